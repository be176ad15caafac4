/** Milliseconds between two ticks, and the most that one stands for: a tab that was hidden does not leap. */
const TICK = 33;
const MOST = 250;

/** The time of a synopsis: plays, stands still, ends. */
export class SynopsisClock {
  speed = 1;
  readonly #tick: () => void;
  #length = 0;
  #at = 0;
  #frame = 0;
  #tickedAt = 0;

  /** @param tick the time went on, or stopped at its end */
  constructor(tick: () => void) {
    this.#tick = tick;
  }

  get playing(): boolean {
    return this.#frame !== 0;
  }

  /** Seconds of the synopsis. */
  get at(): number {
    return this.#at;
  }

  set at(at: number) {
    this.#at = Math.min(this.#length, Math.max(0, at));
  }

  /** Seconds. */
  set length(length: number) {
    this.#length = length;
    this.at = this.#at;
  }

  /** Goes on, from its beginning when it was at its end. */
  play(): void {
    if (this.#at >= this.#length) this.#at = 0;
    this.#tickedAt = performance.now();
    this.#frame ||= requestAnimationFrame(this.#onFrame);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  readonly #onFrame = (now: number): void => {
    this.#frame = requestAnimationFrame(this.#onFrame);
    const passed = now - this.#tickedAt;
    if (passed < TICK) return;
    this.#tickedAt = now;
    this.at = this.#at + (Math.min(passed, MOST) / 1000) * this.speed;
    if (this.#at >= this.#length) this.pause();
    this.#tick();
  };
}
