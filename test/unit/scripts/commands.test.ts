import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBrowser } from '../../../scripts/lib/find-browser.mjs';
import { isInstalled } from '../../../scripts/lib/install.mjs';
import { withLock } from '../../../scripts/lib/lock.mjs';
import { checkNodeVersion } from '../../../scripts/lib/node-version.mjs';
import { byteProgress } from '../../../scripts/lib/progress.mjs';
import { countOf, countPlaywright, countVitest, sumCounts } from '../../../scripts/lib/test-stages.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-commands-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(() => {
      checkNodeVersion(version);
    }).not.toThrow();
  });
  test.each(['18.20.0', '20.18.9', '6.0.0'])('%s is too old, in one sentence', (version) => {
    expect(() => {
      checkNodeVersion(version);
    }).toThrow(`Vigie needs Node 20.19 or newer and this is ${version}`);
  });
});

describe('what is installed', () => {
  const wanted = {
    packages: { '': {}, a: { version: '1.0.0', integrity: 'i' }, b: { version: '2.0.0', optional: true } },
  };
  test.each([
    ['all of it', { a: { version: '1.0.0', integrity: 'i' }, b: { version: '2.0.0', optional: true } }, true],
    ['without a package of another platform', { a: { version: '1.0.0', integrity: 'i' } }, true],
    ['one missing', { b: { version: '2.0.0' } }, false],
    ['another version', { a: { version: '1.0.1', integrity: 'i' } }, false],
    ['other contents', { a: { version: '1.0.0', integrity: 'j' } }, false],
  ])('%s', (_what, packages, expected) => {
    expect(isInstalled(wanted, { packages })).toBe(expected);
  });
  test('nothing at all', () => {
    expect(isInstalled(wanted, null)).toBe(false);
  });
});

describe('the browser', () => {
  test('the one that CHROME_PATH names, before any other', async () => {
    const path = join(folder, 'mine');
    await writeFile(path, '', { mode: 0o755 });
    await writeFile(join(folder, 'chromium'), '', { mode: 0o755 });
    expect(findBrowser({ CHROME_PATH: path, PATH: folder }, 'linux')).toBe(path);
    expect(findBrowser({ PATH: folder }, 'linux')).toBe(join(folder, 'chromium'));
  });
  test('a CHROME_PATH that names nothing is wrong use', () => {
    expect(() => findBrowser({ CHROME_PATH: join(folder, 'none') }, 'linux')).toThrow(
      /correct it or unset it/,
    );
  });
  test('none', () => {
    expect(findBrowser({ PATH: folder }, 'linux')).toBeNull();
  });
});

test('progress: a line for each tenth where there is no terminal', () => {
  const lines: string[] = [];
  const progress = byteProgress('Getting it', { write: (text: string) => lines.push(text) });
  for (let loaded = 0; loaded <= 20e6; loaded += 100_000) progress.update(loaded, 20e6);
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('Getting it: 20.0 of 20.0 MB\n');
});

describe('one command at a time', () => {
  test('the second waits for the first', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const order: string[] = [];
    const path = join(folder, 'lock');
    const first = withLock(path, async () => {
      await new Promise((done) => setTimeout(done, 100));
      order.push('first');
    });
    await Promise.all([first, withLock(path, () => Promise.resolve(order.push('second')))]);
    expect(order).toEqual(['first', 'second']);
    expect(log).toHaveBeenCalledOnce();
  });
  test('a lock whose process is gone counts for nothing', async () => {
    const path = join(folder, 'lock');
    await writeFile(path, '999999999');
    vi.spyOn(console, 'log').mockReturnValue();
    expect(await withLock(path, () => Promise.resolve('done'))).toBe('done');
  });
  test('it is given back when the work fails', async () => {
    const path = join(folder, 'lock');
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(readFile(path)).rejects.toThrow();
  });
});

describe('the closing line', () => {
  test('counts of both runners', () => {
    expect(
      countVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 }),
    ).toEqual({
      passed: 5,
      failed: 1,
      skipped: 2,
    });
    expect(countPlaywright({ stats: { expected: 7, flaky: 0, unexpected: 2, skipped: 1 } })).toEqual({
      passed: 7,
      failed: 2,
      skipped: 1,
    });
  });
  test('a stage that ends badly has a failure, whatever its report says', () => {
    const stage = { title: 'x', words: [] };
    expect(countOf(stage, 0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countOf(stage, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    const missing = { ...stage, report: '.cache/no-such-report.json', count: countVitest };
    expect(countOf(missing, 2).failed).toBe(1);
  });
  test('a run that ends well without a report has not run its tests', () => {
    const missing = { title: 'x', words: [], report: '.cache/no-such-report.json', count: countVitest };
    expect(countOf(missing, 0).failed).toBe(1);
  });
  test('the sum', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
