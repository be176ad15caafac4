import { calls, expect, findings, test } from './ui-page.ts';

// The screen on a scripted application: states that the real page cannot be brought into at will. Everything
// else is tested on the built page (`app-*.spec.ts`).
const STATES = [
  'state=loading',
  'state=preparing',
  'state=running',
  'state=empty',
  'state=camera-wasm',
  'state=exact',
  'state=restarting',
  'state=failed',
];

for (const look of ['lang=en&theme=dark', 'lang=fr&theme=light']) {
  test(`axe finds nothing, ${look}`, async ({ openScreen }) => {
    for (const state of STATES) {
      const page = await openScreen(`${state}&${look}`);
      expect.soft(await findings(page), state).toEqual([]);
    }
  });
}

test('nothing runs off the side, from 320 to 1440 px', async ({ openScreen }) => {
  for (const state of ['state=running&lang=fr', 'state=camera-wasm', 'state=failed&lang=fr']) {
    const page = await openScreen(state);
    for (const width of [320, 390, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
      await expect.poll(wide, `${state} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
});

test('nothing is asked before a click; each door opens what it says', async ({ openScreen }) => {
  const page = await openScreen('state=doors-used');
  expect(await calls(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await page.getByLabel('Which camera').selectOption('b');
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await page.getByRole('radio', { name: 'Every frame' }).check();
  await page
    .locator('vigie-doors input.video')
    .setInputFiles({ name: 'a.mp4', mimeType: 'video/mp4', buffer: Buffer.from('x') });
  const asked = await calls(page);
  expect(asked.map(([name]) => name)).toEqual(['openStage', 'openCamera', 'openFile']);
  expect(asked[1]?.[1]).toBe('b');
  expect(asked[2]?.[2]).toBe('exact');
});

test('by keyboard alone: choose an alert, judge it, seek, pause', async ({ openScreen }) => {
  const page = await openScreen('state=running');
  await page.keyboard.press('j');
  await page.keyboard.press('f');
  await page.keyboard.press('j');
  await page.keyboard.press('u');
  await page.keyboard.press('k');
  await page.keyboard.press('t');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  const asked = (await calls(page)).filter(([name]) => ['setVerdict', 'seek', 'pause'].includes(name));
  expect(asked).toEqual([
    ['setVerdict', 'r3:zone:1', 'false'],
    ['setVerdict', 'r2:track:6:1', 'unsure'],
    ['setVerdict', 'r3:zone:1', 'true'],
    ['seek', 65],
    ['pause'],
  ]);
});

test('single keys can be switched off, and do not act while typing', async ({ openScreen }) => {
  const page = await openScreen('state=running&select=alert:r3:zone:1');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Single-key shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 5, y: 400 } });
  await page.keyboard.press('j');
  await page.keyboard.press('f');
  expect((await calls(page)).map(([name]) => name)).not.toContain('setVerdict');
});
