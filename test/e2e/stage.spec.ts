import type { Compared } from './harness/silhouettes.ts';
import { expect, test } from './stage-page.ts';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test('keeps the contract of sources, exact and live', async ({ stagePage }) => {
  const exact = await stagePage.evaluate(() =>
    window.stage.contract({ length: 1, pacing: 'exact' }, { rate: 8, frames: 8, ends: true }),
  );
  const live = await stagePage.evaluate(() =>
    window.stage.contract({ length: 1.2 }, { rate: 4, frames: 3, ends: false }),
  );
  expect([...exact, ...live].filter(({ kept }) => !kept)).toEqual([]);
});

test('exact: the same script and seed give the same truth and the same pictures', async ({ stagePage }) => {
  const [one, two, other] = await stagePage.evaluate(async () => {
    const read = (seed: number) => window.stage.read({ script: 'bag-left', seed }, 2, 12);
    return [await read(4), await read(4), await read(5)] as const;
  });
  expect(one.frames.map(({ time }) => time)).toEqual(Array.from({ length: 12 }, (_, k) => k / 2));
  expect(two).toEqual(one);
  expect(other.frames.map(({ hash }) => hash)).not.toEqual(one.frames.map(({ hash }) => hash));
  // Something is drawn, and it moves.
  expect(Math.min(...one.frames.map(({ colours }) => colours))).toBeGreaterThan(200);
  expect(new Set(one.frames.map(({ hash }) => hash)).size).toBe(12);
});

test('boxes by the truth are those of the pixels, from the platform, the hall and above', async ({
  stagePage,
}) => {
  const times = [1, 9.3, 16, 37.7, 42, 53, 66, 72, 92];
  const all = await stagePage.evaluate((t) => window.stage.compareSilhouettes('demo', 1, t), times);
  // Of what is cut by the edge, and of what is nearly hidden, little is left to compare.
  const known = all.filter(({ label, cut, visible }) => label !== null && !cut && visible > 0.2);
  const iou = (list: readonly Compared[]): number[] => list.map((one) => one.iou);
  expect(known.length).toBeGreaterThan(50);
  expect(known.filter((one) => one.iou < 0.85)).toEqual([]);
  expect(median(iou(known.filter(({ label }) => label === 'person')))).toBeGreaterThan(0.92);
  expect(median(iou(known.filter(({ label }) => label === 'suitcase')))).toBeGreaterThan(0.9);
  // What is said to be visible is what is to be seen.
  const errors = known.map(({ visible, seen }) => Math.abs(visible - seen));
  expect(median(errors)).toBeLessThan(0.05);
  expect(errors.filter((error) => error > 0.3).length / errors.length).toBeLessThan(0.05);
});

test('pauses, seeks while paused, plays on, and faster', async ({ stagePage }) => {
  const { first, whilePaused, sought, again, after, pace } = await stagePage.evaluate(() =>
    window.stage.steer(),
  );
  expect(first?.time).toBe(0);
  expect(whilePaused).toBeNull();
  expect(sought?.time).toBe(21.5);
  expect(again).toBeNull();
  expect(after?.time).toBeGreaterThan(21.5);
  // Four seconds in one, less what a slow machine takes.
  expect(pace).toBeGreaterThan(1.3);
  expect(pace).toBeLessThan(5);
});

test('a seek back shows the same scene again', async ({ stagePage }) => {
  const [one, two, three] = await stagePage.evaluate(() => window.stage.seekThrice());
  expect(one?.time).toBeCloseTo(47.3, 6);
  expect(two).toEqual(one);
  expect(three).toEqual(one);
});

test('the director’s wishes come true; views differ; it starts again', async ({ stagePage }) => {
  const seen = await stagePage.evaluate(() => window.stage.direct(['gather', 'disperse', 'get-up']));
  expect(seen.possible).toEqual(expect.arrayContaining(['leave-bag', 'leave-case', 'gather']));
  expect(seen.answers).toEqual([true, false, false]);
  expect(seen.people).toBeGreaterThan(5);
  expect(seen.views).toEqual(['platform', 'hall', 'low', 'high', 'long']);
  expect(new Set(seen.pictures).size).toBe(5);
  expect(seen.restarted).toBe(0);
  expect(seen.seeds).toEqual([1, 9]);
});

test('a graphics card that is lost and comes back costs nothing but time', async ({ stagePage }) => {
  const seen = await stagePage.evaluate(() => window.stage.cardLost());
  expect(seen.before?.colours).toBeGreaterThan(200);
  expect(seen.while).toBeNull();
  expect(seen.after?.colours).toBeGreaterThan(200);
  expect(seen.after!.time).toBeLessThan(6);
});

test('says so where there is no WebGL 2, and where its worker does not start', async ({ stagePage }) => {
  expect(await stagePage.evaluate(() => window.stage.cardRefused())).toBe('no-webgl');
  expect(await stagePage.evaluate(() => window.stage.noWorker())).toBe('unexpected');
});

test('leaves the page’s own thread alone', async ({ stagePage }) => {
  // Other programs may take the processor in one window, hardly in all of them.
  const longest = await stagePage.evaluate(() => window.stage.longTasks(3, 1.5));
  expect(Math.min(...longest)).toBeLessThan(50);
});
