import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, reach, seen, test } from './app-page.ts';

// A stranger's path, by keyboard alone: from the first screen to a report with three judged alerts. No pointer, and
// nothing is focused but by its keys.

/** Most steps from one thing to another: further, nobody would go on. */
const FAR = 20;

/** Goes to a control by Tab, as a person does who looks where the focus is. */
async function goTo(page: Page, target: Locator, key: 'Tab' | 'ArrowRight' = 'Tab'): Promise<void> {
  for (let step = 0; step < FAR; step++) {
    if (await target.evaluate((one) => one.matches(':focus-visible')).catch(() => false)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not reached by keyboard: ${target.toString()}`);
}

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

test('from the first screen to a report with three judged alerts, by keyboard alone', async ({
  app: page,
}) => {
  test.setTimeout(240_000);
  const began = Date.now();
  await page.locator('vigie-doors').waitFor();
  await goTo(page, button(page, 'Open the stage'));
  await page.keyboard.press('Enter');
  await reach(page, 'running');

  // The help says which keys there are; Escape closes it.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Judge the alerts one by one');
  await page.keyboard.press('Escape');

  // Past the bar and the picture: what is offered first leads to the panels, where the director stands.
  await goTo(page, button(page, 'To the panels'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Director' })).toBeFocused();

  // The director: things that are to be told of. What nobody is free to do is asked for again.
  for (const action of ['fall', 'wrong-way', 'trespass', 'fire']) {
    const wanted = page.locator(`vigie-stage-console [data-action=${action}]`);
    await goTo(page, wanted);
    await expect(wanted).toHaveAttribute('aria-disabled', 'false', { timeout: 60_000 });
    await page.keyboard.press('Enter');
  }
  await expect
    .poll(async () => (await seen(page)).alerts.length, { timeout: 150_000 })
    .toBeGreaterThanOrEqual(3);

  // One by one, while the session runs on; after each verdict the next alert that has none is chosen.
  await page.keyboard.press('r');
  await expect(page.getByText(/^0 of \d+ judged$/)).toBeVisible();
  for (const verdict of ['t', 'f', 'u']) await page.keyboard.press(verdict);
  const { alerts } = await seen(page);
  expect(alerts.flatMap(({ verdict }) => verdict ?? []).sort()).toEqual(['false', 'true', 'unsure']);

  await page.keyboard.press('e');
  await goTo(page, button(page, 'Report (HTML)'));
  const coming = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const report = await readFile(await (await coming).path(), 'utf8');
  expect(Date.now() - began).toBeLessThan(600_000);

  // Read as any browser reads it, without scripts.
  const reader = await page.context().newPage();
  await reader.setContent(report);
  const rows = await reader.locator('table.alerts tbody tr').allInnerTexts();
  await reader.close();
  // More may have come since.
  expect(rows.length).toBeGreaterThanOrEqual(alerts.length);
  for (const verdict of ['True', 'False', 'Unsure'])
    expect(
      rows.filter((row) => row.includes(verdict)),
      verdict,
    ).not.toHaveLength(0);
});
