/** More steps than this are forgotten, oldest first. */
export const MAX_STEPS = 200;

/** A value with the way back and forth. Plain data; every function gives a new one. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Key of the step that led to the present, if later edits with the same key are to join it. */
  readonly joining: string | null;
}

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], joining: null };
}

/**
 * One step. With a `key` that is the last step's too, it joins that step: a drag is undone as one. What
 * had been undone is forgotten. A step to the very same value is none.
 */
export function record<T>(history: History<T>, next: T, key: string | null = null): History<T> {
  if (next === history.present) return history;
  if (key !== null && key === history.joining) return { ...history, present: next, future: [] };
  const past = [...history.past, history.present].slice(-MAX_STEPS);
  return { past, present: next, future: [], joining: key };
}

/** Ends joining: the next step stands alone whatever its key (the end of a drag). */
export function settle<T>(history: History<T>): History<T> {
  return history.joining === null ? history : { ...history, joining: null };
}

/** One step back, or the same history when there is none. */
export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    joining: null,
  };
}

/** One step forth again, or the same history when there is none. */
export function redo<T>(history: History<T>): History<T> {
  const next = history.future[0];
  if (next === undefined) return history;
  return {
    past: [...history.past, history.present],
    present: next,
    future: history.future.slice(1),
    joining: null,
  };
}
