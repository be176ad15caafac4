import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  area,
  centre,
  clip,
  coverage,
  distance,
  expand,
  foot,
  intersect,
  overlapArea,
  gap,
  ios,
  iou,
  union,
} from '../../../../src/core/geometry/box.ts';
import type { Box } from '../../../../src/core/geometry/types.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const boxes = fc
  .tuple(share, share, share, share)
  .map(([x, y, w, h]): Box => [x, y, w * (1 - x), h * (1 - y)]);

describe('boxes', () => {
  it.each<[Box, Box, number, number]>([
    [[0, 0, 0.5, 0.5], [0.5, 0, 0.5, 0.5], 0, 0],
    [[0, 0, 0.5, 0.5], [0.25, 0, 0.5, 0.5], 1 / 3, 0.5],
    [[0, 0, 1, 1], [0.25, 0.25, 0.5, 0.5], 0.25, 1],
    [[0, 0, 0.2, 0.2], [0, 0, 0, 0.2], 0, 0],
  ])('iou and ios of %j and %j', (a, b, overUnion, overSmaller) => {
    expect(iou(a, b)).toBeCloseTo(overUnion, 12);
    expect(ios(a, b)).toBeCloseTo(overSmaller, 12);
  });

  it('finds the middle, the foot and the gap', () => {
    expect(centre([0.2, 0.2, 0.4, 0.6])).toEqual([0.4, 0.5]);
    expect(foot([0.2, 0.2, 0.4, 0.6])).toEqual([0.4, 0.8]);
    expect(gap([0, 0, 0.1, 0.1], [0.4, 0.5, 0.1, 0.1])).toEqual([expect.closeTo(0.3, 12), 0.4]);
    expect(gap([0, 0, 0.5, 0.5], [0.4, 0.4, 0.1, 0.1])).toEqual([0, 0]);
    expect(coverage([0, 0, 0.5, 1], [0.25, 0, 0.5, 0.5])).toBe(0.5);
    expect(distance([0, 0], [0.3, 0], 2)).toBeCloseTo(0.6, 12);
  });

  it('grows and shrinks about the centre', () => {
    expect(expand([0.5, 0.5, 0.25, 0.125], 2)).toEqual([0.375, 0.4375, 0.5, 0.25]);
    expect(expand([0.5, 0.5, 0.25, 0.125], 2, 1)).toEqual([0.375, 0.5, 0.5, 0.125]);
    expect(area(expand([0.4, 0.4, 0.2, 0.1], 0))).toBe(0);
  });

  it('clips to the picture', () => {
    expect(clip([-0.2, 0.9, 0.5, 0.5])).toEqual([0, 0.9, 0.3, expect.closeTo(0.1, 12)]);
    expect(area(clip([1.5, 0, 1, 1]))).toBe(0);
  });

  it('is symmetric, bounded, and consistent', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        expect(iou(a, b)).toBe(iou(b, a));
        expect(ios(a, b)).toBe(ios(b, a));
        expect(iou(a, b)).toBeLessThanOrEqual(ios(a, b) + 1e-12);
        expect(ios(a, b)).toBeLessThanOrEqual(1);
        const shared = intersect(a, b);
        expect(shared ? area(shared) : 0).toBeCloseTo(overlapArea(a, b), 12);
        const around = union(a, b);
        expect(area(around) + 1e-12).toBeGreaterThanOrEqual(Math.max(area(a), area(b)));
        if (area(a) > 1e-9) expect(iou(a, a)).toBeCloseTo(1, 6);
        // Two boxes that share area leave no gap, and the other way round.
        if (overlapArea(a, b) > 0) expect(gap(a, b)).toEqual([0, 0]);
      }),
    );
  });
});
