import { BODY_PLAN } from './body-plan.ts';
import type { PersonLook } from './cast.ts';
import type { Pose } from './pose.ts';
import { apply, chain, place, times, turnX, turnY, turnZ } from './stage-math.ts';
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

/** A place in the frame of a bone; lengths are shares of the body's height. */
interface Contact {
  readonly bone: number;
  readonly at: Vec3;
  readonly radius: number;
}

const contact = (bone: BoneName, at: Vec3, radius = 0): Contact => ({
  bone: BONES.indexOf(bone),
  at,
  radius,
});

/** Undersides of the shoes. */
const SOLES: readonly Contact[] = (['footL', 'footR'] as const).flatMap((foot) => [
  contact(foot, [0, -BODY_PLAN.ankle, -0.03]),
  contact(foot, [0, -BODY_PLAN.ankle, 0.09]),
]);

/** What of a body touches the floor when it lies, kneels or falls. */
const BODY: readonly Contact[] = [
  ...SOLES,
  contact('shinL', [0, 0, 0], 0.038),
  contact('shinR', [0, 0, 0], 0.038),
  contact('pelvis', [0, 0, 0], 0.062),
  contact('pelvis', [0.05, 0, 0], 0.055),
  contact('pelvis', [-0.05, 0, 0], 0.055),
  contact('chest', [0, 0.2, 0], 0.066),
  contact('head', [0, 0.09, 0.005], 0.05),
  contact('foreArmL', [0, 0, 0], 0.028),
  contact('foreArmR', [0, 0, 0], 0.028),
  contact('foreArmL', [0, -0.2, 0], 0.014),
  contact('foreArmR', [0, -0.2, 0], 0.014),
  contact('upperArmL', [0, 0, 0], 0.036),
  contact('upperArmR', [0, 0, 0], 0.036),
];

/**
 * Where each bone is.
 * @param x, z the place on the floor, metres
 * @param heading radians, 0 looks to +z
 * @param touching what may touch the floor: the soles of who is upright, or the whole body
 */
export function bonesOf(
  look: PersonLook,
  pose: Pose,
  x: number,
  z: number,
  heading: number,
  touching: 'soles' | 'body' = 'soles',
): readonly Mat4[] {
  const h = look.height;
  const root = times(place(x, 0, z), turnY(heading));
  const hips = times(place(pose.side * h, pose.pelvis * h, pose.forward * h), turnX(pose.pitch));
  const bones = limbs(h, pose, times(times(root, hips), turnZ(pose.roll)));
  const low = lowest(bones, touching === 'soles' ? SOLES : BODY, h);
  // Nothing goes through the floor; what is planted stands on it.
  const drop = low < 0 ? -low : -low * pose.planted;
  if (drop === 0) return bones;
  return bones.map((bone) => times(place(0, drop, 0), bone));
}

/** Height of the lowest of these points above the floor, metres. */
function lowest(bones: readonly Mat4[], contacts: readonly Contact[], h: number): number {
  let low = Infinity;
  for (const { bone, at, radius } of contacts) {
    const m = bones[bone]!;
    const y = m[13]! + (m[1]! * at[0] + m[5]! * at[1] + m[9]! * at[2] - radius) * h;
    if (y < low) low = y;
  }
  return low;
}

function limbs(h: number, pose: Pose, base: Mat4): readonly Mat4[] {
  const p = BODY_PLAN;
  const spine = times(place(0, p.waist * h * 0.3, 0), turnY(pose.twist));
  const chest = times(times(times(base, spine), turnX(pose.spine)), turnZ(pose.lean));
  const neck = times(place(0, p.neck * h, 0), turnY(pose.look));
  const head = times(times(chest, neck), turnX(pose.nod));
  const leftArm = arm(h, chest, 1, pose.armL, pose.outL, pose.elbowL);
  const rightArm = arm(h, chest, -1, pose.armR, pose.outR, pose.elbowR);
  const leftLeg = leg(h, base, pose, 'L');
  const rightLeg = leg(h, base, pose, 'R');
  return [base, chest, head, ...leftArm, ...rightArm, ...leftLeg, ...rightLeg];
}

function arm(h: number, chest: Mat4, side: 1 | -1, swing: number, out: number, elbow: number): [Mat4, Mat4] {
  const p = BODY_PLAN;
  const shoulder = times(place(side * p.shoulderWidth * h, p.shoulder * h, 0), turnX(-swing));
  const upper = times(times(chest, shoulder), turnZ(side * out));
  const bend = times(turnX(-elbow), turnZ(-side * out * 0.5));
  return [upper, times(times(upper, place(0, -p.upperArm * h, 0)), bend)];
}

function leg(h: number, base: Mat4, pose: Pose, side: 'L' | 'R'): [Mat4, Mat4, Mat4] {
  const p = BODY_PLAN;
  const sign = side === 'L' ? 1 : -1;
  const [hip, spread, knee, foot] =
    side === 'L'
      ? [pose.hipL, pose.spreadL, pose.kneeL, pose.footL]
      : [pose.hipR, pose.spreadR, pose.kneeR, pose.footR];
  const socket = times(place(sign * p.hipWidth * h, 0, 0), turnX(-hip));
  const thigh = times(times(base, socket), turnZ(sign * spread));
  const bend = times(turnX(knee), turnZ(-sign * spread * 0.6));
  const shin = times(times(thigh, place(0, -p.thigh * h, 0)), bend);
  const level = pose.level * (hip - knee - pose.pitch);
  return [thigh, shin, times(times(shin, place(0, -p.shin * h, 0)), turnX(level - foot))];
}

/** Where the hand is that holds something. */
export function handOf(look: PersonLook, bones: readonly Mat4[], side: 'L' | 'R'): Vec3 {
  const bone = bones[BONES.indexOf(side === 'L' ? 'foreArmL' : 'foreArmR')]!;
  return apply(bone, [0, -(BODY_PLAN.foreArm + BODY_PLAN.hand * 0.6) * look.height, 0]);
}

/** The frame of a closed hand: it hangs along -y as the arm does. */
export function gripOf(look: PersonLook, bones: readonly Mat4[], side: 'L' | 'R'): Mat4 {
  const bone = bones[BONES.indexOf(side === 'L' ? 'foreArmL' : 'foreArmR')]!;
  return times(bone, place(0, -(BODY_PLAN.foreArm + BODY_PLAN.hand * 0.6) * look.height, 0));
}

/** The frame of the back, for what is worn on it. */
export function backOf(bones: readonly Mat4[], height: number): Mat4 {
  return chain(bones[1]!, place(0, 0.15 * height, -0.115 * height));
}
