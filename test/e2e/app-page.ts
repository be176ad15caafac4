import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Box } from '../../src/core/geometry/types.ts';
import type { Verdict } from '../../src/core/rules/alert.ts';
import { emptyScenario, formatScenario } from '../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import type { Coverage } from '../../src/store/vigie-store.ts';
import type { VigieApp } from '../../src/ui/views/vigie-app.ts';
import type { VideoSpec } from '../fixtures/make-video.ts';
import { expect, isOnDisk, test as base, watch, type Guard } from './support/launch.ts';
import { VideoFactory, type MadeFile } from './support/video-factory.ts';

/** `test` of the built app, with videos made on the fly. */
export const test = base.extend<object, { videos: VideoFactory }>({
  videos: [
    async ({ browser }, use) => {
      const videos = new VideoFactory(browser);
      await use(videos);
      await videos.close();
    },
    { scope: 'worker' },
  ],
});

export { expect, isOnDisk };

/** Five people and two cases, 640 × 480, ten pictures a second. */
export function people(seconds: number, more: VideoSpec = {}): VideoSpec {
  return {
    picture: 'people',
    codec: 'avc',
    width: 640,
    height: 480,
    rate: 10,
    frames: seconds * 10,
    ...more,
  };
}

/** A crowd of two or more for a second is an alarm: quick, and sure to come with `people`. */
export const CROWD: Scenario = {
  ...emptyScenario('Crowd of two'),
  rules: [{ id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 2, holdFor: 1 } }],
  // One network is enough for people as near as these.
  analysis: { rate: 5, warmUp: 0, farSight: false },
};

export function scenarioFile(scenario: unknown, name = 'scenario.vigie.json'): MadeFile {
  const text = typeof scenario === 'string' ? scenario : formatScenario(scenario as Scenario);
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** What the app knows, as plain data. */
export interface Seen {
  readonly phase: string;
  readonly source: { readonly name: string; readonly width: number; readonly height: number } | null;
  readonly playback: { readonly playing: boolean; readonly time: number } | null;
  /** Media time of the newest result, seconds; -1 before it. */
  readonly time: number;
  readonly analysed: number;
  readonly coverage: Coverage;
  /** What is drawn at this moment, tentative tracks left out. */
  readonly tracks: readonly { readonly id: number; readonly label: string; readonly box: Box }[];
  readonly alerts: readonly {
    readonly id: string;
    readonly event: string;
    readonly level: string;
    readonly verdict: Verdict | null;
    readonly picture: boolean;
  }[];
  readonly scenario: Scenario;
  readonly notices: readonly string[];
  readonly engine: string;
}

/** The state behind the screen, for what the screen shows as a picture only. */
export function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const app = document.querySelector<VigieApp>('vigie-app')!.app!;
    const { phase, source, playback, result, live, coverage, alerts, scenario, notices, engine } = app.state;
    return {
      phase,
      source: source && { name: source.name, ...source.size },
      playback: playback && { playing: playback.playing, time: playback.time },
      time: result?.time ?? -1,
      analysed: live.analysed,
      coverage,
      tracks: (app.shown()?.tracks ?? [])
        .filter(({ state }) => state !== 'tentative')
        .map(({ id, label, box }) => ({ id, label, box })),
      alerts: alerts.map(({ alert, verdict, snapshot }) => {
        return { id: alert.id, event: alert.event, level: alert.level, verdict, picture: snapshot !== null };
      }),
      scenario,
      notices: notices.map(({ error }) => error.code),
      engine: engine.state,
    };
  });
}

/** How many people are followed now. */
export async function peopleFollowed(page: Page): Promise<number> {
  return (await seen(page)).tracks.filter(({ label }) => label === 'person').length;
}

/** Waits for a phase of the app. */
export async function reach(page: Page, phase: Seen['phase'], timeout = 60_000): Promise<void> {
  await expect.poll(async () => (await seen(page)).phase, { timeout }).toBe(phase);
}

/** Opens a file as a person does: the mode, the button, the file chooser. */
export async function chooseVideo(
  page: Page,
  file: MadeFile,
  mode: 'Play' | 'Every frame' = 'Play',
): Promise<void> {
  await page.getByRole('radio', { name: mode }).check();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a video' }).click();
  await (await chooser).setFiles(file);
}

/** Drops files on the page, as from a file manager. */
export async function drop(page: Page, ...files: readonly MadeFile[]): Promise<void> {
  const plain = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    text: buffer.toString('base64'),
  }));
  await page.locator('vigie-top-bar').waitFor();
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, mimeType, text } of given) {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: mimeType }));
    }
    const at = { dataTransfer: data, bubbles: true, cancelable: true, composed: true };
    document.body.dispatchEvent(new DragEvent('dragover', at));
    document.body.dispatchEvent(new DragEvent('drop', at));
  }, plain);
}

/** Drops a scenario file and waits until it is in use. */
export async function dropScenario(page: Page, scenario: Scenario): Promise<void> {
  await drop(page, scenarioFile(scenario));
  await expect.poll(async () => (await seen(page)).scenario).toEqual(scenario);
}

/** Back to the doors, whatever was there. */
export async function close(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Close|Fermer)$/ }).click();
  await reach(page, 'doors');
}

/** One page for the tests of a file, with its guard. */
export interface Shared {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly guard: Guard;
}

/** Opens the app for several tests. Who opened it closes `context`. */
export async function openShared(
  browser: Browser,
  appUrl: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Shared> {
  const context = await browser.newContext(options);
  const guard = await watch(context, appUrl);
  const page = await context.newPage();
  await page.goto(appUrl);
  await page.locator('vigie-doors').waitFor();
  return { page, context, guard };
}

/**
 * Unplugs the camera, right behind a picture: a track that ends while one is on its way makes the browser itself
 * drop that picture without closing it, and complain.
 */
export async function unplug(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const video = document.querySelector<VigieApp>('vigie-app')!.app!.state.view as HTMLVideoElement | null;
    await new Promise((resolve) => {
      video?.requestVideoFrameCallback(resolve);
      setTimeout(resolve, 500);
    });
    // It may have ended meanwhile: some browsers end a track with its permission.
    const stream = (video?.srcObject ?? null) as MediaStream | null;
    for (const track of stream?.getTracks() ?? []) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
}

/** Makes the browser say now what it would say later about frames that nobody closed. */
export async function collectGarbage({ page, context }: Shared): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(200);
  await session.detach();
}

/** Intersection over union. */
export function overlap(a: Box, b: Box): number {
  const w = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const h = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  const both = Math.max(0, w) * Math.max(0, h);
  return both / (a[2] * a[3] + b[2] * b[3] - both);
}
