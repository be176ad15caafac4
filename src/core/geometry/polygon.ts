import { orient2d } from 'robust-predicates';
import type { Box, Point } from './types.ts';

const orient = (a: Point, b: Point, c: Point): number => orient2d(a[0], a[1], b[0], b[1], c[0], c[1]);

/** Whether `p` lies on the segment from `a` to `b`, ends included. */
function onSegment(a: Point, b: Point, p: Point): boolean {
  return (
    orient(a, b, p) === 0 &&
    p[0] >= Math.min(a[0], b[0]) &&
    p[0] <= Math.max(a[0], b[0]) &&
    p[1] >= Math.min(a[1], b[1]) &&
    p[1] <= Math.max(a[1], b[1])
  );
}

/**
 * Whether a point lies in a polygon, its boundary included. Winding number with exact orientation tests
 * (Sunday 2001; Shewchuk 1997).
 */
export function pointInPolygon(point: Point, polygon: readonly Point[]): boolean {
  let winding = 0;
  for (let i = 0; i < polygon.length; i++) {
    const a = polygon[i]!;
    const b = polygon[(i + 1) % polygon.length]!;
    if (onSegment(a, b, point)) return true;
    if (a[1] <= point[1] && b[1] > point[1] && orient(a, b, point) < 0) winding++;
    else if (a[1] > point[1] && b[1] <= point[1] && orient(a, b, point) > 0) winding--;
  }
  return winding !== 0;
}

/** Area of a simple polygon, always positive (shoelace). */
export function polygonArea(polygon: readonly Point[]): number {
  let twice = 0;
  for (let i = 0; i < polygon.length; i++) {
    const a = polygon[i]!;
    const b = polygon[(i + 1) % polygon.length]!;
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return Math.abs(twice) / 2;
}

/** Whether two segments share a point. */
export function segmentsTouch(a: Point, b: Point, c: Point, d: Point): boolean {
  const abc = Math.sign(orient(a, b, c));
  const abd = Math.sign(orient(a, b, d));
  const cda = Math.sign(orient(c, d, a));
  const cdb = Math.sign(orient(c, d, b));
  if (abc !== abd && cda !== cdb && abc * abd <= 0 && cda * cdb <= 0) {
    if (abc * abd < 0 && cda * cdb < 0) return true;
  }
  return onSegment(a, b, c) || onSegment(a, b, d) || onSegment(c, d, a) || onSegment(c, d, b);
}

/** Whether a polygon neither crosses nor touches itself and has an area. */
export function isSimplePolygon(polygon: readonly Point[]): boolean {
  const n = polygon.length;
  if (n < 3 || polygonArea(polygon) < 1e-9) return false;
  for (let i = 0; i < n; i++) {
    const a = polygon[i]!;
    const b = polygon[(i + 1) % n]!;
    const next = polygon[(i + 2) % n]!;
    if (a[0] === b[0] && a[1] === b[1]) return false;
    // A neighbouring side may only share its corner: folding back over this one is a crossing.
    if (n > 3 && (onSegment(a, b, next) || onSegment(b, next, a))) return false;
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (segmentsTouch(a, b, polygon[j]!, polygon[(j + 1) % n]!)) return false;
    }
  }
  return true;
}

/**
 * How a step from `from` to `to` crosses a line of segments: 1 from its left to its right side as one walks
 * along it (in a picture whose y points down), -1 the other way, 0 not at all.
 */
export function crossing(from: Point, to: Point, line: readonly Point[]): -1 | 0 | 1 {
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i]!;
    const b = line[i + 1]!;
    const before = Math.sign(orient(a, b, from));
    const after = Math.sign(orient(a, b, to));
    if (before === after || after === 0) continue;
    const sideA = Math.sign(orient(from, to, a));
    const sideB = Math.sign(orient(from, to, b));
    if (sideA !== sideB) return after > 0 ? -1 : 1;
  }
  return 0;
}

/** Distance from a point to a segment, in the units of the points. */
export function distanceToSegment(point: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length));
  return Math.hypot(point[0] - a[0] - t * dx, point[1] - a[1] - t * dy);
}

/** Distance from a point to a polygon's outline, in the units of the points. */
export function distanceToOutline(point: Point, polygon: readonly Point[]): number {
  let least = Infinity;
  for (let i = 0; i < polygon.length; i++) {
    least = Math.min(least, distanceToSegment(point, polygon[i]!, polygon[(i + 1) % polygon.length]!));
  }
  return least;
}

/** Share of a box inside a polygon, 0..1, from a grid of 8x8 points. */
export function shareInPolygon(box: Box, polygon: readonly Point[]): number {
  let inside = 0;
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const point: Point = [box[0] + ((column + 0.5) / 8) * box[2], box[1] + ((row + 0.5) / 8) * box[3]];
      if (pointInPolygon(point, polygon)) inside++;
    }
  }
  return inside / 64;
}
