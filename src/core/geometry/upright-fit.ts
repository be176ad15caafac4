import { fitGround, type GroundPair } from './ground-fit.ts';
import type { Homography } from './homography.ts';
import type { Point } from './types.ts';

/** A person who stands: where the feet and the top of the head are in the picture, 0..1. */
export interface UprightPerson {
  readonly foot: Point;
  readonly head: Point;
}

/** What is assumed about the people and the camera, which stands level (it does not lean sideways). */
export interface UprightView {
  /** How tall the people are, metres. */
  readonly height: number;
  /** Horizontal field of view of the camera, degrees. */
  readonly fieldOfView: number;
  /** Width over height of the picture. */
  readonly aspect: number;
}

export interface UprightFit {
  readonly map: Homography;
  /** Four pairs that stand for the floor: the form of a scenario's calibration. */
  readonly pairs: readonly GroundPair[];
  /** Height of the camera above the floor, metres, and its tilt below level, degrees. */
  readonly cameraHeight: number;
  readonly tilt: number;
  /** How tall each person comes out, metres. */
  readonly heights: readonly number[];
  /**
   * By how much a distance between the nearest and the farthest of them may be off, as a share of it: people
   * differ by 4 % in height, and the field of view by 8 degrees.
   */
  readonly uncertainty: number;
}

export type UprightProblem =
  | 'too-few'
  /** Feet are not below the head, or the person is too small to measure. */
  | 'not-upright'
  /** All stand at the same distance: the depth of the floor cannot be told. */
  | 'same-distance'
  /** No level camera over a flat floor sees people of one height like this. */
  | 'no-floor';

export const UPRIGHT = {
  /** Heights below this cannot be measured, picture heights. */
  least: 0.03,
  /** Feet must be spread over at least this much of the picture's height. */
  spread: 0.05,
  /** Tilts that are tried, degrees below level. */
  tilts: [-8, 80],
  /** A person who comes out this much off the height that was given, as a share, does not fit. */
  misfit: 0.25,
  /** People and lenses differ by this much. */
  people: 0.04,
  lens: 8,
  /** Columns of the picture at which the floor is pinned down. */
  columns: [0.2, 0.8],
} as const;

/** The floor that standing people show, or why they show none. */
export function fitUpright(
  people: readonly UprightPerson[],
  view: UprightView,
): { readonly fit: UprightFit } | { readonly problem: UprightProblem; readonly person: number | null } {
  if (people.length < 2) return { problem: 'too-few', person: null };
  const small = people.findIndex(({ foot, head }) => foot[1] - head[1] < UPRIGHT.least);
  if (small >= 0) return { problem: 'not-upright', person: small };
  const feet = people.map(({ foot }) => foot[1]);
  if (Math.max(...feet) - Math.min(...feet) < UPRIGHT.spread)
    return { problem: 'same-distance', person: null };
  const camera = poseOf(people, view);
  if (!camera) return { problem: 'no-floor', person: null };
  const heights = camera.shares.map((share) => (view.height * share) / camera.share);
  const off = heights.map((height) => Math.abs(height / view.height - 1));
  const worst = Math.max(...off);
  if (worst > UPRIGHT.misfit) return { problem: 'no-floor', person: off.indexOf(worst) };
  const pairs = pairsOf(camera, view, feet);
  return {
    fit: {
      map: fitGround(pairs),
      pairs,
      cameraHeight: view.height / camera.share,
      tilt: (camera.tilt * 180) / Math.PI,
      heights,
      uncertainty: uncertaintyOf(people, view, camera),
    },
  };
}

/** Where a camera is, by what it sees. */
interface Pose {
  /** Radians below level. */
  readonly tilt: number;
  /** Height of the people over the height of the camera: for all, and as each alone would have it. */
  readonly share: number;
  readonly shares: readonly number[];
  /** Mean square of what each is off, as a share. */
  readonly error: number;
}

/** Height of the image plane's point above (negative) or below the axis, in focal lengths. */
function rayOf(y: number, { fieldOfView, aspect }: UprightView): number {
  const focal = aspect / 2 / Math.tan((fieldOfView * Math.PI) / 360);
  return (y - 0.5) / focal;
}

/**
 * With the tilt known, each person alone gives the camera's height: with `d` the distance of the feet in camera
 * heights and `s` the person's share of them, the head is seen at ((1 − s) cos − d sin) / (d cos + (1 − s) sin).
 */
function poseAt(tilt: number, people: readonly UprightPerson[], view: UprightView): Pose | null {
  const [sin, cos] = [Math.sin(tilt), Math.cos(tilt)];
  const shares: number[] = [];
  for (const { foot, head } of people) {
    const below = rayOf(foot[1], view);
    const above = rayOf(head[1], view);
    const sinks = below * cos + sin;
    const rises = cos - above * sin;
    if (sinks < 1e-3 || rises < 1e-3) return null;
    const far = (cos - below * sin) / sinks;
    const rest = (far * (sin + above * cos)) / rises;
    if (rest >= 1) return null;
    shares.push(1 - rest);
  }
  const share = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  // People and boxes are off in proportion to their size, so errors are shares of it.
  const error = shares.reduce((sum, one) => sum + (one / share - 1) ** 2, 0) / shares.length;
  return { tilt, share, shares, error };
}

/** The tilt at which everybody agrees best: tried degree by degree, then more finely about the best. */
function poseOf(people: readonly UprightPerson[], view: UprightView): Pose | null {
  let best: Pose | null = null;
  const [from, to] = UPRIGHT.tilts;
  let centre = (from + to) / 2;
  let reach = (to - from) / 2;
  for (let round = 0; round < 4; round++) {
    const step = reach / 45;
    for (let i = -45; i <= 45; i++) {
      const degrees = Math.min(to, Math.max(from, centre + i * step));
      const pose = poseAt((degrees * Math.PI) / 180, people, view);
      if (pose && (!best || pose.error < best.error)) best = pose;
    }
    if (!best) return null;
    centre = (best.tilt * 180) / Math.PI;
    reach = 2 * step;
  }
  const limit = (best!.tilt * 180) / Math.PI;
  return limit <= from + 0.1 || limit >= to - 0.1 ? null : best;
}

/** Distance of a place on the floor from the camera's foot, in camera heights; null beyond the horizon. */
function depthOf({ tilt }: Pose, view: UprightView, y: number): number | null {
  const ray = rayOf(y, view);
  const sinks = ray * Math.cos(tilt) + Math.sin(tilt);
  return sinks < 1e-3 ? null : (Math.cos(tilt) - ray * Math.sin(tilt)) / sinks;
}

function pairsOf(pose: Pose, view: UprightView, feet: readonly number[]): GroundPair[] {
  const cameraHeight = view.height / pose.share;
  const focal = view.aspect / 2 / Math.tan((view.fieldOfView * Math.PI) / 360);
  const place = (x: number, y: number): Point => {
    const far = depthOf(pose, view, y)!;
    const along = far * Math.cos(pose.tilt) + Math.sin(pose.tilt);
    const metres = (value: number): number => Math.round(value * cameraHeight * 1e4) / 1e4;
    return [metres((((x - 0.5) * view.aspect) / focal) * along), metres(far)];
  };
  const [top, bottom] = [Math.min(...feet), Math.max(...feet)];
  const [left, right] = UPRIGHT.columns;
  const corners: Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return corners.map((image) => ({ image, ground: place(...image) }));
}

function uncertaintyOf(people: readonly UprightPerson[], view: UprightView, pose: Pose): number {
  const feet = people.map(({ foot }) => foot[1]);
  const span = (one: Pose | null, seen: UprightView): number | null => {
    if (!one) return null;
    const far = depthOf(one, seen, Math.min(...feet));
    const near = depthOf(one, seen, Math.max(...feet));
    return far === null || near === null ? null : (far - near) / one.share;
  };
  const usual = span(pose, view)!;
  let squares = 0;
  const add = (other: number | null): void => {
    squares += other === null ? 1 : (other / usual - 1) ** 2;
  };
  people.forEach((_, i) => {
    const changed = people.map((one, j) => (j === i ? taller(one, UPRIGHT.people) : one));
    add(span(poseOf(changed, view), view));
  });
  const wider = { ...view, fieldOfView: view.fieldOfView + UPRIGHT.lens };
  add(span(poseOf(people, wider), wider));
  return Math.sqrt(squares);
}

function taller({ foot, head }: UprightPerson, by: number): UprightPerson {
  return { foot, head: [head[0], head[1] - by * (foot[1] - head[1])] };
}
