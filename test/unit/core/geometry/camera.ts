import type { Point } from '../../../../src/core/geometry/types.ts';

export const PICTURE = { width: 1280, height: 720 } as const;
export const ASPECT = PICTURE.width / PICTURE.height;

export interface Camera {
  /** Metres above the floor. */
  readonly up: number;
  /** Degrees below level. */
  readonly tilt: number;
  /** Horizontal field of view, degrees. */
  readonly view: number;
}

const USUAL: Camera = { up: 4, tilt: 25, view: 60 };

/** Where a camera sees a place `[right, forward]`, `above` metres over the floor. */
export function see([x, z]: Point, above = 0, camera: Camera = USUAL): Point {
  const tilt = (camera.tilt * Math.PI) / 180;
  const focal = 0.5 / Math.tan((camera.view * Math.PI) / 360);
  const drop = camera.up - above;
  const depth = z * Math.cos(tilt) + drop * Math.sin(tilt);
  const down = drop * Math.cos(tilt) - z * Math.sin(tilt);
  return [0.5 + (focal * x) / depth, 0.5 + ((focal * down) / depth) * ASPECT];
}
