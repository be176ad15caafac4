import type { BackgroundState } from './background.ts';

/** What can be wrong with the picture. While it is not `ok`, rules that rest on pixels wait. */
export type CameraHealth = 'ok' | 'light-change' | 'shaking' | 'moved' | 'covered' | 'dark' | 'frozen';

export const HEALTH = {
  /** Share of the picture that changes at once when the light does; pixel rules then wait this long (s). */
  lightShare: 0.6,
  lightWait: 2,
  /** Shifts of the whole picture, pixels: looked for up to `farthest`, taken seriously from `least`. */
  farthest: 8,
  least: 2,
  /** Steps of shift that make a shake, seconds of the same shift that make a moved camera. */
  shakeSteps: 3,
  movedAfter: 5,
  /** Mean luminance below which it is dark, and the share of its usual detail below which it is covered. */
  darkBelow: 16,
  detailShare: 0.2,
  coveredAfter: 2,
  /** Seconds of pixel-identical pictures: no sensor gives those, a stuck source does. */
  frozenAfter: 5,
} as const;

export interface HealthState {
  health: CameraHealth;
  lightUntil: number;
  shiftSteps: number;
  shiftSince: number;
  shift: [number, number];
  /** Usual mean gradient, slow mean. */
  detail: number;
  coveredSince: number;
  lastChange: number;
  readonly previous: Float32Array;
  readonly columns: Float32Array;
  readonly rows: Float32Array;
  readonly usualColumns: Float32Array;
  readonly usualRows: Float32Array;
}

export function createHealth(width: number, height: number): HealthState {
  return {
    health: 'ok',
    lightUntil: -1e9,
    shiftSteps: 0,
    shiftSince: Number.NaN,
    shift: [0, 0],
    detail: Number.NaN,
    coveredSince: Number.NaN,
    lastChange: Number.NaN,
    previous: new Float32Array(width * height),
    columns: new Float32Array(width),
    rows: new Float32Array(height),
    usualColumns: new Float32Array(width),
    usualRows: new Float32Array(height),
  };
}

/**
 * Judges the picture in `background.now` against the backgrounds as they were before it.
 * @param time media time, seconds
 * @returns the health, and whether the backgrounds must start anew from this picture
 */
export function updateHealth(
  state: HealthState,
  background: BackgroundState,
  time: number,
  elapsed: number,
): { health: CameraHealth; restart: boolean } {
  const { now, short, width } = background;
  const look = survey(now.y, short.y, state.previous, width);
  state.previous.set(now.y);
  if (Number.isNaN(state.lastChange) || look.moved) state.lastChange = time;
  const restart = updateShift(state, background, time) || updateLight(state, look.changed, time);
  const covered = updateCover(state, look, time, elapsed);
  state.health =
    look.mean < HEALTH.darkBelow
      ? 'dark'
      : covered
        ? 'covered'
        : time - state.lastChange > HEALTH.frozenAfter
          ? 'frozen'
          : state.shiftSteps >= HEALTH.shakeSteps
            ? 'shaking'
            : restart && time >= state.lightUntil
              ? 'moved'
              : time < state.lightUntil
                ? 'light-change'
                : 'ok';
  return { health: state.health, restart };
}

interface Survey {
  readonly mean: number;
  /** Mean horizontal gradient, grey levels. */
  readonly detail: number;
  /** Share of pixels that differ from the short background. */
  readonly changed: number;
  readonly moved: boolean;
}

function survey(now: Float32Array, short: Float32Array, previous: Float32Array, width: number): Survey {
  let sum = 0;
  let detail = 0;
  let changed = 0;
  let moved = false;
  for (let i = 0; i < now.length;) {
    let left = now[i]!;
    for (const end = i + width; i < end; i++) {
      const value = now[i]!;
      sum += value;
      detail += Math.abs(value - left);
      left = value;
      if (Math.abs(value - short[i]!) > 14) changed++;
      if (value !== previous[i]) moved = true;
    }
  }
  return { mean: sum / now.length, detail: detail / now.length, changed: changed / now.length, moved };
}

function updateLight(state: HealthState, changed: number, time: number): boolean {
  if (changed <= HEALTH.lightShare) return false;
  state.lightUntil = time + HEALTH.lightWait;
  return true;
}

function updateCover(state: HealthState, look: Survey, time: number, elapsed: number): boolean {
  if (Number.isNaN(state.detail)) state.detail = look.detail;
  const flat = look.detail < HEALTH.detailShare * state.detail;
  if (!flat) {
    state.detail += (1 - Math.exp(-elapsed / 60)) * (look.detail - state.detail);
    state.coveredSince = Number.NaN;
    return false;
  }
  if (Number.isNaN(state.coveredSince)) state.coveredSince = time;
  return time - state.coveredSince >= HEALTH.coveredAfter;
}

/**
 * Finds how far the whole picture has shifted against the long background, from the profiles of mean
 * luminance along both axes. True once when the camera has moved for good.
 */
function updateShift(state: HealthState, background: BackgroundState, time: number): boolean {
  const { now, long, width, height } = background;
  profile(now.y, width, height, state.columns, state.rows);
  profile(long.y, width, height, state.usualColumns, state.usualRows);
  const dx = bestShift(state.columns, state.usualColumns);
  const dy = bestShift(state.rows, state.usualRows);
  if (Math.max(Math.abs(dx), Math.abs(dy)) < HEALTH.least) {
    state.shiftSteps = 0;
    state.shiftSince = Number.NaN;
    return false;
  }
  const same = Math.abs(dx - state.shift[0]) <= 1 && Math.abs(dy - state.shift[1]) <= 1;
  state.shiftSteps++;
  if (!same || Number.isNaN(state.shiftSince)) {
    state.shift = [dx, dy];
    state.shiftSince = time;
    return false;
  }
  if (time - state.shiftSince < HEALTH.movedAfter) return false;
  state.shiftSteps = 0;
  state.shiftSince = Number.NaN;
  return true;
}

/** Differences of neighbouring means along each axis: what is left when the light level is taken away. */
function profile(
  y: Float32Array,
  width: number,
  height: number,
  columns: Float32Array,
  rows: Float32Array,
): void {
  columns.fill(0);
  for (let row = 0, i = 0; row < height; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++, i++) {
      columns[column]! += y[i]!;
      sum += y[i]!;
    }
    rows[row] = sum / width;
  }
  for (let column = 0; column < width; column++) columns[column]! /= height;
  for (let i = columns.length - 1; i > 0; i--) columns[i]! -= columns[i - 1]!;
  for (let i = rows.length - 1; i > 0; i--) rows[i]! -= rows[i - 1]!;
  columns[0] = 0;
  rows[0] = 0;
}

/** The shift of `a` against `b` with the highest correlation, if it beats no shift clearly; else 0. */
function bestShift(a: Float32Array, b: Float32Array): number {
  let best = 0;
  const still = correlationAt(a, b, 0);
  let highest = Math.max(still, 0) + 0.25;
  for (let shift = -HEALTH.farthest; shift <= HEALTH.farthest; shift++) {
    const value = shift === 0 ? -1 : correlationAt(a, b, shift);
    if (value <= highest || value < 0.7) continue;
    highest = value;
    best = shift;
  }
  return best;
}

function correlationAt(a: Float32Array, b: Float32Array, shift: number): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = HEALTH.farthest + 1; i < a.length - HEALTH.farthest; i++) {
    const x = a[i + shift]!;
    const y = b[i]!;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
