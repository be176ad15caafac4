import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandError } from '../../../src/cli/host.ts';
import { shardOf } from '../../../src/cli/evaluate.ts';
import { merge } from '../../../src/cli/merge.ts';
import type { ClipEntry, ResultsFile } from '../../../src/cli/results.ts';
import { parseManifest, type Clip } from '../../../src/core/evaluation/manifest.ts';
import { summarise } from '../../../src/core/evaluation/summary.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';

function clipsNamed(ids: readonly string[]): readonly Clip[] {
  const clips = ids.map((id) => ({ id, video: `${id}.mp4`, scenario: emptyScenario() }));
  return parseManifest(JSON.stringify({ version: 1, clips })).clips;
}

describe('shards', () => {
  const ids = Array.from({ length: 27 }, (_, i) => `clip-${i}`);
  const parts = (names: readonly string[], of: number): string[][] =>
    Array.from({ length: of }, (_, i) =>
      shardOf(clipsNamed(names), { part: i + 1, of })
        .map((clip) => clip.id)
        .sort(),
    );

  it('deal every clip to one part, evenly', () => {
    const dealt = parts(ids, 8);
    expect(dealt.flat().sort()).toEqual([...ids].sort());
    for (const part of dealt) expect([3, 4]).toContain(part.length);
  });

  it('are the same whatever the order of the manifest', () => {
    expect(parts([...ids].reverse(), 8)).toEqual(parts(ids, 8));
  });
});

const entry = (id: string, found: boolean, error: string | null = null): ClipEntry => ({
  id,
  error,
  record: null,
  result:
    error === null
      ? {
          id,
          seconds: 10,
          canBeFalse: ['weapon'],
          judgement: {
            alerts: [],
            events: [
              {
                type: 'weapon',
                optional: false,
                raise: [0, 1],
                found,
                delay: found ? 1 : null,
                level: found ? 'alarm' : null,
              },
            ],
          },
          tracking: null,
          counting: null,
        }
      : null,
});

const part = (clips: readonly ClipEntry[], more: Partial<ResultsFile> = {}): ResultsFile => ({
  version: 1,
  manifest: 'm.json',
  app: '1+a',
  backend: 'wasm',
  detector: 'coco-ssd',
  complete: true,
  summary: summarise(clips.flatMap(({ result }) => result ?? [])),
  clips,
  ...more,
});

describe('merge', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-merge-'));
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(name: string, content: ResultsFile | string): Promise<string> {
    const path = join(folder, name);
    await mkdir(path);
    await writeFile(
      join(path, 'results.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
    return path;
  }
  const joined = async (): Promise<ResultsFile> =>
    JSON.parse(await readFile(join(folder, 'all', 'results.json'), 'utf8')) as ResultsFile;
  const run = (folders: readonly string[]): Promise<number> =>
    merge({ kind: 'merge', folders, out: join(folder, 'all') });

  it('gives the table of the whole', async () => {
    const one = [entry('b', true), entry('d', false)];
    const two = [entry('a', true), entry('c', true)];
    expect(await run([await write('1', part(one)), await write('2', part(two))])).toBe(0);
    const whole = [...one, ...two].sort((x, y) => x.id.localeCompare(y.id));
    expect(await joined()).toEqual(part(whole));
  });

  it('counts a clip once, and the part in which it did not fail', async () => {
    const failed = await write('1', part([entry('a', false, 'broken')]));
    expect(await run([failed])).toBe(1);
    expect(await run([failed, await write('2', part([entry('a', true)]))])).toBe(0);
    expect((await joined()).clips).toEqual([entry('a', true)]);
  });

  it('says when a part was stopped early', async () => {
    expect(await run([await write('1', part([entry('a', true)], { complete: false }))])).toBe(1);
    expect((await joined()).complete).toBe(false);
  });

  it.each<[string, ResultsFile | string]>([
    ['another build', part([], { app: '1+b' })],
    ['another detector', part([], { detector: 'nanodet' })],
    ['no result', '{"version":2}'],
    ['half a file', '{"version":1,'],
  ])('refuses %s in a sentence', async (_, content) => {
    const folders = [await write('1', part([])), await write('2', content)];
    const error: unknown = await run(folders).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandError);
    expect((error as CommandError).exitCode).toBe(2);
    expect((error as CommandError).message).not.toContain('\n');
  });

  it('refuses a folder without results', async () => {
    await expect(run([join(folder, 'none')])).rejects.toMatchObject({ exitCode: 2 });
  });
});
