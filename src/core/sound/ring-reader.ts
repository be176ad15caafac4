/** So many samples, found again, say where a window ended the time before. */
const MARK = 256;

/**
 * Turns windows that overlap, as an analyser gives them (“the newest N samples”), into a stream without repetition:
 * the end of the window before is looked for in the new one, sample by sample, nearest to where it should be.
 */
export class RingReader {
  #mark: Float32Array | null = null;

  /**
   * What of a window is new.
   * @param window the newest samples, oldest first; not kept
   * @param expected about how many of them are new
   * @returns the new samples, and whether something was lost before them
   */
  take(window: Float32Array, expected: number): { readonly fresh: Float32Array; readonly gap: boolean } {
    const mark = this.#mark;
    this.#mark = window.slice(-MARK);
    const most = window.length - MARK;
    if (!mark) return { fresh: window.slice(-Math.max(0, Math.min(most, expected))), gap: true };
    const near = Math.max(0, Math.min(most, Math.round(expected)));
    for (let away = 0; away <= most; away++) {
      for (const count of away === 0 ? [near] : [near - away, near + away]) {
        if (count < 0 || count > most || !isAt(window, most - count, mark)) continue;
        return { fresh: window.slice(window.length - count), gap: false };
      }
    }
    return { fresh: window.slice(MARK), gap: true };
  }
}

function isAt(window: Float32Array, from: number, mark: Float32Array): boolean {
  for (let i = mark.length - 1; i >= 0; i--) if (window[from + i] !== mark[i]) return false;
  return true;
}
