import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { createServer } from 'vite';
import type { ViteDevServer } from 'vite';
import type {} from './harness/sources.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const FAKE_CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A page with `window.sources`; fails a test whose page threw or let a VideoFrame be garbage collected. */
export const test = base.extend<{ sourcesPage: Page }, { sourcesServer: string; fakeCamera: boolean }>({
  fakeCamera: [false, { option: true, scope: 'worker' }],
  launchOptions: [
    async ({ launchOptions, fakeCamera }, use) => {
      const args = [...(launchOptions.args ?? []), ...(fakeCamera ? FAKE_CAMERA : [])];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],
  sourcesServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const server = await createServer({
        root: ROOT,
        configFile: false,
        logLevel: 'error',
        server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
        optimizeDeps: { noDiscovery: true },
      });
      await server.listen();
      await use(addressOf(server));
      await server.close();
    },
    { scope: 'worker' },
  ],
  sourcesPage: async ({ page, sourcesServer }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/VideoFrame was garbage collected|VideoSample was garbage collected/i.test(message.text())) {
        complaints.push(message.text());
      }
    });
    await page.goto(`${sourcesServer}test/e2e/harness/sources.html`);
    await page.waitForFunction(() => 'sources' in window);
    await use(page);
    await collectGarbage(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

function addressOf(server: ViteDevServer): string {
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the test server has no address');
  return url;
}

/** Makes the browser say now what it would say later about frames that nobody closed. */
async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(100);
  await session.detach();
}
