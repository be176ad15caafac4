import type { Box } from '../geometry/types.ts';
import type { Detection } from './detection.ts';

/** Why a rule asks for a second look; also its priority class. */
export type LookReason = 'static-object' | 'suspected-fall' | 'hand' | 'distant-people';

/** A crop of the frame at native resolution that a rule wants the networks to see. */
export interface LookRequest {
  /** Stable over frames for the same subject, so that results can be matched: `reason:subject`. */
  readonly key: string;
  readonly reason: LookReason;
  readonly box: Box;
  readonly pose: boolean;
  /** Higher goes first when the budget is short. */
  readonly priority: number;
}

/** A body keypoint in picture coordinates; `score` 0..1. Order: the 17 of COCO. */
export interface Keypoint {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** What the networks saw in one crop, in picture coordinates. */
export interface LookResult {
  readonly key: string;
  /** Media time of the frame looked at, in seconds. */
  readonly time: number;
  readonly detections: readonly Detection[];
  readonly pose: readonly Keypoint[] | null;
  /** A look at the whole picture for poses finds several people; empty when nobody was found. */
  readonly poses?: readonly (readonly Keypoint[])[];
}
