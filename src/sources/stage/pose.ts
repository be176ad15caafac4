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
  readonly footL: number;
  readonly footR: number;
  /** 1: the pelvis is as high as puts the lower foot on the floor. */
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
  outL: 0.13,
  outR: 0.13,
  elbowL: 0.18,
  elbowR: 0.18,
  hipL: 0,
  hipR: 0,
  spreadL: 0.04,
  spreadR: 0.04,
  kneeL: 0.03,
  kneeR: 0.03,
  footL: 0,
  footR: 0,
  planted: 1,
};

export const SIT: Pose = {
  ...STAND,
  pelvis: 0.3,
  forward: -0.2,
  spine: -0.04,
  nod: 0.16,
  armL: 0.42,
  armR: 0.42,
  elbowL: 1.05,
  elbowR: 1.05,
  hipL: 1.5,
  hipR: 1.5,
  spreadL: 0.1,
  spreadR: 0.1,
  kneeL: 1.48,
  kneeR: 1.48,
  planted: 0,
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
  footL: 0.35,
  footR: 0.2,
};

/** Half way between lying and standing. */
export const CROUCH: Pose = {
  ...STAND,
  spine: 0.5,
  pitch: 0.35,
  armL: 0.8,
  armR: 0.5,
  elbowL: 0.5,
  elbowR: 0.9,
  hipL: 1.7,
  hipR: 1.2,
  kneeL: 2,
  kneeR: 1.9,
  footL: 0.3,
  footR: -0.5,
};

export type LyingWay = 'forward' | 'back' | 'side';

export const LYING: Readonly<Record<LyingWay, Pose>> = {
  forward: {
    ...STAND,
    pelvis: 0.075,
    forward: 0.46,
    pitch: 1.55,
    spine: 0,
    nod: -0.15,
    look: 1,
    armL: 2.2,
    armR: 0.5,
    outL: 0.75,
    outR: 0.55,
    elbowL: 0.9,
    elbowR: 0.35,
    hipL: 0.12,
    spreadL: 0.2,
    spreadR: 0.14,
    kneeL: 0.2,
    kneeR: 0.1,
    footL: -1,
    footR: -1,
    planted: 0,
  },
  back: {
    ...STAND,
    pelvis: 0.07,
    forward: -0.46,
    pitch: -1.55,
    spine: 0.03,
    nod: 0.1,
    look: 0.35,
    armL: 0.1,
    armR: 0.15,
    outL: 0.6,
    outR: 0.95,
    elbowL: 0.35,
    elbowR: 0.7,
    hipL: 0.05,
    hipR: 0.35,
    spreadL: 0.17,
    spreadR: 0.1,
    kneeL: 0.1,
    kneeR: 0.65,
    footL: -0.5,
    footR: -0.3,
    planted: 0,
  },
  side: {
    ...STAND,
    pelvis: 0.1,
    side: -0.44,
    roll: 1.52,
    spine: 0.2,
    nod: 0.2,
    armL: 0.9,
    armR: 1.5,
    outL: 0.05,
    outR: 0,
    elbowL: 0.7,
    elbowR: 0.5,
    hipL: 0.55,
    hipR: 0.25,
    spreadL: 0,
    spreadR: 0,
    kneeL: 0.8,
    kneeR: 0.45,
    footL: -0.5,
    footR: -0.5,
    planted: 0,
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

/**
 * A step of walking or running.
 * @param phase radians; 2π is two steps
 * @param speed metres a second
 */
export function stridePose(phase: number, speed: number): Pose {
  const run = Math.min(1, Math.max(0, (speed - 1.9) / 1.2));
  const swing = Math.min(0.75, 0.24 + 0.15 * speed);
  const knee = mix(0.85, 1.35, run);
  const [sin, cos] = [Math.sin(phase), Math.cos(phase)];
  const lift = (c: number): number => Math.max(0, c);
  return {
    ...STAND,
    pitch: mix(0.03, 0.16, run),
    twist: 0.09 * sin,
    lean: 0.025 * cos,
    armL: -swing * 0.75 * sin,
    armR: swing * 0.75 * sin,
    elbowL: mix(0.3, 1.3, run) - 0.15 * sin,
    elbowR: mix(0.3, 1.3, run) + 0.15 * sin,
    hipL: swing * sin + 0.06,
    hipR: -swing * sin + 0.06,
    kneeL: 0.1 + knee * lift(Math.cos(phase + 0.45)),
    kneeR: 0.1 + knee * lift(-Math.cos(phase + 0.45)),
    footL: 0.3 * sin * lift(sin) - 0.45 * lift(-sin) * lift(cos + 0.4),
    footR: 0.3 * lift(-sin) * -sin - 0.45 * lift(sin) * lift(-cos + 0.4),
  };
}

/** Metres covered while the phase of `stridePose` goes round once. */
export function strideLength(height: number, speed: number): number {
  const swing = Math.min(0.75, 0.24 + 0.15 * speed);
  return 4 * 0.49 * height * Math.sin(swing) * (speed > 1.9 ? 1.25 : 1);
}
