import { iou } from '../geometry/box.ts';
import { assign } from '../tracking/assignment.ts';
import type { MotRow } from './mot-text.ts';

/** Sums over frames, so that clips can be added up before a share is taken. */
export interface MotCounts {
  readonly frames: number;
  /** True boxes. */
  readonly truths: number;
  /** Boxes of the tracker. */
  readonly boxes: number;
  readonly matches: number;
  readonly missed: number;
  readonly false: number;
  readonly switches: number;
  /** Matches under the best one-to-one naming of whole tracks. */
  readonly identityMatches: number;
}

export interface MotScores {
  /** 1 - (missed + false + switches) / truths; may be negative. Null without truths. */
  readonly mota: number | null;
  readonly idf1: number | null;
  readonly recall: number | null;
  readonly precision: number | null;
}

/**
 * CLEAR MOT (Bernardin and Stiefelhagen 2008) and identity counts (Ristani et al. 2016). Frames that are
 * not in `frames` are not looked at: truth may be sparse. True boxes with a score of 0 are those that nobody
 * need see (MOT Challenge): neither they nor tracked boxes that lie on them count.
 * @param threshold least IoU of a match, 0.5 by convention
 */
export function countMot(
  truth: readonly MotRow[],
  tracked: readonly MotRow[],
  frames: readonly number[],
  threshold = 0.5,
): MotCounts {
  const truthAt = byFrame(truth);
  const trackedAt = byFrame(tracked);
  const lastMatch = new Map<number, number>();
  const together = new Map<number, Map<number, number>>();
  const sum = { truths: 0, boxes: 0, matches: 0, switches: 0 };
  for (const frame of frames) {
    const real = truthAt.get(frame) ?? [];
    const seen = trackedAt.get(frame) ?? [];
    const excused = new Set(real.filter((row) => row.score === 0).map((row) => row.id));
    const pairs = matchFrame(real, seen, lastMatch, threshold);
    const left = new Set(pairs.filter(([id]) => excused.has(id)).map(([, trackId]) => trackId));
    const counted = real.filter((row) => !excused.has(row.id));
    const kept = seen.filter((row) => !left.has(row.id));
    sum.truths += counted.length;
    sum.boxes += kept.length;
    noteTogether(together, counted, kept, threshold);
    for (const [id, trackId] of pairs) {
      if (excused.has(id)) continue;
      sum.matches++;
      const before = lastMatch.get(id);
      if (before !== undefined && before !== trackId) sum.switches++;
      lastMatch.set(id, trackId);
    }
  }
  return {
    ...sum,
    frames: frames.length,
    missed: sum.truths - sum.matches,
    false: sum.boxes - sum.matches,
    identityMatches: bestNaming(together),
  };
}

function byFrame(rows: readonly MotRow[]): Map<number, MotRow[]> {
  const frames = new Map<number, MotRow[]>();
  for (const row of rows) {
    const there = frames.get(row.frame);
    if (there) there.push(row);
    else frames.set(row.frame, [row]);
  }
  return frames;
}

/** Pairs of true and tracked id in one frame: pairs that go on come first, then the best overlaps. */
function matchFrame(
  real: readonly MotRow[],
  seen: readonly MotRow[],
  lastMatch: ReadonlyMap<number, number>,
  threshold: number,
): [id: number, trackId: number][] {
  const pairs: [number, number][] = [];
  const free = new Set(seen);
  const open: MotRow[] = [];
  for (const row of real) {
    const same = seen.find((one) => one.id === lastMatch.get(row.id) && free.has(one));
    if (same && iou(row.box, same.box) >= threshold) {
      pairs.push([row.id, same.id]);
      free.delete(same);
    } else open.push(row);
  }
  const left = [...free];
  // As many pairs as possible first (1 outweighs any sum of overlaps), then the largest overlaps.
  const cost = open.map((row) =>
    left.map((one) => {
      const overlap = iou(row.box, one.box);
      return overlap >= threshold ? -real.length - 1 - overlap : 0;
    }),
  );
  for (const [i, j] of cheapest(cost)) pairs.push([open[i]!.id, left[j]!.id]);
  return pairs;
}

function noteTogether(
  together: Map<number, Map<number, number>>,
  real: readonly MotRow[],
  seen: readonly MotRow[],
  threshold: number,
): void {
  for (const row of real) {
    for (const one of seen) {
      if (iou(row.box, one.box) < threshold) continue;
      let counts = together.get(row.id);
      if (!counts) together.set(row.id, (counts = new Map<number, number>()));
      counts.set(one.id, (counts.get(one.id) ?? 0) + 1);
    }
  }
}

/** The most frames that any one-to-one naming of true tracks by tracked ones gets right. */
function bestNaming(together: ReadonlyMap<number, ReadonlyMap<number, number>>): number {
  const trackIds = [...new Set([...together.values()].flatMap((counts) => [...counts.keys()]))];
  const rows = [...together.values()].map((counts) => trackIds.map((id) => -(counts.get(id) ?? 0)));
  return cheapest(rows).reduce((sum, [i, j]) => sum - rows[i]![j]!, 0);
}

/** The assignment with the least total, as pairs of row and column; a pair that costs 0 is none. */
function cheapest(cost: readonly (readonly number[])[]): [row: number, column: number][] {
  const columns = cost[0]?.length ?? 0;
  const pairs: [number, number][] = [];
  assign(Float64Array.from(cost.flat()), cost.length, columns, 0).forEach((column, row) => {
    if (column >= 0 && cost[row]![column]! < 0) pairs.push([row, column]);
  });
  return pairs;
}

/** The shares that follow from counts. */
export function scoreMot(counts: MotCounts): MotScores {
  const { truths, boxes, matches, missed, switches, identityMatches } = counts;
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  const errors = missed + counts.false + switches;
  return {
    mota: truths === 0 ? null : 1 - errors / truths,
    idf1: share(2 * identityMatches, truths + boxes),
    recall: share(matches, truths),
    precision: share(matches, boxes),
  };
}

/** Counts of several clips as one. */
export function addMot(all: readonly MotCounts[]): MotCounts | null {
  if (all.length === 0) return null;
  const sum = (key: keyof MotCounts): number => all.reduce((total, counts) => total + counts[key], 0);
  return {
    frames: sum('frames'),
    truths: sum('truths'),
    boxes: sum('boxes'),
    matches: sum('matches'),
    missed: sum('missed'),
    false: sum('false'),
    switches: sum('switches'),
    identityMatches: sum('identityMatches'),
  };
}
