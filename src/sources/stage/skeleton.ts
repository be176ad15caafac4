import type { PersonLook } from './cast.ts';
import type { Pose } from './pose.ts';
import { apply, chain, mix, place, times, turnX, turnY, turnZ } from './stage-math.ts';
import type { Mat4, Vec3 } from './stage-math.ts';

/** Order of the bones in `bonesOf`. Limbs hang along their own -y, the trunk and head stand along +y. */
export const BONES = [
  'pelvis',
  'chest',
  'head',
  'upperArmL',
  'foreArmL',
  'upperArmR',
  'foreArmR',
  'thighL',
  'shinL',
  'footL',
  'thighR',
  'shinR',
  'footR',
] as const;
export type BoneName = (typeof BONES)[number];

/** Lengths as shares of the body's height (average of adults, rounded). */
export const BODY_PLAN = {
  hipWidth: 0.052,
  thigh: 0.245,
  shin: 0.235,
  ankle: 0.042,
  waist: 0.06,
  neck: 0.3,
  shoulderWidth: 0.118,
  shoulder: 0.265,
  upperArm: 0.165,
  foreArm: 0.15,
  hand: 0.085,
  head: 0.13,
} as const;

/** Points that stand for the body when it is measured: bone, place along it, radius; shares of the height. */
const PROBES: readonly (readonly [BoneName, Vec3, number])[] = [
  ['head', [0, 0.075, 0.01], 0.058],
  ['chest', [0, 0.2, 0], 0.085],
  ['chest', [0.08, 0.19, 0], 0.045],
  ['chest', [-0.08, 0.19, 0], 0.045],
  ['chest', [0, 0.08, 0], 0.08],
  ['pelvis', [0, 0, 0], 0.085],
  ['upperArmL', [0, -0.09, 0], 0.03],
  ['upperArmR', [0, -0.09, 0], 0.03],
  ['foreArmL', [0, -0.07, 0], 0.026],
  ['foreArmR', [0, -0.07, 0], 0.026],
  ['foreArmL', [0, -0.19, 0], 0.026],
  ['foreArmR', [0, -0.19, 0], 0.026],
  ['thighL', [0, -0.12, 0], 0.048],
  ['thighR', [0, -0.12, 0], 0.048],
  ['shinL', [0, -0.02, 0], 0.036],
  ['shinR', [0, -0.02, 0], 0.036],
  ['shinL', [0, -0.14, 0], 0.034],
  ['shinR', [0, -0.14, 0], 0.034],
  ['footL', [0, -0.018, 0], 0.024],
  ['footR', [0, -0.018, 0], 0.024],
  ['footL', [0, -0.018, 0.085], 0.02],
  ['footR', [0, -0.018, 0.085], 0.02],
];

/** A ball of the body in the world, metres. */
export interface Probe {
  readonly at: Vec3;
  readonly radius: number;
}

/**
 * Where each bone is.
 * @param x, z the place on the floor, metres
 * @param heading radians, 0 looks to +z
 */
export function bonesOf(
  look: PersonLook,
  pose: Pose,
  x: number,
  z: number,
  heading: number,
): readonly Mat4[] {
  const h = look.height;
  const base = chain(
    place(x, 0, z),
    turnY(heading),
    place(pose.side * h, pose.pelvis * h, pose.forward * h),
    turnX(pose.pitch),
    turnZ(pose.roll),
  );
  const bones = limbs(h, pose, base);
  if (pose.planted <= 0) return bones;
  const lowest = Math.min(...[9, 12].map((foot) => footLow(bones[foot]!, h)));
  const drop = -lowest * pose.planted;
  return bones.map((bone) => bone.map((value, at) => (at === 13 ? value + drop : value)));
}

function footLow(foot: Mat4, h: number): number {
  const p = BODY_PLAN;
  const heel = apply(foot, [0, -p.ankle * h, -0.02 * h]);
  const toe = apply(foot, [0, -p.ankle * h, 0.09 * h]);
  return Math.min(heel[1], toe[1]);
}

function limbs(h: number, pose: Pose, base: Mat4): readonly Mat4[] {
  const p = BODY_PLAN;
  const chest = chain(
    base,
    place(0, p.waist * h * 0.3, 0),
    turnY(pose.twist),
    turnX(pose.spine),
    turnZ(pose.lean),
  );
  const head = chain(chest, place(0, p.neck * h, 0), turnY(pose.look), turnX(pose.nod));
  const arm = (side: 1 | -1, swing: number, out: number, elbow: number): [Mat4, Mat4] => {
    const upper = chain(
      chest,
      place(side * p.shoulderWidth * h, p.shoulder * h, 0),
      turnX(-swing),
      turnZ(side * out),
    );
    return [upper, chain(upper, place(0, -p.upperArm * h, 0), turnX(-elbow), turnZ(-side * out * 0.5))];
  };
  const leg = (side: 1 | -1, hip: number, spread: number, knee: number, foot: number): [Mat4, Mat4, Mat4] => {
    const thigh = chain(base, place(side * p.hipWidth * h, 0, 0), turnX(-hip), turnZ(side * spread));
    const shin = chain(thigh, place(0, -p.thigh * h, 0), turnX(knee), turnZ(-side * spread * 0.6));
    // Feet stay level with the floor but for what the pose asks: `level` takes the leg's turn back.
    const level = pose.planted > 0 ? mix(0, hip - knee - pose.pitch, pose.planted) : 0;
    return [thigh, shin, chain(shin, place(0, -p.shin * h, 0), turnX(level - foot))];
  };
  return [
    base,
    chest,
    head,
    ...arm(1, pose.armL, pose.outL, pose.elbowL),
    ...arm(-1, pose.armR, pose.outR, pose.elbowR),
    ...leg(1, pose.hipL, pose.spreadL, pose.kneeL, pose.footL),
    ...leg(-1, pose.hipR, pose.spreadR, pose.kneeR, pose.footR),
  ];
}

/** The body as balls, for boxes and for what hides what. */
export function probesOf(look: PersonLook, bones: readonly Mat4[]): readonly Probe[] {
  const h = look.height;
  return PROBES.map(([bone, [x, y, z], radius]) => ({
    at: apply(bones[BONES.indexOf(bone)]!, [x * h * look.build, y * h, z * h]),
    radius: radius * h * look.build,
  }));
}

/** Where the hand is that holds something. */
export function handOf(look: PersonLook, bones: readonly Mat4[], side: 'L' | 'R'): Vec3 {
  const bone = bones[BONES.indexOf(side === 'L' ? 'foreArmL' : 'foreArmR')]!;
  return apply(bone, [0, -(BODY_PLAN.foreArm + BODY_PLAN.hand * 0.6) * look.height, 0]);
}

/** The frame of the back, for what is worn on it. */
export function backOf(bones: readonly Mat4[], height: number): Mat4 {
  return times(bones[1]!, place(0, 0.15 * height, -0.115 * height));
}
