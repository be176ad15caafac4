import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parseManifest } from '../../src/core/evaluation/manifest.ts';
import {
  chooseVideo,
  close,
  collectGarbage,
  CROWD,
  dropScenario,
  expect,
  isOnDisk,
  openShared,
  people,
  reach,
  scenarioFile,
  seen,
  test,
  type Shared,
} from './app-page.ts';
import { findings, runsOff } from './support/screen-checks.ts';
import type { VigieApp } from '../../src/ui/views/vigie-app.ts';
import type { LabState } from '../../src/app/lab-state.ts';

// A session is recorded, asked “what if”, swept, held against the truth; clips are evaluated.
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

/** What the app knows of what was asked. */
function lab(page: Page): Promise<Pick<LabState, 'whatIf' | 'recorded' | 'sweep' | 'marks' | 'score'>> {
  return page.evaluate(() => {
    const { whatIf, recorded, sweep, marks, score } =
      document.querySelector<VigieApp>('vigie-app')!.app!.state;
    return { whatIf, recorded, sweep, marks, score };
  });
}

const at = (page: Page, time: number): Promise<void> =>
  page.evaluate((to) => document.querySelector<VigieApp>('vigie-app')!.app!.seek(to), time);
const playhead = async (page: Page): Promise<number> => (await seen(page)).playback?.time ?? -1;
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

/** What axe finds here, and what stands outside a small telephone's screen. */
async function troubles(page: Page): Promise<string[]> {
  const found = await findings(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.waitForTimeout(150);
  const off = await runsOff(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  return [...found, ...off];
}

test('every analysed frame is recorded, without pictures, and it says so', async ({ videos, appUrl }) => {
  const { page } = shared;
  await dropScenario(page, CROWD);
  await chooseVideo(page, await videos.video('asked.mp4', people(6)), 'Every frame');
  await reach(page, 'running');
  await reach(page, 'ended');
  expect((await seen(page)).alerts).toHaveLength(1);
  await tab(page, 'What if?');
  await expect(page.getByText(/Recorded: 5\.8\ss, 30 frames.*no pictures/)).toBeVisible();
  expect((await lab(page)).recorded).toMatchObject({
    frames: 30,
    forgotten: 0,
    stored: !isOnDisk(appUrl),
  });
});

test('a threshold is changed: the replay shows what would have been lost; going back undoes it', async () => {
  const { page } = shared;
  const raised = (await seen(page)).alerts;
  await page.locator('vigie-timeline .name').first().click();
  const people = page.locator('vigie-rule-form').getByRole('spinbutton', { name: 'People' });
  await people.fill('50');
  await people.press('Enter');
  const line = page.locator('vigie-whatif-line');
  await expect(line.getByText('0 more, 1 fewer, 0 the same')).toBeVisible();
  await expect(page.locator('vigie-timeline rect.lost')).toHaveCount(1);
  await line.getByRole('button', { name: 'Details' }).click();
  const panel = page.locator('vigie-whatif-panel');
  await expect(panel.getByText('0 alerts gained, 1 lost, 0 kept')).toBeVisible();
  await expect(panel.getByText('stay as they were raised')).toBeVisible();
  // What was raised for real is never rewritten.
  expect((await seen(page)).alerts).toEqual(raised);
  await line.getByRole('button', { name: 'Go back' }).click();
  await expect(line.getByText('With this change')).toBeHidden();
  expect((await seen(page)).scenario).toEqual(CROWD);
  await expect(page.locator('vigie-timeline rect.lost')).toHaveCount(0);
});

test('a sweep draws its curve, says it in a table, and a value goes into the scenario', async () => {
  const { page } = shared;
  const sweep = page.locator('vigie-sweep-panel');
  await sweep.getByRole('combobox', { name: 'Threshold' }).selectOption({ index: 0 });
  await sweep.getByRole('button', { name: 'Sweep' }).click();
  await expect.poll(async () => (await lab(page)).sweep?.running).toBe(false);
  const { sweep: found } = await lab(page);
  expect(found?.points.length).toBe(found?.values.length);
  expect(found?.points.find(({ value }) => value === 2)?.alerts).toBe(1);
  expect(found?.points.at(-1)?.alerts).toBe(0);
  await expect(sweep.getByRole('img', { name: 'Alerts by “People”' })).toBeVisible();
  await expect(sweep.getByText('now 2 people')).toBeVisible();
  await sweep.getByText('As a table').click();
  await expect(sweep.getByRole('row', { name: '2 people 1' })).toBeVisible();
  await sweep.getByRole('slider', { name: 'Value to look at' }).press('End');
  await sweep.getByRole('button', { name: 'Use 60 people' }).click();
  expect((await seen(page)).scenario.rules[0]?.params['maxPeople']).toBe(60);
  // The curve still holds; what the value changes is shown, and can be kept.
  await expect(page.locator('vigie-whatif-line').getByText('1 fewer')).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  expect((await lab(page)).sweep?.points.length).toBe(found?.points.length);
  await page.locator('vigie-whatif-line').getByRole('button', { name: 'Keep the change' }).click();
  expect((await lab(page)).whatIf).toBeNull();
  await page.keyboard.press('Control+z');
  expect((await seen(page)).scenario).toEqual(CROWD);
});

test('the truth is marked by keyboard and by drag; the table and the steps follow', async () => {
  const { page } = shared;
  await tab(page, 'Truth');
  await page.getByRole('button', { name: 'Mark events' }).click();
  await at(page, 0.5);
  await expect.poll(() => playhead(page)).toBeCloseTo(0.5, 1);
  await page.locator('vigie-timeline .scrub').focus();
  await page.keyboard.press('m');
  await expect(page.getByText('Too many people, from 0:00…')).toBeVisible();
  for (const time of [1.5, 2.5]) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => playhead(page)).toBeCloseTo(time, 1);
  }
  await page.keyboard.press('m');
  await expect.poll(async () => (await lab(page)).marks.events.length).toBe(1);
  const [first] = (await lab(page)).marks.events;
  expect(first).toMatchObject({ type: 'crowd-density', box: null });
  expect(first?.raise[0]).toBeCloseTo(0.5, 1);
  expect(first?.raise[1]).toBeCloseTo(2.5, 1);

  const lane = (await page.locator('vigie-timeline .scrub').boundingBox())!;
  await page.mouse.move(lane.x + lane.width * 0.7, lane.y + 14);
  await page.mouse.down();
  await page.mouse.move(lane.x + lane.width * 0.9, lane.y + 14, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await lab(page)).marks.events.length).toBe(2);
  await expect(page.locator('vigie-timeline rect.mark.missed')).toHaveCount(1);

  const { score } = await lab(page);
  expect(score?.summary.total).toMatchObject({ events: 2, true: 1, false: 0, missed: 1 });
  const table = page.locator('vigie-truth-panel vigie-event-table');
  await expect(table.getByRole('row', { name: 'Recall 0.50' })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/Missed: Too many people, 0:04/)).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await expect.poll(() => playhead(page)).toBeCloseTo(4.2, 0);

  // Without the first mark its alert is false: it is stepped to and chosen.
  await page.getByRole('button', { name: /Remove: Too many people at 0:00/ }).click();
  await page.keyboard.press('p');
  await expect(page.getByText(/False alert: Too many people/)).toBeVisible();
  expect((await lab(page)).score?.at).toBe(0);
});

let manifest = '';
test('the truth is saved as a manifest that the command reads', async () => {
  const { page } = shared;
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a manifest' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('asked.manifest.json');
  manifest = await readFile(await file.path(), 'utf8');
  const [clip] = parseManifest(manifest).clips;
  expect(clip).toMatchObject({ id: 'asked', video: 'asked.mp4', scenario: CROWD });
  expect(clip?.events).toHaveLength(1);
  await close(page);
});

test('after a reload the session has its recording and its truth: it plays, replays and is scored', async ({
  appUrl,
}) => {
  const { page } = shared;
  // A page on a disk keeps it until a reload only.
  const stored = !isOnDisk(appUrl);
  if (stored) await page.reload();
  await page.getByRole('button', { name: 'Open the session asked.mp4' }).click();
  await reach(page, 'ended');
  expect((await lab(page)).recorded).toMatchObject({ frames: 30, stored });
  expect((await lab(page)).marks.events).toHaveLength(1);
  await expect.poll(async () => (await lab(page)).score?.summary.total.missed).toBe(1);
  await expect(page.getByText('What is drawn is the recording: boxes only.')).toBeVisible();
  await at(page, 3);
  await expect.poll(async () => (await seen(page)).tracks.length).toBeGreaterThanOrEqual(2);
  await page.keyboard.press(' ');
  await expect.poll(() => playhead(page)).toBeGreaterThan(3.2);
  await page.keyboard.press(' ');
  await page.locator('vigie-timeline .name').first().click();
  const hold = page.locator('vigie-rule-form').getByRole('spinbutton', { name: 'For at least' });
  await hold.fill('3');
  await hold.press('Enter');
  await expect(
    page.locator('vigie-whatif-line').getByText('the same alerts, 1 at another time'),
  ).toBeVisible();
  await tab(page, 'What if?');
  await expect(page.locator('vigie-whatif-panel').getByText('2 s later')).toBeVisible();
  await page.locator('vigie-whatif-line').getByRole('button', { name: 'Go back' }).click();
  await close(page);
});

test('clips are evaluated: a broken one does not hold up the rest, and findings are stepped through', async ({
  videos,
}) => {
  const { page } = shared;
  const [clip] = (JSON.parse(manifest) as { clips: object[] }).clips;
  const two = { version: 1, clips: [{ ...clip, id: 'broken', video: 'broken.mp4' }, clip] };
  await page.getByRole('button', { name: 'Evaluate clips' }).click();
  await expect(page.getByRole('heading', { name: 'Evaluation' })).toBeVisible();
  const input = page.locator('vigie-evaluation #files');
  await input.setInputFiles(scenarioFile('{"version":1,"clips":[{}]}', 'bad.json'));
  await expect(page.getByText(/The manifest cannot be used: clips\[0\]\.id: /)).toBeVisible();
  await input.setInputFiles(scenarioFile(JSON.stringify(two), 'two.json'));
  await expect(page.getByText('2 clips have no video yet')).toBeVisible();
  await expect(page.getByText('needs asked.mp4')).toBeVisible();
  await input.setInputFiles([
    { name: 'broken.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video at all') },
    await videos.video('asked.mp4', people(6)),
  ]);
  await page.getByRole('button', { name: 'Run 2 clips' }).click();
  await expect(page.getByRole('button', { name: 'Look at asked' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('“broken.mp4” is not a video that Vigie can read')).toBeVisible();
  const table = page.locator('vigie-evaluation vigie-event-table');
  await expect(table.getByRole('row', { name: /^Too many people 1 0 1/ })).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await page.getByRole('button', { name: 'Look at asked' }).click();
  await reach(page, 'ended');
  await tab(page, 'Truth');
  await expect.poll(async () => (await lab(page)).score?.at).toBe(0);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/Missed: Too many people/)).toBeVisible();
  await expect.poll(() => playhead(page)).toBeGreaterThan(4);
  await page.getByRole('button', { name: 'Back to the clips' }).click();
  await expect(page.getByRole('button', { name: 'Look at asked' })).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await close(page);
});
