/** How far counted people are from the truth, summed over samples. */
export interface CountingError {
  readonly samples: number;
  /** Sum of the absolute differences, people. */
  readonly absolute: number;
  /** Sum of counted minus true, people: which way it errs. */
  readonly signed: number;
}

export interface PeopleAt {
  /** Media time in seconds. */
  readonly time: number;
  readonly people: number;
}

/**
 * Holds counted people against true counts. A true count is compared with the nearest analysed moment, and
 * left out when none lies within `within` seconds of it.
 * @param counted in order of time
 */
export function countingError(
  truth: readonly (readonly [time: number, people: number])[],
  counted: readonly PeopleAt[],
  within: number,
): CountingError {
  let samples = 0;
  let absolute = 0;
  let signed = 0;
  for (const [time, people] of truth) {
    const near = nearest(counted, time);
    if (near === null || Math.abs(near.time - time) > within) continue;
    samples++;
    absolute += Math.abs(near.people - people);
    signed += near.people - people;
  }
  return { samples, absolute, signed };
}

/** The entry nearest in time, or null in an empty list. Entries are in order of time. */
export function nearest<T extends { readonly time: number }>(entries: readonly T[], time: number): T | null {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.time < time) low = middle + 1;
    else high = middle;
  }
  const after = entries[low];
  const before = entries[low - 1];
  if (!after || !before) return after ?? before ?? null;
  return time - before.time <= after.time - time ? before : after;
}
