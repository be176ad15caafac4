import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { createServer } from 'vite';
import type { Call, FakeApp } from './harness/fake-app.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

declare global {
  interface Window {
    fake: FakeApp;
  }
}

/** Opens the screen on a scripted application; `query` names its state. */
export type OpenScreen = (query: string) => Promise<Page>;

/** `openScreen` opens the harness. A page that throws, logs an error or breaks its CSP fails the test. */
export const test = base.extend<{ openScreen: OpenScreen }, { screenServer: string }>({
  screenServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const server = await createServer({
        root: ROOT,
        configFile: false,
        logLevel: 'error',
        server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
        optimizeDeps: { entries: ['test/e2e/harness/ui.html'] },
      });
      await server.listen();
      await use(server.resolvedUrls?.local[0] ?? '');
      await server.close();
    },
    { scope: 'worker' },
  ],
  openScreen: async ({ page, screenServer }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico'))
        complaints.push(message.text());
    });
    await use(async (query) => {
      await page.goto(`${screenServer}test/e2e/harness/ui.html?${query}`);
      await page.waitForFunction(() => 'fake' in window);
      await page.locator('vigie-top-bar').waitFor();
      return page;
    });
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** What was asked of the application, without the values. */
export async function calls(page: Page): Promise<Call[]> {
  return page.evaluate(() => [...window.fake.calls]);
}

/** Everything that axe finds on the page, in words. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  );
}
