import { foot, unionOf } from '../geometry/box.ts';
import { groundArea } from '../geometry/homography.ts';
import type { Track } from '../tracking/track.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';
import { inZone, median, param, reading } from './readings.ts';
import { groundMap } from './scale.ts';

export const CROWD = {
  /** People are counted as the median over this many seconds, from samples at least this far apart. */
  window: 4,
  sampleEvery: 0.2,
  /** Once over, the count must fall below this share of the limit. */
  leaveShare: 0.8,
  clearAfter: 3,
} as const;

export interface CrowdState {
  samples: { time: number; all: number; seen: number }[];
  over: boolean;
}

/**
 * Too many people for the place: the median count of people whose feet are in the zone, and where the
 * ground is calibrated people to the square metre. A count in a dense crowd is a lower bound (people hide
 * one another), so passing the limit is as sure there as elsewhere; it is weaker evidence only when people
 * who are not seen at the moment make it up.
 */
export const crowdDensity: RuleModule<CrowdState> = {
  event: 'crowd-density',
  init: () => ({ samples: [], over: false }),
  evaluate(state, rule, context) {
    const people = context.tracks.filter(
      (track) => isCounted(track) && inZone(context.zone, foot(track.box)),
    );
    sample(state, people, context.time);
    const all = median(state.samples.map((one) => one.all));
    const seen = median(state.samples.map((one) => one.seen));
    const maxPeople = param(rule, 'maxPeople');
    const maxDensity = param(rule, 'maxDensity');
    const area = zoneArea(context);
    const share = Math.max(all / maxPeople, area === null ? 0 : all / area / maxDensity);
    const settled = isSettled(state, param(rule, 'holdFor'));
    state.over = settled && share >= (state.over ? CROWD.leaveShare : 1);
    const seenShare = Math.max(seen / maxPeople, area === null ? 0 : seen / area / maxDensity);
    const finding: Finding = {
      subject: 'zone',
      trackIds: people.map((track) => track.id),
      box: unionOf(people.map((track) => track.box)),
      readings: [
        reading('people-count', all, maxPeople),
        ...(area === null ? [] : [reading('density', all / area, maxDensity)]),
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

function sample(state: CrowdState, people: readonly Track[], time: number): void {
  const last = state.samples.at(-1);
  if (last && time - last.time < CROWD.sampleEvery) return;
  const seen = people.filter((track) => track.state === 'confirmed').length;
  state.samples.push({ time, all: people.length, seen });
  while (time - state.samples[0]!.time > CROWD.window) state.samples.shift();
}

/** One crowded picture is not a median yet. */
function isSettled(state: CrowdState, holdFor: number): boolean {
  const span = state.samples.at(-1)!.time - state.samples[0]!.time;
  return span >= Math.min(1, holdFor);
}

function zoneArea({ zone, scenario }: RuleContext): number | null {
  const map = groundMap(scenario.calibration);
  if (map === null || zone === null || zone.kind !== 'area') return null;
  const area = groundArea(map, zone.points);
  return area !== null && area > 0.5 ? area : null;
}
