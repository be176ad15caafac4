import { foot } from '../geometry/box.ts';
import { distanceToLine } from '../geometry/polygon.ts';
import type { Point } from '../geometry/types.ts';
import type { Track } from '../tracking/track.ts';
import { inZone, median, param, reading, truth } from './readings.ts';
import type { Finding, RuleContext, RuleModule } from './rule-module.ts';
import { aspectOf } from './scale.ts';

export const WRONG_WAY = {
  /** A direction is taken over this many seconds, between medians of three places. */
  window: 1.2,
  /** Way and speed below which a step has no direction, body heights (a second). */
  leastWay: 0.3,
  leastSpeed: 0.25,
  /** Angle to the allowed direction from which it is wrong, and below which it is right again, degrees. */
  wrongFrom: 120,
  rightBelow: 60,
  /** Way gone against the direction before it counts, body heights. */
  progress: 1.2,
  /** Seconds of going the right way after which all is forgotten. */
  forgetAfter: 1,
  /** A line is watched this far to either side, body heights. */
  lineBand: 2,
  score: 0.3,
  clearAfter: 2,
} as const;

interface Walker {
  readonly id: number;
  path: { time: number; place: Point }[];
  /** Way gone against the direction, body heights. */
  progress: number;
  wrongFor: number;
  rightFor: number;
}

export interface WrongWayState {
  walkers: Walker[];
}

/**
 * Movement against the zone's direction: tracks in the zone, or near the line, whose way over a second or so
 * points more than 120 degrees off it, for long and far enough. Without a direction it finds nothing, and says so.
 */
export const wrongWay: RuleModule<WrongWayState> = {
  event: 'wrong-way',
  init: () => ({ walkers: [] }),
  evaluate(state, rule, context) {
    const direction = context.zone?.direction;
    if (!direction) return { findings: [noDirection()], looks: [] };
    const movers = context.tracks.filter((track) => isMover(state, track) && isThere(track, context));
    const present = new Set(movers.map((track) => track.id));
    state.walkers = state.walkers.filter((walker) => present.has(walker.id));
    const holdFor = param(rule, 'holdFor');
    return { findings: movers.map((track) => follow(state, track, direction, holdFor, context)), looks: [] };
  },
};

function noDirection(): Finding {
  return {
    subject: 'zone',
    trackIds: [],
    box: null,
    readings: [{ ...truth('has-direction', false, false), threshold: true }],
    holds: false,
    holdFor: 1,
    clearAfter: 1,
    level: 'attention',
  };
}

function isThere({ box }: Track, { zone, picture }: RuleContext): boolean {
  if (zone?.kind !== 'line') return inZone(zone, foot(box));
  return distanceToLine(foot(box), zone.points, aspectOf(picture)) <= WRONG_WAY.lineBand * box[3];
}

const MOVERS = new Set(['person', 'bicycle', 'car', 'motorcycle', 'truck']);

/** Whoever was sure enough once is followed on: half hidden, people are seen with low scores. */
function isMover(state: WrongWayState, track: Track): boolean {
  if (!MOVERS.has(track.label)) return false;
  return track.score >= WRONG_WAY.score || state.walkers.some((walker) => walker.id === track.id);
}

function follow(
  state: WrongWayState,
  track: Track,
  direction: readonly [number, number],
  holdFor: number,
  context: RuleContext,
): Finding {
  const { time, elapsed, picture } = context;
  let walker = state.walkers.find((one) => one.id === track.id);
  if (!walker) {
    walker = { id: track.id, path: [], progress: 0, wrongFor: 0, rightFor: 0 };
    state.walkers.push(walker);
  }
  if (track.state === 'confirmed') remember(walker, track, time, aspectOf(picture), direction);
  const way = wayOf(walker, track.box[3], direction);
  const wrong = track.state === 'confirmed' && way !== null && way >= WRONG_WAY.wrongFrom;
  const right = track.state === 'confirmed' && way !== null && way < WRONG_WAY.rightBelow;
  walker.wrongFor = wrong ? walker.wrongFor + elapsed : Math.max(0, walker.wrongFor - elapsed / 2);
  walker.rightFor = right ? walker.rightFor + elapsed : 0;
  if (walker.rightFor >= WRONG_WAY.forgetAfter) {
    walker.progress = 0;
    walker.wrongFor = 0;
  }
  return {
    subject: `track:${track.id}`,
    trackIds: [track.id],
    box: track.box,
    readings: [
      reading('against-direction', way ?? 0, WRONG_WAY.wrongFrom),
      reading('progress-against', walker.progress, WRONG_WAY.progress),
      reading('held-for', walker.wrongFor, holdFor),
    ],
    holds: walker.progress >= WRONG_WAY.progress && walker.wrongFor > 0,
    heldFor: walker.wrongFor,
    holdFor,
    clearAfter: WRONG_WAY.clearAfter,
    level: 'alarm',
  };
}

/** Adds the feet's place, in picture heights, and the way gone against the direction since the last. */
function remember(
  walker: Walker,
  track: Track,
  time: number,
  aspect: number,
  direction: readonly [number, number],
): void {
  const [x, y] = foot(track.box);
  const place: Point = [x * aspect, y];
  const last = walker.path.at(-1);
  if (last) {
    const along = project(last.place, place, direction) / track.box[3];
    // A leap is a track that changed its person.
    if (Math.abs(along) < 1) walker.progress = Math.max(0, walker.progress - along);
    else walker.path = [];
  }
  walker.path.push({ time, place });
  while (time - walker.path[0]!.time > WRONG_WAY.window) walker.path.shift();
}

function project(from: Point, to: Point, [dx, dy]: readonly [number, number]): number {
  return ((to[0] - from[0]) * dx + (to[1] - from[1]) * dy) / Math.hypot(dx, dy);
}

/** Angle of the way gone to the direction in degrees, or null while it is too short or too slow. */
function wayOf(walker: Walker, height: number, direction: readonly [number, number]): number | null {
  const { path } = walker;
  if (path.length < 4) return null;
  const span = path.at(-1)!.time - path[0]!.time;
  if (span < 0.6 * WRONG_WAY.window) return null;
  const from = middle(path.slice(0, 3));
  const to = middle(path.slice(-3));
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length < WRONG_WAY.leastWay * height || length < WRONG_WAY.leastSpeed * height * span) return null;
  return (Math.acos(Math.max(-1, Math.min(1, project(from, to, direction) / length))) * 180) / Math.PI;
}

function middle(places: readonly { place: Point }[]): Point {
  return [median(places.map(({ place }) => place[0])), median(places.map(({ place }) => place[1]))];
}
