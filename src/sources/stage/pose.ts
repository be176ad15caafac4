import { mix } from './stage-math.ts';

/**
 * Joint angles in radians and the pelvis in body heights. Positive is forward for `pitch`, `spine`, arms and
 * hips, outward for `out`, bent for knees and elbows.
 */
export interface Pose {
  /** Height of the pelvis when `planted` is 0. */
  readonly pelvis: number;
  readonly forward: number;
  readonly side: number;
  readonly pitch: number;
  readonly roll: number;
  readonly spine: number;
  readonly lean: number;
  readonly twist: number;
  readonly nod: number;
  readonly look: number;
  readonly armL: number;
  readonly armR: number;
  readonly outL: number;
  readonly outR: number;
  readonly elbowL: number;
  readonly elbowR: number;
  readonly hipL: number;
  readonly hipR: number;
  readonly spreadL: number;
  readonly spreadR: number;
  readonly kneeL: number;
  readonly kneeR: number;
  /** Positive: toes up; against the shin, or with `level` 1 against the floor. */
  readonly footL: number;
  readonly footR: number;
  readonly level: number;
  /** 1: the pelvis is as high as puts what is lowest on the floor. */
  readonly planted: number;
}

export const STAND: Pose = {
  pelvis: 0.52,
  forward: 0,
  side: 0,
  pitch: 0,
  roll: 0,
  spine: 0.02,
  lean: 0,
  twist: 0,
  nod: 0.05,
  look: 0,
  armL: 0.04,
  armR: 0.04,
  outL: 0.17,
  outR: 0.17,
  elbowL: 0.28,
  elbowR: 0.28,
  hipL: 0,
  hipR: 0,
  spreadL: 0.09,
  spreadR: 0.09,
  kneeL: 0.03,
  kneeR: 0.03,
  footL: 0,
  footR: 0,
  level: 1,
  planted: 1,
};

/** Bending down to put something down or take it up. */
export const STOOP: Pose = {
  ...STAND,
  spine: 0.62,
  pitch: 0.3,
  nod: -0.1,
  armL: 0.75,
  armR: 1.05,
  hipL: 0.95,
  hipR: 0.75,
  kneeL: 1.15,
  kneeR: 1.15,
};

/** Half way between lying and standing: one knee on the floor, a hand on the other. */
export const KNEEL: Pose = {
  ...STAND,
  spine: 0.35,
  pitch: 0.18,
  nod: 0.1,
  armL: 0.75,
  armR: 0.35,
  elbowL: 0.6,
  elbowR: 0.7,
  hipL: 1.45,
  hipR: 0.1,
  kneeL: 1.5,
  kneeR: 1.75,
  footR: -1.1,
};

export type LyingWay = 'forward' | 'back' | 'side';

/** How somebody lies; the feet are where they stood. */
export const LYING: Readonly<Record<LyingWay, Pose>> = {
  forward: {
    ...STAND,
    forward: 0.46,
    pitch: 1.53,
    spine: 0.02,
    nod: -0.35,
    look: 0.9,
    armL: 3,
    armR: -0.05,
    outL: 0.6,
    outR: 0.5,
    elbowL: 0.12,
    elbowR: 0.08,
    hipL: 0.02,
    hipR: 0.02,
    spreadL: 0.22,
    spreadR: 0.14,
    kneeL: 0.12,
    kneeR: 0.06,
    footL: -1.15,
    footR: -1.15,
    level: 0,
  },
  back: {
    ...STAND,
    forward: -0.46,
    pitch: -1.53,
    spine: 0.03,
    nod: 0.1,
    look: 0.45,
    armL: -0.06,
    armR: -0.06,
    outL: 0.6,
    outR: 0.95,
    elbowL: 0.2,
    elbowR: 0.5,
    hipL: 0.02,
    hipR: 0.38,
    spreadL: 0.17,
    spreadR: 0.1,
    kneeL: 0.05,
    kneeR: 0.7,
    footL: -0.45,
    footR: -0.35,
    level: 0,
  },
  side: {
    ...STAND,
    side: -0.44,
    roll: 1.5,
    spine: 0.2,
    nod: 0.25,
    armL: 0.9,
    armR: 1.7,
    outL: 0.05,
    outR: 0,
    elbowL: 0.7,
    elbowR: 0.5,
    hipL: 0.6,
    hipR: 0.3,
    spreadL: 0,
    spreadR: 0,
    kneeL: 0.85,
    kneeR: 0.5,
    footL: -0.4,
    footR: -0.4,
    level: 0,
  },
};

/** Passed on the way down: nobody falls like a plank. */
export const FALLING: Readonly<Record<LyingWay, Pose>> = {
  forward: {
    ...STAND,
    forward: 0.13,
    pitch: 0.55,
    spine: 0.35,
    armL: 1.25,
    armR: 1.1,
    outL: 0.4,
    outR: 0.35,
    elbowL: 0.5,
    elbowR: 0.6,
    hipL: 0.55,
    hipR: 0.2,
    kneeL: 1.35,
    kneeR: 1.2,
    footL: -0.8,
    footR: -0.9,
  },
  back: {
    ...STAND,
    forward: -0.24,
    pitch: -0.45,
    spine: 0.5,
    nod: 0.35,
    armL: 0.5,
    armR: 0.3,
    outL: 0.9,
    outR: 0.8,
    elbowL: 0.5,
    elbowR: 0.6,
    hipL: 0.95,
    hipR: 0.8,
    kneeL: 1.1,
    kneeR: 0.9,
  },
  side: {
    ...STAND,
    side: -0.17,
    roll: 0.6,
    spine: 0.3,
    lean: -0.25,
    armL: 0.6,
    armR: 0.9,
    outL: 0.9,
    outR: 0.2,
    elbowL: 0.4,
    elbowR: 0.5,
    hipL: 0.7,
    hipR: 0.5,
    kneeL: 1.1,
    kneeR: 1,
    spreadL: 0.2,
  },
};

/** Between two poses, `t` 0..1. */
export function mixPoses(a: Pose, b: Pose, t: number): Pose {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const out: Record<string, number> = {};
  for (const key of KEYS) out[key] = mix(a[key], b[key], t);
  return out as unknown as Pose;
}

const KEYS = Object.keys(STAND) as (keyof Pose)[];
