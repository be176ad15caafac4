import type { VigieError } from '../core/errors.ts';
import type { Box, Size } from '../core/geometry/types.ts';
import type { EventId } from '../core/scenario/scenario.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import type { ClassName } from '../core/detection/detection.ts';

/** Exact truth for one frame, from the stage (or a marked-up recording). */
export interface FrameTruth {
  readonly objects: readonly {
    readonly id: number;
    readonly label: ClassName;
    readonly box: Box;
    readonly visible: number;
  }[];
}

/** An event that really happens, in the form of an evaluation manifest. */
export interface TruthEvent {
  readonly type: EventId;
  /** The span in which an alert must be raised, media seconds. */
  readonly raise: readonly [number, number];
  readonly box: Box | null;
  readonly optional?: boolean;
  readonly note?: string;
}

/** One picture on its way to the engine. Whoever holds it closes `image` or transfers it. */
export interface Frame {
  readonly image: VideoFrame | ImageBitmap;
  /** Media time in seconds from the start of the source. */
  readonly time: number;
  /** Size in pixels as displayed, rotation applied; constant for a source unless it says otherwise. */
  readonly size: Size;
  readonly truth?: FrameTruth;
  /** What was heard since the frame before it; the session adds it where a rule listens. */
  readonly sound?: readonly SoundFrame[] | null;
}

export interface SourceInfo {
  readonly kind: 'stage' | 'camera' | 'file' | 'screen' | 'recording';
  readonly name: string;
  readonly size: Size;
  /** Seconds, or null when it has no end. */
  readonly duration: number | null;
  /** Live sources drop frames that nobody takes and count them; exact ones deliver every frame due. */
  readonly pacing: 'live' | 'exact';
}

export interface SourceStats {
  readonly delivered: number;
  /** Frames that were due but skipped because the engine was busy (live only; 0 for exact). */
  readonly dropped: number;
  /** Spans that could not be read, media seconds, in order; `reason` is a code of `core/messages`. */
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly reason: string }[];
}

/**
 * Playback controls; only sources that can be steered have them. Times in media seconds. Such a source opens
 * paused, at its start: who opened it plays it, once there is somebody to look.
 */
export interface Transport {
  readonly playing: boolean;
  readonly time: number;
  readonly speed: number;
  play(): Promise<void>;
  pause(): void;
  /** Resolves when the frame at `time` is shown. After it, `next()` yields times from there on. */
  seek(time: number): Promise<void>;
  setSpeed(speed: number): void;
}

/**
 * Where pictures come from. Life: `open` once, `next` again and again, `close` once. Pulling is the credit:
 * a source never makes a frame that was not asked for.
 */
export interface FrameSource {
  /**
   * Makes the source ready and resolves with what it is.
   * @param rate analysed frames a second that will be asked for; frames closer together are not due.
   * @throws VigieError when it cannot be opened; the source is closed then.
   */
  open(rate: number, signal: AbortSignal): Promise<SourceInfo>;

  /**
   * The next frame due. Exact: the next in order, none left out. Live: the newest, at least `1 / rate`
   * seconds of media time after the last one; waits for it when there is none yet, also while paused.
   * Resolves null at the end. Times increase strictly, except after a seek.
   * @throws VigieError on a failure that ends the source; `AbortError` when `signal` aborts.
   */
  next(signal: AbortSignal): Promise<Frame | null>;

  /** Releases everything: tracks, decoders, GPU memory. Safe to call twice, and during `next`. */
  close(): Promise<void>;

  /** The element that shows the source smoothly, or null if analysed frames are to be painted instead. */
  readonly view: HTMLVideoElement | HTMLCanvasElement | null;
  readonly transport: Transport | null;
  stats(): SourceStats;
  /** Problems that do not end the source (a truncated file, a lost span). Called as they are met. */
  onWarning: ((warning: VigieError) => void) | null;
  /** True events known so far, for sources that know the truth. */
  truth(): readonly TruthEvent[] | null;
}
