import type { VigieError} from '../core/errors.ts';
import { toPlain, type PlainError } from '../core/errors.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { FrameResult } from '../engine/protocol.ts';
import type { Frame, FrameSource } from '../sources/frame-source.ts';
import { CoverageCounter } from './coverage.ts';
import { LiveCounter } from './live-counter.ts';
import { SnapshotCamera } from './snapshot-camera.ts';

export interface RunnerEvents {
  /** A frame is about to be handed over: the last moment to paint it. */
  frame(frame: Frame): void;
  /** A frame was analysed. The snapshot camera still holds its picture during this call. */
  result(result: FrameResult, frame: Pick<Frame, 'truth'>): void;
  warning(error: PlainError): void;
}

/**
 * The straight line of a session: the source's next frame, the engine's answer, and again. One frame is in
 * flight; the source is asked for the next one while the engine works.
 */
export class SessionRunner {
  readonly camera = new SnapshotCamera();
  readonly coverage = new CoverageCounter();
  readonly counter = new LiveCounter();
  readonly #source: FrameSource;
  readonly #engine: Pick<EngineClient, 'analyse'>;
  readonly #scenario: () => Scenario;
  readonly #events: RunnerEvents;
  readonly #controller = new AbortController();
  #lastTime = Number.NEGATIVE_INFINITY;

  constructor(
    source: FrameSource,
    engine: Pick<EngineClient, 'analyse'>,
    scenario: () => Scenario,
    events: RunnerEvents,
  ) {
    this.#source = source;
    this.#engine = engine;
    this.#scenario = scenario;
    this.#events = events;
    source.onWarning = (warning: VigieError) => events.warning(toPlain(warning));
  }

  /**
   * Runs until the source ends or `stop` is called.
   * @returns how it ended; `error` when the source failed
   */
  async run(): Promise<{
    readonly end: 'finished' | 'stopped' | 'failed';
    readonly error: PlainError | null;
  }> {
    const { signal } = this.#controller;
    try {
      for (;;) {
        const frame = await this.#source.next(signal);
        if (frame === null) return { end: 'finished', error: null };
        if (signal.aborted) {
          frame.image.close();
          return { end: 'stopped', error: null };
        }
        await this.#analyse(frame);
      }
    } catch (error) {
      if (signal.aborted) return { end: 'stopped', error: null };
      return { end: 'failed', error: toPlain(error) };
    }
  }

  stop(): void {
    this.#controller.abort();
  }

  /** Somebody sought: what lies between was not asked for. */
  jumped(): void {
    this.coverage.jumped();
  }

  async #analyse(frame: Frame): Promise<void> {
    const { image, time, size } = frame;
    const scenario = this.#scenario();
    if (time < this.#lastTime) this.jumped();
    this.#lastTime = time;
    this.camera.keep(image, size, scenario);
    this.#events.frame(frame);
    const sentAt = performance.now();
    const result = await this.#engine.analyse(image, time, size);
    if (!result) {
      this.coverage.interrupted('engine');
      return;
    }
    const now = performance.now();
    this.coverage.analysed(time);
    this.counter.count(now, time, now - sentAt, 1000 / scenario.analysis.rate);
    this.#events.result(result, frame);
  }
}
