import type { Page } from '@playwright/test';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import type { VigieApp } from '../../src/ui/views/vigie-app.ts';
import {
  chooseVideo,
  close,
  CROWD,
  dropScenario,
  expect,
  openShared,
  people,
  reach,
  test,
  type Shared,
} from './app-page.ts';
import { findings, runsOff } from './support/screen-checks.ts';

// The screens that no other spec looks at with axe in both languages and themes, also at 320 px, at 200 % zoom and in
// forced colours; and zones by numbers.
test.describe.configure({ mode: 'serial' });

const SCENARIO: Scenario = {
  ...CROWD,
  zones: [
    {
      id: 'a',
      name: 'Area',
      kind: 'area',
      points: [
        [0.1, 0.2],
        [0.9, 0.2],
        [0.9, 0.95],
      ],
      direction: [1, 0],
    },
  ],
  calibration: {
    image: [
      [0.2, 0.5],
      [0.8, 0.5],
      [1, 1],
      [0, 1],
    ],
    ground: [
      [0, 6],
      [6, 6],
      [6, 0],
      [0, 0],
    ],
  },
};

const SMALL = { width: 320, height: 720 };
/** A screen of 1440 × 900 at 200 % zoom. */
const ZOOMED = { width: 720, height: 450 };
const WIDE = { width: 1440, height: 900 };

interface Screen {
  readonly name: string;
  readonly enter: (page: Page) => Promise<unknown>;
  readonly leave: (page: Page) => Promise<unknown>;
  /** Draws more than words and controls: axe looks at it in forced colours too. */
  readonly drawn?: boolean;
}

const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');
const tab = (page: Page, id: string): Promise<void> => page.locator(`[role=tab]#tab-${id}`).click();
const select = (page: Page, kind: 'zone' | 'rule' | 'alert', id: string): Promise<void> =>
  page.evaluate((one) => document.querySelector<VigieApp>('vigie-app')!.app!.select(one), {
    kind,
    id,
  } as const);
const settled = (page: Page): Promise<void> => page.waitForTimeout(80);

const AT_THE_DOORS: readonly Screen[] = [
  {
    name: 'the settings with clips asked for',
    async enter(page) {
      await page.locator('vigie-settings button').first().click();
      const clips = page.locator('vigie-evidence input[type=checkbox]').first();
      if (!(await clips.isChecked())) await clips.check();
    },
    leave: escape,
  },
  {
    name: 'the evaluation',
    enter: (page) => page.locator('vigie-doors .evaluation button').click(),
    leave: (page) =>
      page.evaluate(() => document.querySelector<VigieApp>('vigie-app')!.app!.lab.hideEvaluation()),
  },
  {
    name: 'the cards of the rules',
    enter: (page) => page.locator('vigie-doors .eight button').first().click(),
    leave: escape,
  },
];

const AT_WORK: readonly Screen[] = [
  { name: 'a zone with its corners', enter: openCorners, leave: escape, drawn: true },
  { name: 'a rule', enter: (page) => select(page, 'rule', 'crowd'), leave: escape },
  { name: 'what if, swept', enter: sweep, leave: (page) => tab(page, 'inspector'), drawn: true },
  { name: 'what happened', enter: mark, leave: (page) => tab(page, 'inspector') },
  {
    name: 'the ground being calibrated',
    async enter(page) {
      await tab(page, 'scenario');
      await page.locator('vigie-ground-section button').first().click();
    },
    leave: (page) =>
      page.locator('vigie-ground-form').evaluate((form) => {
        const detail = { use: false };
        form.dispatchEvent(new CustomEvent('vigie-ground-end', { detail, bubbles: true, composed: true }));
      }),
  },
  {
    name: 'alerts judged one by one',
    async enter(page) {
      await page.keyboard.press('r');
      if (await page.locator('#tab-alerts').count()) await tab(page, 'alerts');
    },
    leave: escape,
  },
  { name: 'the report', enter: (page) => page.keyboard.press('e'), leave: escape },
];

async function openCorners(page: Page): Promise<void> {
  await select(page, 'zone', 'a');
  await page.locator('vigie-zone-form details').evaluate((one: HTMLDetailsElement) => (one.open = true));
}

async function sweep(page: Page): Promise<void> {
  await tab(page, 'whatif');
  await page.evaluate(() =>
    document.querySelector<VigieApp>('vigie-app')!.app!.lab.startSweep('crowd', 'maxPeople'),
  );
  await expect
    .poll(() => page.evaluate(() => document.querySelector<VigieApp>('vigie-app')!.app!.state.sweep?.running))
    .toBe(false);
}

async function mark(page: Page): Promise<void> {
  await tab(page, 'truth');
  await page.evaluate(() => {
    const { lab } = document.querySelector<VigieApp>('vigie-app')!.app!;
    lab.addMark({ type: 'crowd-density', raise: [1, 3], box: null, optional: false, note: '' });
  });
}

/** One way of looking at all screens: what one changes, the others do not. */
interface Look {
  readonly language: 'en' | 'fr';
  readonly theme: 'dark' | 'light';
  readonly size: { readonly width: number; readonly height: number };
  readonly forced: 'active' | 'none';
}

const LOOKS: readonly Look[] = [
  { language: 'en', theme: 'dark', size: WIDE, forced: 'none' },
  { language: 'fr', theme: 'light', size: SMALL, forced: 'none' },
  { language: 'fr', theme: 'dark', size: ZOOMED, forced: 'active' },
];

async function lookAt(page: Page, screens: readonly Screen[]): Promise<void> {
  for (const { language, theme, size, forced } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ forcedColors: forced, colorScheme: theme });
    await page.evaluate(
      ([spoken, worn]) => {
        const app = document.querySelector<VigieApp>('vigie-app')!.app!;
        app.setLanguage(spoken);
        app.setTheme(worn);
      },
      [language, theme] as const,
    );
    for (const { name, enter, leave, drawn = false } of screens) {
      await enter(page);
      await settled(page);
      const about = `${name}, ${language}, ${theme}, ${size.width} px, forced colours ${forced}`;
      expect.soft(await runsOff(page), about).toEqual([]);
      if (drawn || forced === 'none') expect.soft(await findings(page), about).toEqual([]);
      await leave(page);
    }
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
  await page.evaluate(() => document.querySelector<VigieApp>('vigie-app')!.app!.setLanguage('en'));
}

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl);
});
test.afterEach(() => {
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

test('what is behind the doors', async () => {
  await lookAt(shared.page, AT_THE_DOORS);
});

test('what a session can be asked', async ({ videos }) => {
  test.setTimeout(180_000);
  const { page } = shared;
  await dropScenario(page, SCENARIO);
  await chooseVideo(page, await videos.video('people.mp4', people(4)), 'Every frame');
  await reach(page, 'running');
  await reach(page, 'ended');
  await lookAt(page, AT_WORK);
});

const corner = (page: Page): Promise<readonly (readonly number[])[]> =>
  page.evaluate(() =>
    document.querySelector<VigieApp>('vigie-app')!.app!.state.scenario.zones[0]!.points.map((at) => [...at]),
  );

test('a zone by numbers: in percent, in metres, undone, and what makes no zone is refused', async () => {
  const { page } = shared;
  await openCorners(page);
  const before = await corner(page);
  const x = page.getByLabel('x 1', { exact: true });
  await x.fill('15');
  await x.blur();
  expect((await corner(page))[0]).toEqual([0.15, 0.2]);
  for (const [given, said] of [
    ['', 'A coordinate is a number.'],
    ['150', 'That place is not in the picture.'],
  ] as const) {
    await x.fill(given);
    await x.blur();
    await expect(page.getByRole('alert').getByText(said)).toBeVisible();
    await expect(x).toHaveValue('15');
  }
  await page.getByRole('button', { name: 'Delete (3)' }).click();
  await expect(page.getByRole('alert').getByText('A zone needs three corners')).toBeVisible();
  await page.getByRole('button', { name: 'Add a corner (3)' }).click();
  expect(await corner(page)).toHaveLength(4);
  // The new corner goes across the opposite side.
  await page.getByLabel('x 4', { exact: true }).fill('100');
  await page.getByLabel('x 4', { exact: true }).blur();
  await expect(page.getByRole('alert').getByText('The outline crosses itself')).toBeVisible();

  // The far right corner of the square on the floor, one metre nearer.
  await page.getByLabel('In metres on the ground').check();
  const y = page.getByLabel('y 3', { exact: true });
  const metres = Number(await y.inputValue());
  await y.fill(String(metres + 1));
  await y.blur();
  expect(Number(await y.inputValue())).toBeCloseTo(metres + 1, 1);
  const moved = await corner(page);
  expect(moved[2]![1]).toBeLessThan(before[2]![1]!);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
  expect(await corner(page)).toEqual(before);
  await close(page);
});

test('in forced colours, what is chosen is still told from what is not', async () => {
  const { page } = shared;
  await page.emulateMedia({ forcedColors: 'active' });
  await page
    .getByRole('button', { name: /^Open the session/ })
    .first()
    .click();
  await reach(page, 'ended');
  await page.keyboard.press('j');
  const drawn = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => {
        const { outline, borderBottom, backgroundColor } = getComputedStyle(one);
        return `${outline} ${borderBottom} ${backgroundColor}`;
      });
  expect(await drawn('[role=tab][aria-selected=true]')).not.toBe(
    await drawn('[role=tab][aria-selected=false]'),
  );
  expect(await drawn('vigie-alert-card article.selected')).toMatch(/solid 2px|2px solid|solid/);
  expect(await drawn('.layers [aria-pressed=true]')).not.toBe(await drawn('.layers [aria-pressed=false]'));
  await page.emulateMedia({ forcedColors: 'none' });
});
