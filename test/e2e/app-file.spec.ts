import {
  chooseVideo,
  close,
  collectGarbage,
  CROWD,
  drop,
  dropScenario,
  expect,
  openShared,
  overlap,
  people,
  peopleFollowed,
  reach,
  seen,
  test,
  type Shared,
} from './app-page.ts';

// A video file through the interface, on the built page with the real model.
test.describe.configure({ mode: 'serial' });

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl);
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

test('played: every second is analysed or accounted for, people are followed, it can be steered', async ({
  videos,
}) => {
  const { page } = shared;
  await dropScenario(page, CROWD);
  await chooseVideo(page, await videos.video('people.mp4', people(6)));
  await reach(page, 'running');
  await expect.poll(() => peopleFollowed(page)).toBeGreaterThanOrEqual(3);

  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  // What was on its way when it was paused may still come, later on a slow machine.
  let time = -1;
  const isStill = async (): Promise<boolean> => time === (time = (await seen(page)).time);
  await expect.poll(isStill, { intervals: [800] }).toBe(true);
  const { playback } = await seen(page);
  await page.waitForTimeout(800);
  expect(await seen(page)).toMatchObject({ time, playback });

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(async () => (await seen(page)).time).toBeGreaterThan(time);
  await reach(page, 'ended');
  const { coverage, alerts } = await seen(page);
  const gaps = coverage.gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  expect(coverage.analysed + gaps).toBeCloseTo(6, 0);
  // The first second is not lost while the engine loads.
  expect(coverage.gaps.find(({ reason }) => reason === 'starting')?.to ?? 0).toBeLessThan(1);
  expect(alerts.map(({ event }) => event)).toEqual(['crowd-density']);
});

test('after its end it is looked at again, with what was followed, and nothing is analysed', async () => {
  const { page } = shared;
  const { analysed } = await seen(page);
  const slider = page.getByRole('slider', { name: 'Position' });
  await slider.fill('2');
  await expect.poll(async () => (await seen(page)).playback?.time).toBeCloseTo(2, 0);
  await expect.poll(() => peopleFollowed(page)).toBeGreaterThanOrEqual(3);
  await page.keyboard.press(' ');
  await expect.poll(async () => (await seen(page)).playback?.time).toBeGreaterThan(3);
  expect((await seen(page)).analysed).toBe(analysed);
  await expect(page.getByText('nothing is analysed again')).toBeVisible();
});

test('analysed again from its end: a new session', async () => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Analyse again' }).click();
  await reach(page, 'running');
  expect((await seen(page)).alerts).toEqual([]);
  await close(page);
  await expect(page.getByRole('button', { name: 'Open the session people.mp4' })).toHaveCount(2);
});

test('every frame: exact progress, then review', async ({ videos }) => {
  const { page } = shared;
  await chooseVideo(page, await videos.video('exact.mp4', people(4)), 'Every frame');
  await reach(page, 'running');
  await expect(page.getByText(/\d+ frames · 0:0\d of 0:04/)).toBeVisible();
  await reach(page, 'ended');
  const end = await seen(page);
  // Five a second for four seconds; nothing is left out.
  expect(end.analysed).toBe(20);
  expect(end.coverage.analysed).toBeCloseTo(4, 3);
  expect(end.coverage.gaps).toEqual([]);
  expect(end.alerts.map(({ event }) => event)).toEqual(['crowd-density']);
  await page.getByRole('slider', { name: 'Position' }).fill('1.5');
  await expect.poll(() => peopleFollowed(page)).toBeGreaterThanOrEqual(3);
  await close(page);
});

test('a run that is stopped keeps what it found', async ({ videos }) => {
  const { page } = shared;
  await chooseVideo(page, await videos.video('long.mp4', people(20)), 'Every frame');
  await expect.poll(async () => (await seen(page)).alerts.length, { timeout: 60_000 }).toBe(1);
  await page.getByRole('button', { name: 'Stop the analysis' }).click();
  await reach(page, 'ended');
  const end = await seen(page);
  expect(end.alerts).toHaveLength(1);
  expect(end.coverage.analysed).toBeGreaterThan(1);
  expect(end.coverage.gaps).toEqual([{ from: expect.any(Number), to: 20, reason: 'cancelled' }]);
  expect(end.coverage.analysed + 20 - (end.coverage.gaps[0]?.from ?? 0)).toBeCloseTo(20, 3);
  await close(page);
});

test('a turned video is shown upright, its boxes where the people are', async ({ videos }) => {
  const { page } = shared;
  const boxes: Record<string, Awaited<ReturnType<typeof seen>>['tracks']> = {};
  for (const rotation of [0, 90] as const) {
    const size = rotation === 0 ? {} : { width: 480, height: 640 };
    await chooseVideo(
      page,
      await videos.video('turned.mp4', people(2, { rotation, ...size })),
      'Every frame',
    );
    await reach(page, 'running');
    await reach(page, 'ended');
    const { source } = await seen(page);
    expect(source).toEqual({ name: 'turned.mp4', width: 640, height: 480 });
    await page.getByRole('slider', { name: 'Position' }).fill('1.6');
    await expect.poll(() => peopleFollowed(page)).toBeGreaterThanOrEqual(3);
    boxes[rotation] = (await seen(page)).tracks;
    const shown = await page.evaluate(() => {
      const { view } = document.querySelector<HTMLElementTagNameMap['vigie-app']>('vigie-app')!.app!.state;
      const { width, height } = view!.getBoundingClientRect();
      return width / height;
    });
    expect(shown).toBeCloseTo(4 / 3, 1);
    await close(page);
  }
  for (const one of boxes[0] ?? []) {
    const best = Math.max(...(boxes[90] ?? []).map(({ box }) => overlap(box, one.box)));
    expect(best, `${one.label} ${one.id}`).toBeGreaterThan(0.6);
  }
});

test('a video dropped anywhere is opened; while one is open, the new one takes its place', async ({
  videos,
}) => {
  const { page } = shared;
  await drop(page, await videos.video('first.mp4', people(6)));
  await reach(page, 'running');
  await drop(page, await videos.video('second.webm', people(4, { codec: 'vp8', container: 'webm' })));
  await expect.poll(async () => (await seen(page)).source?.name).toBe('second.webm');
  await reach(page, 'running');
  await expect.poll(() => peopleFollowed(page)).toBeGreaterThanOrEqual(3);
  await close(page);
});
