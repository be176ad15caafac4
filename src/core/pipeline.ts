import type { LookRequest } from './detection/look.ts';
import type { Size } from './geometry/types.ts';
import {
  createPixelState,
  stepPixels,
  type PixelEvidence,
  type PixelState,
} from './pixels/pixel-evidence.ts';
import type { RuleReading, StepInput, StepOutput } from './pipeline-types.ts';
import type { Alert } from './rules/alert.ts';
import { closeSlot, createSlot, restartSlot, runSlot, type RuleSlot } from './rules/rule-runner.ts';
import { createPrior, heightAt, learnPrior, touchesEdge, type HeightPrior } from './rules/scale.ts';
import { createSoundState, stepSound, type SoundEvidence, type SoundState } from './sound/sound-evidence.ts';
import { rulesMayRun } from './scenario/authorisation.ts';
import type { Rule, Scenario } from './scenario/scenario.ts';
import type { Track } from './tracking/track.ts';
import { createTracker, stepTracker, viewTracks, type TrackerState } from './tracking/tracker.ts';

/** Beyond this many seconds between frames nobody knows what happened: clocks do not count it. */
export const GAP = 2;
/** A step back of more than this many seconds is a seek: tracks and pixels start anew. */
export const BACK = 1;
/** Boxes of people at least this sure keep the pixel evidence from taking a person for a thing. */
const PERSON_SCORE = 0.3;

/** Whom the count takes in; `hiddenFor` in seconds, the others as shares of the picture. */
const COUNTED = { leastHeight: 0.1, hiddenFor: 1.5, edge: 0.03 } as const;

/** Everything the line remembers. Plain data: survives `structuredClone`, so it can be checkpointed. */
export interface PipelineState {
  scenario: Scenario;
  time: number;
  startedAt: number;
  picture: Size | null;
  tracker: TrackerState;
  pixels: PixelState | null;
  /** What was heard; null before anything was. */
  sound: SoundState | null;
  /** How tall people appear, by where they stand. */
  prior: HeightPrior;
  slots: RuleSlot[];
}

export function createPipeline(scenario: Scenario): PipelineState {
  return {
    scenario,
    time: Number.NaN,
    startedAt: Number.NaN,
    picture: null,
    tracker: createTracker(),
    pixels: null,
    sound: null,
    prior: createPrior(),
    slots: scenario.rules.map(createSlot),
  };
}

/**
 * Replaces the scenario. Tracks stay; rules that did not change, and whose zone did not, keep what they know.
 * @param reset forget tracks, pixels and every rule's state
 */
export function setScenario(state: PipelineState, scenario: Scenario, reset: boolean): void {
  const before = state.scenario;
  state.scenario = scenario;
  if (reset) restart(state);
  state.slots = scenario.rules.map((rule) => {
    const kept = reset ? undefined : state.slots.find((slot) => isSame(slot.rule, rule, before, scenario));
    if (!kept) return createSlot(rule);
    kept.rule = rule;
    return kept;
  });
}

function isSame(a: Rule, b: Rule, before: Scenario, after: Scenario): boolean {
  if (a.id !== b.id || a.event !== b.event || a.zone !== b.zone) return false;
  const zone = (scenario: Scenario, id: string | null): string =>
    JSON.stringify(scenario.zones.find((one) => one.id === id) ?? null);
  return (
    JSON.stringify(a.params) === JSON.stringify(b.params) && zone(before, a.zone) === zone(after, b.zone)
  );
}

function restart(state: PipelineState): void {
  // Ids go on: an id is never used twice in a session.
  state.tracker = { ...createTracker(), nextId: state.tracker.nextId };
  state.pixels = null;
  state.sound = null;
  state.prior = createPrior();
  state.startedAt = Number.NaN;
}

/**
 * One analysed frame: tracks, then pixels, then rules, then alerts. Changes `state` in place; the same
 * inputs in the same order give the same outputs.
 */
export function step(state: PipelineState, input: StepInput): StepOutput {
  const { time, picture } = input;
  const resized =
    state.picture !== null &&
    (state.picture.width !== picture.width || state.picture.height !== picture.height);
  const back = time < state.time - BACK;
  if (resized || back) {
    restart(state);
    for (const slot of state.slots) restartSlot(slot);
  }
  const passed = Number.isNaN(state.time) ? 0 : time - state.time;
  const elapsed = passed < 0 || passed > GAP || resized ? 0 : passed;
  state.time = time;
  state.picture = picture;
  if (Number.isNaN(state.startedAt)) state.startedAt = time;
  const ended = stepTracker(state.tracker, time, input.detections, picture);
  const tracks = viewTracks(state.tracker.tracks, time, picture);
  learnPrior(state.prior, tracks, elapsed, picture.width / picture.height);
  const context = {
    time,
    elapsed,
    picture,
    tracks: tracks.filter((track) => track.state !== 'tentative'),
    ended: viewTracks(ended, time, picture),
    detections: input.detections,
    evidence: lookAtPixels(state, input),
    sound: listen(state, input),
    heightAt: (y: number) => heightAt(state.prior, y),
    looks: input.looks,
    fixtures: state.scenario.fixtures ?? [],
  };
  const changed: Alert[] = [];
  const readings: RuleReading[] = [];
  const looks: LookRequest[] = [];
  const mayRun = rulesMayRun(state.scenario, input.at ?? null);
  for (const slot of state.slots) {
    const outcome = mayRun ? runSlot(slot, context, state.scenario, state.startedAt) : closeSlot(slot, time);
    changed.push(...outcome.changed);
    readings.push(...outcome.readings);
    looks.push(...outcome.looks);
  }
  return {
    time,
    tracks,
    ended: context.ended,
    evidence: context.evidence,
    sound: context.sound,
    changed,
    readings,
    people: countPeople(context.tracks, time),
    looks,
  };
}

/** What the sound tells, where there is any. What is usual is known from before, though nothing listened meanwhile. */
function listen(state: PipelineState, { sound }: StepInput): SoundEvidence | null {
  if (!sound || sound.length === 0) return null;
  state.sound ??= createSoundState();
  return stepSound(state.sound, sound);
}

/** The pixel evidence, whether or not a rule uses it now: one that is added later needs it of the past. */
function lookAtPixels(state: PipelineState, input: StepInput): PixelEvidence | null {
  const { pixels, time } = input;
  if (!pixels) return null;
  const { width, height } = state.pixels?.background ?? { width: 0, height: 0 };
  if (!state.pixels || width !== pixels.width || height !== pixels.height) {
    state.pixels = createPixelState(pixels.width, pixels.height);
  }
  const seen = input.detections.filter(({ score }) => score >= PERSON_SCORE);
  const people = seen.flatMap(({ label, box }) => (label === 'person' ? [box] : []));
  const cloth = seen.flatMap(({ label, box }) => (label === 'person' || label === 'umbrella' ? [box] : []));
  const known = heightAt(state.prior, 0.5) !== null;
  const personHeight = known ? (y: number): number => heightAt(state.prior, y)! : null;
  return stepPixels(state.pixels, pixels, time, people, personHeight, cloth);
}

/**
 * People in the picture: those seen, and those hidden a moment ago who had not reached the edge. Whoever is
 * smaller than a tenth of the picture's height is not counted: such people are seen too unsurely.
 */
function countPeople(tracks: readonly Track[], time: number): number {
  return tracks.filter(({ label, state, box, lastSeen }) => {
    if (label !== 'person' || box[3] < COUNTED.leastHeight) return false;
    if (state === 'confirmed') return true;
    return time - lastSeen <= COUNTED.hiddenFor && !touchesEdge(box, COUNTED.edge);
  }).length;
}

/** The alerts that are raised and not over. */
export function openAlerts(state: PipelineState): Alert[] {
  return state.slots.flatMap(({ machine }) =>
    machine.subjects.flatMap(({ alert }) => (alert && alert.clearedAt === null ? [alert] : [])),
  );
}
