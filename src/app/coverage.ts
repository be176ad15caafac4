import type { Coverage } from '../store/vigie-store.ts';

export const NO_COVERAGE: Coverage = { analysed: 0, gaps: [] };

/** Frames of a live source further apart than this, in seconds of media time, leave a gap between them. */
export const LONGEST_STEP = 2;
/** A session whose first frame comes later than this, in seconds, began with a gap. */
const LATEST_START = 0.5;
const SAME = 1e-6;

type Gap = Coverage['gaps'][number];

/** Adds up where a session's time went: analysed, or a gap with its reason. Paused time is no media time. */
export class CoverageCounter {
  readonly #longestStep: number;
  #coverage: Coverage = NO_COVERAGE;
  /** Until when everything is accounted for; null after a jump. */
  #last: number | null = 0;
  #started = false;
  #reason: string | null = null;

  /** An exact source leaves nothing out: a picture that stands for long was analysed for as long. */
  constructor(pacing: 'live' | 'exact') {
    this.#longestStep = pacing === 'exact' ? Infinity : LONGEST_STEP;
  }

  get value(): Coverage {
    return this.#coverage;
  }

  /**
   * A frame was analysed at `time` (media seconds). The time since the frame before it counts as analysed,
   * but for what the source says it lost.
   * @param lost gaps that the source told of, in order
   */
  analysed(time: number, lost: readonly Gap[] = []): void {
    const last = this.#last;
    const reason = this.#reason ?? (this.#started ? null : 'starting');
    this.#last = time;
    this.#reason = null;
    this.#started = true;
    if (last === null || time <= last) return;
    if (reason === 'starting') {
      if (time - last > LATEST_START) return this.gap(last, time, reason);
    } else if (reason !== null) return this.gap(last, time, reason);
    this.#account(last, time, lost);
  }

  /**
   * A frame came at `time` of which nothing may be made: the time since the one before it is a gap, and so is what
   * comes until the next that is analysed. What went wrong before it keeps its own reason.
   */
  unused(time: number, reason: string): void {
    const last = this.#last;
    const before = this.#reason;
    this.#last = time;
    this.#reason = reason;
    this.#started = true;
    if (last !== null) this.gap(last, time, before ?? reason);
  }

  /** What comes until the next analysed frame is a gap. */
  interrupted(reason: string): void {
    this.#reason ??= reason;
  }

  gap(from: number, to: number, reason: string): void {
    if (to <= from) return;
    const { analysed, gaps } = this.#coverage;
    const before = gaps.at(-1);
    const joins = before?.reason === reason && Math.abs(before.to - from) < SAME;
    const merged = joins ? [...gaps.slice(0, -1), { ...before, to }] : [...gaps, { from, to, reason }];
    this.#coverage = { analysed, gaps: merged };
  }

  /** Time jumped because somebody sought: what lies between was not asked for. */
  jumped(): void {
    this.#last = null;
    this.#started = true;
  }

  /**
   * The source is over. The last frame stood until `until`; from there to `end` is a gap, for `reason` or for
   * what the source told.
   * @param until when the frame after the last would have been due, media seconds
   * @param end where the source ends by its own word, or null
   */
  ended(until: number, end: number | null, reason: string | null, lost: readonly Gap[] = []): void {
    const last = this.#last;
    if (last === null) return;
    // A session that is over before its first frame was looked at at no time.
    const pending = this.#reason ?? (this.#started ? null : (reason ?? 'starting'));
    const told = pending ?? reason;
    const reached = Math.max(last, Math.min(until, end ?? until));
    if (pending === null) this.#account(last, reached, lost);
    else this.gap(last, reached, pending);
    this.#last = null;
    if (end === null) return;
    if (told !== null) return this.gap(reached, end, told);
    for (const { from, to, reason: why } of lost) this.gap(Math.max(from, reached), Math.min(to, end), why);
  }

  /** The time from one analysed frame to the next: what was lost on the way is a gap, a long rest too. */
  #account(from: number, to: number, lost: readonly Gap[]): void {
    let at = from;
    for (const gap of lost) {
      const start = Math.max(gap.from, at);
      const end = Math.min(gap.to, to);
      if (end <= start) continue;
      this.#pass(at, start);
      this.gap(start, end, gap.reason);
      at = end;
    }
    this.#pass(at, to);
  }

  #pass(from: number, to: number): void {
    const { analysed, gaps } = this.#coverage;
    if (to - from > this.#longestStep) this.gap(from, to, 'skipped');
    else if (to > from) this.#coverage = { analysed: analysed + to - from, gaps };
  }
}
