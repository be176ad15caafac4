import { chain, place, turnY } from '../stage-math.ts';
import type { Vec3 } from '../stage-math.ts';
import { loft } from './loft.ts';
import type { Ring } from './loft.ts';
import { linear, shade } from './mesh-builder.ts';
import type { MeshBuilder, Rgb } from './mesh-builder.ts';
import { HERE, slab, wire } from './solids.ts';

const BLACK = linear(0x17181a);
const CORD = linear(0xe8e2d4);

/** A sports bag: a round body that lies, a zip along its top, a pocket, two handles. */
export function addDuffel(builder: MeshBuilder, [w, h, d]: Vec3, colour: Rgb): void {
  const rows = [[-0.5, 0.62], [-0.47, 0.86], [-0.42, 0.97], [-0.2, 1], [0.2, 1], [0.42, 0.97], [0.47, 0.86], [0.5, 0.62]] as const; // prettier-ignore
  const rings = rows.map(([at, share]): Ring => ({
    // The rings stand in y and z, one after the other along x.
    frame: chain(place(at * w, h / 2, 0), turnY(-Math.PI / 2)),
    at: [0, 0, 0],
    rx: (share * d) / 2,
    front: (share * h) / 2,
    power: 2.7,
    colour: ({ cos }) => shade(colour, cos < -0.85 ? 0.55 : Math.abs(at) > 0.43 ? 0.8 : 1),
    weights: [[0, 1]],
  }));
  loft(builder, [...rings].reverse(), { around: 22, upright: true });
  slab(builder, {
    at: [0, h * 0.99, 0],
    half: [w * 0.4, 0.008, 0.012],
    edge: 0.006,
    colour: BLACK,
    around: 8,
  });
  for (const side of [1, -1]) {
    slab(builder, {
      at: [0, h * 0.42, side * d * 0.47],
      half: [w * 0.24, h * 0.24, 0.022],
      edge: 0.02,
      colour: shade(colour, 1.5),
      power: 4,
      around: 12,
    });
    const z = side * d * 0.4;
    const arc = Array.from({ length: 9 }, (_, n): Vec3 => {
      const a = (n / 8) * Math.PI;
      return [-Math.cos(a) * 0.13, h * 0.8 + Math.sin(a) * 0.115, z * (1 - 0.75 * Math.sin(a))];
    });
    wire(builder, arc, 0.011, BLACK);
    for (const x of [-0.13, 0.13]) {
      slab(builder, {
        at: [x, h * 0.5, side * (d / 2 + 0.002)],
        half: [0.017, h * 0.4, 0.006],
        edge: 0.005,
        colour: BLACK,
        around: 8,
      });
    }
  }
}

/** A bag of stiff paper with a label and two cords. */
export function addShopper(builder: MeshBuilder, [w, h, d]: Vec3, colour: Rgb): void {
  const rows = [[0, 1, 1, 0.8], [0.02, 1, 1, 1], [0.55, 1, 0.97, 1], [0.97, 0.99, 0.92, 1.06], [1, 0.98, 0.9, 0.9]] as const; // prettier-ignore
  const rings = rows.map(([y, rx, rz, light]): Ring => ({
    frame: HERE,
    at: [0, y * h, 0],
    rx: (rx * w) / 2,
    front: (rz * d) / 2,
    power: 14,
    // The sides are folded inwards.
    colour: ({ sin }) => shade(colour, light * (Math.abs(sin) > 0.9 ? 0.8 : 1)),
    weights: [[0, 1]],
  }));
  loft(builder, rings, { around: 28, closeLast: false });
  slab(builder, { at: [0, h * 0.93, 0], half: [w * 0.46, 0.004, d * 0.4], edge: 0.003, colour: shade(colour, 0.3), power: 12 }); // prettier-ignore
  for (const z of [d * 0.475, -d * 0.475]) {
    slab(builder, { at: [0, h * 0.5, z], half: [w * 0.22, h * 0.13, 0.004], edge: 0.003, colour: shade(colour, 0.35), power: 8, around: 12 }); // prettier-ignore
    const arc = Array.from({ length: 8 }, (_, n): Vec3 => {
      const a = (n / 7) * Math.PI;
      return [-Math.cos(a) * 0.075, h * 0.95 + Math.sin(a) * 0.155, z * (0.92 - 0.6 * Math.sin(a))];
    });
    wire(builder, arc, 0.005, CORD);
  }
}
