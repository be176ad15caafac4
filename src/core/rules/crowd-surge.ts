import type { CrowdMotion } from '../pixels/crowd-motion.ts';
import { RUN } from '../pixels/crowd-motion.ts';
import { foot, unionOf } from '../geometry/box.ts';
import type { Track } from '../tracking/track.ts';
import type { Reading } from './alert.ts';
import { inZone, median, param, reading } from './readings.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';
import { aspectOf } from './scale.ts';

/** Numbers of the rule, from trials on synthetic crowds and on calm footage. Seconds, body heights, people. */
export const SURGE = {
  /** So much of the past must be known, and so much of it is remembered; the newest part is left out. */
  history: 8,
  memory: 180,
  leaveOut: 1.5,
  sampleEvery: 0.5,
  /** What is usual changes slowly, and its medians are most of what this rule costs. */
  usualEvery: 2,
  /** Fewer people than this are no crowd: counted as the most of the last `countOver` seconds. */
  people: 5,
  countOver: 3,
  /** Energy must be this many times what is usual here, and this much more. */
  rise: 2,
  more: 0.5,
  places: 6,
  fastShare: 0.5,
  /** Share of the people followed who run, and how many at least. */
  runners: 0.5,
  leastRunners: 3,
  /** Share of runners that is usual where people always run: a platform, a sports field. */
  usualRunners: 0.25,
  holdFor: 0.8,
  clearAfter: 3,
} as const;

/** Which way a crowd moves: a label, not evidence (any lone walker is "all one way"). */
export type SurgeKind = 'scatter' | 'gather' | 'one-way' | 'turmoil';

interface Sample {
  readonly time: number;
  readonly energy: number;
  readonly runners: number;
  readonly people: number;
}

/** What is usual in a scene: medians over its past. */
interface Usual {
  readonly energy: number;
  readonly runners: number;
}

export interface SurgeState {
  past: Sample[];
  usual: Usual | null;
  usualAt: number;
  /** Clocks of the two channels: what the tracks say, and what the flow says. */
  tracksFor: number;
  flowFor: number;
}

/**
 * A crowd that suddenly runs: by the speed of the people who are followed, and by the flow of the picture, each
 * held against the scene's own past. One of them is worth attention, both are an alarm.
 */
export const crowdSurge: RuleModule<SurgeState> = {
  event: 'crowd-surge',
  init: () => ({ past: [], usual: null, usualAt: -1e9, tracksFor: 0, flowFor: 0 }),
  evaluate(state, rule, context) {
    const people = context.tracks.filter(
      (track) => track.label === 'person' && track.score >= 0.3 && inZone(context.zone, foot(track.box)),
    );
    const runners = people.filter((track) => isRunning(track, context));
    const motion = context.evidence?.motion ?? null;
    const factor = 2 ** (1 - 2 * param(rule, 'sensitivity'));
    const { usual } = state;
    const enough = mostPeople(state, context.time, people.length) >= SURGE.people;
    const run = runShare(people, runners);
    const byTracks = enough && usual !== null && runs(runners.length, run, usual.runners, factor);
    const byFlow = enough && usual !== null && motion !== null && surges(motion, usual.energy, factor);
    carry(state, context.elapsed, byTracks, byFlow, motion === null);
    remember(state, context.time, people.length, run, motion, byTracks || byFlow);
    const readings = argue(people.length, run, motion, usual, factor, context);
    return { findings: [finding(state, runners.length > 0 ? runners : people, readings)], looks: [] };
  },
};

/** Body heights a second of somebody followed; the box's own height is the scale. */
function isRunning({ state, velocity, box }: Track, context: RuleContext): boolean {
  if (state !== 'confirmed') return false;
  const aspect = aspectOf(context.picture);
  return Math.hypot(velocity[0] * aspect, velocity[1]) / box[3] >= RUN;
}

function runShare(people: readonly Track[], runners: readonly Track[]): number {
  const seen = people.filter((track) => track.state === 'confirmed').length;
  return seen === 0 ? 0 : runners.length / seen;
}

function runs(runners: number, share: number, usual: number, factor: number): boolean {
  return (
    runners >= Math.max(2, SURGE.leastRunners * factor) &&
    share >= Math.min(0.9, SURGE.runners * factor) &&
    usual < SURGE.usualRunners
  );
}

function surges(motion: CrowdMotion, usual: number, factor: number): boolean {
  return (
    motion.energy > factor * SURGE.rise * usual + SURGE.more &&
    motion.fastPlaces >= SURGE.places * factor &&
    motion.fastShare >= SURGE.fastShare
  );
}

/** What is usual here: medians over the past, the newest part left out. Null while too little is known. */
function usualOf(past: readonly Sample[], time: number): Usual | null {
  const known = past.filter((sample) => time - sample.time > SURGE.leaveOut);
  if (known.length === 0 || time - known[0]!.time < SURGE.history) return null;
  return {
    energy: median(known.map((sample) => sample.energy)),
    runners: median(known.map((sample) => sample.runners)),
  };
}

function mostPeople({ past }: SurgeState, time: number, now: number): number {
  let most = now;
  for (let i = past.length - 1; i >= 0 && time - past[i]!.time <= SURGE.countOver; i--)
    most = Math.max(most, past[i]!.people);
  return most;
}

/** The clocks leak rather than stop, so that one bad step restarts nothing. */
function carry(state: SurgeState, elapsed: number, byTracks: boolean, byFlow: boolean, blind: boolean): void {
  const next = (clock: number, on: boolean): number =>
    Math.min(SURGE.holdFor + 0.5, Math.max(0, clock + (on ? elapsed : -elapsed)));
  state.tracksFor = next(state.tracksFor, byTracks);
  // A step without motion vectors (the same picture twice) says nothing either way.
  if (!blind) state.flowFor = next(state.flowFor, byFlow);
}

/** A surge does not teach the rule that surges are usual. */
function remember(
  state: SurgeState,
  time: number,
  people: number,
  runners: number,
  motion: CrowdMotion | null,
  suspect: boolean,
): void {
  const last = state.past.at(-1);
  if (suspect || (last && time - last.time < SURGE.sampleEvery)) return;
  state.past.push({ time, people, runners, energy: motion?.energy ?? last?.energy ?? 0 });
  while (time - state.past[0]!.time > SURGE.memory) state.past.shift();
  if (state.usual && time - state.usualAt < SURGE.usualEvery) return;
  state.usual = usualOf(state.past, time);
  state.usualAt = time;
}

function argue(
  people: number,
  run: number,
  motion: CrowdMotion | null,
  usual: Usual | null,
  factor: number,
  { evidence }: RuleContext,
): Reading[] {
  const readings = [
    reading('people-count', people, SURGE.people),
    reading('running-share', run, Math.min(0.9, SURGE.runners * factor)),
  ];
  if (evidence) readings.push(reading('camera-health', evidence.health, 'ok'));
  if (motion && usual) {
    readings.push(
      reading('motion-rise', (motion.energy - SURGE.more) / Math.max(0.1, usual.energy), factor * SURGE.rise),
      reading('fast-places', motion.fastPlaces, SURGE.places * factor),
      reading('surge-kind', kindOf(motion), null),
    );
  }
  return readings;
}

export function kindOf({ spreading, speed, alignment }: CrowdMotion): SurgeKind {
  if (spreading < -0.32 * speed) return 'gather';
  if (spreading > 0.4 * speed) return 'scatter';
  return alignment > 0.7 ? 'one-way' : 'turmoil';
}

function finding(state: SurgeState, people: readonly Track[], readings: readonly Reading[]): Finding {
  const both = state.tracksFor >= SURGE.holdFor && state.flowFor >= SURGE.holdFor;
  const heldFor = Math.max(state.tracksFor, state.flowFor);
  return {
    subject: 'crowd',
    trackIds: people.map((track) => track.id),
    box: unionOf(people.map((track) => track.box)),
    readings,
    holds: heldFor > 0,
    heldFor,
    holdFor: SURGE.holdFor,
    clearAfter: SURGE.clearAfter,
    level: both ? 'alarm' : 'attention',
  };
}
