import { orient2d } from 'robust-predicates';
import { area } from './box.ts';
import type { Box, Point } from './types.ts';

/** Sign of the turn a → b → c, negative for a right turn on the screen: exact (Shewchuk 1997). */
function turn(a: Point, b: Point, c: Point): number {
  return Math.sign(orient2d(a[0], a[1], b[0], b[1], c[0], c[1]));
}

/** Whether `p`, known to lie on the line through `a` and `b`, lies between them, ends included. */
function between(a: Point, b: Point, p: Point): boolean {
  return (
    p[0] >= Math.min(a[0], b[0]) &&
    p[0] <= Math.max(a[0], b[0]) &&
    p[1] >= Math.min(a[1], b[1]) &&
    p[1] <= Math.max(a[1], b[1])
  );
}

/**
 * Whether a point lies in a polygon, its boundary included. Crossing number with exact turns, so that no
 * point is lost between two polygons that share an edge.
 */
export function pointInPolygon(point: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  let a = polygon.at(-1);
  if (a === undefined) return false;
  for (const b of polygon) {
    const side = turn(a, b, point);
    if (side === 0 && between(a, b, point)) return true;
    const straddles = a[1] > point[1] !== b[1] > point[1];
    if (straddles && side > 0 === b[1] > a[1]) inside = !inside;
    a = b;
  }
  return inside;
}

/** Area of a simple polygon, always positive (shoelace): a share of the picture, or m² for ground points. */
export function polygonArea(polygon: readonly Point[]): number {
  const origin = polygon[0];
  if (origin === undefined) return 0;
  let twice = 0;
  let a = polygon.at(-1)!;
  // Relative to the first vertex: with map coordinates the products would cancel badly.
  for (const b of polygon) {
    twice += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
    a = b;
  }
  return Math.abs(twice) / 2;
}

/** Whether two segments share a point; touching counts. */
export function segmentsTouch(a: Point, b: Point, c: Point, d: Point): boolean {
  const abc = turn(a, b, c);
  const abd = turn(a, b, d);
  const cda = turn(c, d, a);
  const cdb = turn(c, d, b);
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

/**
 * Whether a polygon of three or more vertices neither crosses nor touches itself, does not fold back, and
 * has an area. O(n²): its callers cap n at 256.
 */
export function isSimplePolygon(polygon: readonly Point[]): boolean {
  const n = polygon.length;
  if (n < 3 || polygonArea(polygon) < 1e-9) return false;
  for (let i = 0; i < n; i++) {
    const a = polygon[i]!;
    const b = polygon[(i + 1) % n]!;
    if (a[0] === b[0] && a[1] === b[1]) return false;
    if (foldsBack(a, b, polygon[(i + 2) % n]!)) return false;
    for (let j = i + 2; j < n; j++) {
      // The last side and the first are neighbours.
      if (i === 0 && j === n - 1) continue;
      if (segmentsTouch(a, b, polygon[j]!, polygon[(j + 1) % n]!)) return false;
    }
  }
  return true;
}

/** A neighbouring side may share its corner only: lying back over this one is a crossing. */
function foldsBack(a: Point, b: Point, c: Point): boolean {
  if (turn(a, b, c) !== 0) return false;
  return (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0;
}

/**
 * How a step from `from` to `to` crosses a line of segments: 1 from its left to its right side as one walks
 * along it (in a picture whose y points down), -1 the other way, 0 not at all, or there and back. A place
 * exactly on the line belongs to its left, so a path that stops on it is counted once.
 */
export function crossing(from: Point, to: Point, line: readonly Point[]): -1 | 0 | 1 {
  let net = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const before = isRight(a, b, from);
    const after = isRight(a, b, to);
    if (before === after) continue;
    // Half-open, so that a step through a joint of two segments meets exactly one of them.
    if (isRight(from, to, a) === isRight(from, to, b)) continue;
    net += after ? 1 : -1;
  }
  return net > 0 ? 1 : net < 0 ? -1 : 0;
}

function isRight(a: Point, b: Point, p: Point): boolean {
  return turn(a, b, p) < 0;
}

/** Distance from a point to a segment, in the units of the points. `aspect` as for `distance`. */
export function distanceToSegment(point: Point, a: Point, b: Point, aspect = 1): number {
  const dx = (b[0] - a[0]) * aspect;
  const dy = b[1] - a[1];
  const px = (point[0] - a[0]) * aspect;
  const py = point[1] - a[1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - t * dx, py - t * dy);
}

/** Distance from a point to a line of segments; Infinity without points. `aspect` as for `distance`. */
export function distanceToLine(point: Point, line: readonly Point[], aspect = 1): number {
  let least = Infinity;
  for (let i = 0; i < line.length; i++) {
    const a = line[i]!;
    least = Math.min(least, distanceToSegment(point, a, line[i + 1] ?? a, aspect));
  }
  return least;
}

/** Distance from a point to a polygon's outline, in the units of the points. `aspect` as for `distance`. */
export function distanceToOutline(point: Point, polygon: readonly Point[], aspect = 1): number {
  const first = polygon[0];
  return first === undefined ? Infinity : distanceToLine(point, [...polygon, first], aspect);
}

/** Distance from a point to a polygon, 0 inside and on its outline. `aspect` as for `distance`. */
export function distanceToPolygon(point: Point, polygon: readonly Point[], aspect = 1): number {
  return pointInPolygon(point, polygon) ? 0 : distanceToOutline(point, polygon, aspect);
}

/**
 * Share of a box's area that lies in a simple polygon, 0..1. For a box without area: 1 when its corner
 * lies in the polygon, else 0. Sutherland and Hodgman's clipping (1974), the box being the window.
 */
export function shareInPolygon(box: Box, polygon: readonly Point[]): number {
  const whole = area(box);
  if (whole === 0) return pointInPolygon([box[0], box[1]], polygon) ? 1 : 0;
  let left: readonly Point[] = polygon;
  left = clipHalf(left, 0, box[0], 1);
  left = clipHalf(left, 0, box[0] + box[2], -1);
  left = clipHalf(left, 1, box[1], 1);
  left = clipHalf(left, 1, box[1] + box[3], -1);
  return Math.min(1, polygonArea(left) / whole);
}

/** Keeps the part of a polygon where `(coordinate - limit) * sign >= 0` on one axis. */
function clipHalf(polygon: readonly Point[], axis: 0 | 1, limit: number, sign: 1 | -1): Point[] {
  const kept: Point[] = [];
  let a = polygon.at(-1);
  if (a === undefined) return kept;
  for (const b of polygon) {
    const fromA = (a[axis] - limit) * sign;
    const fromB = (b[axis] - limit) * sign;
    if (fromA >= 0 !== fromB >= 0) {
      const t = fromA / (fromA - fromB);
      const other = a[1 - axis]! + t * (b[1 - axis]! - a[1 - axis]!);
      kept.push(axis === 0 ? [limit, other] : [other, limit]);
    }
    if (fromB >= 0) kept.push(b);
    a = b;
  }
  return kept;
}
