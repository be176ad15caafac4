import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameSchedule } from '../../../src/sources/frame-schedule.ts';

function taken(rate: number, times: readonly number[]): number[] {
  const schedule = createFrameSchedule(rate);
  return times.filter((time) => schedule.take(time));
}

const every = (rate: number, count: number): number[] => Array.from({ length: count }, (_, k) => k / rate);

describe('frame schedule', () => {
  it('takes every frame at the stream’s own rate or above it', () => {
    for (const rate of [5, 10, 24, 25, 30, 60]) {
      const times = every(rate, 2000);
      expect(taken(rate, times)).toEqual(times);
      expect(taken(rate * 3.7, times)).toEqual(times);
    }
  });

  it('takes every frame when a container rounds times to milliseconds', () => {
    for (const rate of [24, 25, 30, 60]) {
      const times = every(rate, 2000).map((time) => Math.round(time * 1000) / 1000);
      expect(taken(rate, times)).toEqual(times);
    }
  });

  it('takes one frame for each moment from a faster stream', () => {
    expect(taken(10, every(29.97, 300))).toHaveLength(100);
    expect(taken(5, every(25, 100))).toEqual(every(5, 20));
  });

  it('refuses a rate that is not above 0', () => {
    for (const rate of [0, -1, Number.NaN]) expect(() => createFrameSchedule(rate)).toThrow(RangeError);
  });

  it('serves each moment with the first frame at or after it, and takes nothing else', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.array(fc.double({ min: 0.002, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 120 }),
        (rate, steps) => {
          let now = 0;
          const times = [0, ...steps.map((step) => (now += step))];
          const tolerance = Math.min(0.001, 0.1 / rate);
          const expected = new Set<number>();
          for (let k = 0; k / rate - tolerance <= now; k++) {
            const first = times.find((time) => time >= k / rate - tolerance);
            if (first !== undefined) expected.add(first);
          }
          const got = taken(rate, times);
          // A frame that is early for the next moment within the tolerance serves both.
          for (const time of got) expect(expected.has(time)).toBe(true);
          expect(expected.size - got.length).toBe(0);
        },
      ),
    );
  });
});
