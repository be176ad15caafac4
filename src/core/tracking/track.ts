import type { ClassName } from '../detection/detection.ts';
import type { Box } from '../geometry/types.ts';

/** One object over time, as rules, recordings and the screen see it. */
export interface Track {
  /** Unique in a session, from 1, never reused. */
  readonly id: number;
  readonly label: ClassName;
  /** The filtered box at `time`. */
  readonly box: Box;
  /** Velocity of the box centre, in picture widths and heights per second. */
  readonly velocity: readonly [vx: number, vy: number];
  /** Median of the last detection scores, 0..1. */
  readonly score: number;
  /** `confirmed`: seen often enough to act on; `lost`: confirmed, not matched in this frame, predicted. */
  readonly state: 'tentative' | 'confirmed' | 'lost';
  /** Media times in seconds. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** Since when the box has stayed in place, or null while it moves. Media time, seconds. */
  readonly stationarySince: number | null;
}
