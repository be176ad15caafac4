import { UMBRELLA } from '../luggage.ts';
import type { Vec3 } from '../stage-math.ts';
import { loft } from './loft.ts';
import type { Ring } from './loft.ts';
import { linear, shade } from './mesh-builder.ts';
import type { MeshBuilder, Rgb } from './mesh-builder.ts';
import { HERE, bar, slab } from './solids.ts';

const WOOD = linear(0x3b2619);
const DARK = linear(0x1b1c1f);
const STEEL = linear(0xc9ced4);

/** A kitchen knife: the grip below, the blade along +y, its edge to the front. */
export function addKnife(builder: MeshBuilder, [w, h, d]: Vec3, colour: Rgb): void {
  const grip = 0.125;
  slab(builder, { at: [0, grip / 2, 0], half: [w * 0.3, grip / 2, d / 2], edge: 0.009, colour: DARK, power: 3, around: 10 });
  slab(builder, { at: [0, grip, 0], half: [w * 0.36, 0.006, d * 0.48], edge: 0.004, colour: shade(STEEL, 0.7), around: 8 });
  const rows = [[0, 0.8, 1], [0.03, 1, 1], [0.45, 1, 0.95], [0.72, 0.86, 0.85], [0.9, 0.5, 0.7], [1, 0.06, 0.4]] as const;
  const rings = rows.map(([t, wide, thick]): Ring => ({
    frame: HERE,
    // The back is straight, the edge curves towards the point.
    at: [(w / 2) * (1 - wide) * -1, grip + t * (h - grip), 0],
    rx: (w / 2) * wide,
    front: (d / 5) * thick,
    power: 1.4,
    colour: ({ sin }) => shade(colour, sin > 0.5 ? 1.35 : 0.85),
    weights: [[0, 1]],
  }));
  loft(builder, rings, { around: 12 });
} // prettier-ignore

const PANELS = 8;

/** An open umbrella: a curved handle, a shaft, a canopy of eight panels. */
export function addUmbrella(builder: MeshBuilder, _: Vec3, colour: Rgb): void {
  const { rim, top, radius } = UMBRELLA;
  bar(builder, [0, 0.05, 0], [0, top + 0.02, 0], 0.007, STEEL);
  bar(builder, [0, -0.04, 0], [0, 0.12, 0], 0.014, WOOD, 8);
  bar(builder, [0, top, 0], [0, top + 0.06, 0], 0.006, STEEL);
  const canopy = (share: number, up: number, inside: boolean): Ring => ({
    frame: HERE,
    at: [0, up, 0],
    rx: radius * share,
    front: radius * share,
    colour: ({ angle }) => {
      const panel = Math.abs(Math.cos((angle * PANELS) / 2));
      return shade(colour, inside ? 0.4 : 0.78 + 0.3 * panel);
    },
    // Between two ribs the cloth hangs in.
    push: ([x, y, z], { angle }) => {
      const sag = 1 - 0.07 * share * Math.abs(Math.sin((angle * PANELS) / 2));
      return [x * sag, y, z * sag];
    },
    weights: [[0, 1]],
  });
  const curve = [1, 0.86, 0.62, 0.34, 0.04].map(
    (share) => [share, rim + (top - rim) * (1 - share ** 2)] as const,
  );
  loft(builder, curve.map(([share, up]) => canopy(share, up, false)), { around: 32, closeFirst: false }); // prettier-ignore
  const under = [...curve].reverse().map(([share, up]) => canopy(share * 0.99, up - 0.008, true));
  loft(builder, under, { around: 32, closeFirst: false, closeLast: false });
}

/** A rolled umbrella, its tip on the floor. */
export function addBrolly(builder: MeshBuilder, [w, h]: Vec3, colour: Rgb): void {
  bar(builder, [0, 0, 0], [0, h * 0.1, 0], 0.006, STEEL);
  const rows = [[0.07, 0.12], [0.2, 0.5], [0.45, 0.85], [0.68, 0.95], [0.74, 0.6], [0.76, 0.25]] as const;
  const rings = rows.map(([y, share]): Ring => ({
    frame: HERE,
    at: [0, y * h, 0],
    rx: (w / 2) * share * 0.9,
    front: (w / 2) * share * 0.9,
    colour: ({ angle }) => shade(colour, 0.8 + 0.3 * Math.cos(angle * 5 + y * 9)),
    weights: [[0, 1]],
  }));
  loft(builder, rings, { around: 12 });
  bar(builder, [0, h * 0.74, 0], [0, h * 0.93, 0], 0.012, WOOD, 8);
  const hook: readonly Vec3[] = [[0, h * 0.93, 0], [0.012, h * 0.975, 0], [0.04, h * 0.99, 0], [0.06, h * 0.96, 0]];
  for (let n = 0; n + 1 < hook.length; n++) bar(builder, hook[n]!, hook[n + 1]!, 0.012, WOOD, 8);
} // prettier-ignore
