import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from '@playwright/test';
import type { Box } from '../../src/core/geometry/types.ts';
import type { Scenario, Zone } from '../../src/core/scenario/scenario.ts';
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
  seen,
  test,
  type Shared,
} from './app-page.ts';
import { findings, runsOff } from './support/screen-checks.ts';

// Judging by keyboard, and the report: what is in it, that nothing in it runs, and that masks hide in it.
test.describe.configure({ mode: 'serial' });

const rectangle = (id: string, kind: Zone['kind'], [x, y, w, h]: Box): Zone => ({
  id,
  name: `${id} <b>"&`,
  kind,
  points: [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ],
});
const EARLY: Box = [0.02, 0.02, 0.2, 0.2];
const LATE: Box = [0.7, 0.7, 0.25, 0.25];

/** Three alerts, one after another, and a mask. */
const SCENARIO: Scenario = {
  ...CROWD,
  name: '=1+1',
  zones: [rectangle('mask', 'mask', EARLY), rectangle('hall', 'area', [0.01, 0.02, 0.98, 0.97])],
  rules: ([0.4, 0.8, 1.2] as const).map((holdFor, i) => ({
    id: `r${i}`,
    event: 'crowd-density',
    zone: i === 2 ? 'hall' : null,
    params: { maxPeople: 2, holdFor },
  })),
};

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl, { locale: 'en-GB' });
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

test('by keyboard alone: three alerts are judged one by one, one verdict is taken back', async ({
  videos,
}) => {
  const { page } = shared;
  await dropScenario(page, SCENARIO);
  await chooseVideo(page, await videos.video('hall.mp4', people(3)), 'Every frame');
  await reach(page, 'ended');
  expect((await seen(page)).alerts).toHaveLength(3);
  const verdicts = async (): Promise<unknown[]> => (await seen(page)).alerts.map(({ verdict }) => verdict);

  await page.keyboard.press('r');
  await expect(page.getByText('0 of 3 judged')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  // The list is newest first: each verdict goes on to the next one down.
  await page.keyboard.press('t');
  await page.keyboard.press('f');
  expect(await verdicts()).toEqual([null, 'false', 'true']);
  await expect(page.getByText('Your verdicts: 50% false (1 of 2)')).toBeVisible();
  await expect(page.getByText('95% interval 9% to 91%')).toBeVisible();
  await page.keyboard.press('Backspace');
  expect(await verdicts()).toEqual([null, null, 'true']);
  // It is chosen again: the next key judges the same alert.
  await page.keyboard.press('f');
  await page.keyboard.press('u');
  expect(await verdicts()).toEqual(['unsure', 'false', 'true']);
  await expect(page.getByText('Every alert has your verdict.')).toBeVisible();
  const shares = page.locator('vigie-ledger dd');
  await expect(shares).toHaveText([1, 2, 3].map(() => /1\s+33% \(6–79\)/));
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 of 3 judged')).toHaveCount(0);
});

let report = '';
test('the report is one file that runs and loads nothing, and says everything', async ({ browser }) => {
  const { page } = shared;
  await page.keyboard.press('e');
  const file = await saved(page, 'Report (HTML)', true);
  expect(file.name).toMatch(/^vigie-hall-mp4-\d{4}-\d\d-\d\d-\d{4}\.html$/);
  report = file.text;
  expect(report).toContain(`default-src 'none'`);
  expect(report).not.toMatch(/<script|<link|<iframe|javascript:|\son\w+=|https?:|url\(/i);
  expect(report.match(/src="(?!data:image\/jpeg;base64,)/g)).toBeNull();

  const { reader, text } = await read(browser, report);
  const hash = await page.evaluate(
    () => document.querySelector('vigie-app')!.app!.state.engine.info!.modelSha256,
  );
  const app = await page.locator('meta[name="vigie-app"]').getAttribute('content');
  expect(app).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
  for (const said of [hash, app!, 'hall.mp4', '640 × 480 pixels', 'nothing: no gap', '=1+1', 'hall <b>"&'])
    expect(text).toContain(said);
  expect(text).toContain('50% (9% to 91%)');
  await expect(reader.locator('.alerts tbody tr')).toHaveCount(3);
  await expect(reader.locator('.alerts .verdict')).toHaveText(['Unsure', 'False', 'True']);
  await expect(reader.locator('.because').first()).toContainText('limit 2');
  await expect(reader.locator('.scene polygon.mask')).toHaveCount(1);
  expect(await findings(reader)).toEqual([]);
  expect(await darkness(reader, EARLY)).toEqual([1, 1, 1, 1]);
  expect(Math.max(...(await darkness(reader, LATE)))).toBeLessThan(0.5);
  await reader.context().close();
});

test('the table opens in Excel in French, and runs no formula; the data are whole', async () => {
  const { page } = shared;
  const french = await saved(page, 'Table for Excel in French (CSV)');
  expect(french.name).toMatch(/\.csv$/);
  expect(french.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const lines = french.text.slice(1).split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^number;event;event id;level;place;raised at \(s\)/);
  expect(lines[1]).toMatch(/^1;Too many people;crowd-density;Alarm;Whole picture;0,\d+;/);
  expect(lines[1]).toContain(';Unsure;');
  const english = await saved(page, 'Table for Excel in English (CSV)');
  expect(english.text.split('\r\n')[1]).toMatch(
    /^1,Too many people,crowd-density,Alarm,Whole picture,0\.\d+,/,
  );

  const json = JSON.parse((await saved(page, 'Data (JSON)')).text) as Record<string, unknown>;
  expect(json).toMatchObject({
    kind: 'vigie-report',
    scenario: SCENARIO,
    session: { source: { name: 'hall.mp4' }, coverage: { gaps: [] } },
    verdicts: { all: { true: 1, false: 1, unsure: 1, notJudged: 0, falseShare: { of: 2, share: 0.5 } } },
    published: { share: 0.62 },
  });
  expect(json['alerts']).toMatchObject([{ verdict: 'unsure', picture: true }, { verdict: 'false' }, {}]);
  await page.keyboard.press('Escape');
  await close(page);
});

test('after a reload it is the same, in French; a mask drawn since is burnt in; pictures can stay out', async ({
  browser,
  appUrl,
}) => {
  const { page } = shared;
  // A page on a disk keeps it until a reload only.
  if (!isOnDisk(appUrl)) await page.reload();
  await page.getByRole('button', { name: 'FR, français' }).click();
  await page.getByRole('button', { name: 'Ouvrir la session hall.mp4' }).click();
  await reach(page, 'ended');
  await page.evaluate(
    (late) => {
      const app = document.querySelector('vigie-app')!.app!;
      app.editScenario({ ...app.state.scenario, zones: [...app.state.scenario.zones, late] });
    },
    rectangle('late', 'mask', LATE),
  );
  await page.keyboard.press('e');
  await page.evaluate(() => document.querySelector('vigie-app')!.app!.setTheme('light'));
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await runsOff(page)).toEqual([]);
  }
  expect(await findings(page)).toEqual([]);
  const whole = await saved(page, 'Rapport (HTML)');
  const { reader, text } = await read(browser, whole.text);
  expect(text).toContain('Incertaine');
  expect(text).toMatch(/50\s% \(9\s% à 91\s%\)/);
  expect(await darkness(reader, EARLY)).toEqual([1, 1, 1, 1]);
  expect(await darkness(reader, LATE)).toEqual([1, 1, 1, 1]);
  await reader.context().close();

  await page.getByLabel('Avec les images des alertes').uncheck();
  const bare = await saved(page, 'Rapport (HTML)');
  expect(bare.text).not.toContain('data:image');
  expect(bare.text.length).toBeLessThan(40_000);
  await page.keyboard.press('Escape');
  await close(page);
});

interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Saves by a button of the dialog, which is open. `byKeyboard`: from where the focus is when it opens. */
async function saved(page: Page, button: string, byKeyboard = false): Promise<Saved> {
  const download: Promise<Download> = page.waitForEvent('download');
  if (byKeyboard) {
    const focused = page.locator('vigie-report').getByRole('button', { name: button });
    await expect(page.getByRole('dialog')).toBeVisible();
    for (let i = 0; i < 6 && !(await focused.evaluate((node) => node.matches(':focus'))); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  } else await page.getByRole('button', { name: button }).click();
  const file = await download;
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** Opens a report in a browser of its own, where scripts are switched on so that one that is there would run. */
async function read(browser: Browser, html: string): Promise<{ reader: Page; text: string }> {
  const context = await browser.newContext();
  const reader = await context.newPage();
  await reader.setContent(html);
  return { reader, text: await reader.locator('body').innerText() };
}

/** Of each picture in a report: how much of a box is black. The last is the one that the scenario is drawn on. */
function darkness(reader: Page, box: Box): Promise<number[]> {
  return reader.evaluate(
    async ([x, y, w, h]) => {
      const addresses = [
        ...[...document.querySelectorAll('img')].map(({ src }) => src),
        ...[...document.querySelectorAll('image')].map((image) => image.href.baseVal),
      ];
      return Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          // A compressed edge is not sharp: two pixels inside.
          const at = [x * image.width + 2, y * image.height + 2, w * image.width - 4, h * image.height - 4];
          const { data } = context.getImageData(at[0]!, at[1]!, at[2]!, at[3]!);
          let dark = 0;
          for (let i = 0; i < data.length; i += 4)
            if (data[i]! < 24 && data[i + 1]! < 24 && data[i + 2]! < 24) dark++;
          return dark / (data.length / 4);
        }),
      );
    },
    [...box] as [number, number, number, number],
  );
}
