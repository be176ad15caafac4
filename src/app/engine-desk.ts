import { toPlain, VigieError, type PlainError } from '../core/errors.ts';
import type { BackendId, DetectorId, Scenario } from '../core/scenario/scenario.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import type { Size } from '../core/geometry/types.ts';
import type { CreateEngineClient, EngineClient } from '../engine/engine-client.ts';
import type { EngineStats, FaultReason, FrameResult } from '../engine/protocol.ts';
import type { SourceInfo } from '../sources/frame-source.ts';
import type { EngineStatus } from './app-state.ts';

export interface EngineParts {
  readonly createEngineClient: CreateEngineClient;
  readonly spawnEngine: () => Worker;
  /** Base address of the model files, ending in `/`. */
  readonly modelBase: string;
}

export interface EngineDeskEvents {
  status(status: EngineStatus): void;
  /** The engine stopped and is brought back; what comes until then is a gap. */
  lost(reason: FaultReason): void;
  /** It is back after so many seconds of wall time. */
  back(reason: FaultReason, seconds: number): void;
  failed(error: PlainError): void;
}

export interface EngineChoice {
  readonly detector: DetectorId;
  readonly backend: BackendId | null;
}

type Pictures = Pick<SourceInfo, 'size' | 'pacing'>;

const OFF: EngineStatus = { state: 'off', info: null, progress: null, error: null };

/** The one engine of the page: started with a session, exchanged when another is chosen, shown as it is. */
export class EngineDesk {
  readonly #parts: EngineParts;
  readonly #events: EngineDeskEvents;
  #client: EngineClient | null = null;
  #status = OFF;
  #lost: { reason: FaultReason; at: number } | null = null;
  /** Counts starts: only the newest may go on. */
  #turn = 0;
  /** Frames wait here while an engine is exchanged for another. */
  #ready: Promise<void> = Promise.resolve();

  constructor(parts: EngineParts, events: EngineDeskEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  /**
   * Starts an engine, ending the one before, even while that one starts.
   * @param source size of its pictures in pixels, and its pace
   * @throws VigieError when it cannot start; `cancelled` when it is stopped or another start overtakes it
   */
  async start(
    choice: EngineChoice,
    scenario: Scenario,
    source: Pictures,
    signal: AbortSignal,
  ): Promise<void> {
    const turn = ++this.#turn;
    const before = this.#client;
    this.#client = null;
    await before?.stop();
    if (turn !== this.#turn) throw new VigieError('cancelled');
    const client = this.#parts.createEngineClient(this.#parts.spawnEngine, this.#clientEvents());
    this.#client = client;
    this.#lost = null;
    this.#show({ state: 'loading', info: null, progress: null, error: null });
    try {
      const { size: picture, pacing } = source;
      const options = { modelBase: this.#parts.modelBase, ...choice, scenario, picture };
      await client.start({ ...options, live: pacing === 'live' }, signal);
    } catch (error) {
      if (this.#client === client) this.#client = null;
      await client.stop();
      const plain = toPlain(error);
      const status = plain.code === 'cancelled' ? OFF : ({ ...OFF, state: 'failed', error: plain } as const);
      if (turn === this.#turn) this.#show(status);
      throw error instanceof VigieError ? error : new VigieError(plain.code, plain.details);
    }
  }

  /** Exchanges the engine under a running session. */
  exchange(choice: EngineChoice, scenario: Scenario, source: Pictures): Promise<void> {
    const exchanged = this.start(choice, scenario, source, new AbortController().signal);
    this.#ready = exchanged.catch(() => undefined);
    return exchanged;
  }

  setScenario(scenario: Scenario, reset: boolean): void {
    this.#client?.setScenario(scenario, reset);
  }

  /** See `EngineClient.analyse`. Null, and the image closed, when there is no engine. */
  async analyse(
    image: VideoFrame | ImageBitmap,
    time: number,
    size: Size,
    at: number | null = null,
    sound: readonly SoundFrame[] | null = null,
  ): Promise<FrameResult | null> {
    await this.#ready;
    if (this.#client) return this.#client.analyse(image, time, size, at, sound);
    image.close();
    return null;
  }

  /** Memory of the engine, or null when none runs. */
  async stats(): Promise<EngineStats | null> {
    try {
      return (await this.#client?.stats()) ?? null;
    } catch {
      return null;
    }
  }

  async stop(): Promise<void> {
    await this.rest();
    this.#show(OFF);
  }

  /** Ends the engine; what it was is still shown, because the session that it served is still looked at. */
  async rest(): Promise<void> {
    const client = this.#client;
    this.#turn++;
    this.#client = null;
    this.#show({ ...OFF, info: this.#status.info });
    await client?.stop();
  }

  #clientEvents(): Parameters<CreateEngineClient>[1] {
    return {
      progress: (progress) => this.#show({ ...this.#status, state: 'loading', progress }),
      ready: (info) => {
        this.#show({ state: 'ready', info, progress: null, error: null });
        if (this.#lost) this.#events.back(this.#lost.reason, (performance.now() - this.#lost.at) / 1000);
        this.#lost = null;
      },
      lost: (reason, error) => {
        this.#lost ??= { reason, at: performance.now() };
        this.#show({ ...this.#status, state: 'restarting', progress: null, error });
        this.#events.lost(reason);
      },
      failed: (error) => {
        this.#show({ ...this.#status, state: 'failed', progress: null, error });
        this.#events.failed(error);
      },
    };
  }

  #show(status: EngineStatus): void {
    this.#status = status;
    this.#events.status(status);
  }
}
