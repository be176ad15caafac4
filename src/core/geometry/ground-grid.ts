import { distance } from './box.ts';
import { imageToGround, type Homography } from './homography.ts';
import type { Point, Size } from './types.ts';

/** A line of the grid in the picture, 0..1. */
export interface GridLine {
  readonly from: Point;
  readonly to: Point;
  /** Every fifth line, to count by. */
  readonly strong: boolean;
}

export interface GroundGrid {
  /** Metres between two lines. */
  readonly step: number;
  readonly lines: readonly GridLine[];
}

export const GRID = {
  /** Steps to choose from, metres. */
  steps: [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100],
  /** About so many cells over the shorter side of the floor that is seen. */
  cells: 12,
  most: 90,
  /** Where a metre is smaller than this share of one at the foot of the picture, the floor is too far to draw. */
  far: 0.06,
} as const;

/**
 * The metric grid of a floor as it lies over the picture: lines of equal distance in metres, clipped to the
 * picture and short of the horizon.
 */
export function groundGrid(map: Homography, picture: Size): GroundGrid {
  const floor = seenFloor(map, picture);
  if (floor.length === 0) return { step: 1, lines: [] };
  const xs = floor.map(([x]) => x);
  const ys = floor.map(([, y]) => y);
  const range = { x: [Math.min(...xs), Math.max(...xs)], y: [Math.min(...ys), Math.max(...ys)] } as const;
  const short = Math.min(range.x[1] - range.x[0], range.y[1] - range.y[0]);
  const long = Math.max(range.x[1] - range.x[0], range.y[1] - range.y[0]);
  const step =
    GRID.steps.find((one) => one >= short / GRID.cells && one >= (2 * long) / GRID.most) ??
    GRID.steps.at(-1)!;
  return { step, lines: [...linesOf(map, range, step, 0), ...linesOf(map, range, step, 1)] };
}

type Range = Readonly<Record<'x' | 'y', readonly [number, number]>>;

function linesOf(map: Homography, range: Range, step: number, axis: 0 | 1): GridLine[] {
  const [across, along] = axis === 0 ? [range.x, range.y] : [range.y, range.x];
  const lines: GridLine[] = [];
  const first = Math.ceil(across[0] / step);
  const last = Math.min(Math.floor(across[1] / step), first + GRID.most);
  for (let n = first; n <= last; n++) {
    const at = n * step;
    const ends: [Point, Point] =
      axis === 0
        ? [
            [at, along[0]],
            [at, along[1]],
          ]
        : [
            [along[0], at],
            [along[1], at],
          ];
    const seen = seenPart(map, ends);
    if (seen) lines.push({ from: seen[0], to: seen[1], strong: n % 5 === 0 });
  }
  return lines;
}

/** Places of the floor that the picture shows, as far as a metre is worth drawing. */
function seenFloor(map: Homography, { width, height }: Size): Point[] {
  const seen: { place: Point; scale: number }[] = [];
  for (let row = 0; row <= 20; row++) {
    for (let column = 0; column <= 20; column++) {
      const x = column / 20;
      const y = row / 20;
      const place = imageToGround(map, [x, y]);
      const right = imageToGround(map, [x + 1 / width, y]);
      const below = imageToGround(map, [x, y + 1 / height]);
      if (!place || !right || !below) continue;
      seen.push({ place, scale: 1 / Math.max(distance(place, right), distance(place, below)) });
    }
  }
  const nearest = Math.max(...seen.map(({ scale }) => scale));
  return seen.filter(({ scale }) => scale >= GRID.far * nearest).map(({ place }) => place);
}

/** The part of a line on the ground that the picture shows, in the picture; null when none is. */
function seenPart(map: Homography, [a, b]: readonly [Point, Point]): [Point, Point] | null {
  const m = map.toImage;
  const lift = ([x, y]: Point): readonly [number, number, number] => [
    m[0] * x + m[1] * y + m[2],
    m[3] * x + m[4] * y + m[5],
    m[6] * x + m[7] * y + m[8],
  ];
  const [p, q] = [lift(a), lift(b)];
  const least = 1e-6 * Math.max(Math.abs(p[2]), Math.abs(q[2]));
  // Before the division everything is linear along the line: each side of the picture is one inequality.
  const sides: readonly [number, number][] = [
    [p[2] - least, q[2] - least],
    [p[0], q[0]],
    [p[2] - p[0], q[2] - q[0]],
    [p[1], q[1]],
    [p[2] - p[1], q[2] - q[1]],
  ];
  let from = 0;
  let to = 1;
  for (const [start, end] of sides) {
    if (start < 0 && end < 0) return null;
    if (start < 0) from = Math.max(from, start / (start - end));
    if (end < 0) to = Math.min(to, start / (start - end));
  }
  if (from >= to) return null;
  const at = (t: number): Point => {
    const [x, y, w] = [0, 1, 2].map((i) => p[i]! + t * (q[i]! - p[i]!)) as [number, number, number];
    return [x / w, y / w];
  };
  return [at(from), at(to)];
}
