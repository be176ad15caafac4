import type { Vec3 } from '../stage-math.ts';
import { loft } from './loft.ts';
import type { Ring } from './loft.ts';
import { shade } from './mesh-builder.ts';
import type { MeshBuilder, Rgb } from './mesh-builder.ts';
import { HERE } from './solids.ts';

/** Height, half width and half depth against the size, and how deep its folds are. */
const ROWS = [
  [0.13, 1, 1, 0.09],
  [0.35, 0.88, 0.86, 0.07],
  [0.6, 0.74, 0.7, 0.045],
  [0.76, 0.64, 0.56, 0.025],
  [0.83, 0.5, 0.46, 0.015],
  [0.88, 0.33, 0.44, 0.01],
  [0.95, 0.3, 0.43, 0],
  [0.985, 0.22, 0.32, 0],
  [1, 0.05, 0.06, 0],
] as const;
const FOLDS = 9;

/** A blanket that hangs over somebody's head and body down to the shins. */
export function addBlanket(builder: MeshBuilder, [w, h, d]: Vec3, colour: Rgb): void {
  const rings = ROWS.map(([y, rx, rz, fold]): Ring => ({
    frame: HERE,
    at: [0, y * h, 0],
    rx: (rx * w) / 2,
    front: (rz * d) / 2,
    colour: ({ angle }) => shade(colour, 0.95 + 4 * fold * Math.cos(angle * FOLDS)),
    push: ([x, up, z], { angle }) => {
      const out = 1 + fold * Math.cos(angle * FOLDS);
      return [x * out, up, z * out];
    },
    weights: [[0, 1]],
  }));
  loft(builder, rings, { around: 54, closeFirst: false });
}
