import type { Detection } from '../detection/detection.ts';
import type { LookResult } from '../detection/look.ts';
import type { PlainError } from '../errors.ts';
import type { Size } from '../geometry/types.ts';
import type { Alert } from '../rules/alert.ts';
import type { ClipEvent, StageClip } from './manifest.ts';
import type { BackendId, DetectorId, Scenario } from '../scenario/scenario.ts';
import type { Track } from '../tracking/track.ts';

/** What the commands ask of the page: one exact session over the file that was chosen. Plain data. */
export interface ExactJob {
  readonly scenario: Scenario;
  readonly detector: DetectorId;
  /** A backend by name is used or the run fails; null chooses the first that works. */
  readonly backend: BackendId | null;
  /** Analysed frames a second. */
  readonly rate: number;
  /** A scene of the stage instead of the chosen file. */
  readonly stage?: StageClip;
}

/** One analysed frame as the commands record it. */
export interface FrameRecord {
  /** Media time in seconds. */
  readonly time: number;
  readonly detections: readonly Detection[];
  readonly looks: readonly LookResult[];
  /** Live tracks that are not tentative. */
  readonly tracks: readonly Pick<Track, 'id' | 'label' | 'box' | 'score' | 'state'>[];
  /** People counted in the whole picture. */
  readonly people: number;
}

export interface VideoFacts {
  readonly name: string;
  /** Pixels as displayed. */
  readonly size: Size;
  /** Seconds, or null when the file does not say. */
  readonly duration: number | null;
  /** Frames a second of the file, on average; null when it cannot be told. */
  readonly fps: number | null;
}

export interface EngineFacts {
  readonly backend: BackendId;
  readonly refused: readonly { readonly backend: BackendId; readonly reason: string }[];
  readonly adapter: string;
  readonly detector: DetectorId;
  readonly modelSha256: string;
  /** Milliseconds. */
  readonly loadTime: number;
  readonly warmUpTime: number;
}

/** What the page tells while it runs; each message is answered before the next one is sent. */
export type ExactMessage =
  | {
      readonly type: 'loading';
      readonly phase: 'download' | 'prepare';
      readonly loaded: number;
      readonly total: number;
    }
  | { readonly type: 'started'; readonly video: VideoFacts; readonly engine: EngineFacts }
  | { readonly type: 'frames'; readonly frames: readonly FrameRecord[] }
  | { readonly type: 'warning'; readonly error: PlainError };

/** A span that was not analysed, media seconds. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** How an exact session ended. After a failure or a stop, what was found until then is there too. */
export interface ExactEnd {
  readonly outcome: 'done' | 'cancelled' | 'failed';
  readonly error: PlainError | null;
  readonly alerts: readonly Alert[];
  /** What really happened, from a source that knows. */
  readonly truth?: readonly ClipEvent[];
  /** `analysed` in media seconds. */
  readonly coverage: { readonly analysed: number; readonly gaps: readonly Gap[] };
  readonly frames: number;
  /** Milliseconds by the clock, from the first frame asked for to the last result. */
  readonly wallTime: number;
  /** Milliseconds summed over frames, as in `FrameResult.timing`. */
  readonly timing: {
    readonly prepare: number;
    readonly network: number;
    readonly decode: number;
    readonly pipeline: number;
  };
}
