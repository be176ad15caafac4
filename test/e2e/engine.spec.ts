import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { ensureBrowser, HEADLESS_FLAGS } from '../../scripts/lib/find-browser.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { SOFTWARE_WEBGPU } from '../../src/cli/page.ts';
import type { Detection } from '../../src/core/detection/detection.ts';
import { DETECTORS, type BackendId, type DetectorId } from '../../src/core/scenario/scenario.ts';
import { test as base, expect, type Page } from '@playwright/test';
import { overlap } from './app-page.ts';
import type {} from './harness/engine.ts';
import { serveHarness } from './support/harness-server.ts';

// What the engine sees in the reference picture is what was recorded, on every backend.

/** `open` gives a bare page with an engine harness. */
const test = base.extend<{ open: () => Promise<Page> }, { engineUrl: string }>({
  engineUrl: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const server = await serveHarness();
      await use(`${server.url}engine.html`);
      await server.close();
    },
    { scope: 'worker' },
  ],
  open: async ({ page, engineUrl }, use) => {
    await use(async () => {
      await page.goto(engineUrl);
      await page.waitForFunction(() => 'engine' in window);
      return page;
    });
    await page.evaluate(() => window.engine.stop()).catch(() => undefined);
  },
});

/** Boxes from this score on must be found again; boxes and scores may differ by the backends' rounding. */
const SURE = 0.5;
const LIKE = { overlap: 0.85, score: 0.1 } as const;

function unlike(ones: readonly Detection[], others: readonly Detection[]): readonly Detection[] {
  return ones.filter(
    (one) =>
      one.score >= SURE &&
      !others.some(
        (other) =>
          other.label === one.label &&
          overlap(other.box, one.box) >= LIKE.overlap &&
          Math.abs(other.score - one.score) <= LIKE.score,
      ),
  );
}

async function compare(page: Page, detector: DetectorId, backend: BackendId): Promise<void> {
  const recorded = JSON.parse(await readFile(fromRoot('public/reference/detections.json'), 'utf8')) as Record<
    string,
    Detection[]
  >;
  const info = await page.evaluate(([d, b]) => window.engine.start(d, b), [detector, backend] as const);
  expect(info).toMatchObject({ detector, backend, refused: [] });
  const seen = await page.evaluate(() => window.engine.detections());
  // The picture is four to three; a detector that takes its shape was recorded with it.
  const key = { 'coco-ssd': '300x300', nanodet: '384x288', centernet: '512x512' }[detector];
  const known = recorded[`${detector} ${key}`] ?? [];
  expect(known.filter(({ score }) => score >= SURE).length).toBeGreaterThan(2);
  expect(unlike(known, seen), 'recorded, and not seen').toEqual([]);
  expect(unlike(seen, known), 'seen, and not recorded').toEqual([]);
}

for (const detector of DETECTORS) {
  test(`${detector} on wasm`, async ({ open }) => {
    const page = await open();
    await compare(page, detector, 'wasm');
    const { openFrames, tensors } = await page.evaluate(() => window.engine.stats());
    expect(openFrames).toBe(0);
    expect(tensors).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.engine.events)).toEqual(['ready wasm']);
  });
}

test('coco-ssd on webgl', async ({ open }) => {
  await compare(await open(), 'coco-ssd', 'webgl');
});

test('coco-ssd on webgpu, in software', async ({ engineUrl }) => {
  test.setTimeout(300_000);
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: [...HEADLESS_FLAGS, ...SOFTWARE_WEBGPU],
  });
  try {
    const page = await browser.newPage();
    await page.goto(engineUrl);
    await page.waitForFunction(() => 'engine' in window);
    await compare(page, 'coco-ssd', 'webgpu');
  } finally {
    await browser.close();
  }
});
