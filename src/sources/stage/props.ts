import { chain, clamp, place, smooth, turnY } from './stage-math.ts';
import type { Mat4, Vec3 } from './stage-math.ts';
import type { Bench, Spot } from './stage-set.ts';

/** What a script sets up in the hall besides what belongs to it. */
export const PROP_KINDS = [
  'mattress',
  'chair',
  'bed',
  'table',
  'bench',
  'steps',
  'barrier',
  'bin',
  'lamp',
  'beacon',
  'photo',
] as const;
export type PropKind = (typeof PROP_KINDS)[number];

/** A prop as a script asks for it. */
export interface PropPlan {
  readonly name: string;
  readonly kind: PropKind;
  readonly at: Spot;
  /** Where its front looks, radians; 0 is towards the audience. */
  readonly heading?: number;
  /** Lamps and beacons: on from the start. Bins: burning from the start. */
  readonly on?: boolean;
}

/** A prop on the stage. Its own frame has the origin on the floor, in its middle, and looks along +z. */
export interface Prop {
  readonly id: number;
  readonly name: string;
  readonly kind: PropKind;
  readonly at: Spot;
  readonly heading: number;
  readonly matrix: Mat4;
  /** When it was lit last, seconds of the play, or null while it is out. */
  litAt: number | null;
  /** When it was put out, for what dies down slowly. */
  outAt: number | null;
}

interface Plan {
  /** Width, height, depth, metres. */
  readonly size: Vec3;
  /** Height at which something can lie or stand on it; 0 for none. */
  readonly top: number;
  /** Depth of the surface against that of the whole, and where its middle is: backs of benches and chairs. */
  readonly seat?: { readonly depth: number; readonly z: number };
}

export const PROP_PLANS: Readonly<Record<PropKind, Plan>> = {
  mattress: { size: [1.3, 0.16, 2.1], top: 0.16 },
  chair: { size: [0.46, 0.9, 0.5], top: 0.46, seat: { depth: 0.42, z: 0.02 } },
  bed: { size: [1, 0.84, 2.1], top: 0.52 },
  table: { size: [1.3, 0.74, 0.75], top: 0.74 },
  bench: { size: [1.9, 0.86, 0.55], top: 0.45, seat: { depth: 0.4, z: 0.03 } },
  steps: { size: [0.5, 0.92, 0.72], top: 0.7 },
  barrier: { size: [1.5, 1, 0.34], top: 0 },
  bin: { size: [0.44, 0.72, 0.44], top: 0 },
  lamp: { size: [0.46, 1.62, 0.46], top: 0 },
  beacon: { size: [0.34, 0.98, 0.34], top: 0 },
  /** A person's photograph, cut out, as tall as they are. */
  photo: { size: [0.5, 1.78, 0.05], top: 0 },
};

export function makeProp(plan: PropPlan, id: number): Prop {
  const { name, kind, at, heading = 0, on = false } = plan;
  const matrix = chain(place(at[0], 0, at[1]), turnY(heading));
  return { id, name, kind, at, heading, matrix, litAt: on ? -60 : null, outAt: null };
}

/** Seconds in which a fire grows to its full size, and in which it dies down. */
const FIRE_GROWS = 9;
const FIRE_DIES = 1.5;

/** How large a fire is, 0 (none) to 1. */
export function heatOf({ kind, litAt, outAt }: Prop, time: number): number {
  if (kind !== 'bin' || litAt === null) return 0;
  const grown = 0.16 + 0.84 * smooth((time - litAt) / FIRE_GROWS);
  return outAt === null ? grown : grown * (1 - clamp((time - outAt) / FIRE_DIES, 0, 1));
}

/** Flashes a second of a beacon. */
const FLASHES = 1.1;

/** How bright a lamp or beacon shines, 0 to 1. A beacon turns: it flashes, each time in the same way. */
export function glowOf({ kind, litAt }: Prop, time: number): number {
  if (litAt === null || time < litAt) return 0;
  if (kind === 'lamp') return 1;
  if (kind !== 'beacon') return 0;
  return 0.12 + 0.88 * Math.max(0, Math.sin(2 * Math.PI * FLASHES * time)) ** 3;
}

/** Height of a flame above the bin's rim and half its width, metres. */
export function flameSize(heat: number): readonly [height: number, half: number] {
  return [1.5 * heat ** 0.7, 0.5 * heat ** 0.6];
}

/** Where the foot of a flame is. */
export function flameFoot({ at }: Prop): Vec3 {
  return [at[0], PROP_PLANS.bin.size[1] - 0.1, at[1]];
}

/** A prop to sit on, as a bench of the hall. */
export function seatAt({ at, heading, kind }: Prop): Bench {
  const [width] = PROP_PLANS[kind].size;
  return { at, heading, length: width };
}

/** A place in the frame of a prop, on the floor. */
export function besideProp({ at, heading }: Prop, aside: number, ahead: number): Spot {
  const [s, c] = [Math.sin(heading), Math.cos(heading)];
  return [at[0] + c * aside + s * ahead, at[1] - s * aside + c * ahead];
}

/** Circles on the floor that together cover it: for walking around. */
export function footprint(prop: Prop): readonly { readonly at: Spot; readonly radius: number }[] {
  const [w, , d] = PROP_PLANS[prop.kind].size;
  const radius = Math.max(0.16, Math.min(w, d) / 2);
  const long = Math.max(w, d) - 2 * radius;
  const count = Math.max(1, Math.ceil(long / (radius * 1.2)) + 1);
  return Array.from({ length: count }, (_, n) => {
    const along = count === 1 ? 0 : (n / (count - 1) - 0.5) * long;
    return { at: w > d ? besideProp(prop, along, 0) : besideProp(prop, 0, along), radius };
  });
}

/** Corners of its body in the world, for boxes and for what it hides. */
export function cornersOfProp({ kind, matrix }: Pick<Prop, 'kind' | 'matrix'>): readonly Vec3[] {
  const [w, h, d] = PROP_PLANS[kind].size;
  const solid = kind === 'bed' || kind === 'mattress' ? PROP_PLANS[kind].top : h;
  const corners: Vec3[] = [];
  for (const x of [-0.5, 0, 0.5]) {
    for (const y of [0, 0.5, 1]) {
      for (const z of [-0.5, 0.5]) {
        const [px, py, pz] = [x * w, y * solid, z * d];
        corners.push([
          matrix[0]! * px + matrix[8]! * pz + matrix[12]!,
          py,
          matrix[2]! * px + matrix[10]! * pz + matrix[14]!,
        ]);
      }
    }
  }
  return corners;
}
