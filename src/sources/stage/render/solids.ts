import { chain, place, turnX, turnY } from '../stage-math.ts';
import type { Mat4, Vec3 } from '../stage-math.ts';
import { loft } from './loft.ts';
import type { Ring } from './loft.ts';
import type { MeshBuilder, Rgb } from './mesh-builder.ts';

export interface Slab {
  readonly at: Vec3;
  /** Half sizes. */
  readonly half: Vec3;
  readonly edge: number;
  readonly colour: Rgb;
  readonly power?: number;
  readonly frame?: Mat4;
  readonly around?: number;
}

export const HERE = place(0, 0, 0);

/** A block with rounded edges, `edge` metres. */
export function slab(
  builder: MeshBuilder,
  { at, half, edge, colour, power = 7, frame = HERE, around = 16 }: Slab,
): void {
  const [w, h, d] = half;
  const ring = (y: number, inset: number): Ring => ({
    frame,
    at: [at[0], at[1] + y, at[2]],
    rx: w - inset,
    front: d - inset,
    power,
    colour,
    weights: [[0, 1]],
  });
  const r = Math.min(edge, h, w, d);
  const bend = (y: -1 | 1, t: number): Ring => ring(y * (h - r + r * Math.sin(t)), r * (1 - Math.cos(t)));
  const turns = r > 0.02 ? [Math.PI / 2, 1.1, 0.55, 0] : [Math.PI / 2, 0.6, 0];
  const rings = [...turns.map((t) => bend(-1, t)), ...[...turns].reverse().map((t) => bend(1, t))];
  loft(builder, rings, { around });
}

/** A round bar between two places, metres. */
export function bar(builder: MeshBuilder, from: Vec3, to: Vec3, r: number, colour: Rgb, around = 6): void {
  const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(dx, dy, dz);
  const frame = chain(place(...from), turnY(Math.atan2(dx, dz)), turnX(Math.acos(dy / length)));
  const ring = (y: number, radius: number): Ring => ({
    frame,
    at: [0, y, 0],
    rx: radius,
    front: radius,
    colour,
    weights: [[0, 1]],
  });
  loft(builder, [ring(0, r), ring(length, r)], { around });
}

/** Bars from one place to the next. */
export function wire(builder: MeshBuilder, places: readonly Vec3[], r: number, colour: Rgb): void {
  for (let n = 0; n + 1 < places.length; n++) bar(builder, places[n]!, places[n + 1]!, r, colour);
}
