import { expect, isOnDisk, test } from './support/launch.ts';

// The guard of every other browser test, put to the test: each of these must fail, and passes by failing.
const ELSEWHERE = 'http://elsewhere.invalid/';

test('the page opens, cross-origin isolated, and asks its own origin only', async ({
  app,
  guard,
  appUrl,
}) => {
  // On a disk no header can isolate it.
  expect(await app.evaluate(() => crossOriginIsolated)).toBe(!isOnDisk(appUrl));
  expect(guard.requests).toContain(appUrl);
  expect(guard.complaints).toEqual([]);
});

const MISDEEDS: readonly (readonly [what: string, misdeed: (url: string) => unknown])[] = [
  ['a request', (url) => fetch(url).catch(() => null)],
  ['a picture', (url) => (new Image().src = url)],
  ['a web socket', (url) => new WebSocket(url.replace('http', 'ws')).url],
  ['a beacon', (url) => navigator.sendBeacon(url)],
  [
    'an inline script',
    () => {
      document.body.append(Object.assign(document.createElement('script'), { text: '1' }));
    },
  ],
  [
    'markup from a string',
    () => {
      Reflect.set(document.body, 'innerHTML', '<p></p>');
    },
  ],
  [
    'an error in the console',
    () => {
      console.error('something went wrong');
    },
  ],
  [
    'an error that nobody caught',
    () => {
      setTimeout(() => {
        throw new Error('something went wrong');
      });
    },
  ],
  [
    'a rejection that nobody caught',
    () => {
      void Promise.reject(new Error('something went wrong'));
    },
  ],
];

for (const [what, misdeed] of MISDEEDS) {
  test.fail(`${what} fails the test`, async ({ app }) => {
    await app.evaluate(misdeed, ELSEWHERE).catch(() => null);
    await app.waitForTimeout(300);
  });
}

test.describe('with an error that is expected', () => {
  test.use({ allowConsole: [/something expected/] });
  test('it passes', async ({ app }) => {
    await app.evaluate(() => {
      console.error('something expected');
    });
  });
});
