import { describe, expect, it } from 'vitest';
import { VigieError } from '../../../../src/core/errors.ts';
import { parseManifest } from '../../../../src/core/evaluation/manifest.ts';
import { emptyScenario } from '../../../../src/core/scenario/format-scenario.ts';

const MANIFEST = {
  version: 1,
  about: 'Two clips.',
  clips: [
    {
      id: 'first',
      video: 'a/b.mp4',
      scenario: emptyScenario('first'),
      negativeFor: ['weapon'],
      events: [
        { type: 'fire-start', raise: [1, 2], box: [0, 0, 0.5, 0.5], track: 3, optional: true, note: 'x' },
      ],
      tracks: 'a/b.txt',
      counts: [[0, 3]],
    },
    { id: 'second', video: 'c.mp4', scenario: emptyScenario('second') },
  ],
};

type Loose = { version: number; clips: Record<string, unknown>[] } & Record<string, unknown>;

function refusal(change: (manifest: Loose) => void): unknown {
  const manifest = structuredClone(MANIFEST) as unknown as Loose;
  change(manifest);
  try {
    parseManifest(JSON.stringify(manifest));
  } catch (error) {
    if (error instanceof VigieError) return error.details['path'];
    throw error;
  }
  return null;
}

describe('parseManifest', () => {
  it('reads clips and fills in what is left out', () => {
    const { clips } = parseManifest(JSON.stringify(MANIFEST));
    expect(clips[0]).toMatchObject({
      id: 'first',
      tracks: 'a/b.txt',
      counts: [[0, 3]],
      negativeFor: ['weapon'],
    });
    expect(clips[0]!.events[0]).toEqual({
      type: 'fire-start',
      raise: [1, 2],
      box: [0, 0, 0.5, 0.5],
      optional: true,
      note: 'x',
    });
    expect(clips[1]).toMatchObject({ note: '', negativeFor: [], events: [], tracks: null, counts: [] });
  });

  it('reads scenes of the stage, which need no video and tell their own events', () => {
    const scene = { id: 'scene', stage: 'fall-045', seed: 7, scenario: emptyScenario('scene') };
    const other = { id: 'other', stage: 'lamp', scenario: emptyScenario('other') };
    const { clips } = parseManifest(JSON.stringify({ version: 1, clips: [scene, other] }));
    expect(clips[0]).toMatchObject({ video: '', stage: { scene: 'fall-045', seed: 7 }, events: [] });
    expect(clips[1]?.stage).toEqual({ scene: 'lamp', seed: 1 });
    expect(parseManifest(JSON.stringify(MANIFEST)).clips[0]?.stage).toBeUndefined();
  });

  it.each<[string, (m: Loose) => void, string]>([
    ['neither a video nor a scene', (m) => delete m.clips[0]!['video'], 'clips[0]'],
    ['both', (m) => (m.clips[1]!['stage'] = 'lamp'), 'clips[1]'],
    ['a seed without a scene', (m) => (m.clips[1]!['seed'] = 2), 'clips[1].seed'],
    [
      'a broken seed',
      (m) => (m.clips[1] = { id: 's', stage: 'lamp', seed: 1.5, scenario: emptyScenario('s') }),
      'clips[1].seed',
    ],
    [
      'events of a scene',
      (m) =>
        (m.clips[1] = {
          id: 's',
          stage: 'lamp',
          scenario: emptyScenario('s'),
          events: [{ type: 'weapon', raise: [1, 2] }],
        }),
      'clips[1].events',
    ],
    ['an unknown key', (m) => (m['x'] = 1), 'x'],
    ['no clips', (m) => (m.clips = []), 'clips'],
    ['a clip twice', (m) => (m.clips[1]!['id'] = 'first'), 'clips[1].id'],
    ['a way up', (m) => (m.clips[0]!['video'] = 'a/../../b.mp4'), 'clips[0].video'],
    ['an absolute path', (m) => (m.clips[0]!['video'] = '/b.mp4'), 'clips[0].video'],
    ['an address', (m) => (m.clips[0]!['video'] = 'https://b.example/b.mp4'), 'clips[0].video'],
    ['a drive', (m) => (m.clips[0]!['tracks'] = 'C:\\b.txt'), 'clips[0].tracks'],
    ['a bad scenario', (m) => (m.clips[1]!['scenario'] = {}), 'clips[1].scenario.version'],
    [
      'a span that ends before it starts',
      (m) => (m.clips[1]!['events'] = [{ type: 'weapon', raise: [2, 1] }]),
      'clips[1].events[0].raise',
    ],
    [
      'an unknown event',
      (m) => (m.clips[1]!['events'] = [{ type: 'x', raise: [1, 2] }]),
      'clips[1].events[0].type',
    ],
    [
      'a box of three',
      (m) => (m.clips[1]!['events'] = [{ type: 'weapon', raise: [1, 2], box: [0, 0, 1] }]),
      'clips[1].events[0].box',
    ],
  ])('refuses %s', (_, change, path) => {
    expect(refusal(change)).toBe(path);
  });
});
