import type { Browser, CDPSession } from '@playwright/test';
import { expect, type Seen } from './app-page.ts';
import { test } from './support/fake-camera.ts';

/** A page that Playwright does not drive: of those that it drives, every one stays visible. */
class OwnPage {
  readonly #session: CDPSession;
  readonly #context: string;
  readonly #target: string;
  readonly #waiting = new Map<number, (answer: { result?: unknown; error?: unknown }) => void>();
  #count = 0;

  private constructor(session: CDPSession, context: string, target: string) {
    this.#session = session;
    this.#context = context;
    this.#target = target;
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const answer = JSON.parse(message) as { id?: number; result?: unknown; error?: unknown };
      this.#waiting.get(answer.id ?? 0)?.(answer);
    });
  }

  static async open(browser: Browser, url: string): Promise<OwnPage> {
    const session = await browser.newBrowserCDPSession();
    const { browserContextId } = await session.send('Target.createBrowserContext');
    await session.send('Browser.grantPermissions', {
      permissions: ['videoCapture'],
      origin: new URL(url).origin,
      browserContextId,
    });
    const { targetId } = await session.send('Target.createTarget', { url, browserContextId });
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    return new OwnPage(session, browserContextId, sessionId);
  }

  async evaluate<T>(expression: string): Promise<T> {
    const id = ++this.#count;
    const answered = new Promise<{ result?: unknown; error?: unknown }>((resolve) =>
      this.#waiting.set(id, resolve),
    );
    const params = { expression, returnByValue: true, awaitPromise: true };
    const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#target, message });
    // A page that is only just being loaded answers with an error: it is asked again.
    const { result } = (await answered) as { result?: { result: { value: T } } };
    return result?.result.value as T;
  }

  /** Another tab is opened in front of it. */
  async cover(): Promise<void> {
    const browserContextId = this.#context;
    await this.#session.send('Target.createTarget', { url: 'about:blank', browserContextId });
  }

  async close(): Promise<void> {
    await this.#session.send('Target.disposeBrowserContext', { browserContextId: this.#context });
    await this.#session.detach();
  }
}

test('a hidden tab goes on analysing its camera, and no second is left unaccounted for', async ({
  browser,
  appUrl,
}) => {
  const page = await OwnPage.open(browser, appUrl);
  const seen = (): Promise<Pick<Seen, 'analysed' | 'time' | 'coverage'>> =>
    page.evaluate(`(() => {
      const { live, result, coverage } = document.querySelector('vigie-app').app.state;
      return { analysed: live.analysed, time: result?.time ?? -1, coverage };
    })()`);
  const app = `document.querySelector('vigie-app')?.app`;
  await expect.poll(() => page.evaluate(`${app}?.state.phase`)).toBe('doors');
  await page.evaluate(`${app}.openCamera(null)`);
  await expect.poll(async () => (await seen()).analysed, { timeout: 60_000 }).toBeGreaterThan(2);
  await page.cover();
  await expect.poll(() => page.evaluate('document.visibilityState')).toBe('hidden');
  const before = await seen();
  await expect.poll(async () => (await seen()).time, { timeout: 60_000 }).toBeGreaterThan(before.time + 8);
  const after = await seen();
  const rate = (after.analysed - before.analysed) / (after.time - before.time);
  test.info().annotations.push({ type: 'measured', description: `${rate.toFixed(1)} pictures a second` });
  expect(after.analysed - before.analysed).toBeGreaterThan(1);
  const lost = after.coverage.gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  expect(Math.abs(after.coverage.analysed + lost - after.time)).toBeLessThan(3);
  // A hidden page is slowed down: pictures that it skipped, or that the camera did not give, are told as that.
  const gaps = after.coverage.gaps.filter(({ from }) => from >= before.time);
  expect(gaps.filter(({ reason }) => reason !== 'skipped' && reason !== 'silent')).toEqual([]);
  await page.close();
});
