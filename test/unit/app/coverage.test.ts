import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoverageCounter, NO_COVERAGE } from '../../../src/app/coverage.ts';

describe('CoverageCounter', () => {
  test('nothing at first', () => {
    expect(new CoverageCounter('live').value).toEqual(NO_COVERAGE);
  });

  test('time between analysed frames is analysed', () => {
    const counter = new CoverageCounter('live');
    for (const time of [0, 0.25, 0.5, 2]) counter.analysed(time);
    expect(counter.value).toEqual({ analysed: 2, gaps: [] });
  });

  test('a session whose first frame comes late began with a gap', () => {
    const counter = new CoverageCounter('live');
    counter.analysed(2.5);
    counter.analysed(3);
    expect(counter.value).toEqual({ analysed: 0.5, gaps: [{ from: 0, to: 2.5, reason: 'starting' }] });
  });

  test('a live source whose engine does not keep up has a gap, an exact one only a picture that stands', () => {
    for (const [pacing, coverage] of [
      ['live', { analysed: 0.5, gaps: [{ from: 0.5, to: 4, reason: 'skipped' }] }],
      ['exact', { analysed: 4, gaps: [] }],
    ] as const) {
      const counter = new CoverageCounter(pacing);
      for (const time of [0, 0.5, 4]) counter.analysed(time);
      expect(counter.value, pacing).toEqual(coverage);
    }
  });

  test('after an interruption what comes until the next frame is a gap, for the first reason', () => {
    const counter = new CoverageCounter('live');
    counter.analysed(0);
    counter.analysed(1);
    counter.interrupted('device-lost');
    counter.interrupted('engine');
    counter.analysed(1.4);
    counter.analysed(1.6);
    expect(counter.value.gaps).toEqual([{ from: 1, to: 1.4, reason: 'device-lost' }]);
    expect(counter.value.analysed).toBeCloseTo(1.2);
  });

  test('gaps that touch and have one reason are one', () => {
    const counter = new CoverageCounter('live');
    counter.gap(1, 2, 'a');
    counter.gap(2, 3, 'a');
    counter.gap(3, 4, 'b');
    counter.gap(5, 5, 'b');
    expect(counter.value.gaps).toEqual([
      { from: 1, to: 3, reason: 'a' },
      { from: 3, to: 4, reason: 'b' },
    ]);
  });

  test('frames that may not be used are a gap of their own, beside what went wrong before them', () => {
    const counter = new CoverageCounter('live');
    counter.interrupted('silent');
    for (const time of [3, 4, 5]) counter.unused(time, 'outside-period');
    counter.interrupted('silent');
    counter.unused(9, 'outside-period');
    expect(counter.value.gaps).toEqual([
      { from: 0, to: 3, reason: 'silent' },
      { from: 3, to: 9, reason: 'outside-period' },
    ]);
    for (const time of [10, 11]) counter.analysed(time);
    expect(counter.value.analysed).toBe(1);
    counter.unused(12, 'outside-period');
    counter.ended(13, null, null);
    expect(counter.value.gaps.slice(1)).toEqual([
      { from: 3, to: 10, reason: 'outside-period' },
      { from: 11, to: 13, reason: 'outside-period' },
    ]);
  });

  test('what the source lost on the way is not analysed', () => {
    const counter = new CoverageCounter('exact');
    counter.analysed(0);
    counter.analysed(4, [{ from: 1, to: 2.5, reason: 'file-corrupt' }]);
    expect(counter.value).toEqual({ analysed: 2.5, gaps: [{ from: 1, to: 2.5, reason: 'file-corrupt' }] });
  });

  test('a lost span that goes on over several frames counts once', () => {
    const counter = new CoverageCounter('exact');
    const lost = [{ from: 1, to: 5, reason: 'file-corrupt' }];
    for (const time of [0, 3, 6]) counter.analysed(time, lost);
    expect(counter.value).toEqual({ analysed: 2, gaps: [{ from: 1, to: 5, reason: 'file-corrupt' }] });
  });

  test('what lies between a seek’s ends was not asked for', () => {
    const counter = new CoverageCounter('live');
    counter.analysed(0);
    counter.analysed(1);
    counter.jumped();
    counter.analysed(20);
    counter.analysed(21);
    expect(counter.value).toEqual({ analysed: 2, gaps: [] });
  });

  test('the end: the last frame stands until there', () => {
    const counter = new CoverageCounter('exact');
    counter.analysed(0);
    counter.analysed(0.5);
    counter.ended(1, 1, null);
    expect(counter.value).toEqual({ analysed: 1, gaps: [] });
  });

  test('a run that was stopped: the rest is a gap with the reason', () => {
    const counter = new CoverageCounter('exact');
    counter.analysed(0);
    counter.analysed(0.5);
    counter.ended(1, 10, 'cancelled');
    // A frame that was with the engine comes after the end.
    counter.analysed(1);
    expect(counter.value).toEqual({ analysed: 1, gaps: [{ from: 1, to: 10, reason: 'cancelled' }] });
  });

  test('a file that stops early: the source’s own word', () => {
    const counter = new CoverageCounter('exact');
    counter.analysed(0);
    counter.analysed(3, []);
    counter.ended(10, 10, null, [{ from: 3.1, to: 10, reason: 'file-truncated' }]);
    expect(counter.value.analysed).toBeCloseTo(3.1);
    expect(counter.value.gaps).toEqual([{ from: 3.1, to: 10, reason: 'file-truncated' }]);
  });

  test('an engine that is gone at the end leaves its own reason', () => {
    const counter = new CoverageCounter('exact');
    counter.analysed(0);
    counter.interrupted('engine-failed');
    counter.ended(0.5, 8, 'failed');
    expect(counter.value).toEqual({ analysed: 0, gaps: [{ from: 0, to: 8, reason: 'engine-failed' }] });
  });

  test('over before its first frame: nothing was analysed', () => {
    const counter = new CoverageCounter('live');
    counter.ended(1.5, null, null);
    expect(counter.value).toEqual({ analysed: 0, gaps: [{ from: 0, to: 1.5, reason: 'starting' }] });
  });

  test('every second is accounted for once, whatever happens', () => {
    const steps = fc.array(
      fc.record({ step: fc.double({ min: 0.01, max: 5, noNaN: true }), fails: fc.boolean() }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, fc.constantFrom('live' as const, 'exact' as const), (given, pacing) => {
        const counter = new CoverageCounter(pacing);
        let time = 0;
        let last = 0;
        for (const { step, fails } of given) {
          time += step;
          if (fails) counter.interrupted('engine');
          else {
            counter.analysed(time);
            last = time;
          }
        }
        const { analysed, gaps } = counter.value;
        const lost = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(analysed + lost).toBeCloseTo(last, 6);
        gaps.slice(1).forEach((gap, i) => expect(gap.from).toBeGreaterThanOrEqual(gaps[i]!.to - 1e-9));
      }),
    );
  });
});
