import { defineConfig } from '@playwright/test';
import { ensureBrowser, HEADLESS_FLAGS } from './scripts/lib/find-browser.mjs';

// The pages under test are the built ones: `test/e2e/support/launch.ts` serves `dist` as a host would.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Much of a test is waiting: two at a time share two cores, and the whole stays well under its 25 minutes.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/e2e-results.json' }]],
  use: {
    // Tests stand in for the network here and there; the service worker has tests of its own.
    serviceWorkers: 'block',
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: ensureBrowser(), args: HEADLESS_FLAGS },
  },
  projects: [
    { name: 'chromium', testIgnore: 'single-file.spec.ts' },
    // The same page in one file, from the disk, without a network.
    {
      name: 'single',
      testMatch: ['app-*.spec.ts', 'guard.spec.ts', 'robust-silence.spec.ts', 'single-file.spec.ts'],
      // The same elements in the same styles, and an hour's drift of the same code: once is enough for the time it takes.
      testIgnore: ['app-screens.spec.ts', 'app-steady.spec.ts'],
    },
    // The hosted page once more, visited once and then without a network: `npm test -- --airplane`.
    ...(process.env['VIGIE_AIRPLANE']
      ? [
          {
            name: 'airplane',
            testMatch: ['app-*.spec.ts', 'lessons.spec.ts'],
            use: { serviceWorkers: 'allow' as const },
          },
        ]
      : []),
  ],
});
