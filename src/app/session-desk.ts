import { toPlain, type PlainError } from '../core/errors.ts';
import type { Size } from '../core/geometry/types.ts';
import type { FrameResult } from '../engine/protocol.ts';
import type { Frame, FrameSource, SourceInfo } from '../sources/frame-source.ts';
import type { SessionRecord } from '../store/vigie-store.ts';
import { reopenCamera } from './camera-retry.ts';
import { NO_COVERAGE } from './coverage.ts';
import { FramePainter } from './frame-painter.ts';
import { EvidenceDesk } from './evidence/evidence-desk.ts';
import { closeLanes, nextLanes } from './lanes.ts';
import { NO_FIGURES } from './live-counter.ts';
import { RecordKeeper } from './record-keeper.ts';
import { SessionRunner, type RunEnd } from './session-runner.ts';
import { isDated, momentOf } from './session-date.ts';
import { emptyResult, fillTape, NO_FRAMES, type Finished } from './finished-session.ts';
import type { DirectedSource, Opening, SessionParts } from './session-parts.ts';
import { SessionTape } from './session-tape.ts';
import { carryForward, type ShownTracks } from './shown-tracks.ts';

/** Milliseconds between looks at the playhead. */
const PLAYBACK_EVERY = 250;

/** What the screen shows of a session before its first result. */
const FRESH = {
  live: NO_FIGURES,
  result: null,
  lanes: [],
  coverage: NO_COVERAGE,
  truth: null,
  selection: null,
} as const;
const NO_SOURCE = {
  source: null,
  view: null,
  playback: null,
  steerable: false,
  director: null,
  session: null,
} as const;

/** Opens sources, runs sessions over them and ends them. One at a time. */
export class SessionDesk {
  readonly #parts: SessionParts;
  readonly #records: RecordKeeper;
  readonly #tape = new SessionTape();
  readonly #evidence: EvidenceDesk;
  #source: DirectedSource | null = null;
  #runner: SessionRunner | null = null;
  #opening: AbortController | null = null;
  /** What is still to be written of a session that ended by itself, and its engine's stop. */
  #ending: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setInterval> | undefined;
  #painter: FramePainter | null = null;
  /** The result whose picture the painter shows. */
  #painted: FrameResult | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#records = new RecordKeeper(parts);
    this.#evidence = new EvidenceDesk({
      ...parts,
      settings: () => parts.state.state.evidence,
    });
  }

  /**
   * Opens a source and runs a session over it until it ends. Resolves when the session runs, or failed. A
   * session that runs meanwhile goes on until the new source is open: a file that is no video costs nothing.
   */
  async open(opening: Opening): Promise<void> {
    const { state, engine } = this.#parts;
    this.#opening?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.#opening = controller;
    if (state.state.phase === 'doors') this.#showOpening(null);
    let source: DirectedSource | null = null;
    try {
      const made = await opening.make();
      source = made.source;
      const { rate } = this.#parts.scenarioFor(made).analysis;
      const info = await source.open(rate, signal);
      // A camera's time runs from its first picture, while the engine is still being prepared.
      const openedAt = isDated(info.kind) ? Date.now() : undefined;
      signal.throwIfAborted();
      await this.#end();
      this.#parts.useScenario(made);
      this.#showOpening(info);
      await engine.start(this.#parts.choice(), this.#parts.scenario(), info, signal);
      signal.throwIfAborted();
      this.#begin(source, info, opening, openedAt);
    } catch (error) {
      await source?.close();
      if (this.#opening === controller) await this.#backFrom(error, signal);
    } finally {
      if (this.#opening === controller) this.#opening = null;
    }
  }

  /** Stops what is being opened, or an exact run; what was found is kept. */
  cancel(): void {
    if (this.#opening) this.#opening.abort();
    else this.#runner?.stop();
  }

  /** Back to the doors: what is being opened is stopped, the session is ended. */
  async leave(): Promise<void> {
    this.#opening?.abort();
    this.#opening = null;
    await this.#end();
    await this.#parts.engine.stop();
    this.#tape.clear();
    this.#parts.watcher.left();
    this.#parts.side.left();
    this.#parts.state.set({ phase: 'doors', ...FRESH, ...NO_SOURCE });
  }

  /** Shows a session that is over, with its video where it has one. What was there before must have been left. */
  async show({ info, session, coverage, lanes, source, recording, plate }: Finished): Promise<void> {
    const { state } = this.#parts;
    await this.#evidence.show(plate);
    state.set({
      ...FRESH,
      ...NO_SOURCE,
      phase: 'ended',
      source: info,
      session,
      coverage,
      lanes,
      result: emptyResult(info.size),
    });
    if (!source) return;
    this.#source = source;
    state.set({ view: source.view, steerable: source.transport !== null });
    this.#timer = setInterval(() => this.#showPlayback(), PLAYBACK_EVERY);
    this.#showPlayback();
    await fillTape(this.#tape, recording ?? NO_FRAMES, () => this.#source === source);
    this.#showReview(source.transport?.time ?? 0);
  }

  async play(): Promise<void> {
    try {
      await this.#source?.transport?.play();
    } catch (error) {
      // A pause that comes while it starts is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError'))
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

  /** The engine is gone for good. A live source is still shown; an exact run would only rush to its end. */
  engineFailed(error: PlainError): void {
    this.interrupted('engine-failed');
    if (this.#parts.state.state.source?.pacing === 'exact') this.#runner?.fail(error);
  }

  /** This tab writes from now on: the session that runs is written as it is. */
  writeNow(): Promise<void> {
    return this.#records.save();
  }

  /** The session on the screen, as it stands or as it ended; null when it was not run here. */
  get record(): SessionRecord | null {
    return this.#records.present;
  }

  /**
   * The newest picture that was analysed, masks burnt in; null where none was, or it is not this page's.
   * @param hidden the scene without its people instead
   */
  async scene(hidden: boolean): Promise<Blob | null> {
    if (hidden) return this.#evidence.scene();
    return (await this.#runner?.camera.take(null)) ?? null;
  }

  drawAnonymous(context: CanvasRenderingContext2D): void {
    this.#evidence.draw(context, this.shown()?.tracks ?? []);
  }

  /** See `App.drawScene`. */
  drawScene(...[context, tracks]: Parameters<EvidenceDesk['drawScene']>): boolean {
    return this.#evidence.drawScene(context, tracks);
  }

  /** What to draw over the picture that is shown at this very moment, or null when that is not known. */
  shown(): ShownTracks | null {
    const { phase, source, result } = this.#parts.state.state;
    const transport = this.#source?.transport ?? null;
    if (phase === 'ended' && transport) {
      const { time } = transport;
      const tracks = this.#tape.at(time);
      return tracks && { time, tracks, age: 0 };
    }
    const from = this.#painter ? this.#painted : result;
    if (!from || !source) return null;
    const age = this.#painter || source.pacing === 'exact' ? 0 : this.#now(transport) - from.time;
    // After a seek back the newest result is not of this picture.
    if (age < -1) return null;
    return { time: from.time + Math.max(0, age), tracks: carryForward(from.output.tracks, age), age };
  }

  /** Media time of the picture that a live view shows now: by its transport, else by the clock. */
  #now(transport: FrameSource['transport']): number {
    if (transport) return transport.time;
    const { time, at } = this.#runner?.lastTaken ?? { time: 0, at: 0 };
    return time + (performance.now() - at) / 1000;
  }

  #showOpening(source: SourceInfo | null): void {
    this.#tape.clear();
    this.#parts.watcher.left();
    this.#parts.side.left();
    this.#parts.alerts.begin('');
    this.#parts.state.set({ phase: 'opening', ...FRESH, ...NO_SOURCE, source });
  }

  /** A source that could not be opened: back to where the person was, with a sentence. */
  async #backFrom(error: unknown, signal: AbortSignal): Promise<void> {
    const plain = signal.aborted ? null : toPlain(error);
    if (this.#parts.state.state.phase === 'opening') await this.leave();
    if (plain && plain.code !== 'cancelled') this.#parts.problem(plain);
  }

  /** Ends the session and closes its source. */
  async #end(): Promise<void> {
    clearInterval(this.#timer);
    this.#parts.sound.over();
    const source = this.#source;
    this.#source = null;
    if (this.#runner) {
      this.#runner.stop();
      this.#parts.state.set({ coverage: this.#runner.coverage.value });
    }
    this.#runner = null;
    this.#painter = null;
    this.#painted = null;
    // Else the end of one session would stop the engine of the next.
    await this.#ending;
    await source?.close();
    await this.#write();
    this.#records.forget();
    this.#parts.ended();
  }

  /** Writes what there is of the session, for the last time. */
  async #write(): Promise<void> {
    await this.#evidence.over();
    await this.#parts.watcher.over();
    await this.#records.end();
  }

  #begin(source: DirectedSource, info: SourceInfo, opening: Opening, openedAt?: number): void {
    const { state, alerts, engine, scenario, problem } = this.#parts;
    this.#source = source;
    this.#painter = source.view ? null : new FramePainter();
    const session = this.#records.begin(info, openedAt);
    alerts.begin(session.id);
    this.#evidence.begin(session.id);
    state.set({
      phase: 'running',
      source: info,
      view: source.view ?? this.#painter?.canvas ?? null,
      steerable: source.transport !== null,
      director: source.director ?? null,
      session,
    });
    this.#parts.watcher.began(session);
    this.#timer = setInterval(() => this.#showPlayback(), PLAYBACK_EVERY);
    const runner: SessionRunner = new SessionRunner(
      info.pacing,
      engine,
      scenario,
      {
        frame: (frame) => {
          if (this.#runner !== runner) return;
          this.#painter?.keep(frame.image, frame.size);
          this.#parts.side.offer(frame);
        },
        result: (result, frame) => this.#runner === runner && this.#take(runner, result, frame),
        settled: () => this.#parts.side.settled(),
        warning: (error) => problem(error, 'warning'),
      },
      () => this.#parts.economy.limit,
      (time) => momentOf(session, time),
      (time) => this.#parts.sound.hear(time),
    );
    this.#runner = runner;
    this.#parts.sound.begin({
      from: info.kind === 'camera' ? 'microphone' : opening.ear ? 'file' : 'none',
      ear: opening.ear?.() ?? null,
      now: () => this.#now(null),
    });
    void this.#run(runner, source, info, opening);
    // It plays only now that the engine is there, so that its first seconds are analysed too. A browser that
    // forbids starting leaves it paused, with its play button.
    const playing = source.transport?.play() ?? Promise.resolve();
    void playing.catch(() => undefined).then(() => this.#showPlayback());
  }

  async #run(
    runner: SessionRunner,
    source: DirectedSource,
    info: SourceInfo,
    opening: Opening,
  ): Promise<void> {
    let present = source;
    let offset = 0;
    for (;;) {
      const ending = await runner.run(present, info.duration, offset);
      if (this.#source !== present) return;
      const again = await this.#goOn(runner, present, ending, opening);
      if (again === null) return;
      if (again === 'over') return this.#ended(runner, present, opening);
      present = again;
      // The camera's own clock starts anew; the session's goes on.
      const { time, at } = runner.lastTaken;
      offset = time + (performance.now() - at) / 1000;
    }
  }

  /** After a run: another source to go on with, `over`, or null when somebody else has taken over. */
  async #goOn(
    runner: SessionRunner,
    source: DirectedSource,
    { end, error }: RunEnd,
    opening: Opening,
  ): Promise<DirectedSource | 'over' | null> {
    const { state, problem } = this.#parts;
    if (error) problem(error, error.code === 'camera-lost' ? 'warning' : 'error');
    if (error?.code === 'camera-lost' && opening.retry) {
      runner.coverage.interrupted('camera-lost');
      await source.close();
      const { rate } = this.#parts.scenario().analysis;
      const denied = (why: PlainError): void => problem(why);
      const found = await reopenCamera(opening.retry, rate, () => this.#source === source, denied);
      if (this.#source !== source) {
        await found?.close();
        return null;
      }
      if (found) {
        this.#parts.solved('camera-lost');
        this.#parts.solved('camera-denied');
        this.#source = found;
        state.set({ view: found.view });
        return found;
      }
    }
    // A live source that was stopped is being closed by whoever stopped it.
    return end === 'stopped' && state.state.source?.pacing !== 'exact' ? null : 'over';
  }

  /** The source is at its end: the session is kept for review. */
  async #ended(runner: SessionRunner, source: DirectedSource, opening: Opening): Promise<void> {
    const { state, engine } = this.#parts;
    const { lanes, result } = state.state;
    runner.stop();
    this.#parts.side.over();
    this.#parts.sound.over();
    state.set({
      phase: 'ended',
      lanes: closeLanes(lanes, result?.time ?? 0),
      coverage: runner.coverage.value,
    });
    const ending = this.#write().then(() => engine.rest());
    // What fails here fails once, and not whatever is opened afterwards.
    this.#ending = ending.catch(() => undefined);
    await ending;
    if (!opening.review || this.#source !== source) return;
    const review = opening.review();
    try {
      await review.open(this.#parts.scenario().analysis.rate, new AbortController().signal);
    } catch {
      // Nothing plays here what the exact reader could decode: its last picture stays.
      await review.close();
      return;
    }
    if (this.#source !== source) return review.close();
    await source.close();
    this.#source = review;
    this.#painter = null;
    state.set({ view: review.view, steerable: review.transport !== null });
    this.#showPlayback();
  }

  #take(runner: SessionRunner, result: FrameResult, frame: Pick<Frame, 'truth'>): void {
    const { state } = this.#parts;
    const { changed, readings, time, tracks } = result.output;
    this.#tellOfSize(state.state.result?.size, result.size);
    this.#evidence.take(runner.camera, result);
    this.#tape.add(time, tracks);
    this.#parts.sound.told(time, result.output.sound);
    this.#parts.watcher.took(result, this.#source?.truth() ?? null);
    this.#parts.side.took(result);
    if (this.#painter?.show()) this.#painted = result;
    state.set({
      result,
      truth: frame.truth ?? null,
      lanes: nextLanes(state.state.lanes, readings, changed, time),
      live: runner.counter.figures(this.#source?.stats().dropped ?? 0, this.#parts.economy.limit),
      coverage: runner.coverage.value,
    });
  }

  /** A picture that changes its size midway is told of: rules cannot carry on over it. */
  #tellOfSize(before: Size | undefined, after: Size): void {
    if (!before || (before.width === after.width && before.height === after.height)) return;
    const words = ({ width, height }: Size): string => `${width} × ${height}`;
    const details = { before: words(before), after: words(after) };
    this.#parts.problem({ code: 'picture-resized', details }, 'warning');
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
    this.#showReview(time);
  }

  /** While a session that ended is looked at, what was followed at that time takes the newest result's place. */
  #showReview(time: number): void {
    const { state } = this.#parts;
    const { phase, result } = state.state;
    if (phase !== 'ended' || !result) return;
    const tracks = this.#tape.at(time) ?? [];
    const people = tracks.filter(({ label, state }) => label === 'person' && state === 'confirmed').length;
    const output = { ...result.output, time, tracks, people, readings: [], changed: [], looks: [] };
    state.set({ result: { ...result, time, output }, truth: null });
  }
}
