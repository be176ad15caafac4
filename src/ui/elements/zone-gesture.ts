import type { Point } from '../../core/geometry/types.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import { anchor, degrees, directionOf } from './zone-shapes.ts';
import { inPicture } from './zone-draft.ts';

/** What of a zone is being moved. */
export type Grip =
  | { readonly kind: 'vertex'; readonly index: number }
  | { readonly kind: 'body' }
  | { readonly kind: 'direction' };

/** The zone as it is while something of it is held and moved from one place to another. */
export function moveGrip(zone: Zone, grip: Grip, from: Point, to: Point, aspect: number): Zone {
  if (grip.kind === 'vertex') return withVertex(zone, grip.index, to);
  if (grip.kind === 'body') return shift(zone, [to[0] - from[0], to[1] - from[1]]);
  const [x, y] = anchor(zone.points);
  // The arrow is drawn in pixels, so its angle is taken there: `aspect` is width over height.
  const angle = (Math.atan2(to[1] - y, (to[0] - x) * aspect) * 180) / Math.PI;
  return withDirection(zone, Math.round(angle));
}

export function withVertex(zone: Zone, index: number, to: Point): Zone {
  return { ...zone, points: zone.points.map((point, i) => (i === index ? inPicture(to) : point)) };
}

/** Moves the whole zone, as far as the picture's edges let it keep its shape. */
export function shift(zone: Zone, [dx, dy]: readonly [number, number]): Zone {
  const xs = zone.points.map((point) => point[0]);
  const ys = zone.points.map((point) => point[1]);
  const x = Math.max(-Math.min(...xs), Math.min(1 - Math.max(...xs), dx));
  const y = Math.max(-Math.min(...ys), Math.min(1 - Math.max(...ys), dy));
  return { ...zone, points: zone.points.map((point) => inPicture([point[0] + x, point[1] + y])) };
}

/** A new vertex in the middle of the side after vertex `index`. */
export function withMiddle(zone: Zone, index: number): Zone {
  const a = zone.points[index];
  const b = zone.points[(index + 1) % zone.points.length];
  if (!a || !b) return zone;
  const middle = inPicture([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
  return { ...zone, points: [...zone.points.slice(0, index + 1), middle, ...zone.points.slice(index + 1)] };
}

/** Without vertex `index`, or null when too few would be left. */
export function withoutVertex(zone: Zone, index: number): Zone | null {
  const least = zone.kind === 'line' ? 2 : 3;
  if (zone.points.length <= least) return null;
  return { ...zone, points: zone.points.filter((_, i) => i !== index) };
}

export function withDirection(zone: Zone, angle: number | null): Zone {
  if (angle === null) {
    const { direction: _, ...rest } = zone;
    return rest;
  }
  return { ...zone, direction: directionOf(angle) };
}

export function turn(zone: Zone, by: number): Zone {
  return zone.direction ? withDirection(zone, degrees(zone.direction) + by) : zone;
}

/** The step of an arrow key in shares of the picture, or null for other keys. Shift: far, Alt: fine. */
export function arrowStep(event: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}): [number, number] | null {
  const step = event.shiftKey ? 0.05 : event.altKey ? 0.001 : 0.01;
  switch (event.key) {
    case 'ArrowLeft':
      return [-step, 0];
    case 'ArrowRight':
      return [step, 0];
    case 'ArrowUp':
      return [0, -step];
    case 'ArrowDown':
      return [0, step];
    default:
      return null;
  }
}
