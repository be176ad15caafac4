import type { Box } from '../../core/geometry/types.ts';

/** Cells of the grid, and by how many grey levels a cell must differ from the picture before to have moved. */
const COLUMNS = 48;
const ROWS = 36;
const MOVED = 8;

/** Since when nobody has been in each part of the picture, and nothing has moved there. */
export class BusyGrid {
  readonly #person = new Float64Array(COLUMNS * ROWS);
  readonly #motion = new Float64Array(COLUMNS * ROWS);
  #before: Float32Array | null = null;
  #context: OffscreenCanvasRenderingContext2D | null = null;

  /** @param people boxes in shares of the picture; @param time media time, seconds */
  mark(picture: CanvasImageSource, people: readonly Box[], time: number): void {
    for (const box of people) this.#fill(this.#person, box, time);
    const now = this.#greys(picture);
    const before = this.#before;
    this.#before = now;
    if (!before) return void this.#motion.fill(time);
    for (let i = 0; i < now.length; i++) {
      if (Math.abs(now[i]! - before[i]!) < MOVED) continue;
      // A cell around it as well: what moves is larger than what changes.
      const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)];
      this.#fill(this.#motion, [(column - 1) / COLUMNS, (row - 1) / ROWS, 3 / COLUMNS, 3 / ROWS], time);
    }
  }

  /** Boxes in which somebody was after the one time, or something moved after the other. */
  busySince(person: number, motion: number): Box[] {
    const boxes: Box[] = [];
    for (let row = 0; row < ROWS; row++) {
      // Neighbours in a row are one box.
      for (let column = 0, from = -1; column <= COLUMNS; column++) {
        const i = row * COLUMNS + column;
        const busy = column < COLUMNS && (this.#person[i]! > person || this.#motion[i]! > motion);
        if (busy && from < 0) from = column;
        if (busy || from < 0) continue;
        boxes.push([from / COLUMNS, row / ROWS, (column - from) / COLUMNS, 1 / ROWS]);
        from = -1;
      }
    }
    return boxes;
  }

  clear(): void {
    this.#person.fill(-1e9);
    this.#motion.fill(-1e9);
    this.#before = null;
  }

  #fill(times: Float64Array, [x, y, w, h]: Box, time: number): void {
    const right = Math.min(COLUMNS, Math.ceil((x + w) * COLUMNS - 1e-9));
    const bottom = Math.min(ROWS, Math.ceil((y + h) * ROWS - 1e-9));
    const left = Math.max(0, Math.floor(x * COLUMNS + 1e-9));
    for (let row = Math.max(0, Math.floor(y * ROWS + 1e-9)); row < bottom; row++)
      if (left < right) times.fill(time, row * COLUMNS + left, row * COLUMNS + right);
  }

  #greys(picture: CanvasImageSource): Float32Array {
    this.#context ??= new OffscreenCanvas(COLUMNS, ROWS).getContext('2d', { willReadFrequently: true });
    if (!this.#context) throw new Error('no 2D canvas');
    this.#context.imageSmoothingQuality = 'medium';
    this.#context.drawImage(picture, 0, 0, COLUMNS, ROWS);
    const { data } = this.#context.getImageData(0, 0, COLUMNS, ROWS);
    return Float32Array.from({ length: COLUMNS * ROWS }, (_, i) => {
      return 0.3 * data[4 * i]! + 0.6 * data[4 * i + 1]! + 0.1 * data[4 * i + 2]!;
    });
  }
}
