import { VigieError } from '../core/errors.ts';
import { abortError, throwIfAborted, untilAborted } from './abort.ts';
import { createElementFrames } from './element-frames.ts';
import type { ElementFrames } from './element-frames.ts';
import type { Frame, FrameSource, SourceInfo, SourceStats, Transport } from './frame-source.ts';
import { codecOf, openVideo } from './open-video.ts';
import type { NamedBlob } from './open-video.ts';

/** Two frames a hair closer than asked for are still far enough apart, share of the interval. */
const SLACK = 0.02;
const SPEEDS = { least: 0.1, most: 8 } as const;

/**
 * A video file played as a person watches it: play, pause, seek, speed. Frames that come while the engine is
 * busy are skipped and counted. Needs no WebCodecs. Opens paused, at its start; does not loop.
 *
 * `open` throws VigieError `file-empty`, `file-not-video`, `file-no-video-track`, `file-codec` or
 * `file-unreadable`.
 */
export function createLiveFileSource(file: NamedBlob): FrameSource {
  return new LiveFileSource(file);
}

class LiveFileSource implements FrameSource {
  readonly view: HTMLVideoElement;
  readonly transport: Transport;
  onWarning: ((warning: VigieError) => void) | null = null;

  private readonly file: NamedBlob;
  private url: string | null = null;
  private frames: ElementFrames | null = null;
  private duration: number | null = null;
  private codec = '';
  private delivered = 0;
  private gaps: SourceStats['gaps'] = [];
  private opened = false;
  private closed = false;
  private readonly closing = new AbortController();

  constructor(file: NamedBlob) {
    this.file = file;
    this.view = document.createElement('video');
    this.view.muted = true;
    this.view.playsInline = true;
    this.view.loop = false;
    this.transport = createTransport(this.view, () => this.frames?.restart(), this.closing.signal);
  }

  async open(rate: number, signal: AbortSignal): Promise<SourceInfo> {
    const both = AbortSignal.any([signal, this.closing.signal]);
    try {
      throwIfAborted(both);
      await untilAborted(this.probe(), both);
      await untilAborted(this.load(), both);
    } catch (error) {
      await this.close();
      throw error;
    }
    const size = { width: this.view.videoWidth, height: this.view.videoHeight };
    const interval = (1 - SLACK) / rate;
    this.frames = createElementFrames({
      video: this.view,
      size,
      interval,
      timeOf: (shown) => shown.mediaTime,
    });
    this.view.addEventListener('ended', this.onEnded);
    this.view.addEventListener('error', this.onError);
    this.opened = true;
    return { kind: 'file', name: this.file.name, size, duration: this.duration, pacing: 'live' };
  }

  async next(signal: AbortSignal): Promise<Frame | null> {
    throwIfAborted(signal);
    if (this.closed) throw abortError();
    if (this.frames === null) throw new Error('next() before open()');
    const taken = await this.frames.next(signal);
    if (taken === null) return null;
    this.delivered++;
    const size = { width: taken.image.width, height: taken.image.height };
    return { image: taken.image, time: taken.time, size };
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.closing.abort();
    this.frames?.stop();
    this.view.removeEventListener('ended', this.onEnded);
    this.view.removeEventListener('error', this.onError);
    this.view.pause();
    this.view.removeAttribute('src');
    this.view.load();
    if (this.url !== null) URL.revokeObjectURL(this.url);
    this.url = null;
  }

  stats(): SourceStats {
    return { delivered: this.delivered, dropped: this.frames?.dropped ?? 0, gaps: this.gaps };
  }

  truth(): null {
    return null;
  }

  /** The library's reader tells better than a video element what is wrong with a file. */
  private async probe(): Promise<void> {
    const video = await openVideo(this.file);
    this.duration = video.duration;
    this.codec = await codecOf(video).finally(() => video.close());
  }

  private async load(): Promise<void> {
    const { view } = this;
    this.url = URL.createObjectURL(this.file);
    await new Promise<void>((resolve, reject) => {
      view.addEventListener('loadeddata', () => resolve(), { once: true });
      view.addEventListener('error', () => reject(this.mediaError()), { once: true });
      view.preload = 'auto';
      view.src = this.url ?? '';
    });
    // With sound that it can play and a picture that it cannot, a browser plays the sound alone.
    if (view.videoWidth === 0) throw this.codecError();
    if (Number.isFinite(view.duration)) this.duration = view.duration;
  }

  private mediaError(): VigieError {
    const { error } = this.view;
    if (!this.opened && error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED) return this.codecError();
    return new VigieError('file-unreadable', { name: this.file.name }, { cause: error?.message });
  }

  private codecError(): VigieError {
    return new VigieError('file-codec', { name: this.file.name, codec: this.codec });
  }

  private readonly onEnded = (): void => {
    this.checkEnd();
    this.frames?.end();
  };

  private readonly onError = (): void => {
    // A player gives up at the first damage; what it showed until then stands.
    if (this.checkEnd()) this.frames?.end();
    else this.frames?.fail(this.mediaError());
  };

  /**
   * Whether playing stopped early; warns if so. Browsers stop at the end of a cut-off file with no more than
   * the end or a decode error, and may hold the last picture up to the declared end.
   */
  private checkEnd(): boolean {
    const declared = this.duration;
    if (declared === null || this.frames === null) return false;
    const { lastShown, longestStill } = this.frames;
    const tolerance = Math.max(1, declared * 0.02, longestStill * 1.5);
    if (lastShown === -Infinity || lastShown >= declared - tolerance) return false;
    this.gaps = [{ from: lastShown, to: declared, reason: 'file-truncated' }];
    const details = { name: this.file.name, decoded: rounded(lastShown), declared: rounded(declared) };
    this.onWarning?.(new VigieError('file-truncated', details));
    return true;
  }
}

function createTransport(video: HTMLVideoElement, onSeek: () => void, closing: AbortSignal): Transport {
  return {
    get playing() {
      return !video.paused && !video.ended && video.error === null;
    },
    get time() {
      return video.currentTime;
    },
    get speed() {
      return video.playbackRate;
    },
    async play() {
      if (video.ended || video.error !== null) await this.seek(0);
      await video.play();
    },
    pause() {
      video.pause();
    },
    async seek(time) {
      // After a decode error an element plays again only once it is loaded anew.
      if (video.error !== null) video.load();
      const end = Number.isFinite(video.duration) ? video.duration : Infinity;
      const seeked = new Promise<void>((resolve) => {
        video.addEventListener('seeked', () => resolve(), { once: true });
        closing.addEventListener('abort', () => resolve(), { once: true });
      });
      video.currentTime = Math.min(Math.max(0, time), end);
      onSeek();
      await seeked;
    },
    setSpeed(speed) {
      video.playbackRate = Math.min(Math.max(SPEEDS.least, speed), SPEEDS.most);
    },
  };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
