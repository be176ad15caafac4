import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpack } from '../../../src/engine/packed-files.ts';

const BYTES = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) % 251);
const TEXT = gzipSync(BYTES).toString('base64');

/** A blob that is read in parts of `length` bytes. */
function inParts(text: string, length: number): Blob {
  const bytes = new TextEncoder().encode(text);
  const stream = (): ReadableStream<Uint8Array<ArrayBuffer>> =>
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += length) controller.enqueue(bytes.slice(at, at + length));
        controller.close();
      },
    });
  return Object.assign(new Blob([text]), { stream });
}

async function read(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await new Response(unpack(file)).arrayBuffer());
}

describe('packed files', () => {
  test.each([1, 2, 3, 5, 4096, 1_000_000])('are read in parts of %i characters', async (length) => {
    expect(Buffer.from(await read(inParts(TEXT, length))).equals(BYTES)).toBe(true);
  });

  test.each([
    ['cut off within four characters', TEXT.slice(0, -3)],
    ['cut off after four', TEXT.slice(0, -8)],
    ['no base64', `!!!!${TEXT.slice(4)}`],
    ['changed', TEXT.slice(0, 1000) + 'AAAA' + TEXT.slice(1004)],
  ])('%s: an error, not other bytes', async (_, text) => {
    await expect(read(new Blob([text]))).rejects.toThrow();
  });
});
