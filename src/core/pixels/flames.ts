import type { Box } from '../geometry/types.ts';
import { findComponents, type Component } from './components.ts';
import { FLAMES, isActive, type Flame, type FlameState } from './flame-state.ts';
import { findIgnition } from './ignition.ts';
import type { PixelFrame } from './pixel-frame.ts';

/** Shares and rates below this are nothing. */
const FORGOTTEN = 1e-4;

/**
 * One step.
 * @param time media time, seconds
 * @param healthy false while the camera shakes, is covered or its light has just changed
 * @param cloth boxes of people and umbrellas in this picture: an orange vest that comes in is bright, new and ragged too
 */
export function updateFlames(
  state: FlameState,
  frame: PixelFrame,
  time: number,
  healthy: boolean,
  cloth: readonly Box[] = [],
): Flame[] {
  const first = Number.isNaN(state.time);
  const elapsed = first ? 0 : Math.min(0.5, Math.max(0, time - state.time));
  if (first) state.started = time;
  state.time = time;
  const changed = updatePixels(state, frame, elapsed, first);
  if (changed > FLAMES.globalChange || !healthy) state.gatedUntil = time + 1;
  if (first) return [];
  updateCells(state, elapsed);
  const flames = steadyFlames(state, frame);
  const ignition = findIgnition(state, frame, changed, cloth);
  return ignition ? [...flames, ignition] : flames;
}

/** Colour (after Chen et al.), recency, habit and reversals of each pixel. Returns the share that changed. */
function updatePixels(state: FlameState, frame: PixelFrame, elapsed: number, first: boolean): number {
  const { data } = frame;
  const { y, recent, habit, habit20, habit1, bright, flicker, direction, extreme, coloured, delta } = state;
  const keepRecent = Math.exp(-elapsed / 0.4);
  const keepFlicker = Math.exp(-elapsed / 0.5);
  const keepBright = Math.exp(-elapsed / 1);
  const rate60 = 1 - Math.exp(-elapsed / 60);
  const rate20 = 1 - Math.exp(-elapsed / 20);
  const rate1 = 1 - Math.exp(-elapsed / 1.5);
  let changed = 0;
  for (let i = 0, j = 0; i < y.length; i++, j += 4) {
    const r = data[j]!;
    const g = data[j + 1]!;
    const b = data[j + 2]!;
    const c = isFireColour(r, g, b) ? 1 : 0;
    coloured[i] = c;
    if (first) {
      habit20[i] = c;
      habit1[i] = c;
    }
    // Most pixels never were of a fire's colour: there is nothing to decay.
    if (c === 1 || habit20[i]! > FORGOTTEN || habit[i]! > FORGOTTEN) {
      recent[i] = c === 1 ? 1 : recent[i]! * keepRecent;
      bright[i] = c === 1 && r >= 200 ? 1 : bright[i]! * keepBright;
      habit20[i] = habit20[i]! + rate20 * (c - habit20[i]!);
      habit1[i] = habit1[i]! + rate1 * (c - habit1[i]!);
      habit[i] = habit[i]! + rate60 * (c - habit[i]!);
    } else if (habit20[i]! > 0 || habit[i]! > 0) {
      recent[i] = bright[i] = habit20[i] = habit1[i] = habit[i] = 0;
    }
    const now = (r + g) / 2;
    const d = first ? 0 : now - y[i]!;
    delta[i] = d;
    if (Math.abs(d) > 12) changed++;
    y[i] = now;
    const reversed = reversal(direction, extreme, i, now, first);
    // What is left of an old flicker is cut off: numbers too small for a float's exponent are slow.
    const left = flicker[i]! * keepFlicker;
    flicker[i] = (left > FORGOTTEN ? left : 0) + reversed;
  }
  return changed / y.length;
}

function isFireColour(r: number, g: number, b: number): boolean {
  if (r <= 115 || r < g || g < b - 10 || r - b < 40) return false;
  const saturation = 255 * (1 - (3 * Math.min(r, g, b)) / (r + g + b));
  return saturation * 120 >= (255 - r) * 60;
}

/** 1 when luminance has come back by the reversal threshold from its last extreme, else 0. */
function reversal(
  direction: Int8Array,
  extreme: Float32Array,
  i: number,
  now: number,
  first: boolean,
): number {
  if (first) {
    extreme[i] = now;
    return 0;
  }
  const way = direction[i]!;
  const from = extreme[i]!;
  if ((way > 0 && now > from) || (way < 0 && now < from)) {
    extreme[i] = now;
    return 0;
  }
  if (Math.abs(now - from) < FLAMES.reversal) return 0;
  direction[i] = now > from ? 1 : -1;
  extreme[i] = now;
  return way === 0 ? 0 : 1;
}

/** Evidence of each 8x8 cell: grows while its pixels flicker, coloured, new and not all together. */
function updateCells(state: FlameState, elapsed: number): void {
  const { columns, rows, width, height, recent, delta, sumDelta, absDelta, evidence } = state;
  const keep = Math.exp(-elapsed / 1);
  const gated = state.time < state.gatedUntil;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      let active = 0;
      let pixels = 0;
      let sum = 0;
      let abs = 0;
      const bottom = Math.min(height, (row + 1) * FLAMES.cell);
      const right = Math.min(width, (column + 1) * FLAMES.cell);
      for (let y = row * FLAMES.cell; y < bottom; y++) {
        for (let x = column * FLAMES.cell; x < right; x++) {
          const i = y * width + x;
          pixels++;
          if (recent[i]! > 0.37) {
            sum += delta[i]!;
            abs += Math.abs(delta[i]!);
          }
          if (isActive(state, i)) active++;
        }
      }
      sumDelta[cell] = sumDelta[cell]! * keep + (1 - keep) * Math.abs(sum);
      absDelta[cell] = absDelta[cell]! * keep + (1 - keep) * abs;
      const coherent = absDelta[cell] > 0 ? sumDelta[cell] / absDelta[cell] : 0;
      const ok = !gated && active >= FLAMES.activeShare * pixels && coherent <= FLAMES.coherence;
      evidence[cell] = Math.min(FLAMES.cellCap, Math.max(0, evidence[cell]! + (ok ? elapsed : -elapsed)));
    }
  }
}

function steadyFlames(state: FlameState, frame: PixelFrame): Flame[] {
  const { columns, rows, evidence, mask, stack } = state;
  const cells = mask.subarray(0, columns * rows);
  for (let cell = 0; cell < cells.length; cell++)
    cells[cell] = evidence[cell]! >= FLAMES.cellCandidate ? 1 : 0;
  const found = findComponents(cells, columns, rows, 1, stack);
  const kept: FlameState['areas'] = [];
  const flames: Flame[] = [];
  for (const component of found) {
    const flame = judge(state, frame, component, kept);
    if (flame) flames.push(flame);
  }
  state.areas = kept;
  return flames;
}

/** All the tests of one group of cells. */
function judge(
  state: FlameState,
  frame: PixelFrame,
  cells: Component,
  kept: FlameState['areas'],
): Flame | null {
  const { columns, width, height, evidence, recent, bright, flicker } = state;
  let sure = 0;
  let active = 0;
  let luminous = 0;
  let area = 0;
  let reversals = 0;
  let coherence = 0;
  const slope = new Slope();
  for (const cell of cells.pixels) {
    sure = Math.max(sure, evidence[cell]!);
    coherence = Math.max(
      coherence,
      state.absDelta[cell]! > 0 ? state.sumDelta[cell]! / state.absDelta[cell]! : 0,
    );
    const x0 = (cell % columns) * FLAMES.cell;
    const y0 = Math.floor(cell / columns) * FLAMES.cell;
    for (let y = y0; y < Math.min(height, y0 + FLAMES.cell); y++) {
      for (let x = x0; x < Math.min(width, x0 + FLAMES.cell); x++) {
        const i = y * width + x;
        if (recent[i]! > 0.37) area++;
        if (state.coloured[i]) slope.add(frame.data, i * 4);
        if (!isActive(state, i)) continue;
        active++;
        reversals += flicker[i]! / 0.5;
        if (bright[i]! > 0.37) luminous++;
      }
    }
  }
  const box: Box = [
    (cells.left * FLAMES.cell) / width,
    (cells.top * FLAMES.cell) / height,
    Math.min(1, ((cells.right + 1) * FLAMES.cell) / width) - (cells.left * FLAMES.cell) / width,
    Math.min(1, ((cells.bottom + 1) * FLAMES.cell) / height) - (cells.top * FLAMES.cell) / height,
  ];
  const { growth, variation } = areaHistory(state, box, area, kept);
  const least = FLAMES.leastActive * (width / 160) ** 2;
  const passes =
    sure >= FLAMES.cellSure &&
    active >= least &&
    slope.value() >= FLAMES.yellowing &&
    variation >= FLAMES.areaVariation[0] &&
    variation <= FLAMES.areaVariation[1] &&
    growth >= FLAMES.growth &&
    luminous >= FLAMES.luminous * active;

  if (!passes) return null;
  return {
    box,
    kind: 'steady',
    evidence: sure,
    flicker: active === 0 ? 0 : reversals / active,
    coherence,
    growth,
    areaVariation: variation,
  };
}

/** Remembers a region's coloured area for three seconds; regions of two steps are one when they overlap. */
function areaHistory(
  state: FlameState,
  box: Box,
  area: number,
  kept: FlameState['areas'],
): { growth: number; variation: number } {
  const before = state.areas.find(({ at }) => overlaps(at, box) && !kept.some((one) => one.at === at));
  const samples = (before?.samples ?? []).filter(([time]) => state.time - time <= 3);
  samples.push([state.time, area]);
  kept.push({ at: box, samples });
  const within = (from: number, to: number): number[] =>
    samples
      .filter(([time]) => state.time - time >= from && state.time - time <= to)
      .map(([, value]) => value);
  const recent = within(0, 2);
  const average = mean(recent);
  const deviation = Math.sqrt(mean(recent.map((value) => (value - average) ** 2)));
  const past = within(1, 3);
  return {
    growth: past.length === 0 ? 1 : mean(within(0, 0.5)) / Math.max(1, mean(past)),
    variation: average > 0 ? deviation / average : 0,
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}

/** Least-squares slope of G/R against the logarithm of brightness. */
class Slope {
  #n = 0;
  #x = 0;
  #y = 0;
  #xx = 0;
  #xy = 0;

  add(data: Uint8ClampedArray, at: number): void {
    const r = data[at]!;
    const g = data[at + 1]!;
    const x = Math.log(Math.max(1, (r + g + data[at + 2]!) / 3));
    const y = g / Math.max(1, r);
    this.#n++;
    this.#x += x;
    this.#y += y;
    this.#xx += x * x;
    this.#xy += x * y;
  }

  value(): number {
    const spread = this.#n * this.#xx - this.#x * this.#x;
    return spread < 1e-9 ? 0 : (this.#n * this.#xy - this.#x * this.#y) / spread;
  }
}
