import { defineConfig } from '@playwright/test';
import { ensureBrowser, HEADLESS_FLAGS } from './scripts/lib/find-browser.mjs';

/** `npm test -- --everywhere`: all tests of the app on the one file and in airplane mode, which takes twice as long. */
const EVERYWHERE = Boolean(process.env['VIGIE_EVERYWHERE']);
const APP = ['app-*.spec.ts', 'lessons.spec.ts', 'side-by-side.spec.ts', 'sound.spec.ts'];
/** What touches workers, files, storage, cameras or the build: the rest is the same code in the same browser. */
const SINGLE = ['camera', 'evidence', 'file', 'kept', 'report', 'session-file']
  .map((name) => `app-${name}.spec.ts`)
  .concat('single-file.spec.ts');

// The pages under test are the built ones: `test/e2e/support/launch.ts` serves `dist` as a host would.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Much of a test is waiting: two at a time share two cores.
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
    // The same page in one file, from the disk, without a network: unasked, what could differ there.
    {
      name: 'single',
      testMatch: EVERYWHERE
        ? [...APP, 'guard.spec.ts', 'robust-silence.spec.ts', 'single-file.spec.ts']
        : SINGLE,
    },
    // The hosted page once more, visited once and then without a network.
    ...(EVERYWHERE ? [{ name: 'airplane', testMatch: APP, use: { serviceWorkers: 'allow' as const } }] : []),
  ],
});
