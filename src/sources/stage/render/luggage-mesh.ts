import { HANDLE, HANDLE_AHEAD } from '../luggage.ts';
import type { ObjectKind, StageObject } from '../luggage.ts';
import { chain, place, turnZ } from '../stage-math.ts';
import type { Vec3 } from '../stage-math.ts';
import { addBrolly, addKnife, addUmbrella } from './hand-mesh.ts';
import { loft } from './loft.ts';
import type { Ring } from './loft.ts';
import { MeshBuilder, linear, shade } from './mesh-builder.ts';
import type { MeshData, Rgb } from './mesh-builder.ts';
import { addBlanket } from './blanket-mesh.ts';
import { addDuffel, addShopper } from './soft-bag-mesh.ts';
import { HERE, bar, slab, wire } from './solids.ts';

const BLACK = linear(0x17181a);
const METAL = linear(0x3c4046);
const LEATHER = linear(0x2a1c14);

/** How a thing is carried changes its look: the case's handle is out, the pack's straps are round shoulders. */
export function luggageMesh(
  object: Pick<StageObject, 'kind' | 'colour' | 'size'>,
  carried: boolean,
): MeshData {
  const builder = new MeshBuilder();
  const colour = linear(object.colour);
  MAKERS[object.kind](builder, object.size, colour, carried);
  return builder.build();
}

/** A block in its place: enough to throw a blurred shadow. */
export function luggageProxy({ size: [w, h, d] }: Pick<StageObject, 'size'>): MeshData {
  const builder = new MeshBuilder();
  slab(builder, { at: [0, h / 2, 0], half: [w / 2, h / 2, d / 2], edge: 0.02, colour: BLACK, around: 8 });
  return builder.build();
}

type Maker = (builder: MeshBuilder, size: Vec3, colour: Rgb, carried: boolean) => void;

const MAKERS: Readonly<Record<ObjectKind, Maker>> = {
  suitcase: addCase,
  backpack: addPack,
  handbag: addHandbag,
  box: addBox,
  duffel: addDuffel,
  shopper: addShopper,
  knife: addKnife,
  umbrella: addUmbrella,
  brolly: addBrolly,
  blanket: addBlanket,
};

function wheel(builder: MeshBuilder, x: number, z: number): void {
  const frame = chain(place(x, 0.028, z), turnZ(Math.PI / 2), place(0, -0.011, 0));
  const ring = (y: number, r: number): Ring => ({
    frame,
    at: [0, y, 0],
    rx: r,
    front: r,
    colour: BLACK,
    weights: [[0, 1]],
  });
  loft(builder, [ring(0, 0.024), ring(0.003, 0.028), ring(0.019, 0.028), ring(0.022, 0.024)], { around: 10 });
  slab(builder, { at: [x, 0.06, z], half: [0.02, 0.016, 0.02], edge: 0.008, colour: BLACK, around: 8 });
}

/** A shell with ribs, four wheels, and a handle that is pulled out when somebody rolls it. */
function addCase(builder: MeshBuilder, [w, h, d]: Vec3, colour: Rgb, carried: boolean): void {
  const foot = 0.065;
  const middle = (h + foot) / 2;
  const shell = [w / 2, (h - foot) / 2, d / 2 - 0.006] as const;
  slab(builder, {
    at: [0, middle, 0],
    half: shell,
    edge: 0.055,
    colour: shade(colour, 0.8),
    power: 6,
    around: 24,
  });
  for (const side of [1, -1]) {
    for (let n = 0; n < 5; n++) {
      const x = (n - 2) * w * 0.175;
      slab(builder, {
        at: [x, middle, side * (d / 2 - 0.008)],
        half: [w * 0.058, h / 2 - 0.1, 0.014],
        edge: 0.012,
        colour: shade(colour, 1.25),
        power: 4,
        around: 8,
      });
    }
  }
  // The zip that runs round the middle, and the guards of the corners.
  slab(builder, {
    at: [0, middle, 0],
    half: [w / 2 + 0.003, (h - foot) / 2 + 0.003, 0.007],
    edge: 0.005,
    colour: BLACK,
    around: 28,
  });
  for (const x of [-w / 2 + 0.05, w / 2 - 0.05]) {
    for (const z of [-d / 2 + 0.05, d / 2 - 0.05]) wheel(builder, x, z);
  }
  slab(builder, {
    at: [0, h + 0.012, -0.02],
    half: [0.06, 0.01, 0.012],
    edge: 0.008,
    colour: BLACK,
    around: 8,
  });
  const top = carried ? HANDLE.out : HANDLE.standing;
  const back = HANDLE_AHEAD;
  for (const x of [-0.095, 0.095]) bar(builder, [x, h - 0.06, back], [x, top - 0.02, back], 0.012, METAL);
  slab(builder, {
    at: [0, top, back],
    half: [0.118, 0.019, 0.017],
    edge: 0.012,
    colour: BLACK,
    power: 4,
    around: 8,
  });
}

function addPack(builder: MeshBuilder, [w, h, d]: Vec3, colour: Rgb, carried: boolean): void {
  const rows = [[0, 0.86, 0.8], [0.02, 0.97, 0.95], [0.12, 1, 1], [0.5, 0.98, 0.97], [0.75, 0.92, 0.88], [0.9, 0.76, 0.72], [0.97, 0.55, 0.5], [1, 0.3, 0.25]] as const; // prettier-ignore
  const rings = rows.map(([y, rx, rz]): Ring => ({
    frame: HERE,
    at: [0, y * h, 0],
    rx: (rx * w) / 2,
    front: (rz * d) / 2 - 0.015,
    back: (rz * d) / 2,
    power: 3,
    colour: ({ cos }) => shade(colour, y < 0.1 ? 0.55 : cos < -0.4 ? 1.08 : 1),
    weights: [[0, 1]],
  }));
  loft(builder, rings, { around: 24 });
  const pocket = shade(colour, 1.35);
  slab(builder, {
    at: [0, h * 0.3, -d / 2 - 0.005],
    half: [w * 0.36, h * 0.21, 0.035],
    edge: 0.03,
    colour: pocket,
    power: 4,
  });
  slab(builder, {
    at: [0, h * 0.49, -d / 2 - 0.012],
    half: [w * 0.33, 0.006, 0.03],
    edge: 0.005,
    colour: BLACK,
    around: 8,
  });
  for (const x of [-w / 2 - 0.004, w / 2 + 0.004]) {
    slab(builder, {
      at: [x, h * 0.26, -0.01],
      half: [0.022, h * 0.16, 0.05],
      edge: 0.018,
      colour: shade(colour, 0.75),
      around: 8,
    });
  }
  wire(builder, [[-0.045, h * 0.97, 0.03], [-0.035, h * 1.06, 0.03], [0.035, h * 1.06, 0.03], [0.045, h * 0.97, 0.03]], 0.009, BLACK); // prettier-ignore
  for (const side of [1, -1]) addStrap(builder, side, h, d, carried);
}

function addStrap(builder: MeshBuilder, side: number, h: number, d: number, carried: boolean): void {
  const x = side * 0.1;
  const worn: readonly Vec3[] = [
    [x * 0.8, h * 0.88, d / 2 - 0.02], [x * 0.92, h * 1.02, d / 2 + 0.06], [x, h * 1.02, d / 2 + 0.16], [x * 1.1, h * 0.82, d / 2 + 0.235],
    [x * 1.3, h * 0.52, d / 2 + 0.23], [x * 1.65, h * 0.32, d / 2 + 0.12], [x * 1.5, h * 0.16, d / 2 - 0.02],
  ]; // prettier-ignore
  const loose: readonly Vec3[] = [
    [x * 0.8, h * 0.88, d / 2 - 0.02], [x * 0.9, h * 0.84, d / 2 + 0.03], [x, h * 0.6, d / 2 + 0.045], [x * 1.1, h * 0.35, d / 2 + 0.04],
    [x * 1.3, h * 0.12, d / 2 - 0.02],
  ]; // prettier-ignore
  wire(builder, carried ? worn : loose, 0.016, BLACK);
}

function addHandbag(builder: MeshBuilder, [w, h, d]: Vec3, colour: Rgb): void {
  const rows = [[0, 0.94, 0.9], [0.04, 1, 1], [0.5, 0.95, 0.8], [0.9, 0.86, 0.42], [0.99, 0.84, 0.3], [1, 0.8, 0.2]] as const; // prettier-ignore
  const rings = rows.map(([y, rx, rz]): Ring => ({
    frame: HERE,
    at: [0, y * h, 0],
    rx: (rx * w) / 2,
    front: (rz * d) / 2,
    power: 4,
    colour: shade(colour, y < 0.03 ? 0.6 : 1),
    weights: [[0, 1]],
  }));
  loft(builder, rings, { around: 24 });
  slab(builder, {
    at: [0, h * 0.92, 0],
    half: [w * 0.44, 0.012, d * 0.24],
    edge: 0.01,
    colour: shade(colour, 0.6),
    around: 16,
  });
  slab(builder, {
    at: [0, h * 0.72, d * 0.33],
    half: [0.022, 0.016, 0.006],
    edge: 0.005,
    colour: linear(0xc8a85a),
    around: 10,
  });
  for (const z of [-0.025, 0.025]) {
    const arc = Array.from({ length: 9 }, (_, n): Vec3 => {
      const a = (n / 8) * Math.PI;
      return [-Math.cos(a) * 0.085, h * 0.93 + Math.sin(a) * 0.15, z * (1 - 0.6 * Math.sin(a))];
    });
    wire(builder, arc, 0.0085, LEATHER);
  }
}

function addBox(builder: MeshBuilder, [w, h, d]: Vec3, colour: Rgb): void {
  slab(builder, {
    at: [0, h / 2, 0],
    half: [w / 2, h / 2, d / 2],
    edge: 0.006,
    colour,
    power: 24,
    around: 32,
  });
  const tape = linear(0xd9c9a0);
  slab(builder, {
    at: [0, h + 0.0005, 0],
    half: [0.026, 0.0015, d / 2],
    edge: 0.001,
    colour: tape,
    power: 24,
    around: 8,
  });
  for (const z of [-d / 2 - 0.0005, d / 2 + 0.0005]) {
    slab(builder, {
      at: [0, h - 0.05, z],
      half: [0.026, 0.05, 0.0015],
      edge: 0.001,
      colour: tape,
      power: 24,
      around: 8,
    });
  }
  slab(builder, {
    at: [w * 0.2, h * 0.35, d / 2 + 0.001],
    half: [0.07, 0.045, 0.001],
    edge: 0.001,
    colour: linear(0xf0eee8),
    power: 24,
    around: 8,
  });
}
