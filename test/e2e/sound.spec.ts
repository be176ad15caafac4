import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { VigieApp } from '../../src/ui/views/vigie-app.ts';
import { emptyScenario } from '../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import { during, mixed, pink, sine } from '../fixtures/sounds.ts';
import { wavOf } from '../fixtures/wav.ts';
import {
  chooseVideo,
  close,
  dropScenario,
  expect,
  openShared,
  reach,
  seen,
  type Shared,
} from './app-page.ts';
import { test as withCamera } from './support/fake-camera.ts';
import { dress, findings, LOOKS, speak } from './support/screen-checks.ts';

/** In a browser whose microphone plays a street, and in it again and again a tone. */
const test = withCamera.extend<object, { soundFile: string }>({
  soundFile: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'vigie-sound-'));
      const file = join(folder, 'street.wav');
      await writeFile(file, wavOf(mixed(pink(-45), during(7, 10, sine(-20, 1000))), 10));
      await use(file);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, soundFile, cameraFile }, use) => {
      const args = [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${cameraFile}`,
        `--use-file-for-fake-audio-capture=${soundFile}`,
      ];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],
});

const LISTENS: Scenario = {
  ...emptyScenario('A street'),
  rules: [{ id: 'ear', event: 'abnormal-sound', zone: null, params: { learnFor: 5 } }],
  analysis: { rate: 5, warmUp: 0, farSight: false },
};

test.describe.configure({ mode: 'serial' });

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl, { permissions: ['camera'] });
  await dropScenario(shared.page, LISTENS);
});
test.afterEach(() => expect(shared.guard.complaints).toEqual([]));
test.afterAll(() => shared.context.close());

/** How many microphones are on: asked of the browser’s own tracks, which the page keeps a count of. */
function sound(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector<VigieApp>('vigie-app')!.app!.state.sound.state);
}

test('nobody is asked unasked; denied: one sentence, and the session goes on', async () => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await reach(page, 'running');
  await expect(page.getByText('The microphone is off: the rule for sounds hears nothing.')).toBeVisible();
  expect(await sound(page)).toBe('off');
  await page.getByRole('button', { name: 'Switch the microphone on…' }).click();
  await expect(page.locator('vigie-sound-line')).toContainText('The microphone is blocked for this page.');
  const { time } = await seen(page);
  await expect.poll(async () => (await seen(page)).time).toBeGreaterThan(time);
});

test('allowed: a sign, a spectrogram, and an alert that argues', async () => {
  const { page, context } = shared;
  await context.grantPermissions(['camera', 'microphone']);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Microphone on. It is measured, not recorded')).toBeVisible();
  await expect(page.locator('vigie-microphone-badge button')).toBeVisible();
  await expect(page.getByRole('img', { name: /Spectrogram of the last 30 seconds/ })).toBeVisible();
  const alerts = async (): Promise<readonly string[]> => (await seen(page)).alerts.map(({ event }) => event);
  await expect.poll(alerts, { timeout: 40_000 }).toEqual(['abnormal-sound']);
  await expect(page.locator('vigie-alert-list')).toContainText('Abnormal sound');
  await expect(page.locator('vigie-sound-panel .figures')).toContainText(/Level −?-?\d+\u00a0dBFS/);
  for (const [language, theme] of LOOKS) {
    await speak(page, language);
    await dress(page, theme);
    expect(await findings(page)).toEqual([]);
  }
});

test('a click ends the microphone at once; the session goes on without it', async () => {
  const { page } = shared;
  await page.locator('vigie-microphone-badge button').click();
  await expect(page.locator('vigie-microphone-badge button')).toHaveCount(0);
  await expect(page.locator('vigie-sound-panel')).toHaveCount(0);
  expect(await sound(page)).toBe('off');
  expect((await seen(page)).phase).toBe('running');
  await close(page);
});

/** What the rule raised: when, and at which frequency. */
function tones(page: Page): Promise<(readonly [at: number, hertz: number])[]> {
  return page.evaluate(() =>
    document.querySelector<VigieApp>('vigie-app')!.app!.state.alerts.map(({ alert }) => {
      const hertz = alert.because.find(({ condition }) => condition === 'tone-frequency')?.value;
      return [alert.raisedAt, Math.round(Number(hertz))] as const;
    }),
  );
}

test('the sound of a file is heard in step with its pictures, without a microphone', async ({ videos }) => {
  const { page } = shared;
  const spec = {
    container: 'mkv',
    codec: 'vp8',
    audio: 'pcm-s16',
    rate: 2,
    frames: 24,
    tone: [7, 10],
  } as const;
  await chooseVideo(page, await videos.video('street.mkv', spec), 'Every frame');
  await reach(page, 'ended');
  const [alert, ...more] = await tones(page);
  expect(more).toEqual([]);
  expect(alert![0]).toBeGreaterThan(8.4);
  expect(alert![0]).toBeLessThan(9.6);
  expect(alert![1]).toBe(1000);
});
