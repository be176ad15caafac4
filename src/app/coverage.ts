import type { Coverage } from '../store/vigie-store.ts';

export const NO_COVERAGE: Coverage = { analysed: 0, gaps: [] };

/** Frames further apart than this, in seconds of media time, leave a gap between them. */
const LONGEST_STEP = 2;

/** Adds up where a session's time went: analysed, or a gap with its reason. Paused time is no media time. */
export class CoverageCounter {
  #coverage: Coverage = NO_COVERAGE;
  #last: number | null = null;
  #reason: string | null = null;

  get value(): Coverage {
    return this.#coverage;
  }

  /** A frame was analysed at `time` (media seconds). */
  analysed(time: number): void {
    const last = this.#last;
    this.#last = time;
    const reason = this.#reason;
    this.#reason = null;
    if (last === null || time <= last) return;
    if (reason !== null || time - last > LONGEST_STEP) return this.gap(last, time, reason ?? 'skipped');
    this.#coverage = { ...this.#coverage, analysed: this.#coverage.analysed + time - last };
  }

  /** What comes until the next analysed frame is a gap. */
  interrupted(reason: string): void {
    this.#reason ??= reason;
  }

  gap(from: number, to: number, reason: string): void {
    if (to <= from) return;
    const { analysed, gaps } = this.#coverage;
    const before = gaps.at(-1);
    const joins = before?.reason === reason && Math.abs(before.to - from) < 1e-6;
    const merged = joins ? [...gaps.slice(0, -1), { ...before, to }] : [...gaps, { from, to, reason }];
    this.#coverage = { analysed, gaps: merged };
  }

  /** Time jumped because somebody sought: what lies between was not asked for. */
  jumped(): void {
    this.#last = null;
  }
}
