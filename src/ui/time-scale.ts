/** Ends that a timeline without a known duration grows through, in seconds. */
const STEPS = [60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 43200, 86400] as const;
const TICKS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400] as const;

/** Where the timeline ends: the source's duration, or the next step above the time so far. */
export function timelineEnd(duration: number | null, time: number): number {
  if (duration !== null && duration > 0) return Math.max(duration, time);
  return STEPS.find((step) => step >= time) ?? Math.ceil(time / 86400) * 86400;
}

/** Round times at which to write the clock, `wanted` of them or fewer. */
export function ticks(end: number, wanted: number): number[] {
  const step = TICKS.find((candidate) => end / candidate <= wanted) ?? 86400;
  const times: number[] = [];
  for (let time = 0; time <= end; time += step) times.push(time);
  return times;
}
