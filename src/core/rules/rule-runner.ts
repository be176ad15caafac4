import type { LookRequest } from '../detection/look.ts';
import type { RuleReading } from '../pipeline-types.ts';
import type { EventId, Rule, Scenario } from '../scenario/scenario.ts';
import { closeMachine, createMachine, stepMachine, type MachineState } from './alert-machine.ts';
import type { Alert } from './alert.ts';
import type { RuleContext } from './rule-module.ts';
import { RULES } from './rules.ts';

/** Rules that rest on pixels: at the start they wait until the scene is known. */
export const PIXEL_RULES: ReadonlySet<EventId> = new Set(['abandoned-object', 'fire-start', 'crowd-surge']);

/** A rule with everything it remembers. Plain data. */
export interface RuleSlot {
  rule: Rule;
  state: unknown;
  readonly machine: MachineState;
}

export function createSlot(rule: Rule): RuleSlot {
  return { rule, state: RULES[rule.event].init(rule), machine: createMachine() };
}

/** Forgets what the rule has seen; alerts that are open stay. */
export function restartSlot(slot: RuleSlot): void {
  slot.state = RULES[slot.rule.event].init(slot.rule);
}

/** The rule may not run now: its alerts are over, and it begins anew when it may again. */
export function closeSlot(slot: RuleSlot, time: number): RuleOutcome {
  restartSlot(slot);
  return { ...NOTHING, changed: closeMachine(slot.machine, time) };
}

export interface RuleOutcome {
  readonly changed: readonly Alert[];
  readonly readings: readonly RuleReading[];
  readonly looks: readonly LookRequest[];
}

const NOTHING: RuleOutcome = { changed: [], readings: [], looks: [] };

/**
 * One step of one rule.
 * @param startedAt media time of the first frame since the start or the last restart, for the warm-up
 */
export function runSlot(
  slot: RuleSlot,
  context: Omit<RuleContext, 'zone' | 'scenario'>,
  scenario: Scenario,
  startedAt: number,
): RuleOutcome {
  const { rule } = slot;
  const zone = scenario.zones.find((one) => one.id === rule.zone) ?? null;
  // A rule whose zone is gone watches nothing; it must not fall back to the whole picture.
  if (rule.zone !== null && zone === null) return NOTHING;
  const { time, elapsed, picture, tracks, ended, detections, evidence, sound, heightAt, fixtures } = context;
  const { findings, looks } = RULES[rule.event].evaluate(slot.state, rule, {
    time,
    elapsed,
    picture,
    scenario,
    zone,
    tracks,
    ended,
    detections,
    evidence,
    sound: sound ?? null,
    heightAt,
    looks: context.looks,
    fixtures,
  });
  const warming = PIXEL_RULES.has(rule.event) && context.time - startedAt < scenario.analysis.warmUp;
  const counted = warming ? findings.map((one) => ({ ...one, holds: false, heldFor: 0 })) : findings;
  const { changed, readings } = stepMachine(slot.machine, rule, counted, context.time, context.elapsed);
  return { changed, readings, looks };
}
