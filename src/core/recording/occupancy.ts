import type { Box } from '../geometry/types.ts';

/** The picture in cells, and a bin of the synopsis's time in seconds: as fine as figures need to keep apart. */
const COLUMNS = 24;
const ROWS = 16;
const BIN = 0.5;
const WIDTH = COLUMNS + 1;
const SHEET = WIDTH * (ROWS + 1);

/** The cells under a tube in each of its bins: left, top, right, bottom, ends excluded. */
export type Footprint = Uint8Array<ArrayBuffer>;

/**
 * How many tubes are where and when in a synopsis. For each bin of time a summed-area table (Crow, SIGGRAPH 1984),
 * so that what lies under a box costs four look-ups, however large it is.
 */
export class Occupancy {
  static readonly bin = BIN;
  readonly #bins: number;
  readonly #sums: Int32Array;

  /** @param seconds length of the synopsis */
  constructor(seconds: number) {
    this.#bins = Math.max(1, Math.ceil(seconds / BIN));
    this.#sums = new Int32Array(this.#bins * SHEET);
  }

  /** @param boxOf where the tube is so many seconds after its start */
  footprint(lasts: number, boxOf: (after: number) => Box | null): Footprint {
    const bins = Math.min(this.#bins, Math.max(1, Math.ceil(lasts / BIN)));
    const print = new Uint8Array(bins * 4);
    for (let bin = 0; bin < bins; bin++) {
      const box = boxOf(Math.min(lasts, (bin + 0.5) * BIN));
      if (box) print.set(cellsOf(box), bin * 4);
    }
    return print;
  }

  /** Puts a tube there, or takes it away (-1). @param start seconds of the synopsis */
  add(print: Footprint, start: number, sign: 1 | -1): void {
    let bin = this.#binOf(print, start);
    for (let at = 0; at < print.length; at += 4) this.#addCells(bin++, print, at, sign);
  }

  /** How many others lie under a tube there: a mean over its cells and time. */
  collisions(print: Footprint, start: number): number {
    const sums = this.#sums;
    let sheet = this.#binOf(print, start) * SHEET;
    let mean = 0;
    for (let at = 0; at < print.length; at += 4, sheet += SHEET) {
      const left = print[at]!;
      const top = sheet + print[at + 1]! * WIDTH;
      const right = print[at + 2]!;
      const bottom = sheet + print[at + 3]! * WIDTH;
      const cells = ((right - left) * (bottom - top)) / WIDTH;
      if (cells === 0) continue;
      mean += (sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!) / cells;
    }
    return mean / (print.length / 4);
  }

  #binOf(print: Footprint, start: number): number {
    return Math.min(this.#bins - print.length / 4, Math.round(start / BIN));
  }

  #addCells(bin: number, print: Footprint, at: number, sign: 1 | -1): void {
    const [left, top, right, bottom] = print.subarray(at, at + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const sheet = bin * SHEET;
    for (let row = top + 1; row <= ROWS; row++) {
      const rows = sign * (Math.min(row, bottom) - top);
      for (let column = left + 1; column <= COLUMNS; column++)
        this.#sums[sheet + row * WIDTH + column]! += rows * (Math.min(column, right) - left);
    }
  }
}

/** Whole cells, at least one where the box is in the picture at all. */
function cellsOf([x, y, w, h]: Box): readonly [left: number, top: number, right: number, bottom: number] {
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  const left = clamp(Math.floor(x * COLUMNS), COLUMNS - 1);
  const top = clamp(Math.floor(y * ROWS), ROWS - 1);
  return [
    left,
    top,
    clamp(Math.ceil((x + w) * COLUMNS), COLUMNS) || left + 1,
    clamp(Math.ceil((y + h) * ROWS), ROWS) || top + 1,
  ];
}
