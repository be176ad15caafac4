import type { Planes } from './planes.ts';

/**
 * Motion of the small picture by matching blocks with the picture before, only where something changed. Cheap
 * enough for every step, and good to a pixel.
 */
export const FLOW = {
  /** Side of a block, pixels. */
  block: 8,
  /** Farthest motion between two pictures, pixels. */
  reach: 12,
  /** A pixel has changed from this difference in grey levels; a block moves from this share of changed pixels. */
  changed: 6,
  movingShare: 0.15,
  /** Grey levels a pixel by which a match must beat standing still. */
  gain: 1.5,
  /** Blocks of less deviation than this (grey levels) are blank. */
  roughness: 3,
  /** Pictures further apart than this (s) tell nothing of motion. */
  longestStep: 0.35,
} as const;

/** Motion of each block in pixels of the small picture a second; `moving` counts its changed pixels. */
export interface FlowField {
  readonly columns: number;
  readonly rows: number;
  readonly vx: Float32Array;
  readonly vy: Float32Array;
  readonly moving: Uint8Array;
}

export interface FlowState {
  readonly width: number;
  readonly height: number;
  time: number;
  readonly before: Float32Array;
  readonly field: FlowField;
}

export function createFlow(width: number, height: number): FlowState {
  const columns = Math.floor(width / FLOW.block);
  const rows = Math.floor(height / FLOW.block);
  const n = columns * rows;
  return {
    width,
    height,
    time: Number.NaN,
    before: new Float32Array(width * height),
    field: { columns, rows, vx: new Float32Array(n), vy: new Float32Array(n), moving: new Uint8Array(n) },
  };
}

/**
 * The motion from the picture before to this one, or null at the start, after a gap, and where the same picture
 * came again (a camera of a lower rate).
 * @param wanted false where nobody looks at this step's motion: the picture is only remembered
 */
export function updateFlow(state: FlowState, { y }: Planes, time: number, wanted: boolean): FlowField | null {
  const { width, before, field } = state;
  const elapsed = time - state.time;
  state.time = time;
  const usable = wanted && elapsed > 0 && elapsed <= FLOW.longestStep;
  if (!usable) {
    before.set(y);
    return null;
  }
  let anything = false;
  for (let row = 0, at = 0; row < field.rows; row++) {
    for (let column = 0; column < field.columns; column++, at++) {
      const origin = row * FLOW.block * width + column * FLOW.block;
      const changed = countChanged(y, before, origin, width);
      if (changed > 0) anything = true;
      field.moving[at] = changed;
      field.vx[at] = field.vy[at] = 0;
      if (changed >= FLOW.movingShare * FLOW.block ** 2) matchBlock(state, y, origin, at, elapsed);
    }
  }
  before.set(y);
  return anything ? field : null;
}

function countChanged(now: Float32Array, before: Float32Array, origin: number, width: number): number {
  let count = 0;
  for (let dy = 0; dy < FLOW.block; dy++) {
    for (let i = origin + dy * width, end = i + FLOW.block; i < end; i++) {
      if (Math.abs(now[i]! - before[i]!) > FLOW.changed) count++;
    }
  }
  return count;
}

function matchBlock(state: FlowState, now: Float32Array, origin: number, at: number, elapsed: number): void {
  const { field, width } = state;
  // A blank block fits anywhere: floor that somebody has just left bare does not move.
  if (roughness(now, origin, width) < FLOW.roughness) return;
  let best = difference(state, now, origin, 0, 0, Infinity) - FLOW.gain * FLOW.block ** 2;
  let bestX = 0;
  let bestY = 0;
  for (let i = 0; i < OFFSETS.length; i += 2) {
    const score = difference(state, now, origin, OFFSETS[i]!, OFFSETS[i + 1]!, best);
    if (score >= best) continue;
    best = score;
    bestX = OFFSETS[i]!;
    bestY = OFFSETS[i + 1]!;
  }
  // The block came from (dx, dy): it moved the other way.
  field.vx[at] = -bestX / elapsed;
  field.vy[at] = -bestY / elapsed;
}

/** Shifts (x, y, x, y…) from the nearest to the farthest, so that of equal matches the nearest is taken. */
const OFFSETS = (() => {
  const all: [number, number][] = [];
  for (let dy = -FLOW.reach; dy <= FLOW.reach; dy++) {
    for (let dx = -FLOW.reach; dx <= FLOW.reach; dx++) if (dx !== 0 || dy !== 0) all.push([dx, dy]);
  }
  return Int8Array.from(all.sort((a, b) => Math.hypot(...a) - Math.hypot(...b)).flat());
})();

/** Mean absolute deviation of a block, grey levels. */
function roughness(now: Float32Array, origin: number, width: number): number {
  const n = FLOW.block ** 2;
  let sum = 0;
  for (let dy = 0; dy < FLOW.block; dy++) {
    for (let i = origin + dy * width, end = i + FLOW.block; i < end; i++) sum += now[i]!;
  }
  let deviation = 0;
  for (let dy = 0; dy < FLOW.block; dy++) {
    for (let i = origin + dy * width, end = i + FLOW.block; i < end; i++)
      deviation += Math.abs(now[i]! - sum / n);
  }
  return deviation / n;
}

/** Sum of absolute differences of a block with the picture before, shifted; gives up above `most`. */
function difference(
  { before, width, height }: FlowState,
  now: Float32Array,
  origin: number,
  dx: number,
  dy: number,
  most: number,
): number {
  const x = (origin % width) + dx;
  const y = Math.floor(origin / width) + dy;
  if (x < 0 || y < 0 || x + FLOW.block > width || y + FLOW.block > height) return Infinity;
  const shift = dy * width + dx;
  let sum = 0;
  for (let row = 0; row < FLOW.block; row++) {
    for (let i = origin + row * width, end = i + FLOW.block; i < end; i++) {
      sum += Math.abs(now[i]! - before[i + shift]!);
    }
    if (sum >= most) return sum;
  }
  return sum;
}
