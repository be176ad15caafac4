import {
  close,
  collectGarbage,
  expect,
  openShared,
  peopleFollowed,
  reach,
  seen,
  test,
  type Shared,
} from './app-page.ts';

// The stage on the built page: from the door to an alert that explains itself.
test.describe.configure({ mode: 'serial' });

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl);
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

test('opens from its door: people are followed, with the truth beside them', async () => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await reach(page, 'running');
  await expect(page.getByText('The stage · Demonstration')).toBeVisible();
  await expect.poll(() => peopleFollowed(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(1);
  const truth = page.getByRole('button', { name: 'Truth' });
  await expect(truth).toHaveAttribute('aria-pressed', 'false');
  await truth.click();
  await expect(truth).toHaveAttribute('aria-pressed', 'true');
  const objects = await page.evaluate(() => {
    const { state } = document.querySelector<HTMLElementTagNameMap['vigie-app']>('vigie-app')!.app!;
    return state.truth?.objects.map(({ label }) => label) ?? [];
  });
  expect(objects).toContain('person');
  expect((await seen(page)).scenario.name).toBe('Stage');
});

test('the director: what nobody can do says so, what is asked for happens', async () => {
  const { page } = shared;
  await page.getByRole('tab', { name: 'Director' }).click();
  const console = page.locator('vigie-stage-console');
  await expect(console.locator('[data-action=get-up]')).toHaveAttribute('aria-disabled', 'true');
  await console.locator('[data-action=get-up]').press('Enter');
  await expect(console.getByText('Nobody is free to do that now.')).toBeVisible();
  await expect(console.locator('[data-action=fall]')).toHaveAttribute('aria-disabled', 'false');
  await console.locator('[data-action=fall]').click();
  await expect(console.getByText('Fall: under way.')).toBeVisible();
  // Once somebody lies there, somebody can get up.
  await expect(console.locator('[data-action=get-up]')).toHaveAttribute('aria-disabled', 'false');
});

test('an alert comes, with its picture and its because', async () => {
  const { page } = shared;
  await expect
    .poll(async () => (await seen(page)).alerts.length, { timeout: 90_000 })
    .toBeGreaterThanOrEqual(1);
  await expect.poll(async () => (await seen(page)).alerts[0]?.picture).toBe(true);
  const card = page.locator('vigie-alert-card').last();
  await expect(card.getByText(/Person on the ground|Abandoned object/)).toBeVisible();
  await expect(card.getByText(/limit \d/).first()).toBeVisible();
  await card.locator('.what').click();
  await expect(page.locator('vigie-inspector').getByText('Because')).toBeVisible();
});

test('another camera view: the picture changes, people are followed again', async () => {
  const { page } = shared;
  await page.getByRole('tab', { name: 'Director' }).click();
  await page.getByRole('button', { name: 'Hall' }).click();
  await expect(page.getByRole('button', { name: 'Hall' })).toHaveAttribute('aria-pressed', 'true');
  const before = (await seen(page)).time;
  await expect.poll(async () => (await seen(page)).time).toBeGreaterThan(before);
  await expect.poll(() => peopleFollowed(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(1);
});

test('paused, nothing is analysed; closed, a past session is kept', async () => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Pause' }).click();
  // The picture that is with the engine still comes; after it, none.
  const rests = async (): Promise<boolean> => {
    const { time } = await seen(page);
    await page.waitForTimeout(1500);
    return (await seen(page)).time === time;
  };
  await expect.poll(rests).toBe(true);
  expect(await rests()).toBe(true);
  await close(page);
  await expect(
    page.getByRole('button', { name: 'Open the session The stage · Demonstration' }),
  ).toBeVisible();
});
