import { describe, expect, it } from 'vitest';
import { CLASSES } from '../../../src/core/detection/detection.ts';
import { decodeNanodet, NANODET_INPUTS, nanodetInput } from '../../../src/engine/decode/nanodet.ts';

const BINS = 11;
const FIELDS = CLASSES.length + 4 * BINS;

/** An answer in which nothing is seen but what `put` writes. */
function answer(width: number, height: number): Float32Array {
  const cells = [8, 16, 32].reduce((sum, stride) => sum + (width / stride) * (height / stride), 0);
  return new Float32Array(cells * FIELDS).fill(-20);
}

/** Sees `label` in a cell of the finest grid, with its sides so many strides away. */
function put(vector: Float32Array, cell: number, label: number, sides: readonly number[]): void {
  const at = cell * FIELDS;
  vector[at + label] = 3;
  sides.forEach((strides, side) => (vector[at + CLASSES.length + side * BINS + strides] = 20));
}

describe('nanodet', () => {
  it.each([
    [768, 576, 384, 288],
    [320, 240, 384, 288],
    [1920, 1080, 448, 256],
    [720, 720, 320, 320],
    [1080, 1920, 256, 448],
    [1200, 1600, 288, 384],
  ])('takes a picture of %ix%i as %ix%i', (width, height, inputWidth, inputHeight) => {
    expect(nanodetInput({ width, height })).toEqual({ width: inputWidth, height: inputHeight });
  });

  it.each(NANODET_INPUTS)('has cells on every stride at $widthx$height', ({ width, height }) => {
    expect([width % 32, height % 32]).toEqual([0, 0]);
  });

  it('places a box by its cell and its four sides, in shares of a picture that is not square', () => {
    const input = { width: 384, height: 288 };
    const vector = answer(384, 288);
    // Column 10, row 20 of 48 columns: the centre is at (84, 164) pixels.
    put(vector, 20 * 48 + 10, CLASSES.indexOf('suitcase'), [1, 2, 3, 4]);
    const [found] = decodeNanodet(vector, input);
    expect(found?.label).toBe('suitcase');
    expect(found?.score).toBeCloseTo(1 / (1 + Math.exp(-3)), 5);
    const [x, y, w, h] = found!.box;
    expect([x * 384, y * 288, w * 384, h * 288].map((value) => Math.round(value * 10) / 10)).toEqual([
      84 - 8,
      164 - 16,
      32,
      48,
    ]);
  });
});
