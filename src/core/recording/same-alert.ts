import { centre, overlapArea } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import type { Alert } from '../rules/alert.ts';

/** Seconds within which two alerts of a kind at one place are the same. */
const SAME = 15;

/**
 * Whether two alerts of two runs speak of the same thing. With another threshold an alert comes sooner or
 * later, and clears sooner or later: it is enough that the spans overlap.
 */
export function isSameAlert(a: Alert, b: Alert): boolean {
  if (a.event !== b.event || (a.box && b.box && !isNear(a.box, b.box))) return false;
  const overlap = a.raisedAt <= (b.clearedAt ?? Infinity) && b.raisedAt <= (a.clearedAt ?? Infinity);
  return overlap || Math.abs(a.raisedAt - b.raisedAt) <= SAME;
}

function isNear(a: Box, b: Box): boolean {
  if (overlapArea(a, b) > 0) return true;
  const [ax, ay] = centre(a);
  const [bx, by] = centre(b);
  return Math.abs(ax - bx) <= (a[2] + b[2]) / 2 && Math.abs(ay - by) <= (a[3] + b[3]) / 2;
}
