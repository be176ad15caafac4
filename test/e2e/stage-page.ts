import type { Page } from '@playwright/test';
import type {} from './harness/stage.ts';
import { expect, test as base } from './sources-page.ts';

/** A page with `window.stage`; fails a test whose page threw. */
export const test = base.extend<{ stagePage: Page }>({
  stagePage: async ({ page, sourcesServer }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${sourcesServer}test/e2e/harness/stage.html`);
    await page.waitForFunction(() => 'stage' in window);
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };
