import type { Box } from '../geometry/types.ts';
import { Occupancy, type Footprint } from './occupancy.ts';
import { boxAt, kindOf, TUBE_KINDS, type Gathered, type Tube, type TubeKind } from './tubes.ts';

/**
 * A session's synopsis: its tracks, moved in time so that many are seen at once and the whole is short.
 *
 * After Rav-Acha, Pritch and Peleg, "Making a long video short: dynamic video synopsis", CVPR 2006, and Pritch,
 * Rav-Acha and Peleg, "Nonchronological video synopsis and indexing", PAMI 30(11), 2008. Theirs is an energy of
 * collisions, lost activity and lost order that is lowered by chance moves. Here no activity is lost (each tube is
 * kept whole, one that is longer than the synopsis is hurried), and the rest is lowered tube by tube, always alike.
 */
export interface Synopsis {
  /** Its length. */
  readonly seconds: number;
  /** The span of the session that it tells of, media seconds. */
  readonly from: number;
  readonly to: number;
  /** In order of their beginning in the session. */
  readonly tubes: readonly PlacedTube[];
  /** How many tubes of each kind there are, shown or not. */
  readonly counts: Readonly<Record<TubeKind, number>>;
  readonly left: {
    /** Tracks that were too short. */
    readonly brief: number;
    /** Of kinds that were not chosen. */
    readonly unchosen: number;
    /** The shortest of those that are too many. */
    readonly beyond: number;
  };
}

export interface PlacedTube extends Tube {
  /** Seconds of the synopsis. */
  readonly start: number;
  /** Seconds of the session that pass in one of the synopsis; 1 but for what is longer than the synopsis. */
  readonly pace: number;
}

export interface SynopsisWish {
  /** Length of the synopsis, or null for one that fits the session. */
  readonly seconds: number | null;
  readonly kinds: readonly TubeKind[];
}

/** Lengths that fit a session: a sixtieth of it, within these, seconds. */
const SHORTEST = 20;
const LONGEST = 60;
/** Tubes that are placed at most: more than can be looked at. */
const MOST_TUBES = 1200;
/** What being moved by the whole length costs, as much as a mean of so many others under a tube. */
const ORDER = 0.5;
/** Each pass places every tube anew among all the others. */
const PASSES = 3;
/** Tubes between two chances for others to run. */
const SLICE = 20;

/** The length of a synopsis that a session has unless told otherwise, seconds. */
export function usualLength(span: number): number {
  const fit = Math.min(LONGEST, Math.max(SHORTEST, 5 * Math.round(span / 60 / 5)));
  return Math.min(fit, span);
}

/** Gives each tube its start in the synopsis. A slice of work each `next()`. */
export function* planSynopsis(
  { tubes, brief, from, to }: Gathered,
  wish: SynopsisWish,
): Generator<void, Synopsis> {
  const length = to - from;
  const seconds = Math.min(wish.seconds ?? usualLength(length), length);
  const chosen = tubes.filter(({ label }) => wish.kinds.includes(kindOf(label)));
  const shown = longest(chosen, MOST_TUBES);
  const placed = seconds > 0 ? yield* place(shown, seconds) : [];
  return {
    seconds,
    from,
    to,
    tubes: placed,
    counts: countKinds(tubes),
    left: {
      brief,
      unchosen: tubes.length - chosen.length,
      beyond: chosen.length - placed.length,
    },
  };
}

function countKinds(tubes: readonly Tube[]): Record<TubeKind, number> {
  const counts = Object.fromEntries(TUBE_KINDS.map((kind) => [kind, 0])) as Record<TubeKind, number>;
  for (const { label } of tubes) counts[kindOf(label)]++;
  return counts;
}

function lengthOf({ from, to }: Tube): number {
  return to - from;
}

/** The longest so many, in their order. */
function longest(tubes: readonly Tube[], most: number): readonly Tube[] {
  if (tubes.length <= most) return tubes;
  const kept = new Set([...tubes].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, most));
  return tubes.filter((tube) => kept.has(tube));
}

/** A tube on its way to its place. */
interface Moving {
  readonly tube: Tube;
  readonly pace: number;
  /** Seconds that it lasts in the synopsis. */
  readonly lasts: number;
  readonly print: Footprint;
  /** Where it would be if nothing were in its way, and where it is, seconds of the synopsis. */
  readonly wanted: number;
  start: number;
}

function* place(tubes: readonly Tube[], seconds: number): Generator<void, PlacedTube[]> {
  const occupancy = new Occupancy(seconds);
  const moving = wishes(tubes, seconds, occupancy);
  let done = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    let changed = false;
    for (const one of moving) {
      if (pass > 0) occupancy.add(one.print, one.start, -1);
      const start = best(one, seconds, occupancy);
      changed ||= start !== one.start;
      one.start = start;
      occupancy.add(one.print, start, 1);
      if (++done % SLICE === 0) yield;
    }
    if (!changed) break;
  }
  return moving.map(({ tube, start, pace }) => ({ ...tube, start, pace }));
}

/**
 * Where tubes would like to be: in the session's order, spread by how much happens rather than by the clock, so
 * that hours in which nobody came take no time.
 */
function wishes(tubes: readonly Tube[], seconds: number, occupancy: Occupancy): Moving[] {
  const lasting = tubes.map((tube) => Math.min(seconds, lengthOf(tube)));
  const total = lasting.reduce((sum, one) => sum + one, 0);
  const room = seconds - (lasting.toSorted((a, b) => a - b)[lasting.length >> 1] ?? 0);
  let before = 0;
  return tubes.map((tube, i) => {
    const lasts = lasting[i]!;
    const pace = Math.max(1, lengthOf(tube) / seconds);
    const wanted = Math.min(seconds - lasts, (before / total) * room);
    before += lasts;
    const print = occupancy.footprint(lasts, (at) => boxAt(tube, tube.from + at * pace));
    return { tube, pace, lasts, print, wanted, start: Number.NaN };
  });
}

/** The start with the least collisions, the nearer to the wanted one the better. */
function best({ print, lasts, wanted }: Moving, seconds: number, occupancy: Occupancy): number {
  const last = seconds - lasts;
  let start = wanted;
  let least = occupancy.collisions(print, wanted);
  for (let bin = 0; bin * Occupancy.bin <= last; bin++) {
    const at = bin * Occupancy.bin;
    const order = (ORDER * Math.abs(at - wanted)) / seconds;
    if (order >= least) continue;
    const cost = occupancy.collisions(print, at) + order;
    if (cost < least - 1e-9) [start, least] = [at, cost];
  }
  return start;
}

/** A figure of the synopsis at a moment. */
export interface Visible {
  readonly tube: PlacedTube;
  /** When that was, media seconds. */
  readonly time: number;
  readonly box: Box;
}

/** Who is seen at a moment of the synopsis, in the order of the session. @param at seconds of the synopsis */
export function visibleAt({ tubes }: Synopsis, at: number): Visible[] {
  const visible: Visible[] = [];
  for (const tube of tubes) {
    const time = tube.from + (at - tube.start) * tube.pace;
    const box = boxAt(tube, time);
    if (box) visible.push({ tube, time, box });
  }
  return visible;
}
