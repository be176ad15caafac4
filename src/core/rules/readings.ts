import { pointInPolygon } from '../geometry/polygon.ts';
import type { Point } from '../geometry/types.ts';
import type { Rule, Zone } from '../scenario/scenario.ts';
import type { Reading } from './alert.ts';
import { CONDITIONS, type ConditionId } from './conditions.ts';
import { PARAMS } from './params.ts';

/** A reading whose value is held against its threshold the way its condition says; no threshold: always met. */
export function reading(
  condition: ConditionId,
  value: number | string | boolean,
  threshold: number | string | boolean | null,
  since: number | null = null,
): Reading {
  const met = isMet(condition, value, threshold);
  return { condition, value: typeof value === 'number' ? round(value) : value, threshold, met, since };
}

function isMet(condition: ConditionId, value: Reading['value'], threshold: Reading['threshold']): boolean {
  if (threshold === null) return true;
  const { compare } = CONDITIONS[condition];
  if (compare === 'is') return value === threshold;
  if (typeof value !== 'number' || typeof threshold !== 'number') return false;
  // A hair of slack: clocks are sums of steps.
  return compare === '>=' ? value >= threshold - 1e-6 : value <= threshold + 1e-6;
}

/** A reading of something that is so or not, with no threshold to hold it against. */
export function truth(
  condition: ConditionId,
  value: string | boolean,
  met: boolean,
  since: number | null = null,
): Reading {
  return { condition, value, threshold: null, met, since };
}

/** A rule's numeric parameter, or its default. */
export function param(rule: Rule, name: string): number {
  const given = rule.params[name];
  if (typeof given === 'number') return given;
  const spec = PARAMS[rule.event][name];
  if (spec?.kind !== 'number') throw new RangeError(`${rule.event} has no numeric parameter ${name}`);
  return spec.default;
}

/** Whether a point lies in a rule's zone; everything lies in the whole picture, nothing in a line. */
export function inZone(zone: Zone | null, point: Point): boolean {
  if (zone === null) return true;
  return zone.kind === 'area' && pointInPolygon(point, zone.points);
}

/** The middle one of some values, of an even number the upper; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = new Float64Array(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

/** Readings are shown to people: three decimals are plenty, and files stay small. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
