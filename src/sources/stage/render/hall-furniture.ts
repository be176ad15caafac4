import { BENCHES, PILLARS, PILLAR_RADIUS, ROOM, SEAT_HEIGHT } from '../stage-set.ts';
import type { Bench } from '../stage-set.ts';
import { apply, chain, place, turnY } from '../stage-math.ts';
import type { Vec3 } from '../stage-math.ts';
import { lightAt } from './hall-light.ts';
import { linear } from './mesh-builder.ts';
import type { Rgb, MeshBuilder } from './mesh-builder.ts';

const WOOD = linear(0xa9774a);
const IRON = linear(0x3d4348);
const ENAMEL = linear(0x2f6f78);
const SHAFT = linear(0xd6d1c6);

/** @param grain edge of the pieces that light is reckoned for, metres */
export function addFurniture(builder: MeshBuilder, grain = 0.4): void {
  for (const bench of BENCHES) addBench(builder, bench);
  for (const [x, z] of PILLARS) addPillar(builder, x, z, grain);
}

/** A box in the frame of a bench, lit where it stands. */
function plank(builder: MeshBuilder, { at, heading }: Bench, middle: Vec3, half: Vec3, colour: Rgb): void {
  const frame = chain(place(at[0], 0, at[1]), turnY(heading));
  const faces: readonly (readonly [axis: 0 | 1 | 2, sign: 1 | -1])[] = [
    [0, 1], [0, -1], [1, 1], [1, -1], [2, 1], [2, -1],
  ]; // prettier-ignore
  for (const [axis, sign] of faces) {
    builder.part();
    const local: [number, number, number] = [0, 0, 0];
    local[axis] = sign;
    const [ox, oy, oz] = apply(frame, [0, 0, 0]);
    const [nx, ny, nz] = apply(frame, local);
    const normal: Vec3 = [nx - ox, ny - oy, nz - oz];
    const [a, b] = [(axis + 1) % 3, (axis + 2) % 3] as [0 | 1 | 2, 0 | 1 | 2];
    const corner = (s: number, t: number): number => {
      const p: [number, number, number] = [...middle];
      p[axis] += sign * half[axis];
      p[a] += s * half[a];
      p[b] += t * half[b];
      const world = apply(frame, p);
      const lit = lightAt(world, normal);
      return builder.add({ at: world, colour: [colour[0] * lit[0], colour[1] * lit[1], colour[2] * lit[2]] });
    };
    const [p, q, r, s] = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
    if (sign > 0) builder.quad(p, q, r, s);
    else builder.quad(s, r, q, p);
  }
}

function addBench(builder: MeshBuilder, bench: Bench): void {
  const half = bench.length / 2;
  for (const z of [-0.15, -0.03, 0.09, 0.21]) {
    plank(builder, bench, [0, SEAT_HEIGHT - 0.02, z], [half, 0.02, 0.05], WOOD);
  }
  for (const y of [0.64, 0.8])
    plank(builder, bench, [0, y, -0.26 - (y - 0.6) * 0.15], [half, 0.06, 0.016], WOOD);
  for (const x of [-half + 0.25, half - 0.25]) {
    plank(builder, bench, [x, 0.21, 0.16], [0.025, 0.21, 0.025], IRON);
    plank(builder, bench, [x, 0.43, -0.24], [0.025, 0.43, 0.025], IRON);
    plank(builder, bench, [x, 0.4, -0.03], [0.02, 0.02, 0.22], IRON);
  }
}

const PILLAR_SIDES = 24;

function addPillar(builder: MeshBuilder, x: number, z: number, grain: number): void {
  const bands: readonly (readonly [from: number, to: number, r: number, colour: Rgb])[] = [
    [0, 0.3, PILLAR_RADIUS + 0.012, IRON],
    [0.3, 2.5, PILLAR_RADIUS, SHAFT],
    [2.5, 2.72, PILLAR_RADIUS + 0.004, ENAMEL],
    [2.72, ROOM.height, PILLAR_RADIUS, SHAFT],
  ];
  for (const [from, to, r, colour] of bands) {
    builder.part();
    const rows = Math.max(1, Math.ceil((to - from) / grain));
    const start = builder.count;
    for (let j = 0; j <= rows; j++) {
      const y = from + ((to - from) * j) / rows;
      for (let i = 0; i <= PILLAR_SIDES; i++) {
        const a = (i / PILLAR_SIDES) * 2 * Math.PI;
        const at: Vec3 = [x + Math.sin(a) * r, y, z + Math.cos(a) * r];
        const lit = lightAt(at, [Math.sin(a), 0, Math.cos(a)]);
        builder.add({ at, colour: [colour[0] * lit[0], colour[1] * lit[1], colour[2] * lit[2]] });
      }
    }
    const row = PILLAR_SIDES + 1;
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < PILLAR_SIDES; i++) {
        const a = start + j * row + i;
        builder.quad(a, a + 1, a + row + 1, a + row);
      }
    }
  }
}
