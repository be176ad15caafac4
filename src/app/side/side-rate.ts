import type { SideRate } from './side-state.ts';

/** Pictures that a rate looks back over. */
const WINDOW = 12;

/** Counts the pictures of one of two that are compared. */
export class SideRateCounter {
  #recent: { readonly at: number; readonly took: number }[] = [];

  /** @param at wall clock, milliseconds; `took` from handing the picture over to its answer */
  count(at: number, took: number): void {
    this.#recent.push({ at, took });
    if (this.#recent.length > WINDOW) this.#recent.shift();
  }

  get value(): SideRate {
    const recent = this.#recent;
    const [first, last] = [recent[0], recent.at(-1)];
    const seconds = first && last ? (last.at - first.at) / 1000 : 0;
    const took = recent.reduce((sum, one) => sum + one.took, 0) / Math.max(1, recent.length);
    return { took, perSecond: seconds > 0 ? (recent.length - 1) / seconds : 0 };
  }
}
