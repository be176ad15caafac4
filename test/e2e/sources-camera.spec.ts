import { expect, test } from './sources-page.ts';

test.use({ fakeCamera: true });

test('gives pictures with increasing times and one size, and is listed', async ({ sourcesPage }) => {
  const result = await sourcesPage.evaluate(() => window.sources.readCamera(null, { rate: 10, limit: 15 }));
  expect(result.error).toBeNull();
  expect(result.info).toMatchObject({ kind: 'camera', duration: null, pacing: 'live' });
  expect(result.times).toHaveLength(15);
  expect(result.times[0]).toBeLessThan(2);
  result.times.slice(1).forEach((time, index) => {
    expect(time - (result.times[index] ?? 0)).toBeGreaterThanOrEqual(0.085);
  });
  expect(result.warnings).toEqual([]);
  const cameras = await sourcesPage.evaluate(() => window.sources.cameras());
  expect(cameras.length).toBeGreaterThan(0);
  expect(cameras[0]?.label).not.toBe('');
});

test('a camera chosen by its id', async ({ sourcesPage }) => {
  const [camera] = await sourcesPage.evaluate(() => window.sources.cameras());
  const id = camera?.id ?? '';
  const result = await sourcesPage.evaluate((d) => window.sources.readCamera(d, { rate: 10, limit: 2 }), id);
  expect(result.error).toBeNull();
});

test('a camera whose id is gone', async ({ sourcesPage }) => {
  const result = await sourcesPage.evaluate(() => window.sources.readCamera('gone', { rate: 10, limit: 2 }));
  expect(result.error).toMatchObject({ code: 'camera-lost' });
});

test('without MediaStreamTrackProcessor: from the video element', async ({ sourcesPage }) => {
  await sourcesPage.evaluate(() => Reflect.deleteProperty(window, 'MediaStreamTrackProcessor'));
  const result = await sourcesPage.evaluate(() => window.sources.readCamera(null, { rate: 10, limit: 10 }));
  expect(result.error).toBeNull();
  expect(result.times).toHaveLength(10);
  const checks = await sourcesPage.evaluate(() =>
    window.sources.contractCamera({ rate: 10, frames: 5, ends: false }),
  );
  expect(checks.filter((check) => !check.kept)).toEqual([]);
});

for (const [name, code] of [
  ['NotAllowedError', 'camera-denied'],
  ['NotFoundError', 'camera-none'],
  ['NotReadableError', 'camera-busy'],
  ['OverconstrainedError', 'camera-lost'],
  ['TypeError', 'camera-unsupported'],
] as const) {
  test(`${name} is told as ${code}`, async ({ sourcesPage }) => {
    expect(await sourcesPage.evaluate((n) => window.sources.refused(n), name)).toMatchObject({ code });
  });
}

test('an unplugged camera ends with camera-lost', async ({ sourcesPage }) => {
  expect(await sourcesPage.evaluate(() => window.sources.unplugged())).toBe('camera-lost');
});

test('a picture that never changes is told, once', async ({ sourcesPage }) => {
  const result = await sourcesPage.evaluate(() => window.sources.frozen(6));
  expect(result.warnings.map((warning) => warning.code)).toEqual(['source-frozen']);
});

test('leaves no camera on after close or cancel', async ({ sourcesPage }) => {
  expect(await sourcesPage.evaluate(() => window.sources.tracksLeftOn())).toEqual({
    closed: 0,
    cancelled: 0,
  });
});

test('keeps the contract of sources', async ({ sourcesPage }) => {
  const checks = await sourcesPage.evaluate(() =>
    window.sources.contractCamera({ rate: 10, frames: 5, ends: false }),
  );
  expect(checks.filter((check) => !check.kept)).toEqual([]);
});
