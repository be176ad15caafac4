import type { ClassName } from '../../core/detection/detection.ts';
import { apply, chain, place, turnX, turnY } from './stage-math.ts';
import type { Mat4, Vec3 } from './stage-math.ts';
import type { Random } from './random.ts';

export type ObjectKind = 'suitcase' | 'backpack' | 'handbag' | 'box';

/** A thing on the stage. Its own frame has the origin at the middle of its underside. */
export interface StageObject {
  readonly id: number;
  readonly kind: ObjectKind;
  readonly colour: number;
  /** Width, height, depth in metres, without handles. */
  readonly size: Vec3;
  /** Id of who holds or wears it, or null when it stands on the floor. */
  holder: number | null;
  /** Id of who brought it. */
  readonly owner: number;
  matrix: Mat4;
  /** Where it comes to rest while it is being put down. */
  settling: { readonly from: Mat4; readonly to: Mat4; t: number } | null;
  /** Simulation time at which it was put down, or null. */
  putAt: number | null;
}

const SIZES: Readonly<Record<ObjectKind, Vec3>> = {
  suitcase: [0.44, 0.62, 0.27],
  backpack: [0.33, 0.46, 0.2],
  handbag: [0.38, 0.27, 0.16],
  box: [0.42, 0.34, 0.34],
};

const COLOURS: Readonly<Record<ObjectKind, readonly number[]>> = {
  suitcase: [0xa8202c, 0x1f4e8c, 0x1d6b66, 0x2b2d33],
  backpack: [0x2d4a3a, 0x8a3324, 0x27364f, 0x1f2024],
  handbag: [0x5a3320, 0x1e1c1c, 0x7c2f2a],
  box: [0xb98d5a],
};

/** What a detector of COCO classes calls it, or null when there is no such class. */
export const LABELS: Readonly<Record<ObjectKind, ClassName | null>> = {
  suitcase: 'suitcase',
  backpack: 'backpack',
  handbag: 'handbag',
  box: null,
};

export function makeObject(kind: ObjectKind, id: number, owner: number, random: Random): StageObject {
  return {
    id,
    kind,
    colour: random.pick(COLOURS[kind]),
    size: SIZES[kind],
    holder: owner,
    owner,
    matrix: place(0, -10, 0),
    settling: null,
    putAt: null,
  };
}

/** Height of the handle above the underside, pulled out, metres. */
export const HANDLE = 1.02;

/** A case that is pulled by its handle: the wheels on the floor, tilted towards the hand. */
export function rolling(hand: Vec3, heading: number): Mat4 {
  const tilt = Math.acos(Math.min(0.98, Math.max(0.4, hand[1] / HANDLE)));
  const back = HANDLE * Math.sin(tilt);
  return chain(
    place(hand[0] - Math.sin(heading) * back, 0.01, hand[2] - Math.cos(heading) * back),
    turnY(heading),
    turnX(tilt),
  );
}

export function standing(x: number, z: number, heading: number): Mat4 {
  return chain(place(x, 0, z), turnY(heading));
}

/** Points that bound the thing, handle included, in the world. */
export function cornersOf(object: StageObject): readonly Vec3[] {
  const [w, h, d] = object.size;
  const corners: Vec3[] = [];
  for (const x of [-w / 2, 0, w / 2]) {
    for (const y of [0, h / 2, h]) {
      for (const z of [-d / 2, d / 2]) corners.push(apply(object.matrix, [x, y, z]));
    }
  }
  if (object.kind === 'suitcase') {
    const top = h + (object.holder === null ? 0.16 : 0.36);
    corners.push(apply(object.matrix, [-0.1, top, -0.08]), apply(object.matrix, [0.1, top, -0.08]));
  }
  if (object.kind === 'handbag') corners.push(apply(object.matrix, [0, h + 0.14, 0]));
  return corners;
}
