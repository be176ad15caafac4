import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilson } from '../../../../src/core/evaluation/wilson.ts';

describe('the Wilson interval', () => {
  // The last two are worked examples of R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [0, 1, 0, 0.7935],
    [1, 1, 0.2065, 1],
    [0, 3, 0, 0.5615],
    [2, 3, 0.2077, 0.9385],
    [0, 10, 0, 0.2775],
    [1, 10, 0.0179, 0.4042],
    [5, 10, 0.2366, 0.7634],
    [62, 100, 0.5221, 0.709],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
  ])('%i of %i: %f to %f', (count, of, low, high) => {
    const found = wilson(count, of)!;
    expect(found.share).toBe(count / of);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  test('of nothing, nothing is said', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  test('it holds the share, stays within 0 to 1, is the same from the other side, and shrinks with more cases', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, part) => {
          const count = Math.round(of * part);
          const { share, low, high } = wilson(count, of)!;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(share);
          expect(high).toBeGreaterThanOrEqual(share);
          const other = wilson(of - count, of)!;
          expect(1 - other.high).toBeCloseTo(low, 9);
          const more = wilson(count * 4, of * 4)!;
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
  });
});
