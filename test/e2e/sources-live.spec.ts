import type { Page } from '@playwright/test';
import type { VideoSpec } from '../fixtures/make-video.ts';
import { UPRIGHT } from '../fixtures/frame-pattern.ts';
import type { ReadOptions, ReadResult } from './harness/sources.ts';
import { expect, test } from './sources-page.ts';

function read(page: Page, spec: VideoSpec, options: ReadOptions = { rate: 5 }): Promise<ReadResult> {
  return page.evaluate(([s, o]) => window.sources.readLive(s, o), [spec, options] as const);
}

test('plays to its end: increasing times, at least the interval apart, each with its own picture', async ({
  sourcesPage,
}) => {
  const result = await read(sourcesPage, { codec: 'vp8', container: 'webm', rate: 20, frames: 60 });
  expect(result.error).toBeNull();
  expect(result.info).toMatchObject({ pacing: 'live', size: { width: 320, height: 180 } });
  expect(result.info?.duration).toBeCloseTo(3, 0);
  expect(result.times.length).toBeGreaterThanOrEqual(8);
  expect(result.times.length).toBeLessThanOrEqual(16);
  result.times.slice(1).forEach((time, index) => {
    expect(time - (result.times[index] ?? 0)).toBeGreaterThanOrEqual(0.195);
  });
  // What is seen is the picture of that time, or one shown a moment later.
  result.numbers.forEach((number, index) => {
    const due = Math.round((result.times[index] ?? 0) * 20);
    expect(number).toBeGreaterThanOrEqual(due);
    expect(number).toBeLessThanOrEqual(due + 4);
  });
  expect(result.corners).toEqual(UPRIGHT);
  expect(result.warnings).toEqual([]);
  expect(result.stats.delivered).toBe(result.times.length);
});

test('a rotated file comes upright', async ({ sourcesPage }) => {
  const result = await read(sourcesPage, { codec: 'avc', rotation: 90, frames: 10 }, { rate: 5, limit: 2 });
  expect(result.info?.size).toEqual({ width: 180, height: 320 });
  expect(result.corners).toEqual(['white', 'red', 'green', 'blue']);
});

test('pause, seek while paused, play on', async ({ sourcesPage }) => {
  const seen = await sourcesPage.evaluate(() =>
    window.sources.steer({ codec: 'vp8', container: 'webm', rate: 10, frames: 60 }),
  );
  expect(seen.playing).toEqual([true, false]);
  expect(seen.whilePaused).toBe(false);
  expect(seen.sought?.number).toBe(15);
  expect(seen.sought?.time).toBeGreaterThan(1.45);
  expect(seen.sought?.time).toBeLessThan(1.65);
  expect(seen.again).toBe(false);
  expect(seen.after?.time).toBeGreaterThan(1.5);
  expect(seen.speed).toBe(2);
});

test('frames that come while the engine is busy are counted', async ({ sourcesPage }) => {
  const seen = await sourcesPage.evaluate(() =>
    window.sources.readSlowly({ codec: 'vp8', container: 'webm', rate: 10, frames: 40 }, 0.5),
  );
  expect(seen.dropped).toBeGreaterThan(8);
  expect(seen.frames + seen.dropped).toBeGreaterThan(25);
  expect(seen.frames + seen.dropped).toBeLessThanOrEqual(41);
});

test('works without WebCodecs', async ({ sourcesPage }) => {
  const spec: VideoSpec = { codec: 'vp8', container: 'webm', frames: 10 };
  await read(sourcesPage, spec, { rate: 5, limit: 1 });
  await sourcesPage.evaluate(() => Reflect.deleteProperty(window, 'VideoDecoder'));
  const result = await read(sourcesPage, spec, { rate: 5, limit: 2 });
  expect(result.error).toBeNull();
  expect(result.times).toHaveLength(2);
});

for (const [container, codec] of [
  ['mp4', 'avc'],
  ['webm', 'vp8'],
] as const) {
  test(`a ${container} file that was cut off ends with a warning`, async ({ sourcesPage }) => {
    const damage = { kind: 'cut', share: 0.5 } as const;
    const result = await read(sourcesPage, { container, codec, rate: 10, frames: 60, damage });
    expect(result.times.length).toBeGreaterThan(5);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['file-truncated']);
    expect(result.error).toBeNull();
  });
}

test('plays again from where it is put after its end', async ({ sourcesPage }) => {
  for (const damage of [undefined, { kind: 'cut', share: 0.5 } as const]) {
    const seen = await sourcesPage.evaluate(
      (d) => window.sources.replay({ codec: 'avc', rate: 10, frames: 30, ...(d && { damage: d }) }),
      damage,
    );
    expect(seen.first?.time).toBeLessThan(1.5);
    expect(seen.ended).toBe(true);
    expect(seen.again?.time).toBeGreaterThanOrEqual(0.4);
    expect(seen.again?.time).toBeLessThan(2);
  }
});

const REFUSED: readonly (readonly [string, VideoSpec, string])[] = [
  ['0 bytes', { damage: { kind: 'empty' } }, 'file-empty'],
  ['garbage', { codec: 'vp8', damage: { kind: 'noise', from: 0, to: 1, seed: 5 } }, 'file-not-video'],
  ['sound only', { container: 'webm', codec: null, audio: 'opus' }, 'file-no-video-track'],
  [
    'an unknown codec',
    { container: 'webm', codec: 'vp8', damage: { kind: 'replace', find: 'V_VP8', by: 'V_XYZ' } },
    'file-codec',
  ],
];
for (const [what, spec, code] of REFUSED) {
  test(`refuses ${what} with ${code}`, async ({ sourcesPage }) => {
    expect((await read(sourcesPage, spec)).error).toMatchObject({ code });
  });
}

test('keeps the contract of sources', async ({ sourcesPage }) => {
  const checks = await sourcesPage.evaluate(() =>
    window.sources.contractLive(
      { codec: 'vp8', container: 'webm', rate: 10, frames: 12 },
      { rate: 5, frames: 4, ends: false },
    ),
  );
  expect(checks.filter((check) => !check.kept)).toEqual([]);
});
