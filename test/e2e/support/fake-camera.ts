import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser, HEADLESS_FLAGS } from '../../../scripts/lib/find-browser.mjs';
import { test as base } from '../app-page.ts';
import { VideoFactory } from './video-factory.ts';

/** `test` in a browser whose camera plays pictures of people (rendered ones), made before it starts. */
export const test = base.extend<object, { cameraFile: string }>({
  cameraFile: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'vigie-camera-'));
      const browser = await chromium.launch({ executablePath: ensureBrowser(), args: HEADLESS_FLAGS });
      const videos = new VideoFactory(browser);
      const file = join(folder, 'people.mjpeg');
      await writeFile(file, await videos.cameraFile(4, 10));
      await videos.close();
      await browser.close();
      await use(file);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, cameraFile }, use) => {
      const args = [...(launchOptions.args ?? []), ...cameraFlags(cameraFile)];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],
});

/** What makes Chromium play a file where a camera would be. */
export function cameraFlags(file: string): string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}
