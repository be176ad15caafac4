import { BODY_PLAN } from '../body-plan.ts';
import type { PersonLook } from '../cast.ts';
import type { BoneName } from '../skeleton.ts';
import { boneIndex, bindBones } from './body-kit.ts';
import { loft } from './loft.ts';
import { MeshBuilder } from './mesh-builder.ts';
import type { MeshData } from './mesh-builder.ts';

/** Bone, from and to along it, half width and depth at both ends; shares of the body's height. */
type Part = readonly [
  bone: BoneName,
  from: number,
  to: number,
  rx: number,
  rz: number,
  rx2: number,
  rz2: number,
];

const { thigh, shin, upperArm, foreArm } = BODY_PLAN;

const sides = (part: (side: 'L' | 'R') => readonly Part[]): readonly Part[] => [...part('L'), ...part('R')];

const PARTS: readonly Part[] = [
  ['pelvis', -0.05, 0.1, 0.095, 0.068, 0.085, 0.06],
  ['chest', 0.06, 0.29, 0.085, 0.06, 0.11, 0.06],
  ['head', 0.02, 0.155, 0.04, 0.05, 0.035, 0.045],
  ...sides((side): readonly Part[] => [
    [`upperArm${side}`, -upperArm, 0.01, 0.028, 0.028, 0.038, 0.038],
    [`foreArm${side}`, -foreArm - 0.08, 0, 0.018, 0.024, 0.028, 0.028],
    [`thigh${side}`, -thigh, 0.02, 0.04, 0.042, 0.055, 0.058],
    [`shin${side}`, -shin, 0, 0.03, 0.032, 0.038, 0.04],
  ]),
];

/** A body as a few prisms: enough to throw a blurred shadow. */
export function bodyProxy(look: PersonLook): MeshData {
  const builder = new MeshBuilder();
  const bind = bindBones(look);
  const h = look.height;
  const g = look.build;
  const prism = (
    bone: BoneName,
    ends: readonly (readonly [at: readonly [number, number, number], rx: number, rz: number])[],
    upright: boolean,
  ): void => {
    const rings = ends.map(([at, rx, rz]) => ({
      frame: bind[boneIndex(bone)]!,
      at: [at[0] * h, at[1] * h, at[2] * h] as const,
      rx: rx * h * g,
      front: rz * h * g,
      colour: [0, 0, 0] as const,
      weights: [[boneIndex(bone), 1]] as const,
    }));
    loft(builder, rings, { around: 6, upright });
  };
  for (const [bone, from, to, rx, rz, rx2, rz2] of PARTS) {
    prism(bone, [[[0, from, 0], rx, rz], [[0, to, 0], rx2, rz2]], false); // prettier-ignore
  }
  for (const side of ['L', 'R'] as const) {
    prism(`foot${side}`, [[[0, -0.024, -0.035], 0.024, 0.018], [[0, -0.03, 0.108], 0.024, 0.012]], true); // prettier-ignore
  }
  return builder.build();
}
