import { expect, test } from 'vitest';
import {
  createBackground,
  resetBackground,
  updateBackground,
} from '../../../../src/core/pixels/background.ts';
import { toPlanes } from '../../../../src/core/pixels/planes.ts';
import { createBlobs, updateBlobs, type StaticBlob } from '../../../../src/core/pixels/static-blobs.ts';

const WIDTH = 80;
const HEIGHT = 60;
const STEP = 0.2;

/** A textured floor with what `paint` puts on it; values are grey levels. */
function picture(time: number, paint: (x: number, y: number, time: number) => number | null, light = 1) {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const floor = 120 + 18 * Math.sin(x * 0.9) * Math.cos(y * 0.7);
      const value = (paint(x, y, time) ?? floor) * light;
      data.set([value, value, value, 255], (y * WIDTH + x) * 4);
    }
  }
  return { width: WIDTH, height: HEIGHT, data };
}

function run(
  until: number,
  paint: (x: number, y: number, time: number) => number | null,
  light: (time: number) => number = () => 1,
): StaticBlob[] {
  const background = createBackground(WIDTH, HEIGHT);
  const blobs = createBlobs(WIDTH * HEIGHT);
  for (let step = 0; step * STEP <= until; step++) {
    const time = step * STEP;
    toPlanes(picture(time, paint, light(time)), background.now, background.scratch);
    if (step === 0) resetBackground(background, time);
    updateBackground(background, time, [], true);
    updateBlobs(blobs, background, []);
  }
  return blobs.blobs;
}

const within = (x: number, y: number, left: number, top: number, width: number, height: number): boolean =>
  x >= left && x < left + width && y >= top && y < top + height;

const bag = (x: number, y: number, time: number): number | null =>
  time >= 5 && within(x, y, 30, 30, 8, 8) ? 30 : null;

test('a thing put down is one blob at its place, with its own clock', () => {
  const blobs = run(25, bag);
  expect(blobs).toHaveLength(1);
  const [x, y, w, h] = blobs[0]!.box;
  expect(x * WIDTH).toBeCloseTo(30, -0.5);
  expect(y * HEIGHT).toBeCloseTo(30, -0.5);
  expect(w * WIDTH).toBeGreaterThanOrEqual(7);
  expect(h * HEIGHT).toBeGreaterThanOrEqual(7);
  // Two seconds of the short background and four of evidence pass before it is seen to stand.
  expect(blobs[0]!.firstSeen).toBeGreaterThan(8);
  expect(blobs[0]!.firstSeen).toBeLessThan(14);
});

test('an empty floor, and one whose light changes, has none', () => {
  expect(run(20, () => null)).toHaveLength(0);
  expect(
    run(
      25,
      () => null,
      (time) => (time > 8 ? 1.35 : 1),
    ),
  ).toHaveLength(0);
});

test('a thing that was there from the start and is taken away leaves no blob', () => {
  expect(run(25, (x, y, time) => (time < 5 && within(x, y, 30, 30, 8, 8) ? 30 : null))).toHaveLength(0);
});

test('a thing that is taken away is gone at once', () => {
  const taken = (x: number, y: number, time: number): number | null => (time < 20 ? bag(x, y, time) : null);
  const [blob] = run(21, taken);
  expect(blob?.lastSeen).toBeCloseTo(20 - STEP, 5);
});

test('whoever moves beside it attends it', () => {
  const company = (x: number, y: number, time: number): number | null =>
    bag(x, y, time) ?? (within(x, y, 41 + 3 * Math.sin(time * 3), 22, 8, 18) ? 230 : null);
  const beside = (picture: typeof bag): boolean | undefined =>
    run(25, picture).find((blob) => Math.abs(blob.box[0] * WIDTH - 30) < 3)?.attended;
  expect(beside(bag)).toBe(false);
  expect(beside(company)).toBe(true);
});

test('a passer-by leaves it the same thing', () => {
  const passing = (x: number, y: number, time: number): number | null =>
    time > 15 && time < 17 && within(x, y, (time - 15) * 40, 20, 8, 25) ? 230 : bag(x, y, time);
  const [blob] = run(30, passing);
  expect(blob).toMatchObject({ id: run(25, bag)[0]!.id, attended: false });
  expect(blob!.firstSeen).toBe(run(25, bag)[0]!.firstSeen);
});
