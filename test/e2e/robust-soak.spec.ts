import type { EngineStats } from '../../src/engine/protocol.ts';
import { CROWD, dropScenario, expect, openShared, reach, seen } from './app-page.ts';
import { test } from './support/fake-camera.ts';

// The real engine for long, at its own pace: `npm run soak -- --minutes N`. The short form is `app-steady.spec.ts`.
const MINUTES = Number(process.env['VIGIE_SOAK_MINUTES'] ?? 0);
/** Seconds that do not count, and between looks. */
const START_UP = 20;
const EVERY = 10;

interface Look extends EngineStats {
  /** Megabytes of the page's own heap. */
  readonly heap: number;
}

test(`${MINUTES} minutes of a camera: tensors, bytes, open pictures and heap stay flat`, async ({
  browser,
  appUrl,
}) => {
  test.skip(MINUTES <= 0, 'run by `npm run soak`');
  test.setTimeout((MINUTES * 60 + 180) * 1000);
  const { page, context, guard } = await openShared(browser, appUrl, { permissions: ['camera'] });
  const session = await context.newCDPSession(page);
  await dropScenario(page, { ...CROWD, analysis: { ...CROWD.analysis, rate: 30 } });
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await reach(page, 'running');
  await page.waitForTimeout(START_UP * 1000);
  const looks: Look[] = [];
  for (const until = Date.now() + MINUTES * 60_000; Date.now() < until;) {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const stats = await page.evaluate(
      async () => (await document.querySelector('vigie-app')!.app!.engineStats())!,
    );
    looks.push({ ...stats, heap: usedSize / 1e6 });
    await page.waitForTimeout(EVERY * 1000);
  }
  const [first, last] = [looks[0]!, looks.at(-1)!];
  console.log(
    `${last.framesAnalysed} frames in ${MINUTES} min: tensors ${first.tensors} → ${last.tensors}, ` +
      `bytes ${first.bytes} → ${last.bytes}, GPU ${first.gpuBytes ?? '-'} → ${last.gpuBytes ?? '-'}, ` +
      `heap ${first.heap.toFixed(1)} → ${last.heap.toFixed(1)} MB`,
  );
  for (const look of looks) {
    expect(look).toMatchObject({ tensors: first.tensors, bytes: first.bytes, gpuBytes: first.gpuBytes });
    expect(look.openFrames).toBeLessThanOrEqual(1);
  }
  // The recording and the picture's history grow with time, within caps of their own.
  expect(last.heap - first.heap).toBeLessThan(2 + 2 * MINUTES);
  expect((await seen(page)).notices.filter((code) => code !== 'no-webgpu')).toEqual([]);
  expect(guard.complaints).toEqual([]);
  await context.close();
});
