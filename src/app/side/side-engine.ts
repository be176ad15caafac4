import { toPlain, type PlainError } from '../../core/errors.ts';
import type { BackendId, DetectorId, Scenario } from '../../core/scenario/scenario.ts';
import type { SoundFrame } from '../../core/sound/sound-frame.ts';
import type { EngineClient } from '../../engine/engine-client.ts';
import type { EngineInfo, FrameResult, LoadProgress } from '../../engine/protocol.ts';
import type { Frame, SourceInfo } from '../../sources/frame-source.ts';
import type { EngineParts } from '../engine-desk.ts';

/** The session waits for the second engine this many times its usual answer, and at least so many milliseconds. */
const PATIENCE = 3;
const LEAST_PATIENCE = 1500;
/** Measurements of sound that wait for it at most: half a minute. */
const MOST_UNHEARD = 1000;

export interface SideEngineEvents {
  status(status: 'running' | 'restarting' | 'failed', error: PlainError | null): void;
  progress(progress: LoadProgress): void;
  ready(info: EngineInfo): void;
  /** @param took milliseconds */
  result(result: FrameResult, took: number): void;
  /** A picture was not looked at. */
  missed(): void;
}

/**
 * The second engine: a worker and a pipeline of its own. It is given copies of the session's pictures. The session
 * waits for its answer, so that both look at the same ones, but not for long: when it hangs, fails or is brought
 * back, the session goes on without it.
 */
export class SideEngine {
  readonly #events: SideEngineEvents;
  readonly #client: EngineClient;
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #starting = new AbortController();
  #ready = false;
  #over = false;
  /** Resolves when the picture that is with the engine was answered, or never will be. */
  #flying: Promise<void> | null = null;
  #land: () => void = () => undefined;
  #usual = 0;
  #unheard: SoundFrame[] = [];

  constructor(parts: EngineParts, events: SideEngineEvents) {
    this.#events = events;
    this.#client = parts.createEngineClient(parts.spawnEngine, {
      progress: (progress) => events.progress(progress),
      ready: (info) => {
        this.#ready = true;
        events.ready(info);
        events.status('running', null);
      },
      lost: (_reason, error) => this.#lost('restarting', error),
      failed: (error) => this.#lost('failed', error),
    });
  }

  async start(
    modelBase: string,
    detector: DetectorId,
    backend: BackendId | null,
    scenario: Scenario,
    { size: picture, pacing }: Pick<SourceInfo, 'size' | 'pacing'>,
  ): Promise<void> {
    const options = { modelBase, detector, backend, scenario, picture, live: pacing === 'live' };
    try {
      await this.#client.start(options, this.#starting.signal);
    } catch (error) {
      this.#lost('failed', toPlain(error));
    }
  }

  setScenario(scenario: Scenario): void {
    this.#client.setScenario(scenario, false);
  }

  /** A picture is about to be handed to the session's engine. Returns whether this one looks at it too. */
  offer({ image, time, size, sound }: Frame, at: number | null): boolean {
    if (!this.#ready || this.#over) return false;
    // What was heard with a picture that it missed is heard with the next.
    this.#unheard = [...this.#unheard, ...(sound ?? [])].slice(-MOST_UNHEARD);
    if (this.#flying) {
      this.#events.missed();
      return false;
    }
    const sentAt = performance.now();
    this.#flying = new Promise((resolve) => (this.#land = resolve));
    void this.#client.analyse(this.#copy(image), time, size, at, this.#unheard.splice(0)).then((result) => {
      this.#flying = null;
      this.#land();
      if (this.#over) return;
      const took = performance.now() - sentAt;
      if (!result) return this.#events.missed();
      this.#usual += (this.#usual === 0 ? 1 : 0.2) * (took - this.#usual);
      this.#events.result(result, took);
    });
    return true;
  }

  /** When the session may go on to its next picture. */
  async settled(): Promise<void> {
    if (!this.#flying) return;
    const patience = Math.max(LEAST_PATIENCE, PATIENCE * this.#usual);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
    await Promise.race([this.#flying, enough]);
    clearTimeout(timer);
  }

  async stop(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#land();
    this.#starting.abort();
    await this.#client.stop();
  }

  #lost(status: 'restarting' | 'failed', error: PlainError): void {
    if (this.#over) return;
    this.#ready = false;
    this.#land();
    this.#events.status(status, error);
    if (status === 'failed') void this.stop();
  }

  /** The very same pixels: a video frame is counted twice, not copied. */
  #copy(image: Frame['image']): Frame['image'] {
    if (image instanceof VideoFrame) return image.clone();
    this.#canvas.width = image.width;
    this.#canvas.height = image.height;
    this.#canvas.getContext('2d')!.drawImage(image, 0, 0);
    return this.#canvas.transferToImageBitmap();
  }
}
