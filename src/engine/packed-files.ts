/**
 * Files that came inside the page, by the address at which a hosted page has them. Each is gzip in base64: a page
 * is text, and text is decoded only when it is needed.
 */
export type PackedFiles = ReadonlyMap<string, Blob>;

/** Reads a packed file bit by bit: neither its text nor its compressed bytes are ever in memory as a whole. */
export function unpack(file: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  return file.stream().pipeThrough(fromBase64()).pipeThrough(new DecompressionStream('gzip'));
}

/** Base64 without spaces or line ends, in parts of any length. */
function fromBase64(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder('latin1');
  let rest = '';
  return new TransformStream({
    transform(part, controller) {
      const text = rest + decoder.decode(part, { stream: true });
      const whole = text.length - (text.length % 4);
      rest = text.slice(whole);
      if (whole > 0) controller.enqueue(toBytes(text.slice(0, whole)));
    },
    flush() {
      if (rest !== '') throw new TypeError('base64 that was cut off');
    },
  });
}

function toBytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
