import type { Page } from '@playwright/test';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import {
  chooseVideo,
  close,
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
import { dress, findings, LOOKS, runsOff, speak } from './support/screen-checks.ts';

// Every screen and state of the built page: axe in both languages and themes, and widths from 320 px.
test.describe.configure({ mode: 'serial' });

const WIDTHS = [320, 390, 768, 1024, 1440] as const;

const SCENARIO: Scenario = {
  ...CROWD,
  zones: [
    {
      id: 'a',
      name: 'Area',
      kind: 'area',
      points: [
        [0.05, 0.1],
        [0.95, 0.1],
        [0.95, 0.95],
        [0.05, 0.95],
      ],
      direction: [1, 0],
    },
    {
      id: 'l',
      name: 'Line',
      kind: 'line',
      points: [
        [0.2, 0.3],
        [0.8, 0.4],
      ],
    },
    {
      id: 'm',
      name: 'Mask',
      kind: 'mask',
      points: [
        [0.8, 0.02],
        [0.98, 0.02],
        [0.98, 0.2],
      ],
    },
  ],
  rules: [...CROWD.rules, { id: 'bag', event: 'abandoned-object', zone: 'a', params: {} }],
};

/** A state of the screen: how to come there and how to leave it. */
interface Screen {
  readonly name: string;
  enter?(page: Page): Promise<unknown>;
  leave?(page: Page): Promise<unknown>;
}

const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');
const tab = (n: number) => (page: Page) => page.getByRole('tab').nth(n).click();

const DOORS: readonly Screen[] = [
  { name: 'the doors' },
  {
    name: 'how to check that nothing is sent',
    enter: (page) => page.locator('vigie-doors .link').click(),
    leave: escape,
  },
];
const RUNNING: readonly Screen[] = [
  { name: 'a session, an alert, the overview' },
  {
    name: 'a track',
    enter: (page) => page.locator('vigie-inspector .tracks button').first().click(),
    leave: escape,
  },
  {
    name: 'an alert',
    enter: (page) => page.locator('vigie-alert-card .what').first().click(),
    leave: escape,
  },
  { name: 'a rule', enter: (page) => page.locator('vigie-timeline .name').nth(1).click(), leave: escape },
  { name: 'the scenario', enter: tab(1), leave: tab(0) },
  {
    name: 'zones being edited',
    enter: async (page) => {
      await page.keyboard.press('z');
      await page.locator('vigie-zone-editor [data-role=body]').first().focus();
      await page.keyboard.press('Enter');
    },
    leave: async (page) => {
      await escape(page);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await escape(page);
    },
  },
  {
    name: 'a zone being drawn',
    enter: async (page) => {
      await page.keyboard.press('z');
      await page.locator('[data-tool=polygon]').click();
    },
    leave: async (page) => {
      await escape(page);
      await escape(page);
    },
  },
  { name: 'the shortcuts', enter: (page) => page.keyboard.press('?'), leave: escape },
  {
    name: 'the settings',
    enter: (page) => page.locator('vigie-settings > button, vigie-settings button').first().click(),
    leave: escape,
  },
  {
    name: 'the engine',
    enter: (page) => page.locator('vigie-engine-badge button').first().click(),
    leave: escape,
  },
  {
    name: 'the question before erasing',
    async enter(page) {
      await page.locator('vigie-settings button').first().click();
      await page.locator('vigie-settings button.danger').first().click();
    },
    leave: escape,
  },
];

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl);
});
test.afterEach(() => {
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

/** Axe on each screen, in each language and in each theme. */
async function checkAll(page: Page, screens: readonly Screen[]): Promise<void> {
  for (const [language, theme] of LOOKS) {
    await speak(page, language);
    await dress(page, theme);
    for (const { name, enter, leave } of screens) {
      await enter?.(page);
      expect.soft(await findings(page), `${name}, ${language}, ${theme}`).toEqual([]);
      await leave?.(page);
    }
  }
}

async function checkWidths(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => runsOff(page), `${name} at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('nothing is asked before a click; the first screen is clean and fits', async () => {
  const { page, guard } = shared;
  expect(guard.requests.filter((url) => url.includes('/models/'))).toEqual([]);
  await checkAll(page, DOORS);
  await checkWidths(page, 'the doors');
});

test('while the model loads: progress in bytes, and a way to stop', async ({ videos, appUrl }) => {
  const { page } = shared;
  await speak(page, 'en');
  await dropScenario(page, SCENARIO);
  test.skip(isOnDisk(appUrl), 'the models came inside the page: they cannot be held back');
  let go: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => (go = resolve));
  // The weights are held back, so that the state can be looked at.
  await page.context().route(/models\/.*\.bin$/, async (route) => {
    await wait;
    await route.continue().catch(() => undefined);
  });
  await chooseVideo(page, await videos.video('people.mp4', people(8)));
  await expect(page.getByText(/Loading the model: [\d.]+\s\w+ of \d+\.\d\sMB/)).toBeVisible();
  expect.soft(await findings(page)).toEqual([]);
  await checkWidths(page, 'loading');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await reach(page, 'doors');
  go();
  await page.context().unrouteAll({ behavior: 'ignoreErrors' });
});

test('a session: every panel and dialog, in both languages and themes', async ({ videos }) => {
  test.setTimeout(240_000);
  const { page } = shared;
  await chooseVideo(page, await videos.video('people.mp4', people(8)));
  await expect.poll(async () => (await seen(page)).alerts.length, { timeout: 60_000 }).toBe(1);
  await page.keyboard.press(' ');
  await page.locator('vigie-notices button').first().click();
  await checkAll(page, RUNNING);
});

test('a session fits from 320 px on, in each tab', async () => {
  const { page } = shared;
  await speak(page, 'fr');
  await checkWidths(page, 'a session');
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const one of await page.getByRole('tab').all()) {
      await one.click();
      await expect
        .poll(() => runsOff(page), `${(await one.textContent())?.trim()} at ${width} px`)
        .toEqual([]);
    }
  }
  for (const one of await page.getByRole('tab').all()) {
    await one.click();
    expect.soft(await findings(page), (await one.textContent()) ?? '').toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('the language and the theme change without a reload, and stay', async ({ appUrl }) => {
  const { page } = shared;
  await page.evaluate(() => Object.assign(window, { same: true }));
  await speak(page, 'fr');
  await expect(page.getByText('Densité trop importante').first()).toBeVisible();
  await speak(page, 'en');
  await expect(page.getByText('Too many people').first()).toBeVisible();
  await dress(page, 'light');
  expect(await page.evaluate(() => 'same' in window)).toBe(true);
  await close(page);
  await speak(page, 'fr');
  // A page on a disk keeps them until a reload only.
  if (!isOnDisk(appUrl)) await page.reload();
  await page.locator('vigie-doors').waitFor();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('every frame, the end of it, and a past session: clean and fitting', async ({ videos }) => {
  const { page } = shared;
  await page.getByRole('radio', { name: 'Image par image' }).check();
  await page.locator('vigie-doors input.video').setInputFiles(await videos.video('people.mp4', people(8)));
  await reach(page, 'running');
  expect.soft(await findings(page), 'exact').toEqual([]);
  await checkWidths(page, 'exact');
  await reach(page, 'ended');
  expect.soft(await findings(page), 'review').toEqual([]);
  await checkWidths(page, 'review');
  await close(page);
  expect.soft(await findings(page), 'doors with a past session').toEqual([]);
  await page
    .getByRole('button', { name: /Ouvrir la session/ })
    .first()
    .click();
  await reach(page, 'ended');
  await page.locator('vigie-alert-card .what').first().click();
  await expect(page.getByText('L’image de l’alerte choisie.')).toBeVisible();
  expect.soft(await findings(page), 'past session').toEqual([]);
  await checkWidths(page, 'past session');
});
