import type { ClassName } from '../detection/detection.ts';
import { between } from '../geometry/box.ts';
import type { Point } from '../geometry/types.ts';
import type { ColourBin } from '../pixels/colour-bins.ts';
import type { Zone } from '../scenario/scenario.ts';
import type { ColourShare, PathPoint, TrackRow } from './track-index.ts';

/**
 * Searching a recorded session by what can be said in words: kind, place, direction, time, coarse colour. Rows are
 * tracks, and a track ends when its object leaves: nothing here says that two of them are the same person.
 */

/** A colour counts as somebody's from this share of the clear looks on. */
export const COLOUR_SHARE = 1 / 3;

/** The eight directions: degrees clockwise from the right, in the picture. */
export const DIRECTIONS = [0, 45, 90, 135, 180, 225, 270, 315] as const;
export type Direction = (typeof DIRECTIONS)[number];
/** Whoever goes within so many degrees of a direction goes in it. */
const WITHIN = 45;

export interface TrackQuery {
  readonly label: ClassName | null;
  /** Id of an area or a line; null: anywhere. */
  readonly zone: string | null;
  /** Of an area: seconds with the feet inside, at least. */
  readonly inside: number;
  /** Of a line: which way it was crossed; 0: either. */
  readonly way: -1 | 0 | 1;
  readonly direction: Direction | null;
  /** Seconds in view, and seconds standing still, at least. */
  readonly present: number;
  readonly still: number;
  readonly upper: ColourBin | null;
  readonly lower: ColourBin | null;
  /** Media seconds: seen in this span, if only for a moment; null: open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly sort: 'time' | 'present';
}

export const EVERYTHING: TrackQuery = {
  label: null,
  zone: null,
  inside: 0,
  way: 0,
  direction: null,
  present: 0,
  still: 0,
  upper: null,
  lower: null,
  from: null,
  to: null,
  sort: 'time',
};

/** What a query asks for, part by part; each part is one condition. */
export const PARTS = ['label', 'zone', 'direction', 'present', 'still', 'upper', 'lower', 'time'] as const;
export type QueryPart = (typeof PARTS)[number];

/** Rows that meet every condition, by time or the longest first. */
export function search(rows: readonly TrackRow[], query: TrackQuery): TrackRow[] {
  const parts = asked(query);
  const found = rows.filter((row) => parts.every((part) => meets(row, query, part)));
  if (query.sort === 'present') return found.sort((a, b) => present(b) - present(a) || a.from - b.from);
  return found.sort((a, b) => a.from - b.from || a.id - b.id);
}

/** Seconds in view. */
export function present({ from, to }: TrackRow): number {
  return to - from;
}

/** The conditions that a query sets. */
export function asked(query: TrackQuery): QueryPart[] {
  return PARTS.filter((part) => {
    if (part === 'present' || part === 'still') return query[part] > 0;
    if (part === 'time') return query.from !== null || query.to !== null;
    return query[part] !== null;
  });
}

/** Where nothing was found: which single condition stands in the way, with what there would be without it. */
export function loosen(rows: readonly TrackRow[], query: TrackQuery): { part: QueryPart; count: number }[] {
  const parts = asked(query);
  return parts
    .map((left) => {
      const rest = parts.filter((part) => part !== left);
      return {
        part: left,
        count: rows.filter((row) => rest.every((part) => meets(row, query, part))).length,
      };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/**
 * The moment of a row that a query is about, media seconds: in the zone where one is asked for, else where it was
 * seen first, but not before the span that is asked for.
 */
export function momentOfRow(row: TrackRow, query: TrackQuery): number {
  const visit = row.zones.find(({ zone }) => zone === query.zone)?.at;
  const crossed = row.crossings.find((one) => isWanted(one, query))?.at;
  return Math.min(row.to, Math.max(visit ?? crossed ?? row.shownFrom, query.from ?? -Infinity));
}

/** The nearest of the eight directions. */
export function directionOf(angle: number): Direction {
  return DIRECTIONS[Math.round(angle / 45) % 8]!;
}

/** The direction in which a line is crossed: straight across from its first to its last point. */
export function wayAcross({ points }: Zone, way: 1 | -1, aspect: number): Direction {
  const [a, b] = [points[0]!, points.at(-1)!] as [Point, Point];
  // To the right of somebody who walks along it, in a picture whose y points down.
  const [dx, dy] = [-(b[1] - a[1]) * way, (b[0] - a[0]) * aspect * way];
  return directionOf(((Math.atan2(dy, dx) * 180) / Math.PI + 360) % 360);
}

/** The box of a row at a media time, between two places of its path in between; null before and after. */
export function boxAt(path: readonly PathPoint[], time: number): PathPoint['box'] | null {
  const next = path.findIndex((point) => point.time >= time);
  const [before, after] = [path[next - 1], path[next]];
  if (!after) return null;
  if (after.time === time) return after.box;
  if (!before) return null;
  const share = (time - before.time) / (after.time - before.time);
  return between(before.box, after.box, share);
}

function meets(row: TrackRow, query: TrackQuery, part: QueryPart): boolean {
  switch (part) {
    case 'label':
      return row.label === query.label;
    case 'zone':
      return (
        row.zones.some(({ zone, seconds }) => zone === query.zone && seconds >= query.inside - 1e-6) ||
        row.crossings.some((one) => isWanted(one, query))
      );
    case 'direction':
      return row.angle !== null && turnBetween(row.angle, query.direction!) <= WITHIN + 1e-6;
    case 'present':
      return present(row) >= query.present - 1e-6;
    case 'still':
      return row.still >= query.still - 1e-6;
    case 'upper':
    case 'lower':
      return wears(row[part], query[part]);
    case 'time':
      return row.to >= (query.from ?? -Infinity) && row.from <= (query.to ?? Infinity);
  }
}

function isWanted({ zone, way }: TrackRow['crossings'][number], query: TrackQuery): boolean {
  return zone === query.zone && (query.way === 0 || query.way === way);
}

function wears(shares: readonly ColourShare[], wanted: ColourBin | null): boolean {
  return shares.some(({ colour, share }) => colour === wanted && share >= COLOUR_SHARE);
}

/** Degrees between two directions, 0 to 180. */
function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return turn > 180 ? 360 - turn : turn;
}
