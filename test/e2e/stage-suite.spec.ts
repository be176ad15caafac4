import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findBrowser, HEADLESS_FLAGS } from '../../scripts/lib/find-browser.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { serveFolder } from '../../scripts/lib/static-server.mjs';
import type { CliHost } from '../../src/cli/host.ts';
import { main } from '../../src/cli/main.ts';
import type { ResultsFile } from '../../src/cli/results.ts';
import { emptyScenario } from '../../src/core/scenario/format-scenario.ts';

/** An event and its decoy; `npm run evaluate -- test/stage/manifest.json` runs all of them. */
const SCENES = ['gate-crossed', 'gate-right-way'] as const;
const DIST = fromRoot(process.env['VIGIE_DIST'] ?? 'dist');

async function evaluate(
  manifest: string,
  out: string,
  more: readonly string[],
): Promise<[number, ResultsFile]> {
  const host: CliHost = {
    version: '0.0.0',
    dist: DIST,
    cwd: out,
    prepare: () => Promise.resolve(),
    findBrowser: () => findBrowser() ?? '',
    browserFlags: HEADLESS_FLAGS,
    serveBench: () => Promise.reject(new Error('no bench here')),
    serve: (path) => serveFolder(path),
  };
  const code = await main(['evaluate', manifest, '--out', out, ...more], host);
  return [code, JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as ResultsFile];
}

test.describe('scenes of the stage in an evaluation', () => {
  let out: string;
  test.beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'vigie-stage-'));
  });
  test.afterEach(async () => {
    await rm(out, { recursive: true });
  });

  test('events are found and decoys are left alone, by the truth that the stage tells', async () => {
    test.setTimeout(240_000);
    const only = ['--only', SCENES.join(',')];
    const [code, { clips, summary }] = await evaluate(fromRoot('test/stage/manifest.json'), out, only);
    expect(clips.map(({ id, error }) => [id, error])).toEqual(SCENES.map((id) => [id, null]));
    const found = clips.map(({ result }) => result!.judgement.events.map((event) => [event.type, event.found]));
    expect(found).toEqual([[['forbidden-zone', true]], []]);
    expect(summary.total).toMatchObject({ events: 1, true: 1, false: 0 });
    // The whole scene was looked at, frame by frame.
    for (const { record } of clips) {
      expect(record!.video).toMatchObject({ size: { width: 640, height: 480 } });
      expect(record!.end.coverage).toEqual({ analysed: expect.closeTo(record!.video.duration!, 3), gaps: [] });
    }
    expect(code).toBe(0);
  });

  test('a scene that does not exist fails by itself, in a sentence', async () => {
    const manifest = join(out, 'm.json');
    const clip = { id: 'a', stage: 'nowhere', scenario: emptyScenario('a') };
    await writeFile(manifest, JSON.stringify({ version: 1, clips: [clip] }));
    const [code, { clips }] = await evaluate(manifest, out, []);
    expect(code).toBe(1);
    expect(clips[0]!.error).toContain('The stage has no scene “nowhere”');
  });
}); // prettier-ignore
