import type { Page } from '@playwright/test';
import type { Language } from '../../src/app/app-state.ts';
import { LESSON_IDS, type LessonId, type LessonStep } from '../../src/app/lesson-state.ts';
import { lessonOf, stepsAt } from '../../src/app/lessons/lessons.ts';
import { messages } from '../../src/core/messages/messages.ts';
import { lessonScenario } from '../../src/sources/stage/lesson-scenes.ts';
import type { VigieApp } from '../../src/ui/views/vigie-app.ts';
import { editWords } from '../../src/ui/i18n/edit-words.ts';
import { labWords } from '../../src/ui/i18n/lab-words.ts';
import { lessonWords } from '../../src/ui/lessons/lesson-words.ts';
import { expect, isOnDisk, openShared, reach, seen, test, type Shared } from './app-page.ts';
import { dress, findings, LOOKS, runsOff, speak } from './support/screen-checks.ts';

// Every lesson is taken from its first step to its last by what a learner does with the page.
test.describe.configure({ mode: 'serial' });

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl);
  shared.page.setDefaultTimeout(30_000);
});
test.afterEach(() => {
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

/** Where the learner is, as the page knows it. */
function progress(page: Page) {
  return page.evaluate(() => document.querySelector<VigieApp>('vigie-app')!.app!.state.lessons);
}

const sessionId = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector<VigieApp>('vigie-app')!.app!.state.session?.id ?? null);

const isMet = async (page: Page): Promise<boolean> => (await progress(page)).current?.met ?? false;

async function until(page: Page, time: number): Promise<void> {
  await expect.poll(async () => (await seen(page)).time, { timeout: 60_000 }).toBeGreaterThanOrEqual(time);
}

const layer = (page: Page, n: number) => page.locator('vigie-work .layers button').nth(n);
const tab = (page: Page, id: string) => page.locator(`vigie-work #tab-${id}`).click();
const playButton = (page: Page) => page.locator('vigie-playback-bar button.icon');

async function pause(page: Page): Promise<void> {
  if ((await seen(page)).playback?.playing) await playButton(page).click();
  await expect.poll(async () => (await seen(page)).playback?.playing).toBe(false);
}

async function play(page: Page): Promise<void> {
  if (!(await seen(page)).playback?.playing) await playButton(page).click();
}

async function seek(page: Page, time: number): Promise<void> {
  await page.locator('vigie-playback-bar input[type=range]').fill(String(time));
}

/** Draws a rectangle over the picture with a tool of the editor. */
async function draw(
  page: Page,
  language: Language,
  kind: string,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const tool = page.locator(`vigie-zone-editor [data-tool="${kind}"]`);
  if (!(await tool.isVisible()))
    await page.getByRole('button', { name: editWords(language).editZones }).click();
  await tool.click();
  const box = (await page.locator('vigie-zone-editor').boundingBox())!;
  for (const [x, y] of [from, to]) await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
}

/** Gives the scenario's only rule another number. */
async function setParam(page: Page, name: string, value: number): Promise<void> {
  await page.locator('vigie-timeline .name').first().click();
  const field = page.locator('vigie-rule-form').getByRole('spinbutton', { name });
  await field.fill(String(value));
  await field.press('Enter');
}

async function judge(page: Page): Promise<void> {
  const cards = page.locator('vigie-alert-card');
  for (let n = 0; n < (await cards.count()); n++) await cards.nth(n).locator('.verdict button').nth(n % 2).click();
} // prettier-ignore

type Deed = (page: Page, language: Language) => Promise<unknown>;
const openAlert: Deed = (page) => page.locator('vigie-alert-card .what').first().click();
const wait: Deed = () => Promise.resolve();

/** What is done for each step that is not a question. */
const DEEDS: Readonly<Record<LessonId, Readonly<Record<string, Deed>>>> = {
  see: {
    'boxes-off': (page) => layer(page, 0).click(),
    'boxes-on': (page) => layer(page, 0).click(),
    async person(page) {
      await tab(page, 'inspector');
      await page.locator('vigie-inspector .tracks button').first().click();
    },
    truth: (page) => layer(page, 3).click(),
  },
  zone: {
    draw: (page, language) => draw(page, language, 'rectangle', [0.08, 0.3], [0.92, 0.97]),
    async rule(page) {
      await tab(page, 'scenario');
      await page.locator('vigie-scenario-panel select').first().selectOption('forbidden-zone');
    },
    alert: wait,
    because: openAlert,
  },
  bag: {
    alerts: wait,
    because: openAlert,
    async verdicts(page) {
      await reach(page, 'ended');
      await judge(page);
    },
    longer: (page, language) =>
      setParam(page, messages(language).params['abandoned-object']['unattendedFor']!.name, 12),
  },
  fall: {
    fall: wait,
    because: openAlert,
    nap: wait,
    verdicts: judge,
    longer: (page, language) => setParam(page, messages(language).params['person-down']['onGroundFor']!.name, 8),
  },
  crowd: {
    count: wait,
    limit: (page, language) => setParam(page, messages(language).params['crowd-density']['maxPeople']!.name, 6),
    alert: wait,
    async wrong(page) {
      // The count goes to and fro: play a little, look, until it is not eight.
      await seek(page, 12);
      for (let n = 0; n < 12 && !(await isMet(page)); n++) {
        await play(page);
        await until(page, 13.5 + n);
        await pause(page);
        await page.waitForTimeout(300);
      }
    },
  },
  fool: {
    async phantom(page) {
      await tab(page, 'inspector');
      await expect.poll(async () => (await seen(page)).tracks.length).toBeGreaterThanOrEqual(2);
      const tracks = page.locator('vigie-inspector .tracks button');
      const { tracks: all } = await seen(page);
      const photo = all.findIndex(({ box }) => box[0] > 0.68);
      await tracks.nth(photo).click();
    },
    truth: async (page) => {
      if ((await layer(page, 3).getAttribute('aria-pressed')) === 'false') await layer(page, 3).click();
    },
    async crouch(page) {
      await pause(page);
      await seek(page, 7);
    },
    blanket: (page) => seek(page, 26),
  },
  mask: {
    draw: (page, language) => draw(page, language, 'mask-rectangle', [0.15, 0.3], [0.85, 0.97]),
    holds: wait,
    async gone(page) {
      await tab(page, 'scenario');
      await page.locator('vigie-scenario-panel li button').first().click();
      await tab(page, 'inspector');
      await page.locator('vigie-zone-form button.danger').click();
    },
  },
  sweep: {
    record: (page) => reach(page, 'ended'),
    async sweep(page, language) {
      await tab(page, 'whatif');
      const sweep = page.locator('vigie-sweep-panel');
      await sweep.locator('select').selectOption({ index: 0 });
      await sweep.getByRole('button', { name: labWords(language).sweepStart }).click();
    },
    async choose(page) {
      await page.locator('vigie-sweep-panel input[type=range]').press('End');
      await page.locator('vigie-sweep-panel .looked-at button').click();
    },
  },
}; // prettier-ignore

/** Switches to a language in the middle of the step, and finds its words. */
async function readStep(page: Page, language: Language, id: LessonId, step: LessonStep): Promise<void> {
  await speak(page, language);
  const words = lessonWords(language).lessons[id].steps[step.id]!;
  const panel = page.locator('vigie-lesson');
  await expect(panel.getByRole('heading', { name: words.title, level: 3, exact: true })).toBeVisible();
  await expect(panel.getByText(words.text, { exact: true })).toBeVisible();
  if (step.kind === 'do') return;
  const labels = step.choices.map((choice) => words.choices![choice]!.label);
  await expect(panel.locator('.choices button')).toHaveText(labels);
}

async function takeStep(page: Page, language: Language, id: LessonId, step: LessonStep): Promise<void> {
  const words = lessonWords(language).lessons[id].steps[step.id]!;
  const panel = page.locator('vigie-lesson');
  await readStep(page, language === 'en' ? 'fr' : 'en', id, step);
  await readStep(page, language, id, step);
  if (step.kind === 'do') await DEEDS[id][step.id]!(page, language);
  else {
    const answers = panel.locator('.choices button');
    const wrong = step.choices.findIndex((choice) => !step.right.includes(choice));
    // A wrong answer is explained, and does not go on.
    if (wrong >= 0) {
      await answers.nth(wrong).click();
      await expect(panel.getByText(words.choices![step.choices[wrong]!]!.why)).toBeVisible();
      await expect(panel.locator('button.go')).toHaveCount(0);
    }
    await answers.nth(step.choices.indexOf(step.right[0]!)).click();
    await expect(panel.getByText(words.choices![step.right[0]!]!.why)).toBeVisible();
  }
  await expect.poll(() => isMet(page), { message: `${id}, ${step.id}`, timeout: 90_000 }).toBe(true);
  await panel.locator('button.go').click();
}

async function takeLesson(page: Page, language: Language, id: LessonId): Promise<void> {
  await page.locator('vigie-top-bar').getByRole('button', { name: lessonWords(language).title }).click();
  const { title } = lessonWords(language).lessons[id];
  const before = await sessionId(page);
  await page.locator('vigie-lessons').getByRole('button', { name: title }).first().click();
  // Its scene is there, with its own scenario; where it was there already and untouched, it simply goes on.
  const { scene } = lessonOf(id);
  await expect
    .poll(
      async () => {
        const { phase, source, scenario } = await seen(page);
        const { zones, rules } = scenario;
        return { looking: phase === 'running' || phase === 'ended', scene: source?.name, zones, rules };
      },
      { timeout: 60_000 },
    )
    .toEqual({ looking: true, scene, zones: [], rules: lessonScenario(scene).rules });
  if (id === 'sweep') expect(await sessionId(page)).toBe(before);
  // The scene waits for the analysis: as fast as this machine can.
  if ((await seen(page)).phase === 'running') await page.locator('vigie-playback-bar select').selectOption('4');
  for (const step of stepsAt(lessonOf(id), 'stage')) await takeStep(page, language, id, step);
  const { current, done } = await progress(page);
  expect(current).toMatchObject({ id, step: null });
  expect(done[id]).toEqual(stepsAt(lessonOf(id), 'stage').map((step) => step.id));
} // prettier-ignore

/** The last lesson goes on with the scene of the third, once its change is taken back. */
const ORDER = [
  'see',
  'zone',
  'mask',
  'fall',
  'crowd',
  'fool',
  'bag',
  'sweep',
] as const satisfies readonly LessonId[];

/** Axe, and what stands outside a small telephone's screen. */
async function troubles(page: Page): Promise<string[]> {
  const found = await findings(page);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await page.waitForTimeout(150);
    found.push(...(await runsOff(page)).map((what) => `${what} at ${width} px`));
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

test('the first screen leads to the list, the list to a lesson and to sheets for print', async () => {
  const { page, guard } = shared;
  // The lessons come when they are asked for, and not before.
  expect(guard.requests.filter((url) => /\/lesson[^/]*\.js$/.test(url))).toEqual([]);
  for (const [language, theme] of LOOKS) {
    const words = lessonWords(language);
    await speak(page, language);
    await dress(page, theme);
    await page.locator('vigie-doors .lessons button').click();
    await expect(page.locator('vigie-lessons li')).toHaveCount(LESSON_IDS.length);
    expect.soft(await troubles(page), `the list, ${language}, ${theme}`).toEqual([]);
    await page.getByRole('button', { name: words.toTrainer }).click();
    for (const id of LESSON_IDS)
      await expect(page.getByRole('heading', { name: words.lessons[id].title })).toBeVisible();
    expect.soft(await troubles(page), `the sheets, ${language}, ${theme}`).toEqual([]);
    // One sheet for the plans, one for each lesson.
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1 + LESSON_IDS.length);
    await page.keyboard.press('Escape');
    await expect(page.locator('vigie-doors')).toBeVisible();
  }
  await dress(page, 'dark');
});

// Each step is read in both languages; what it asks for is done in one, from lesson to lesson in the other. What
// the scenes show is analysed anew in every run, and takes its minutes: the second run only where all is asked for.
const SPOKEN = ['en', 'fr'] as const;
for (const first of process.env['VIGIE_EVERYWHERE'] ? ([0, 1] as const) : ([0] as const)) {
  test(`every lesson from start to end, each step in both languages, beginning in ${SPOKEN[first]}`, async () => {
    test.setTimeout(420_000);
    const { page } = shared;
    expect([...ORDER].sort()).toEqual([...LESSON_IDS].sort());
    for (const [i, id] of ORDER.entries()) {
      // The last goes on with the session of the one before, and with its language.
      const language = SPOKEN[(Math.min(i, ORDER.length - 2) + first) % 2]!;
      await speak(page, language);
      await test.step(id, () => takeLesson(page, language, id));
      if (id === 'bag')
        await page
          .locator('vigie-whatif-line')
          .getByRole('button', { name: labWords(language).revert })
          .click();
    }
  });
}

test('the panel is clean and fits, says each step once, and is put away and taken up again', async ({
  appUrl,
}) => {
  const { page } = shared;
  await speak(page, 'fr');
  await page.locator('vigie-top-bar').getByRole('button', { name: 'Leçons' }).click();
  await page
    .locator('vigie-lessons')
    .getByRole('button', { name: lessonWords('fr').lessons.see.title })
    .first()
    .click();
  await reach(page, 'running');
  const panel = page.locator('vigie-lesson');
  const status = panel.locator('[role=status]').first();
  await expect(status).toHaveText(
    `Étape 1 sur 6. ${lessonWords('fr').lessons.see.steps['boxes-off']!.title}`,
  );
  await pause(page);
  for (const theme of ['dark', 'light'] as const) {
    await dress(page, theme);
    expect.soft(await troubles(page), `the panel, ${theme}`).toEqual([]);
  }
  // Neither the alerts nor the tools are under it.
  await expect(page.locator('vigie-alert-list')).toBeVisible();
  const [beside, picture] = [await panel.boundingBox(), await page.locator('vigie-picture').boundingBox()];
  expect(beside!.x + beside!.width).toBeLessThanOrEqual(picture!.x + 1);
  await layer(page, 0).click();
  await expect(status).toContainText('C’est fait.');
  await panel.locator('button.go').press('Enter');
  await expect(status).toContainText('Étape 2 sur 6.');
  await panel.locator('.body').press('Escape');
  await expect(panel).toHaveCount(0);
  expect((await progress(page)).done.see).toHaveLength(6);
  await layer(page, 0).click();
  await page.locator('vigie-top-bar').getByRole('button', { name: 'Leçons' }).click();
  await expect(page.locator('vigie-lessons li.done')).toHaveCount(LESSON_IDS.length);
  // After a reload the lesson that was begun is there again, and its scene can be opened.
  await page
    .locator('vigie-lessons')
    .getByRole('button', { name: lessonWords('fr').lessons.mask.title })
    .first()
    .click();
  await expect(panel).toBeVisible();
  // A page on a disk keeps nothing.
  if (isOnDisk(appUrl)) return;
  await page.reload();
  await expect(
    panel.getByRole('heading', { name: lessonWords('fr').lessons.mask.steps['draw']!.title }),
  ).toBeVisible();
  await expect(panel.getByRole('button', { name: lessonWords('fr').open.stage })).toBeVisible();
  expect((await progress(page)).done.see).toHaveLength(6);
});
