import type { LiveFigures } from './app-state.ts';

/** Seconds of wall time that the badge's figures look back over. */
const WINDOW = 3;

export const NO_FIGURES: LiveFigures = {
  analysedPerSecond: 0,
  analysed: 0,
  dropped: 0,
  late: 0,
  speed: 0,
  limit: null,
};

/** Counts results for the badge. Times are wall-clock milliseconds and media seconds. */
export class LiveCounter {
  #recent: [wall: number, media: number][] = [];
  #analysed = 0;
  #late = 0;

  /** @param took milliseconds from handing the frame over to its result; late beyond `period` */
  count(wall: number, media: number, took: number, period: number): void {
    this.#analysed++;
    if (took > period) this.#late++;
    this.#recent.push([wall, media]);
    while (this.#recent.length > 2 && wall - this.#recent[0]![0] > WINDOW * 1000) this.#recent.shift();
  }

  figures(dropped: number, limit: number | null): LiveFigures {
    const first = this.#recent[0];
    const last = this.#recent.at(-1);
    const seconds = first && last ? (last[0] - first[0]) / 1000 : 0;
    const steps = this.#recent.length - 1;
    return {
      analysed: this.#analysed,
      late: this.#late,
      dropped,
      limit,
      analysedPerSecond: seconds > 0 ? steps / seconds : 0,
      speed: seconds > 0 ? Math.max(0, (last![1] - first![1]) / seconds) : 0,
    };
  }
}
