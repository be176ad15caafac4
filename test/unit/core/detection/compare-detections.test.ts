import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { NO_TALLY, pairDetections, tallied } from '../../../../src/core/detection/compare-detections.ts';
import { CLASSES, type ClassName, type Detection } from '../../../../src/core/detection/detection.ts';
import type { Box } from '../../../../src/core/geometry/types.ts';

const found = (label: ClassName, box: Box, score = 0.9): Detection => ({ label, box, score });
const HERE: Box = [0.1, 0.1, 0.2, 0.4];
const NEAR: Box = [0.12, 0.1, 0.2, 0.4];
const HALF: Box = [0.2, 0.1, 0.2, 0.4];
const AWAY: Box = [0.7, 0.5, 0.1, 0.2];

describe('pairDetections', () => {
  test.each([
    ['the same object', [found('person', HERE)], [found('person', NEAR)], [1, 0, 0]],
    ['another class', [found('person', HERE)], [found('dog', NEAR)], [0, 1, 1]],
    ['too little overlap', [found('person', HERE)], [found('person', HALF)], [0, 1, 1]],
    ['elsewhere', [found('person', HERE)], [found('person', AWAY)], [0, 1, 1]],
    ['an unsure box is no finding', [found('person', HERE, 0.49)], [found('person', NEAR)], [0, 0, 1]],
    ['at the limit it is one', [found('person', HERE, 0.5)], [found('person', NEAR, 0.5)], [1, 0, 0]],
    ['nothing', [], [], [0, 0, 0]],
    ['each box once', [found('person', HERE)], [found('person', HERE), found('person', NEAR)], [1, 0, 1]],
  ] as const)('%s', (_name, a, b, [both, onlyA, onlyB]) => {
    const pairing = pairDetections(a, b);
    expect(pairing.both).toHaveLength(both);
    expect(pairing.onlyA).toHaveLength(onlyA);
    expect(pairing.onlyB).toHaveLength(onlyB);
  });

  test('takes the best overlap first', () => {
    const exact = found('person', HERE, 0.6);
    const { both, onlyB } = pairDetections([found('person', HERE)], [found('person', NEAR, 0.95), exact]);
    expect(both[0]!.b).toBe(exact);
    expect(onlyB).toHaveLength(1);
  });

  it('loses and makes up nothing, and is the same from the other side', () => {
    const place = fc.double({ min: 0, max: 0.5, noNaN: true });
    const detection = fc
      .tuple(fc.constantFrom(...CLASSES), place, place, fc.double({ min: 0.5, max: 1, noNaN: true }))
      .map(([label, x, y, score]) => found(label, [x, y, 0.3, 0.3], score));
    fc.assert(
      fc.property(fc.array(detection, { maxLength: 8 }), fc.array(detection, { maxLength: 8 }), (a, b) => {
        const pairing = pairDetections(a, b);
        expect([...pairing.both.map((one) => one.a), ...pairing.onlyA].toSorted(byPlace)).toEqual(
          a.toSorted(byPlace),
        );
        expect([...pairing.both.map((one) => one.b), ...pairing.onlyB].toSorted(byPlace)).toEqual(
          b.toSorted(byPlace),
        );
        expect(pairDetections(b, a).both).toHaveLength(pairing.both.length);
      }),
    );
  });
});

const byPlace = (a: Detection, b: Detection): number =>
  a.box[0] - b.box[0] || a.box[1] - b.box[1] || a.score - b.score || a.label.localeCompare(b.label);

test('a tally adds up pictures, class by class', () => {
  const first = pairDetections([found('person', HERE), found('suitcase', AWAY)], [found('person', NEAR)]);
  const second = pairDetections([], [found('person', HERE)]);
  expect(tallied(tallied(NO_TALLY, first), second)).toEqual({
    pictures: 2,
    classes: [
      { label: 'person', both: 1, onlyA: 0, onlyB: 1, nowA: 0, nowB: 1 },
      { label: 'suitcase', both: 0, onlyA: 1, onlyB: 0, nowA: 0, nowB: 0 },
    ],
  });
});
