import type { Page } from '@playwright/test';
import type { Point } from '../../src/core/geometry/types.ts';
import {
  chooseVideo,
  collectGarbage,
  CROWD,
  dropScenario,
  close,
  expect,
  isOnDisk,
  openShared,
  people,
  peopleFollowed,
  reach,
  seen,
  test,
  type Shared,
} from './app-page.ts';

// The ground calibrated over a real video, things that belong there, and the cards: by mouse and by keyboard.
test.describe.configure({ mode: 'serial' });

const calibration = async (page: Page): Promise<unknown> => (await seen(page)).scenario.calibration;
const handle = (page: Page, n: number): ReturnType<Page['locator']> =>
  page.locator(`vigie-ground-editor [data-kind="point"][data-index="${n - 1}"]`);
const field = (page: Page, name: string): ReturnType<Page['locator']> =>
  page.getByLabel(name, { exact: true });
const findings = (page: Page): ReturnType<Page['locator']> => page.locator('vigie-ground-form .findings');

/** Drags point `n` to a place of the picture. */
async function drag(page: Page, n: number, [x, y]: Point): Promise<void> {
  // Where the picture is now: a notice that comes or goes moves it.
  const at = async (u: number, v: number): Promise<Point> => {
    const picture = (await page.locator('vigie-ground-editor').boundingBox())!;
    return [picture.x + u * picture.width, picture.y + v * picture.height];
  };
  const from = (await handle(page, n).locator('.dot').boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(...(await at(0.5, 0.7)), { steps: 3 });
  await page.mouse.move(...(await at(x, y)), { steps: 3 });
  await page.mouse.up();
}

async function openScenario(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Scenario' }).click();
}

let shared: Shared;
test.beforeAll(async ({ browser, appUrl, videos }) => {
  shared = await openShared(browser, appUrl);
  const { page } = shared;
  await dropScenario(page, CROWD);
  await chooseVideo(page, await videos.video('people.mp4', people(10)));
  await reach(page, 'running');
  await expect.poll(() => peopleFollowed(page), { timeout: 30_000 }).toBeGreaterThan(2);
  await expect
    .poll(() => page.evaluate(() => document.querySelector('vigie-app')!.app!.state.result?.time ?? 0), {
      timeout: 30_000,
    })
    .toBeGreaterThan(3.5);
  await page.keyboard.press(' ');
});
test.afterEach(() => {
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(async () => {
  await collectGarbage(shared);
  await shared.context.close();
});

test('points dragged with the mouse give a floor; what is wrong is said, undone, and used', async () => {
  const { page } = shared;
  await openScenario(page);
  await expect(page.locator('vigie-ground-section')).toContainText('Not calibrated');
  await page.getByRole('button', { name: 'Calibrate the ground' }).click();
  await expect(page.locator('vigie-ground-editor .grid path').first()).toHaveAttribute('d', /M/);
  await expect(findings(page)).toContainText('Grid:');
  await drag(page, 3, [0.9, 0.95]);
  await expect(field(page, 'x (%), point 3')).toHaveValue(/^(89|90)/);
  // Across the other side: refused in a sentence, and nothing can be used.
  await drag(page, 1, [0.97, 0.6]);
  await expect(findings(page)).toContainText('the sides cross');
  await expect(page.getByRole('button', { name: 'Use this' })).toBeDisabled();
  await expect(page.locator('vigie-ground-editor .grid')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(findings(page)).toContainText('Four points always fit exactly');
  await page.getByRole('button', { name: 'Parking bay 2.5 × 5 m' }).click();
  await expect(field(page, 'Away (m), point 1')).toHaveValue('5');
  await page.getByRole('button', { name: 'Add a point' }).click();
  await expect(findings(page)).toContainText('Points are off by up to');
  await page.getByRole('button', { name: 'Use this' }).click();
  expect(await calibration(page)).toMatchObject({ ground: { length: 4 } });
  await expect(page.locator('vigie-ground-editor')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Floor' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('vigie-floor .grid')).toHaveCount(1);
});

test('with a calibration, a track has metres; without one, it says so', async () => {
  const { page } = shared;
  const choose = async (): Promise<void> => {
    await page.evaluate(() => {
      const app = document.querySelector('vigie-app')!.app!;
      const one = app.state.result!.output.tracks.find((track) => track.label === 'person')!;
      app.select({ kind: 'track', id: one.id });
    });
  };
  await choose();
  await expect(page.locator('vigie-ground-measures')).toContainText('m/s');
  await openScenario(page);
  await page.locator('vigie-ground-section').getByRole('button', { name: 'Remove', exact: true }).click();
  expect(await calibration(page)).toBeNull();
  await choose();
  await expect(page.locator('vigie-ground-measures')).toContainText('body heights a second');
  await expect(page.locator('vigie-ground-measures')).toContainText('No metres without the calibration');
  await page.keyboard.press('Control+z');
  expect(await calibration(page)).not.toBeNull();
});

test('the same by keyboard alone: points, numbers, cancel', async () => {
  const { page } = shared;
  const before = await calibration(page);
  await openScenario(page);
  await page.locator('vigie-ground-section').getByRole('button', { name: 'Change' }).focus();
  await page.keyboard.press('Enter');
  await handle(page, 1).focus();
  const x = Number(await field(page, 'x (%), point 1').inputValue());
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(field(page, 'x (%), point 1')).toHaveValue(String(Math.round((x - 6) * 10) / 10));
  await expect(handle(page, 1)).toBeFocused();
  await expect(handle(page, 1)).toHaveAttribute('aria-label', /Point 1 of 4/);
  await field(page, 'Right (m), point 2').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect(findings(page)).toContainText('Points 1 and 2 have the same place on the ground');
  await page.keyboard.press('Escape');
  await expect(page.locator('vigie-ground-form')).toHaveCount(0);
  expect(await calibration(page)).toEqual(before);
});

test('standing people are picked, and a floor that they do not give is refused', async () => {
  const { page } = shared;
  await openScenario(page);
  await page.locator('vigie-ground-section').getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'People’s height' }).click();
  await expect(findings(page)).toContainText('Choose at least two standing people');
  await page
    .locator('vigie-ground-form')
    .getByRole('button', { name: /^Add person/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Add by hand' }).click();
  await expect(page.locator('vigie-ground-form .people li')).toHaveCount(2);
  const head = page.locator('vigie-ground-editor [data-kind="head"][data-index="1"]');
  await head.focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+ArrowDown');
  await expect(findings(page)).toContainText('Person 2 is too small, or the feet are not below the head');
  await page.locator('vigie-ground-form').getByRole('button', { name: 'Cancel' }).click();
});

test('things that belong here come with a scenario, are drawn, let go, taken back, kept over a reload', async ({
  appUrl,
}) => {
  const { page } = shared;
  const { scenario } = await seen(page);
  await dropScenario(page, { ...scenario, fixtures: [[0.6, 0.6, 0.1, 0.1]] });
  await expect(page.locator('vigie-floor .fixtures rect')).toHaveCount(2);
  await openScenario(page);
  await page.getByRole('button', { name: 'Thing 1 does not belong here' }).click();
  expect((await seen(page)).scenario.fixtures).toBeUndefined();
  await expect(page.locator('vigie-floor .fixtures rect')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  expect((await seen(page)).scenario.fixtures).toHaveLength(1);
  if (isOnDisk(appUrl)) return close(page); // A page on a disk keeps nothing over a reload.
  await page.goto(appUrl);
  await page.locator('vigie-doors').waitFor();
  await expect.poll(async () => (await seen(page)).scenario.fixtures?.length).toBe(1);
  expect(await calibration(page)).not.toBeNull();
});

test('each of the nine rules has a card, with what was measured and what was published', async () => {
  const { page } = shared;
  await page.locator('.eight').getByRole('button', { name: 'Abandoned object' }).click();
  const cards = page.locator('vigie-rule-cards dialog');
  await expect(cards.locator('details')).toHaveCount(9);
  const open = cards.locator('details[open]');
  await expect(open).toContainText('62% of SNCF’s alerts were false.');
  await expect(open).toContainText('La Croix, 15 January 2025');
  await expect(open).toContainText('Measured on 27 public clips');
  await page.keyboard.press('ArrowDown');
  await cards.getByText('Visible weapon').click();
  await expect(open).toContainText('No published figure found.');
  await page.keyboard.press('Escape');
  await expect(cards).toBeHidden();
});
