import { CLASSES, type Detection } from '../../core/detection/detection.ts';
import { boxFromEdges, LEAST_LOGIT, sigmoid, suppress, type Candidate } from './suppress.ts';

const SIZE = 300;
const GRIDS = [19, 10, 5, 3, 2, 1] as const;
const SCALES = [60, 105, 150, 195, 240, 285, 300] as const;
export const ANCHORS = 1917;
/** Scales of the box encoding of the TensorFlow object detection API (10, 10, 5, 5). */
const CENTRE = 0.1;
const EXTENT = 0.2;

/** Centre y, centre x, height, width of each anchor, shares of the picture (Liu et al. 2016, SSD). */
const anchors = makeAnchors();

function makeAnchors(): Float32Array {
  const values = new Float32Array(ANCHORS * 4);
  let at = 0;
  GRIDS.forEach((grid, level) => {
    const sizes = level === 0 ? lowestSizes() : levelSizes(SCALES[level]!, SCALES[level + 1]!);
    for (let row = 0; row < grid; row++) {
      for (let column = 0; column < grid; column++) {
        for (const [height, width] of sizes) {
          values.set([(row + 0.5) / grid, (column + 0.5) / grid, height / SIZE, width / SIZE], at);
          at += 4;
        }
      }
    }
  });
  return values;
}

/** The finest level has three anchors only: a small square and two of scale 60. */
function lowestSizes(): [height: number, width: number][] {
  const root = Math.SQRT2;
  return [
    [30, 30],
    [60 / root, 60 * root],
    [60 * root, 60 / root],
  ];
}

function levelSizes(scale: number, next: number): [height: number, width: number][] {
  const shapes = [1, 2, 1 / 2, 3, 1 / 3].map((ratio): [number, number] => {
    const root = Math.sqrt(ratio);
    return [scale / root, scale * root];
  });
  const extra = Math.sqrt(scale * next);
  return [...shapes, [extra, extra]];
}

/**
 * Boxes of the lean coco-ssd graph.
 * @param vector for each anchor its class logits (12), then for each anchor ty, tx, th, tw
 */
export function decodeCocoSsd(vector: Float32Array): Detection[] {
  const classes = CLASSES.length;
  const boxes = ANCHORS * classes;
  const found: Candidate[] = [];
  for (let anchor = 0, at = 0; anchor < ANCHORS; anchor++) {
    for (let label = 0; label < classes; label++, at++) {
      const logit = vector[at]!;
      if (logit < LEAST_LOGIT[label]!) continue;
      found.push({ label, score: sigmoid(logit), box: decodeBox(vector, boxes + anchor * 4, anchor * 4) });
    }
  }
  return suppress(found);
}

function decodeBox(vector: Float32Array, at: number, anchor: number): Candidate['box'] {
  const height = anchors[anchor + 2]!;
  const width = anchors[anchor + 3]!;
  const cy = vector[at]! * CENTRE * height + anchors[anchor]!;
  const cx = vector[at + 1]! * CENTRE * width + anchors[anchor + 1]!;
  const h = Math.exp(vector[at + 2]! * EXTENT) * height;
  const w = Math.exp(vector[at + 3]! * EXTENT) * width;
  return boxFromEdges(cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2);
}
