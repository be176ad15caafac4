import { toPlain, VigieError } from '../../core/errors.ts';
import type { Size } from '../../core/geometry/types.ts';
import type { TruthEvent } from '../frame-source.ts';
import { FramePace } from './frame-pace.ts';
import { createLens } from './projection.ts';
import type { Scenery } from './scenery.ts';
import { StagePlay } from './stage-play.ts';
import type { FromStage, OpenOptions, ToStage } from './stage-protocol.ts';
import { VIEWS } from './stage-set.ts';
import type { StageView } from './stage-set.ts';

/** What draws. */
export interface Painter {
  readonly size: Size;
  setView(view: StageView): void;
  /** @param time of the play, seconds */
  draw(scenery: Scenery, time: number): void;
  /** Whether what was drawn last is finished; if so, how many milliseconds it took. */
  finished(): number | null;
  /** The picture that was just drawn, to be called before anything else is. */
  picture(): Promise<ImageBitmap>;
  /** Whether the browser has taken the graphics card away for now. */
  readonly lost: boolean;
}

export interface HostParts {
  readonly post: (message: FromStage, transfer?: Transferable[]) => void;
  readonly createPainter: (canvas: OffscreenCanvas, size: Size | null) => Painter;
  /** Calls back before the screen is next drawn when `smooth`, else soon. */
  readonly schedule: (tick: () => void, smooth: boolean) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Milliseconds between two reports of the time. */
const TELL_EVERY = 100;
/** Milliseconds that a lost graphics card may take to come back. */
const LOST_FOR = 10_000;

/** The stage behind its line of messages: plays, draws, hands over. */
export class StageHost {
  readonly #parts: HostParts;
  #run: Run | null = null;

  constructor(parts: HostParts) {
    this.#parts = parts;
  }

  receive(message: ToStage): void {
    try {
      if (message.type === 'open') this.#run = new Run(this.#parts, message.canvas, message.options);
      else this.#run?.receive(message);
    } catch (error) {
      this.#parts.post({ type: 'failed', error: toPlain(error) });
    }
  }
}

class Run {
  readonly #parts: HostParts;
  readonly #options: OpenOptions;
  readonly #painter: Painter;
  readonly #play: StagePlay;
  readonly #pace: FramePace;
  /** The frame that is asked for, or null. */
  #wanted: number | null = null;
  #take = 0;
  #sought = false;
  #dirty = true;
  /** Frames handed over since the start, in exact pacing. */
  #count = 0;
  #lostSince: number | null = null;
  #failed = false;
  #toldAt = -Infinity;
  #told = '';
  #toldEvents: readonly TruthEvent[] = [];
  #ended = false;

  constructor(parts: HostParts, canvas: OffscreenCanvas, options: OpenOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#painter = parts.createPainter(canvas, options.size);
    const view = viewOf(options.view);
    this.#play = new StagePlay(options.script, options.seed, createLens(view, this.#painter.size));
    this.#painter.setView(view);
    this.#pace = new FramePace(options.rate, options.script.patient);
    parts.post({ type: 'ready', size: this.#painter.size });
    this.#tell();
    this.#schedule();
  }

  receive(message: Exclude<ToStage, { readonly type: 'open' }>): void {
    switch (message.type) {
      case 'next':
        this.#wanted = message.seq;
        return;
      case 'cancel':
        this.#wanted = null;
        return;
      case 'play':
      case 'pause':
        this.#pace.playing = message.type === 'play';
        break;
      case 'speed':
        this.#pace.speed = message.speed;
        break;
      case 'seek':
        this.#move(message.take, Math.min(message.time, this.#end));
        break;
      case 'restart':
        this.#play.restart(message.seed);
        this.#move(message.take, 0);
        break;
      case 'trigger':
        this.#play.direct(message.action);
        break;
      case 'view':
        this.#setView(viewOf(message.view));
    }
    this.#tell();
  }

  get #end(): number {
    const { script, pacing } = this.#options;
    return script.encore && pacing === 'live' ? Infinity : script.length;
  }

  #setView(view: StageView): void {
    this.#play.lens = createLens(view, this.#painter.size);
    this.#painter.setView(view);
    this.#dirty = true;
  }

  #move(take: number, time: number): void {
    this.#take = take;
    this.#sought = true;
    this.#ended = false;
    this.#dirty = true;
    this.#pace.moveTo(time);
    this.#play.moveTo(time);
    this.#count = Math.ceil(time * this.#options.rate - 1e-6);
  }

  readonly #tick = (): void => {
    if (this.#failed) return;
    try {
      this.#step(this.#parts.now());
    } catch (error) {
      this.#fail(error);
    }
    this.#schedule();
  };

  /** Exact frames do not wait for a screen: nobody may be looking. */
  #schedule(): void {
    this.#parts.schedule(this.#tick, this.#options.pacing === 'live');
  }

  #fail(error: unknown): void {
    this.#failed = true;
    this.#parts.post({ type: 'failed', error: toPlain(error) });
  }

  #step(now: number): void {
    if (this.#isLost(now)) return;
    const cost = this.#painter.finished();
    if (cost !== null) this.#pace.took(cost);
    if (this.#options.pacing === 'exact') this.#stepExact(cost !== null);
    else this.#stepLive(now, cost !== null);
    if (now - this.#toldAt >= TELL_EVERY) this.#tell(now);
  }

  /** While the card is away time stands still. */
  #isLost(now: number): boolean {
    if (!this.#painter.lost) {
      if (this.#lostSince !== null) this.#dirty = true;
      this.#lostSince = null;
      return false;
    }
    this.#pace.tick(now, 0);
    this.#lostSince ??= now;
    if (now - this.#lostSince > LOST_FOR) throw new VigieError('graphics-lost');
    return true;
  }

  #stepLive(now: number, free: boolean): void {
    const pace = this.#pace;
    const before = pace.time;
    pace.tick(now, this.#end);
    if (pace.time !== before) this.#dirty = true;
    const ended = pace.time >= this.#end - 1e-9;
    const due = this.#wanted !== null && pace.frameDue();
    if (free && (due || (this.#dirty && pace.viewDue(now)))) {
      this.#draw(now);
      if (due) {
        pace.delivered();
        void this.#handOver();
      }
    }
    if (ended && this.#wanted !== null && !pace.frameDue()) this.#sayEnd();
  }

  #stepExact(free: boolean): void {
    if (!free) return;
    if (this.#wanted !== null) {
      const time = this.#count / this.#options.rate;
      if (time >= this.#options.script.length - 1e-6) {
        this.#sayEnd();
        return;
      }
      this.#count++;
      this.#pace.time = time;
      this.#draw(this.#parts.now());
      void this.#handOver();
    } else if (this.#dirty) this.#draw(this.#parts.now());
  }

  #draw(now: number): void {
    this.#play.moveTo(this.#pace.time);
    this.#painter.draw(this.#play.scenery(), this.#play.time);
    this.#pace.drawn(now);
    this.#dirty = false;
    if (this.#sought) this.#parts.post({ type: 'sought', take: this.#take });
    this.#sought = false;
  }

  async #handOver(): Promise<void> {
    const seq = this.#wanted!;
    const take = this.#take;
    this.#wanted = null;
    const { time } = this.#play;
    const truth = this.#play.truth();
    try {
      const image = await this.#painter.picture();
      this.#parts.post({ type: 'frame', seq, take, image, time, truth }, [image]);
    } catch (error) {
      // A card that is lost while it is asked gives no picture: the frame is asked for again.
      if (this.#painter.lost) this.#wanted ??= seq;
      else this.#fail(error);
    }
  }

  #sayEnd(): void {
    const seq = this.#wanted!;
    this.#wanted = null;
    this.#ended = true;
    // Analysed to its end, it is only looked at: it waits for nobody any more.
    this.#pace.patient = false;
    this.#pace.playing = false;
    this.#parts.post({ type: 'end', seq });
    this.#tell();
  }

  #tell(now = this.#parts.now()): void {
    this.#toldAt = now;
    const state = {
      time: this.#play.time,
      playing: this.#pace.playing,
      dropped: this.#pace.dropped,
      possible: this.#play.possible(),
      ended: this.#ended,
    };
    const { events } = this.#play;
    if (events !== this.#toldEvents) this.#parts.post({ type: 'events', events });
    this.#toldEvents = events;
    const said = JSON.stringify(state);
    if (said !== this.#told) this.#parts.post({ type: 'state', state });
    this.#told = said;
  }
}

function viewOf(id: string): StageView {
  return VIEWS.find((view) => view.id === id) ?? VIEWS[0]!;
}
