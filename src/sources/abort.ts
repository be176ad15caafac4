/** The error every `next` ends with when its signal aborts or its source is closed. */
export function abortError(reason = 'The source was stopped.'): DOMException {
  return new DOMException(reason, 'AbortError');
}

/** True for the error of an aborted operation, ours or the platform's. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError();
}

/**
 * Waits for `work`, but not past an abort of `signal`. The work itself goes on; who started it cleans up
 * its result.
 * @throws AbortError when the signal aborts first.
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    return Promise.reject(abortError());
  }
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(abortError());
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * Waits for `work` at most `seconds` seconds of wall time.
 * @throws what `late` makes when the time is up; the work itself goes on.
 */
export function within<T>(work: Promise<T>, seconds: number, late: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), seconds * 1000);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
