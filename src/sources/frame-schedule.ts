/** Timestamps in WebM and MKV are whole milliseconds, so a frame may seem up to 0.5 ms early. */
const TOLERANCE = 0.001;

/** Says which frames of a stream are due. Times in seconds of media time from the first frame. */
export interface FrameSchedule {
  /** Whether a frame at `time` is due; if so, it is taken as the one for its moment. */
  take(time: number): boolean;
}

/**
 * A schedule of `rate` frames a second: for each moment k / rate the first frame at or after it is due,
 * once. A rate above that of the stream makes every frame due. Depends on times only, never on a count of
 * frames, so variable frame rates are right and two runs give the same choice.
 * @param rate frames a second, above 0
 * @throws RangeError for a rate that is not a positive number
 */
export function createFrameSchedule(rate: number): FrameSchedule {
  if (!(rate > 0)) throw new RangeError(`The rate must be above 0, not ${rate}.`);
  const tolerance = Math.min(TOLERANCE, 0.1 / rate);
  let moment = 0;
  return {
    take(time) {
      if (time < moment / rate - tolerance) return false;
      moment = Math.max(moment, Math.floor((time + tolerance) * rate)) + 1;
      return true;
    },
  };
}
