import { CLASSES, type ClassName, type Detection } from '../../core/detection/detection.ts';
import { iou } from '../../core/geometry/box.ts';
import type { Box } from '../../core/geometry/types.ts';

/** Lowest scores kept, by class: the tracker's second stage and the second looks need weak ones too. */
const KEEP: Partial<Record<ClassName, number>> = {
  person: 0.1,
  backpack: 0.12,
  handbag: 0.12,
  suitcase: 0.12,
};
const KEEP_OTHERS = 0.15;
/** Overlap from which two boxes of one class are the same object. People stand close, things less so. */
const SAME_PERSON = 0.5;
const SAME_OTHER = 0.5;
/** Most boxes of a frame, and most candidates of a class that are compared. */
const MOST = 200;
const MOST_CANDIDATES = 400;

/** The lowest score that a class keeps, by its place in `CLASSES`. */
export const LEAST_SCORE: readonly number[] = CLASSES.map((name) => KEEP[name] ?? KEEP_OTHERS);

/** Logit of each least score: scores are compared before the sigmoid, which is taken of hits only. */
export const LEAST_LOGIT: readonly number[] = LEAST_SCORE.map((score) => Math.log(score / (1 - score)));

export interface Candidate {
  /** Place in `CLASSES`. */
  readonly label: number;
  readonly score: number;
  readonly box: Box;
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/**
 * Per-class non-maximum suppression: the best box of each object, best first.
 * @param candidates boxes in shares of the picture, in any order
 */
export function suppress(candidates: readonly Candidate[]): Detection[] {
  const kept: Detection[] = [];
  for (let label = 0; label < CLASSES.length; label++) {
    const mine = candidates.filter((one) => one.label === label).sort((a, b) => b.score - a.score);
    const same = label === 0 ? SAME_PERSON : SAME_OTHER;
    const chosen: Candidate[] = [];
    for (const one of mine.slice(0, MOST_CANDIDATES)) {
      if (chosen.every((other) => iou(one.box, other.box) < same)) chosen.push(one);
    }
    const name = CLASSES[label]!;
    for (const one of chosen) kept.push({ label: name, score: one.score, box: one.box });
  }
  return kept.sort((a, b) => b.score - a.score).slice(0, MOST);
}

/** A box from its edges, cut at the picture's. */
export function boxFromEdges(left: number, top: number, right: number, bottom: number): Box {
  const x = Math.min(1, Math.max(0, left));
  const y = Math.min(1, Math.max(0, top));
  return [x, y, Math.min(1, Math.max(0, right)) - x, Math.min(1, Math.max(0, bottom)) - y];
}
