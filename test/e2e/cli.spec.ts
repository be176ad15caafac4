import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { findBrowser, HEADLESS_FLAGS } from '../../scripts/lib/find-browser.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { serveFolder } from '../../scripts/lib/static-server.mjs';
import type { CliHost } from '../../src/cli/host.ts';
import { main } from '../../src/cli/main.ts';
import type { Summary } from '../../src/core/evaluation/summary.ts';
import { defaultScenario, formatScenario } from '../../src/core/scenario/format-scenario.ts';

interface Place {
  /** A folder of its own, with videos and a manifest. */
  readonly folder: string;
  readonly host: CliHost;
  /** Runs a command and gives its exit code and what it said. */
  run(...words: string[]): Promise<{ code: number; said: string }>;
}

const event = (from: number, to: number) => ({ type: 'abandoned-object', raise: [from, to], box: null });

/** The commands on a page that makes its findings up, so that every way a run can end is quick to reach. */
const test = base.extend<{ place: Place }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
  place: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'vigie-cli-'));
    const dist = join(folder, 'dist');
    await mkdir(dist);
    await copyFile(fromRoot('test/e2e/harness/fake-page.js'), join(dist, 'page.js'));
    await writeFile(join(dist, 'index.html'), '<!doctype html><body><script src="page.js"></script>');
    for (const name of ['good', 'empty', 'broken', 'slow'])
      await writeFile(join(folder, `${name}.mp4`), name);
    const host: CliHost = {
      version: '1.2.3',
      dist,
      cwd: folder,
      prepare: () => Promise.resolve(),
      findBrowser: () => findBrowser() ?? '',
      browserFlags: HEADLESS_FLAGS,
      serveBench: () => Promise.reject(new Error('no bench here')),
      serve: (path) => serveFolder(path),
    };
    await use({ folder, host, run: (...words) => runHere(words, host) });
    await rm(folder, { recursive: true });
  },
});

async function runHere(words: string[], host: CliHost): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const { log, error } = console;
  console.log = console.error = (...parts: unknown[]) => void said.push(parts.join(' '));
  try {
    return { code: await main(words, host), said: said.join('\n') };
  } finally {
    Object.assign(console, { log, error });
  }
}

async function writeManifest(
  folder: string,
  clips: readonly (readonly [id: string, from: number])[],
): Promise<void> {
  const manifest = {
    version: 1,
    clips: clips.map(([id, from]) => ({
      id,
      video: `${id}.mp4`,
      scenario: defaultScenario(id),
      events: [event(from, from + 1)],
    })),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

async function readResults(
  folder: string,
): Promise<{ summary: Summary; complete: boolean; clips: { id: string; error: string | null }[] }> {
  return JSON.parse(await readFile(join(folder, 'out/evaluation/results.json'), 'utf8')) as never;
}

test('analyze writes its four files and prints the alerts', async ({ place }) => {
  const { code, said } = await place.run('analyze', 'good.mp4', '--backend', 'wasm', '--out', 'found');
  expect(code).toBe(0);
  expect(said).toContain('Abandoned object');
  const files = await readdir(join(place.folder, 'found'));
  expect(files.sort()).toEqual(['alerts.json', 'detections.jsonl', 'report.html', 'tracks.txt']);
  const alerts = JSON.parse(await readFile(join(place.folder, 'found/alerts.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(alerts).toMatchObject({
    version: 1,
    video: 'good.mp4',
    app: expect.stringMatching(/^1\.2\.3\+[0-9a-f]{12}$/),
    model: { id: 'coco-ssd', sha256: 'abc' },
    backend: 'wasm',
  });
  const tracks = await readFile(join(place.folder, 'found/tracks.txt'), 'utf8');
  expect(tracks.split('\n')[1]).toBe('2,1,10,10,20,40,0.9,-1,-1,-1');
  expect(
    (await readFile(join(place.folder, 'found/detections.jsonl'), 'utf8')).trimEnd().split('\n'),
  ).toHaveLength(20);
});

test('analyze takes a scenario, and refuses a wrong one with its place', async ({ place }) => {
  const text = formatScenario(defaultScenario('Mine'));
  await writeFile(join(place.folder, 'mine.json'), text);
  await writeFile(join(place.folder, 'bad.json'), text.replace('"rate": 10', '"rate": 99'));
  const words = ['analyze', 'good.mp4', '--backend', 'wasm', '--scenario'];
  expect((await place.run(...words, 'mine.json', '--rate', '5')).code).toBe(0);
  const alerts = JSON.parse(await readFile(join(place.folder, 'out/good/alerts.json'), 'utf8')) as {
    scenario: { name: string; analysis: { rate: number } };
  };
  expect(alerts.scenario).toMatchObject({ name: 'Mine', analysis: { rate: 5 } });
  expect(await place.run(...words, 'bad.json')).toMatchObject({
    code: 2,
    said: 'bad.json: The scenario cannot be used: analysis.rate: must be from 0.5 to 60.',
  });
  expect((await place.run(...words, 'none.json')).code).toBe(2);
});

test('a failure is one sentence and leaves no files', async ({ place }) => {
  expect(await place.run('analyze', 'empty.mp4', '--backend', 'wasm')).toMatchObject({
    code: 1,
    said: expect.stringContaining('is empty (0 bytes)'),
  });
  expect(await readdir(join(place.folder, 'out/empty'))).toEqual([]);
  expect((await place.run('analyze', 'none.mp4', '--backend', 'wasm')).code).toBe(2);
  expect((await place.run('analyse', 'good.mp4')).code).toBe(2);
});

test('Ctrl+C keeps what was found', async ({ place }) => {
  const running = place.run('analyze', 'slow.mp4', '--backend', 'wasm');
  const tracks = join(place.folder, 'out/slow/tracks.txt.part');
  await expect.poll(() => readFile(tracks, 'utf8').catch(() => '')).not.toBe('');
  process.emit('SIGINT');
  const { code, said } = await running;
  expect(code).toBe(1);
  expect(said).toContain('Stopped early');
  expect(await readdir(join(place.folder, 'out/slow'))).toContain('alerts.json');
});

test('evaluate goes on after a clip that fails, and keeps what it has', async ({ place }) => {
  await writeManifest(place.folder, [
    ['good', 0.5],
    ['broken', 0],
    ['empty', 0],
    ['slow', 50],
  ]);
  const first = await place.run('evaluate', 'manifest.json');
  expect(first.code).toBe(1);
  expect(first.said).toContain('Failed: broken, empty.');
  const results = await readResults(place.folder);
  expect(results.clips.map((clip) => [clip.id, clip.error !== null])).toEqual([
    ['good', false],
    ['broken', true],
    ['empty', true],
    ['slow', false],
  ]);
  expect(results.summary.total).toMatchObject({
    true: 1,
    false: 1,
    missed: 1,
    precision: 0.5,
    medianDelay: 0.5,
  });

  // Other truth, same footage: nothing runs again, and the score is new.
  await writeManifest(place.folder, [
    ['good', 0.5],
    ['slow', 1],
  ]);
  const second = await place.run('evaluate', 'manifest.json');
  expect(second.code).toBe(0);
  expect(second.said.match(/kept from an earlier run/g)).toHaveLength(2);
  expect((await readResults(place.folder)).summary.total).toMatchObject({ true: 2, false: 0, missed: 0 });
});

test('evaluate can be stopped and goes on where it was', async ({ place }) => {
  await writeManifest(place.folder, [
    ['good', 0.5],
    ['slow', 0.5],
  ]);
  const running = place.run('evaluate', 'manifest.json');
  const tracks = join(place.folder, 'out/evaluation/clips/slow/tracks.txt.part');
  await expect.poll(() => readFile(tracks, 'utf8').catch(() => '')).not.toBe('');
  process.emit('SIGINT');
  expect(await running).toMatchObject({ code: 1 });
  expect(await readResults(place.folder)).toMatchObject({ complete: false, clips: [{ id: 'good' }] });
  const again = await place.run('evaluate', 'manifest.json');
  expect(again.code).toBe(0);
  expect(again.said).toContain('1/2 good: 1 of 1 events found, 0 false (kept from an earlier run)');
});

test('evaluate refuses what it does not know', async ({ place }) => {
  await writeManifest(place.folder, [['good', 0.5]]);
  expect(await place.run('evaluate', 'manifest.json', '--only', 'good,bad')).toMatchObject({
    code: 2,
    said: 'There is no clip “bad”; there are good.',
  });
  expect((await place.run('evaluate', 'none.json')).code).toBe(2);
  await writeFile(join(place.folder, 'manifest.json'), '{"version":1,"clips":[{}]}');
  expect(await place.run('evaluate', 'manifest.json')).toMatchObject({
    code: 2,
    said: 'manifest.json: clips[0].id: is missing.',
  });
});
