/** Rows of numbers, a fixed count in each, that grow at their end. Kept in one array: no object a row. */
export class Table {
  readonly width: number;
  #values: Float64Array<ArrayBuffer>;
  #rows = 0;

  /** @param width numbers in a row */
  constructor(width: number, values: Float64Array<ArrayBuffer> = new Float64Array(0)) {
    this.width = width;
    this.#values = values;
    this.#rows = values.length / width;
  }

  get rows(): number {
    return this.#rows;
  }

  get bytes(): number {
    return this.#rows * this.width * 8;
  }

  push(...row: readonly number[]): void {
    const at = this.#rows * this.width;
    if (at + this.width > this.#values.length) {
      const larger = new Float64Array(Math.max(16 * this.width, 2 * this.#values.length));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values.set(row, at);
    this.#rows++;
  }

  /** The number in a row's column. */
  at(row: number, column: number): number {
    return this.#values[row * this.width + column]!;
  }

  /** The numbers without the room to grow. */
  packed(): Float64Array<ArrayBuffer> {
    return this.#values.slice(0, this.#rows * this.width);
  }
}
