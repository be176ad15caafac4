import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findBrowser, HEADLESS_FLAGS } from '../../scripts/lib/find-browser.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { serveFolder } from '../../scripts/lib/static-server.mjs';
import type { CliHost } from '../../src/cli/host.ts';
import { main } from '../../src/cli/main.ts';
import { defaultScenario, formatScenario } from '../../src/core/scenario/format-scenario.ts';
import type { VideoSpec } from '../fixtures/make-video.ts';
import { expect, test } from './sources-page.ts';

/** The bytes of a small video, made on the page. */
async function videoBytes(page: Page, spec: VideoSpec): Promise<Buffer> {
  // As text, because the test's own compiler would rewrite an import that only the page's server knows.
  const make = `import('/test/fixtures/make-video.ts').then(async ({ makeVideo }) => {
    const file = await makeVideo(${JSON.stringify(spec)});
    return [...new Uint8Array(await file.arrayBuffer())];
  })`;
  return Buffer.from(await page.evaluate<number[]>(make));
}

test('two exact runs of the built page on wasm give the same files', async ({ sourcesPage }) => {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-cli-'));
  const host: CliHost = {
    version: '0.0.0',
    dist: fromRoot('dist'),
    cwd: folder,
    prepare: () => Promise.resolve(),
    findBrowser: () => findBrowser() ?? '',
    browserFlags: HEADLESS_FLAGS,
    serveBench: () => Promise.reject(new Error('no bench here')),
    serve: (path) => serveFolder(path),
  };
  try {
    await writeFile(join(folder, 'a.mp4'), await videoBytes(sourcesPage, { rate: 10, frames: 20 }));
    await writeFile(join(folder, 's.json'), formatScenario(defaultScenario('Twice')));
    const read = (run: string, name: string): Promise<string> => readFile(join(folder, run, name), 'utf8');
    for (const run of ['one', 'two']) {
      const words = [
        'analyze',
        'a.mp4',
        '--backend',
        'wasm',
        '--scenario',
        's.json',
        '--rate',
        '5',
        '--out',
        run,
      ];
      expect(await main(words, host)).toBe(0);
    }
    for (const name of ['alerts.json', 'detections.jsonl', 'tracks.txt']) {
      expect(await read('two', name), name).toBe(await read('one', name));
    }
    const lines = (await read('one', 'detections.jsonl')).trimEnd().split('\n');
    const times = lines.map((line) => (JSON.parse(line) as { time: number }).time);
    expect(times).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8]);
    expect(JSON.parse(await read('one', 'alerts.json'))).toMatchObject({
      video: 'a.mp4',
      backend: 'wasm',
      model: { id: 'coco-ssd', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      coverage: { analysed: expect.closeTo(2, 3), gaps: [] },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
