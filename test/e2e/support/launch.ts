import { existsSync } from 'node:fs';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { PAGE_MODELS, readManifest } from '../../../scripts/lib/manifest.mjs';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { serveFolder } from '../../../scripts/lib/static-server.mjs';
import { pathToFileURL } from 'node:url';
import { SINGLE_FILE } from '../../../scripts/lib/build-single.mjs';

export interface GuardOptions {
  /** Console errors that a test expects. Everything else that the page complains of fails it. */
  readonly allowConsole: readonly RegExp[];
}

export interface Guard {
  /** What went wrong so far: requests that left the origin, errors, policy violations. Empty is good. */
  readonly complaints: readonly string[];
  /** Requests that the page and its workers made so far. */
  readonly requests: readonly string[];
}

export interface TestFixtures extends GuardOptions {
  /** The page of the built app, opened at its address. */
  readonly app: Page;
  readonly guard: Guard;
}

export interface WorkerFixtures {
  /** Address of the built page: of its folder, ending in `/`, or in the project `single` of the one file. */
  readonly appUrl: string;
}

/**
 * `test` with the built app open in `app`. Fails a test whose page made a request to another origin, logged an
 * error, threw, or broke the Content-Security-Policy; its workers included.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  allowConsole: [[], { option: true }],
  appUrl: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
    async ({}, use, { project }) => {
      if (project.name === 'single') {
        if (!existsSync(fromRoot(SINGLE_FILE)))
          throw new Error('There is no file to open: run `npm run build:single` first.');
        return use(pathToFileURL(fromRoot(SINGLE_FILE)).href);
      }
      // Where others build at the same time, a folder of one's own can be named.
      const folder = fromRoot(process.env['VIGIE_DIST'] ?? 'dist');
      if (!existsSync(`${folder}/index.html`))
        throw new Error('There is no built page: run `npm run build` first.');
      const server = await serveFolder(folder);
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
  guard: async ({ context, appUrl, allowConsole }, use) => {
    const guard = await watch(context, appUrl, allowConsole);
    await use(guard);
    expect(guard.complaints, 'what the page did that it must not').toEqual([]);
  },
  // The guard listens before the page opens.
  app: async ({ guard: _, page, appUrl }, use) => {
    await page.goto(appUrl);
    await use(page);
  },
});

export { expect };

/** Files of all networks that the page can use, and their manifest: what is kept for use without a network. */
export const KEPT_MODELS =
  1 +
  readManifest().models.reduce(
    (sum, { id, files }) => sum + (PAGE_MODELS.includes(id) ? files.length : 0),
    0,
  );

/** Marks a policy violation in the console, where the guard hears it. */
const VIOLATION = 'vigie-policy-violation';

/** Whether the page is the one file, opened from the disk: then the network is cut, too. */
export function isOnDisk(appUrl: string): boolean {
  return appUrl.startsWith('file:');
}

/** Listens to everything that the pages of `context` do from now on. */
export async function watch(
  context: BrowserContext,
  appUrl: string,
  allow: readonly RegExp[] = [],
): Promise<Guard> {
  const complaints: string[] = [];
  const requests: string[] = [];
  const airplane = base.info().project.name === 'airplane';
  if (airplane) await visitOnce(context, appUrl);
  if (airplane || isOnDisk(appUrl)) await context.setOffline(true);
  const complain = (text: string): void => {
    if (!allow.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  await context.addInitScript((mark) => {
    addEventListener('securitypolicyviolation', (violation) => {
      console.error(`${mark}: ${violation.violatedDirective} ${violation.blockedURI} ${violation.sample}`);
    });
  }, VIOLATION);
  context.on('request', (request) => {
    requests.push(request.url());
    if (!staysHome(request.url(), appUrl)) complain(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    complain(`error: ${error.error().message}`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      complain(`websocket to ${socket.url()}`);
    });
    page.on('crash', () => {
      complain('the page crashed');
    });
  });
  return { complaints, requests };
}

/** Opens the page, lets its service worker keep everything that it keeps, and closes it. */
async function visitOnce(context: BrowserContext, appUrl: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(appUrl);
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const { active } = await navigator.serviceWorker.ready;
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const kept = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
          return active?.state === 'activated' && kept.filter(({ url }) => url.includes('/models/')).length;
        }),
      { timeout: 60_000 },
    )
    .toBe(KEPT_MODELS);
  await page.close();
}

/** The one file may ask for itself alone. */
function staysHome(url: string, appUrl: string): boolean {
  if (url.startsWith('blob:') || url.startsWith('data:') || url === 'about:blank') return true;
  return isOnDisk(appUrl) ? url === appUrl : new URL(url).origin === new URL(appUrl).origin;
}

/** The page's worker whose script has `name` in its address, once there is one. */
export async function workerOf(page: Page, name: string): Promise<Worker> {
  const there = page.workers().find((worker) => worker.url().includes(name));
  return there ?? page.waitForEvent('worker', (worker) => worker.url().includes(name));
}
