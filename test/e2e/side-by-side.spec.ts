import type { Page } from '@playwright/test';
import type { SideState } from '../../src/app/side/side-state.ts';
import type { VigieApp } from '../../src/ui/views/vigie-app.ts';
import {
  chooseVideo,
  close,
  collectGarbage,
  CROWD,
  dropScenario,
  expect,
  isOnDisk,
  openShared,
  people,
  reach,
  seen,
  test,
  type Shared,
} from './app-page.ts';
import { dress, findings, LOOKS, runsOff, speak } from './support/screen-checks.ts';

// Two detectors, and two scenarios, on the same pictures: on the built page, with real networks.
test.describe.configure({ mode: 'serial' });

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl, { locale: 'en-GB' });
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

type Told = Pick<SideState, 'status' | 'by' | 'tally' | 'missed'> & {
  readonly times: readonly number[];
  readonly alerts: Readonly<Record<'kept' | 'gained' | 'lost', number>>;
};

function side(page: Page): Promise<Told | null> {
  return page.evaluate(() => {
    const now = document.querySelector<VigieApp>('vigie-app')!.app!.state.side;
    if (!now) return null;
    const { status, by, tally, missed, pair, alerts } = now;
    const { kept, gained, lost } = alerts;
    return {
      status,
      by,
      tally,
      missed,
      times: pair ? [pair.a.time, pair.b.time] : [],
      alerts: { kept: kept.length, gained: gained.length, lost: lost.length },
    };
  });
}

/** Engines that run; the threads of each are not counted. In the one file workers have no names, and no threads. */
function engines(page: Page): number {
  const name = isOnDisk(page.url()) ? /^blob:/ : /engine\.worker/;
  return page.workers().filter((worker) => name.test(worker.url())).length;
}

test('two detectors look at the same pictures, and their differences are listed', async ({ videos }) => {
  const { page } = shared;
  await dropScenario(page, CROWD);
  await chooseVideo(page, await videos.video('two.mp4', people(60)), 'Play');
  await reach(page, 'running');
  expect(engines(page)).toBe(1);
  await page.getByRole('button', { name: 'Side by side…' }).click();
  await page.getByRole('combobox', { name: 'Detector of B' }).selectOption({ label: 'NanoDet' });
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect
    .poll(async () => (await side(page))?.tally.pictures ?? 0, { timeout: 40_000 })
    .toBeGreaterThan(3);
  expect(engines(page)).toBe(2);
  const { times, tally, by } = (await side(page))!;
  expect(by).toBe('network');
  expect(times[0]).toBe(times[1]);
  const row = tally.classes.find(({ label }) => label === 'person')!;
  // Five people are there: both find most of them.
  expect(row.both / tally.pictures).toBeGreaterThan(2);
  await expect(page.getByRole('rowheader', { name: 'person' })).toBeVisible();
  for (const pane of [/^A, the session: COCO-SSD.* objects/, /^B: NanoDet.* objects/])
    await expect(page.getByRole('img', { name: pane })).toBeVisible();
  expect(await darkness(page)).toBeLessThan(0.9);
});

/** Share of nearly black pixels in the two pictures. */
function darkness(page: Page): Promise<number> {
  return page.locator('vigie-side').evaluate((view) => {
    let [dark, all] = [0, 0];
    for (const canvas of view.shadowRoot!.querySelectorAll('canvas')) {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4) if (data[i]! + data[i + 1]! + data[i + 2]! < 40) dark++;
      all += data.length / 4;
    }
    return dark / all;
  });
}

test('axe finds nothing, and nothing stands outside a small telephone’s screen, in both languages and themes', async () => {
  const { page } = shared;
  const setup = page.getByRole('button', { name: /Choose another B|Choisir un autre B/ });
  await setup.click();
  for (const [language, theme] of LOOKS) {
    await speak(page, language);
    await dress(page, theme);
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.waitForTimeout(150);
    expect(await runsOff(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await setup.click();
});

test('the session is not touched, and closing it frees the second worker', async () => {
  const { page } = shared;
  const { alerts, analysed } = await seen(page);
  expect(alerts).toHaveLength(1);
  await page.getByRole('button', { name: 'Close side by side' }).click();
  await expect.poll(() => engines(page)).toBe(1);
  expect(await side(page)).toBeNull();
  await expect.poll(async () => (await seen(page)).analysed).toBeGreaterThan(analysed + 2);
  expect((await seen(page)).alerts).toHaveLength(1);
  await close(page);
});

test('another scenario needs no second network: what it would not have raised is listed, and leads there', async ({
  videos,
}) => {
  const { page } = shared;
  await dropScenario(page, CROWD);
  await chooseVideo(page, await videos.video('rules.mp4', people(30)), 'Play');
  await expect.poll(async () => (await seen(page)).alerts.length, { timeout: 40_000 }).toBe(1);
  await page.getByRole('button', { name: 'Side by side…' }).click();
  await page.getByRole('radio', { name: 'Another scenario' }).check();
  await page.getByRole('spinbutton').fill('40');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect
    .poll(async () => (await side(page))?.alerts, { timeout: 20_000 })
    .toEqual({ kept: 0, gained: 0, lost: 1 });
  expect((await side(page))!.by).toBe('rules');
  await expect(page.getByRole('heading', { name: 'Only in A' })).toBeVisible();
  await page.locator('vigie-side-facts ul button').click();
  await expect.poll(async () => (await seen(page)).playback?.time ?? 99).toBeLessThan(6);
  await page.getByRole('button', { name: 'Close side by side' }).click();
  await close(page);
});
