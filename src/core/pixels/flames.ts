import type { Box } from '../geometry/types.ts';
import { findComponents, type Component } from './components.ts';
import type { PixelFrame } from './pixel-frame.ts';

/**
 * Flames by colour, newness, aperiodic flicker and their own way of growing, on a picture 160 px wide at
 * 10 to 25 Hz. Numbers from a trial on real fires and decoys (beacons, vests, signs, flags, screens).
 */
export const FLAMES = {
  /** Pixels of a cell's side, and how many seconds of evidence a cell needs and can hold. */
  cell: 8,
  cellCandidate: 0.75,
  cellSure: 1.5,
  cellCap: 2.25,
  /** Reversals of luminance a second, each of at least `reversal` grey levels. */
  reversal: 20,
  flickerRate: 2,
  /** A colour that was there more than this share of the last minute is not new. */
  habit: 0.35,
  activeShare: 0.15,
  /** 1: all pixels change together (beacon, screen); flames stay below. */
  coherence: 0.75,
  leastActive: 16,
  /** Brighter flame pixels are yellower: slope of G/R against log brightness. */
  yellowing: 0.1,
  areaVariation: [0.03, 0.35],
  growth: 0.6,
  luminous: 0.1,
  /** More than this share of the picture changing at once stops the evidence for a second. */
  globalChange: 0.5,
} as const;

/** A flame candidate that passes every test, or an ignition that is only bright, new and ragged. */
export interface Flame {
  readonly box: Box;
  readonly kind: 'steady' | 'ignition';
  /** Highest evidence of its cells, seconds. */
  readonly evidence: number;
  /** Reversals a second over its active pixels. */
  readonly flicker: number;
  readonly coherence: number;
  /** Area now over the area one to three seconds ago. */
  readonly growth: number;
  readonly areaVariation: number;
}

/** Shares and rates below this are nothing. */
const FORGOTTEN = 1e-4;

export interface FlameState {
  readonly width: number;
  readonly height: number;
  started: number;
  time: number;
  gatedUntil: number;
  readonly y: Float32Array;
  /** Recency of fire colour, and its share of the last minute, 20 s and 1.5 s. */
  readonly recent: Float32Array;
  readonly habit: Float32Array;
  readonly habit20: Float32Array;
  readonly habit1: Float32Array;
  readonly bright: Float32Array;
  readonly flicker: Float32Array;
  readonly direction: Int8Array;
  readonly extreme: Float32Array;
  readonly coloured: Uint8Array;
  readonly delta: Float32Array;
  readonly columns: number;
  readonly rows: number;
  readonly sumDelta: Float32Array;
  readonly absDelta: Float32Array;
  readonly evidence: Float32Array;
  readonly mask: Uint8Array;
  readonly stack: Int32Array;
  /** Coloured area of the picture's candidate region over the last seconds: [time, area] pairs. */
  areas: { at: Box; samples: [time: number, area: number][] }[];
  /** Seconds and steps for which an ignition has lasted. */
  ignition: { since: number; steps: number; motion: number } | null;
}

export function createFlames(width: number, height: number): FlameState {
  const n = width * height;
  const columns = Math.ceil(width / FLAMES.cell);
  const rows = Math.ceil(height / FLAMES.cell);
  const plane = (): Float32Array => new Float32Array(n);
  const cells = (): Float32Array => new Float32Array(columns * rows);
  return {
    width,
    height,
    started: Number.NaN,
    time: Number.NaN,
    gatedUntil: -1e9,
    y: plane(),
    recent: plane(),
    habit: plane(),
    habit20: plane(),
    habit1: plane(),
    bright: plane(),
    flicker: plane(),
    direction: new Int8Array(n),
    extreme: plane(),
    coloured: new Uint8Array(n),
    delta: plane(),
    columns,
    rows,
    sumDelta: cells(),
    absDelta: cells(),
    evidence: cells(),
    mask: new Uint8Array(n),
    stack: new Int32Array(n),
    areas: [],
    ignition: null,
  };
}

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

function isActive(state: FlameState, i: number): boolean {
  return (
    state.recent[i]! > 0.37 && state.habit[i]! < FLAMES.habit && state.flicker[i]! / 0.5 >= FLAMES.flickerRate
  );
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

/** Bright, new, ragged and moving for a quarter of a second: enough to look, not to be sure. */
function findIgnition(
  state: FlameState,
  frame: PixelFrame,
  changed: number,
  cloth: readonly Box[],
): Flame | null {
  const { width, height, coloured, habit20, habit1, mask, stack, delta } = state;
  let candidates = 0;
  for (let i = 0; i < mask.length; i++)
    candidates += mask[i] = coloured[i] && habit20[i]! < 0.2 && habit1[i]! < 0.5 ? 1 : 0;
  if (candidates > 0) for (const box of cloth) blank(mask, box, width, height);
  const components = findComponents(mask, width, height, Math.ceil(0.008 * width * height), stack);
  const largest = components.sort((a, b) => b.pixels.length - a.pixels.length)[0];
  if (!largest || !isBlazing(largest, state, frame) || changed >= 0.4) {
    state.ignition = null;
    return null;
  }
  let sum = 0;
  let abs = 0;
  for (const i of largest.pixels) {
    sum += delta[i]!;
    abs += Math.abs(delta[i]!);
  }
  const ragged = abs / largest.pixels.length >= 8 && Math.abs(sum) <= FLAMES.coherence * abs;
  const before = state.ignition ?? { since: state.time, steps: 0, motion: 0 };
  // The first two steps are the flash itself: everything brightens together there.
  const motion = before.motion + (before.steps >= 2 && ragged ? 1 : 0);
  state.ignition = { since: before.since, steps: before.steps + 1, motion };
  const lasted = state.time - before.since;
  if (lasted < 0.25 || state.ignition.steps < 3 || motion === 0) return null;
  return {
    box: [
      largest.left / width,
      largest.top / height,
      (largest.right - largest.left + 1) / width,
      (largest.bottom - largest.top + 1) / height,
    ],
    kind: 'ignition',
    evidence: lasted,
    flicker: 0,
    coherence: abs > 0 ? Math.abs(sum) / abs : 0,
    growth: 1,
    areaVariation: 0,
  };
}

/** Limbs and hems reach a little beyond a box, share of its size. */
const BEYOND = 0.1;

function blank(mask: Uint8Array, [x, y, w, h]: Box, width: number, height: number): void {
  const [left, right] = [Math.floor((x - BEYOND * w) * width), Math.ceil((x + (1 + BEYOND) * w) * width)];
  const [top, bottom] = [Math.floor((y - BEYOND * h) * height), Math.ceil((y + (1 + BEYOND) * h) * height)];
  for (let row = Math.max(0, top); row < Math.min(height, bottom); row++)
    mask.fill(0, row * width + Math.max(0, left), row * width + Math.min(width, Math.max(0, right)));
}

function isBlazing(component: Component, { width, height }: FlameState, frame: PixelFrame): boolean {
  const { left, right, top, bottom, pixels } = component;
  if (left === 0 || top === 0 || right === width - 1 || bottom === height - 1) return false;
  let white = 0;
  for (const i of pixels) if (frame.data[i * 4]! > 230) white++;
  return white >= 0.3 * pixels.length;
}
