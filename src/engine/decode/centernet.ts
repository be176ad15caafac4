import { CLASSES, type ClassName, type Detection } from '../../core/detection/detection.ts';
import { boxFromEdges, LEAST_SCORE, suppress, type Candidate } from './suppress.ts';

const SIZE = 512;
/** Each of the graph's best peaks: left, top, right, bottom in input pixels, score, class of COCO's 80. */
const FIELDS = 6;

const COCO80: Readonly<Record<ClassName, number>> = {
  person: 0,
  bicycle: 1,
  car: 2,
  motorcycle: 3,
  truck: 7,
  dog: 16,
  backpack: 24,
  umbrella: 25,
  handbag: 26,
  suitcase: 28,
  knife: 43,
  'cell phone': 67,
};
const LABELS = new Map(CLASSES.map((name, label) => [COCO80[name], label]));

/**
 * Boxes of the CenterNet graph, which finds and ranks its peaks itself.
 * @param vector 100 x 6 values, best first
 */
export function decodeCenternet(vector: Float32Array): Detection[] {
  const found: Candidate[] = [];
  for (let at = 0; at + FIELDS <= vector.length; at += FIELDS) {
    const label = LABELS.get(Math.round(vector[at + 5]!));
    const score = vector[at + 4]!;
    if (label === undefined || score < LEAST_SCORE[label]!) continue;
    const [left, top, right, bottom] = [0, 1, 2, 3].map((n) => vector[at + n]! / SIZE) as [
      number,
      number,
      number,
      number,
    ];
    found.push({ label, score, box: boxFromEdges(left, top, right, bottom) });
  }
  return suppress(found);
}
