import { describe, expect, it } from 'vitest';
import { isAbort, untilAborted, within } from '../../../src/sources/abort.ts';

describe('untilAborted', () => {
  it('gives the result of the work', async () => {
    expect(await untilAborted(Promise.resolve(3), new AbortController().signal)).toBe(3);
  });

  it('ends with an AbortError when the signal aborts first', async () => {
    const stop = new AbortController();
    const waiting = untilAborted(new Promise(() => undefined), stop.signal);
    stop.abort();
    await expect(waiting).rejects.toSatisfy(isAbort);
  });

  it('does not start with a signal that is aborted, and lets no failure of the work escape', async () => {
    const waiting = untilAborted(Promise.reject(new Error('late')), AbortSignal.abort());
    await expect(waiting).rejects.toSatisfy(isAbort);
  });

  it('keeps the error of the work', async () => {
    const waiting = untilAborted(Promise.reject(new Error('broken')), new AbortController().signal);
    await expect(waiting).rejects.toThrow('broken');
  });
});

describe('within', () => {
  it('gives up after its time', async () => {
    await expect(within(new Promise(() => undefined), 0.01, () => new Error('late'))).rejects.toThrow('late');
  });

  it('gives what comes in time', async () => {
    expect(await within(Promise.resolve('soon'), 1, () => new Error('late'))).toBe('soon');
  });
});
