import type { Track } from '../core/tracking/track.ts';

/** Beyond this many seconds nobody knows where somebody went: a box is carried no further. */
export const LONGEST_CARRY = 0.5;

/** What is drawn over the picture that is shown at this moment. */
export interface ShownTracks {
  /** Media time of the picture, seconds. */
  readonly time: number;
  readonly tracks: readonly Track[];
  /** Seconds since the analysed frame that the boxes come from; they are carried forward by at most 0.5. */
  readonly age: number;
}

/**
 * Where tracks are `seconds` after they were seen, by their speed: a result comes later than its picture, and
 * the person has walked on. Boxes at rest, and of tracks too young to have a speed, stay.
 */
export function carryForward(tracks: readonly Track[], seconds: number): readonly Track[] {
  const carried = Math.min(Math.max(0, seconds), LONGEST_CARRY);
  if (carried === 0) return tracks;
  return tracks.map((track) => {
    if (track.state === 'tentative' || track.stationarySince !== null) return track;
    const [x, y, w, h] = track.box;
    const [vx, vy] = track.velocity;
    return { ...track, box: [x + vx * carried, y + vy * carried, w, h] };
  });
}
