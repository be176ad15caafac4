import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';

const TRIES = 4;
/** Milliseconds without a byte after which a connection counts as lost. */
const SILENCE = 30_000;

/** The server answered, and not with the file. */
export class AnswerError extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`the server answered ${status}`);
    this.name = 'AnswerError';
    this.status = status;
  }
}

/**
 * @callback OnBytes
 * @param {number} loaded Bytes on disk so far, those of an earlier run included.
 * @param {number | null} total
 */

/**
 * Downloads to `path`. What has come stays in `path.part`, from where a later call goes on.
 * @param {string} url
 * @param {string} path
 * @param {{ onBytes?: OnBytes, tries?: number, pause?: number, silence?: number }} [options] `pause`: milliseconds
 *   before the second try, doubled for each after.
 * @throws {AnswerError | Error} When the last try fails; the part is kept.
 */
export async function download(url, path, options = {}) {
  const { onBytes = () => {}, tries = TRIES, pause = 500, silence = SILENCE } = options;
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const before = await sizeOf(part);
    try {
      await fetchRest(url, part, before, onBytes, silence);
      return await rename(part, path);
    } catch (error) {
      if (error instanceof AnswerError && error.status < 500) throw error;
      const gained = (await sizeOf(part)) > before;
      if (gained) attempt = 1;
      else if (attempt >= tries) throw error;
      await new Promise((wake) => setTimeout(wake, pause * 2 ** (attempt - 1)));
    }
  }
}

/**
 * @param {string} url @param {string} part @param {number} have @param {OnBytes} onBytes @param {number} silence
 */
async function fetchRest(url, part, have, onBytes, silence) {
  const control = new AbortController();
  let alarm = setTimeout(() => control.abort(), silence);
  try {
    const headers = have > 0 ? { range: `bytes=${have}-` } : undefined;
    const response = await fetch(url, { signal: control.signal, ...(headers ? { headers } : {}) });
    if (response.status === 416) {
      await rm(part, { force: true });
      throw new Error('the part on disk does not fit the file');
    }
    if (!response.ok || !response.body) throw new AnswerError(response.status);
    const start = rangeStart(response);
    const length = Number(response.headers.get('content-length') ?? NaN);
    const total = Number.isFinite(length) ? start + length : null;
    const file = createWriteStream(part, start > 0 ? { flags: 'r+', start } : { flags: 'w' });
    let loaded = start;
    try {
      for await (const chunk of response.body) {
        clearTimeout(alarm);
        alarm = setTimeout(() => control.abort(), silence);
        if (!file.write(chunk)) await new Promise((drained) => file.once('drain', () => drained(null)));
        loaded += chunk.length;
        onBytes(loaded, total);
      }
    } finally {
      file.end();
      await finished(file);
    }
    if (total !== null && loaded !== total) throw new Error('the connection ended early');
  } finally {
    clearTimeout(alarm);
  }
}

/** Where the answer starts in the file: 0 when the server sends all of it again. @param {Response} response */
function rangeStart(response) {
  if (response.status !== 206) return 0;
  const match = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '');
  if (!match) throw new Error('the server sent a part without saying which');
  return Number(match[1]);
}

/** @param {string} path */
async function sizeOf(path) {
  return stat(path).then(
    (info) => info.size,
    () => 0,
  );
}
