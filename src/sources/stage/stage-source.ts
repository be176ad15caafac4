import { VigieError } from '../../core/errors.ts';
import type { Size } from '../../core/geometry/types.ts';
import { abortError, throwIfAborted, untilAborted } from '../abort.ts';
import { deferred } from '../deferred.ts';
import type { Deferred } from '../deferred.ts';
import type { Frame, FrameSource, SourceInfo, SourceStats, Transport, TruthEvent } from '../frame-source.ts';
import { demo } from './scripts.ts';
import type { StageDirector } from './stage-director.ts';
import { createDirector } from './director-desk.ts';
import type { FromStage, StageState, ToStage } from './stage-protocol.ts';
import type { StageScript } from './stage-script.ts';
import { createStageTransport } from './stage-transport.ts';

export interface StageOptions {
  /** Makes the stage's worker, which is `stage.worker.ts`. */
  readonly spawn: () => Worker;
  /** What is played; the demonstration when left out. */
  readonly script?: StageScript;
  /** The same seed gives the same people on the same ways; 1 when left out. */
  readonly seed?: number;
  /** `live` (default): by the clock. `exact`: frames at k / rate, each when it is asked for. */
  readonly pacing?: 'live' | 'exact';
  /** Id of a view; that of the script when left out. */
  readonly view?: string;
  /** Pixels; chosen by what the machine draws easily when left out, 768 by 576 for `exact` and patient plays. */
  readonly size?: Size;
}

export type StageSource = FrameSource & { readonly director: StageDirector };

const EXACT_SIZE: Size = { width: 768, height: 576 };

/**
 * The stage: people, bags and bad luck, made up, with the truth about every frame. It is played and drawn in a
 * worker of its own.
 *
 * `open` throws VigieError `no-webgl`; `next` throws `graphics-lost`.
 */
export function createStageSource(options: StageOptions): StageSource {
  return new WorkerStage(options);
}

interface Waiting {
  readonly seq: number;
  readonly result: Deferred<Frame | null>;
}

type Opened = Extract<FromStage, { readonly type: 'ready' }>;

class WorkerStage implements StageSource {
  readonly view: HTMLCanvasElement;
  readonly transport: Transport | null;
  readonly director: StageDirector;
  onWarning: ((warning: VigieError) => void) | null = null;

  private readonly options: StageOptions;
  private readonly pacing: 'live' | 'exact';
  private readonly closing = new AbortController();
  private readonly ready = deferred<Opened>();
  private worker: Worker | null = null;
  private size: Size = EXACT_SIZE;
  private state: StageState = { time: 0, playing: false, dropped: 0, possible: [], ended: false };
  private events: readonly TruthEvent[] = [];
  private readonly watchers: ((state: StageState) => void)[] = [];
  private waiting: Waiting | null = null;
  /** Came after nobody waited for it any more. Exact frames are kept: none is left out. */
  private kept: Frame | null = null;
  private failure: Error | null = null;
  private seq = 0;
  /** Counts moves of the playhead: frames from before the last one are stale. */
  private take = 0;
  private readonly seeks = new Map<number, Deferred<void>>();
  private delivered = 0;

  constructor(options: StageOptions) {
    this.options = options;
    this.pacing = options.pacing ?? 'live';
    this.view = document.createElement('canvas');
    const line = {
      post: (message: ToStage) => this.worker?.postMessage(message),
      watch: (watcher: (state: StageState) => void) => void this.watchers.push(watcher),
      move: (message: (take: number) => ToStage) => this.move(message),
    };
    this.transport = this.pacing === 'live' ? createStageTransport(line) : null;
    this.director = createDirector(line, {
      seed: options.seed ?? 1,
      view: options.view ?? this.script.view,
    });
    this.ready.promise.catch(() => undefined);
  }

  async open(rate: number, signal: AbortSignal): Promise<SourceInfo> {
    const both = AbortSignal.any([signal, this.closing.signal]);
    try {
      throwIfAborted(both);
      this.start(rate);
      const { size } = await untilAborted(this.ready.promise, both);
      this.size = size;
    } catch (error) {
      await this.close();
      throw error;
    }
    const { script, pacing } = this;
    const duration = pacing === 'live' && script.encore ? null : script.length;
    return { kind: 'stage', name: script.id, size: this.size, duration, pacing };
  }

  async next(signal: AbortSignal): Promise<Frame | null> {
    throwIfAborted(signal);
    if (this.closing.signal.aborted) throw abortError();
    if (this.failure) throw this.failure;
    if (this.worker === null) throw new Error('next() before open()');
    const frame = this.kept ?? (await this.ask(signal));
    this.kept = null;
    if (frame) this.delivered++;
    return frame;
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    this.fail(abortError());
    this.kept?.image.close();
    this.kept = null;
    for (const seek of this.seeks.values()) seek.resolve();
    this.seeks.clear();
    // Ending the worker gives back the graphics card's memory.
    this.worker?.terminate();
    this.worker = null;
  }

  stats(): SourceStats {
    return { delivered: this.delivered, dropped: this.state.dropped, gaps: [] };
  }

  truth(): readonly TruthEvent[] {
    return this.events;
  }

  private get script(): StageScript {
    return this.options.script ?? demo;
  }

  private start(rate: number): void {
    const { script, pacing, options, director } = this;
    const worker = options.spawn();
    this.worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<FromStage>) => this.receive(data));
    const broken = (event: Event): void => {
      const reason = event instanceof ErrorEvent ? event.message : 'the stage’s worker did not start';
      this.fail(new VigieError('unexpected', { reason }));
    };
    worker.addEventListener('error', broken);
    worker.addEventListener('messageerror', broken);
    const canvas = this.view.transferControlToOffscreen();
    const { seed, view } = director;
    const fixed = pacing === 'exact' || script.patient === true;
    const size = options.size ?? (fixed ? EXACT_SIZE : null);
    const message: ToStage = {
      type: 'open',
      canvas,
      options: { script, seed, view, pacing, rate, size },
    };
    worker.postMessage(message, [canvas]);
  }

  private async ask(signal: AbortSignal): Promise<Frame | null> {
    const waiting: Waiting = { seq: ++this.seq, result: deferred() };
    this.waiting = waiting;
    this.worker?.postMessage({ type: 'next', seq: waiting.seq } satisfies ToStage);
    try {
      return await untilAborted(waiting.result.promise, signal);
    } catch (error) {
      if (this.waiting === waiting) this.giveUp();
      throw error;
    }
  }

  private giveUp(): void {
    this.waiting = null;
    // An exact frame comes all the same, and is kept for the next one who asks.
    if (this.pacing === 'live') this.worker?.postMessage({ type: 'cancel' } satisfies ToStage);
  }

  private receive(message: FromStage): void {
    switch (message.type) {
      case 'ready':
        this.ready.resolve(message);
        return;
      case 'frame':
        this.arrived(message);
        return;
      case 'end':
        if (this.waiting?.seq !== message.seq) return;
        this.waiting.result.resolve(null);
        this.waiting = null;
        return;
      case 'sought':
        this.seeks.get(message.take)?.resolve();
        this.seeks.delete(message.take);
        return;
      case 'state':
        this.state = message.state;
        for (const watcher of this.watchers) watcher(message.state);
        return;
      case 'events':
        this.events = message.events;
        return;
      case 'failed':
        this.fail(new VigieError(message.error.code, message.error.details));
    }
  }

  private arrived({ image, time, truth, seq, take }: Extract<FromStage, { readonly type: 'frame' }>): void {
    const frame: Frame = { image, time, size: this.size, truth };
    if (take !== this.take || this.closing.signal.aborted) {
      image.close();
      // Asked for before a move, answered from before it: the answer from after it is wanted.
      if (this.waiting?.seq === seq) this.worker?.postMessage({ type: 'next', seq } satisfies ToStage);
    } else if (this.waiting) {
      this.waiting.result.resolve(frame);
      this.waiting = null;
    } else if (this.pacing === 'exact') this.kept = frame;
    else image.close();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.ready.reject(error);
    this.waiting?.result.reject(error);
    this.waiting = null;
  }

  /** Moves the playhead. Resolves when the picture of that moment is drawn. */
  private move(message: (take: number) => ToStage): Promise<void> {
    if (this.worker === null || this.failure) return Promise.resolve();
    const take = ++this.take;
    const sought: Deferred<void> = deferred();
    this.seeks.set(take, sought);
    this.kept?.image.close();
    this.kept = null;
    this.worker.postMessage(message(take));
    return sought.promise;
  }
}
