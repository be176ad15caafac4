import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clipKey,
  readRecord,
  scoreClip,
  writeRecord,
  type ClipRecord,
} from '../../../src/cli/clip-record.ts';
import type { Clip } from '../../../src/core/evaluation/manifest.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';

const CLIP: Clip = {
  id: 'a',
  video: 'a.mp4',
  note: '',
  scenario: emptyScenario('a'),
  negativeFor: [],
  events: [],
  tracks: 'truth.txt',
  counts: [
    [0, 1],
    [1, 2],
  ],
};
const RECORD: ClipRecord = {
  key: 'k',
  video: { name: 'a.mp4', size: { width: 100, height: 100 }, duration: 2, fps: 10 },
  engine: {
    backend: 'wasm',
    refused: [],
    adapter: '',
    detector: 'coco-ssd',
    modelSha256: '',
    loadTime: 0,
    warmUpTime: 0,
  },
  end: {
    outcome: 'done',
    error: null,
    alerts: [],
    coverage: { analysed: 2, gaps: [] },
    frames: 4,
    wallTime: 1,
    timing: { prepare: 0, network: 0, decode: 0, pipeline: 0 },
  },
  people: [
    { time: 0, people: 1 },
    { time: 0.5, people: 1 },
    { time: 1, people: 1 },
  ],
  warnings: [],
};

describe('the record of a clip', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-'));
    await writeFile(join(folder, 'a.mp4'), 'video');
    await writeFile(join(folder, 'truth.txt'), '1,1,0,0,10,10,1\n11,1,0,0,10,10,1\n13,1,0,0,10,10,1\n');
    await writeFile(join(folder, 'tracks.txt'), '1,5,0,0,10,10,1\n11,5,1,0,10,10,1\n');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is taken again for the same key only', async () => {
    await writeRecord(folder, RECORD);
    expect(await readRecord(folder, 'k')).toEqual(RECORD);
    expect(await readRecord(folder, 'other')).toBeNull();
    await writeFile(join(folder, 'run.json'), '{"key":"k"');
    expect(await readRecord(folder, 'k')).toBeNull();
  });

  it('has a key that depends on all that a run depends on, and not on the truth', async () => {
    const manifest = join(folder, 'manifest.json');
    const job = { scenario: CLIP.scenario, detector: 'coco-ssd', backend: 'wasm', rate: 10 } as const;
    const key = await clipKey(manifest, CLIP, 'app', job, 'model');
    expect(await clipKey(manifest, { ...CLIP, counts: [] }, 'app', job, 'model')).toBe(key);
    const others = [
      await clipKey(manifest, CLIP, 'app2', job, 'model'),
      await clipKey(manifest, CLIP, 'app', { ...job, rate: 5 }, 'model'),
      await clipKey(manifest, CLIP, 'app', job, 'model2'),
    ];
    await writeFile(join(folder, 'a.mp4'), 'another video');
    others.push(await clipKey(manifest, CLIP, 'app', job, 'model'));
    expect(new Set([key, ...others]).size).toBe(5);
    await expect(clipKey(manifest, { ...CLIP, video: 'b.mp4' }, 'app', job, 'model')).rejects.toThrow(
      'b.mp4',
    );
  });

  it('of a scene of the stage is scored by the truth that the stage told', async () => {
    const { video: _, ...rest } = CLIP;
    const scene: Clip = { ...rest, video: '', stage: { scene: 'lamp', seed: 1 }, tracks: null, counts: [] };
    const truth = [
      { type: 'fire-start', raise: [0, 2], box: null, optional: false, note: '' },
      { type: 'weapon', raise: [0, 2], box: null, optional: true, note: 'x' },
    ] as const;
    const record = { ...RECORD, end: { ...RECORD.end, truth } };
    const { judgement, canBeFalse } = await scoreClip('nowhere/m.json', scene, record, folder);
    expect(judgement.events.map(({ type, found, optional }) => [type, found, optional])).toEqual([
      ['fire-start', false, false],
      ['weapon', false, true],
    ]);
    expect(canBeFalse).toEqual(['fire-start', 'weapon']);
    const job = { scenario: CLIP.scenario, detector: 'coco-ssd', backend: 'wasm', rate: 10 } as const;
    const keys = [1, 2].map((seed) =>
      clipKey('m.json', scene, 'app', { ...job, stage: { scene: 'lamp', seed } }, 'model'),
    );
    expect(new Set(await Promise.all(keys)).size).toBe(2);
  });

  it('is scored on the frames that have a truth and were analysed', async () => {
    const { tracking, counting, seconds } = await scoreClip(
      join(folder, 'manifest.json'),
      CLIP,
      RECORD,
      folder,
    );
    expect(tracking).toMatchObject({ frames: 2, truths: 2, matches: 2, switches: 0 });
    expect(counting).toEqual({ samples: 2, absolute: 1, signed: -1 });
    expect(seconds).toBe(2);
  });
});
