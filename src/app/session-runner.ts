import type { VigieError } from '../core/errors.ts';
import { toPlain, type PlainError } from '../core/errors.ts';
import { rulesMayRun } from '../core/scenario/authorisation.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { FrameResult } from '../engine/protocol.ts';
import type { Frame, FrameSource, SourceInfo } from '../sources/frame-source.ts';
import { untilAborted } from '../sources/abort.ts';
import { CoverageCounter, LONGEST_STEP } from './coverage.ts';
import { LiveCounter } from './live-counter.ts';
import { SnapshotCamera } from './snapshot-camera.ts';

export interface RunnerEvents {
  /** A frame is about to be handed over: the last moment to copy it. `time` is the session's. */
  frame(frame: Frame): void;
  /** A frame was analysed. The snapshot camera still holds its picture during this call. */
  result(result: FrameResult, frame: Pick<Frame, 'truth'>): void;
  warning(error: PlainError): void;
  /** When the next frame may be asked for: somebody else may look at this one too. */
  settled(): Promise<void>;
}

/** How a run over a source ended. */
export interface RunEnd {
  readonly end: 'finished' | 'stopped' | 'failed';
  readonly error: PlainError | null;
}

/**
 * The straight line of a session: the source's next frame, the engine's answer, and again. One frame is with
 * the engine at a time. An exact source makes the next one meanwhile; a live one is asked when the engine is
 * free, because a frame that waits is an old one.
 */
export class SessionRunner {
  readonly camera = new SnapshotCamera();
  readonly coverage: CoverageCounter;
  readonly counter = new LiveCounter();
  readonly #pacing: SourceInfo['pacing'];
  readonly #engine: Pick<EngineClient, 'analyse'>;
  readonly #scenario: () => Scenario;
  readonly #limit: () => number | null;
  readonly #moment: (time: number) => number | null;
  readonly #hear: (time: number) => Promise<readonly SoundFrame[] | null>;
  readonly #events: RunnerEvents;
  readonly #controller = new AbortController();
  #source: FrameSource | null = null;
  #duration: number | null = null;
  #failure: PlainError | null = null;
  #accounted = false;
  #lastTime = 0;
  #lastAt = performance.now();
  #analysedAt = -Infinity;
  /** Milliseconds that the engine had the last frame. */
  #engineTook = 0;

  /**
   * @param limit most analysed pictures a second of a live source, or null
   * @param moment when a session time is by the clock of the place, or null where the source has no date
   * @param hear what was heard until a session time, since it was asked last; null where nothing listens
   */
  constructor(
    pacing: SourceInfo['pacing'],
    engine: Pick<EngineClient, 'analyse'>,
    scenario: () => Scenario,
    events: RunnerEvents,
    limit: () => number | null = () => null,
    moment: (time: number) => number | null = () => null,
    hear: (time: number) => Promise<readonly SoundFrame[] | null> = () => Promise.resolve(null),
  ) {
    this.#pacing = pacing;
    this.coverage = new CoverageCounter(pacing);
    this.#engine = engine;
    this.#scenario = scenario;
    this.#events = events;
    this.#limit = limit;
    this.#moment = moment;
    this.#hear = hear;
  }

  /** Session time of the last frame that was taken (seconds) and when that was (`performance.now`). */
  get lastTaken(): { readonly time: number; readonly at: number } {
    return { time: this.#lastTime, at: this.#lastAt };
  }

  /**
   * Runs over a source until it ends or `stop` is called. May be called again with another source when the
   * first was lost: the session goes on.
   * @param duration seconds, or null when the source has no end
   * @param offset session time at which the source begins, seconds
   */
  async run(source: FrameSource, duration: number | null, offset = 0): Promise<RunEnd> {
    this.#source = source;
    this.#duration = duration;
    source.onWarning = (warning: VigieError) => this.#events.warning(toPlain(warning));
    const outcome = await this.#line(source, offset);
    this.#account(outcome.end);
    return outcome;
  }

  /** Ends the run; where its time went is known at once, though a frame may still be with the engine. */
  stop(): void {
    this.#controller.abort();
    this.#account('stopped');
  }

  /** Ends the run because of something outside of it, such as an engine that is gone for good. */
  fail(error: PlainError): void {
    this.#failure ??= error;
  }

  /** Somebody sought: what lies between was not asked for. */
  jumped(): void {
    this.coverage.jumped();
  }

  async #line(source: FrameSource, offset: number): Promise<RunEnd> {
    const { signal } = this.#controller;
    let coming: Promise<Frame | null> | null = null;
    try {
      for (;;) {
        await this.#spare(signal);
        const frame: Frame | null = await (coming ?? source.next(signal));
        coming = null;
        if (frame === null) return { end: 'finished', error: null };
        if (signal.aborted) {
          frame.image.close();
          return { end: 'stopped', error: null };
        }
        if (this.#pacing === 'exact') {
          coming = source.next(signal);
          // Its failure is met when it is its turn.
          coming.catch(() => undefined);
        }
        await this.#analyse(source, offset === 0 ? frame : { ...frame, time: frame.time + offset });
        await this.#settled();
        if (this.#failure) return { end: 'failed', error: this.#failure };
      }
    } catch (error) {
      if (signal.aborted) return { end: 'stopped', error: null };
      return { end: 'failed', error: toPlain(error) };
    } finally {
      void coming?.then(
        (frame) => frame?.image.close(),
        () => undefined,
      );
    }
  }

  /** Waits until the next picture may be asked for. */
  async #spare(signal: AbortSignal): Promise<void> {
    const limit = this.#pacing === 'live' ? this.#limit() : null;
    const left = limit === null ? 0 : 1000 / limit - (performance.now() - this.#analysedAt);
    if (left > 0) await untilAborted(new Promise((resolve) => setTimeout(resolve, left)), signal);
  }

  /** Somebody else may still look at the frame: the source is not to be blamed for that time. */
  async #settled(): Promise<void> {
    const began = performance.now();
    await this.#events.settled();
    this.#engineTook += performance.now() - began;
  }

  async #analyse(source: FrameSource, frame: Frame): Promise<void> {
    const { image, time, size } = frame;
    const scenario = this.#scenario();
    if (time < this.#lastTime) this.jumped();
    if (this.#wasSilent(time)) this.coverage.interrupted('silent');
    this.#lastTime = time;
    this.#lastAt = performance.now();
    const sound = await this.#hear(time);
    this.camera.keep(image, size, scenario);
    this.#events.frame(sound ? { ...frame, sound } : frame);
    const sentAt = performance.now();
    this.#analysedAt = sentAt;
    const at = this.#moment(time);
    const result = await this.#engine.analyse(image, time, size, at, sound);
    this.#engineTook = performance.now() - sentAt;
    if (!result) {
      this.coverage.interrupted('engine');
      return;
    }
    const now = performance.now();
    // A time in which no rule may run is not passed off as analysed.
    if (rulesMayRun(scenario, at)) this.coverage.analysed(time, source.stats().gaps);
    else this.coverage.unused(time, 'outside-period');
    this.counter.count(now, time, now - sentAt, 1000 / scenario.analysis.rate);
    this.#events.result(result, frame);
  }

  /**
   * Whether a live source gave no picture for long though the engine was free: a camera that hung, a machine
   * that slept. An engine that is slow asks late, and its time is not the source's fault.
   */
  #wasSilent(time: number): boolean {
    const step = time - this.#lastTime;
    return this.#pacing === 'live' && step > LONGEST_STEP && this.#engineTook < (step * 1000) / 2;
  }

  /** Session time now, by what the source says of itself, else by the clock since its last picture. */
  #now(source: FrameSource): number {
    const { transport } = source;
    if (transport) return Math.max(this.#lastTime, transport.time);
    return this.#lastTime + (performance.now() - this.#lastAt) / 1000;
  }

  /** Where the time after the last frame went. */
  #account(end: RunEnd['end']): void {
    const duration = this.#duration;
    if (this.#accounted || !this.#source) return;
    const lost = this.#source.stats().gaps;
    if (end === 'finished') {
      this.#accounted = true;
      this.coverage.ended(duration ?? this.#lastTime, duration, null, lost);
    } else if (this.#pacing === 'exact') {
      this.#accounted = true;
      const until = this.#lastTime + 1 / this.#scenario().analysis.rate;
      this.coverage.ended(until, duration, end === 'stopped' ? 'cancelled' : 'failed', lost);
    } else if (end === 'stopped') {
      // A live source has no end of its own: its session lasted until now, looked at or not.
      this.#accounted = true;
      this.coverage.ended(this.#now(this.#source), null, null, lost);
    }
  }
}
