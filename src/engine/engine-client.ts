import type { PlainError } from '../core/errors.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import type { Size } from '../core/geometry/types.ts';
import type {
  EngineInfo,
  EngineOptions,
  EngineStats,
  FaultReason,
  FrameResult,
  LoadProgress,
} from './protocol.ts';

/** What the client tells the session while it runs. */
export interface EngineEvents {
  progress(progress: LoadProgress): void;
  ready(engine: EngineInfo): void;
  /** The worker was ended; `attempt` counts restarts. `ready` or `failed` follows. */
  lost(reason: FaultReason, error: PlainError, attempt: number): void;
  failed(error: PlainError): void;
}

/**
 * The page's side of the engine: owns the worker, gives each inference a deadline, checks the reference
 * picture, replaces the worker on any doubt. A frame that was in flight when the worker was ended yields
 * null: no result is better than a made-up one.
 */
export interface EngineClient {
  start(
    options: Omit<EngineOptions, 'avoid' | 'checkpoint' | 'life'>,
    signal: AbortSignal,
  ): Promise<EngineInfo>;
  setScenario(scenario: Scenario, reset: boolean): void;
  /** One at a time. Takes ownership of `image`. `at`, `sound`: see `StepInput`. Null: the frame was not analysed (the engine restarts). */
  analyse(
    image: VideoFrame | ImageBitmap,
    time: number,
    size: Size,
    at?: number | null,
    sound?: readonly SoundFrame[] | null,
  ): Promise<FrameResult | null>;
  stats(): Promise<EngineStats>;
  stop(): Promise<void>;
}

export type CreateEngineClient = (spawn: () => Worker, events: EngineEvents) => EngineClient;
