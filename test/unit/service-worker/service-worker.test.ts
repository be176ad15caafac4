import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersFor, isNamedByContent, type Build } from '../../../src/service-worker/answers.ts';
import { describeBuild } from '../../../scripts/lib/vite-service-worker.mjs';
import { pageHeaders, scriptHeaders } from '../../../scripts/lib/headers.mjs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-build-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, 'models'));
  await writeFile(join(folder, 'index.html'), 'page');
  await writeFile(join(folder, '_headers'), 'for the host');
  await writeFile(join(folder, 'assets/index-Abc_12-x.js'), 'script');
  await writeFile(join(folder, 'models/manifest.json'), '{}');
});
afterAll(() => rm(folder, { recursive: true }));

describe('what the service worker is told', () => {
  test('keeps the page without the networks, and the usual networks apart', async () => {
    const build = await describeBuild(folder);
    expect(build.shell).toEqual(['assets/index-Abc_12-x.js', 'index.html']);
    expect(build.models).toContain('models/manifest.json');
    expect(build.models).toContain('models/coco-ssd-lean/model.json');
    expect(build.models).not.toContain('models/coco-ssd/model.json');
  });

  test.each([
    ['the page', 'index.html', 'another page'],
    ['the list of networks', 'models/manifest.json', '{"version":2}'],
    ['a new file', 'icon.svg', '<svg/>'],
  ])('another version with %s', async (_, path, content) => {
    const { version } = await describeBuild(folder);
    expect((await describeBuild(folder)).version).toBe(version);
    await writeFile(join(folder, path), content);
    expect((await describeBuild(folder)).version).not.toBe(version);
  });
});

describe('its answers', () => {
  const build = { headers: { page: pageHeaders(), script: scriptHeaders() } } as unknown as Build;

  test.each([
    ['/', 'page'],
    ['/sub/index.html', 'page'],
    ['/assets/engine.worker-Abc_12-x.js', 'script'],
    ['/models/coco-ssd-lean/weights.bin', 'page'],
  ] as const)('%s has the headers of a %s', (path, kind) => {
    expect(headersFor(build, path)).toEqual(build.headers[kind]);
  });

  test.each([
    ['/assets/index-Abc_12-x.js', true],
    ['/sub/assets/index-CpBiYZwG.css', true],
    ['/index.html', false],
    ['/models/manifest.json', false],
    ['/wasm/tfjs-backend-wasm-simd.wasm', false],
    ['/assets/plain.js', false],
  ])('%s never changes: %s', (path, never) => {
    expect(isNamedByContent(path)).toBe(never);
  });
});
