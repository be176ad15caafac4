import { readFile } from 'node:fs/promises';
import { parseScenario } from '../../src/core/scenario/parse-scenario.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import {
  chooseVideo,
  close,
  collectGarbage,
  CROWD,
  drop,
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

// Scenarios, sessions, alerts and verdicts: saved, opened, kept over a reload, erased.
test.describe.configure({ mode: 'serial' });

/** Two rules that `people` breaks, and one that it does not. */
const SCENARIO: Scenario = {
  ...CROWD,
  name: 'Quai 2 « nord »',
  zones: [
    {
      id: 'a',
      name: 'Quai',
      kind: 'area',
      points: [
        [0.01, 0.02],
        [0.99, 0.02],
        [0.98, 0.99],
        [0.02, 0.98],
      ],
    },
  ],
  rules: [
    { id: 'two', event: 'crowd-density', zone: null, params: { maxPeople: 2, holdFor: 1 } },
    { id: 'three', event: 'crowd-density', zone: 'a', params: { maxPeople: 2, holdFor: 1.5 } },
    { id: 'many', event: 'crowd-density', zone: null, params: { maxPeople: 50, holdFor: 1 } },
  ],
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

test('a scenario dropped on the first screen is in use, is said, and can be undone', async () => {
  const { page } = shared;
  const before = (await seen(page)).scenario;
  await drop(page, scenarioFile(SCENARIO));
  await expect(page.getByText('The scenario “Quai 2 « nord »” is in use.')).toBeVisible();
  expect((await seen(page)).scenario).toEqual(SCENARIO);
  await page.keyboard.press('Control+z');
  expect((await seen(page)).scenario).toEqual(before);
  await page.keyboard.press('Control+y');
  expect((await seen(page)).scenario).toEqual(SCENARIO);
});

test('shared as a file and opened again, it is the same', async ({ videos }) => {
  const { page } = shared;
  await chooseVideo(page, await videos.video('kept.mp4', people(4)), 'Every frame');
  await reach(page, 'running');
  await reach(page, 'ended');
  await page.getByRole('tab', { name: 'Scenario' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Share as a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Quai-2-nord.vigie.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(parseScenario(text)).toEqual(SCENARIO);

  await page.getByRole('button', { name: 'New', exact: true }).click();
  expect((await seen(page)).scenario.zones).toEqual([]);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open…' }).click();
  await (await chooser).setFiles(scenarioFile(text));
  await expect.poll(async () => (await seen(page)).scenario).toEqual(SCENARIO);
});

test('saved in the browser: by its button, by Ctrl+S, loaded, deleted', async ({ appUrl }) => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const said = isOnDisk(appUrl) ? '” is held until this page is closed' : 'is saved in this browser';
  await expect(page.getByText(said)).toBeVisible();
  await page.getByRole('button', { name: 'New', exact: true }).click();
  // One without a name is given one.
  await page.keyboard.press('Control+s');
  const saved = page.locator('vigie-scenario-panel');
  await expect(saved.getByRole('button', { name: 'Scenario', exact: true })).toBeVisible();
  await saved.getByRole('button', { name: 'Quai 2 « nord »', exact: true }).click();
  expect((await seen(page)).scenario).toEqual(SCENARIO);
  await saved.getByRole('button', { name: 'Delete: Scenario' }).click();
  await expect(saved.getByRole('button', { name: 'Scenario', exact: true })).toHaveCount(0);
});

test('verdicts: the false-alert share follows, also back', async () => {
  const { page } = shared;
  expect((await seen(page)).alerts).toHaveLength(2);
  const cards = page.locator('vigie-alert-card');
  await cards.nth(0).getByRole('button', { name: 'False' }).click();
  await expect(page.getByText('Your verdicts: 100% false (1 of 1)')).toBeVisible();
  await cards.nth(1).getByRole('button', { name: 'True' }).click();
  await expect(page.getByText('Your verdicts: 50% false (1 of 2)')).toBeVisible();
  await cards.nth(1).getByRole('button', { name: 'Unsure' }).click();
  await expect(page.getByText('Your verdicts: 100% false (1 of 1)')).toBeVisible();
  await expect(page.getByText('1 unsure, not counted')).toBeVisible();
  const undo = page.locator('vigie-alert-list').getByRole('button', { name: 'Undo' }).first();
  await undo.click();
  await expect(page.getByText('Your verdicts: 50% false (1 of 2)')).toBeVisible();
  // What was taken back is chosen; the one above it is judged anew.
  await page.keyboard.press('k');
  await page.keyboard.press('u');
  await expect(page.getByText('Your verdicts: 0% false (0 of 1)')).toBeVisible();
  await undo.click();
  await expect(page.getByText('Your verdicts: 50% false (1 of 2)')).toBeVisible();
});

test('a click on the timeline seeks; a click on an alert goes to its moment and shows its argument', async () => {
  const { page } = shared;
  const slider = page.getByRole('slider', { name: 'Timeline' });
  const box = (await slider.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.75, box.y + 70);
  await expect.poll(async () => (await seen(page)).playback?.time).toBeCloseTo(3, 1);
  await page
    .locator('vigie-alert-card')
    .nth(1)
    .getByRole('button', { name: 'Too many people', exact: true })
    .click();
  await expect.poll(async () => (await seen(page)).playback?.time).toBeLessThan(2.5);
  const inspector = page.locator('vigie-inspector');
  await expect(inspector.getByText('Because')).toBeVisible();
  await expect(inspector.getByText('limit 2', { exact: true })).toBeVisible();
  await close(page);
});

test('the inspector says live why a rule fires, is about to, or does not, for whom one clicks', async ({
  videos,
}) => {
  const { page } = shared;
  const rules = SCENARIO.rules.map((rule) =>
    rule.id === 'three' ? { ...rule, params: { maxPeople: 2, holdFor: 300 } } : rule,
  );
  await dropScenario(page, { ...SCENARIO, rules });
  await chooseVideo(page, await videos.video('live.mp4', people(8)));
  await reach(page, 'running');
  await expect.poll(async () => (await seen(page)).alerts.length).toBe(1);
  await page.keyboard.press(' ');
  const person = (await seen(page)).tracks.find(({ label }) => label === 'person')!;
  const picture = (await page.locator('vigie-zone-editor').boundingBox())!;
  const [x, y, w, h] = person.box;
  // Near an upper corner of the box, where no smaller box lies.
  await page.mouse.click(
    picture.x + (x + w * 0.5) * picture.width,
    picture.y + (y + h * 0.12) * picture.height,
  );
  const inspector = page.locator('vigie-inspector');
  await expect(inspector.getByRole('heading', { name: /^person \d+$/ })).toBeVisible();
  await expect(inspector.getByText('Alarm raised.')).toBeVisible();
  await expect(inspector.getByText(/Raised in 4\smin\s\d+\ss if it lasts/)).toBeVisible();
  await expect(inspector.getByText(/Not raised: “People” is [2-7]\speople, limit 50/)).toBeVisible();
  await close(page);
});

test('a reload keeps the scenario, the sessions, their alerts, pictures and verdicts', async ({ appUrl }) => {
  test.skip(isOnDisk(appUrl), 'a page on a disk keeps nothing in the browser, and says so');
  const { page } = shared;
  await page.reload();
  await page.locator('vigie-doors').waitFor();
  expect((await seen(page)).scenario.name).toBe(SCENARIO.name);
  await page.getByRole('button', { name: 'Open the session kept.mp4' }).click();
  await reach(page, 'ended');
  const past = await seen(page);
  expect(past.alerts.map(({ verdict }) => verdict).sort()).toEqual(['false', 'true']);
  expect(past.alerts.every(({ picture }) => picture)).toBe(true);
  expect(past.source).toEqual({ name: 'kept.mp4', width: 640, height: 480 });
  expect(past.coverage.analysed).toBeCloseTo(4, 3);
  await expect(page.getByText('Your verdicts: 50% false (1 of 2)')).toBeVisible();
  await expect(page.getByText('No video was kept')).toBeVisible();
  // A verdict given now is kept too.
  await page.locator('vigie-alert-card').nth(0).getByRole('button', { name: 'Unsure' }).click();
  await close(page);
  await page.getByRole('button', { name: 'Open the session kept.mp4' }).click();
  await expect
    .poll(async () => (await seen(page)).alerts.map(({ verdict }) => verdict).sort())
    .toEqual(['true', 'unsure']);
  await close(page);
});

test('“erase everything” says what it erases, and nothing is left, also after a reload', async ({
  appUrl,
}) => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/This erases 2 sessions, 3 alerts, 1 scenario/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep' }).click();
  expect((await seen(page)).scenario.name).toBe(SCENARIO.name);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await dialog.getByRole('button', { name: 'Erase', exact: true }).click();
  const none = isOnDisk(appUrl)
    ? 'None yet. What a session finds is held until this page is closed.'
    : 'None yet. What a session finds is kept here';
  await expect(page.getByText(none)).toBeVisible();
  await expect.poll(() => rows(shared)).toBe(0);
  await page.reload();
  await page.locator('vigie-doors').waitFor();
  await expect(page.getByText(none)).toBeVisible();
  expect((await seen(page)).scenario.name).toBe('');
});

/** Rows in all tables of the database. */
function rows({ page }: Shared): Promise<number> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no reason')));
      });
    // A page on a disk has none.
    if ((await indexedDB.databases()).length === 0) return localStorage.length;
    const database = await done(indexedDB.open('vigie'));
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names);
    const counts = await Promise.all(names.map((name) => done(transaction.objectStore(name).count())));
    database.close();
    return counts.reduce((sum, count) => sum + count, 0) + localStorage.length;
  });
}
