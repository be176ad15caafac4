import type { Browser, Page } from '@playwright/test';
import { chromium } from 'playwright-core';
import { ensureBrowser, HEADLESS_FLAGS } from '../../scripts/lib/find-browser.mjs';
import { SOFTWARE_WEBGPU } from '../../src/cli/page.ts';
import type { BackendId, Scenario } from '../../src/core/scenario/scenario.ts';
import { CROWD, dropScenario, expect, seen } from './app-page.ts';
import { cameraFlags, test } from './support/fake-camera.ts';
import { workerOf } from './support/launch.ts';
import { expectNothingInvented, expectWhole, keepLedger, ledgerOf } from './support/ledger.ts';

// A graphics card that goes away, each time in a browser of its own: after two losses browsers give no other.

/** Runs on a graphics card by name: these are drawn in software here, and slow. */
function on(backend: BackendId): Scenario {
  return { ...CROWD, analysis: { ...CROWD.analysis, backend } };
}

async function openCamera(browser: Browser, url: string, scenario: Scenario): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera'], locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(url);
  await keepLedger(page);
  await dropScenario(page, scenario);
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await expect
    .poll(async () => (await ledgerOf(page)).results.length, { timeout: 240_000 })
    .toBeGreaterThan(0);
  return page;
}

async function resultsAfter(page: Page, since: number, timeout: number): Promise<void> {
  await expect
    .poll(async () => (await ledgerOf(page)).results.filter(({ at }) => at > since).length, { timeout })
    .toBeGreaterThan(1);
}

const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

test('the GPU process is killed: nothing is made up, and results come again', async ({
  appUrl,
  cameraFile,
}, info) => {
  test.setTimeout(300_000);
  const args = [...HEADLESS_FLAGS, ...cameraFlags(cameraFile)];
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args });
  try {
    const page = await openCamera(browser, appUrl, on('webgl'));
    expect(
      await page.evaluate(() => document.querySelector('vigie-app')!.app!.state.engine.info?.backend),
    ).toBe('webgl');
    const firstTook = await page.evaluate(() => window.ledger.results[0]!.at - window.ledger.engine[0]!.at);
    const since = await now(page);
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.crashGpuProcess' as never).catch(() => undefined);
    await expect
      .poll(
        async () =>
          (await ledgerOf(page)).engine.some(({ state, at }) => at > since && state === 'restarting'),
        { timeout: 60_000 },
      )
      .toBe(true);
    await resultsAfter(page, since, 240_000);
    const ledger = await ledgerOf(page);
    const lost = ledger.engine.find(({ state, at }) => at > since && state === 'restarting')!;
    const back = ledger.results.find(({ at }) => at > lost.at)!;
    info.annotations.push({
      type: 'recovery',
      description: `noticed after ${((lost.at - since) / 1000).toFixed(1)} s, back after ${((back.at - lost.at) / 1000).toFixed(1)} s; first start ${(firstTook / 1000).toFixed(1)} s, in software`,
    });
    expect(back.at - lost.at).toBeLessThan(Math.max(5000, 3 * firstTook));
    const { coverage, time } = await seen(page);
    expect(coverage.gaps.length).toBeGreaterThan(0);
    expectWhole(coverage, time);
    expectNothingInvented(ledger, coverage);
  } finally {
    await browser.close();
  }
});

test('a buffer over the limit, then a destroyed device: both noticed, and the next backend is used in the open', async ({
  appUrl,
  cameraFile,
}, info) => {
  // Shaders compiled in software take a minute at each start.
  test.skip(process.env['VIGIE_SOAK_MINUTES'] === undefined, 'run by `npm run soak`');
  test.setTimeout(600_000);
  const args = [...HEADLESS_FLAGS, ...SOFTWARE_WEBGPU, ...cameraFlags(cameraFile)];
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args });
  try {
    const context = await browser.newContext({ permissions: ['camera'], locale: 'en-GB' });
    const page = await context.newPage();
    // The worker’s own device is kept where the test can get at it.
    await context.route(/engine\.worker/, async (route) => {
      const response = await route.fetch();
      const hook = `
        const { requestDevice } = GPUAdapter.prototype;
        GPUAdapter.prototype.requestDevice = async function (...words) {
          return (globalThis.device = await requestDevice.apply(this, words));
        };`;
      await route.fulfill({ response, body: `${await response.text()};${hook}` });
    });
    await page.goto(appUrl);
    await keepLedger(page);
    await dropScenario(page, on('webgpu'));
    await page.getByRole('button', { name: 'Turn on the camera' }).click();
    await expect
      .poll(async () => (await ledgerOf(page)).results.length, { timeout: 240_000 })
      .toBeGreaterThan(0);

    let since = await now(page);
    await (
      await workerOf(page, 'engine.worker')
    ).evaluate(() => {
      const { device } = globalThis as unknown as { device: GPUDevice };
      device.createBuffer({ size: device.limits.maxBufferSize + 4, usage: 8 });
    });
    await expect
      .poll(
        async () =>
          (await ledgerOf(page)).engine.some(({ state, at }) => at > since && state === 'restarting'),
        { timeout: 60_000 },
      )
      .toBe(true);
    await resultsAfter(page, since, 240_000);

    since = await now(page);
    await (
      await workerOf(page, 'engine.worker')
    ).evaluate(() => {
      (globalThis as unknown as { device: GPUDevice }).device.destroy();
    });
    await resultsAfter(page, since, 240_000);
    const engine = await page.evaluate(() => document.querySelector('vigie-app')!.app!.state.engine.info);
    info.annotations.push({ type: 'fallback', description: `webgpu → ${engine?.backend ?? '?'}` });
    expect(engine?.backend).not.toBe('webgpu');
    expect(engine?.refused.map(({ backend }) => backend)).toContain('webgpu');
    const ledger = await ledgerOf(page);
    const { coverage, time } = await seen(page);
    expectWhole(coverage, time);
    expectNothingInvented(ledger, coverage);
  } finally {
    await browser.close();
  }
});
