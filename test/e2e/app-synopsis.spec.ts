import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  chooseVideo,
  close,
  collectGarbage,
  CROWD,
  dropScenario,
  expect,
  openShared,
  people,
  reach,
  seen,
  test,
  type Shared,
} from './app-page.ts';
import { dress, findings, LOOKS, runsOff, speak } from './support/screen-checks.ts';

// The synopsis of a session: all its tracks at once over the empty scene. The people of the video wear magenta, which
// must not be in it.
test.describe.configure({ mode: 'serial' });

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl, { locale: 'en-GB', reducedMotion: 'reduce' });
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

/** Seconds of the synopsis, by its slider. */
const place = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: 'Place in the synopsis' }).inputValue());

/** Shares of pixels: of the colour that people wear, and of the flat grey of what nobody has seen empty. */
function look(page: Page): Promise<{ magenta: number; grey: number }> {
  return page.locator('vigie-synopsis canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    let [magenta, grey] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
      if (r > 140 && b > 140 && g < 100) magenta++;
      if (r === 0x3a && g === 0x3f && b === 0x46) grey++;
    }
    return { magenta: magenta / (width * height), grey: grey / (width * height) };
  });
}

test('the tracks of a session are gathered, over the empty scene, without its people', async ({ videos }) => {
  const { page } = shared;
  await dropScenario(page, CROWD);
  await chooseVideo(
    page,
    await videos.video('long.mp4', people(12, { picture: 'marked-people' })),
    'Every frame',
  );
  await reach(page, 'ended');
  await page.getByRole('button', { name: 'Look back' }).click();
  await page.getByRole('tab', { name: 'Synopsis' }).click();
  await expect(page.getByRole('img', { name: /^Synopsis at 0:00 of 0:1[12]: \d figures/ })).toBeVisible();
  await expect(page.getByText(/^\s*\d tracks out of 12\ss, in 12\ss\./)).toBeVisible();
  const { magenta, grey } = await look(page);
  expect(magenta).toBe(0);
  // The scene is known: where nobody stood it is there.
  expect(grey).toBeLessThan(0.6);
});

test('it stands still for who wants no motion, plays when asked, and pauses for who chooses', async () => {
  const { page } = shared;
  expect(await place(page)).toBe(0);
  await page.getByRole('button', { name: 'Play the synopsis' }).click();
  await expect.poll(() => place(page)).toBeGreaterThan(1);
  await page.locator('vigie-synopsis ul button').first().focus();
  await expect(page.getByRole('button', { name: 'Play the synopsis' })).toBeVisible();
  const still = await place(page);
  await page.waitForTimeout(400);
  expect(await place(page)).toBe(still);
  expect((await look(page)).magenta).toBe(0);
});

test('a figure leads to its moment of the session: from the list, and from the picture', async () => {
  const { page } = shared;
  const slider = page.getByRole('slider', { name: 'Place in the synopsis' });
  await slider.fill('6');
  const first = page.locator('vigie-synopsis ul button').first();
  const name = (await first.getAttribute('aria-label'))!;
  const [, minutes, seconds] = /at (\d+):(\d+)/.exec(name)!;
  await first.press('Enter');
  const wanted = Number(minutes) * 60 + Number(seconds);
  const playhead = async (): Promise<number> => (await seen(page)).playback?.time ?? -1;
  await expect.poll(playhead).toBeGreaterThanOrEqual(wanted - 0.1);
  expect(await playhead()).toBeLessThan(wanted + 1.5);
  await slider.fill('9');
  const at = await page.locator('vigie-synopsis').evaluate((element) => {
    const canvas = element.shadowRoot!.querySelector('canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    // A figure's own colour, the first of its palette.
    for (let i = 0; i < data.length; i += 4)
      if (data[i] === 0x7c && data[i + 1] === 0xc4 && data[i + 2] === 0xff) {
        const scale = canvas.clientWidth / canvas.width;
        return { x: ((i / 4) % canvas.width) * scale, y: Math.floor(i / 4 / canvas.width) * scale };
      }
    return null;
  });
  await page.locator('vigie-synopsis canvas').click({ position: at! });
  await expect.poll(playhead).toBeGreaterThan(wanted + 1.5);
});

test('what is chosen is shown, the rest is counted', async () => {
  const { page } = shared;
  await page.getByRole('checkbox', { name: /^People/ }).uncheck();
  await expect(page.getByText(/left out: \d not chosen|Left out: \d not chosen/i)).toBeVisible();
  await page.getByRole('checkbox', { name: /^People/ }).check();
  await page.getByRole('combobox', { name: /^Length/ }).selectOption('10');
  await expect(page.getByText(/tracks out of 12\ss, in 10\ss.*shown faster/)).toBeVisible();
});

test('it is saved as a video, which shows no person either', async () => {
  const { page } = shared;
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a video' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('vigie-synopsis.mp4');
  const bytes = await readFile(await download.path());
  const seenIn = await page.evaluate(async (text) => {
    const data = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(new Blob([data], { type: 'video/mp4' }));
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = () => reject(new Error('the video cannot be played'));
    });
    const context = new OffscreenCanvas(320, 240).getContext('2d', { willReadFrequently: true })!;
    let magenta = 0;
    for (let time = 0; time < video.duration; time += 1) {
      video.currentTime = time;
      await new Promise((resolve) => (video.onseeked = resolve));
      context.drawImage(video, 0, 0, 320, 240);
      const { data: pixels } = context.getImageData(0, 0, 320, 240);
      for (let i = 0; i < pixels.length; i += 4)
        if (pixels[i]! > 140 && pixels[i + 2]! > 140 && pixels[i + 1]! < 100) magenta++;
    }
    return { magenta, seconds: video.duration, width: video.videoWidth };
  }, bytes.toString('base64'));
  expect(seenIn).toMatchObject({ magenta: 0, width: 640 });
  expect(Math.abs(seenIn.seconds - 10)).toBeLessThan(0.3);
});

test('axe finds nothing, and nothing stands outside a small telephone’s screen, in both languages and themes', async () => {
  const { page } = shared;
  for (const [language, theme] of LOOKS) {
    await speak(page, language);
    await dress(page, theme);
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.waitForTimeout(150);
    expect(await runsOff(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await close(page);
});
