import { LUGGAGE } from '../../core/detection/detection.ts';
import type { ClassName } from '../../core/detection/detection.ts';
import { apply, chain, clamp, mix, mixPlaces, place, smooth, turnX, turnY } from './stage-math.ts';
import type { Mat4, Vec3 } from './stage-math.ts';
import type { Random } from './random.ts';

/** Duffel: a sports bag; shopper: a bag of paper; brolly: an umbrella that is closed; blanket: over head and body. */
export const OBJECT_KINDS = [
  'suitcase',
  'backpack',
  'handbag',
  'duffel',
  'shopper',
  'box',
  'knife',
  'umbrella',
  'brolly',
  'blanket',
] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** A thing on the stage. Its own frame has the origin at the middle of its underside. */
export interface StageObject {
  readonly id: number;
  readonly kind: ObjectKind;
  readonly colour: number;
  /** Width, height, depth in metres, without handles. */
  readonly size: Vec3;
  /** Id of who holds or wears it, or null when it stands on the floor. */
  holder: number | null;
  /** Id of who brought it, or of whom it was handed to. */
  owner: number;
  matrix: Mat4;
  /** Where it stands when nobody holds it. */
  rest: Mat4;
  /** On its way from one place or hand to another, 0..1. */
  shift: { readonly from: Mat4; t: number } | null;
}

const SIZES: Readonly<Record<ObjectKind, Vec3>> = {
  suitcase: [0.48, 0.7, 0.3],
  backpack: [0.36, 0.52, 0.23],
  handbag: [0.38, 0.27, 0.16],
  box: [0.42, 0.34, 0.34],
  duffel: [0.56, 0.3, 0.28],
  shopper: [0.34, 0.4, 0.16],
  knife: [0.06, 0.42, 0.022],
  umbrella: [1.1, 0.98, 1.1],
  brolly: [0.09, 0.88, 0.09],
  blanket: [0.86, 1.92, 0.72],
};

const COLOURS: Readonly<Record<ObjectKind, readonly number[]>> = {
  suitcase: [0xb01c2c, 0x1c4c94, 0xb01c2c, 0x2b2d33],
  backpack: [0x2d4a3a, 0x8a3324, 0x27364f, 0x1f2024],
  handbag: [0x5a3320, 0x1e1c1c, 0x7c2f2a],
  box: [0xb98d5a],
  duffel: [0x20242b, 0x1d3b63, 0x6a1f26],
  shopper: [0xb58a57, 0xc9a577, 0xe6e0d2],
  knife: [0x60656c],
  umbrella: [0xc2301f, 0x1d3f74, 0xd8801c],
  brolly: [0x16181c, 0x7c1f1f],
  blanket: [0x5d7a6c, 0x8c8172, 0x6b5a78],
};

/** What a detector of COCO classes calls it, or null when there is no such class. */
export const LABELS: Readonly<Record<ObjectKind, ClassName | null>> = {
  suitcase: 'suitcase',
  backpack: 'backpack',
  handbag: 'handbag',
  box: null,
  duffel: 'handbag',
  shopper: 'handbag',
  knife: 'knife',
  umbrella: 'umbrella',
  brolly: 'umbrella',
  blanket: null,
};

/** Whether somebody who leaves it leaves luggage. */
export function isLuggage(kind: ObjectKind): boolean {
  const label = LABELS[kind];
  return label !== null && LUGGAGE.includes(label);
}

export function makeObject(kind: ObjectKind, id: number, owner: number, random: Random): StageObject {
  const nowhere = place(0, -10, 0);
  return {
    id,
    kind,
    colour: random.pick(COLOURS[kind]),
    size: SIZES[kind],
    holder: owner,
    owner,
    matrix: nowhere,
    rest: nowhere,
    shift: null,
  };
}

/** Height of the handle above the underside: pulled out to roll the case, and as it stands, metres. */
export const HANDLE = { out: 1.06, standing: 1 } as const;
/** How far the handle is from the middle of the case, towards who pulls it, metres. */
export const HANDLE_AHEAD = 0.09;

/** A case at its handle: rolling behind on its wheels, or upright when its owner stands (`gait` 0). */
export function rolling(hand: Vec3, heading: number, gait: number, depth: number): Mat4 {
  const tilt = gait * Math.acos(clamp(hand[1] / HANDLE.out, 0.4, 0.98));
  const back = HANDLE.out * Math.sin(tilt) + HANDLE_AHEAD * Math.cos(tilt);
  const lift = (depth / 2 - 0.03) * Math.sin(tilt);
  return chain(
    place(hand[0] - Math.sin(heading) * back, lift, hand[2] - Math.cos(heading) * back),
    turnY(heading),
    turnX(tilt),
  );
}

/** @param y height of what it stands on, metres */
export function standing(x: number, z: number, heading: number, y = 0): Mat4 {
  return chain(place(x, y, z), turnY(heading));
}

/** Where a thing on its way is, when it is going to `to`. */
export function shifted({ shift }: StageObject, to: Mat4): Mat4 {
  if (shift === null) return to;
  return upright(mixPlaces(shift.from, to, smooth(shift.t)));
}

/** A mixture of two placements has shrunken, slanting axes: this makes them square again. */
function upright(m: Mat4): Mat4 {
  const y = unit([m[4]!, m[5]!, m[6]!]);
  const along = m[0]! * y[0] + m[1]! * y[1] + m[2]! * y[2];
  const x = unit([m[0]! - along * y[0], m[1]! - along * y[1], m[2]! - along * y[2]]);
  const z = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]] as const;
  return [...x, 0, ...y, 0, ...z, 0, m[12]!, m[13]!, m[14]!, 1];
}

function unit([x, y, z]: Vec3): Vec3 {
  const length = Math.hypot(x, y, z);
  return length < 1e-6 ? [0, 1, 0] : [x / length, y / length, z / length];
}

type Placed = Pick<StageObject, 'kind' | 'size' | 'matrix' | 'holder'>;

/** Points all over its body, handles left out, in the world. */
export function cornersOf({ size: [w, h, d], matrix, kind }: Placed): readonly Vec3[] {
  const corners: Vec3[] = [];
  const [[lowX, lowZ], [topX, topZ]] = SHARES[kind];
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    // Bags narrow towards the top, and the edges of all are round.
    const t = Math.max(0, share * 2 - 1);
    const [sx, sz] = [mix(lowX, topX, t), mix(lowZ, topZ, t)];
    for (const x of [-1, -0.5, 0, 0.5, 1]) {
      const inset = Math.abs(x) === 1 ? 0.92 : 1;
      for (const z of [-1, 1]) {
        corners.push(apply(matrix, [(x * sx * inset * w) / 2, share * h, (z * sz * inset * d) / 2]));
      }
    }
  }
  return corners;
}

/** Width and depth below and at the top, against the size. */
const SHARES: Readonly<Record<ObjectKind, readonly [readonly [number, number], readonly [number, number]]>> = {
  suitcase: [[1, 1], [0.95, 0.9]],
  backpack: [[1, 1], [0.55, 0.5]],
  handbag: [[1, 1], [0.84, 0.3]],
  box: [[1, 1], [1, 1]],
  duffel: [[0.98, 0.9], [0.94, 0.3]],
  shopper: [[1, 1], [0.98, 0.9]],
  knife: [[1, 1], [0.6, 0.6]],
  umbrella: [[0.04, 0.04], [0.04, 0.04]],
  brolly: [[0.3, 0.3], [1, 1]],
  blanket: [[1, 1], [0.3, 0.3]],
}; // prettier-ignore

/** How far the straps of a worn backpack reach: metres aside and forward, height against that of the pack. */
const STRAPS: readonly Vec3[] = [-1, 1].flatMap((side): Vec3[] => [
  [side * 0.11, 1.05, 0.1],
  [side * 0.125, 0.82, 0.245],
  [side * 0.18, 0.32, 0.12],
]);

const LOOSE_STRAPS: readonly Vec3[] = [
  [-0.11, 0.6, 0.06],
  [0.11, 0.6, 0.06],
];

/** The rim and the top of an open umbrella, in its own frame, metres. */
export const UMBRELLA = { rim: 0.7, top: 0.94, radius: 0.55 } as const;
const CANOPY: readonly Vec3[] = [
  [0, UMBRELLA.top + 0.04, 0],
  ...Array.from({ length: 8 }, (_, n): Vec3 => {
    const angle = (n / 8) * 2 * Math.PI;
    return [UMBRELLA.radius * Math.sin(angle), UMBRELLA.rim, UMBRELLA.radius * Math.cos(angle)];
  }),
];

/** Points that bound the thing, handles included, in the world. */
export function boundsOf(object: Placed): readonly Vec3[] {
  const [, h] = object.size;
  const at = (x: number, y: number, z: number): Vec3 => apply(object.matrix, [x, y, z]);
  const corners = cornersOf(object);
  if (object.kind === 'suitcase') {
    const top = (object.holder === null ? HANDLE.standing : HANDLE.out) + 0.019;
    const bars = [0.78, 0.86, 0.93, 1].map((share) => share * top);
    return [...corners, ...bars.flatMap((y) => [at(-0.115, y, HANDLE_AHEAD), at(0.115, y, HANDLE_AHEAD)])];
  }
  if (object.kind === 'umbrella') return [...corners, ...CANOPY.map(([x, y, z]) => at(x, y, z))];
  if (object.kind === 'duffel') return [...corners, at(0, h + 0.1, 0)];
  if (object.kind === 'shopper') return [...corners, at(0, h + 0.11, 0)];
  if (object.kind === 'handbag') return [...corners, at(0, h * 0.93 + 0.155, 0)];
  if (object.kind === 'backpack') {
    const straps = object.holder === null ? LOOSE_STRAPS : STRAPS;
    const ends = straps.map(([x, y, z]) => at(x, y * h, object.size[2] / 2 + z));
    return [...corners, at(0, h * 1.07, 0.03), ...ends];
  }
  return corners;
}
