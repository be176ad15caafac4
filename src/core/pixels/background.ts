import type { Box } from '../geometry/types.ts';
import { createPlanes, type Planes } from './planes.ts';

/**
 * Two backgrounds with time constants in seconds and the evidence that something new stands still
 * (Porikli 2008; Lin et al. 2014). Numbers: from trials on real bags.
 */
export const BACKGROUND = {
  /** Time constants in seconds. */
  shortTau: 2,
  longTauForeground: 600,
  longTauElsewhere: 20,
  /** Distances in grey levels above which a pixel is foreground. */
  longThreshold: 22,
  shortThreshold: 14,
  chromaWeight: 1.5,
  /** Seconds of evidence: where the long background is frozen, where a pixel is a candidate, the cap. */
  frozenAbove: 1,
  candidateAt: 4,
  evidenceCap: 8,
  /** Boxes of people seen in the first second are not trusted as background until still this long. */
  startUp: 1,
  trustAfter: 1.5,
  gridColumns: 4,
  gridRows: 3,
} as const;

export interface BackgroundState {
  readonly width: number;
  readonly height: number;
  startedAt: number;
  time: number;
  readonly now: Planes;
  readonly short: Planes;
  readonly long: Planes;
  /** Seconds that a pixel has been foreground of the long and not of the short background. */
  readonly evidence: Float32Array;
  /** Media time at which a pixel last moved as foreground. */
  readonly movedAt: Float32Array;
  /** Seconds since a pixel last differed from the short background. */
  readonly still: Float32Array;
  /** 1 where the first second showed a person: not background yet. */
  readonly untrusted: Uint8Array;
  /** Bit 0: foreground of the long, bit 1: of the short background. */
  readonly code: Uint8Array;
  readonly scratch: Float32Array;
  /** Luminance gain of each grid cell against the long background. */
  readonly gain: Float32Array;
}

export function createBackground(width: number, height: number): BackgroundState {
  const length = width * height;
  return {
    width,
    height,
    startedAt: Number.NaN,
    time: Number.NaN,
    now: createPlanes(length),
    short: createPlanes(length),
    long: createPlanes(length),
    evidence: new Float32Array(length),
    movedAt: new Float32Array(length).fill(-1e9),
    still: new Float32Array(length),
    untrusted: new Uint8Array(length),
    code: new Uint8Array(length),
    scratch: new Float32Array(length),
    gain: new Float32Array(BACKGROUND.gridColumns * BACKGROUND.gridRows).fill(1),
  };
}

/** Starts both backgrounds from the picture in `state.now`. */
export function resetBackground(state: BackgroundState, time: number): void {
  for (const key of ['y', 'cb', 'cr'] as const) {
    state.short[key].set(state.now[key]);
    state.long[key].set(state.now[key]);
  }
  state.evidence.fill(0);
  state.movedAt.fill(-1e9);
  state.still.fill(0);
  state.untrusted.fill(0);
  state.code.fill(0);
  state.gain.fill(1);
  state.startedAt = time;
  state.time = time;
}

/**
 * Updates both backgrounds and the evidence with the picture in `state.now`.
 * @param time media time, seconds, later than `state.time`
 * @param people boxes of people in this picture
 * @param trusted false while the camera is not healthy: nothing is learnt and no evidence grows
 */
export function updateBackground(
  state: BackgroundState,
  time: number,
  people: readonly Box[],
  trusted: boolean,
): void {
  const elapsed = Math.min(1, Math.max(0, time - state.time));
  state.time = time;
  if (time - state.startedAt <= BACKGROUND.startUp) markUntrusted(state, people);
  updateGain(state);
  if (!trusted) return;
  const shortRate = 1 - Math.exp(-elapsed / BACKGROUND.shortTau);
  const slowRate = 1 - Math.exp(-elapsed / BACKGROUND.longTauForeground);
  const fastRate = 1 - Math.exp(-elapsed / BACKGROUND.longTauElsewhere);
  const { evidence, movedAt, still, untrusted, code, width, height } = state;
  const { y: nowY, cb: nowCb, cr: nowCr } = state.now;
  const { y: shortY, cb: shortCb, cr: shortCr } = state.short;
  const { y: longY, cb: longCb, cr: longCr } = state.long;
  const { chromaWeight, longThreshold, shortThreshold, frozenAbove, evidenceCap } = BACKGROUND;
  const gains = new Float64Array(width);
  for (let row = 0, i = 0; row < height; row++) {
    fillGains(state, row, gains);
    for (let column = 0; column < width; column++, i++) {
      const y = nowY[i]! / gains[column]!;
      const cb = nowCb[i]!;
      const cr = nowCr[i]!;
      const isShort =
        Math.abs(y - shortY[i]!) > shortThreshold ||
        Math.abs(cb - shortCb[i]!) * chromaWeight > shortThreshold ||
        Math.abs(cr - shortCr[i]!) * chromaWeight > shortThreshold;
      shortY[i] = shortY[i]! + shortRate * (y - shortY[i]!);
      shortCb[i] = shortCb[i]! + shortRate * (cb - shortCb[i]!);
      shortCr[i] = shortCr[i]! + shortRate * (cr - shortCr[i]!);
      still[i] = isShort ? 0 : still[i]! + elapsed;
      if (untrusted[i]) {
        code[i] = isShort ? 2 : 0;
        if (still[i]! < BACKGROUND.trustAfter || covered(people, column / width, row / height)) continue;
        untrusted[i] = 0;
        longY[i] = shortY[i]!;
        longCb[i] = shortCb[i]!;
        longCr[i] = shortCr[i]!;
        continue;
      }
      const isLong =
        Math.abs(y - longY[i]!) > longThreshold ||
        Math.abs(cb - longCb[i]!) * chromaWeight > longThreshold ||
        Math.abs(cr - longCr[i]!) * chromaWeight > longThreshold;
      code[i] = (isLong ? 1 : 0) | (isShort ? 2 : 0);
      if (!isLong) evidence[i] = Math.max(0, evidence[i]! - 2 * elapsed);
      else if (isShort) movedAt[i] = time;
      else evidence[i] = Math.min(evidenceCap, evidence[i]! + elapsed);
      if (evidence[i]! > frozenAbove) continue;
      const rate = isLong ? slowRate : fastRate;
      longY[i] = longY[i]! + rate * (y - longY[i]!);
      longCb[i] = longCb[i]! + rate * (cb - longCb[i]!);
      longCr[i] = longCr[i]! + rate * (cr - longCr[i]!);
    }
  }
}

/** Takes what stands in a pixel now into the long background: it was a ghost, a light or belongs there. */
export function healPixel(state: BackgroundState, i: number, column: number, row: number): void {
  state.long.y[i] = state.now.y[i]! / gainAt(state, column, row);
  state.long.cb[i] = state.now.cb[i]!;
  state.long.cr[i] = state.now.cr[i]!;
  state.evidence[i] = 0;
  state.code[i] = 0;
}

function markUntrusted(state: BackgroundState, people: readonly Box[]): void {
  const { width, height, untrusted } = state;
  for (const [x, y, w, h] of people) {
    const left = Math.max(0, Math.floor((x - 0.1 * w) * width));
    const right = Math.min(width - 1, Math.ceil((x + 1.1 * w) * width));
    const top = Math.max(0, Math.floor((y - 0.05 * h) * height));
    const bottom = Math.min(height - 1, Math.ceil((y + 1.05 * h) * height));
    for (let row = top; row <= bottom; row++) untrusted.fill(1, row * width + left, row * width + right + 1);
  }
}

function covered(people: readonly Box[], x: number, y: number): boolean {
  return people.some((box) => x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3]);
}

const BINS = 64;
const LOG_MIN = Math.log(0.4);
const LOG_SPAN = Math.log(2.5) - LOG_MIN;
const histogram = new Uint32Array(BINS);

/** The median ratio of luminance to the long background in each grid cell, over pixels that are background. */
function updateGain(state: BackgroundState): void {
  const { gridColumns, gridRows } = BACKGROUND;
  const { width, height, now, long, code, untrusted, gain } = state;
  for (let cell = 0; cell < gain.length; cell++) {
    const left = Math.floor(((cell % gridColumns) * width) / gridColumns);
    const right = Math.floor((((cell % gridColumns) + 1) * width) / gridColumns);
    const top = Math.floor((Math.floor(cell / gridColumns) * height) / gridRows);
    const bottom = Math.floor(((Math.floor(cell / gridColumns) + 1) * height) / gridRows);
    histogram.fill(0);
    let count = 0;
    for (let row = top; row < bottom; row += 2) {
      for (let column = left; column < right; column += 2) {
        const i = row * width + column;
        const background = long.y[i]!;
        if (code[i]! & 1 || untrusted[i] || background < 8) continue;
        const bin = Math.floor(((Math.log((now.y[i]! + 1) / (background + 1)) - LOG_MIN) / LOG_SPAN) * BINS);
        histogram[Math.min(BINS - 1, Math.max(0, bin))]!++;
        count++;
      }
    }
    // Too few background pixels say nothing: the gain goes back to 1 slowly.
    const target = count < 20 ? 1 : medianOf(count);
    gain[cell] = gain[cell]! + 0.5 * (target - gain[cell]!);
  }
}

function medianOf(count: number): number {
  let seen = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const here = histogram[bin]!;
    if (seen + here >= count / 2) {
      const inside = here === 0 ? 0.5 : (count / 2 - seen) / here;
      return Math.exp(LOG_MIN + ((bin + inside) / BINS) * LOG_SPAN);
    }
    seen += here;
  }
  return 1;
}

/** The gains of a row's pixels: `gainAt`, with what they have in common done once. */
function fillGains({ gain, width, height }: BackgroundState, row: number, gains: Float64Array): void {
  const { gridColumns, gridRows } = BACKGROUND;
  const y = Math.min(gridRows - 1, Math.max(0, (row / height) * gridRows - 0.5));
  const y0 = Math.min(gridRows - 2, Math.floor(y));
  const fy = y - y0;
  const top = y0 * gridColumns;
  const mixed = (cell: number): number => gain[top + cell]! * (1 - fy) + gain[top + gridColumns + cell]! * fy;
  let x0 = 0;
  let left = mixed(0);
  let right = mixed(1);
  for (let column = 0; column < width; column++) {
    const x = Math.min(gridColumns - 1, Math.max(0, (column / width) * gridColumns - 0.5));
    if (x >= x0 + 1 && x0 < gridColumns - 2) {
      x0++;
      left = right;
      right = mixed(x0 + 1);
    }
    const fx = x - x0;
    gains[column] = left * (1 - fx) + right * fx;
  }
}

/** The gain at a pixel, interpolated between the centres of the grid's cells. */
export function gainAt(state: BackgroundState, column: number, row: number): number {
  const { gridColumns, gridRows } = BACKGROUND;
  const x = Math.min(gridColumns - 1, Math.max(0, (column / state.width) * gridColumns - 0.5));
  const y = Math.min(gridRows - 1, Math.max(0, (row / state.height) * gridRows - 0.5));
  const x0 = Math.min(gridColumns - 2, Math.floor(x));
  const y0 = Math.min(gridRows - 2, Math.floor(y));
  const fx = x - x0;
  const fy = y - y0;
  const at = y0 * gridColumns + x0;
  const { gain } = state;
  const top = gain[at]! * (1 - fx) + gain[at + 1]! * fx;
  const bottom = gain[at + gridColumns]! * (1 - fx) + gain[at + gridColumns + 1]! * fx;
  return top * (1 - fy) + bottom * fy;
}
