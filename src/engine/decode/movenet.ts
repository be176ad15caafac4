import type { Keypoint } from '../../core/detection/look.ts';

const KEYPOINTS = 17;
/** Instances of the multi-person model, and what each holds: keypoints, box, score. */
const PEOPLE = 6;
const PERSON_FIELDS = 56;
const PERSON_SCORE = 0.15;

/** Turns a place in the network's square input into a place in the picture, shares of each. */
export type ToPicture = (x: number, y: number) => readonly [x: number, y: number];

/** The one pose of MoveNet Lightning or Thunder: 17 x (y, x, score). */
export function decodeSinglePose(vector: Float32Array, toPicture: ToPicture): Keypoint[] {
  return keypoints(vector, 0, toPicture);
}

/** The poses of MoveNet MultiPose: 6 x (17 x (y, x, score), box, score). */
export function decodeMultiPose(vector: Float32Array, toPicture: ToPicture): Keypoint[][] {
  const poses: Keypoint[][] = [];
  for (let person = 0; person < PEOPLE; person++) {
    const at = person * PERSON_FIELDS;
    if (vector[at + PERSON_FIELDS - 1]! < PERSON_SCORE) continue;
    poses.push(keypoints(vector, at, toPicture));
  }
  return poses;
}

function keypoints(vector: Float32Array, at: number, toPicture: ToPicture): Keypoint[] {
  return Array.from({ length: KEYPOINTS }, (_, n) => {
    const [x, y] = toPicture(vector[at + n * 3 + 1]!, vector[at + n * 3]!);
    return { x, y, score: vector[at + n * 3 + 2]! };
  });
}
