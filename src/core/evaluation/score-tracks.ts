import { nearest, type PeopleAt } from './counting.ts';
import { countMot, type MotCounts } from './mot-metrics.ts';
import type { MotRow } from './mot-text.ts';

/** Frames a second to number frames by when a file does not tell its own. */
export const FALLBACK_FPS = 25;

/**
 * Holds tracked people against true tracks. Frames with ground truth are compared with the nearest analysed
 * ones, at most half a frame away.
 * @param tracked rows of the analysed frames, numbered by `fps`
 * @param analysed the times of those frames, in order
 */
export function scoreTracks(
  truth: readonly MotRow[],
  tracked: readonly MotRow[],
  analysed: readonly PeopleAt[],
  fps: number,
): MotCounts {
  const frameOf = (time: number): number => Math.round(time * fps) + 1;
  const numbers = new Map<number, number>();
  for (const frame of new Set(truth.map((row) => row.frame))) {
    const near = nearest(analysed, (frame - 1) / fps);
    if (near && Math.abs(near.time - (frame - 1) / fps) <= 0.5 / fps + 1e-6)
      numbers.set(frame, frameOf(near.time));
  }
  const byNumber = new Map([...numbers].map(([frame, number]) => [number, frame]));
  const renumbered = tracked.flatMap((row): MotRow[] => {
    const frame = byNumber.get(row.frame);
    return frame === undefined ? [] : [{ ...row, frame }];
  });
  return countMot(
    truth,
    renumbered,
    [...numbers.keys()].sort((a, b) => a - b),
  );
}
