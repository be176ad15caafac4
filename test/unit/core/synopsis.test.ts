import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ClassName } from '../../../src/core/detection/detection.ts';
import type { Box } from '../../../src/core/geometry/types.ts';
import { Occupancy } from '../../../src/core/recording/occupancy.ts';
import { Recording } from '../../../src/core/recording/recording.ts';
import { runAll } from '../../../src/core/recording/replay.ts';
import {
  planSynopsis,
  usualLength,
  visibleAt,
  type Synopsis,
  type SynopsisWish,
} from '../../../src/core/recording/synopsis.ts';
import { boxAt, gatherTubes, TUBE_KINDS, type Gathered } from '../../../src/core/recording/tubes.ts';
import type { Track } from '../../../src/core/tracking/track.ts';

const PICTURE = { width: 640, height: 480 };
const ALL: SynopsisWish = { seconds: null, kinds: TUBE_KINDS };

/** Somebody who is there from one moment to another, where a path says. */
interface Walk {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly label?: ClassName;
  readonly state?: Track['state'];
  readonly path?: (time: number) => Box;
}

const stands =
  (x: number): (() => Box) =>
  () => [x, 0.3, 0.08, 0.3];

function trackOf(
  { id, from, label = 'person', state = 'confirmed', path = stands(0.1) }: Walk,
  time: number,
): Track {
  return {
    id,
    label,
    box: path(time),
    velocity: [0, 0],
    score: 0.8,
    state,
    firstSeen: from,
    lastSeen: time,
    stationarySince: null,
  };
}

function record(walks: readonly Walk[], times: Iterable<number>): Recording {
  const recording = new Recording();
  for (const time of times) {
    const tracks = walks
      .filter(({ from, to }) => time >= from && time <= to)
      .map((walk) => trackOf(walk, time));
    recording.append(
      { time, tracks, ended: [], evidence: null, changed: [], readings: [], people: 0, looks: [] },
      PICTURE,
      [],
      [],
    );
  }
  return recording;
}

function* every(step: number, to: number): Generator<number> {
  for (let i = 0; i * step <= to; i++) yield i * step;
}

const gathered = (walks: readonly Walk[], to: number, step = 0.1): Gathered =>
  runAll(gatherTubes(record(walks, every(step, to))));
const planned = (walks: readonly Walk[], to: number, wish: Partial<SynopsisWish> = {}): Synopsis =>
  runAll(planSynopsis(gathered(walks, to), { ...ALL, ...wish }));

describe('tubes', () => {
  test('follow a track from its beginning to its end, to within the thinning', () => {
    const path = (time: number): Box => [0.1 + 0.05 * time, 0.3, 0.1, 0.3 + 0.02 * Math.sin(time)];
    const { tubes, from, to } = gathered([{ id: 7, from: 2, to: 12, path }], 20);
    expect([from, to]).toEqual([0, 20]);
    expect(tubes).toMatchObject([{ number: 0, trackId: 7, label: 'person' }]);
    const [tube] = tubes;
    expect(tube!.from).toBeCloseTo(2);
    expect(tube!.to).toBeCloseTo(12);
    expect(tube!.samples.length / 5).toBeLessThan(30);
    for (let time = 2; time <= 12; time += 0.25) {
      const box = boxAt(tube!, time)!;
      path(time).forEach((value, i) => expect(Math.abs(box[i]! - value)).toBeLessThan(0.01));
    }
    expect(boxAt(tube!, 1.9)).toBeNull();
    expect(boxAt(tube!, 12.2)).toBeNull();
  });

  test('what stands still needs few samples', () => {
    const [tube] = gathered([{ id: 1, from: 0, to: 100 }], 100).tubes;
    expect(tube!.samples.length / 5).toBeLessThan(25);
  });

  test('short tracks are counted, predicted boxes are nobody, the label is the usual one', () => {
    const flicker = (label: ClassName, from: number, to: number): Walk => ({ id: 3, label, from, to });
    const { tubes, brief } = gathered(
      [
        { id: 1, from: 1, to: 1.8 },
        { id: 2, from: 0, to: 9, state: 'lost' },
        flicker('handbag', 0, 1),
        flicker('suitcase', 1.1, 8),
      ],
      10,
    );
    expect(brief).toBe(1);
    expect(tubes).toMatchObject([{ trackId: 3, label: 'suitcase', from: 0 }]);
    expect(tubes[0]!.to).toBeCloseTo(8);
  });

  test('another begins after a long absence, and where somebody sought', () => {
    const walks = [
      { id: 1, from: 0, to: 5 },
      { id: 1, from: 20, to: 25 },
    ];
    expect(gathered(walks, 30).tubes).toHaveLength(2);
    const sought = record([{ id: 1, from: 0, to: 10 }], [...every(0.1, 10), ...every(0.1, 10)]);
    expect(runAll(gatherTubes(sought)).tubes).toHaveLength(2);
    expect(runAll(gatherTubes(new Recording()))).toEqual({ tubes: [], brief: 0, from: 0, to: 0 });
  });
});

test.each([
  [8, 8],
  [60, 20],
  [600, 20],
  [1800, 30],
  [3600, 60],
  [36_000, 60],
])('a session of %i s has a synopsis of %i s', (span, seconds) => expect(usualLength(span)).toBe(seconds));

describe('a synopsis', () => {
  test('of places that do not touch keeps the order of time, and the length that was asked for', () => {
    // One every ten minutes, each in a lane of its own.
    const walks = Array.from({ length: 8 }, (_, i): Walk => {
      return { id: i + 1, from: 600 * i, to: 600 * i + 10, path: stands(0.02 + 0.12 * i) };
    });
    const { tubes, seconds, from, to } = runAll(
      planSynopsis(gathered(walks, 4500, 0.5), { ...ALL, seconds: 30 }),
    );
    expect([seconds, from, to]).toEqual([30, 0, 4500]);
    const starts = tubes.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts[0]).toBe(0);
    expect(starts.at(-1)!).toBeGreaterThan(15);
    expect(starts.at(-1)!).toBeLessThanOrEqual(20);
  });

  test('keeps people apart in each place, though their order would bring them together', () => {
    // Three in one place, then three in the next, then three in the last.
    const walks = Array.from({ length: 9 }, (_, i): Walk => {
      const from = 30 * i;
      return { id: i + 1, from, to: from + 6, path: stands(0.05 + 0.35 * Math.floor(i / 3)) };
    });
    const { tubes } = planned(walks, 300, { seconds: 30 });
    for (const place of [0, 3, 6]) {
      const starts = tubes
        .slice(place, place + 3)
        .map(({ start }) => start)
        .sort((a, b) => a - b);
      expect(starts[1]! - starts[0]!).toBeGreaterThanOrEqual(5.5);
      expect(starts[2]! - starts[1]!).toBeGreaterThanOrEqual(5.5);
    }
  });

  test('hurries what is longer than it, whole', () => {
    const walk = { id: 1, from: 0, to: 100, path: (time: number): Box => [0.005 * time, 0.3, 0.1, 0.3] };
    const synopsis = planned([walk], 100, { seconds: 10 });
    expect(synopsis.tubes).toMatchObject([{ start: 0, pace: 10 }]);
    const [end] = visibleAt(synopsis, 9.99);
    expect(end!.time).toBeCloseTo(99.9);
    expect(end!.box[0]).toBeCloseTo(0.4995, 2);
    expect(visibleAt(synopsis, 10.01)).toEqual([]);
  });

  test('says what it leaves out, and why', () => {
    const walks: Walk[] = [
      { id: 1, from: 0, to: 5 },
      { id: 2, from: 0, to: 5, label: 'car' },
      { id: 3, from: 0, to: 5, label: 'suitcase' },
      { id: 4, from: 0, to: 5, label: 'dog' },
      { id: 5, from: 0, to: 0.5 },
    ];
    const { tubes, counts, left } = planned(walks, 20, { kinds: ['people', 'bags'] });
    expect(tubes.map(({ trackId }) => trackId).sort()).toEqual([1, 3]);
    expect(counts).toEqual({ people: 1, bags: 1, vehicles: 1, others: 1 });
    expect(left).toEqual({ brief: 1, unchosen: 2, beyond: 0 });
    expect(planned([], 20).tubes).toEqual([]);
    expect(runAll(planSynopsis(runAll(gatherTubes(new Recording())), ALL)).seconds).toBe(0);
  });

  it('keeps each tube whole and inside the length, whatever the tubes', () => {
    const walk = fc.record({
      from: fc.integer({ min: 0, max: 300 }),
      lasts: fc.integer({ min: 1, max: 200 }),
      x: fc.double({ min: -0.1, max: 1, noNaN: true }),
      speed: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(walk, { maxLength: 25 }), fc.integer({ min: 5, max: 60 }), (drawn, seconds) => {
        const walks = drawn.map(({ from, lasts, x, speed }, i): Walk => {
          const path = (time: number): Box => [x + speed * (time - from), 0.2, 0.1, 0.4];
          return { id: i + 1, from, to: from + lasts, path };
        });
        const all = gathered(walks, 500, 0.5);
        const synopsis = runAll(planSynopsis(all, { ...ALL, seconds }));
        expect(synopsis.seconds).toBe(seconds);
        expect(synopsis.tubes).toHaveLength(all.tubes.length);
        synopsis.tubes.forEach(({ start, pace, ...tube }, i) => {
          expect(tube).toEqual(all.tubes[i]);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(pace).toBeGreaterThanOrEqual(1);
          expect(start + (tube.to - tube.from) / pace).toBeLessThanOrEqual(seconds + 1e-9);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('has fewer figures over one another than when all begin at once', () => {
    const walks = Array.from({ length: 40 }, (_, i): Walk => {
      const from = 20 * i;
      return { id: i + 1, from, to: from + 8, path: (time) => [0.1 * (time - from), 0.3, 0.1, 0.4] };
    });
    const synopsis = planned(walks, 900, { seconds: 40 });
    const together = { ...synopsis, tubes: synopsis.tubes.map((tube) => ({ ...tube, start: 0 })) };
    expect(overlaps(synopsis)).toBeLessThan(overlaps(together) / 20);
  });

  it('plans an hour of 36,000 frames with hundreds of tracks in well under five seconds, in small slices', () => {
    const walks = Array.from({ length: 600 }, (_, i): Walk => {
      const from = (i * 3500) / 600;
      const path = (time: number): Box => [
        ((i * 0.37) % 0.6) + 0.01 * (time - from),
        (i * 0.21) % 0.5,
        0.07,
        0.3,
      ];
      return { id: i + 1, from, to: from + 5 + ((i * 7) % 40), path };
    });
    const recording = record(walks, every(0.1, 3600));
    const began = performance.now();
    let longest = 0;
    const timed = <T>(work: Generator<void, T>): T => {
      for (;;) {
        const at = performance.now();
        const { done, value } = work.next();
        longest = Math.max(longest, performance.now() - at);
        if (done) return value;
      }
    };
    const synopsis = timed(planSynopsis(timed(gatherTubes(recording)), ALL));
    const took = performance.now() - began;
    expect(synopsis.seconds).toBe(60);
    expect(synopsis.tubes).toHaveLength(600);
    expect(took).toBeLessThan(5000);
    expect(longest).toBeLessThan(1000);
  });
});

/** Pairs of figures that lie over one another, summed over the synopsis. */
function overlaps(synopsis: Synopsis): number {
  let pairs = 0;
  for (let at = 0; at < synopsis.seconds; at += 0.5) {
    const boxes = visibleAt(synopsis, at).map(({ box }) => box);
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1))
        if (Math.abs(a[0] - b[0]) < a[2] * 0.8 && Math.abs(a[1] - b[1]) < a[3] * 0.8) pairs++;
    });
  }
  return pairs;
}

test('occupancy counts what lies under a box, and forgets what is taken away', () => {
  const occupancy = new Occupancy(10);
  const print = (box: Box): ReturnType<Occupancy['footprint']> => occupancy.footprint(2, () => box);
  const half = print([0, 0, 0.5, 1]);
  const whole = print([0, 0, 1, 1]);
  occupancy.add(half, 3, 1);
  occupancy.add(half, 3, 1);
  expect(occupancy.collisions(half, 3)).toBeCloseTo(2);
  expect(occupancy.collisions(whole, 3)).toBeCloseTo(1);
  expect(occupancy.collisions(whole, 4)).toBeCloseTo(0.5);
  expect(occupancy.collisions(whole, 6)).toBe(0);
  occupancy.add(half, 3, -1);
  expect(occupancy.collisions(half, 3)).toBeCloseTo(1);
  expect(occupancy.collisions(print([0.6, 0, 0.4, 1]), 3)).toBe(0);
});
