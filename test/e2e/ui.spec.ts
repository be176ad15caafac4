import { calls, expect, findings, test } from './ui-page.ts';

const STATES = [
  'state=doors',
  'state=doors-used',
  'state=loading',
  'state=preparing',
  'state=running',
  'state=running&select=track:5',
  'state=running&select=rule:r1',
  'state=running&select=zone:area-1',
  'state=running&select=alert:r2:track:6:1',
  'state=empty',
  'state=camera-wasm',
  'state=exact',
  'state=restarting',
];

test.describe('axe finds nothing', () => {
  for (const lang of ['en', 'fr']) {
    for (const theme of ['dark', 'light']) {
      test(`${lang}, ${theme}`, async ({ openScreen }) => {
        for (const state of STATES) {
          const page = await openScreen(`${state}&lang=${lang}&theme=${theme}`);
          expect.soft(await findings(page), state).toEqual([]);
        }
      });
    }
  }

  test('on a telephone, in each tab', async ({ openScreen }) => {
    const page = await openScreen('state=running');
    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect.soft(await findings(page), (await tab.textContent()) ?? '').toEqual([]);
    }
  });

  test('with the dialogs and popovers open', async ({ openScreen }) => {
    const page = await openScreen('state=camera-wasm');
    await page.keyboard.press('?');
    expect.soft(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Settings' }).click();
    expect.soft(await findings(page)).toEqual([]);
    await page.locator('vigie-engine-badge button').click();
    expect.soft(await findings(page)).toEqual([]);
  });
});

test('nothing runs off the side, from 320 to 1440 px', async ({ openScreen }) => {
  for (const state of [
    'state=doors-used',
    'state=running&lang=fr',
    'state=exact&lang=fr',
    'state=camera-wasm',
  ]) {
    const page = await openScreen(state);
    for (const width of [320, 390, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const right = async (): Promise<number> => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        const settings = await page.getByRole('button', { name: /^(Settings|Réglages)$/ }).boundingBox();
        return settings ? Math.max(wide, settings.x + settings.width) : Infinity;
      };
      await expect.poll(right, `${state} at ${width}`).toBeLessThanOrEqual(width);
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
    .locator('vigie-doors input[type=file]')
    .setInputFiles({ name: 'a.mp4', mimeType: 'video/mp4', buffer: Buffer.from('x') });
  const asked = await calls(page);
  expect(asked.map(([name]) => name)).toEqual(['openStage', 'openCamera', 'openFile']);
  expect(asked[1]?.[1]).toBe('b');
  expect(asked[2]?.[2]).toBe('exact');
});

test('the language changes without a reload', async ({ openScreen }) => {
  const page = await openScreen('state=running');
  await page.evaluate(() => Object.assign(window, { same: true }));
  await page.getByRole('button', { name: 'FR, français' }).click();
  await expect(page.getByText('Densité trop importante').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  expect(await page.evaluate(() => 'same' in window)).toBe(true);
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

test('a verdict changes the ledger beside the published figure', async ({ openScreen }) => {
  const page = await openScreen('state=running');
  await expect(page.getByText('Your verdicts: 50% false (1 of 2)')).toBeVisible();
  await page
    .getByRole('group', { name: 'Your verdict: Too many people' })
    .getByRole('button', { name: 'False' })
    .click();
  await expect(page.getByText('Your verdicts: 67% false (2 of 3)')).toBeVisible();
  await expect(page.getByText('62% of abandoned-object alerts false (La Croix, 15 Jan 2025)')).toBeVisible();
});

test('an alert card seeks and shows its argument', async ({ openScreen }) => {
  const page = await openScreen('state=running');
  await page.getByRole('button', { name: 'Person on the ground', exact: true }).first().click();
  expect(await calls(page)).toContainEqual(['seek', 41.6]);
  await expect(page.locator('vigie-inspector').getByText('Share of standing height')).toBeVisible();
  await expect(page.locator('vigie-inspector').getByText('What it cannot do')).toBeVisible();
});

test('the inspector says live why a rule does not fire', async ({ openScreen }) => {
  const page = await openScreen('state=running&select=track:1&live');
  const inspector = page.locator('vigie-inspector');
  await expect(inspector.getByText(/Not raised: “Drop” is 0\.05/)).toBeVisible();
  await page.evaluate(() => window.fake.set({ selection: { kind: 'track', id: 5 } }));
  await expect(inspector.getByText(/Raised in \d+\ss if it lasts/)).toBeVisible();
});

test('the timeline seeks by pointer and by keys', async ({ openScreen }) => {
  const page = await openScreen('state=running');
  const slider = page.getByRole('slider', { name: 'Timeline' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('no timeline');
  await page.mouse.click(box.x + box.width / 2, box.y + 12);
  const [, time] = (await calls(page)).find(([name]) => name === 'seek') ?? [];
  expect(time).toBeGreaterThan(88);
  expect(time).toBeLessThan(92);
  await slider.press('Home');
  expect((await calls(page)).at(-1)).toEqual(['seek', 0]);
});

test('a file dropped anywhere is opened', async ({ openScreen }) => {
  const page = await openScreen('state=doors');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'platform.vigie.json', { type: 'application/json' }));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  });
  expect((await calls(page)).map(([name]) => name)).toEqual(['openAny']);
});

test('“erase everything” says what it erases, and only then does it', async ({ openScreen }) => {
  const page = await openScreen('state=running');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await expect(page.getByText(/4 sessions, 31 alerts, 2 scenarios \(1\.8\sMB\)/).last()).toBeVisible();
  expect((await calls(page)).map(([name]) => name)).not.toContain('eraseAll');
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  expect((await calls(page)).map(([name]) => name)).toContain('eraseAll');
});

test('markup in a name stays text', async ({ openScreen }) => {
  const page = await openScreen('state=running');
  await page.evaluate(() => {
    const { scenario, source } = window.fake.state;
    const name = '<img src=x onerror="window.hurt=1">';
    const zones = scenario.zones.map((zone) => ({ ...zone, name }));
    window.fake.set({ scenario: { ...scenario, zones }, source: source && { ...source, name } });
  });
  await expect(page.getByText('<img src=x').first()).toBeVisible();
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
});

test('ten results a second make no long task', async ({ openScreen }) => {
  const page = await openScreen('state=running&live');
  await page.waitForTimeout(1500);
  const longest = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let worst = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) worst = Math.max(worst, duration);
        }).observe({ type: 'longtask' });
        setTimeout(() => resolve(worst), 5000);
      }),
  );
  expect(longest).toBeLessThan(100);
});
