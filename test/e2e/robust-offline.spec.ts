import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { serveFolder } from '../../scripts/lib/static-server.mjs';
import { chooseVideo, CROWD, dropScenario, expect, people, reach, seen, test } from './app-page.ts';
import { KEPT_MODELS, watch } from './support/launch.ts';

// Once visited, the page needs no network; and from a server that knows nothing of it, it has all its headers.
test.use({ serviceWorkers: 'allow' });

const DIST = fromRoot(process.env['VIGIE_DIST'] ?? 'dist');

test('visited once, the server gone: the page opens, the stage plays, a file is analysed, isolated from all', async ({
  browser,
  videos,
}) => {
  const server = await serveFolder(DIST, { headers: {} });
  const context = await browser.newContext();
  const guard = await watch(context, server.url, [/ERR_CONNECTION_REFUSED/]);
  const page = await context.newPage();
  await page.goto(server.url);
  // It loads itself once more, while nothing has begun: now with its headers, and so with threads. Whatever a
  // test asks a page counts as a person's touch, so nothing is asked until then.
  await page.waitForEvent('load', { timeout: 60_000 });
  await expect
    .poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false), { timeout: 60_000 })
    .toBe(true);
  const kept = (): Promise<number> =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const caches_ = await Promise.all(names.map((name) => caches.open(name)));
      const keys = await Promise.all(caches_.map((cache) => cache.keys()));
      return keys.flat().filter(({ url }) => url.includes('/models/')).length;
    });
  await expect.poll(kept, { timeout: 60_000 }).toBe(KEPT_MODELS);
  await server.close();

  const response = await page.reload();
  expect(response?.fromServiceWorker()).toBe(true);
  expect(response?.headers()).toMatchObject({
    'connection-allowlist': '(response-origin)',
    'cross-origin-embedder-policy': 'require-corp',
  });
  expect(response?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.locator('vigie-doors').waitFor();

  await page.getByRole('button', { name: 'Open the stage' }).click();
  await reach(page, 'running');
  await expect.poll(async () => (await seen(page)).analysed, { timeout: 60_000 }).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Close' }).click();
  await reach(page, 'doors');
  await dropScenario(page, CROWD);
  await chooseVideo(page, await videos.video('people.mp4', people(3)), 'Every frame');
  await reach(page, 'running');
  await reach(page, 'ended');
  expect((await seen(page)).coverage.analysed).toBeCloseTo(3, 1);
  expect(guard.complaints).toEqual([]);
  await context.close();
});

test('a newer build is seen at the next load, told of, and changes nothing in the middle of a session', async ({
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-update-'));
  // The networks are not needed here.
  await cp(DIST, folder, { recursive: true, filter: (path) => !/\.bin$|group1-shard/.test(path) });
  const server = await serveFolder(folder);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

    const [index, worker] = [join(folder, 'index.html'), join(folder, 'service-worker.js')];
    await writeFile(
      index,
      (await readFile(index, 'utf8')).replace('<title>Vigie</title>', '<title>Newer</title>'),
    );
    await writeFile(
      worker,
      (await readFile(worker, 'utf8')).replace(/version:([`"'])\w+/, 'version:$1newer'),
    );
    // Its own listener comes a moment after the load.
    await page.waitForTimeout(4000);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await expect(
      page.getByText('A newer Vigie is ready. Reload the page once your session is over.'),
    ).toBeVisible();
    expect(await page.title()).toBe('Vigie');
    await page.reload();
    expect(await page.title()).toBe('Newer');
  } finally {
    await context.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
});
