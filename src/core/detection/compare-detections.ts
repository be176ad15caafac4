import { iou } from '../geometry/box.ts';
import { CLASSES, type ClassName, type Detection } from './detection.ts';

/** A detector is taken at its word from this score on: where a tracker takes a box for sure. */
export const SURE = 0.5;
/** Two boxes of a class are one object from this overlap on, as the PASCAL VOC challenge counts (IJCV 2010). */
const SAME = 0.5;

/** What two detectors found in one picture. */
export interface Pairing {
  readonly both: readonly { readonly a: Detection; readonly b: Detection }[];
  readonly onlyA: readonly Detection[];
  readonly onlyB: readonly Detection[];
}

/**
 * Pairs the sure detections of two detectors in the same picture: same class, intersection over union of a half
 * or more, the best overlap first, each box once.
 */
export function pairDetections(a: readonly Detection[], b: readonly Detection[]): Pairing {
  const sureA = a.filter(({ score }) => score >= SURE);
  const sureB = b.filter(({ score }) => score >= SURE);
  const pairs = sureA
    .flatMap((one) =>
      sureB
        .filter(({ label }) => label === one.label)
        .map((other) => ({ a: one, b: other, overlap: iou(one.box, other.box) })),
    )
    .filter(({ overlap }) => overlap >= SAME)
    .sort((one, other) => other.overlap - one.overlap);
  const taken = new Set<Detection>();
  const both: { a: Detection; b: Detection }[] = [];
  for (const { a: one, b: other } of pairs) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    both.push({ a: one, b: other });
  }
  const left = (detection: Detection): boolean => !taken.has(detection);
  return { both, onlyA: sureA.filter(left), onlyB: sureB.filter(left) };
}

/** One class over all pictures that both detectors looked at: objects are counted once a picture. */
export interface ClassTally {
  readonly label: ClassName;
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  /** In the newest picture. */
  readonly nowA: number;
  readonly nowB: number;
}

/** Two detectors over a session. */
export interface DetectionTally {
  readonly pictures: number;
  /** Those that were seen at all, in the order of `CLASSES`. */
  readonly classes: readonly ClassTally[];
}

export const NO_TALLY: DetectionTally = { pictures: 0, classes: [] };

/** The tally with one more picture. */
export function tallied(tally: DetectionTally, { both, onlyA, onlyB }: Pairing): DetectionTally {
  const classes = CLASSES.flatMap((label): ClassTally[] => {
    const before = tally.classes.find((one) => one.label === label);
    const count = (found: readonly Detection[]): number => found.filter((one) => one.label === label).length;
    const now = { both: count(both.map(({ a }) => a)), onlyA: count(onlyA), onlyB: count(onlyB) };
    if (!before && now.both + now.onlyA + now.onlyB === 0) return [];
    return [
      {
        label,
        both: (before?.both ?? 0) + now.both,
        onlyA: (before?.onlyA ?? 0) + now.onlyA,
        onlyB: (before?.onlyB ?? 0) + now.onlyB,
        nowA: now.both + now.onlyA,
        nowB: now.both + now.onlyB,
      },
    ];
  });
  return { pictures: tally.pictures + 1, classes };
}
