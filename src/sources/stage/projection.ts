import type { Box, Size } from '../../core/geometry/types.ts';
import { clamp } from './stage-math.ts';
import type { Vec3 } from './stage-math.ts';
import type { StageView } from './stage-set.ts';

/** A place in the picture, and how far from the camera it is. */
export interface Seen {
  /** Shares of the picture; outside 0..1 it is out of the picture. */
  readonly x: number;
  readonly y: number;
  /** Metres along the camera's axis. */
  readonly depth: number;
}

/** The camera as arithmetic, the same as the renderer's: for boxes without a GPU. */
export interface Lens {
  /** Of the view that it was made for. */
  readonly id: string;
  /** The same camera turned right and down, radians. */
  turned(yaw: number, pitch: number): Lens;
  readonly eye: Vec3;
  see(at: Vec3): Seen;
  /** Picture widths and heights that a metre takes at this depth. */
  scale(depth: number): readonly [x: number, y: number];
}

/** Nearer than this the lens sees nothing, metres. */
export const NEAR = 0.3;

export function createLens(view: StageView, size: Size): Lens {
  const { width, height } = size;
  const { eye } = view;
  const forward = unit(minus(view.target, eye));
  const right = unit(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const fy = 0.5 / Math.tan((view.fov * Math.PI) / 360);
  const fx = (fy * height) / width;
  const lens: Lens = {
    id: view.id,
    eye,
    see([x, y, z]) {
      const rel: Vec3 = [x - eye[0], y - eye[1], z - eye[2]];
      const depth = dot(rel, forward);
      const d = Math.max(0.05, depth);
      return { x: 0.5 + (fx * dot(rel, right)) / d, y: 0.5 - (fy * dot(rel, up)) / d, depth };
    },
    turned: (yaw, pitch) =>
      yaw === 0 && pitch === 0 ? lens : createLens(turnedView(view, yaw, pitch), size),
    scale: (depth) => [fx / Math.max(0.05, depth), fy / Math.max(0.05, depth)],
  };
  return lens;
}

/** A camera that looks elsewhere from the same place, radians right and down. */
export function turnedView(view: StageView, yaw: number, pitch: number): StageView {
  const [x, y, z] = minus(view.target, view.eye);
  const far = Math.hypot(x, z);
  const course = Math.atan2(x, -z) + yaw;
  const dip = Math.atan2(-y, far) + pitch;
  const length = Math.hypot(far, y);
  const [ex, ey, ez] = view.eye;
  const flat = length * Math.cos(dip);
  const target = [
    ex + flat * Math.sin(course),
    ey - length * Math.sin(dip),
    ez - flat * Math.cos(course),
  ] as const;
  return { ...view, target };
}

/** The part of a rectangle that is in the picture, or null. */
export function clip(left: number, top: number, right: number, bottom: number): Box | null {
  const [x0, y0, x1, y1] = [clamp(left, 0, 1), clamp(top, 0, 1), clamp(right, 0, 1), clamp(bottom, 0, 1)];
  return x1 - x0 > 0.002 && y1 - y0 > 0.002 ? [x0, y0, x1 - x0, y1 - y0] : null;
}

function minus(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(a: Vec3): Vec3 {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
}
