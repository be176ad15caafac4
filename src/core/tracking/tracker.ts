import { LUGGAGE, type ClassName, type Detection } from '../detection/detection.ts';
import { ios, iou } from '../geometry/box.ts';
import type { Box, Size } from '../geometry/types.ts';
import { assign } from './assignment.ts';
import { correctAxis, predictAxis, startAxis, type Axis } from './kalman.ts';
import type { Track } from './track.ts';

/** Numbers of the tracker; times in seconds. Sources: ByteTrack, OC-SORT and trials at 5 to 15 Hz. */
export const TRACKING = {
  /** First-stage, birth and lowest scores. */
  high: 0.5,
  birth: 0.6,
  low: 0.1,
  /** IoU gates of the first and second stage, and of the recovery by last observation. */
  firstIou: 0.2,
  secondIou: 0.5,
  recoverIou: 0.3,
  /** Boxes more unlike in height than this are not one object: sure ones, and weak ones. */
  firstHeights: 2,
  secondHeights: 1.5,
  /** Body heights a second from which somebody walks, and how far back they may then be found (heights). */
  walking: 0.25,
  backward: 0.05,
  /** Weight of the direction cost, and over how many observations a direction is taken. */
  directionWeight: 0.2,
  directionSteps: 3,
  /** A track must be seen again within this to be confirmed. */
  confirmWithin: 0.5,
  lostAfter: 2,
  lostStationary: 8,
  /** Beyond this a step is a gap: nothing is predicted over it. */
  longestStep: 1,
  stationaryIou: 0.6,
  stationaryAfter: 1,
} as const;

interface Seen {
  readonly time: number;
  readonly box: Box;
}

/** A track with what the tracker needs of it. Plain data. */
export interface TrackState {
  readonly id: number;
  label: ClassName;
  votes: Partial<Record<ClassName, number>>;
  scores: number[];
  readonly axes: readonly [cx: Axis, cy: Axis, aspect: Axis, height: Axis];
  firstSeen: number;
  lastSeen: number;
  hits: number;
  confirmed: boolean;
  recent: Seen[];
  /** The place it stands at, and since when. */
  place: Box;
  placeSince: number;
}

export interface TrackerState {
  nextId: number;
  time: number;
  tracks: TrackState[];
}

export function createTracker(): TrackerState {
  return { nextId: 1, time: Number.NaN, tracks: [] };
}

/**
 * One step: predicts every track over the real elapsed time, matches detections in two stages, starts and
 * ends tracks. Works in heights of the picture, so that a person's shape does not depend on its aspect.
 * @param time media time, seconds, later than the last
 * @returns the tracks that ended
 */
export function stepTracker(
  state: TrackerState,
  time: number,
  detections: readonly Detection[],
  picture: Size,
): TrackState[] {
  const aspect = picture.width / picture.height;
  const first = Number.isNaN(state.time);
  const elapsed = first ? 0 : Math.min(TRACKING.longestStep, Math.max(0, time - state.time));
  state.time = time;
  for (const track of state.tracks) predict(track, elapsed);
  const high: Detection[] = [];
  const low: Detection[] = [];
  for (const detection of detections) {
    if (detection.score >= TRACKING.high) high.push(detection);
    else if (detection.score >= TRACKING.low) low.push(detection);
  }
  const unmatched = new Set(state.tracks);
  let rest = match(unmatched, high, time, aspect, firstCost, 1 - TRACKING.firstIou);
  const fresh = new Set(
    [...unmatched].filter((track) => time - track.lastSeen <= 2.5 * Math.max(elapsed, 0.04)),
  );
  match(fresh, low, time, aspect, plainCost, 1 - TRACKING.secondIou);
  for (const track of unmatched) if (track.lastSeen === time) unmatched.delete(track);
  rest = match(unmatched, rest, time, aspect, lastSeenCost, 1 - TRACKING.recoverIou);
  for (const detection of rest) if (detection.score >= TRACKING.birth) begin(state, detection, time, aspect);
  // Nobody can have been seen before the first frame, so a sure box is believed at once (as ByteTrack does).
  if (first) for (const track of state.tracks) track.confirmed = true;
  return end(state, time, aspect);
}

type Cost = (track: TrackState, detection: Detection, aspect: number) => number;

/** Matches in place: matched tracks leave the set. Returns the detections that are left. */
function match(
  tracks: Set<TrackState>,
  detections: readonly Detection[],
  time: number,
  aspect: number,
  cost: Cost,
  gate: number,
): Detection[] {
  const rows = [...tracks];
  if (rows.length === 0 || detections.length === 0) return [...detections];
  const costs = new Float64Array(rows.length * detections.length);
  rows.forEach((track, row) => {
    detections.forEach((detection, column) => {
      const fits = compatible(track.label, detection.label);
      costs[row * detections.length + column] = fits ? cost(track, detection, aspect) : NEVER;
    });
  });
  const matched = assign(costs, rows.length, detections.length, gate);
  const taken = new Set<number>();
  matched.forEach((column, row) => {
    const track = rows[row]!;
    const detection = detections[column];
    if (!detection) return;
    taken.add(column);
    tracks.delete(track);
    correct(track, detection, time, aspect);
  });
  return detections.filter((_, index) => !taken.has(index));
}

/** Costs more than any gate: never matched. */
const NEVER = 9;

const plainCost: Cost = (track, detection, aspect) => {
  const likeness = detection.score >= TRACKING.high ? TRACKING.firstHeights : TRACKING.secondHeights;
  if (!areLike(track.axes[3].value, detection.box[3], likeness)) return NEVER;
  return 1 - iou(boxOf(track, aspect), detection.box);
};

function areLike(a: number, b: number, factor: number): boolean {
  return a < factor * b && b < factor * a;
}

/** IoU with where it was last seen: for who stopped or turned. Nobody walks backwards out of hiding. */
const lastSeenCost: Cost = (track, detection, aspect) => {
  const { box } = track.recent.at(-1)!;
  const [cx, cy, , height] = track.axes;
  const dx = (detection.box[0] + detection.box[2] / 2 - box[0] - box[2] / 2) * aspect;
  const dy = detection.box[1] + detection.box[3] / 2 - box[1] - box[3] / 2;
  const back = -(dx * cx.rate + dy * cy.rate) / Math.max(1e-6, Math.hypot(cx.rate, cy.rate));
  const walks = Math.hypot(cx.rate, cy.rate) > TRACKING.walking * height.value;
  if (walks && back > TRACKING.backward * height.value) return NEVER;
  return 1 - iou(box, detection.box);
};

/** IoU with the prediction, and OC-SORT's consistency of direction. */
const firstCost: Cost = (track, detection, aspect) => {
  const base = plainCost(track, detection, aspect);
  if (base === NEVER) return base;
  const past = track.recent[Math.max(0, track.recent.length - 1 - TRACKING.directionSteps)];
  const last = track.recent.at(-1);
  if (!past || !last || past === last) return base;
  const before = heading(past.box, last.box, aspect);
  const now = heading(past.box, detection.box, aspect);
  if (before.length < 0.02 || now.length < 0.02) return base;
  let turn = Math.abs(before.angle - now.angle);
  if (turn > Math.PI) turn = 2 * Math.PI - turn;
  const consistency = (Math.PI / 2 - turn) / Math.PI;
  return base - TRACKING.directionWeight * consistency * detection.score;
};

function heading(a: Box, b: Box, aspect: number): { angle: number; length: number } {
  const dx = (b[0] + b[2] / 2 - a[0] - a[2] / 2) * aspect;
  const dy = b[1] + b[3] / 2 - a[1] - a[3] / 2;
  return { angle: Math.atan2(dy, dx), length: Math.hypot(dx, dy) };
}

/** Luggage classes are easily mistaken for one another, and so are vehicles. */
const VEHICLES: readonly ClassName[] = ['car', 'truck'];

function compatible(a: ClassName, b: ClassName): boolean {
  return (
    a === b || (LUGGAGE.includes(a) && LUGGAGE.includes(b)) || (VEHICLES.includes(a) && VEHICLES.includes(b))
  );
}

function predict(track: TrackState, elapsed: number): void {
  const height = track.axes[3].value;
  for (const axis of track.axes) predictAxis(axis, elapsed, axis === track.axes[2] ? 0.1 : height);
  // A lost track keeps its size: what it was is a better guess than where the trend leads.
  track.axes[2].rate = 0;
  track.axes[3].rate *= Math.exp(-elapsed);
}

function correct(track: TrackState, detection: Detection, time: number, aspect: number): void {
  const [cx, cy, ratio, height] = measure(detection.box, aspect);
  const size = track.axes[3].value;
  correctAxis(track.axes[0], cx, size);
  correctAxis(track.axes[1], cy, size);
  correctAxis(track.axes[2], ratio, 1);
  correctAxis(track.axes[3], height, size);
  track.axes[3].value = Math.max(0.005, track.axes[3].value);
  track.axes[2].value = Math.max(0.05, track.axes[2].value);
  track.lastSeen = time;
  track.hits++;
  track.votes[detection.label] = (track.votes[detection.label] ?? 0) + detection.score;
  track.label = favourite(track.votes, track.label);
  track.scores.push(detection.score);
  if (track.scores.length > 9) track.scores.shift();
  track.recent.push({ time, box: detection.box });
  if (track.recent.length > 8) track.recent.shift();
  if (track.hits >= 2) track.confirmed = true;
  if (iou(track.place, detection.box) < TRACKING.stationaryIou) {
    track.place = detection.box;
    track.placeSince = time;
  }
}

function favourite(votes: Partial<Record<ClassName, number>>, current: ClassName): ClassName {
  let best = current;
  for (const [label, score] of Object.entries(votes) as [ClassName, number][]) {
    if (score > (votes[best] ?? 0)) best = label;
  }
  return best;
}

function begin(state: TrackerState, detection: Detection, time: number, aspect: number): void {
  // A second box inside an older track's with the same foot line is the same object again.
  const twin = state.tracks.some((track) => {
    const box = boxOf(track, aspect);
    const foot = Math.abs(box[1] + box[3] - detection.box[1] - detection.box[3]);
    return compatible(track.label, detection.label) && ios(box, detection.box) > 0.8 && foot < 0.15 * box[3];
  });
  if (twin) return;
  const [cx, cy, ratio, height] = measure(detection.box, aspect);
  state.tracks.push({
    id: state.nextId++,
    label: detection.label,
    votes: { [detection.label]: detection.score },
    scores: [detection.score],
    axes: [startAxis(cx, height), startAxis(cy, height), startAxis(ratio, 1), startAxis(height, height)],
    firstSeen: time,
    lastSeen: time,
    hits: 1,
    confirmed: false,
    recent: [{ time, box: detection.box }],
    place: detection.box,
    placeSince: time,
  });
}

function end(state: TrackerState, time: number, aspect: number): TrackState[] {
  const ended: TrackState[] = [];
  state.tracks = state.tracks.filter((track) => {
    const unseen = time - track.lastSeen;
    const box = boxOf(track, aspect);
    const outside =
      box[0] + box[2] / 2 < 0 || box[0] + box[2] / 2 > 1 || box[1] > 1 || box[1] + box[3] / 2 < 0;
    const stays = track.lastSeen - track.placeSince >= TRACKING.stationaryAfter;
    const limit = !track.confirmed
      ? TRACKING.confirmWithin
      : stays
        ? TRACKING.lostStationary
        : TRACKING.lostAfter;
    const over = unseen > limit || (outside && unseen > 0);
    if (over && track.confirmed) ended.push(track);
    return !over;
  });
  return ended;
}

function measure(box: Box, aspect: number): [cx: number, cy: number, ratio: number, height: number] {
  return [(box[0] + box[2] / 2) * aspect, box[1] + box[3] / 2, (box[2] * aspect) / box[3], box[3]];
}

function boxOf(track: TrackState, aspect: number): Box {
  const [cx, cy, ratio, height] = track.axes;
  const width = (ratio.value * height.value) / aspect;
  return [cx.value / aspect - width / 2, cy.value - height.value / 2, width, height.value];
}

/** The tracks as rules and screens see them. */
export function viewTracks(tracks: readonly TrackState[], time: number, picture: Size): Track[] {
  const aspect = picture.width / picture.height;
  return tracks.map((track) => ({
    id: track.id,
    label: track.label,
    box: boxOf(track, aspect),
    velocity: [track.axes[0].rate / aspect, track.axes[1].rate],
    score: median(track.scores),
    state: !track.confirmed ? 'tentative' : track.lastSeen === time ? 'confirmed' : 'lost',
    firstSeen: track.firstSeen,
    lastSeen: track.lastSeen,
    stationarySince: track.lastSeen - track.placeSince >= TRACKING.stationaryAfter ? track.placeSince : null,
  }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
