import type { Zone } from '../scenario/scenario.ts';
import { pointInPolygon } from '../geometry/polygon.ts';
import type { Point } from '../geometry/types.ts';
import type { Reading } from './alert.ts';
import { PARAMS } from './params.ts';
import type { ConditionId } from './conditions.ts';
import type { Rule } from '../scenario/scenario.ts';

/** A number parameter of a rule, or its default. */
export function numberParam(rule: Rule, name: string): number {
  const value = rule.params[name];
  if (typeof value === 'number') return value;
  const spec = PARAMS[rule.event][name];
  if (spec?.kind !== 'number') throw new RangeError(`no number parameter: ${rule.event}.${name}`);
  return spec.default;
}

/** A reading that is met from `threshold` up. */
export function atLeast(
  condition: ConditionId,
  value: number,
  threshold: number,
  since: number | null = null,
): Reading {
  return { condition, value: round(value), threshold, met: value >= threshold, since };
}

/** A reading that is met from `threshold` down. */
export function atMost(
  condition: ConditionId,
  value: number,
  threshold: number,
  since: number | null = null,
): Reading {
  return { condition, value: round(value), threshold, met: value <= threshold, since };
}

/** A reading that is so or not. */
export function truth(
  condition: ConditionId,
  value: string | boolean,
  met: boolean,
  since: number | null = null,
): Reading {
  return { condition, value, threshold: null, met, since };
}

/** Readings are shown to people: three decimals are plenty, and files stay small. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Whether a place counts as inside a zone; the whole picture where there is none, nothing for a line. */
export function inZone(zone: Zone | null, place: Point): boolean {
  if (zone === null) return true;
  return zone.kind === 'area' && pointInPolygon(place, zone.points);
}

/** The middle one of some values, of an even number the upper; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
