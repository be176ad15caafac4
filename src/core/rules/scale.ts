import { distance, foot } from '../geometry/box.ts';
import { homographyFrom, imageToGround, type Homography } from '../geometry/homography.ts';
import type { Box, Point, Size } from '../geometry/types.ts';
import type { Calibration } from '../scenario/scenario.ts';
import type { Track } from '../tracking/track.ts';

/** Height of an adult in metres, to turn metres into body heights and back. */
export const BODY = 1.7;

/**
 * How tall a standing person appears at each height of the picture: a line `h(y) = a + b y` fitted to the
 * upright people seen so far (research: the ground plane seen at a small tilt). Running sums, plain data.
 */
export interface HeightPrior {
  n: number;
  y: number;
  h: number;
  yy: number;
  yh: number;
}

export function createPrior(): HeightPrior {
  return { n: 0, y: 0, h: 0, yy: 0, yh: 0 };
}

/** Learns from the people of one step. `elapsed` in seconds weighs the step, so that rates do not matter. */
export function learnPrior(
  prior: HeightPrior,
  tracks: readonly Track[],
  elapsed: number,
  aspect: number,
): void {
  for (const track of tracks) {
    if (!isUpright(track, aspect)) continue;
    const { box } = track;
    const [, y] = foot(box);
    const known = heightAt(prior, y);
    // A box far off the line is a half-hidden person or two in one box.
    if (known !== null && prior.n > 3 && (box[3] < 0.6 * known || box[3] > 1.6 * known)) continue;
    prior.n += elapsed;
    prior.y += elapsed * y;
    prior.h += elapsed * box[3];
    prior.yy += elapsed * y * y;
    prior.yh += elapsed * y * box[3];
  }
}

/** Whether a track is a person who stands or walks, seen whole: one whose box tells how tall people appear. */
export function isUpright({ label, state, score, box }: Track, aspect: number): boolean {
  if (label !== 'person' || state !== 'confirmed' || score < 0.5) return false;
  const ratio = box[3] / (box[2] * aspect);
  return ratio >= 1.8 && ratio <= 4.5 && !touchesEdge(box);
}

/** Height of a standing person whose feet are at `y`, in picture heights; null before one was seen. */
export function heightAt(prior: HeightPrior, y: number): number | null {
  if (prior.n < 0.5) return null;
  const meanY = prior.y / prior.n;
  const meanH = prior.h / prior.n;
  const spread = prior.yy / prior.n - meanY * meanY;
  // Pulled towards a level line while people were seen at one distance only.
  const slope = (prior.yh / prior.n - meanY * meanH) / (spread + 0.002);
  return Math.max(0.3 * meanH, Math.min(3 * meanH, meanH + slope * (y - meanY)));
}

export function touchesEdge(box: Box, margin = 0.01): boolean {
  return box[0] < margin || box[1] < margin || box[0] + box[2] > 1 - margin || box[1] + box[3] > 1 - margin;
}

export function aspectOf(picture: Size): number {
  return picture.width / picture.height;
}

const maps = new WeakMap<Calibration, Homography | null>();

/** The ground plane of a scenario, or null without a usable calibration. */
export function groundMap(calibration: Calibration | null): Homography | null {
  if (calibration === null) return null;
  const known = maps.get(calibration);
  if (known !== undefined) return known;
  let map: Homography | null = null;
  try {
    map = homographyFrom(calibration.image, calibration.ground);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  maps.set(calibration, map);
  return map;
}

/**
 * Distance between two places on the ground in body heights: in metres where the ground is calibrated, else
 * in the picture, held against the height of a person standing there.
 * @param height of a standing person at that place, picture heights
 */
export function groundDistance(
  a: Point,
  b: Point,
  height: number,
  aspect: number,
  map: Homography | null,
): number {
  if (map !== null) {
    const one = imageToGround(map, a);
    const other = imageToGround(map, b);
    if (one && other) return distance(one, other) / BODY;
  }
  return distance(a, b, aspect) / height;
}

/**
 * Speed on the ground in m/s of something that stands at `at` and moves by `velocity` (shares of the picture a
 * second); null where the ground is not seen.
 */
export function groundSpeed(map: Homography, at: Point, velocity: readonly [number, number]): number | null {
  // A short way about the place: the ground is not to scale over a long one.
  const way = (share: number): Point | null =>
    imageToGround(map, [at[0] + velocity[0] * share, at[1] + velocity[1] * share]);
  const [before, after] = [way(-0.1), way(0.1)];
  return before && after ? distance(before, after) / 0.2 : null;
}

/** Length on the ground in metres of a line through points of the picture; null where it leaves the ground. */
export function groundLength(map: Homography, points: readonly Point[]): number | null {
  let length = 0;
  let last: Point | null = null;
  for (const point of points) {
    const place = imageToGround(map, point);
    if (!place) return null;
    if (last) length += distance(last, place);
    last = place;
  }
  return length;
}

/**
 * How tall somebody who stands comes out on a calibrated ground, metres: the box held against the width of a metre
 * at the feet. Exact for a level camera, too low by the cosine of its tilt: good enough to see that metres are wrong.
 */
export function heightOnGround(map: Homography, box: Box, aspect: number): number | null {
  const [x, y] = foot(box);
  const [left, right] = [imageToGround(map, [x - 0.01, y]), imageToGround(map, [x + 0.01, y])];
  return left && right ? (box[3] * distance(left, right)) / (0.02 * aspect) : null;
}
