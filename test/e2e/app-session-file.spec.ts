import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import type { VigieApp } from '../../src/ui/views/vigie-app.ts';
import { close, CROWD, drop, dropScenario, expect, isOnDisk, reach, seen, test } from './app-page.ts';
import { findings } from './support/screen-checks.ts';
import type { MadeFile } from './support/video-factory.ts';

// A session taken home in a file, and opened from it where nothing of it is kept.

/** One person for a second is enough: the alert comes as soon as somebody is followed. */
const ANYBODY: Scenario = {
  ...CROWD,
  name: 'Anybody',
  rules: [{ id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 1, holdFor: 1 } }],
};

interface Head {
  readonly app: string;
  readonly session: {
    readonly id: string;
    readonly app: string;
    readonly engine: { readonly modelSha256: string };
  };
  readonly alerts: readonly { readonly verdict: string; readonly snapshot: number | null }[];
  readonly recording: { readonly chunks: readonly unknown[] };
}

/** The head of a session file, read as any program would. */
function headOf(file: Buffer): Head {
  const inside = gunzipSync(file);
  expect(inside.subarray(0, 8).toString()).toBe('vigie 1\n');
  return JSON.parse(inside.subarray(12, 12 + inside.readUInt32LE(8)).toString()) as Head;
}

async function save(page: Page): Promise<MadeFile> {
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  const download = await coming;
  const name = download.suggestedFilename();
  await expect(page.getByText(`Saved as ${name}`)).toBeVisible();
  return { name, mimeType: 'application/octet-stream', buffer: await readFile(await download.path()) };
}

const recorded = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector<VigieApp>('vigie-app')!.app!.state.recorded?.frames ?? 0);

test('saved after an alert and a verdict, opened after a reload: judged on, reported', async ({
  app: page,
  appUrl,
}) => {
  test.setTimeout(180_000);
  await dropScenario(page, ANYBODY);
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await expect.poll(async () => (await seen(page)).alerts[0]?.picture, { timeout: 90_000 }).toBe(true);
  await page.keyboard.press(' ');
  await page.keyboard.press('j');
  await page.keyboard.press('f');

  await page.getByRole('button', { name: 'Save session…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Save this session as a file' });
  await expect(dialog.getByText(/1 alert, 1 judged/)).toBeVisible();
  // What shows people stays out until it is asked for; each says what it adds.
  const plain = dialog.getByRole('checkbox', { name: /Pictures as the camera saw them \(1, \d+\skB\)/ });
  await expect(plain).not.toBeChecked();
  await expect(dialog.getByText('Nothing that shows people as the camera saw them')).toBeVisible();
  await plain.check();
  await expect(dialog.getByText('Who opens the file sees them')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const withPictures = await save(page);
  await plain.uncheck();
  const file = await save(page);
  await page.keyboard.press('Escape');

  expect(file.name).toMatch(/^vigie-.+\.vigie$/);
  const head = headOf(file.buffer);
  expect(head.alerts).toMatchObject([{ verdict: 'false', snapshot: null }]);
  expect(headOf(withPictures.buffer).alerts[0]?.snapshot).not.toBeNull();
  expect(head.session.engine.modelSha256).toMatch(/^[\da-f]{64}$/);
  expect(head.session.app).toBe(head.app);
  expect(head.app).toMatch(/^\d+\.\d+\.\d+\+[\da-f]{12}$/);
  const frames = await recorded(page);
  const before = await seen(page);

  await page.reload();
  await page.locator('vigie-doors').waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a session file…' }).click();
  await (await chooser).setFiles(withPictures);
  await reach(page, 'ended');
  await expect(page.getByText('was opened from its file')).toBeVisible();
  const after = await seen(page);
  expect(after.alerts).toMatchObject([{ id: before.alerts[0]!.id, verdict: 'false', picture: true }]);
  expect(after.scenario).toEqual(before.scenario);
  // Told once a second: the file may have a frame more.
  expect(await recorded(page)).toBeGreaterThanOrEqual(frames);
  await expect(page.getByRole('slider', { name: 'Timeline' })).toBeVisible();

  // Judged anew; what if has its recording; the report says where the session came from.
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  expect((await seen(page)).alerts[0]?.verdict).toBe('true');
  await page.getByRole('tab', { name: 'What if' }).click();
  await expect(page.locator('vigie-whatif-panel')).toContainText('Recorded');
  // From a tab too: its letters are nobody else's.
  await page.keyboard.press('e');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Report (HTML)' }).click();
  const report = await readFile(await (await coming).path(), 'utf8');
  expect(report).toContain(withPictures.name);
  expect(report).toContain(head.session.engine.modelSha256);
  await page.keyboard.press('Escape');
  await close(page);

  // Where the browser keeps anything, the session that was run is there beside the one from the file.
  const past = page.getByRole('button', { name: /^Open the session/ });
  await expect(past).toHaveCount(isOnDisk(appUrl) ? 1 : 2);
  await expect(past.getByText('from a file')).toHaveCount(1);

  // Dropped, damaged: one sentence, and what is on the screen stays.
  await drop(page, file);
  await reach(page, 'ended');
  expect((await seen(page)).alerts).toMatchObject([{ verdict: 'false' }]);
  await drop(page, { ...file, name: 'cut.vigie', buffer: file.buffer.subarray(0, file.buffer.length / 2) });
  await expect(page.getByText('“cut.vigie” is damaged, or was cut off while copying.')).toBeVisible();
  await drop(page, { ...file, name: 'other.vigie', buffer: Buffer.from('a letter') });
  await expect(page.getByText('“other.vigie” is no session of Vigie.')).toBeVisible();
  expect((await seen(page)).alerts).toHaveLength(1);
});
