import type { Vec3 } from '../stage-math.ts';
import { lightAt } from './hall-light.ts';
import type { MeshBuilder, Rgb } from './mesh-builder.ts';

export interface Panel {
  /** A corner, and the two edges from it; the panel is seen from where `u` turns to `v` counter-clockwise. */
  readonly from: Vec3;
  readonly u: Vec3;
  readonly v: Vec3;
  readonly colour: Rgb;
  /** Edge of the pieces that light is reckoned for, metres. */
  readonly grain?: number;
  /** Metres of one repeat of the texture. */
  readonly tile?: number;
  /** Share of the light of the hall that gets here, or what shines by itself. */
  readonly light?: number | 'own';
}

const OWN: Rgb = [1, 1, 1];

/** A flat piece of the hall with its light in it. */
export function panel(
  builder: MeshBuilder,
  { from, u, v, colour, grain = 0.6, tile = 1, light = 1 }: Panel,
): void {
  builder.part();
  const [lu, lv] = [Math.hypot(...u), Math.hypot(...v)];
  const [nu, nv] = [Math.max(1, Math.ceil(lu / grain)), Math.max(1, Math.ceil(lv / grain))];
  const normal = unitCross(u, v);
  const start = builder.count;
  for (let j = 0; j <= nv; j++) {
    for (let i = 0; i <= nu; i++) {
      const [s, t] = [i / nu, j / nv];
      const at: Vec3 = [
        from[0] + u[0] * s + v[0] * t,
        from[1] + u[1] * s + v[1] * t,
        from[2] + u[2] * s + v[2] * t,
      ];
      const lit = light === 'own' ? OWN : lightAt(at, normal);
      const share = light === 'own' ? 1 : light;
      builder.add({
        at,
        colour: [colour[0] * lit[0] * share, colour[1] * lit[1] * share, colour[2] * lit[2] * share],
        uv: [(s * lu) / tile, (t * lv) / tile],
      });
    }
  }
  for (let j = 0; j < nv; j++) {
    for (let i = 0; i < nu; i++) {
      const a = start + j * (nu + 1) + i;
      builder.quad(a, a + 1, a + nu + 2, a + nu + 1);
    }
  }
}

/** A box standing with its middle at `at`; `half` sizes; every face lit. `skip` leaves out the bottom. */
export function block(
  builder: MeshBuilder,
  at: Vec3,
  half: Vec3,
  colour: Rgb,
  grain = 0.6,
  light: number | 'own' = 1,
): void {
  const [x, y, z] = at;
  const [w, h, d] = half;
  const face = (from: Vec3, u: Vec3, v: Vec3): void => panel(builder, { from, u, v, colour, grain, light });
  face([x - w, y - h, z + d], [2 * w, 0, 0], [0, 2 * h, 0]);
  face([x + w, y - h, z - d], [-2 * w, 0, 0], [0, 2 * h, 0]);
  face([x + w, y - h, z + d], [0, 0, -2 * d], [0, 2 * h, 0]);
  face([x - w, y - h, z - d], [0, 0, 2 * d], [0, 2 * h, 0]);
  face([x - w, y + h, z + d], [2 * w, 0, 0], [0, 0, -2 * d]);
  face([x - w, y - h, z - d], [2 * w, 0, 0], [0, 0, 2 * d]);
}

function unitCross(a: Vec3, b: Vec3): Vec3 {
  const c: Vec3 = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const length = Math.hypot(...c);
  return [c[0] / length, c[1] / length, c[2] / length];
}
