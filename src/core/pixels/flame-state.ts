import type { Box } from '../geometry/types.ts';

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

/** Coloured a moment ago, new there, and flickering. */
export function isActive(state: FlameState, i: number): boolean {
  return (
    state.recent[i]! > 0.37 && state.habit[i]! < FLAMES.habit && state.flicker[i]! / 0.5 >= FLAMES.flickerRate
  );
}
