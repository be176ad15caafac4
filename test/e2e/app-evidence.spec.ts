import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Download, Locator, Page } from '@playwright/test';
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

// Clips of alerts: what is in them, what is not, and that they are gone when they are erased. The video has two
// colours that are nowhere else: magenta on a person's chest, green in a corner where a mask may be.
test.describe.configure({ mode: 'serial' });

const MASK: Zone = {
  id: 'mask',
  name: 'corner',
  kind: 'mask',
  points: [
    [0.86, 0],
    [1, 0],
    [1, 0.18],
    [0.86, 0.18],
  ],
};
const OPEN: Scenario = {
  ...CROWD,
  rules: [{ id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 2, holdFor: 3 } }],
};
const MASKED: Scenario = { ...OPEN, zones: [MASK] };

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl, { locale: 'en-GB' });
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

/** What a clip, or a picture, shows: shares of pixels of the two colours over all its pictures. */
interface Look {
  readonly pictures: number;
  readonly seconds: number;
  readonly magenta: number;
  readonly green: number;
  /** Mean difference of the last picture from the flat grey of what nobody has seen empty. */
  readonly scene: number;
}

/** Decodes a clip or a picture in the browser, as any page would, and counts. */
async function look(page: Page, file: Buffer, type: string): Promise<Look> {
  return page.evaluate(
    async ([text, kind]) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const pictures: (() => Promise<CanvasImageSource>)[] = [];
      let seconds = 0;
      if (kind === 'image/gif') {
        const decoder = new ImageDecoder({ data: bytes, type: kind });
        await decoder.tracks.ready;
        const { frameCount } = decoder.tracks.selectedTrack!;
        for (let i = 0; i < frameCount; i++)
          pictures.push(async () => (await decoder.decode({ frameIndex: i })).image);
        seconds = frameCount / 5;
      } else if (kind === 'image/jpeg') {
        pictures.push(() => createImageBitmap(new Blob([bytes], { type: kind })));
      } else {
        const video = document.createElement('video');
        video.muted = true;
        video.src = URL.createObjectURL(new Blob([bytes], { type: kind }));
        await new Promise((resolve, reject) => {
          video.onloadeddata = resolve;
          video.onerror = () => reject(new Error('the clip cannot be played'));
        });
        seconds = video.duration;
        for (let time = 0; time < seconds; time += 0.2) {
          pictures.push(async () => {
            video.currentTime = time;
            await new Promise((resolve) => (video.onseeked = resolve));
            return video;
          });
        }
      }
      const canvas = new OffscreenCanvas(480, 360);
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      const sums = { magenta: 0, green: 0, scene: 0 };
      for (const picture of pictures) {
        const shown = await picture();
        context.drawImage(shown, 0, 0, 480, 360);
        if (shown instanceof VideoFrame || shown instanceof ImageBitmap) shown.close();
        const { data } = context.getImageData(0, 0, 480, 360);
        sums.scene = 0;
        for (let i = 0; i < data.length; i += 4) {
          const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
          if (r > 140 && b > 140 && g < 100) sums.magenta++;
          if (g > 180 && r < 90 && b < 90) sums.green++;
          sums.scene += Math.abs(r - 0x3a) + Math.abs(g - 0x3f) + Math.abs(b - 0x46);
        }
        sums.scene /= data.length / 4;
      }
      const all = pictures.length * 480 * 360;
      return {
        pictures: pictures.length,
        seconds,
        magenta: sums.magenta / all,
        green: sums.green / all,
        scene: sums.scene,
      };
    },
    [file.toString('base64'), type] as const,
  );
}

async function setting(
  page: Page,
  change: (menu: ReturnType<Page['locator']>) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await change(page.locator('vigie-evidence'));
  await page.keyboard.press('Escape');
}

async function run(page: Page, scenario: Scenario, file: Parameters<typeof chooseVideo>[1]): Promise<void> {
  await dropScenario(page, scenario);
  await chooseVideo(page, file, 'Every frame');
  await reach(page, 'ended');
}

async function save(page: Page, kind: string): Promise<{ name: string; bytes: Buffer }> {
  const coming: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save as ${kind}` }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** What a button says, picture by picture, from when it begins to be busy until it no longer is. */
function progressOf(button: Locator): Promise<string[]> {
  return button.evaluate(
    (one) =>
      new Promise((resolve) => {
        const texts: string[] = [];
        const look = (): void => {
          const busy = one.getAttribute('aria-busy') === 'true';
          if (busy) texts.push(one.textContent.trim().replace(/\s+/g, ' '));
          if (!busy && texts.length > 0) resolve(texts);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

const marked = people(9, { picture: 'marked-people' });

test('nothing is recorded unless it is asked for', async ({ videos }) => {
  const { page } = shared;
  await run(page, OPEN, await videos.video('people.mp4', marked));
  expect((await seen(page)).alerts).toHaveLength(1);
  await expect(page.locator('vigie-alert-card')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as' })).toHaveCount(0);
  await close(page);
});

test('a clip as the camera sees it shows people and all that no mask hides', async ({ videos }) => {
  const { page } = shared;
  await setting(page, async (menu) => {
    await menu.getByLabel('Keep a clip of each alert').check();
    await menu.getByLabel('People as figures').uncheck();
    await menu.getByLabel('With boxes, zones and the time').uncheck();
    await menu.getByLabel('Seconds before').fill('2');
    await menu.getByLabel('Seconds after').fill('3');
  });
  await run(page, OPEN, await videos.video('people.mp4', marked));
  const { name, bytes } = await save(page, 'MP4');
  expect(name).toMatch(/^vigie-crowd-density-\d+s\.mp4$/);
  const plain = await look(page, bytes, 'video/mp4');
  expect(plain.seconds).toBeGreaterThan(4);
  expect(plain.seconds).toBeLessThan(7.5);
  // So the counting counts: both colours are there.
  expect(plain.magenta).toBeGreaterThan(0.004);
  expect(plain.green).toBeGreaterThan(0.004);
  await close(page);
});

test('of what a mask hides, and of a person who is hidden, no pixel is in the clip or its GIF', async ({
  videos,
}) => {
  const { page } = shared;
  await setting(page, async (menu) => {
    await menu.getByLabel('People as figures').check();
    await menu.getByLabel('With boxes, zones and the time').check();
  });
  await run(page, MASKED, await videos.video('people.mp4', marked));
  await expect(page.locator('vigie-alert-card')).toContainText('people as figures');
  const clip = await save(page, 'MP4');
  const hidden = await look(page, clip.bytes, 'video/mp4');
  expect(hidden).toMatchObject({ magenta: 0, green: 0 });
  expect(hidden.pictures).toBeGreaterThan(20);
  // It is no empty picture either: the scene around the people is there.
  expect(hidden.scene).toBeGreaterThan(20);
  const told = progressOf(page.getByRole('button', { name: 'Save as GIF' }));
  const gif = await save(page, 'GIF');
  expect(await told).toContainEqual(expect.stringMatching(/^GIF [1-9]\d?%$/));
  expect(gif.bytes.subarray(0, 6).toString()).toBe('GIF89a');
  const moving = await look(page, gif.bytes, 'image/gif');
  expect(moving).toMatchObject({ magenta: 0, green: 0 });
  expect(Math.abs(moving.seconds - hidden.seconds)).toBeLessThan(0.5);
  await probed(clip.bytes);
});

/** Other programs read the clip too, where there is one. */
async function probed(bytes: Buffer): Promise<void> {
  const file = join(tmpdir(), `vigie-clip-${process.pid}.mp4`);
  await writeFile(file, bytes);
  try {
    const words = [
      '-v',
      'error',
      '-count_frames',
      '-show_entries',
      'stream=codec_name,nb_read_frames',
      '-of',
      'csv=p=0',
    ];
    const { stdout, stderr } = await promisify(execFile)('ffprobe', [...words, file]);
    expect(stderr).toBe('');
    const [codec, frames] = stdout.trim().split(',');
    expect(codec).toBe('h264');
    expect(Number(frames)).toBeGreaterThan(20);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    test.info().annotations.push({ type: 'left out', description: 'ffprobe is not on this machine' });
  } finally {
    await rm(file);
  }
}

test('the report hides people unless told otherwise', async () => {
  const { page } = shared;
  const report = async (hide: boolean): Promise<string> => {
    await page.keyboard.press('e');
    await page.getByLabel('People in the pictures as figures').setChecked(hide);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Report (HTML)' }).click();
    const text = await readFile(await (await coming).path(), 'utf8');
    await page.keyboard.press('Escape');
    return text;
  };
  const magentaIn = async (html: string): Promise<number> => {
    const pictures = [...html.matchAll(/data:image\/jpeg;base64,([^"]+)/g)].map((match) => match[1]!);
    expect(pictures.length).toBeGreaterThan(0);
    let most = 0;
    for (const picture of pictures)
      most = Math.max(most, (await look(page, Buffer.from(picture, 'base64'), 'image/jpeg')).magenta);
    return most;
  };
  await page.getByRole('button', { name: 'Report…' }).first().click();
  await expect(page.getByLabel('People in the pictures as figures')).toBeChecked();
  await page.keyboard.press('Escape');
  expect(await magentaIn(await report(true))).toBe(0);
  expect(await magentaIn(await report(false))).toBeGreaterThan(0.003);
});

test('the anonymous view shows the scene and no person, live and afterwards', async () => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Anonymous' }).click();
  const canvas = page.locator('vigie-picture canvas.anonymous');
  await expect(canvas).toBeVisible();
  const counted = await canvas.evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element;
    const { data } = element.getContext('2d')!.getImageData(0, 0, width, height);
    let [magenta, grey] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i]! > 140 && data[i + 2]! > 140 && data[i + 1]! < 100) magenta++;
      if (data[i] === 0x3a && data[i + 1] === 0x3f && data[i + 2] === 0x46) grey++;
    }
    return { magenta, grey: grey / (data.length / 4) };
  });
  expect(counted.magenta).toBe(0);
  expect(counted.grey).toBeLessThan(0.6);
  await page.getByRole('button', { name: 'Anonymous' }).click();
  await expect(canvas).toHaveCount(0);
});

test('a session that is closed before a clip is at its end keeps what there is of it', async ({ videos }) => {
  const { page } = shared;
  await close(page);
  await setting(page, (menu) => menu.getByLabel('Seconds after').fill('20'));
  await dropScenario(page, OPEN);
  await chooseVideo(page, await videos.video('closed.mp4', people(30, { picture: 'marked-people' })), 'Play');
  await expect(page.locator('vigie-alert-card')).toContainText('Clip being taken');
  await close(page);
  await page.getByRole('button', { name: 'Open the session closed.mp4' }).click();
  await reach(page, 'ended');
  const { bytes } = await save(page, 'MP4');
  const cut = await look(page, bytes, 'video/mp4');
  expect(cut.seconds).toBeGreaterThan(1);
  expect(cut.seconds).toBeLessThan(20);
  expect(cut.magenta).toBe(0);
});

test('what is erased is gone, here and after a reload; the alert stays', async ({ appUrl }) => {
  const { page } = shared;
  await page.getByRole('button', { name: 'Erase picture and clip of this alert' }).click();
  await expect(page.getByRole('button', { name: 'Save as MP4' })).toHaveCount(0);
  expect((await seen(page)).alerts).toMatchObject([{ event: 'crowd-density', picture: false }]);
  // A page on a disk keeps nothing over a reload.
  if (isOnDisk(appUrl)) return;
  await page.reload();
  await page.locator('vigie-doors').waitFor();
  await page.getByRole('button', { name: 'Open the session closed.mp4' }).click();
  await reach(page, 'ended');
  expect((await seen(page)).alerts).toMatchObject([{ event: 'crowd-density', picture: false }]);
  await expect(page.getByRole('button', { name: 'Save as MP4' })).toHaveCount(0);
  await close(page);
});

test('pictures and clips are erased when their days are over', async ({ appUrl }) => {
  test.skip(isOnDisk(appUrl), 'a page on a disk keeps nothing in the browser, and says so');
  const { page } = shared;
  const kept = (): Promise<unknown> =>
    page.evaluate(async () => {
      const app = document.querySelector('vigie-app')!.app!;
      const older = app.state.pastSessions.find(({ source }) => source.name === 'people.mp4');
      await app.openPastSession(older!.id);
      const { alerts } = app.state;
      await app.closeSource();
      return alerts.map(({ snapshot, clip }) => [snapshot !== null, clip !== null]);
    });
  expect(await kept()).toEqual([[true, true]]);
  // Eight days later.
  await page.clock.install({ time: Date.now() + 8 * 24 * 3600_000 });
  await page.reload();
  await page.locator('vigie-doors').waitFor();
  await expect.poll(kept).toEqual([[false, false]]);
});
