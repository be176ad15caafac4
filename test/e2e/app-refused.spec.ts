import type { Page } from '@playwright/test';
import type { PlainError } from '../../src/core/errors.ts';
import { errorSentence } from '../../src/core/messages/messages.ts';
import { watch } from './support/launch.ts';
import type { VideoSpec } from '../fixtures/make-video.ts';
import {
  chooseVideo,
  close,
  collectGarbage,
  CROWD,
  drop,
  dropScenario,
  expect,
  isOnDisk,
  openShared,
  people,
  peopleFollowed,
  reach,
  scenarioFile,
  seen,
  test,
  type Shared,
} from './app-page.ts';

// Bad input: a clear sentence in both languages, nothing lost, nothing half applied.
test.describe.configure({ mode: 'serial' });

/** The notice is there in both languages; then it is dismissed. */
async function expectNotice(page: Page, error: PlainError): Promise<void> {
  const notices = page.getByRole('region', { name: /^(Messages)$/ });
  await expect(notices.getByText(errorSentence('en', error))).toBeVisible();
  await page.getByRole('button', { name: 'FR, français' }).click();
  await expect(notices.getByText(errorSentence('fr', error))).toBeVisible();
  await page.getByRole('button', { name: 'EN, English' }).click();
  const notice = notices.locator('.notice', { hasText: errorSentence('en', error) });
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
}

let shared: Shared;
test.beforeAll(async ({ browser, appUrl }) => {
  shared = await openShared(browser, appUrl);
});
test.afterEach(async () => {
  await collectGarbage(shared);
  expect(shared.guard.complaints).toEqual([]);
});
test.afterAll(() => shared.context.close());

const text = (name: string, content: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

test('without a graphics card it runs on the processor, and says so once', async ({ videos }) => {
  const { page } = shared;
  await dropScenario(page, CROWD);
  await drop(page, await videos.video('people.mp4', people(8)));
  await reach(page, 'running');
  await expectNotice(page, { code: 'no-webgpu', details: { reason: 'no-gpu', backend: 'WebAssembly' } });
  await page.getByRole('button', { name: 'FR, français' }).click();
  await page.locator('vigie-engine-badge button').click();
  await expect(page.getByText('WebGPU : le navigateur ne propose aucune carte graphique')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'EN, English' }).click();
});

// All of these come while a session runs: it goes on.
const REFUSED: readonly (readonly [what: string, spec: VideoSpec, error: PlainError])[] = [
  ['nothing', { damage: { kind: 'empty' } }, { code: 'file-empty', details: {} }],
  ['noise', { damage: { kind: 'noise', from: 0, to: 1, seed: 3 } }, { code: 'file-not-video', details: {} }],
  [
    'sound alone',
    { container: 'webm', codec: null, audio: 'opus' },
    { code: 'file-no-video-track', details: {} },
  ],
  [
    'a codec that browsers lack',
    { codec: 'avc', container: 'mov', damage: { kind: 'replace', find: 'avc1', by: 'apch' } },
    { code: 'file-codec', details: { codec: 'Apple ProRes' } },
  ],
];
for (const [what, spec, error] of REFUSED) {
  test(`${what}: refused, and the session that runs goes on`, async ({ videos }) => {
    const { page } = shared;
    const { source } = await seen(page);
    const name = `${what}.mp4`;
    await drop(page, { ...(await videos.video(name, spec)), name });
    await expectNotice(page, { code: error.code, details: { name, ...error.details } });
    expect((await seen(page)).source).toEqual(source);
    expect(['running', 'ended']).toContain((await seen(page)).phase);
  });
}

test('a document from the first screen, through the file chooser', async () => {
  const { page } = shared;
  await close(page);
  await chooseVideo(page, text('report.pdf', '%PDF-1.7 not a video'));
  await expectNotice(page, { code: 'file-not-video', details: { name: 'report.pdf' } });
  await expect(page.locator('vigie-doors')).toBeVisible();
});

test('a file that was cut off: what could be read is kept, the rest is a gap', async ({ videos }) => {
  const { page } = shared;
  const spec = people(6, { codec: 'vp8', container: 'webm', damage: { kind: 'cut', share: 0.5 } });
  await chooseVideo(page, await videos.video('cut.webm', spec), 'Every frame');
  await expect.poll(async () => (await seen(page)).phase, { timeout: 60_000 }).toBe('ended');
  const { coverage, notices, analysed } = await seen(page);
  expect(notices).toContain('file-truncated');
  expect(analysed).toBeGreaterThan(5);
  expect(coverage.gaps).toEqual([
    { from: expect.any(Number), to: expect.any(Number), reason: 'file-truncated' },
  ]);
  expect(coverage.analysed).toBeCloseTo(coverage.gaps[0]!.from, 1);
  await expect(page.getByText(/“cut\.webm” stops early: [\d.]+ s of [\d.]+ s could be read/)).toBeVisible();
  await page.getByRole('button', { name: 'FR, français' }).click();
  await expect(page.getByText(/«\scut\.webm\s» s’arrête trop tôt/)).toBeVisible();
  await page.getByRole('button', { name: 'EN, English' }).click();
  await close(page);
});

test('a damaged file: the rest is analysed, what was lost is a gap', async ({ videos }) => {
  const { page } = shared;
  const spec = people(8, {
    codec: 'avc',
    keyEvery: 1,
    damage: { kind: 'noise', from: 0.4, to: 0.5, seed: 7 },
  });
  await chooseVideo(page, await videos.video('damaged.mp4', spec), 'Every frame');
  await expect.poll(async () => (await seen(page)).phase, { timeout: 60_000 }).toBe('ended');
  const { coverage, notices, analysed } = await seen(page);
  expect(notices).toContain('file-corrupt');
  expect(analysed).toBeGreaterThan(20);
  expect(coverage.gaps.map(({ reason }) => reason)).toEqual(['file-corrupt']);
  const [gap] = coverage.gaps;
  expect(coverage.analysed + gap!.to - gap!.from).toBeCloseTo(8, 1);
  await expect(page.getByText('Part of “damaged.mp4” is damaged')).toBeVisible();
  await close(page);
});

const vertices = (count: number): number[][] => Array.from({ length: count }, (_, i) => [i / count, 0.5]);
const area = {
  id: 'a',
  name: 'A',
  kind: 'area',
  points: [
    [0, 0],
    [1, 0],
    [1, 1],
  ],
};
const withZone = (zone: object): string => JSON.stringify({ ...CROWD, zones: [{ ...area, ...zone }] });
const BAD_SCENARIOS: readonly (readonly [what: string, content: string, error: PlainError])[] = [
  [
    'unknown keys',
    JSON.stringify({ ...CROWD, colour: 'red' }),
    { code: 'scenario-invalid', details: { path: 'colour', code: 'unknown-key' } },
  ],
  [
    '__proto__',
    JSON.stringify(CROWD).replace('{', '{"__proto__":{"rules":[]},'),
    { code: 'scenario-invalid', details: { path: '__proto__', code: 'unknown-key' } },
  ],
  [
    'too many vertices',
    withZone({ points: vertices(20_000) }),
    { code: 'scenario-invalid', details: { path: 'zones[0].points', code: 'too-many', limit: 256 } },
  ],
  [
    'NaN',
    withZone({}).replace('[0,0]', '[NaN,0]'),
    { code: 'scenario-invalid', details: { path: '(file)', code: 'not-json' } },
  ],
  [
    'an endless number',
    withZone({}).replace('[0,0]', '[1e999,0]'),
    {
      code: 'scenario-invalid',
      details: { path: 'zones[0].points[0][0]', code: 'out-of-range', min: 0, max: 1 },
    },
  ],
  [
    'an outline that crosses itself',
    withZone({
      points: [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
    }),
    { code: 'scenario-invalid', details: { path: 'zones[0].points', code: 'self-crossing' } },
  ],
];
test('a scenario with a million vertices is refused without being read', async () => {
  const { page } = shared;
  const before = (await seen(page)).scenario;
  // Made in the page: fourteen megabytes take long to be handed over.
  await page.evaluate((start) => {
    const points = JSON.stringify(Array.from({ length: 1_000_000 }, (_, i) => [i / 1_000_000, 0.5]));
    const data = new DataTransfer();
    data.items.add(new File([start.replace('[[0,0],[1,0],[1,1]]', points)], 'million.json'));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, withZone({}));
  await expect.poll(async () => (await seen(page)).notices).toContain('scenario-too-large');
  await expect(
    page.getByText(/The scenario file is too large \(1\d(\.\d)? MB\); the limit is 2 MB/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'FR, français' }).click();
  await expect(page.getByText(/Le fichier de scénario est trop gros \(1\d([,.]\d)?\sMo\)/)).toBeVisible();
  await page.getByRole('button', { name: 'EN, English' }).click();
  await page.getByRole('button', { name: 'Dismiss' }).last().click();
  expect((await seen(page)).scenario).toEqual(before);
});

for (const [what, content, { code, details }] of BAD_SCENARIOS) {
  test(`a scenario with ${what} is refused, and the one in use stays`, async () => {
    const { page } = shared;
    const before = (await seen(page)).scenario;
    await drop(page, scenarioFile(content, 'bad.json'));
    await expect.poll(async () => (await seen(page)).notices).toContain(code);
    const told = await page.evaluate(() => {
      const { notices } = document.querySelector<HTMLElementTagNameMap['vigie-app']>('vigie-app')!.app!.state;
      return notices.at(-1)!.error;
    });
    expect(told).toMatchObject({ code, details });
    await expectNotice(page, told);
    expect((await seen(page)).scenario).toEqual(before);
  });
}

test('markup in a name stays text, wherever it is shown', async ({ videos }) => {
  const { page } = shared;
  const name = '<img src=x onerror="window.hurt=1">';
  const rules = CROWD.rules.map((rule) => ({ ...rule, zone: 'a' }));
  const points = [
    [0.01, 0.01],
    [0.99, 0.01],
    [0.99, 0.99],
    [0.01, 0.99],
  ];
  await drop(
    page,
    scenarioFile(JSON.stringify({ ...CROWD, name, rules, zones: [{ ...area, name, points }] })),
  );
  await chooseVideo(page, await videos.video('<b>bold</b>.mp4', people(4)), 'Every frame');
  await reach(page, 'running');
  await reach(page, 'ended');
  expect((await seen(page)).alerts).toHaveLength(1);
  await expect(page.locator('vigie-alert-card').getByText(name)).toBeVisible();
  await expect(page.getByText('<b>bold</b>.mp4')).toBeVisible();
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  await close(page);
});

test('storage full: told in words, and the session goes on', async ({ browser, appUrl, videos }) => {
  test.skip(isOnDisk(appUrl), 'a page on a disk stores nothing that could be full');
  const context = await browser.newContext();
  const guard = await watch(context, appUrl);
  const page = await context.newPage();
  // Before anything is stored: the browser asks for its quota only now and then.
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(appUrl).origin, quotaSize: 1000 });
  await page.goto(appUrl);
  await dropScenario(page, CROWD);
  await chooseVideo(page, await videos.video('people.mp4', people(4)), 'Every frame');
  await reach(page, 'running');
  await expect.poll(async () => (await seen(page)).notices).toContain('storage-full');
  const what =
    /The browser’s storage is full: (the session|an alert|the picture of an alert|a setting) could/;
  await expect(page.getByText(what)).toBeVisible();
  await page.getByRole('button', { name: 'FR, français' }).click();
  const quoi =
    /Le stockage du navigateur est plein\s: impossible d’enregistrer (la session|une alerte|l’image d’une alerte|un réglage)\./;
  await expect(page.getByText(quoi)).toBeVisible();
  // Nothing is lost while the page is open.
  await reach(page, 'ended');
  expect((await seen(page)).alerts.map(({ picture }) => picture)).toEqual([true]);
  expect(guard.complaints).toEqual([]);
  await context.close();
});

test('a second tab looks on, and takes over with what it found when the first is closed', async ({
  videos,
  appUrl,
}) => {
  test.skip(isOnDisk(appUrl), 'a page on a disk stores nothing that a second tab could write over');
  const { page, context } = shared;
  const other = await context.newPage();
  await other.goto(appUrl);
  await expect(other.getByText('Vigie is open in another tab.')).toBeVisible();
  await dropScenario(other, CROWD);
  await chooseVideo(other, await videos.video('other.mp4', people(4)), 'Every frame');
  await reach(other, 'running');
  await reach(other, 'ended');
  expect((await seen(other)).alerts).toHaveLength(1);
  await expect(other.getByRole('button', { name: 'False' })).toBeDisabled();
  await page.close();
  shared = { ...shared, page: other };
  await expect(other.getByText('The other tab is closed: this one saves again')).toBeVisible();
  await expect(other.getByText('Vigie is open in another tab.')).toHaveCount(0);
  await other.getByRole('button', { name: 'False' }).click();
  await close(other);
  await other.reload();
  await other.getByRole('button', { name: 'Open the session other.mp4' }).click();
  await expect.poll(async () => (await seen(other)).alerts).toHaveLength(1);
  const [alert] = (await seen(other)).alerts;
  expect(alert).toMatchObject({ verdict: 'false', picture: true });
});

test('without WebCodecs every-frame analysis is refused with a reason, and playing works', async ({
  browser,
  appUrl,
  videos,
}) => {
  const { page, context, guard } = await openShared(browser, appUrl);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'VideoDecoder'));
  await page.reload();
  await chooseVideo(page, await videos.video('people.mp4', people(8)), 'Every frame');
  await expectNotice(page, { code: 'no-webcodecs', details: {} });
  await chooseVideo(page, await videos.video('people.mp4', people(8)), 'Play');
  await expect.poll(() => peopleFollowed(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
  expect(guard.complaints).toEqual([]);
  await context.close();
});
