import type { Page } from '@playwright/test';
import {
  collectGarbage,
  CROWD,
  dropScenario,
  expect,
  openShared,
  peopleFollowed,
  reach,
  seen,
  type Shared,
} from './app-page.ts';
import { findings } from './support/screen-checks.ts';
import { test } from './support/fake-camera.ts';

// The authorisation sheet, with a camera: it has a date, so that the period decides whether rules run.
test.describe.configure({ mode: 'serial' });

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl, { permissions: ['camera'] });
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

test('outside the period no rule runs, and the time is a gap; the form brings it in by keyboard', async () => {
  const { page } = shared;
  const period = { from: '2020-01-01T08:00', to: '2020-01-02T08:00' };
  await dropScenario(page, { ...CROWD, authorisation: { purpose: 'Teaching', period } });
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await reach(page, 'running');
  await expect(page.getByText(/Outside the authorised period \(from 1 Jan 2020, 08:00 to/)).toBeVisible();
  await expect.poll(async () => (await seen(page)).time, { timeout: 40_000 }).toBeGreaterThan(4);
  await expect.poll(() => peopleFollowed(page)).toBeGreaterThan(1);
  const outside = await seen(page);
  expect(outside.alerts).toEqual([]);
  expect(outside.coverage.analysed).toBe(0);

  await page.getByRole('tab', { name: 'Scenario' }).click();
  const sheet = page.locator('vigie-sheet-section');
  await sheet.locator('.sheet > summary').focus();
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('2 of 5 stated')).toBeVisible();
  await expect(sheet.getByText('The period is over: no rule runs.')).toBeVisible();
  await sheet.locator('[data-end=to]').fill('2019-01-01T00:00');
  await sheet.locator('[data-end=to]').blur();
  await expect(sheet.getByText('The end must come after the beginning')).toBeVisible();
  expect((await seen(page)).scenario.authorisation?.period).toEqual(period);
  expect(await findings(page)).toEqual([]);
  // The year of the end, as a person types it.
  await sheet.locator('[data-end=to]').fill('2119-01-01T00:00');
  await sheet.locator('[data-end=to]').blur();
  await expect(sheet.getByText('Within the period: rules run.')).toBeVisible();
  await expect.poll(async () => (await seen(page)).alerts.length).toBe(1);
  const { coverage } = await seen(page);
  expect(coverage.gaps.map(({ reason }) => reason)).toContain('outside-period');
  await state(page, 'Place', 'Platform 2');
  await expect(sheet.getByText('3 of 5 stated')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(sheet.getByText('2 of 5 stated')).toBeVisible();
});

test('the sheet heads the report, with what is left out', async () => {
  const { page } = shared;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('e');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Report (HTML)' }).click();
  const stream = await (await download).createReadStream();
  const text = (await stream.toArray()).join('');
  expect(text.indexOf('Authorisation sheet')).toBeLessThan(text.indexOf('<h2>Session'));
  expect(text).toContain('Teaching');
  expect(text).toContain('rules ran within it only');
  expect(text.match(/not stated/g)).toHaveLength(3);
  expect(text).toContain('outside the authorised period: no rule ran');
});

/** Writes into a part of the sheet and leaves it. */
async function state(page: Page, part: string, text: string): Promise<void> {
  const field = page.locator('vigie-sheet-section').getByRole('textbox', { name: part });
  await field.fill(text);
  await field.blur();
}
