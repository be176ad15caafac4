import type { Size } from '../core/geometry/types.ts';
import { abortError, throwIfAborted, untilAborted } from './abort.ts';
import { deferred } from './deferred.ts';
import type { Deferred } from './deferred.ts';

/** A picture taken from a video element. */
export interface TakenFrame {
  readonly image: ImageBitmap;
  /** Seconds, by the clock that was given. */
  readonly time: number;
}

/** The newest due picture of a playing video element, on demand; nothing is copied unless it is asked for. */
export interface ElementFrames {
  /** Waits for a due picture; null once `end` was called. One call at a time. */
  next(signal: AbortSignal): Promise<TakenFrame | null>;
  /** Due pictures that were shown while nobody asked. */
  readonly dropped: number;
  /** Media time of the last picture that the element showed, due or not, seconds; -Infinity before it. */
  readonly lastShown: number;
  /** The longest that one picture stood before the next, seconds of media time. */
  readonly longestStill: number;
  /** Forgets what was shown and taken: after a seek the clock may go back. */
  restart(): void;
  /** No more pictures: what waits gets null, or what is still to be taken. `restart` takes it back. */
  end(): void;
  /** Ends with an error. */
  fail(error: Error): void;
  stop(): void;
}

export interface ElementFramesOptions {
  readonly video: HTMLVideoElement;
  /** Every picture is made this size, pixels. */
  readonly size: Size;
  /** Least media time between two pictures, seconds. */
  readonly interval: number;
  /** Media time of a shown picture, seconds. */
  readonly timeOf: (shown: { readonly mediaTime: number; readonly presentationTime: number }) => number;
}

/** A page that is not shown gets no frame callbacks; then the element is looked at so often, milliseconds. */
const HIDDEN_POLL = 250;

export function createElementFrames(options: ElementFramesOptions): ElementFrames {
  return new VideoElementFrames(options);
}

class VideoElementFrames implements ElementFrames {
  dropped = 0;
  lastShown = -Infinity;
  longestStill = 0;
  private readonly options: ElementFramesOptions;
  private readonly poll: ReturnType<typeof setInterval>;
  private callback: number;
  private generation = 0;
  private last = -Infinity;
  /** Time of the due picture that the element shows now and nobody has taken. */
  private shown: number | null = null;
  private ended = false;
  private stopped = false;
  private failure: Error | null = null;
  private change: Deferred<void> = deferred();

  constructor(options: ElementFramesOptions) {
    this.options = options;
    this.callback = options.video.requestVideoFrameCallback(this.onShown);
    options.video.addEventListener('seeking', this.onSeeking);
    options.video.addEventListener('seeked', this.onSeeked);
    this.poll = setInterval(() => this.lookWhileHidden(), HIDDEN_POLL);
    // The picture that stands there already gets no callback of its own.
    if (options.video.paused) this.lookNow();
  }

  async next(signal: AbortSignal): Promise<TakenFrame | null> {
    for (;;) {
      throwIfAborted(signal);
      if (this.failure !== null) throw this.failure;
      if (this.shown !== null) {
        const taken = await this.take(this.shown);
        if (taken === null) continue;
        if (!signal.aborted && !this.stopped) return taken;
        taken.image.close();
      } else if (this.ended) {
        return null;
      } else {
        await untilAborted(this.change.promise, signal);
      }
    }
  }

  restart(): void {
    this.generation++;
    this.last = -Infinity;
    this.lastShown = -Infinity;
    this.shown = null;
    this.ended = false;
  }

  end(): void {
    this.ended = true;
    this.wake();
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }

  stop(): void {
    this.options.video.cancelVideoFrameCallback(this.callback);
    this.options.video.removeEventListener('seeking', this.onSeeking);
    this.options.video.removeEventListener('seeked', this.onSeeked);
    clearInterval(this.poll);
    this.stopped = true;
    this.fail(abortError());
  }

  /** Copies the picture that is shown; null if a seek came between or there was nothing to copy. */
  private async take(time: number): Promise<TakenFrame | null> {
    const { video, size } = this.options;
    const { generation } = this;
    this.shown = null;
    this.last = time;
    try {
      const image = await createImageBitmap(video, { resizeWidth: size.width, resizeHeight: size.height });
      if (generation === this.generation) return { image, time };
      image.close();
    } catch {
      // The element has no picture at this very moment (it is loading); the next one will do.
    }
    return null;
  }

  private readonly onShown = (_now: number, shown: VideoFrameCallbackMetadata): void => {
    this.callback = this.options.video.requestVideoFrameCallback(this.onShown);
    this.note(this.options.timeOf(shown));
  };

  private readonly onSeeking = (): void => this.restart();

  /** The frame callback for the picture that was sought may come before the seek counts as done. */
  private readonly onSeeked = (): void => {
    if (this.shown === null && this.last === -Infinity) this.lookNow();
  };

  private lookWhileHidden(): void {
    if (document.hidden && !this.options.video.paused) this.lookNow();
  }

  /** Notes the picture that the element shows at this moment. */
  private lookNow(): void {
    const { video, timeOf } = this.options;
    if (video.readyState < video.HAVE_CURRENT_DATA) return;
    this.note(timeOf({ mediaTime: video.currentTime, presentationTime: performance.now() }));
  }

  private note(time: number): void {
    if (this.options.video.seeking) return;
    if (this.lastShown < time && this.lastShown !== -Infinity) {
      this.longestStill = Math.max(this.longestStill, time - this.lastShown);
    }
    this.lastShown = time;
    if (time < this.last + this.options.interval) return;
    if (this.shown !== null && this.shown < time) this.dropped++;
    this.shown = time;
    this.wake();
  }

  private wake(): void {
    this.change.resolve();
    this.change = deferred();
  }
}
