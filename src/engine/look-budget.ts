import type { LookRequest } from '../core/detection/look.ts';

/** Second looks: at most so many a media second in all, and so many in one frame. */
const PER_SECOND = 10;
const PER_FRAME = 3;
/** Looks that can be saved up. */
const SAVED = 5;

/**
 * Chooses which looks are worth their time. Counts in media time, so that the same file gets the same looks
 * on any machine.
 */
export class LookBudget {
  #tokens = SAVED;
  #time = Number.NaN;

  /** The most urgent of `wanted` that the budget allows at `time` (media seconds). */
  choose(wanted: readonly LookRequest[], time: number): LookRequest[] {
    const passed = Number.isNaN(this.#time) ? 0 : Math.max(0, time - this.#time);
    this.#time = time;
    this.#tokens = Math.min(SAVED, this.#tokens + passed * PER_SECOND);
    const chosen: LookRequest[] = [];
    for (const look of [...wanted].sort((a, b) => b.priority - a.priority)) {
      if (chosen.length >= PER_FRAME || this.#tokens < 1) break;
      this.#tokens--;
      chosen.push(look);
    }
    return chosen;
  }
}
