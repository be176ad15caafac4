import type { Locator, Page } from '@playwright/test';
import type { LookBackState } from '../../src/app/look-back-state.ts';
import { emptyScenario } from '../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import type { VigieApp } from '../../src/ui/views/vigie-app.ts';
import {
  close,
  collectGarbage,
  dropScenario,
  expect,
  openShared,
  reach,
  seen,
  test,
  type Shared,
} from './app-page.ts';
import { dress, findings, LOOKS, runsOff, speak } from './support/screen-checks.ts';

// The stage is recorded for some seconds, searched while it is on the screen, and once more when it is a past session.
test.describe.configure({ mode: 'serial' });

const SCENARIO: Scenario = {
  ...emptyScenario('Looked back at'),
  zones: [
    { id: 'floor', name: 'Floor', kind: 'area', points: [[0.02, 0.2], [0.98, 0.2], [0.98, 0.99], [0.02, 0.99]] }, // prettier-ignore
    { id: 'gate', name: 'Gate', kind: 'line', points: [[0.5, 0.1], [0.5, 0.95]] }, // prettier-ignore
  ],
  rules: [{ id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 9, holdFor: 1 } }],
  analysis: { rate: 5, warmUp: 0, farSight: false },
};

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl);
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

function lookedBack(page: Page): Promise<LookBackState> {
  return page.evaluate(() => document.querySelector<VigieApp>('vigie-app')!.app!.state.lookBack);
}

/** Pixels over the picture in the colour of the mark. */
function markedPixels(page: Page): Promise<number> {
  return page.locator('vigie-picture canvas.overlay').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if (data[i] === 0x74 && data[i + 1] === 0xc7 && data[i + 2] === 0xff) count++;
    return count;
  });
}

const view = (page: Page): Locator => page.locator('vigie-look-back');
const choose = async (page: Page, label: string, choice: string | RegExp): Promise<void> => {
  const select = view(page).getByRole('combobox', { name: label, exact: true });
  const option = select.locator('option', { hasText: choice });
  await select.selectOption((await option.first().getAttribute('value')) ?? '');
};
const search = (page: Page): Promise<void> => view(page).getByRole('button', { name: 'Search' }).click();

test('people in a zone are found, each with its place, its way and its time; a card goes there', async () => {
  const { page } = shared;
  await dropScenario(page, SCENARIO);
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await reach(page, 'running');
  await expect
    .poll(async () => (await seen(page)).tracks.length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(1);
  await page.getByRole('button', { name: 'Look back' }).click();
  await expect(view(page).getByRole('heading', { name: 'Looking back' })).toBeFocused();
  await choose(page, 'What', /^person/);
  await choose(page, 'Where', 'Inside: Floor');
  await view(page).getByRole('textbox', { name: 'Inside for at least (s)' }).fill('1');
  // The stage goes on: what is new is taken in with each search.
  await expect(async () => {
    await search(page);
    await expect(view(page).locator('.card').first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  const { found } = await lookedBack(page);
  expect(found?.rows.every(({ label, zones }) => label === 'person' && zones[0]!.seconds >= 1)).toBe(true);
  await expect(view(page).getByRole('status')).toContainText(new RegExp(`^${found!.rows.length} `));
  const card = view(page).locator('.card').first();
  await expect(card).toContainText(/Person \d+\s+\d:\d\d – \d:\d\d/);
  await expect(card).toContainText(/Floor: [\d.]+\ss/);
  await card.getByRole('button').click();
  await expect(card.getByRole('button')).toHaveAttribute('aria-current', 'true');
  const [row] = found!.rows;
  const moment = row!.zones.find(({ zone }) => zone === 'floor')!.at;
  await expect.poll(async () => (await seen(page)).playback?.playing).toBe(false);
  await expect.poll(async () => (await seen(page)).playback?.time).toBeCloseTo(moment, 0);
  expect((await lookedBack(page)).chosen?.id).toBe(row!.id);
});

test('where nothing is found, it says what to loosen; what cannot be read is said at its field', async () => {
  const { page } = shared;
  await choose(page, 'Going', /down$/);
  await view(page).getByRole('textbox', { name: 'In view for at least (s)' }).fill('999');
  await search(page);
  await expect(view(page).getByRole('status')).toHaveText(/^No track meets all of these conditions\. .+\./);
  await expect(view(page).locator('.card')).toHaveCount(0);
  const from = view(page).getByRole('textbox', { name: 'From', exact: true });
  await from.fill('noon');
  await from.press('Enter');
  await expect(view(page).getByText('“noon” is no time of the session.')).toBeVisible();
  await expect(from).toBeFocused();
  await expect(from).toHaveValue('noon');
  await view(page).getByRole('button', { name: 'Clear' }).click();
  await expect(view(page).getByRole('status')).toContainText('all of the session');
  await expect(from).toHaveValue('');
});

test('it says why nobody is searched for by face, and closes by Escape', async () => {
  const { page } = shared;
  const why = view(page).getByText('No search by face or likeness: why');
  await why.click();
  await expect(view(page).getByText('biometric identification in all but name')).toBeVisible();
  await why.click();
  await page.keyboard.press('Escape');
  await expect(view(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Look back' })).toBeFocused();
  expect((await lookedBack(page)).chosen).toBeNull();
});

test('a past session is searched like any other, by keyboard, over its empty scene', async () => {
  const { page } = shared;
  await close(page);
  await page.getByRole('button', { name: /^Open the session The stage/ }).click();
  await reach(page, 'ended');
  await page.getByRole('button', { name: 'Look back' }).press('Enter');
  await expect(view(page).locator('.card').first()).toBeVisible();
  await expect(view(page).locator('.thumb img').first()).toBeVisible();
  const colours = (await lookedBack(page)).found!.rows.flatMap(({ upper }) => upper);
  expect(colours.length).toBeGreaterThan(0);
  const cards = view(page).locator('.what');
  await cards.first().focus();
  if ((await cards.count()) > 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const { chosen } = await lookedBack(page);
  await expect.poll(async () => (await seen(page)).playback?.time).toBeCloseTo(chosen!.shownFrom, 1);
  // It was on the picture at that time: there its mark is drawn.
  expect(chosen!.path[0]!.time).toBeLessThanOrEqual(chosen!.shownFrom);
  expect(await markedPixels(page)).toBeGreaterThan(50);
});

for (const [language, theme] of LOOKS)
  test(`nothing stands in anybody's way: ${language}, ${theme}`, async () => {
    const { page } = shared;
    await speak(page, language);
    await dress(page, theme);
    await expect(
      view(page).getByRole('heading', { name: language === 'fr' ? 'Retour en arrière' : 'Looking back' }),
    ).toBeVisible();
    expect(await findings(page)).toEqual([]);
    for (const width of [320, 1024]) {
      await page.setViewportSize({ width, height: 760 });
      await page.waitForTimeout(150);
      expect(await runsOff(page)).toEqual([]);
      await expect(view(page).locator('.card').first()).toBeVisible();
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
