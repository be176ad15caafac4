import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import {
  close,
  collectGarbage,
  CROWD,
  dropScenario,
  expect,
  openShared,
  reach,
  seen,
  unplug,
} from './app-page.ts';
import { test } from './support/fake-camera.ts';
import { workerOf } from './support/launch.ts';
import {
  bendBrowser,
  expectNothingInvented,
  expectWhole,
  keepLedger,
  ledgerOf,
  LOST_WITH_WORKER,
  stored,
} from './support/ledger.ts';

// What real machines do to a page that runs for hours: each promise, kept on the real page with a camera.

/** Seconds from the moment a loss is noticed to the next result. */
const BACK_WITHIN = 5;
/** On a machine that is loaded by other things a start takes as long as it takes: this many times the first. */
const TIMES_FIRST = 3;

test.use({ permissions: ['camera'] });

interface Running {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Milliseconds from the click to the first result. */
  readonly firstTook: number;
  /** Ends the session, checks its account, and that nothing was complained of. */
  readonly finish: (allowed?: RegExp) => Promise<void>;
}

/** A camera session that runs, with its ledger. */
const robust = test.extend<{ running: Running }>({
  running: async ({ browser, appUrl }, use) => {
    const shared = await openShared(browser, appUrl, { permissions: ['camera'] });
    const { page, context, guard } = shared;
    await bendBrowser(page);
    await page.goto(appUrl);
    await keepLedger(page);
    await dropScenario(page, CROWD);
    const began = Date.now();
    await page.getByRole('button', { name: 'Turn on the camera' }).click();
    await expect.poll(async () => (await seen(page)).alerts.length, { timeout: 60_000 }).toBe(1);
    const finish = async (allowed?: RegExp): Promise<void> => {
      const ledger = await ledgerOf(page);
      // Of one moment: between two questions another frame may be analysed.
      const { coverage, time } = await seen(page);
      expectWhole(coverage, time);
      expectNothingInvented(ledger, coverage);
      await collectGarbage(shared);
      expect(guard.complaints.filter((one) => !allowed?.test(one))).toEqual([]);
    };
    await use({ page, context, firstTook: Date.now() - began, finish });
    await context.close();
  },
});

/** Waits for results after `since` (milliseconds of the page's clock) and says how the engine came back. */
async function backAgain(page: Page, since: number): Promise<{ noticed: number; took: number }> {
  const count = async (): Promise<number> =>
    (await ledgerOf(page)).results.filter(({ at }) => at > since).length;
  await expect
    .poll(async () =>
      (await ledgerOf(page)).engine.some((one) => one.at > since && one.state === 'restarting'),
    )
    .toBe(true);
  const restarting = (await ledgerOf(page)).engine.find(
    (one) => one.at > since && one.state === 'restarting',
  )!;
  await expect.poll(count, { timeout: 90_000 }).toBeGreaterThan(2);
  const { results } = await ledgerOf(page);
  const first = results.find(({ at }) => at > restarting.at)!;
  return { noticed: (restarting.at - since) / 1000, took: (first.at - restarting.at) / 1000 };
}

const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

for (const [what, harm, noticedWithin] of [
  [
    'throws',
    (): void => void setTimeout(() => Reflect.apply(Reflect.get(globalThis, 'nothing') as never, null, [])),
    2,
  ],
  ['ends itself', (): void => globalThis.close(), 5],
  [
    'hangs',
    (): void => {
      for (;;);
    },
    20,
  ],
] as const) {
  robust(
    `the engine’s worker ${what}: results again within ${BACK_WITHIN} s of its being noticed`,
    async ({ running }, info) => {
      const { page, firstTook, finish } = running;
      const worker = await workerOf(page, 'engine.worker');
      const since = await now(page);
      void worker.evaluate(harm).catch(() => undefined);
      const { noticed, took } = await backAgain(page, since);
      info.annotations.push({
        type: 'recovery',
        description: `noticed after ${noticed.toFixed(1)} s, back after ${took.toFixed(1)} s`,
      });
      expect(noticed).toBeLessThan(noticedWithin);
      expect(took).toBeLessThan(Math.max(BACK_WITHIN, (TIMES_FIRST * firstTook) / 1000));
      await expect(page.getByText(/The engine stopped \(.*\) and was started again/)).toBeVisible();
      const { coverage, alerts } = await seen(page);
      expect(coverage.gaps.length).toBeGreaterThan(0);
      expect(alerts).toHaveLength(1);
      await finish(what === 'ends itself' ? LOST_WITH_WORKER : undefined);
    },
  );
}

robust(
  'an engine that never comes back: it says so, and the time until the end is a gap',
  async ({ running }) => {
    test.setTimeout(180_000);
    const { page, context } = running;
    await context.route(/engine\.worker/, (route) => route.abort());
    const worker = await workerOf(page, 'engine.worker');
    void worker.evaluate(() => setTimeout(() => Promise.reject(new Error('gone')))).catch(() => undefined);
    void worker
      .evaluate(() => setTimeout(() => Reflect.apply(Reflect.get(globalThis, 'nothing') as never, null, [])))
      .catch(() => undefined);
    await expect(page.getByText(/could not be started again\. Reload the page\./)).toBeVisible({
      timeout: 120_000,
    });
    expect((await seen(page)).engine).toBe('failed');
    const { results } = await ledgerOf(page);
    await close(page);
    await expect
      .poll(async () => (await stored(page)).session?.coverage.gaps.at(-1)?.reason)
      .toBe('worker-error');
    const { coverage } = (await stored(page)).session!;
    // The account goes on to the end of the session, more than twenty seconds after the last result.
    expect(coverage.gaps.at(-1)!.to).toBeGreaterThan(results.at(-1)!.time + 20);
  },
);

robust('a source that repeats one picture: told, though every counter runs', async ({ running }) => {
  const { page, finish } = running;
  await page.evaluate(() => void (window.bend.repeat = true));
  await expect(page.getByText(/The picture has not changed for/)).toBeVisible();
  await page.evaluate(() => void (window.bend.repeat = false));
  await finish();
});

robust(
  'a clock that jumps, a machine that slept: a gap, and no rule counts what nobody saw',
  async ({ running }) => {
    const { page, finish } = running;
    const before = await seen(page);
    await page.evaluate(() => {
      const real = Date.now;
      Date.now = () => real() + 86_400_000;
      window.bend.jump = 3600;
    });
    await expect.poll(async () => (await seen(page)).time).toBeGreaterThan(3601);
    const after = await seen(page);
    expect(after.coverage.gaps.at(-1)).toMatchObject({ reason: 'silent' });
    expect(after.coverage.analysed).toBeLessThan(before.coverage.analysed + 60);
    expect(after.alerts.map(({ id }) => id)).toEqual(before.alerts.map(({ id }) => id));
    await expect
      .poll(() => page.evaluate((t) => window.ledger.results.filter(({ time }) => time > t).length, 3600))
      .toBeGreaterThan(3);
    await finish();
  },
);

robust(
  'no room at any write: told, nothing is lost, and it is written once there is room',
  async ({ running }) => {
    const { page, finish } = running;
    await expect.poll(async () => (await stored(page)).alerts.length).toBe(1);
    await page.evaluate(() => void (window.bend.full = true));
    // The crowd is let go and found again: another alert, into a full disk.
    await page.evaluate(() => {
      const app = document.querySelector('vigie-app')!.app!;
      const { scenario } = app.state;
      const [rule] = scenario.rules;
      app.editScenario({ ...scenario, rules: [{ ...rule!, id: 'other' }] });
    });
    await expect.poll(async () => (await seen(page)).alerts.length, { timeout: 60_000 }).toBe(2);
    await page.evaluate(() => {
      const app = document.querySelector('vigie-app')!.app!;
      for (const { alert } of app.state.alerts) app.setVerdict(alert.id, 'false');
    });
    await expect.poll(async () => (await seen(page)).notices).toContain('storage-full');
    expect((await stored(page)).alerts).toMatchObject([{ verdict: null }]);
    await page.evaluate(() => void (window.bend.full = false));
    await expect
      .poll(async () => (await stored(page)).alerts.map(({ verdict }) => verdict), { timeout: 30_000 })
      .toEqual(['false', 'false']);
    // What was told is no longer so.
    await expect.poll(async () => (await seen(page)).notices).not.toContain('storage-full');
    await finish();
  },
);

robust(
  'erased by the browser in the middle of a session: told, and kept anew',
  async ({ running, appUrl }) => {
    const { page, context, finish } = running;
    await expect.poll(async () => (await stored(page)).alerts.length).toBe(1);
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', {
      origin: new URL(appUrl).origin,
      storageTypes: 'indexeddb',
    });
    await expect(page.getByText('The browser erased what Vigie had kept on this machine.')).toBeVisible();
    await expect.poll(async () => (await stored(page)).alerts.length).toBe(1);
    expect((await stored(page)).session).not.toBeNull();
    await finish();
  },
);

robust('the permission is taken back: told as that, and the session is kept', async ({ running, appUrl }) => {
  const { page, context } = running;
  // An empty list: everything that is not on it is refused.
  await context.grantPermissions([], { origin: new URL(appUrl).origin });
  await unplug(page);
  await expect(page.getByText('The camera is blocked for this page.')).toBeVisible();
  await reach(page, 'ended');
  const { coverage, alerts } = await seen(page);
  expect(alerts).toHaveLength(1);
  expect(coverage.gaps.at(-1)?.reason).toBe('camera-lost');
  await expect.poll(async () => (await stored(page)).session?.endedAt ?? null).not.toBeNull();
});

test('killed at any moment: the next visit finds the session, its alerts and the last change', async ({
  browser,
  appUrl,
}) => {
  test.setTimeout(150_000);
  let seed = 7;
  const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const context = await browser.newContext({ permissions: ['camera'] });
  let page = await context.newPage();
  await page.goto(appUrl);
  await dropScenario(page, CROWD);
  for (let round = 0; round < 3; round++) {
    await keepLedger(page);
    const name = `Round ${round}`;
    await page.evaluate((title) => {
      const app = document.querySelector('vigie-app')!.app!;
      app.editScenario({ ...app.state.scenario, name: title });
    }, name);
    await page.getByRole('button', { name: 'Turn on the camera' }).click();
    await reach(page, 'running');
    await page.waitForTimeout(random() * 5000);
    const shown = (await seen(page)).alerts.map(({ id }) => id);
    await page.waitForTimeout(1000);
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await page.close();

    page = await context.newPage();
    await page.goto(appUrl);
    await page.locator('vigie-doors').waitFor();
    const kept = await stored(page);
    expect(kept.session, `round ${round}`).toMatchObject({ endedAt: null });
    expect(kept.alerts.map(({ alertId }) => alertId)).toEqual(expect.arrayContaining(shown));
    const after = await seen(page);
    expect(after.scenario.name).toBe(name);
    expect(after.notices).toEqual([]);
  }
  await context.close();
});

test('a file of six gigabytes is analysed in less than 300 MB', async ({ browser, appUrl, videos }) => {
  const { page, context, guard } = await openShared(browser, appUrl);
  const folder = await mkdtemp(join(tmpdir(), 'vigie-large-'));
  try {
    // A video, then a box of nothing: its length takes 64 bits, its content no room on the disk.
    const { buffer } = await videos.video('people.mp4', {
      picture: 'people',
      codec: 'avc',
      width: 640,
      height: 480,
      rate: 10,
      frames: 30,
    });
    const size = 6 * 2 ** 30;
    const path = join(folder, 'large.mp4');
    const file = await open(path, 'w');
    await file.write(buffer);
    const box = Buffer.alloc(16);
    box.writeUInt32BE(1, 0);
    box.write('free', 4, 'latin1');
    box.writeBigUInt64BE(BigInt(size - buffer.length), 8);
    await file.write(box);
    await file.truncate(size);
    await file.close();
    await dropScenario(page, CROWD);
    await page.getByRole('radio', { name: 'Every frame' }).check();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a video' }).click();
    await (await chooser).setFiles(path);
    await reach(page, 'running');
    await reach(page, 'ended');
    const { coverage } = await seen(page);
    expect(coverage.analysed).toBeCloseTo(3, 1);
    expect(coverage.gaps).toEqual([]);
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    expect(usedSize).toBeLessThan(300e6);
    expect(guard.complaints).toEqual([]);
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
});
