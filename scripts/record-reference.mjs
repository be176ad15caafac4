// Records what each detector sees in the reference picture, on wasm: what the engine checks itself against.
// For maintainers, after a change of a model, a decoder or the picture: node scripts/record-reference.mjs
import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { ensureBrowser, HEADLESS_FLAGS } from './lib/find-browser.mjs';
import { fromRoot } from './lib/paths.mjs';

/** @typedef {{ label: string, score: number, box: number[] }} Seen */

const PAGE = 'test/e2e/harness/engine.html';
const FILE = 'public/reference/detections.json';
/** Boxes below this score are not compared. */
const LEAST = 0.3;

/** One picture shape for each input that a detector has. @type {readonly [string, [number, number]][]} */
const NETWORKS = [
  ['coco-ssd', [4, 3]],
  ['centernet', [4, 3]],
  ['nanodet', [4, 3]],
  ['nanodet', [16, 9]],
  ['nanodet', [1, 1]],
  ['nanodet', [3, 4]],
  ['nanodet', [9, 16]],
];

const server = await createServer({
  root: fromRoot('.'),
  logLevel: 'error',
  server: { port: 0, hmr: false },
});
await server.listen();
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: HEADLESS_FLAGS });
try {
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0]}${PAGE}`);
  await page.waitForFunction(() => 'engine' in globalThis);
  /** @type {Record<string, unknown>} */
  const recorded = {};
  for (const [detector, [width, height]] of NETWORKS) {
    const { key, detections } = await page.evaluate(
      ([id, size]) => /** @type {any} */ (globalThis).engine.see(id, size),
      /** @type {const} */ ([detector, { width, height }]),
    );
    const round = (/** @type {number} */ value) => Math.round(value * 1e4) / 1e4;
    const boxes = detections
      .filter((/** @type {Seen} */ one) => one.score >= LEAST)
      .map((/** @type {Seen} */ { label, score, box }) => ({
        label,
        score: round(score),
        box: box.map(round),
      }));
    recorded[key] = boxes;
    console.log(`${key}: ${boxes.length} boxes`);
  }
  const text = JSON.stringify(recorded, null, 2);
  await writeFile(fromRoot(FILE), `${text}\n`);
} finally {
  await browser.close();
  await server.close();
}
