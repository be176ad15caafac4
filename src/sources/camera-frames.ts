import type { Size } from '../core/geometry/types.ts';
import { VigieError } from '../core/errors.ts';
import { abortError, throwIfAborted, untilAborted } from './abort.ts';
import { deferred } from './deferred.ts';
import type { Deferred } from './deferred.ts';
import { createElementFrames } from './element-frames.ts';
import type { ElementFrames } from './element-frames.ts';
import type { Frame } from './frame-source.ts';

/** The newest picture of a camera. */
export interface CameraFrames {
  /** Pixels of every picture, known with the first one. */
  readonly size: Promise<Size>;
  readonly dropped: number;
  /** Waits for a picture at least an interval after the last. One call at a time. */
  next(signal: AbortSignal): Promise<Frame>;
  fail(error: Error): void;
  /** Resolves when the track may be stopped. */
  stop(): Promise<void>;
}

/** Milliseconds after which a stream that does not end by itself is cancelled. */
const DRAIN = 2000;

/** Milliseconds that are waited at most for a last picture before the track is stopped. */
const LAST_PICTURE = 400;
/** A picture that was there sooner than this, in milliseconds, had waited itself: another may be right behind it. */
const WAITED = 3;

/** Cameras keep time badly: a picture this share of the interval early is still due. */
const JITTER = 0.1;

/**
 * Frames straight from the track where the browser can (they keep coming while the page is hidden), else from
 * the video element.
 * @param rate frames a second at most
 */
export function createCameraFrames(
  track: MediaStreamVideoTrack,
  video: HTMLVideoElement,
  rate: number,
): CameraFrames {
  const interval = (1 - JITTER) / rate;
  if ('MediaStreamTrackProcessor' in globalThis) return new TrackFrames(track, interval);
  return new ShownFrames(video, interval);
}

class TrackFrames implements CameraFrames {
  dropped = 0;
  private readonly firstSize = deferred<Size>();
  private readonly interval: number;
  private readonly reader: ReadableStreamDefaultReader<VideoFrame>;
  private constant: Size | null = null;
  private start: number | null = null;
  private last = -Infinity;
  private skippedUntil = -Infinity;
  private newest: VideoFrame | null = null;
  private failure: Error | null = null;
  private change: Deferred<void> = deferred();
  private lastPicture: Deferred<void> | null = null;
  private ended = false;

  constructor(track: MediaStreamVideoTrack, interval: number) {
    this.interval = interval;
    this.firstSize.promise.catch(() => undefined);
    this.reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
    void this.pump();
  }

  get size(): Promise<Size> {
    return this.firstSize.promise;
  }

  async next(signal: AbortSignal): Promise<Frame> {
    for (;;) {
      throwIfAborted(signal);
      const { newest } = this;
      if (newest !== null && this.constant !== null) {
        this.newest = null;
        this.last = this.timeOf(newest);
        return { image: fitted(newest, this.constant), time: this.last, size: this.constant };
      }
      if (this.failure !== null) throw this.failure;
      await untilAborted(this.change.promise, signal);
    }
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.firstSize.reject(error);
    this.wake();
  }

  /**
   * Cancelling at once, or stopping the track while a picture is on its way, makes the browser drop that picture
   * without closing it. So one more picture is waited for and closed; the next is then far. Stopping the track
   * ends the stream, and until then every picture that comes is closed.
   */
  async stop(): Promise<void> {
    this.fail(abortError());
    this.newest?.close();
    this.newest = null;
    setTimeout(() => void this.reader.cancel().catch(() => undefined), DRAIN);
    if (this.ended) return;
    this.lastPicture = deferred();
    setTimeout(this.lastPicture.resolve, LAST_PICTURE);
    await this.lastPicture.promise;
  }

  private async pump(): Promise<void> {
    try {
      for (;;) {
        const asked = performance.now();
        const { value, done } = await this.reader.read();
        if (done) break;
        this.keep(value);
        if (performance.now() - asked > WAITED) this.lastPicture?.resolve();
      }
      this.fail(new VigieError('camera-lost'));
    } catch (cause) {
      this.fail(new VigieError('camera-lost', {}, { cause }));
    }
    this.ended = true;
    this.lastPicture?.resolve();
  }

  private keep(frame: VideoFrame): void {
    this.start ??= frame.timestamp;
    if (this.failure !== null || this.timeOf(frame) < this.last + this.interval) {
      frame.close();
      return;
    }
    if (this.constant === null) {
      this.constant = { width: frame.displayWidth, height: frame.displayHeight };
      this.firstSize.resolve(this.constant);
    }
    if (this.newest !== null) {
      this.newest.close();
      this.countSkipped(frame);
    }
    this.newest = frame;
    this.wake();
  }

  /** Counts one drop for each interval in which a picture was due and nobody took one. */
  private countSkipped(frame: VideoFrame): void {
    const time = this.timeOf(frame);
    if (time < Math.max(this.skippedUntil, this.last + this.interval) + this.interval) return;
    this.skippedUntil = time;
    this.dropped++;
  }

  private timeOf(frame: VideoFrame): number {
    return (frame.timestamp - (this.start ?? frame.timestamp)) / 1e6;
  }

  private wake(): void {
    this.change.resolve();
    this.change = deferred();
  }
}

/** Keeps the size constant when a phone is turned: the picture is fitted in, with black beside it. */
function fitted(frame: VideoFrame, size: Size): VideoFrame | ImageBitmap {
  if (frame.displayWidth === size.width && frame.displayHeight === size.height) return frame;
  try {
    const canvas = new OffscreenCanvas(size.width, size.height);
    const context = canvas.getContext('2d', { alpha: false });
    const scale = Math.min(size.width / frame.displayWidth, size.height / frame.displayHeight);
    const [width, height] = [frame.displayWidth * scale, frame.displayHeight * scale];
    context?.drawImage(frame, (size.width - width) / 2, (size.height - height) / 2, width, height);
    return canvas.transferToImageBitmap();
  } finally {
    frame.close();
  }
}

/** For browsers without MediaStreamTrackProcessor. */
class ShownFrames implements CameraFrames {
  readonly size: Promise<Size>;
  private readonly stopping = new AbortController();
  private frames: ElementFrames | null = null;
  private constant: Size = { width: 0, height: 0 };
  private failure: Error | null = null;
  private start: number | null = null;

  constructor(video: HTMLVideoElement, interval: number) {
    this.size = this.begin(video, interval);
    this.size.catch(() => undefined);
  }

  get dropped(): number {
    return this.frames?.dropped ?? 0;
  }

  async next(signal: AbortSignal): Promise<Frame> {
    await untilAborted(this.size, signal);
    const taken = await this.frames?.next(signal);
    if (taken == null) throw this.failure ?? abortError();
    return { image: taken.image, time: taken.time, size: this.constant };
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.stopping.abort();
    this.frames?.fail(error);
  }

  stop(): Promise<void> {
    this.fail(abortError());
    this.frames?.stop();
    return Promise.resolve();
  }

  private async begin(video: HTMLVideoElement, interval: number): Promise<Size> {
    if (video.videoWidth === 0) {
      const shown = new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
      await untilAborted(shown, this.stopping.signal);
    }
    if (this.failure !== null) throw this.failure;
    this.constant = { width: video.videoWidth, height: video.videoHeight };
    this.frames = createElementFrames({
      video,
      size: this.constant,
      interval,
      // The media time of a live stream is not kept by every browser; when it was shown is.
      timeOf: (shown) => (shown.presentationTime - (this.start ??= shown.presentationTime)) / 1000,
    });
    return this.constant;
  }
}
