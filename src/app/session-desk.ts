import { toPlain, type PlainError } from '../core/errors.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { FrameResult } from '../engine/protocol.ts';
import type { Frame, FrameSource, SourceInfo } from '../sources/frame-source.ts';
import type { StageDirector } from '../sources/stage/stage-director.ts';
import type { SessionRecord, VigieStore } from '../store/vigie-store.ts';
import type { AlertDesk } from './alert-desk.ts';
import type { AppState } from './app-state.ts';
import { NO_COVERAGE } from './coverage.ts';
import type { EngineChoice, EngineDesk } from './engine-desk.ts';
import { closeLanes, nextLanes } from './lanes.ts';
import { NO_FIGURES } from './live-counter.ts';
import type { Observable } from './observable.ts';
import { SessionRunner } from './session-runner.ts';

/** Milliseconds between looks at the playhead, and between writes of a session's coverage. */
const PLAYBACK_EVERY = 250;
const SAVE_EVERY = 5000;
/** Milliseconds between repaints of a source that shows no picture of its own. */
const PAINT_EVERY = 80;
/** Waits in milliseconds before a lost camera is tried again. */
const CAMERA_TRIES = [1000, 3000, 8000] as const;

export type DirectedSource = FrameSource & { readonly director?: StageDirector };

/** How to open a source, again if need be. */
export interface Opening {
  readonly make: () => Promise<DirectedSource> | DirectedSource;
  /** After an exact run: how to look at the file again. */
  readonly review: (() => FrameSource) | null;
  /** A camera that is lost is tried again with this. */
  readonly retry: (() => FrameSource) | null;
}

export interface SessionParts {
  readonly state: Observable<AppState>;
  readonly store: VigieStore;
  readonly engine: EngineDesk;
  readonly alerts: AlertDesk;
  readonly scenario: () => Scenario;
  readonly choice: () => EngineChoice;
  readonly problem: (error: PlainError, level?: 'error' | 'warning' | 'info') => void;
  /** A session was written, begun or ended: the list of past ones is out of date. */
  readonly sessionsChanged: () => void;
}

/** Opens sources, runs sessions over them and ends them. One at a time. */
export class SessionDesk {
  readonly #parts: SessionParts;
  #source: DirectedSource | null = null;
  #runner: SessionRunner | null = null;
  #record: SessionRecord | null = null;
  #opening: AbortController | null = null;
  #timers: ReturnType<typeof setInterval>[] = [];
  #canvas: HTMLCanvasElement | null = null;
  #paintedAt = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Opens a source and runs a session over it until it ends. Resolves when the session runs, or failed. */
  async open(opening: Opening): Promise<void> {
    await this.close();
    const { state, engine, problem } = this.#parts;
    const controller = new AbortController();
    this.#opening = controller;
    state.set({
      phase: 'opening',
      live: NO_FIGURES,
      result: null,
      lanes: [],
      coverage: NO_COVERAGE,
      truth: null,
    });
    let source: DirectedSource | null = null;
    try {
      source = await opening.make();
      const scenario = this.#parts.scenario();
      const info = await source.open(scenario.analysis.rate, controller.signal);
      await engine.start(this.#parts.choice(), scenario, controller.signal);
      controller.signal.throwIfAborted();
      await this.#begin(source, info, opening);
    } catch (error) {
      await source?.close();
      await engine.stop();
      if (this.#opening === controller) state.set({ phase: 'doors', source: null, view: null });
      const plain = controller.signal.aborted ? null : toPlain(error);
      if (plain && plain.code !== 'cancelled') problem(plain);
    } finally {
      if (this.#opening === controller) this.#opening = null;
    }
  }

  /** Stops what is being opened, or an exact run; what was found is kept. */
  cancel(): void {
    if (this.#opening) this.#opening.abort();
    else this.#runner?.stop();
  }

  /** Ends the session and closes the source. */
  async close(): Promise<void> {
    this.#opening?.abort();
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    const source = this.#source;
    this.#source = null;
    this.#runner?.stop();
    this.#runner = null;
    await source?.close();
    if (this.#record) await this.#finish();
  }

  /** Back to the doors. */
  async leave(): Promise<void> {
    await this.close();
    await this.#parts.engine.stop();
    this.#record = null;
    this.#parts.state.set({
      phase: 'doors',
      source: null,
      view: null,
      playback: null,
      steerable: false,
      director: null,
      session: null,
      result: null,
      selection: null,
    });
  }

  async play(): Promise<void> {
    try {
      await this.#source?.transport?.play();
    } catch (error) {
      this.#parts.problem(toPlain(error));
    }
    this.#showPlayback();
  }

  pause(): void {
    this.#source?.transport?.pause();
    this.#showPlayback();
  }

  async seek(time: number): Promise<void> {
    this.#runner?.jumped();
    try {
      await this.#source?.transport?.seek(time);
    } catch (error) {
      this.#parts.problem(toPlain(error));
    }
    this.#showPlayback();
  }

  setSpeed(speed: number): void {
    this.#source?.transport?.setSpeed(speed);
    this.#showPlayback();
  }

  /** What comes until the next analysed frame is a gap. */
  interrupted(reason: string): void {
    this.#runner?.coverage.interrupted(reason);
  }

  async #begin(source: DirectedSource, info: SourceInfo, opening: Opening): Promise<void> {
    const { state, alerts, store, problem } = this.#parts;
    this.#source = source;
    this.#canvas = source.view ? null : document.createElement('canvas');
    const session = newSession(info, this.#parts.scenario(), state.state);
    this.#record = session;
    alerts.begin(session.id);
    state.set({
      phase: 'running',
      source: info,
      view: source.view ?? this.#canvas,
      steerable: source.transport !== null,
      director: source.director ?? null,
      session,
      selection: null,
    });
    this.#showPlayback();
    this.#timers = [
      setInterval(() => this.#showPlayback(), PLAYBACK_EVERY),
      setInterval(() => void this.#save(), SAVE_EVERY),
    ];
    try {
      await store.putSession(session);
      this.#parts.sessionsChanged();
    } catch (error) {
      problem(toPlain(error));
    }
    void this.#run(source, opening);
  }

  async #run(source: DirectedSource, opening: Opening): Promise<void> {
    const { engine, scenario, problem } = this.#parts;
    const runner = new SessionRunner(source, engine, scenario, {
      frame: (frame) => this.#paint(frame),
      result: (result, frame) => this.#take(result, frame),
      warning: (error) => problem(error, 'warning'),
    });
    this.#runner = runner;
    const { end, error } = await runner.run();
    if (this.#source !== source) return;
    if (error?.code === 'camera-lost' && opening.retry) {
      problem(error, 'warning');
      if (await this.#reopenCamera(source, opening.retry)) return;
    } else if (error) problem(error);
    if (end !== 'stopped' || this.#parts.state.state.source?.pacing === 'exact')
      await this.#ended(source, opening);
  }

  /** Tries a lost camera again, then any camera, with growing waits. The session goes on; the gap is counted. */
  async #reopenCamera(lost: DirectedSource, retry: () => FrameSource): Promise<boolean> {
    await lost.close();
    for (const wait of CAMERA_TRIES) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (this.#source !== lost) return true;
      const source = retry();
      try {
        await source.open(this.#parts.scenario().analysis.rate, new AbortController().signal);
      } catch {
        await source.close();
        continue;
      }
      this.#source = source;
      this.#parts.state.set({ view: source.view });
      void this.#run(source, { make: retry, review: null, retry });
      return true;
    }
    return false;
  }

  /** The source is at its end: the session is kept for review. */
  async #ended(source: DirectedSource, opening: Opening): Promise<void> {
    const { state } = this.#parts;
    const { lanes, result } = state.state;
    state.set({ phase: 'ended', lanes: closeLanes(lanes, result?.time ?? 0) });
    await this.#finish();
    if (!opening.review) return;
    await source.close();
    const review = opening.review();
    try {
      await review.open(this.#parts.scenario().analysis.rate, new AbortController().signal);
      review.transport?.pause();
    } catch {
      await review.close();
      return;
    }
    if (this.#source !== source) return void review.close();
    this.#source = review;
    state.set({ view: review.view, steerable: review.transport !== null });
    this.#showPlayback();
  }

  #take(result: FrameResult, frame: Pick<Frame, 'truth'>): void {
    const { state, alerts } = this.#parts;
    const runner = this.#runner;
    if (!runner || !this.#source) return;
    const { changed, readings, time } = result.output;
    alerts.take(changed, runner.camera);
    state.set({
      result,
      truth: frame.truth ?? null,
      lanes: nextLanes(state.state.lanes, readings, changed, time),
      live: runner.counter.figures(this.#source.stats().dropped),
      coverage: runner.coverage.value,
    });
  }

  /** Paints a frame for sources that show nothing themselves. */
  #paint({ image, size }: Frame): void {
    const canvas = this.#canvas;
    const now = performance.now();
    if (!canvas || now - this.#paintedAt < PAINT_EVERY) return;
    this.#paintedAt = now;
    if (canvas.width !== size.width) canvas.width = size.width;
    if (canvas.height !== size.height) canvas.height = size.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, size.width, size.height);
  }

  #showPlayback(): void {
    const transport = this.#source?.transport;
    const { state } = this.#parts;
    const before = state.state.playback;
    if (!transport) {
      if (before) state.set({ playback: null });
      return;
    }
    const { playing, time, speed } = transport;
    if (before?.playing === playing && before.speed === speed && Math.abs(before.time - time) < 0.02) return;
    state.set({ playback: { playing, time, speed } });
  }

  async #save(endedAt: number | null = null): Promise<void> {
    if (!this.#record) return;
    const { state, store, problem, scenario } = this.#parts;
    const { info } = state.state.engine;
    this.#record = {
      ...this.#record,
      endedAt,
      scenario: scenario(),
      coverage: state.state.coverage,
      engine: info
        ? { backend: info.backend, detector: info.detector, modelSha256: info.modelSha256 }
        : this.#record.engine,
    };
    try {
      await store.putSession(this.#record);
    } catch (error) {
      problem(toPlain(error));
    }
  }

  async #finish(): Promise<void> {
    await this.#save(Date.now());
    this.#parts.sessionsChanged();
  }
}

function newSession(info: SourceInfo, scenario: Scenario, { engine }: AppState): SessionRecord {
  const { kind, name, duration } = info;
  const running = engine.info;
  return {
    id: crypto.randomUUID(),
    source: { kind, name, duration },
    scenario,
    startedAt: Date.now(),
    endedAt: null,
    engine: running
      ? { backend: running.backend, detector: running.detector, modelSha256: running.modelSha256 }
      : null,
    coverage: NO_COVERAGE,
  };
}
