import { DOORS, PASSAGE, ROOM, SAFETY_LINE } from '../stage-set.ts';
import type { Vec3 } from '../stage-math.ts';
import { addFurniture } from './hall-furniture.ts';
import { addSigns } from './hall-signs.ts';
import { FLOOR_TILE, WALL_TILE } from './hall-textures.ts';
import { TUBES } from './hall-light.ts';
import { MeshBuilder, linear } from './mesh-builder.ts';
import type { MeshData, Rgb } from './mesh-builder.ts';
import { block, panel } from './panel.ts';

/** The empty hall, by what covers its surfaces. */
export interface HallMeshes {
  readonly floor: MeshData;
  readonly tiles: MeshData;
  readonly plain: MeshData;
}

const WHITE: Rgb = [1, 1, 1];
const YELLOW = linear(0xe9b820);
const CREAM = linear(0xe9e4d8);
const PLINTH = linear(0x4b5560);
const BAND = linear(0x2f6f78);
const STEEL = linear(0x8c939a);
const CONCRETE = linear(0x8f8b84);
const DARK = linear(0x2b2a29);

export const TRACK = { bed: -1.15, far: 9.8, tunnel: -15 } as const;

/** What of the hall can hide somebody: the walls beside the openings, pillars and benches. */
export function occluderMesh(): MeshData {
  const builder = new MeshBuilder();
  const patch = (from: Vec3, u: Vec3, high: number): void =>
    panel(builder, { from, u, v: [0, high, 0], colour: DARK, grain: 9 });
  const [half, tall] = [DOORS.width / 2, 2.4];
  const [first, second] = DOORS.at;
  const { left, back } = ROOM;
  patch([left, 0, back], [first - half - left, 0, 0], tall);
  patch([first + half, 0, back], [0.6, 0, 0], tall);
  patch([second - half - 0.6, 0, back], [0.6, 0, 0], tall);
  patch([second + half, 0, back], [ROOM.right - second - half, 0, 0], tall);
  patch([ROOM.right, 0, back], [0, 0, -3], 3);
  patch([left, 0, PASSAGE.to + 0.8], [0, 0, -0.8], tall);
  patch([left, 0, PASSAGE.from], [0, 0, back - PASSAGE.from], tall);
  addFurniture(builder, 9);
  return builder.build(false);
}

interface Layers {
  readonly floor: MeshBuilder;
  readonly tiles: MeshBuilder;
  readonly plain: MeshBuilder;
}

export function hallMeshes(): HallMeshes {
  const layers: Layers = { floor: new MeshBuilder(), tiles: new MeshBuilder(), plain: new MeshBuilder() };
  addFloor(layers);
  addBackWall(layers);
  addLeftWall(layers);
  addCorridors(layers);
  addTrack(layers);
  addCeiling(layers);
  addFurniture(layers.plain);
  addSigns(layers.plain);
  return {
    floor: layers.floor.build(false),
    tiles: layers.tiles.build(false),
    plain: layers.plain.build(false),
  };
}

/** The floor in strips: slabs, a rougher one to feel with a stick, the yellow line, the edge. */
function addFloor({ floor }: Layers): void {
  const length = ROOM.front + 2 - ROOM.back;
  const strip = (from: number, to: number, colour: Rgb): void =>
    panel(floor, {
      from: [from, 0, ROOM.front + 2],
      u: [to - from, 0, 0],
      v: [0, 0, -length],
      colour,
      tile: FLOOR_TILE,
      grain: 0.3,
    });
  strip(ROOM.left, SAFETY_LINE.from - 0.45, WHITE);
  strip(SAFETY_LINE.from - 0.45, SAFETY_LINE.from, linear(0xb9b3a6));
  strip(SAFETY_LINE.from, SAFETY_LINE.to, YELLOW);
  strip(SAFETY_LINE.to, ROOM.right - 0.12, WHITE);
  strip(ROOM.right - 0.12, ROOM.right, linear(0xf2efe6));
}

/** A wall of tiles: a plinth, the tiles, a coloured band, cream above. `u` along it. */
function wall(layers: Layers, from: Vec3, u: Vec3, low = 0, high: number = ROOM.height): void {
  const part = (builder: MeshBuilder, y0: number, y1: number, colour: Rgb): void => {
    const [a, b] = [Math.max(low, y0), Math.min(high, y1)];
    if (b - a < 0.01) return;
    panel(builder, {
      from: [from[0], a, from[2]],
      u,
      v: [0, b - a, 0],
      colour,
      tile: WALL_TILE,
      grain: 0.45,
    });
  };
  part(layers.plain, 0, 0.22, PLINTH);
  part(layers.tiles, 0.22, 2.62, WHITE);
  part(layers.plain, 2.62, 2.92, BAND);
  part(layers.tiles, 2.92, 3.52, WHITE);
  part(layers.plain, 3.52, ROOM.height, CREAM);
}

function addBackWall(layers: Layers): void {
  const z = ROOM.back;
  const half = DOORS.width / 2;
  const [first, second] = DOORS.at;
  wall(layers, [ROOM.left, 0, z], [first - half - ROOM.left, 0, 0]);
  wall(layers, [first + half, 0, z], [second - half - first - half, 0, 0]);
  wall(layers, [second + half, 0, z], [ROOM.right - second - half, 0, 0]);
  for (const x of DOORS.at) {
    wall(layers, [x - half, 0, z], [DOORS.width, 0, 0], DOORS.height);
    const frame = 0.07;
    block(layers.plain, [x - half, DOORS.height / 2, z + 0.02], [frame / 2, DOORS.height / 2, 0.06], STEEL);
    block(layers.plain, [x + half, DOORS.height / 2, z + 0.02], [frame / 2, DOORS.height / 2, 0.06], STEEL);
    block(layers.plain, [x, DOORS.height, z + 0.02], [half + frame / 2, frame / 2, 0.06], STEEL);
  }
}

function addLeftWall(layers: Layers): void {
  const x = ROOM.left;
  const { from, to, height } = PASSAGE;
  wall(layers, [x, 0, ROOM.front + 2], [0, 0, -(ROOM.front + 2 - to)]);
  wall(layers, [x, 0, from], [0, 0, -(from - ROOM.back)]);
  wall(layers, [x, 0, to], [0, 0, -(to - from)], height);
  for (const z of [from, to]) block(layers.plain, [x + 0.02, height / 2, z], [0.06, height / 2, 0.04], STEEL);
  block(layers.plain, [x + 0.02, height, (from + to) / 2], [0.06, 0.04, (to - from) / 2 + 0.04], STEEL);
}

/** Behind the openings: a lit corridor that turns off. */
function addCorridors(layers: Layers): void {
  const { plain, floor } = layers;
  const glow = linear(0xd8cfba);
  const deep = 2.2;
  DOORS.at.forEach((x, n) => {
    const [l, r] = n === 0 ? [-7, x + DOORS.width / 2] : [x - DOORS.width / 2, 5.8];
    const z = ROOM.back;
    panel(floor, { from: [l, 0, z], u: [r - l, 0, 0], v: [0, 0, -deep], colour: WHITE, tile: FLOOR_TILE });
    panel(plain, { from: [l, 0, z - deep], u: [r - l, 0, 0], v: [0, 2.6, 0], colour: glow, light: 1.15 });
    const side = n === 0 ? r : l;
    if (n === 0) panel(plain, { from: [side, 0, z - deep], u: [0, 0, deep], v: [0, 2.6, 0], colour: glow });
    else panel(plain, { from: [side, 0, z], u: [0, 0, -deep], v: [0, 2.6, 0], colour: glow });
    panel(plain, { from: [l, 2.5, z - deep], u: [r - l, 0, 0], v: [0, 0, deep], colour: glow, light: 0.9 });
  });
  const { from, to } = PASSAGE;
  const [x, z0] = [ROOM.left, from - 3.4];
  panel(floor, {
    from: [x - 2.4, 0, to],
    u: [2.4, 0, 0],
    v: [0, 0, z0 - to],
    colour: WHITE,
    tile: FLOOR_TILE,
  });
  panel(plain, { from: [x - 2.4, 0, to], u: [0, 0, z0 - to], v: [0, 2.8, 0], colour: glow, light: 1.1 });
  panel(plain, { from: [x, 0, to], u: [-2.4, 0, 0], v: [0, 2.8, 0], colour: glow });
  panel(plain, { from: [x - 2.4, 2.75, z0], u: [2.4, 0, 0], v: [0, 0, to - z0], colour: glow, light: 0.9 });
}

function addTrack(layers: Layers): void {
  const { plain } = layers;
  const { bed, far, tunnel } = TRACK;
  const front = ROOM.front + 2;
  const length = front - tunnel;
  panel(plain, {
    from: [ROOM.right, bed, front],
    u: [0, 0, -length],
    v: [0, -bed, 0],
    colour: CONCRETE,
    light: 0.7,
  });
  panel(plain, {
    from: [ROOM.right, bed, front],
    u: [far - ROOM.right, 0, 0],
    v: [0, 0, -length],
    colour: DARK,
    light: 1.1,
  });
  for (let z = front; z > tunnel; z -= 0.65) {
    block(plain, [7.7, bed + 0.04, z], [1.25, 0.05, 0.13], CONCRETE, 3, 0.55);
  }
  for (const x of [6.98, 8.42])
    block(plain, [x, bed + 0.15, (front + tunnel) / 2], [0.035, 0.08, length / 2], STEEL, 1.5, 0.9);
  // In the tunnel, behind the back wall.
  panel(plain, {
    from: [ROOM.right, bed, ROOM.back],
    u: [0, 0, tunnel - ROOM.back],
    v: [0, ROOM.height - bed, 0],
    colour: DARK,
    light: 0.5,
  });
  wall(layers, [far, 0, tunnel], [0, 0, length]);
}

function addCeiling({ plain }: Layers): void {
  const { left, height } = ROOM;
  const front = ROOM.front + 2;
  const span = TRACK.far - left;
  panel(plain, {
    from: [left, height, TRACK.tunnel],
    u: [span, 0, 0],
    v: [0, 0, front - TRACK.tunnel],
    colour: CREAM,
    light: 1,
  });
  for (const x of TUBES.at) {
    for (let n = 0; n < TUBES.count; n++) {
      const z = TUBES.from + n * TUBES.every;
      block(plain, [x, TUBES.y + 0.05, z], [0.09, 0.05, TUBES.length / 2], [1, 0.99, 0.95], 3, 'own');
    }
  }
}
