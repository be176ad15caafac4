import type { Recording } from '../core/recording/recording.ts';
import type { Synopsis, SynopsisWish } from '../core/recording/synopsis.ts';
import type { SweepPoint } from '../core/recording/sweep.ts';
import type { Alert } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { FromReplay, SweepSpec, ToReplay } from './replay-protocol.ts';

/** Chunks are copied one by one; after this many milliseconds the page has its turn. */
const TURN = 8;

export interface Replayed {
  readonly alerts: readonly Alert[];
  /** Milliseconds. */
  readonly took: number;
}

interface Waiting {
  readonly point: ((point: SweepPoint) => void) | null;
  readonly resolve: (answer: Exclude<FromReplay, { type: 'point' | 'failed' }> | null) => void;
}

/**
 * The page's side of the worker that replays. The worker is started with the first question and holds a copy
 * of the recording; only what is new of it is sent with the next one.
 */
export class Replayer {
  readonly #spawn: () => Worker;
  readonly #failed: (reason: string) => void;
  #worker: Worker | null = null;
  #recording: Recording | null = null;
  /** Number of the last chunk that was sent; it may have grown since. */
  #sent = -1;
  #turn: Promise<void> = Promise.resolve();
  #next = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(spawn: () => Worker, failed: (reason: string) => void) {
    this.#spawn = spawn;
    this.#failed = failed;
  }

  /**
   * The alerts that a scenario would have raised; null when a newer question came meanwhile.
   * @param began see `replay` of the core
   */
  async replay(
    recording: Recording,
    scenario: Scenario,
    began: number | null = null,
  ): Promise<Replayed | null> {
    const answer = await this.#ask(recording, (id) => ({ type: 'replay', id, scenario, began }), null);
    return answer?.type === 'replayed' && answer.alerts ? { alerts: answer.alerts, took: answer.took } : null;
  }

  /** Tries values one after the other; resolves true when all were tried. */
  async sweep(recording: Recording, spec: SweepSpec, point: (point: SweepPoint) => void): Promise<boolean> {
    const answer = await this.#ask(recording, (id) => ({ type: 'sweep', id, spec }), point);
    return answer?.type === 'swept' && answer.whole;
  }

  /** The tracks of a session gathered into a short time; null when a newer question came meanwhile. */
  async synopsis(recording: Recording, wish: SynopsisWish): Promise<Synopsis | null> {
    const answer = await this.#ask(recording, (id) => ({ type: 'synopsis', id, wish }), null);
    return answer?.type === 'synopsis' ? answer.synopsis : null;
  }

  stopSweep(): void {
    this.#worker?.postMessage({ type: 'stop-sweep' } satisfies ToReplay);
  }

  /** Ends the worker and frees its copy; the next question starts another. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#recording = null;
    for (const { resolve } of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

  #ask(
    recording: Recording,
    question: (id: number) => ToReplay,
    point: Waiting['point'],
  ): Promise<Parameters<Waiting['resolve']>[0]> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, { point, resolve });
      this.#turn = this.#turn.then(async () => {
        if (!this.#waiting.has(id)) return;
        const worker = this.#running();
        await this.#send(worker, recording);
        if (worker === this.#worker) worker.postMessage(question(id));
      });
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#spawn();
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<FromReplay>) => this.#receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#failed(event.message || 'worker-error');
      this.close();
    });
    return worker;
  }

  async #send(worker: Worker, recording: Recording): Promise<void> {
    const send = (message: ToReplay, transfer: Transferable[] = []): void =>
      worker.postMessage(message, transfer);
    if (recording !== this.#recording) {
      this.#recording = recording;
      this.#sent = -1;
      send({ type: 'clear' });
    }
    let began = performance.now();
    const { first, end } = recording.chunks;
    send({ type: 'forget', before: first });
    for (let number = Math.max(first, this.#sent); number < end; number++) {
      const chunk = recording.packChunk(number);
      send(
        { type: 'chunk', number, chunk },
        Object.values(chunk.tables).map(({ buffer }) => buffer),
      );
      this.#sent = number;
      if (performance.now() - began < TURN) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (worker !== this.#worker) return;
      began = performance.now();
    }
  }

  #receive(message: FromReplay): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if (message.type === 'point') return waiting.point?.(message.point);
    this.#waiting.delete(message.id);
    if (message.type === 'failed') this.#failed(message.reason);
    waiting.resolve(message.type === 'failed' ? null : message);
  }
}
