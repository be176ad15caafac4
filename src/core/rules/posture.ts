import type { Keypoint } from '../detection/look.ts';

/** COCO keypoints that the rule needs. */
const SHOULDERS = [5, 6] as const;
const HIPS = [11, 12] as const;

/** The standing person that a posture is measured against; heights of the picture. */
export interface Standing {
  readonly height: number;
  /** Lower edge of the box. */
  readonly foot: number;
  readonly top: number;
}

export interface Posture {
  /** Mean score of shoulders and hips, 0..1. */
  readonly core: number;
  /** Lean of the trunk from upright, degrees 0..180. */
  readonly angle: number;
  /** Height of mid-hip and mid-shoulder above the standing foot line, in standing heights. */
  readonly hip: number;
  readonly shoulder: number;
  /** Mid-hip, shares of the picture. */
  readonly at: readonly [x: number, y: number];
}

/**
 * Measures a pose against how the person stood.
 * @param aspect width over height of the picture: angles are those that are seen
 * @returns null when a shoulder or hip is missing altogether
 */
export function measurePosture(
  pose: readonly Keypoint[],
  standing: Standing,
  aspect: number,
): Posture | null {
  const shoulder = middle(pose, SHOULDERS);
  const hip = middle(pose, HIPS);
  if (!shoulder || !hip) return null;
  const dx = (shoulder.x - hip.x) * aspect;
  const dy = shoulder.y - hip.y;
  return {
    core: (shoulder.score + hip.score) / 2,
    angle: Math.abs((Math.atan2(dx, -dy) * 180) / Math.PI),
    hip: (standing.foot - hip.y) / standing.height,
    shoulder: (standing.foot - shoulder.y) / standing.height,
    at: [hip.x, hip.y],
  };
}

function middle(pose: readonly Keypoint[], pair: readonly [number, number]): Keypoint | null {
  const a = pose[pair[0]];
  const b = pose[pair[1]];
  return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, score: (a.score + b.score) / 2 } : null;
}
