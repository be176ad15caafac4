import type { Locator, Page } from '@playwright/test';
import type { Point } from '../../src/core/geometry/types.ts';
import type { Zone } from '../../src/core/scenario/scenario.ts';
import {
  chooseVideo,
  close,
  collectGarbage,
  CROWD,
  drop,
  dropScenario,
  expect,
  openShared,
  people,
  peopleFollowed,
  reach,
  seen,
  test,
  type Shared,
} from './app-page.ts';

// Zones drawn over a real video, by mouse, by touch and by keyboard alone.
test.describe.configure({ mode: 'serial' });

async function zones(page: Page): Promise<readonly Zone[]> {
  return (await seen(page)).scenario.zones;
}

/** A place of the picture in page coordinates. */
async function at(page: Page, [x, y]: Point): Promise<{ x: number; y: number }> {
  const box = await page.locator('vigie-zone-editor').boundingBox();
  if (!box) throw new Error('no picture');
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

async function click(page: Page, ...points: readonly Point[]): Promise<void> {
  for (const point of points) {
    const { x, y } = await at(page, point);
    await page.mouse.click(x, y);
  }
}

async function drag(page: Page, from: Point, to: Point): Promise<void> {
  const a = await at(page, from);
  const b = await at(page, to);
  await page.mouse.move(a.x, a.y);
  await page.mouse.down();
  await page.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2, { steps: 3 });
  await page.mouse.move(b.x, b.y, { steps: 3 });
  await page.mouse.up();
}

const tool = (page: Page, name: string): Promise<void> =>
  page.locator(`vigie-zone-editor [data-tool="${name}"]`).click();

/** Within a hundredth of the picture: a pixel is less. */
function expectPoints(zone: Zone | undefined, points: readonly Point[]): void {
  expect(zone?.points.map(([x, y]) => [x.toFixed(2), y.toFixed(2)])).toEqual(
    points.map(([x, y]) => [x.toFixed(2), y.toFixed(2)]),
  );
}

test.describe('with a mouse and a keyboard', () => {
  let shared: Shared;
  test.beforeAll(async ({ browser, appUrl, videos }) => {
    shared = await openShared(browser, appUrl);
    const { page } = shared;
    await dropScenario(page, CROWD);
    await chooseVideo(page, await videos.video('people.mp4', people(8)));
    await reach(page, 'running');
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Edit zones' }).click();
  });
  test.afterEach(() => {
    expect(shared.guard.complaints).toEqual([]);
  });
  test.afterAll(() => shared.context.close());

  test('an area, a rectangle, a line, a mask', async () => {
    const { page } = shared;
    await tool(page, 'polygon');
    const corners: Point[] = [
      [0.2, 0.3],
      [0.6, 0.3],
      [0.6, 0.7],
      [0.2, 0.7],
    ];
    await click(page, ...corners, corners[0]!);
    await tool(page, 'rectangle');
    await drag(page, [0.65, 0.1], [0.9, 0.3]);
    await tool(page, 'line');
    await click(page, [0.7, 0.5], [0.9, 0.8]);
    await page.keyboard.press('Enter');
    await tool(page, 'mask-rectangle');
    await click(page, [0.02, 0.75], [0.12, 0.95]);
    const drawn = await zones(page);
    expect(drawn.map(({ kind }) => kind)).toEqual(['area', 'area', 'line', 'mask']);
    expectPoints(drawn[0], corners);
    expectPoints(drawn[1], [
      [0.65, 0.1],
      [0.9, 0.1],
      [0.9, 0.3],
      [0.65, 0.3],
    ]);
    expectPoints(drawn[2], [
      [0.7, 0.5],
      [0.9, 0.8],
    ]);
    expectPoints(drawn[3], [
      [0.02, 0.75],
      [0.12, 0.75],
      [0.12, 0.95],
      [0.02, 0.95],
    ]);
  });

  test('a corner is moved, put in, taken out; each is one step to undo and redo', async () => {
    const { page } = shared;
    await click(page, [0.4, 0.5]);
    await drag(page, [0.6, 0.7], [0.62, 0.75]);
    expectPoints((await zones(page))[0], [
      [0.2, 0.3],
      [0.6, 0.3],
      [0.62, 0.75],
      [0.2, 0.7],
    ]);
    await drag(page, [0.4, 0.3], [0.4, 0.2]);
    expectPoints((await zones(page))[0], [
      [0.2, 0.3],
      [0.4, 0.2],
      [0.6, 0.3],
      [0.62, 0.75],
      [0.2, 0.7],
    ]);
    await page.getByRole('button', { name: /^Corner 2 of 5/ }).press('Delete');
    expect((await zones(page))[0]?.points).toHaveLength(4);
    const undo = page.locator('vigie-zone-editor').getByRole('button', { name: 'Undo' });
    await undo.click();
    expect((await zones(page))[0]?.points).toHaveLength(5);
    await undo.click();
    expectPoints((await zones(page))[0], [
      [0.2, 0.3],
      [0.6, 0.3],
      [0.62, 0.75],
      [0.2, 0.7],
    ]);
    await undo.click();
    expectPoints((await zones(page))[0], [
      [0.2, 0.3],
      [0.6, 0.3],
      [0.6, 0.7],
      [0.2, 0.7],
    ]);
    await page.locator('vigie-zone-editor').getByRole('button', { name: 'Redo' }).click();
    expectPoints((await zones(page))[0], [
      [0.2, 0.3],
      [0.6, 0.3],
      [0.62, 0.75],
      [0.2, 0.7],
    ]);
  });

  test('without dragging: a corner is clicked, then its new place', async () => {
    const { page } = shared;
    await click(page, [0.2, 0.7], [0.25, 0.65]);
    expectPoints((await zones(page))[0], [
      [0.2, 0.3],
      [0.6, 0.3],
      [0.62, 0.75],
      [0.25, 0.65],
    ]);
  });

  test('an outline that crosses itself is refused, and nothing changes', async () => {
    const { page } = shared;
    const before = await zones(page);
    await drag(page, [0.25, 0.65], [0.5, 0.15]);
    await expect(page.getByText('The outline crosses itself.')).toBeVisible();
    expect(await zones(page)).toEqual(before);
    await page.keyboard.press('Escape');
  });

  test('Escape leaves a drawing without a trace', async () => {
    const { page } = shared;
    const before = await zones(page);
    await tool(page, 'polygon');
    await click(page, [0.3, 0.85], [0.4, 0.85]);
    await page.keyboard.press('Escape');
    expect(await zones(page)).toEqual(before);
    await expect(page.locator('vigie-zone-editor [data-tool="polygon"]')).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await page.getByRole('button', { name: 'Done' }).click();
  });

  test('by keyboard alone: drawn, a corner moved, put in, taken out, undone', async () => {
    const { page } = shared;
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const before = (await zones(page)).length;
    const tabTo = async (target: Locator): Promise<void> => {
      for (let i = 0; i < 40 && !(await target.evaluate((one) => one.matches(':focus'))); i++)
        await page.keyboard.press('Tab');
    };
    const area = page.locator('vigie-zone-editor [data-tool="polygon"]');
    await page.keyboard.press('z');
    await tabTo(area);
    // The key that came in leads out again, wherever the focus is.
    await page.keyboard.press('z');
    await expect(area).toBeHidden();
    await page.keyboard.press('z');
    await tabTo(area);
    await page.keyboard.press('Enter');
    // The crosshair starts in the middle; Shift moves it by a twentieth.
    await page.keyboard.press('Enter');
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('c');
    const drawn = await zones(page);
    expect(drawn).toHaveLength(before + 1);
    expectPoints(drawn.at(-1), [
      [0.5, 0.5],
      [0.7, 0.5],
      [0.7, 0.7],
    ]);

    const corner = page.getByRole('button', { name: /^Corner 2 of 3/ });
    await tabTo(corner);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expectPoints((await zones(page)).at(-1), [
      [0.5, 0.5],
      [0.72, 0.5],
      [0.7, 0.7],
    ]);
    await page.keyboard.press('Insert');
    expect((await zones(page)).at(-1)?.points).toHaveLength(4);
    await page.keyboard.press('Delete');
    expect((await zones(page)).at(-1)?.points).toHaveLength(3);
    // Three steps back: the corner taken out, put in, moved (two presses are one step).
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
    expectPoints((await zones(page)).at(-1), [
      [0.5, 0.5],
      [0.7, 0.5],
      [0.7, 0.7],
    ]);
    await page.keyboard.press('Control+Shift+Z');
    expectPoints((await zones(page)).at(-1), [
      [0.5, 0.5],
      [0.72, 0.5],
      [0.7, 0.7],
    ]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Edit zones' })).toBeVisible();
  });

  test('what is under a mask is not detected, nor on the alert’s picture', async ({ videos }) => {
    const { page } = shared;
    await close(page);
    const left: Zone = {
      id: 'left',
      name: 'Left',
      kind: 'mask',
      points: [
        [0, 0],
        [0.55, 0],
        [0.55, 1],
        [0, 1],
      ],
    };
    // One person is a crowd here: half of the people are under the mask.
    const rules = CROWD.rules.map((rule) => ({ ...rule, params: { maxPeople: 1, holdFor: 1 } }));
    await dropScenario(page, { ...CROWD, rules, zones: [left] });
    await chooseVideo(page, await videos.video('people.mp4', people(4)), 'Every frame');
    await reach(page, 'running');
    await reach(page, 'ended');
    expect((await seen(page)).alerts[0]?.picture).toBe(true);
    await page.getByRole('slider', { name: 'Position' }).fill('3.5');
    await expect.poll(() => peopleFollowed(page)).toBeGreaterThanOrEqual(1);
    for (const { box } of (await seen(page)).tracks) expect(box[0] + box[2] / 2).toBeGreaterThan(0.5);
    const dark = await page.locator('vigie-alert-card img').evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, Math.floor(canvas.width * 0.5), canvas.height);
      return data.every((value, index) => index % 4 === 3 || value < 24);
    });
    expect(dark).toBe(true);
    await collectGarbage(shared);
    await close(page);
  });
});

test.describe('with a finger', () => {
  test('an area is drawn by taps, a corner dragged, and deleted by holding it', async ({
    browser,
    appUrl,
    videos,
  }) => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page, context, guard } = await openShared(browser, appUrl, options);
    const touch = await context.newCDPSession(page);
    const put = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: readonly { x: number; y: number }[],
    ): Promise<unknown> =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point) => ({ ...point })) });
    await drop(page, await videos.video('people.mp4', people(8)));
    await reach(page, 'running');
    await page.getByRole('button', { name: 'Edit zones' }).tap();
    await page.locator('[data-tool="polygon"]').tap();
    const corners: Point[] = [
      [0.2, 0.35],
      [0.8, 0.35],
      [0.8, 0.8],
      [0.2, 0.8],
    ];
    for (const corner of [...corners, corners[0]!]) {
      const { x, y } = await at(page, corner);
      await page.touchscreen.tap(x, y);
    }
    expectPoints((await zones(page))[0], corners);
    const from = await at(page, corners[2]!);
    const to = await at(page, [0.7, 0.7]);
    await put('touchStart', [from]);
    await put('touchMove', [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }]);
    await put('touchMove', [to]);
    await put('touchEnd', []);
    expectPoints((await zones(page))[0], [
      [0.2, 0.35],
      [0.8, 0.35],
      [0.7, 0.7],
      [0.2, 0.8],
    ]);
    await put('touchStart', [await at(page, [0.7, 0.7])]);
    await page.waitForTimeout(800);
    await put('touchEnd', []);
    expectPoints((await zones(page))[0], [
      [0.2, 0.35],
      [0.8, 0.35],
      [0.2, 0.8],
    ]);
    expect(guard.complaints).toEqual([]);
    await context.close();
  });
});
