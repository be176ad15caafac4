import { CLASSES, type Detection } from '../../core/detection/detection.ts';
import type { Size } from '../../core/geometry/types.ts';
import { boxFromEdges, LEAST_LOGIT, sigmoid, suppress, type Candidate } from './suppress.ts';

/**
 * Inputs that the network is run with, all of about the same area. It was trained on pictures that kept their
 * shape, and finds clearly more in them than in pictures stretched to a square: on the 40 pictures with ground
 * truth of PETS 2009, recall 0.88 and precision 0.96 with 384x288 against 0.87 and 0.92 with 416x416, in two
 * thirds of the time. Few shapes, so that each has its recorded reference and its compiled shaders.
 */
export const NANODET_INPUTS: readonly Size[] = [
  { width: 384, height: 288 },
  { width: 448, height: 256 },
  { width: 320, height: 320 },
  { width: 288, height: 384 },
  { width: 256, height: 448 },
];

/** The input whose shape is nearest to the picture's. */
export function nanodetInput(picture: Size): Size {
  const shape = (size: Size): number => Math.log(size.width / size.height);
  const distance = (input: Size): number => Math.abs(shape(input) - shape(picture));
  return NANODET_INPUTS.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

const STRIDES = [8, 16, 32] as const;
/** Distances to the four sides are distributions over this many steps (Li et al. 2020, GFL). */
const BINS = 11;

/**
 * Boxes of the lean NanoDet graph.
 * @param vector for strides 8, 16, 32, cell by cell: 12 class logits, then 4 x 11 distance logits (left,
 *   top, right, bottom)
 * @param input size of the network's input in pixels, multiples of 32
 */
export function decodeNanodet(vector: Float32Array, input: Size): Detection[] {
  const classes = CLASSES.length;
  const found: Candidate[] = [];
  let at = 0;
  for (const stride of STRIDES) {
    const columns = input.width / stride;
    const cells = (columns * input.height) / stride;
    const shareX = stride / input.width;
    const shareY = stride / input.height;
    for (let cell = 0; cell < cells; cell++, at += classes + 4 * BINS) {
      for (let label = 0; label < classes; label++) {
        const logit = vector[at + label]!;
        if (logit < LEAST_LOGIT[label]!) continue;
        const x = (cell % columns) + 0.5;
        const y = Math.floor(cell / columns) + 0.5;
        const side = (n: number): number => expectation(vector, at + classes + n * BINS);
        const box = boxFromEdges(
          (x - side(0)) * shareX,
          (y - side(1)) * shareY,
          (x + side(2)) * shareX,
          (y + side(3)) * shareY,
        );
        found.push({ label, score: sigmoid(logit), box });
      }
    }
  }
  return suppress(found);
}

/** The mean of a distribution given by its logits over 0, 1, 2, ... */
function expectation(vector: Float32Array, at: number): number {
  let sum = 0;
  let weighted = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const weight = Math.exp(vector[at + bin]!);
    sum += weight;
    weighted += weight * bin;
  }
  return weighted / sum;
}
