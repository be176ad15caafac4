import type { PlainError } from '../core/errors.ts';
import type { Detection } from '../core/detection/detection.ts';
import type { LookResult } from '../core/detection/look.ts';
import type { StepOutput } from '../core/pipeline-types.ts';
import type { ClothingColour } from '../core/pixels/clothing.ts';
import type { Size } from '../core/geometry/types.ts';
import type { BackendId, DetectorId, Scenario } from '../core/scenario/scenario.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import type { PackedFiles } from './packed-files.ts';

/** The line between the page and the engine's worker. Every message has a `type`; nothing else crosses. */
export type ToWorker =
  /** Before `start`, where everything came inside the page: what the worker would fetch otherwise. */
  | { readonly type: 'files'; readonly files: PackedFiles }
  | { readonly type: 'start'; readonly options: EngineOptions }
  /** Sets or replaces the scenario. `reset`: forget tracks and alerts. Otherwise keep what still applies. */
  | { readonly type: 'scenario'; readonly scenario: Scenario; readonly reset: boolean }
  /** Ownership of `image` moves; the worker closes it. One frame at a time: the reply is the credit. */
  | {
      readonly type: 'frame';
      readonly seq: number;
      readonly image: VideoFrame | ImageBitmap;
      readonly time: number;
      readonly size: Size;
      /** See `StepInput.at`. */
      readonly at: number | null;
      /** See `StepInput.sound`. */
      readonly sound: readonly SoundFrame[] | null;
    }
  | { readonly type: 'check' }
  | { readonly type: 'stats' }
  | { readonly type: 'stop' };

export type FromWorker =
  | { readonly type: 'progress'; readonly progress: LoadProgress }
  /** The backend that is being started with: if it fails from here on, it is this one's fault. */
  | { readonly type: 'backend'; readonly backend: BackendId }
  | { readonly type: 'ready'; readonly engine: EngineInfo }
  | { readonly type: 'result'; readonly result: FrameResult }
  /** The worker can no longer be trusted and must be ended. */
  | { readonly type: 'fault'; readonly error: PlainError; readonly reason: FaultReason }
  | { readonly type: 'checked'; readonly ok: boolean; readonly worst: number }
  | { readonly type: 'stats'; readonly stats: EngineStats };

export type FaultReason =
  | 'device-lost'
  | 'gpu-error'
  | 'timeout'
  | 'worker-error'
  | 'reference-mismatch'
  | 'bad-output'
  | 'start-failed';

export interface EngineOptions {
  /** Base address of the model files, on the page's own origin, ending in `/`. */
  readonly modelBase: string;
  readonly detector: DetectorId;
  /**
   * Size of the source's pictures in pixels, as far as it is known: some detectors take their input in the
   * picture's shape, and are made ready for it at start.
   */
  readonly picture?: Size;
  /** A live source does not wait: where the machine is slow, distant people are looked at less often. */
  readonly live?: boolean;
  /** A backend asked for by name is used or the start fails; null chooses webgpu, webgl, wasm in that order. */
  readonly backend: BackendId | null;
  /** Threads of WebAssembly, to measure what they do; see `startBackend`. */
  readonly threads?: number;
  /** Backends not to try, because they failed in this page already. */
  readonly avoid: readonly RefusedBackend[];
  readonly scenario: Scenario;
  /** A checkpoint of the pipeline from a worker that was ended, or null. */
  readonly checkpoint: unknown;
  /** A name that no other worker has: see `holdLife`. */
  readonly life: string;
}

/** `download`: bytes of the model; `prepare`: shaders and warm-up (no byte counts). */
export interface LoadProgress {
  readonly phase: 'download' | 'prepare';
  readonly loaded: number;
  readonly total: number;
}

/** A backend that is not used, with why: a code of `core/messages` where we know it, else what the browser said. */
export interface RefusedBackend {
  readonly backend: BackendId;
  readonly reason: string;
}

export interface EngineInfo {
  readonly backend: BackendId;
  /** Backends tried before, with why each was not used. Shown to the user. */
  readonly refused: readonly RefusedBackend[];
  /** GPU or CPU name as far as the browser tells, else ''. */
  readonly adapter: string;
  readonly detector: DetectorId;
  /** SHA-256 of the model's files in order, hex. */
  readonly modelSha256: string;
  /** Milliseconds. */
  readonly loadTime: number;
  readonly warmUpTime: number;
}

export interface FrameResult {
  readonly seq: number;
  readonly time: number;
  readonly size: Size;
  /** After per-class suppression, low scores included: what a recording keeps. */
  readonly detections: readonly Detection[];
  readonly looks: readonly LookResult[];
  readonly output: StepOutput;
  /** What those wear whose turn it was to be looked at: for the search of the recording, and for nothing else. */
  readonly colours?: readonly ClothingColour[];
  /** Milliseconds spent on: masks and resizing, the network, decoding, the pipeline. */
  readonly timing: {
    readonly prepare: number;
    readonly network: number;
    readonly decode: number;
    readonly pipeline: number;
  };
  /** A `structuredClone` of the pipeline's state; present when an alert changed, and every few seconds. */
  readonly checkpoint?: unknown;
}

export interface EngineStats {
  readonly tensors: number;
  readonly bytes: number;
  readonly gpuBytes: number | null;
  readonly openFrames: number;
  readonly framesAnalysed: number;
}
