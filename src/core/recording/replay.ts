import {
  closeSlot,
  createSlot,
  restartSlot,
  runSlot,
  type RuleOutcome,
  type RuleSlot,
} from '../rules/rule-runner.ts';
import type { Detection } from '../detection/detection.ts';
import type { Box } from '../geometry/types.ts';
import type { Alert } from '../rules/alert.ts';
import { createPrior, heightAt, learnPrior } from '../rules/scale.ts';
import { rulesMayRun } from '../scenario/authorisation.ts';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import { BACK, GAP } from '../pipeline.ts';
import type { Recording, RecordedFrame } from './recording.ts';

/** What a rule made of one recorded step. */
export type OnStep = (time: number, rule: Rule, outcome: RuleOutcome) => void;

const NO_DETECTIONS: readonly Detection[] = [];

/** Steps between two chances for others to run. */
const SLICE = 250;

/**
 * Runs rules over a recording, as the pipeline ran them when it was made: the same rules give the same alerts.
 * A generator, so that a long recording need not hold up a page: each `next()` does a slice.
 * @param rules those of the scenario, or some of them: rules know nothing of one another
 * @param fixtures places of things that belong there, from the first step on; those of the scenario unless said
 * @param began when media time 0 was by the clock of the place (see `StepInput.at`); null where nobody knows
 * @returns every alert in its last form, in the order in which they were raised
 */
export function* replay(
  recording: Recording,
  scenario: Scenario,
  rules: readonly Rule[] = scenario.rules,
  onStep: OnStep = () => undefined,
  fixtures: readonly Box[] = scenario.fixtures ?? [],
  began: number | null = null,
): Generator<void, Alert[]> {
  const slots = rules.map(createSlot);
  const alerts = new Map<string, Alert>();
  const scene = { time: Number.NaN, startedAt: Number.NaN, prior: createPrior(), width: 0, height: 0 };
  const height = (y: number): number | null => heightAt(scene.prior, y);
  let steps = 0;
  for (const frame of recording.frames()) {
    const elapsed = advance(scene, slots, frame);
    // Field by field: in the hot path of a long recording, a spread costs as much as a rule.
    const context = {
      time: frame.time,
      elapsed,
      picture: frame.picture,
      tracks: frame.tracks,
      ended: frame.ended,
      detections: NO_DETECTIONS,
      evidence: frame.evidence,
      sound: frame.sound,
      looks: frame.looks,
      heightAt: height,
      fixtures,
    };
    const mayRun = began === null || rulesMayRun(scenario, began + frame.time * 1000);
    for (const slot of slots) {
      const outcome = mayRun
        ? runSlot(slot, context, scenario, scene.startedAt)
        : closeSlot(slot, frame.time);
      for (const alert of outcome.changed) alerts.set(alert.id, alert);
      onStep(frame.time, slot.rule, outcome);
    }
    if (++steps % SLICE === 0) yield;
  }
  return [...alerts.values()];
}

interface Scene {
  time: number;
  startedAt: number;
  prior: ReturnType<typeof createPrior>;
  width: number;
  height: number;
}

/** Carries the scene on to a frame; returns the seconds that count for clocks. */
function advance(scene: Scene, slots: readonly RuleSlot[], { time, picture, tracks }: RecordedFrame): number {
  const resized = scene.width !== 0 && (scene.width !== picture.width || scene.height !== picture.height);
  if (resized || time < scene.time - BACK) {
    for (const slot of slots) restartSlot(slot);
    scene.startedAt = Number.NaN;
    scene.prior = createPrior();
  }
  const passed = Number.isNaN(scene.time) ? 0 : time - scene.time;
  const elapsed = passed < 0 || passed > GAP || resized ? 0 : passed;
  scene.time = time;
  scene.width = picture.width;
  scene.height = picture.height;
  if (Number.isNaN(scene.startedAt)) scene.startedAt = time;
  learnPrior(scene.prior, tracks, elapsed, picture.width / picture.height);
  return elapsed;
}

/** Runs a generator to its end at once. */
export function runAll<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
