import { VigieError, toPlain } from '../../../src/core/errors.ts';
import type { PlainError } from '../../../src/core/errors.ts';
import { createExactFileSource } from '../../../src/sources/file-exact.ts';
import type { Frame, FrameSource, SourceInfo, SourceStats } from '../../../src/sources/frame-source.ts';
import { sourceContract } from '../../contract/source-contract.ts';
import type { ContractCheck, SourceExpectations } from '../../contract/source-contract.ts';
import { readPattern } from '../../fixtures/frame-pattern.ts';
import { makeVideo } from '../../fixtures/make-video.ts';
import type { VideoSpec } from '../../fixtures/make-video.ts';

/** What came out of a source, as plain data. */
export interface ReadResult {
  readonly info: SourceInfo | null;
  readonly times: readonly number[];
  /** Frame numbers read from the pictures. */
  readonly numbers: readonly number[];
  /** Corner colours of the first picture. */
  readonly corners: readonly string[];
  readonly stats: SourceStats;
  readonly warnings: readonly PlainError[];
  readonly error: PlainError | null;
  /** Wall time, seconds. */
  readonly seconds: number;
}

export interface ReadOptions {
  readonly rate: number;
  /** Read at most so many frames. */
  readonly limit?: number;
  /** Skip reading the patterns (for files that are not ours). */
  readonly blind?: boolean;
}

/** Opens a source, reads it to its end or `limit`, closes it. */
async function readAll(source: FrameSource, options: ReadOptions): Promise<ReadResult> {
  const warnings: PlainError[] = [];
  const times: number[] = [];
  const numbers: number[] = [];
  let corners: readonly string[] = [];
  let info: SourceInfo | null = null;
  let error: PlainError | null = null;
  const signal = new AbortController().signal;
  const started = performance.now();
  source.onWarning = (warning) => warnings.push(toPlain(warning));
  try {
    info = await source.open(options.rate, signal);
    while (times.length < (options.limit ?? Infinity)) {
      const frame = await source.next(signal);
      if (frame === null) break;
      times.push(frame.time);
      if (options.blind !== true) {
        const seen = look(frame);
        numbers.push(seen.number);
        if (corners.length === 0) corners = seen.corners;
      }
      frame.image.close();
    }
  } catch (thrown) {
    error =
      thrown instanceof VigieError
        ? toPlain(thrown)
        : { code: 'unexpected', details: { reason: String(thrown) } };
  }
  const stats = source.stats();
  await source.close();
  return {
    info,
    times,
    numbers,
    corners,
    stats,
    warnings,
    error,
    seconds: (performance.now() - started) / 1000,
  };
}

function look(frame: Frame): ReturnType<typeof readPattern> {
  const { width, height } = frame.size;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas');
  context.drawImage(frame.image, 0, 0, width, height);
  return readPattern(context, width, height);
}

const made = new Map<string, Promise<File>>();

/** The file for a description, made once a page. */
function fileFor(spec: VideoSpec): Promise<File> {
  const key = JSON.stringify(spec);
  const file = made.get(key) ?? makeVideo(spec);
  made.set(key, file);
  return file;
}

function chosenFile(): File {
  const file = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
  if (file === undefined) throw new Error('no file chosen');
  return file;
}

const harness = {
  async readExact(spec: VideoSpec, options: ReadOptions): Promise<ReadResult> {
    return readAll(createExactFileSource(await fileFor(spec)), options);
  },

  readExactBytes(bytes: readonly number[], name: string): Promise<ReadResult> {
    return readAll(createExactFileSource(new File([new Uint8Array(bytes)], name)), { rate: 10 });
  },

  readChosen(options: ReadOptions): Promise<ReadResult> {
    return readAll(createExactFileSource(chosenFile()), { ...options, blind: true });
  },

  async contractExact(spec: VideoSpec, expected: SourceExpectations): Promise<readonly ContractCheck[]> {
    const file = await fileFor(spec);
    return sourceContract('exact file', () => Promise.resolve(createExactFileSource(file)), expected);
  },
};

export type SourcesHarness = typeof harness;

declare global {
  interface Window {
    sources: SourcesHarness;
  }
}

window.sources = harness;
