import { CLASSES, type Detection } from '../../core/detection/detection.ts';
import { boxFromEdges, LEAST_LOGIT, sigmoid, suppress, type Candidate } from './suppress.ts';

const SIZE = 416;
const STRIDES = [8, 16, 32] as const;
/** Distances to the four sides are distributions over this many steps (Li et al. 2020, GFL). */
const BINS = 11;

/**
 * Boxes of the lean NanoDet graph.
 * @param vector for strides 8, 16, 32, cell by cell: 16 class logits, then 4 x 11 distance logits (left,
 *   top, right, bottom)
 */
export function decodeNanodet(vector: Float32Array): Detection[] {
  const classes = CLASSES.length;
  const found: Candidate[] = [];
  let at = 0;
  for (const stride of STRIDES) {
    const grid = SIZE / stride;
    for (let cell = 0; cell < grid * grid; cell++, at += classes + 4 * BINS) {
      for (let label = 0; label < classes; label++) {
        const logit = vector[at + label]!;
        if (logit < LEAST_LOGIT[label]!) continue;
        const x = (cell % grid) + 0.5;
        const y = Math.floor(cell / grid) + 0.5;
        found.push({ label, score: sigmoid(logit), box: decodeBox(vector, at + classes, x, y, stride) });
      }
    }
  }
  return suppress(found);
}

function decodeBox(vector: Float32Array, at: number, x: number, y: number, stride: number): Candidate['box'] {
  const share = stride / SIZE;
  const side = (n: number): number => expectation(vector, at + n * BINS) * share;
  return boxFromEdges(x * share - side(0), y * share - side(1), x * share + side(2), y * share + side(3));
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
