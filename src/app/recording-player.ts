import type { FrameSource, SourceStats, Transport } from '../sources/frame-source.ts';

/**
 * Plays the time of a recording that has no pictures: what was followed is drawn, on nothing. It makes no
 * frames, because nothing is to be analysed.
 */
export class RecordingPlayer implements FrameSource {
  readonly view = null;
  readonly transport: Transport;
  onWarning = null;

  /** @param to where it ends, media seconds */
  constructor(from: number, to: number) {
    this.transport = new Clockwork(from, to);
  }

  open(): Promise<never> {
    return Promise.reject(new Error('a recording is shown, not analysed'));
  }

  next(): Promise<null> {
    return Promise.resolve(null);
  }

  async close(): Promise<void> {
    this.transport.pause();
  }

  stats(): SourceStats {
    return { delivered: 0, dropped: 0, gaps: [] };
  }

  truth(): null {
    return null;
  }
}

/** Time that passes by the wall clock, and stands still at its end. */
class Clockwork implements Transport {
  readonly #to: number;
  readonly #from: number;
  #time: number;
  #since: number | null = null;
  speed = 1;

  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = Math.max(from, to);
    this.#time = from;
  }

  get time(): number {
    const passed = this.#since === null ? 0 : ((performance.now() - this.#since) / 1000) * this.speed;
    return Math.min(this.#to, this.#time + passed);
  }

  get playing(): boolean {
    return this.#since !== null && this.time < this.#to;
  }

  async play(): Promise<void> {
    if (this.playing) return;
    this.#time = this.time >= this.#to ? this.#from : this.time;
    this.#since = performance.now();
  }

  pause(): void {
    this.#time = this.time;
    this.#since = null;
  }

  async seek(time: number): Promise<void> {
    const playing = this.playing;
    this.#time = Math.min(this.#to, Math.max(0, time));
    this.#since = playing ? performance.now() : null;
  }

  setSpeed(speed: number): void {
    const playing = this.playing;
    this.pause();
    this.speed = speed;
    if (playing) this.#since = performance.now();
  }
}
