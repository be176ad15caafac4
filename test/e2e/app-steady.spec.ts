import type { Browser, Page } from '@playwright/test';
import type { EngineStats } from '../../src/engine/protocol.ts';
import { expect, openShared, reach, seen, test } from './app-page.ts';

/** Seconds of the start that do not count: networks are compiled, looks are loaded. */
const START_UP = 14;
const STEADY = 20;
/** Milliseconds of processor time; more is felt as a stutter. */
const LONGEST = 50;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of processor time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Processor milliseconds of each task of the pages' main threads while `work` goes on. Processor time, because
 * on a busy machine a task that is made to wait is long by the clock through no fault of its own.
 */
async function tasksDuring(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await work();
  const text = (await browser.stopTracing()).toString('utf8');
  const { traceEvents } = JSON.parse(text) as { readonly traceEvents: readonly TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  return traceEvents
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && mains.has(`${pid}:${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
}

function stats(page: Page): Promise<EngineStats> {
  return page.evaluate(async () => {
    const app = document.querySelector<HTMLElementTagNameMap['vigie-app']>('vigie-app')!.app!;
    return (await app.engineStats())!;
  });
}

test('a steady run of the stage: no long task, no tensor, byte or picture more than before', async ({
  browser,
  appUrl,
}, info) => {
  const { page, context, guard } = await openShared(browser, appUrl);
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await reach(page, 'running');
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
  await page.waitForTimeout(START_UP * 1000);
  const before = await stats(page);
  await page.evaluate(() => Reflect.set(Reflect.get(window, 'longTasks') as object, 'length', 0));
  const { analysed } = await seen(page);

  const tasks = await tasksDuring(browser, page, () => page.waitForTimeout(STEADY * 1000));
  const byClock = await page.evaluate(() => Reflect.get(window, 'longTasks') as number[]);
  const after = await stats(page);
  const longest = Math.max(...tasks);
  info.annotations.push({
    type: 'steady run',
    description: `longest task ${longest.toFixed(1)} ms of processor time; by the clock, over 50 ms: ${byClock.join(', ') || 'none'}`,
  });
  expect(tasks.length).toBeGreaterThan(100);
  expect(longest).toBeLessThan(LONGEST);
  expect((await seen(page)).analysed).toBeGreaterThan(analysed + 5);
  expect(after).toMatchObject({ tensors: before.tensors, bytes: before.bytes, gpuBytes: before.gpuBytes });
  expect(after.openFrames).toBeLessThanOrEqual(1);
  expect(guard.complaints).toEqual([]);
  await context.close();
});
