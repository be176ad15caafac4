import type { PersonLook } from './cast.ts';
import { BONES } from './skeleton.ts';
import type { BoneName } from './skeleton.ts';
import { apply } from './stage-math.ts';
import type { Mat4, Vec3 } from './stage-math.ts';

/** A ball of the body in the world, metres. */
export interface Probe {
  readonly at: Vec3;
  readonly radius: number;
}

/** Balls that together stand for the body: bone, place along it, radius; shares of the height. */
const PLAN: readonly (readonly [BoneName, Vec3, number])[] = [
  ['head', [0, 0.108, 0.006], 0.052],
  ['head', [0, 0.07, 0.008], 0.048],
  ['chest', [0, 0.22, 0], 0.085],
  ['chest', [0.085, 0.22, 0], 0.045],
  ['chest', [-0.085, 0.22, 0], 0.045],
  ['chest', [0, 0.1, 0], 0.082],
  ['pelvis', [0, 0.01, -0.005], 0.09],
  ['upperArmL', [0, -0.02, 0], 0.041],
  ['upperArmR', [0, -0.02, 0], 0.041],
  ['upperArmL', [0, -0.11, 0], 0.034],
  ['upperArmR', [0, -0.11, 0], 0.034],
  ['foreArmL', [0, -0.02, 0], 0.029],
  ['foreArmR', [0, -0.02, 0], 0.029],
  ['foreArmL', [0, -0.1, 0], 0.023],
  ['foreArmR', [0, -0.1, 0], 0.023],
  ['foreArmL', [0, -0.2, 0], 0.026],
  ['foreArmR', [0, -0.2, 0], 0.026],
  ['thighL', [0, -0.1, 0], 0.054],
  ['thighR', [0, -0.1, 0], 0.054],
  ['thighL', [0, -0.19, 0], 0.045],
  ['thighR', [0, -0.19, 0], 0.045],
  ['shinL', [0, -0.01, 0], 0.04],
  ['shinR', [0, -0.01, 0], 0.04],
  ['shinL', [0, -0.11, 0], 0.036],
  ['shinR', [0, -0.11, 0], 0.036],
  ['shinL', [0, -0.2, 0], 0.031],
  ['shinR', [0, -0.2, 0], 0.031],
  ['footL', [0, -0.019, -0.01], 0.024],
  ['footR', [0, -0.019, -0.01], 0.024],
  ['footL', [0, -0.024, 0.085], 0.02],
  ['footR', [0, -0.024, 0.085], 0.02],
];

const ROWS = PLAN.map(([bone, at, radius]) => ({ bone: BONES.indexOf(bone), at, radius }));

/** The body as balls, for boxes and for what hides what. */
export function probesOf(look: PersonLook, bones: readonly Mat4[]): readonly Probe[] {
  const h = look.height;
  return ROWS.map(({ bone, at: [x, y, z], radius }) => ({
    at: apply(bones[bone]!, [x * h, y * h, z * h]),
    radius: radius * h * look.build,
  }));
}
