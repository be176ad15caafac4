import { foot, iou, unionOf } from '../geometry/box.ts';
import { imageToGround } from '../geometry/homography.ts';
import type { Point } from '../geometry/types.ts';
import type { Track } from '../tracking/track.ts';
import { inZone, median, param, reading } from './readings.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';
import { groundMap } from './scale.ts';

export const CROWD = {
  /** People are counted as the median over this many seconds, from samples at least this far apart. */
  window: 4,
  sampleEvery: 0.2,
  /** Once over, the count must fall below this share of the limit. */
  leaveShare: 0.8,
  /** Width of the kernel by which people are spread over the ground, metres. */
  kernel: 1.2,
  /** Above this many people, or where they cover one another by this much (mean IoU), a count is a lower bound. */
  countable: 20,
  covered: 0.15,
  clearAfter: 3,
} as const;

interface Sample {
  readonly time: number;
  readonly all: number;
  readonly seen: number;
  /** Density where it is highest, people/m²; null without a calibrated ground. */
  readonly densest: number | null;
  readonly seenDensest: number | null;
  readonly covered: boolean;
}

/** Medians over the samples of the window, and whether they are a lower bound. */
interface Crowd extends Pick<Sample, 'all' | 'seen' | 'densest' | 'seenDensest'> {
  readonly bound: boolean;
}

export interface CrowdState {
  samples: Sample[];
  /** Made anew with each sample, not with each step. */
  crowd: Crowd;
  over: boolean;
}

/**
 * Too many people for the place: the median count of people whose feet are in the zone, and where the ground is
 * calibrated people to the square metre where they stand closest, since half an empty zone makes no crush safe. A
 * count in a dense crowd is a lower bound (people hide one another), and says so. It is weaker evidence when people
 * who are not seen at the moment make it up.
 */
export const crowdDensity: RuleModule<CrowdState> = {
  event: 'crowd-density',
  init: () => ({
    samples: [],
    crowd: { all: 0, seen: 0, densest: null, seenDensest: null, bound: false },
    over: false,
  }),
  evaluate(state, rule, context) {
    const people = context.tracks.filter(
      (track) => isCounted(track) && inZone(context.zone, foot(track.box)),
    );
    takeSample(state, people, context);
    const { all, seen, densest, seenDensest, bound } = state.crowd;
    const maxPeople = param(rule, 'maxPeople');
    const maxDensity = param(rule, 'maxDensity');
    const share = Math.max(all / maxPeople, (densest ?? 0) / maxDensity);
    const settled = isSettled(state, param(rule, 'holdFor'));
    state.over = settled && share >= (state.over ? CROWD.leaveShare : 1);
    const seenShare = Math.max(seen / maxPeople, (seenDensest ?? 0) / maxDensity);
    const finding: Finding = {
      subject: 'zone',
      trackIds: people.map((track) => track.id),
      box: unionOf(people.map((track) => track.box)),
      readings: [
        reading(bound ? 'people-at-least' : 'people-count', all, maxPeople),
        ...(densest === null ? [] : [reading('density', densest, maxDensity)]),
      ],
      holds: state.over,
      holdFor: param(rule, 'holdFor'),
      clearAfter: CROWD.clearAfter,
      level: seenShare >= 1 ? 'alarm' : 'attention',
    };
    return { findings: [finding], looks: [] };
  },
};

function isCounted(track: Track): boolean {
  return track.label === 'person' && track.score >= 0.3;
}

function takeSample(state: CrowdState, people: readonly Track[], context: RuleContext): void {
  const { time } = context;
  const last = state.samples.at(-1);
  if (last && time - last.time < CROWD.sampleEvery) return;
  const seen = people.filter((track) => track.state === 'confirmed');
  state.samples.push({
    time,
    all: people.length,
    seen: seen.length,
    densest: densestOf(people, context),
    seenDensest: densestOf(seen, context),
    covered: meanOverlap(seen) > CROWD.covered,
  });
  while (time - state.samples[0]!.time > CROWD.window) state.samples.shift();
  state.crowd = crowdOf(state.samples);
}

function crowdOf(samples: readonly Sample[]): Crowd {
  const all = median(samples.map((one) => one.all));
  return {
    all,
    seen: median(samples.map((one) => one.seen)),
    densest: medianOrNull(samples.map((one) => one.densest)),
    seenDensest: medianOrNull(samples.map((one) => one.seenDensest)),
    bound: all > CROWD.countable || 2 * samples.filter((one) => one.covered).length > samples.length,
  };
}

/** One crowded picture is not a median yet. */
function isSettled(state: CrowdState, holdFor: number): boolean {
  const span = state.samples.at(-1)!.time - state.samples[0]!.time;
  return span >= Math.min(1, holdFor);
}

/**
 * People to the square metre where they stand closest: each is spread over the ground by a Gaussian, and the sum is
 * taken at every one of them (a local measure in the sense of Helbing et al. 2007).
 */
function densestOf(people: readonly Track[], { scenario }: RuleContext): number | null {
  const map = groundMap(scenario.calibration);
  if (map === null) return null;
  const places = people.flatMap(({ box }): Point[] => {
    const place = imageToGround(map, foot(box));
    return place ? [place] : [];
  });
  const spread = 2 * CROWD.kernel ** 2;
  const at = ([x, y]: Point): number =>
    places.reduce((sum, [px, py]) => sum + Math.exp(-((x - px) ** 2 + (y - py) ** 2) / spread), 0);
  return places.length === 0 ? 0 : Math.max(...places.map(at)) / (Math.PI * spread);
}

/** How much people cover one another, 0..1: the mean of each one's largest overlap. */
function meanOverlap(people: readonly Track[]): number {
  if (people.length < 3) return 0;
  const largest = (one: Track): number =>
    people.reduce((most, other) => (other === one ? most : Math.max(most, iou(one.box, other.box))), 0);
  return people.reduce((sum, one) => sum + largest(one), 0) / people.length;
}

function medianOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}
