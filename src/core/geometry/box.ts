import type { Box, Point } from './types.ts';

/** Area as a share of the picture, 0..1. */
export function area(box: Box): number {
  return box[2] * box[3];
}

/** The middle of a box. */
export function centre(box: Box): Point {
  return [box[0] + box[2] / 2, box[1] + box[3] / 2];
}

/** Where a standing object touches the ground: the middle of its lower edge. */
export function foot(box: Box): Point {
  return [box[0] + box[2] / 2, box[1] + box[3]];
}

/** What two boxes share, or null when they share no area. */
export function intersect(a: Box, b: Box): Box | null {
  const x = Math.max(a[0], b[0]);
  const y = Math.max(a[1], b[1]);
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - x;
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - y;
  return width > 0 && height > 0 ? [x, y, width, height] : null;
}

/** Area that two boxes share, as a share of the picture. */
export function overlapArea(a: Box, b: Box): number {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Intersection over union, 0..1; 0 for empty boxes. Does not depend on the picture's aspect. */
export function iou(a: Box, b: Box): number {
  const both = overlapArea(a, b);
  // Rounding may put two equal boxes a hair above 1; the same below.
  return both === 0 ? 0 : Math.min(1, both / (area(a) + area(b) - both));
}

/** Intersection over the smaller of the two, 0..1: 1 when one lies inside the other. */
export function ios(a: Box, b: Box): number {
  const both = overlapArea(a, b);
  return both === 0 ? 0 : Math.min(1, both / Math.min(area(a), area(b)));
}

/** Share of `inner` that `outer` covers, 0..1. */
export function coverage(outer: Box, inner: Box): number {
  const both = overlapArea(outer, inner);
  return both === 0 ? 0 : Math.min(1, both / area(inner));
}

/** A box on its straight way from one to another. @param share 0: the first, 1: the second */
export function between(a: Box, b: Box, share: number): Box {
  const mix = (i: 0 | 1 | 2 | 3): number => a[i] + (b[i] - a[i]) * share;
  return [mix(0), mix(1), mix(2), mix(3)];
}

/** The smallest box around both. */
export function union(a: Box, b: Box): Box {
  const x = Math.min(a[0], b[0]);
  const y = Math.min(a[1], b[1]);
  return [x, y, Math.max(a[0] + a[2], b[0] + b[2]) - x, Math.max(a[1] + a[3], b[1] + b[3]) - y];
}

/** The smallest box around all, or null around none. */
export function unionOf(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes;
  return first ? rest.reduce(union, first) : null;
}

/** The part of a box inside the picture; an empty box at the edge when none is. */
export function clip(box: Box): Box {
  const x = clamp(box[0]);
  const y = clamp(box[1]);
  return [x, y, clamp(box[0] + box[2]) - x, clamp(box[1] + box[3]) - y];
}

/** Grown about its centre by a factor in each axis. */
export function expand(box: Box, factorX: number, factorY = factorX): Box {
  const width = box[2] * factorX;
  const height = box[3] * factorY;
  return [box[0] + (box[2] - width) / 2, box[1] + (box[3] - height) / 2, width, height];
}

/** Distance between the nearest edges of two boxes in each axis, shares of the picture; 0 where they touch. */
export function gap(a: Box, b: Box): readonly [dx: number, dy: number] {
  const dx = Math.max(0, Math.max(a[0], b[0]) - Math.min(a[0] + a[2], b[0] + b[2]));
  const dy = Math.max(0, Math.max(a[1], b[1]) - Math.min(a[1] + a[3], b[1] + b[3]));
  return [dx, dy];
}

/**
 * Distance between two points in the units of the points. For picture points, `aspect` (width / height)
 * makes it round and gives it in picture heights.
 */
export function distance(a: Point, b: Point, aspect = 1): number {
  return Math.hypot((a[0] - b[0]) * aspect, a[1] - b[1]);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
