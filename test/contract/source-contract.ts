import type { Frame, FrameSource, SourceInfo } from '../../src/sources/frame-source.ts';

/** What a source under test is made to do. */
export interface SourceExpectations {
  /** Analysed frames a second to ask for. */
  readonly rate: number;
  /** Frames that must come; with `ends`, exactly so many. */
  readonly frames: number;
  /** Whether the source ends by itself after them. */
  readonly ends: boolean;
  /** Wall seconds to wait for one frame. */
  readonly patience?: number;
}

/** One promise of `FrameSource`, kept or not. */
export interface ContractCheck {
  readonly promise: string;
  readonly kept: boolean;
  readonly detail: string;
}

/** Each promise is checked on a fresh source. */
type Promised = (source: FrameSource, expected: SourceExpectations) => Promise<string | null>;

/**
 * The promises that every source keeps. Runs in a browser; the caller also fails on the browser's own warning
 * that a VideoFrame was garbage collected without being closed.
 * @param name stands before each promise in the answer
 * @param make makes a fresh, unopened source
 */
export async function sourceContract(
  name: string,
  make: () => Promise<FrameSource>,
  expectations: SourceExpectations,
): Promise<readonly ContractCheck[]> {
  const checks: ContractCheck[] = [];
  for (const [promise, check] of Object.entries(PROMISES)) {
    const source = await make();
    let detail: string | null;
    try {
      detail = await check(source, expectations);
    } catch (error) {
      detail = `threw ${String(error)}`;
    }
    await source.close();
    checks.push({ promise: `${name}: ${promise}`, kept: detail === null, detail: detail ?? '' });
  }
  return checks;
}

const PROMISES: Readonly<Record<string, Promised>> = {
  'times increase strictly, size is constant and as announced, counts add up': async (source, expected) => {
    const info = await opened(source, expected);
    const problems: string[] = [];
    let last = -Infinity;
    let count = 0;
    while (count < expected.frames) {
      const frame = await soon(source.next(never()), expected);
      if (frame === null) break;
      count++;
      if (frame.time <= last) problems.push(`${frame.time} after ${last}`);
      if (frame.time < -0.001) problems.push(`negative time ${frame.time}`);
      last = frame.time;
      problems.push(...sizeProblems(frame, info.size));
      frame.image.close();
    }
    if (count !== expected.frames) problems.push(`${count} frames, not ${expected.frames}`);
    if (expected.ends && (await soon(source.next(never()), expected)) !== null) problems.push('does not end');
    const stats = source.stats();
    if (stats.delivered !== count) problems.push(`stats say ${stats.delivered} of ${count}`);
    if (info.pacing === 'exact' && stats.dropped !== 0) problems.push(`exact, but ${stats.dropped} dropped`);
    return list(problems);
  },

  'with a transport, it opens paused and at its start': async (source, expected) => {
    await source.open(expected.rate, never());
    if (source.transport === null) return null;
    const { playing, time } = source.transport;
    return playing || time > 0.05 ? `playing: ${playing}, at ${time} s` : null;
  },

  'after the end it stays at the end': async (source, expected) => {
    if (!expected.ends) return null;
    await opened(source, expected);
    for (let frame = await source.next(never()); frame !== null; frame = await source.next(never())) {
      frame.image.close();
    }
    return (await soon(source.next(never()), expected)) === null ? null : 'gave a frame after its end';
  },

  'open honours a signal that is already aborted': async (source, expected) =>
    aborted(source.open(expected.rate, AbortSignal.abort())),

  'next honours a signal that is already aborted': async (source, expected) => {
    await opened(source, expected);
    return aborted(source.next(AbortSignal.abort()));
  },

  'next gives up when its signal aborts, and the source still works': async (source, expected) => {
    await opened(source, expected);
    const stop = new AbortController();
    const pending = source.next(stop.signal);
    stop.abort();
    const ended = await endOf(pending);
    if (ended !== 'AbortError' && ended !== 'frame') return `ended with ${ended}`;
    const frame = await soon(source.next(never()), expected);
    frame?.image.close();
    return frame === null ? 'no frame after an abort' : null;
  },

  'close twice is safe': async (source, expected) => {
    await opened(source, expected);
    await source.close();
    await source.close();
    return null;
  },

  'close before open is safe': async (source) => {
    await source.close();
    return null;
  },

  'close during next settles it': async (source, expected) => {
    await opened(source, expected);
    const pending = endOf(soon(source.next(never()), expected));
    await source.close();
    const ended = await pending;
    return ['AbortError', 'frame', 'null'].includes(ended) ? null : `next ended with ${ended}`;
  },

  'next after close does not give a frame': async (source, expected) => {
    await opened(source, expected);
    await source.close();
    const ended = await endOf(soon(source.next(never()), expected));
    return ended === 'frame' ? 'gave a frame' : null;
  },
};

function sizeProblems(frame: Frame, announced: { width: number; height: number }): string[] {
  const { image, size } = frame;
  const width = image instanceof VideoFrame ? image.displayWidth : image.width;
  const height = image instanceof VideoFrame ? image.displayHeight : image.height;
  const problems: string[] = [];
  if (size.width !== announced.width || size.height !== announced.height) {
    problems.push(`size ${size.width}×${size.height}, announced ${announced.width}×${announced.height}`);
  }
  if (width !== size.width || height !== size.height) {
    problems.push(`image ${width}×${height}, size ${size.width}×${size.height}`);
  }
  return problems;
}

/** Opened, and playing where it can: a source with a transport opens paused. */
async function opened(source: FrameSource, expected: SourceExpectations): Promise<SourceInfo> {
  const info = await source.open(expected.rate, never());
  await source.transport?.play();
  return info;
}

function never(): AbortSignal {
  return new AbortController().signal;
}

/** How a `next` ended; a frame it gave is closed. */
async function endOf(pending: Promise<Frame | null>): Promise<string> {
  try {
    const frame = await pending;
    frame?.image.close();
    return frame === null ? 'null' : 'frame';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

async function aborted(pending: Promise<unknown>): Promise<string | null> {
  try {
    await pending;
    return 'did not throw';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? null : `threw ${String(error)}`;
  }
}

function soon<T>(work: Promise<T>, { patience = 10 }: SourceExpectations): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing for ${patience} s`)), patience * 1000);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function list(problems: readonly string[]): string | null {
  return problems.length === 0 ? null : problems.slice(0, 5).join('; ');
}
