import { VigieError, toPlain } from '../../../src/core/errors.ts';
import type { PlainError } from '../../../src/core/errors.ts';
import { createCameraSource, listCameras } from '../../../src/sources/camera.ts';
import { createExactFileSource } from '../../../src/sources/file-exact.ts';
import { createLiveFileSource } from '../../../src/sources/file-live.ts';
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
    await source.transport?.play();
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

interface Told {
  readonly time: number;
  readonly number: number;
}

async function takeOne(source: FrameSource): Promise<Told | null> {
  const frame = await source.next(new AbortController().signal);
  if (frame === null) return null;
  const told = { time: frame.time, number: look(frame).number };
  frame.image.close();
  return told;
}

/** Whether `next` gives something within `seconds`; what it was waiting for is given up. */
async function givesWithin(source: FrameSource, seconds: number): Promise<boolean> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  try {
    const frame = await source.next(stop.signal);
    frame?.image.close();
    return frame !== null;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

const wait = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const liveHarness = {
  async readLive(spec: VideoSpec, options: ReadOptions): Promise<ReadResult> {
    return readAll(createLiveFileSource(await fileFor(spec)), options);
  },

  async contractLive(spec: VideoSpec, expected: SourceExpectations): Promise<readonly ContractCheck[]> {
    const file = await fileFor(spec);
    return sourceContract('live file', () => Promise.resolve(createLiveFileSource(file)), expected);
  },

  /** Pause, seek while paused, play on. */
  async steer(spec: VideoSpec): Promise<{
    readonly whilePaused: boolean;
    readonly sought: Told | null;
    readonly again: boolean;
    readonly after: Told | null;
    readonly playing: readonly boolean[];
    readonly speed: number;
  }> {
    const source = createLiveFileSource(await fileFor(spec));
    await source.open(10, new AbortController().signal);
    await source.transport?.play();
    const { transport } = source;
    if (transport === null) throw new Error('no transport');
    await takeOne(source);
    const playing = [transport.playing];
    transport.pause();
    playing.push(transport.playing);
    // One picture may have been shown just before the pause.
    await givesWithin(source, 0.3);
    const whilePaused = await givesWithin(source, 0.5);
    await transport.seek(1.55);
    const sought = await takeOne(source);
    const again = await givesWithin(source, 0.5);
    transport.setSpeed(2);
    await transport.play();
    const after = await takeOne(source);
    const { speed } = transport;
    await source.close();
    return { whilePaused, sought, again, after, playing, speed };
  },

  /** To the end, then back to 0.5 s. */
  async replay(
    spec: VideoSpec,
  ): Promise<{ readonly first: Told | null; readonly ended: boolean; readonly again: Told | null }> {
    const source = createLiveFileSource(await fileFor(spec));
    await source.open(10, new AbortController().signal);
    await source.transport?.play();
    const first = await takeOne(source);
    while ((await takeOne(source)) !== null);
    const ended = source.transport?.playing === false;
    await source.transport?.seek(0.5);
    await source.transport?.play();
    const again = await takeOne(source);
    await source.close();
    return { first, ended, again };
  },

  /** An engine that is slower than the video. */
  async readSlowly(
    spec: VideoSpec,
    pause: number,
  ): Promise<{ readonly frames: number; readonly dropped: number }> {
    const source = createLiveFileSource(await fileFor(spec));
    await source.open(10, new AbortController().signal);
    await source.transport?.play();
    let frames = 0;
    while ((await takeOne(source)) !== null) {
      frames++;
      await wait(pause);
    }
    const { dropped } = source.stats();
    await source.close();
    return { frames, dropped };
  },

  cameras: listCameras,

  readCamera(deviceId: string | null, options: ReadOptions): Promise<ReadResult> {
    return readAll(createCameraSource(deviceId), { ...options, blind: true });
  },

  contractCamera(expected: SourceExpectations): Promise<readonly ContractCheck[]> {
    return sourceContract('camera', () => Promise.resolve(createCameraSource(null)), expected);
  },

  /** How many tracks a camera leaves on after it was closed, and after a cancelled question. */
  async tracksLeftOn(): Promise<{ readonly closed: number; readonly cancelled: number }> {
    const streams: MediaStream[] = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      streams.push(stream);
      return stream;
    };
    const live = (): number =>
      streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length;
    await this.readCamera(null, { rate: 10, limit: 2 });
    const closed = live();
    const stop = new AbortController();
    const opening = createCameraSource(null).open(10, stop.signal);
    stop.abort();
    await opening.catch(() => undefined);
    await wait(1);
    return { closed, cancelled: live() };
  },

  /** What a person is told when `getUserMedia` fails with an error of this name. */
  async refused(name: string): Promise<PlainError | null> {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(name === 'TypeError' ? new TypeError('no') : new DOMException('no', name));
    return (await this.readCamera('some-id', { rate: 10, limit: 1 })).error;
  },

  /** A camera that repeats one picture for `seconds`. */
  async frozen(seconds: number): Promise<ReadResult> {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    const timer = setInterval(() => context?.fillRect(0, 0, 100, 100), 40);
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(25));
    const result = await this.readCamera(null, { rate: 5, limit: seconds * 5 });
    clearInterval(timer);
    return result;
  },

  /** A camera that is unplugged while a picture is waited for. */
  async unplugged(): Promise<string> {
    const source = createCameraSource(null);
    let stream: MediaStream | null = null;
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => (stream = await ask(constraints));
    await source.open(1, new AbortController().signal);
    await takeOne(source);
    const pending = takeOne(source);
    // Right behind a picture: one that is on its way is dropped by the browser without being closed.
    const view = source.view as HTMLVideoElement;
    await new Promise((resolve) => view.requestVideoFrameCallback(resolve));
    const track = (stream as MediaStream | null)?.getVideoTracks()[0];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
    try {
      await pending;
      return 'a frame';
    } catch (error) {
      return toPlain(error).code;
    } finally {
      await source.close();
    }
  },
};

export type SourcesHarness = typeof harness & typeof liveHarness;

declare global {
  interface Window {
    sources: SourcesHarness;
  }
}

window.sources = Object.assign(harness, liveHarness);
