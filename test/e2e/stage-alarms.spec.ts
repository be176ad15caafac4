import { test, expect } from '@playwright/test';
import type { TruthEvent } from '../../src/sources/frame-source.ts';
import type { Alert } from '../../src/core/rules/alert.ts';
import { overlap } from './app-page.ts';
import type {} from './harness/stage-run.ts';
import { serveHarness } from './support/harness-server.ts';

/** Pictures a second: enough to follow people, few enough for a machine without a graphics card. */
const RATE = 3;
/** Seconds until the crowd goes apart again: what comes after it is much like what came before. */
const LENGTH = 80;

/** Raised within the event's span, and where it happened. */
function isRight(alert: Alert, { type, raise, box }: TruthEvent): boolean {
  const [from, to] = raise;
  const inTime = alert.event === type && from <= alert.raisedAt && alert.raisedAt <= to;
  return inTime && (box === null || alert.box === null || overlap(alert.box, box) > 0.1);
}

/** The same thing once more: somebody stood beside it for long enough to clear its alert, and went on. */
function isAgain(alert: Alert, first: Alert | undefined): boolean {
  if (!first?.box || !alert.box || first.clearedAt === null) return false;
  return (
    alert.event === first.event && alert.raisedAt > first.clearedAt && overlap(alert.box, first.box) > 0.8
  );
}

test('the demonstration raises its three alarms where the truth says, and no other', async ({ page }) => {
  test.setTimeout(400_000);
  const server = await serveHarness();
  await page.goto(`${server.url}stage-run.html`);
  await page.waitForFunction(() => 'stageRun' in window);
  const { end, truth } = await page.evaluate(([rate, length]) => window.stageRun('demo', rate, length), [
    RATE,
    LENGTH,
  ] as const);
  await server.close();
  expect(end).toMatchObject({ outcome: 'done', error: null, coverage: { gaps: [] } });
  const certain = truth.filter(({ optional }) => optional !== true);
  expect(certain.map(({ type }) => type)).toEqual(['abandoned-object', 'person-down', 'crowd-density']);
  const alarms = end.alerts.filter(({ level }) => level === 'alarm');
  for (const event of certain) {
    expect(
      alarms.filter((alarm) => isRight(alarm, event)),
      event.type,
    ).toHaveLength(1);
  }
  const first = end.alerts.map((alert) => end.alerts.find(({ event }) => event === alert.event));
  const fresh = end.alerts.filter((alert, i) => !isAgain(alert, first[i]));
  expect(fresh.map(({ event }) => event).sort()).toEqual(certain.map(({ type }) => type).sort());
  for (const { because } of end.alerts) expect(because.length).toBeGreaterThan(0);
});
