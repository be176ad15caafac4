import { UPRIGHT } from '../fixtures/frame-pattern.ts';
import { expect, test } from './sources-page.ts';
import type { ReadOptions, ReadResult } from './harness/sources.ts';
import type { VideoSpec } from '../fixtures/make-video.ts';
import type { Page } from '@playwright/test';

function read(page: Page, spec: VideoSpec, options: ReadOptions = { rate: 10 }): Promise<ReadResult> {
  return page.evaluate(([s, o]) => window.sources.readExact(s, o), [spec, options] as const);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

for (const [container, codec] of [
  ['mp4', 'avc'],
  ['mp4', 'vp9'],
  ['mp4', 'av1'],
  ['mp4-moov-last', 'avc'],
  ['mp4-fragmented', 'avc'],
  ['mov', 'avc'],
  ['webm', 'vp8'],
  ['webm', 'vp9'],
  ['mkv', 'avc'],
] as const) {
  test(`every frame of ${codec} in ${container}, in order and upright`, async ({ sourcesPage }) => {
    const result = await read(sourcesPage, { container, codec, rate: 10, frames: 25 });
    expect(result.error).toBeNull();
    expect(result.numbers).toEqual(upTo(25));
    expect(result.corners).toEqual(UPRIGHT);
    expect(result.info).toMatchObject({ size: { width: 320, height: 180 }, pacing: 'exact' });
    expect(result.stats).toEqual({ delivered: 25, dropped: 0, gaps: [] });
    expect(result.warnings).toEqual([]);
  });
}

test('a rate below the file’s takes the first frame at or after each moment', async ({ sourcesPage }) => {
  const result = await read(sourcesPage, { codec: 'vp8', container: 'webm', rate: 29.97, frames: 90 });
  expect(result.times).toHaveLength(30);
  result.times.forEach((time, index) => {
    expect(time).toBeGreaterThanOrEqual(index / 10 - 0.0011);
    expect(time).toBeLessThan(index / 10 + 1 / 29.97 + 0.002);
  });
});

test('a rate above the file’s takes every frame', async ({ sourcesPage }) => {
  const result = await read(sourcesPage, { codec: 'vp8', rate: 5, frames: 20 }, { rate: 24 });
  expect(result.numbers).toEqual(upTo(20));
});

test('variable frame rate: choice by timestamps', async ({ sourcesPage }) => {
  const times = [0, 0.04, 0.08, 0.12, 0.5, 0.54, 1.2, 1.24, 1.28, 1.32, 2];
  const result = await read(sourcesPage, { codec: 'avc', times });
  expect(result.numbers).toEqual([0, 3, 4, 6, 9, 10]);
  expect(result.times.map((time) => Math.round(time * 1000) / 1000)).toEqual([0, 0.12, 0.5, 1.2, 1.32, 2]);
});

test('times count from the first frame when the file starts late', async ({ sourcesPage }) => {
  const result = await read(sourcesPage, { container: 'webm', codec: 'vp8', times: [3, 3.1, 3.2, 3.3] });
  expect(result.times.map((time) => Math.round(time * 1000) / 1000)).toEqual([0, 0.1, 0.2, 0.3]);
});

for (const rotation of [90, 180, 270] as const) {
  for (const flip of [false, true]) {
    test(`rotated ${rotation}°${flip ? ', flipped' : ''}: as a player shows it`, async ({ sourcesPage }) => {
      const result = await read(sourcesPage, { codec: 'avc', rotation, flip, frames: 5 });
      const turns = rotation / 90;
      const turned = UPRIGHT.map((_, corner) => UPRIGHT[(corner - turns + 4) % 4]);
      const [a, b, c, d] = turned;
      expect(result.corners).toEqual(flip ? [b, a, d, c] : turned);
      expect(result.info?.size).toEqual(
        rotation === 180 ? { width: 320, height: 180 } : { width: 180, height: 320 },
      );
    });
  }
}

test('the same file and rate give the same times, also when damaged', async ({ sourcesPage }) => {
  const damage = { kind: 'noise', from: 0.4, to: 0.45, seed: 7 } as const;
  const spec: VideoSpec = { codec: 'vp9', container: 'webm', rate: 15, frames: 90, damage };
  const runs = [await read(sourcesPage, spec), await read(sourcesPage, spec), await read(sourcesPage, spec)];
  expect(runs[1]?.times).toEqual(runs[0]?.times);
  expect(runs[2]?.times).toEqual(runs[0]?.times);
});

test('a file that was cut off: what is there, and a warning', async ({ sourcesPage }) => {
  const damage = { kind: 'cut', share: 0.5 } as const;
  for (const [container, codec] of [
    ['mp4', 'avc'],
    ['webm', 'vp8'],
    ['mkv', 'avc'],
  ] as const) {
    const result = await read(sourcesPage, { container, codec, rate: 10, frames: 60, damage });
    expect(result.error).toBeNull();
    expect(result.times.length).toBeGreaterThan(10);
    expect(result.times.length).toBeLessThan(50);
    expect(result.numbers).toEqual(upTo(result.times.length));
    expect(result.warnings.map((warning) => warning.code)).toEqual(['file-truncated']);
    expect(result.stats.gaps).toHaveLength(1);
    expect(result.stats.gaps[0]?.to).toBeCloseTo(6, 0);
  }
});

test('damage in the middle: goes on after it, and says how much is lost', async ({ sourcesPage }) => {
  const damage = { kind: 'noise', from: 0.5, to: 0.52, seed: 3 } as const;
  const result = await read(sourcesPage, { codec: 'avc', rate: 10, frames: 80, damage });
  expect(result.error).toBeNull();
  expect(result.numbers.at(-1)).toBe(79);
  expect(result.times.at(-1)).toBeCloseTo(7.9, 2);
  expect(result.warnings[0]?.code).toBe('file-corrupt');
  expect(result.stats.gaps).toHaveLength(1);
  const { from, to } = result.stats.gaps[0] ?? { from: 0, to: 0 };
  expect(from).toBeGreaterThan(2);
  expect(to - from).toBeGreaterThan(0.05);
  expect(to - from).toBeLessThan(2.5);
});

const REFUSED: readonly (readonly [string, VideoSpec, string])[] = [
  ['0 bytes', { damage: { kind: 'empty' } }, 'file-empty'],
  [
    'a garbage header',
    { codec: 'vp8', damage: { kind: 'noise', from: 0, to: 1, seed: 5 } },
    'file-not-video',
  ],
  ['sound only', { container: 'webm', codec: null, audio: 'opus' }, 'file-no-video-track'],
  [
    'cut off before its index',
    { container: 'mp4-moov-last', codec: 'avc', damage: { kind: 'cut', share: 0.7 } },
    'file-no-video-track',
  ],
];
for (const [what, spec, code] of REFUSED) {
  test(`refuses ${what} with ${code}`, async ({ sourcesPage }) => {
    const result = await read(sourcesPage, spec);
    expect(result.error).toMatchObject({ code });
    expect(result.times).toEqual([]);
  });
}

test('refuses a codec that the browser lacks by its name', async ({ sourcesPage }) => {
  const damage = { kind: 'replace', find: 'V_VP8', by: 'V_XYZ' } as const;
  const unknown = await read(sourcesPage, { container: 'webm', codec: 'vp8', damage });
  expect(unknown.error).toMatchObject({ code: 'file-codec', details: { codec: '“V_XYZ” video' } });
});

test('refuses a text file', async ({ sourcesPage }) => {
  const text = [...new TextEncoder().encode('not a video, '.repeat(50))];
  const result = await sourcesPage.evaluate((b) => window.sources.readExactBytes(b, 'notes.txt'), text);
  expect(result.error).toMatchObject({ code: 'file-not-video', details: { name: 'notes.txt' } });
});

test('says so where there is no WebCodecs', async ({ sourcesPage }) => {
  const spec: VideoSpec = { codec: 'vp8', frames: 3 };
  await read(sourcesPage, spec);
  await sourcesPage.evaluate(() => Reflect.deleteProperty(window, 'VideoDecoder'));
  expect((await read(sourcesPage, spec)).error).toMatchObject({ code: 'no-webcodecs' });
});

test('a decoder that the browser takes away is built again, with no frame lost', async ({ sourcesPage }) => {
  const spec: VideoSpec = { codec: 'vp8', rate: 10, frames: 60 };
  await read(sourcesPage, spec);
  await sourcesPage.evaluate(() => {
    const decode = VideoDecoder.prototype.decode;
    let calls = 0;
    VideoDecoder.prototype.decode = function (chunk) {
      // Twice, the decoder is closed behind the reader's back, as a browser does to a hidden page.
      if (++calls === 23 || calls === 70) this.close();
      decode.call(this, chunk);
    };
  });
  const result = await read(sourcesPage, spec);
  expect(result.numbers).toEqual(upTo(60));
  expect(result.stats.gaps).toEqual([]);
});

test('a decoder that hangs is replaced after 8 s, with no frame lost', async ({ sourcesPage }) => {
  const spec: VideoSpec = { codec: 'vp8', rate: 10, frames: 40 };
  await read(sourcesPage, spec);
  await sourcesPage.evaluate(() => {
    const decode = VideoDecoder.prototype.decode;
    let calls = 0;
    const stuck = new WeakSet<VideoDecoder>();
    VideoDecoder.prototype.decode = function (chunk) {
      if (++calls === 15) stuck.add(this);
      if (!stuck.has(this)) decode.call(this, chunk);
    };
    const flush = VideoDecoder.prototype.flush;
    VideoDecoder.prototype.flush = function () {
      return stuck.has(this) ? new Promise(() => undefined) : flush.call(this);
    };
  });
  const result = await read(sourcesPage, spec);
  expect(result.numbers).toEqual(upTo(40));
  expect(result.stats.gaps).toEqual([]);
  expect(result.seconds).toBeLessThan(15);
});

test('damaged anywhere: frames and warnings, or a sentence; never a hang or an unknown error', async ({
  sourcesPage,
}) => {
  const kinds: readonly VideoSpec[] = [
    { codec: 'avc' },
    { codec: 'vp8', container: 'webm' },
    { codec: 'avc', container: 'mp4-fragmented' },
    { codec: 'vp9', container: 'mp4-moov-last' },
    { codec: 'avc', container: 'mkv' },
  ];
  let seed = 20_240_726;
  const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  for (let round = 0; round < 50; round++) {
    const from = random() < 0.6 ? random() * 0.1 : random();
    const to = Math.min(1, from + random() * 0.01 + 0.0005);
    const damage = { kind: 'noise', from, to, seed: round + 1 } as const;
    const spec: VideoSpec = { ...kinds[round % kinds.length], rate: 10, frames: 30, damage };
    const result = await read(sourcesPage, spec);
    expect(result.error?.code, JSON.stringify(spec)).not.toBe('unexpected');
    expect(result.seconds, JSON.stringify(spec)).toBeLessThan(10);
    expect([...result.times].sort((a, b) => a - b)).toEqual(result.times);
  }
});

test('keeps the contract of sources', async ({ sourcesPage }) => {
  for (const spec of [
    { codec: 'avc', frames: 20 },
    { codec: 'vp8', container: 'webm', rotation: 90, frames: 20 },
  ] satisfies VideoSpec[]) {
    const checks = await sourcesPage.evaluate(
      (s) => window.sources.contractExact(s, { rate: 10, frames: 20, ends: true }),
      spec,
    );
    expect(checks.filter((check) => !check.kept)).toEqual([]);
  }
});
