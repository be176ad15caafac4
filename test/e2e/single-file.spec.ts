import { readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { chooseVideo, CROWD, dropScenario, expect, people, reach, seen, test } from './app-page.ts';
import { findings, runsOff } from './support/screen-checks.ts';

// What is true of the page in one file alone. The tests of the app run on it too: the project `single`.

const ELSEWHERE = 'https://elsewhere.invalid/';

test('one file under 45 MB that names nothing beside it', async ({ appUrl }) => {
  const path = fileURLToPath(appUrl);
  expect((await stat(path)).size).toBeLessThan(45e6);
  const page = (await readFile(path, 'utf8')).replace(/<script[^]*?<\/script>/g, (script) => {
    expect(script.slice(0, script.indexOf('>'))).not.toContain(' src=');
    return '';
  });
  expect(page).toMatch(
    /^<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta http-equiv="Content-Security-Policy"/,
  );
  const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);
  expect(addresses.map((address) => address.slice(0, 19))).toEqual(['data:image/svg+xml;']);
});

test('the ways out that no policy closes are taken away first', async ({ app, appUrl, context }) => {
  const found = await app.evaluate(() => ({
    rtc: Object.getOwnPropertyNames(window).filter((name) => name.includes('RTC')),
    trusted: 'trustedTypes' in window,
  }));
  expect(found).toEqual({ rtc: [], trusted: true });
  await app.evaluate(async (url) => {
    window.open(url);
    for (const target of ['', '_blank']) {
      const link = document.createElement('a');
      document.querySelector('vigie-app')!.shadowRoot!.append(Object.assign(link, { href: url, target }));
      link.click();
      link.remove();
    }
    location.href = url;
    // A navigation that is not stopped begins with the next task.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }, ELSEWHERE);
  expect(context.pages()).toHaveLength(1);
  expect(app.url()).toBe(appUrl);
});

const NOTES = {
  en: [/shared|common storage/, /To be sure, cut the network\./],
  fr: [/stockage commun/, /Pour en être sûr, coupez le réseau\./],
} as const;
for (const [language, [kept, sure]] of Object.entries(NOTES)) {
  test(`says what a page on a disk keeps and cannot promise, in ${language}`, async ({ app }) => {
    await app.locator('vigie-doors').waitFor();
    await app.evaluate((to) => {
      document.querySelector('vigie-app')!.app!.setLanguage(to as 'fr' | 'en');
    }, language);
    await expect(app.locator('vigie-doors').getByText(kept)).toBeVisible();
    for (const width of [320, 390, 1440]) {
      await app.setViewportSize({ width, height: 900 });
      await expect.poll(() => runsOff(app), `at ${width} px`).toEqual([]);
    }
    expect(await findings(app)).toEqual([]);
    await app.locator('vigie-network-badge button').click();
    await expect(app.locator('vigie-network-badge').getByText(sure)).toBeVisible();
    await app.keyboard.press('Escape');
    await app.locator('vigie-settings button').first().click();
    await expect(app.locator('vigie-settings').getByText(kept)).toBeVisible();
    expect(await findings(app)).toEqual([]);
  });
}

test('what a session found is in no storage, and is not let go without a question', async ({
  app,
  videos,
}) => {
  await dropScenario(app, CROWD);
  await chooseVideo(app, await videos.video('people.mp4', people(4)), 'Every frame');
  await reach(app, 'running');
  await reach(app, 'ended');
  expect((await seen(app)).alerts).toHaveLength(1);
  expect((await seen(app)).notices).not.toContain('storage-unavailable');
  const kept = await app.evaluate(async () => ({
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    items: localStorage.length + sessionStorage.length,
  }));
  expect(kept).toEqual({ databases: [], caches: [], items: 0 });
  const question = app.waitForEvent('dialog');
  const reload = app.reload();
  expect((await question).type()).toBe('beforeunload');
  await (await question).accept();
  await reload;
  await expect(app.locator('vigie-doors').getByText('None yet. What a session finds is held')).toBeVisible();
});

test.describe('another file', () => {
  test.use({ allowConsole: [/^request to file:.*\/changed\.html$/] });
  test('a network that was changed inside the file is refused', async ({
    page,
    guard,
    appUrl,
    videos,
  }, info) => {
    const html = await readFile(fileURLToPath(appUrl), 'utf8');
    const path = info.outputPath('changed.html');
    await writeFile(path, withOtherWeights(html));
    await page.goto(pathToFileURL(path).href);
    await dropScenario(page, CROWD);
    await chooseVideo(page, await videos.video('people.mp4', people(4)));
    await expect.poll(async () => (await seen(page)).notices).toContain('model-hash');
    await expect(
      page.getByText(/The model file “models\/coco-ssd-lean\/weights.bin” is not the one/),
    ).toBeVisible();
    expect(guard.requests.filter((url) => /^https?:/.test(url))).toEqual([]);
  });
});

/** One byte of the detector's weights is another. */
function withOtherWeights(html: string): string {
  const file = /(data-file="models\/coco-ssd-lean\/weights\.bin">)([^<]*)/;
  return html.replace(file, (_, head: string, text: string) => {
    const bytes = gunzipSync(Buffer.from(text, 'base64'));
    bytes[1000]! ^= 1;
    return head + gzipSync(bytes).toString('base64');
  });
}
