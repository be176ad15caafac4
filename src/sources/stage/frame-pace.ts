/** Two frames a hair closer than asked for are still far enough apart, share of the interval. */
const SLACK = 0.02;
/** Wall milliseconds between two pictures of the view. */
const VIEW_EVERY = 1000 / 30;
/** A screen's own rhythm may be a little early, milliseconds. */
const EARLY = 4;
/** Wall seconds that one look at the clock may move the play: whoever slept does not jump. */
const LONGEST_TICK = 0.25;

/** The clock of a live stage: how far to move the play, and when to draw and to hand over a picture. */
export class FramePace {
  playing = false;
  speed = 1;
  /** Waits for each frame to be taken. */
  patient: boolean;
  /** Frames that were due while nobody asked. */
  dropped = 0;
  /** Where the play is to be, seconds. */
  time = 0;
  readonly #interval: number;
  #lastTick: number | null = null;
  #lastView = -Infinity;
  #lastFrame = -Infinity;
  /** Milliseconds that the graphics card took for the last picture. */
  #cost = 0;

  /**
   * @param rate analysed frames a second
   * @param patient leaves no frame out: the time waits for each, and they come at k / rate exactly
   * @throws RangeError for a rate that is not a positive number
   */
  constructor(rate: number, patient = false) {
    this.patient = patient;
    if (!(rate > 0)) throw new RangeError(`The rate must be above 0, not ${rate}.`);
    this.#interval = (patient ? 1 : 1 - SLACK) / rate;
  }

  /**
   * Moves the time on by what has passed on the wall, or lets it stand while paused.
   * @param now milliseconds
   * @param end not beyond this, seconds
   */
  tick(now: number, end: number): void {
    const passed = this.#lastTick === null ? 0 : Math.min(LONGEST_TICK, (now - this.#lastTick) / 1000);
    this.#lastTick = now;
    const until = this.patient ? Math.min(end, this.#latest) : end;
    if (this.playing) this.time = Math.max(this.time, Math.min(until, this.time + passed * this.speed));
  }

  /** Whether the view is due. Half of the time is left to others where drawing is slow. */
  viewDue(now: number): boolean {
    return now - this.#lastView >= Math.max(VIEW_EVERY - EARLY, 2 * this.#cost);
  }

  /** Whether the frame of this moment is due for analysis. */
  frameDue(): boolean {
    return this.time >= this.#lastFrame + this.#interval - 1e-9;
  }

  /** The latest time that leaves no frame out, seconds. */
  get #latest(): number {
    return this.#lastFrame === -Infinity ? this.time : this.#lastFrame + this.#interval;
  }

  drawn(now: number): void {
    this.#lastView = now;
  }

  took(milliseconds: number): void {
    this.#cost = milliseconds;
  }

  /** A frame was handed over; those that would have been due since the last one are counted. */
  delivered(): void {
    if (this.#lastFrame !== -Infinity) {
      this.dropped += Math.max(0, Math.floor((this.time - this.#lastFrame) / this.#interval) - 1);
    }
    this.#lastFrame = this.time;
  }

  /** To another moment: what is shown there is due at once. */
  moveTo(time: number): void {
    this.time = time;
    this.#lastFrame = -Infinity;
    this.#lastView = -Infinity;
  }
}
