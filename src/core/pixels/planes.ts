import type { PixelFrame } from './pixel-frame.ts';

/** A small picture as smoothed luminance and chroma, one float a pixel each, 0..255 (chroma around 128). */
export interface Planes {
  readonly y: Float32Array;
  readonly cb: Float32Array;
  readonly cr: Float32Array;
}

export function createPlanes(length: number): Planes {
  return { y: new Float32Array(length), cb: new Float32Array(length), cr: new Float32Array(length) };
}

/** 3x3 Gaussian of sigma 0.8 as a separable kernel: side weight over centre weight 1. */
const SIDE = Math.exp(-1 / (2 * 0.8 * 0.8));
const NORM = 1 / (1 + 2 * SIDE);

/**
 * Converts RGBA to YCbCr (ITU-R BT.601, full range) and smooths it against sensor noise and codec blocks.
 * @param into filled; its arrays hold `width * height` values
 * @param scratch one plane of working space
 */
export function toPlanes(frame: PixelFrame, into: Planes, scratch: Float32Array): void {
  const { data, width, height } = frame;
  const { y, cb, cr } = into;
  for (let i = 0, j = 0; i < y.length; i++, j += 4) {
    const r = data[j]!;
    const g = data[j + 1]!;
    const b = data[j + 2]!;
    y[i] = 0.299 * r + 0.587 * g + 0.114 * b;
    cb[i] = 128 - 0.168736 * r - 0.331264 * g + 0.5 * b;
    cr[i] = 128 + 0.5 * r - 0.418688 * g - 0.081312 * b;
  }
  smooth(y, width, height, scratch);
  smooth(cb, width, height, scratch);
  smooth(cr, width, height, scratch);
}

/** Smooths a plane in place; edges repeat. */
function smooth(plane: Float32Array, width: number, height: number, scratch: Float32Array): void {
  for (let row = 0, i = 0; row < height; row++) {
    let left = plane[i]!;
    let here = left;
    for (const last = i + width - 1; i < last; i++) {
      const right = plane[i + 1]!;
      scratch[i] = (here + SIDE * (left + right)) * NORM;
      left = here;
      here = right;
    }
    scratch[i++] = (here + SIDE * (left + here)) * NORM;
  }
  const last = (height - 1) * width;
  for (let i = 0; i < width; i++) {
    const below = scratch[i < last ? i + width : i]!;
    plane[i] = (scratch[i]! + SIDE * (scratch[i]! + below)) * NORM;
  }
  for (let i = width; i < last; i++) {
    plane[i] = (scratch[i]! + SIDE * (scratch[i - width]! + scratch[i + width]!)) * NORM;
  }
  for (let i = Math.max(width, last); i < plane.length; i++) {
    plane[i] = (scratch[i]! + SIDE * (scratch[i - width]! + scratch[i]!)) * NORM;
  }
}
