import { BlobSource } from 'mediabunny';

/** One place read so often in a row, with nothing else between, is not progress. */
const MAX_REPEATS = 2000;

type Read = (start: number, end: number, ...rest: readonly unknown[]) => unknown;

/**
 * A `BlobSource` that breaks endless loops of the demuxer. mediabunny 1.61 searches damaged WebM and MKV files
 * for the next element by reading on, and when eight bytes are left it reads those eight for ever without
 * yielding, which would freeze the page. There is no public place to step in; if the library renames its own
 * `_read`, the guard does nothing (a test with such a file shows it).
 */
export function createGuardedBlobSource(file: Blob): BlobSource {
  const source = new BlobSource(file, { handleUnhandledError: () => undefined });
  const inner = source as unknown as { _read?: Read };
  const read = inner._read?.bind(source);
  if (read === undefined) return source;
  let place = '';
  let repeats = 0;
  inner._read = (start, end, ...rest) => {
    const here = `${start}-${end}`;
    repeats = here === place ? repeats + 1 : 0;
    place = here;
    if (repeats > MAX_REPEATS) throw new Error('the file is damaged: nothing more can be found in it');
    return read(start, end, ...rest);
  };
  return source;
}
