import { expect, test } from 'vitest';
import type { Box } from '../../../../src/core/geometry/types.ts';
import { createFlames, type Flame } from '../../../../src/core/pixels/flame-state.ts';
import { updateFlames } from '../../../../src/core/pixels/flames.ts';

const WIDTH = 160;
const HEIGHT = 90;
const RATE = 20;

/** A seeded generator of values in 0..1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Paint = (x: number, y: number, time: number) => readonly [number, number, number] | null;

type Boxes = (time: number) => readonly Box[];

function run(seconds: number, paint: Paint, cloth: Boxes = () => []): Flame[] {
  const state = createFlames(WIDTH, HEIGHT);
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  const seen: Flame[] = [];
  for (let step = 0; step < seconds * RATE; step++) {
    const time = step / RATE;
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const [r, g, b] = paint(x, y, time) ?? [70, 75, 80];
        data.set([r, g, b, 255], (y * WIDTH + x) * 4);
      }
    }
    seen.push(...updateFlames(state, { width: WIDTH, height: HEIGHT, data }, time, true, cloth(time)));
  }
  return seen;
}

/** Tongues of their own height, each flickering by itself; the core is brighter and yellower. */
function flame(): Paint {
  const noise = random(7);
  const values = new Map<string, number>();
  const value = (column: number, frame: number): number => {
    const key = `${column}:${frame}`;
    if (!values.has(key)) values.set(key, noise());
    return values.get(key)!;
  };
  return (x, y, time) => {
    if (x < 60 || x >= 90 || y >= 70) return null;
    const frame = Math.floor(time * 10);
    const top = 30 + 18 * value(Math.floor(x / 3), frame) + 8 * value(-1, Math.floor(time * 3));
    if (y < top) return null;
    const heat = value(1000 + Math.floor(x / 2) * 100 + Math.floor(y / 2), frame);
    return heat > 0.5 ? [255, 215 + 35 * heat, 120] : [190 + 40 * heat, 70 + 60 * heat, 20];
  };
}

test('a flame is found within five seconds, where it is', () => {
  const seen = run(5, flame()).filter(({ kind }) => kind === 'steady');
  expect(seen.length).toBeGreaterThan(0);
  const [x, y, w, h] = seen.at(-1)!.box;
  expect(x < 90 / WIDTH && x + w > 60 / WIDTH && y < 70 / HEIGHT && y + h > 30 / HEIGHT).toBe(true);
});

test.each<[string, Paint]>([
  [
    'a beacon that blinks as one',
    (x, y, t) => (x > 70 && x < 90 && y > 30 && y < 50 && Math.floor(t * 4) % 2 ? [255, 190, 60] : null),
  ],
  [
    'an orange vest that walks by',
    (x, y, t) => (x > 20 + t * 15 && x < 32 + t * 15 && y > 30 && y < 60 ? [255, 120, 10] : null),
  ],
  ['an orange wall', (x) => (x < 60 ? [230, 130, 40] : null)],
  [
    'grey flicker',
    (x, y, t) => {
      const v = 128 + 100 * Math.sin(x * 7 + y * 13 + t * 60);
      return x > 60 && x < 90 ? [v, v, v] : null;
    },
  ],
])('%s is no fire', (_, paint) => {
  expect(run(8, paint)).toEqual([]);
});

/** A coat of a bright colour in folds that move as its wearer walks in. */
function coat(): Paint {
  const folds = random(3);
  const light = Array.from({ length: 4000 }, () => folds());
  return (x, y, t) => {
    const left = -20 + t * 40;
    if (t < 1 || x < left || x >= left + 16 || y < 25 || y >= 60) return null;
    const fold =
      light[(Math.floor((x - left) / 2) * 97 + Math.floor(y / 2) * 13 + Math.floor(t * 20) * 31) % 4000]!;
    return fold > 0.5 ? [250, 140, 20] : [190, 80, 10];
  };
}

test('an orange coat that comes in is an ignition to the pixels, and none where somebody is seen to wear it', () => {
  const worn: Boxes = (t) => [[(-24 + t * 40) / WIDTH, 15 / HEIGHT, 24 / WIDTH, 70 / HEIGHT]];
  expect(run(3, coat()).some(({ kind }) => kind === 'ignition')).toBe(true);
  expect(run(3, coat(), worn)).toEqual([]);
  // Flames beside somebody are still seen.
  const beside: Boxes = () => [[0.1, 0.2, 0.15, 0.7]];
  expect(run(5, flame(), beside).length).toBeGreaterThan(0);
});
