import { DOORS, ROOM } from '../stage-set.ts';
import { linear } from './mesh-builder.ts';
import type { MeshBuilder, Rgb } from './mesh-builder.ts';
import { block, panel } from './panel.ts';

const BLUE = linear(0x1c4a86);
const PAPER: Rgb = linear(0xf4f2ec);
const STEEL = linear(0x9aa0a6);

/** Strokes of letters on a grid 4 wide and 6 high. */
const LETTERS: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>> = {
  V: [[0, 6, 2, 0], [2, 0, 4, 6]],
  I: [[2, 0, 2, 6]],
  G: [[4, 5, 3, 6], [3, 6, 1, 6], [1, 6, 0, 5], [0, 5, 0, 1], [0, 1, 1, 0], [1, 0, 3, 0], [3, 0, 4, 1], [4, 1, 4, 3], [4, 3, 2.4, 3]],
  E: [[0, 0, 0, 6], [0, 6, 4, 6], [0, 3, 3.2, 3], [0, 0, 4, 0]],
}; // prettier-ignore

const NAME = ['V', 'I', 'G', 'I', 'E'] as const;

/** The station's name, posters, and signs over the doors. */
export function addSigns(builder: MeshBuilder): void {
  const z = ROOM.back;
  addName(builder, -0.75, 2.98, z + 0.06);
  for (const x of DOORS.at) addExit(builder, x, DOORS.height + 0.3, z + 0.07);
  addPoster(builder, -1.85, z + 0.04, POSTERS[0]!);
  addPoster(builder, 0.25, z + 0.04, POSTERS[1]!);
  addPoster(builder, 4, z + 0.04, POSTERS[2]!);
  addPoster(builder, -5.4, z + 0.04, POSTERS[1]!);
}

function addName(builder: MeshBuilder, x: number, y: number, z: number): void {
  block(builder, [x, y, z], [1.25, 0.27, 0.03], BLUE, 0.6, 1.1);
  const [unit, gap] = [0.052, 0.4];
  NAME.forEach((letter, n) => {
    for (const [x0, y0, x1, y1] of LETTERS[letter]!) {
      const left = x + (n - 2) * gap - 2 * unit;
      stroke(
        builder,
        left + x0 * unit,
        y + (y0 - 3) * unit,
        left + x1 * unit,
        y + (y1 - 3) * unit,
        z + 0.035,
        0.024,
        PAPER,
      );
    }
  });
}

/** A flat line on the wall. */
function stroke(
  builder: MeshBuilder, x0: number, y0: number, x1: number, y1: number, z: number, half: number, colour: Rgb,
): void {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const from = [x0 - dx * half + dy * half, y0 - dy * half - dx * half, z] as const;
  const along = length + 2 * half;
  panel(builder, { from, u: [dx * along, dy * along, 0], v: [-dy * 2 * half, dx * 2 * half, 0], colour, light: 1.1 });
} // prettier-ignore

/** A lit box with an arrow: this way out. */
function addExit(builder: MeshBuilder, x: number, y: number, z: number): void {
  block(builder, [x, y, z], [0.42, 0.15, 0.05], linear(0x1d7a4c), 0.6, 'own');
  const white: Rgb = [0.95, 0.97, 0.95];
  const front = z + 0.056;
  const line = (x0: number, y0: number, x1: number, y1: number): void =>
    stroke(builder, x + x0, y + y0, x + x1, y + y1, front, 0.02, white);
  line(0.05, 0, 0.27, 0);
  line(0.05, 0, 0.13, 0.08);
  line(0.05, 0, 0.13, -0.08);
  panel(builder, {
    from: [x - 0.27, y - 0.09, front],
    u: [0.15, 0, 0],
    v: [0, 0.18, 0],
    colour: white,
    light: 'own',
  });
}

interface Poster {
  readonly ground: Rgb;
  readonly shapes: readonly (readonly [x: number, y: number, w: number, h: number, colour: Rgb])[];
}

const POSTERS: readonly Poster[] = [
  {
    ground: linear(0xd9b24a),
    shapes: [[0.1, 0.12, 0.8, 0.06, linear(0x3a3326)], [0.1, 0.22, 0.5, 0.03, linear(0x3a3326)], [0.1, 0.42, 0.8, 0.22, linear(0xc4562f)], [0.1, 0.66, 0.8, 0.2, linear(0x8c3a2c)]],
  },
  {
    ground: linear(0x9cc0cf),
    shapes: [[0, 0, 1, 0.3, linear(0x3f6b57)], [0, 0.3, 1, 0.12, linear(0x6d9a74)], [0.1, 0.82, 0.6, 0.07, linear(0xf5f3ec)], [0.1, 0.75, 0.4, 0.03, linear(0xf5f3ec)]],
  },
  {
    ground: linear(0xefe9dc),
    shapes: [[0.1, 0.1, 0.36, 0.34, linear(0x35527c)], [0.54, 0.1, 0.36, 0.34, linear(0xb9483c)], [0.1, 0.5, 0.36, 0.34, linear(0xd8a531)], [0.54, 0.5, 0.36, 0.34, linear(0x56755a)]],
  },
]; // prettier-ignore

/** Abstract posters: nothing on them may look like a person. */
function addPoster(builder: MeshBuilder, x: number, z: number, { ground, shapes }: Poster): void {
  const [w, h] = [1.1, 1.5];
  const low = 0.95;
  block(builder, [x, low + h / 2, z], [w / 2 + 0.05, h / 2 + 0.05, 0.03], STEEL);
  panel(builder, { from: [x - w / 2, low, z + 0.032], u: [w, 0, 0], v: [0, h, 0], colour: ground });
  for (const [sx, sy, sw, sh, colour] of shapes) {
    panel(builder, {
      from: [x - w / 2 + sx * w, low + sy * h, z + 0.035],
      u: [sw * w, 0, 0],
      v: [0, sh * h, 0],
      colour,
    });
  }
}
