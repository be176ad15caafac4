import { chromium } from 'playwright-core';
import { ensureBrowser, HEADLESS_FLAGS } from '../../scripts/lib/find-browser.mjs';
import {
  close,
  collectGarbage,
  CROWD,
  dropScenario,
  expect,
  isOnDisk,
  openShared,
  peopleFollowed,
  reach,
  seen,
  type Shared,
  unplug,
} from './app-page.ts';
import { test } from './support/fake-camera.ts';

test.describe.configure({ mode: 'serial' });

/** A camera that is unplugged makes the browser itself drop the picture on its way, and complain, sooner or later. */
const DROPPED = 'A VideoFrame was garbage collected without being closed';
let unplugged = 0;

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl, { permissions: ['camera'] });
  await dropScenario(shared.page, CROWD);
});
test.afterEach(async () => {
  await collectGarbage(shared);
  const { complaints } = shared.guard;
  const others = complaints.filter((one) => !one.includes(DROPPED));
  expect(others).toEqual([]);
  expect(complaints.length).toBeLessThanOrEqual(unplugged);
});
test.afterAll(() => shared.context.close());

test('people in front of the camera are followed, and raise an alert', async () => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await reach(page, 'running');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect.poll(() => peopleFollowed(page)).toBeGreaterThanOrEqual(3);
  await expect.poll(async () => (await seen(page)).alerts.map(({ picture }) => picture)).toEqual([true]);
  // The engine's start is part of the session, and says so.
  const { coverage, time } = await seen(page);
  const accounted = coverage.gaps.reduce((sum, { from, to }) => sum + to - from, coverage.analysed);
  expect(accounted).toBeCloseTo(time, 0);
});

test('unplugged: told, the time is a gap, and the session goes on when it is back', async () => {
  const { page } = shared;
  await unplug(page);
  unplugged++;
  await expect(page.getByText('The camera was unplugged or switched off.')).toBeVisible();
  const gaps = async (): Promise<readonly string[]> =>
    (await seen(page)).coverage.gaps.map(({ reason }) => reason);
  await expect.poll(gaps).toContain('camera-lost');
  const { phase, alerts, notices } = await seen(page);
  expect(phase).toBe('running');
  // It is back: what was said is no longer so.
  expect(notices).not.toContain('camera-lost');
  expect(alerts).toHaveLength(1);
  await close(page);
});

test('denied: told what to do, and the doors stay open', async ({ appUrl }) => {
  const { page, context } = shared;
  // An empty list: everything that is not on it is refused. A page on a disk has no origin to name.
  if (isOnDisk(appUrl)) {
    await context.clearPermissions();
    await context.grantPermissions([]);
  } else await context.grantPermissions([], { origin: new URL(appUrl).origin });
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await expect(page.getByText('The camera is blocked for this page.')).toBeVisible();
  await reach(page, 'doors');
  await page.getByRole('button', { name: 'FR, français' }).click();
  await expect(page.getByText('La caméra est bloquée pour cette page.')).toBeVisible();
});

test('no camera at all: told apart', async ({ appUrl }) => {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: HEADLESS_FLAGS });
  try {
    const page = await browser.newPage({ locale: 'fr-FR' });
    await page.goto(appUrl);
    await page.getByRole('button', { name: 'Allumer la caméra' }).click();
    await expect(page.getByText('Aucune caméra trouvée. Branchez-en une, puis réessayez.')).toBeVisible();
    await expect(page.locator('vigie-doors')).toBeVisible();
  } finally {
    await browser.close();
  }
});
