import { PROP_PLANS } from '../props.ts';
import type { PropKind } from '../props.ts';
import { chain, place, turnX } from '../stage-math.ts';
import type { Vec3 } from '../stage-math.ts';
import { loft } from './loft.ts';
import type { Ring } from './loft.ts';
import { MeshBuilder, linear, shade } from './mesh-builder.ts';
import type { MeshData, Rgb } from './mesh-builder.ts';
import { photoMesh } from './photo-mesh.ts';
import { HERE, bar, slab } from './solids.ts';

const WOOD = linear(0xa9774a);
const PINE = linear(0xc79a63);
const IRON = linear(0x3d4348);
const STEEL = linear(0xa7adb3);
const RED = linear(0xc0272d);
const WHITE = linear(0xe9e7e1);
const CANVAS = linear(0x3f5f87);
const SHEET = linear(0xd9d6cd);
const BLANKET = linear(0x5d7a6c);
const SHADE = linear(0xe2c48c);
const AMBER = linear(0xb5591a);

type Maker = (builder: MeshBuilder, size: Vec3) => void;

export function propMesh(kind: PropKind): MeshData {
  if (kind === 'photo') return photoMesh();
  const builder = new MeshBuilder();
  MAKERS[kind](builder, PROP_PLANS[kind].size);
  return builder.build();
}

/** Blocks in its place: enough to throw a blurred shadow. */
export function propProxy(kind: PropKind): MeshData {
  const builder = new MeshBuilder();
  const [w, h, d] = PROP_PLANS[kind].size;
  const { top } = PROP_PLANS[kind];
  const low = kind === 'bed' ? top : h;
  // What stands on legs or is a pole throws less than its bounds.
  const share = kind === 'barrier' || kind === 'lamp' || kind === 'beacon' ? 0.35 : 0.96;
  const flat = kind === 'table' || kind === 'bench' || kind === 'chair';
  const from = flat ? top - 0.05 : 0;
  const to = flat ? top : low;
  slab(builder, {
    at: [0, (from + to) / 2, 0],
    half: [(w / 2) * (kind === 'barrier' ? 1 : share), (to - from) / 2, (d / 2) * share],
    edge: 0.01,
    colour: IRON,
    around: 12,
  });
  return builder.build();
}

const MAKERS: Readonly<Record<Exclude<PropKind, 'photo'>, Maker>> = {
  mattress: addMattress,
  chair: addChair,
  bed: addBed,
  table: addTable,
  bench: addBench,
  steps: addSteps,
  barrier: addBarrier,
  bin: addBin,
  lamp: addLamp,
  beacon: addBeacon,
};

function block(builder: MeshBuilder, at: Vec3, half: Vec3, colour: Rgb, edge = 0.012): void {
  slab(builder, { at, half, edge, colour, power: 9, around: 16 });
}

function addMattress(builder: MeshBuilder, [w, h, d]: Vec3): void {
  slab(builder, { at: [0, h / 2, 0], half: [w / 2, h / 2, d / 2], edge: 0.05, colour: CANVAS, power: 12, around: 28 });
  for (const y of [0.03, h - 0.03]) {
    slab(builder, { at: [0, y, 0], half: [w / 2 + 0.004, 0.008, d / 2 + 0.004], edge: 0.006, colour: shade(CANVAS, 1.7), power: 12, around: 28 });
  }
  // Quilting.
  for (const x of [-0.3, 0, 0.3]) block(builder, [x, h + 0.001, 0], [0.006, 0.003, d / 2 - 0.08], shade(CANVAS, 0.75), 0.002);
} // prettier-ignore

function addChair(builder: MeshBuilder, [w, h, d]: Vec3): void {
  const { top } = PROP_PLANS.chair;
  block(builder, [0, top - 0.02, 0.02], [w / 2, 0.02, 0.22], WOOD);
  for (const x of [-w / 2 + 0.04, w / 2 - 0.04]) {
    bar(builder, [x, 0, d / 2 - 0.05], [x, top - 0.02, d / 2 - 0.06], 0.016, IRON, 8);
    bar(builder, [x, 0, -d / 2 + 0.02], [x, h, -d / 2 - 0.02], 0.016, IRON, 8);
  }
  for (const y of [0.66, 0.8]) {
    slab(builder, {
      at: [0, y, -d / 2 + (0.7 - y) * 0.06],
      half: [w / 2 - 0.01, 0.045, 0.012],
      edge: 0.01,
      colour: WOOD,
      power: 6,
    });
  }
}

function addBed(builder: MeshBuilder, [w, h, d]: Vec3): void {
  const { top } = PROP_PLANS.bed;
  for (const x of [-w / 2 + 0.04, w / 2 - 0.04]) {
    for (const z of [-d / 2 + 0.05, d / 2 - 0.05]) bar(builder, [x, 0, z], [x, 0.26, z], 0.03, IRON, 8);
  }
  block(builder, [0, 0.28, 0], [w / 2, 0.05, d / 2], PINE);
  slab(builder, { at: [0, (0.33 + top) / 2, 0], half: [w / 2 - 0.02, (top - 0.33) / 2, d / 2 - 0.03], edge: 0.06, colour: SHEET, power: 12, around: 28 }); // prettier-ignore
  block(builder, [0, h / 2 + 0.06, -d / 2 + 0.02], [w / 2, h / 2 - 0.06, 0.025], PINE);
  block(builder, [0, 0.36, d / 2 - 0.02], [w / 2, 0.12, 0.02], PINE);
  // The blanket is turned back at the foot, the pillow lies at the head.
  slab(builder, { at: [0, top - 0.05, d * 0.33], half: [w / 2 - 0.005, 0.065, d * 0.14], edge: 0.05, colour: BLANKET, power: 10, around: 24 }); // prettier-ignore
  slab(builder, { at: [0, top + 0.03, -d * 0.37], half: [w * 0.36, 0.06, 0.17], edge: 0.058, colour: WHITE, power: 4, around: 20 }); // prettier-ignore
}

function addTable(builder: MeshBuilder, [w, h, d]: Vec3): void {
  block(builder, [0, h - 0.02, 0], [w / 2, 0.02, d / 2], WOOD);
  block(builder, [0, h - 0.07, 0], [w / 2 - 0.06, 0.03, d / 2 - 0.06], shade(WOOD, 0.6));
  for (const x of [-w / 2 + 0.07, w / 2 - 0.07]) {
    for (const z of [-d / 2 + 0.07, d / 2 - 0.07]) bar(builder, [x, 0, z], [x, h - 0.04, z], 0.022, IRON, 8);
  }
}

function addBench(builder: MeshBuilder, [w]: Vec3): void {
  const { top } = PROP_PLANS.bench;
  for (const z of [-0.15, -0.03, 0.09, 0.21])
    block(builder, [0, top - 0.02, z], [w / 2, 0.02, 0.05], WOOD, 0.008);
  for (const y of [0.64, 0.8]) {
    block(builder, [0, y, -0.26 - (y - 0.6) * 0.15], [w / 2, 0.06, 0.016], WOOD, 0.008);
  }
  for (const x of [-w / 2 + 0.25, w / 2 - 0.25]) {
    block(builder, [x, 0.21, 0.16], [0.025, 0.21, 0.025], IRON, 0.005);
    block(builder, [x, 0.43, -0.24], [0.025, 0.43, 0.025], IRON, 0.005);
  }
}

/** Three treads between two sides, climbed from behind. */
function addSteps(builder: MeshBuilder, [w, h, d]: Vec3): void {
  const { top } = PROP_PLANS.steps;
  for (let n = 1; n <= 3; n++) {
    const y = (top * n) / 3;
    const z = -d / 2 + (n - 0.5) * (d / 3) + 0.02;
    block(builder, [0, y - 0.02, z], [w / 2 - 0.03, 0.02, n === 3 ? d / 5 : d / 7], IRON, 0.006);
  }
  for (const x of [-w / 2 + 0.02, w / 2 - 0.02]) {
    bar(builder, [x, 0, -d / 2], [x, top, d * 0.12], 0.022, STEEL, 8);
    bar(builder, [x, 0, d / 2], [x, h, d * 0.26], 0.018, STEEL, 8);
    bar(builder, [x, 0.34, -d * 0.2], [x, 0.34, d * 0.4], 0.01, STEEL, 6);
  }
  bar(builder, [-w / 2 + 0.02, h, d * 0.26], [w / 2 - 0.02, h, d * 0.26], 0.018, STEEL, 8);
}

/** Two boards of red and white between two posts. */
function addBarrier(builder: MeshBuilder, [w, h, d]: Vec3): void {
  for (const x of [-w / 2 + 0.06, w / 2 - 0.06]) {
    bar(builder, [x, 0, 0], [x, h, 0], 0.02, STEEL, 8);
    block(builder, [x, 0.02, 0], [0.05, 0.02, d / 2], IRON);
  }
  const parts = 7;
  for (const y of [h - 0.12, h * 0.48]) {
    for (let n = 0; n < parts; n++) {
      const x = -w / 2 + ((n + 0.5) * w) / parts;
      block(builder, [x, y, 0.025], [w / parts / 2, 0.075, 0.012], n % 2 ? WHITE : RED, 0.003);
    }
  }
}

function addBin(builder: MeshBuilder, [w, h]: Vec3): void {
  const rows = [[0, 0.8, 0.5], [0.02, 0.84, 0.8], [0.5, 0.92, 1], [0.94, 1, 1], [0.96, 1.04, 1.2], [1, 1.04, 1.2], [1, 0.94, 0.25], [0.8, 0.9, 0.06]] as const; // prettier-ignore
  const rings = rows.map(([y, share, light]): Ring => ({
    frame: HERE,
    at: [0, y * h, 0],
    rx: (w / 2) * share,
    front: (w / 2) * share,
    colour: ({ angle }) => shade(linear(0x4a5a55), light * (Math.cos(angle * 14) > 0.55 ? 0.72 : 1)),
    weights: [[0, 1]],
  }));
  loft(builder, rings, { around: 40 });
}

function addLamp(builder: MeshBuilder, [w, h]: Vec3): void {
  slab(builder, {
    at: [0, 0.02, 0],
    half: [0.15, 0.02, 0.15],
    edge: 0.015,
    colour: IRON,
    power: 2,
    around: 20,
  });
  bar(builder, [0, 0.03, 0], [0, h - 0.2, 0], 0.013, IRON, 8);
  const ring = (y: number, share: number, light: number): Ring => ({
    frame: HERE,
    at: [0, y, 0],
    rx: (w / 2) * share,
    front: (w / 2) * share,
    colour: shade(SHADE, light),
    weights: [[0, 1]],
  });
  loft(builder, [ring(h - 0.36, 1, 0.9), ring(h - 0.18, 0.82, 1), ring(h, 0.62, 0.95)], {
    around: 24,
    closeFirst: false,
    closeLast: false,
  });
}

/** A warning light on a pole. */
function addBeacon(builder: MeshBuilder, [w, h]: Vec3): void {
  for (const turn of [0, 1, 2]) {
    const angle = (turn / 3) * 2 * Math.PI;
    bar(builder, [Math.sin(angle) * (w / 2), 0, Math.cos(angle) * (w / 2)], [0, 0.5, 0], 0.014, IRON, 6);
  }
  bar(builder, [0, 0.45, 0], [0, h - 0.2, 0], 0.016, IRON, 8);
  slab(builder, { at: [0, h - 0.2, 0], half: [0.075, 0.022, 0.075], edge: 0.01, colour: IRON, power: 2, around: 16 });
  const rows = [[0, 0.9], [0.3, 1], [0.7, 0.95], [0.9, 0.7], [1, 0.25]] as const;
  const rings = rows.map(([y, share]): Ring => ({
    frame: chain(place(0, h - 0.18, 0), turnX(0)),
    at: [0, y * 0.18, 0],
    rx: 0.068 * share,
    front: 0.068 * share,
    colour: AMBER,
    weights: [[0, 1]],
  }));
  loft(builder, rings, { around: 18 });
} // prettier-ignore
