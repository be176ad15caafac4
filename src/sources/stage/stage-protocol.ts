import type { PlainError } from '../../core/errors.ts';
import type { Size } from '../../core/geometry/types.ts';
import type { FrameTruth, TruthEvent } from '../frame-source.ts';
import type { StageActionId } from './stage-director.ts';
import type { StageScript } from './stage-script.ts';

/** The line between the page and the stage's worker. Every message has a `type`; nothing else crosses. */
export type ToStage =
  /** The first message. Ownership of `canvas` moves: the worker draws on it, the page shows it. */
  | { readonly type: 'open'; readonly canvas: OffscreenCanvas; readonly options: OpenOptions }
  /** Asks for the next frame due; it is the credit for one. */
  | { readonly type: 'next'; readonly seq: number }
  /** The frame asked for is not wanted any more. */
  | { readonly type: 'cancel' }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'speed'; readonly speed: number }
  /** Answered with `sought` when the picture of that moment is drawn. `take`: counts moves, see `frame`. */
  | { readonly type: 'seek'; readonly take: number; readonly time: number }
  | { readonly type: 'trigger'; readonly action: StageActionId }
  | { readonly type: 'view'; readonly view: string }
  | { readonly type: 'restart'; readonly take: number; readonly seed: number };

export type FromStage =
  | { readonly type: 'ready'; readonly size: Size }
  /** Ownership of `image` moves. `take`: of the last move that the worker had done; older ones are stale. */
  | {
      readonly type: 'frame';
      readonly seq: number;
      readonly take: number;
      readonly image: ImageBitmap;
      readonly time: number;
      readonly truth: FrameTruth;
    }
  /** There is no further frame; until a move back. */
  | { readonly type: 'end'; readonly seq: number }
  | { readonly type: 'sought'; readonly take: number }
  | { readonly type: 'state'; readonly state: StageState }
  /** All true events so far, when there is another or one has changed. */
  | { readonly type: 'events'; readonly events: readonly TruthEvent[] }
  | { readonly type: 'failed'; readonly error: PlainError };

export interface OpenOptions {
  readonly script: StageScript;
  readonly seed: number;
  readonly view: string;
  readonly pacing: 'live' | 'exact';
  /** Analysed frames a second. */
  readonly rate: number;
  /** Pixels, or null: as fine as the machine draws easily. */
  readonly size: Size | null;
}

/** Told when it changes, the time a few times a second. */
export interface StageState {
  /** Seconds from the start of the script. */
  readonly time: number;
  readonly playing: boolean;
  readonly dropped: number;
  readonly possible: readonly StageActionId[];
  /** At the end of the script: there is no further frame, until a move back. */
  readonly ended: boolean;
}
