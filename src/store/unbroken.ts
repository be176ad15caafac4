import { isReadable, type PackedChunk } from '../core/recording/recording.ts';
import type { KeptRecording } from './vigie-store.ts';

/**
 * The newest chunks that stand without a hole: a write that failed leaves one, and time must not jump over it
 * unseen. Chunks of another version of Vigie cannot be read and end the row too.
 */
export function unbroken(
  chunks: readonly (readonly [number: number, chunk: PackedChunk])[],
): KeptRecording | null {
  const newestFirst = chunks.toSorted(([a], [b]) => b - a);
  const kept: PackedChunk[] = [];
  let first = (newestFirst[0]?.[0] ?? 0) + 1;
  for (const [number, chunk] of newestFirst) {
    if (number !== first - 1 || !isReadable(chunk)) break;
    kept.unshift(chunk);
    first = number;
  }
  return kept.length === 0 ? null : { first, chunks: kept };
}
