import { describe, expect, it } from 'vitest';
import { countingError, nearest } from '../../../../src/core/evaluation/counting.ts';
import { addMot, countMot, scoreMot } from '../../../../src/core/evaluation/mot-metrics.ts';
import { formatMotRow, parseMot, type MotRow } from '../../../../src/core/evaluation/mot-text.ts';

/** A box 10 wide at `x`, in a row of its own per frame. */
const row = (frame: number, id: number, x: number): MotRow => ({ frame, id, box: [x, 0, 10, 20], score: 1 });
const walk = (id: number, at: number, frames: readonly number[]): MotRow[] =>
  frames.map((frame) => row(frame, id, at));

describe('tracking scores', () => {
  const frames = [1, 2, 3, 4];
  const truth = [...walk(1, 0, frames), ...walk(2, 100, frames)];

  it('gives full marks to the truth under other names', () => {
    const tracked = [...walk(7, 0, frames), ...walk(5, 100, frames)];
    const counts = countMot(truth, tracked, frames);
    expect(counts).toMatchObject({ truths: 8, boxes: 8, matches: 8, switches: 0, identityMatches: 8 });
    expect(scoreMot(counts)).toEqual({ mota: 1, idf1: 1, recall: 1, precision: 1 });
  });

  it('counts what is missed, made up and renamed', () => {
    const tracked = [
      ...walk(7, 0, [1, 2]),
      ...walk(8, 0, [3, 4]),
      ...walk(5, 100, [1, 2, 3]),
      ...walk(9, 500, [4]),
    ];
    const counts = countMot(truth, tracked, frames);
    expect(counts).toMatchObject({ matches: 7, missed: 1, false: 1, switches: 1, identityMatches: 5 });
    expect(scoreMot(counts).mota).toBeCloseTo(1 - 3 / 8, 12);
    expect(scoreMot(counts).idf1).toBeCloseTo(10 / 16, 12);
  });

  it('sees two people who swap names as two switches', () => {
    const tracked = [
      ...walk(1, 0, [1, 2]),
      ...walk(2, 100, [1, 2]),
      ...walk(1, 100, [3, 4]),
      ...walk(2, 0, [3, 4]),
    ];
    const counts = countMot(truth, tracked, frames);
    expect(counts.switches).toBe(2);
    expect(scoreMot(counts).idf1).toBe(0.5);
  });

  it('keeps a match that goes on even when another box overlaps more', () => {
    const real = [row(1, 1, 0), row(2, 1, 0)];
    const tracked = [row(1, 7, 0), row(2, 7, 2), row(2, 8, 0)];
    expect(countMot(real, tracked, [1, 2])).toMatchObject({ matches: 2, switches: 0, false: 1 });
  });

  it('needs half of the union', () => {
    expect(countMot([row(1, 1, 0)], [row(1, 1, 3.3)], [1]).matches).toBe(1);
    expect(countMot([row(1, 1, 0)], [row(1, 1, 3.4)], [1]).matches).toBe(0);
  });

  it('counts neither true boxes that nobody need see nor what was tracked on them', () => {
    const excused = walk(3, 300, frames).map((one) => ({ ...one, score: 0 }));
    const tracked = [...walk(7, 0, frames), ...walk(5, 100, frames), ...walk(6, 301, [1, 2])];
    const counts = countMot([...truth, ...excused], tracked, frames);
    expect(counts).toMatchObject({
      truths: 8,
      boxes: 8,
      matches: 8,
      missed: 0,
      false: 0,
      identityMatches: 8,
    });
  });

  it('looks at the given frames only and adds up clips', () => {
    const sparse = countMot(truth, walk(1, 0, frames), [1, 3]);
    expect(sparse).toMatchObject({ frames: 2, truths: 4, boxes: 2, matches: 2 });
    expect(addMot([sparse, sparse])).toMatchObject({ frames: 4, truths: 8 });
    expect(addMot([])).toBeNull();
    expect(scoreMot(countMot([], [], []))).toEqual({ mota: null, idf1: null, recall: null, precision: null });
  });
});

describe('MOT text', () => {
  it('goes there and back', () => {
    const line = formatMotRow({ frame: 3, id: 12, box: [1.239, 2, 30.5, 40], score: 0.87654 });
    expect(line).toBe('3,12,1.24,2,30.5,40,0.877,-1,-1,-1');
    expect(parseMot(`# note\n\n${line}\r\n`)).toEqual([
      { frame: 3, id: 12, box: [1.24, 2, 30.5, 40], score: 0.877 },
    ]);
  });
});

describe('counting', () => {
  const counted = [
    { time: 0, people: 2 },
    { time: 1, people: 5 },
    { time: 2, people: 4 },
  ];

  it('compares with the nearest moment and leaves out what was not analysed', () => {
    expect(
      countingError(
        [
          [0.1, 3],
          [1.1, 4],
          [9, 7],
        ],
        counted,
        0.2,
      ),
    ).toEqual({ samples: 2, absolute: 2, signed: 0 });
    expect(nearest(counted, 1.4)).toBe(counted[1]);
    expect(nearest(counted, -5)).toBe(counted[0]);
    expect(nearest([], 1)).toBeNull();
  });
});
