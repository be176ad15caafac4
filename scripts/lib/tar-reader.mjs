// Reads a tar archive as it streams past, in memory that does not grow with it. Formats: ustar, and the long
// names of pax and GNU, which is what npm packages are made of.

const BLOCK = 512;
/** A long name or a pax header is small; anything larger is no package of ours. */
const MAX_HEADER = 64 * 1024;

export class TarError extends Error {
  /** @param {'truncated' | 'damaged'} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = 'TarError';
    this.code = code;
  }
}

/**
 * @typedef {object} TarEntry
 * @property {string} name As it stands in the archive: never use it as a path without checking.
 * @property {number} size Bytes.
 * @property {boolean} isFile A plain file; links, folders and devices are not.
 * @property {() => AsyncGenerator<Buffer>} body The bytes; what is not read is passed over.
 */

/**
 * The entries, in order. Each body must be read, if at all, before the next entry is asked for.
 * @param {AsyncIterable<Uint8Array>} chunks
 * @returns {AsyncGenerator<TarEntry>}
 * @throws {TarError} When the archive ends early or a header's sum is wrong.
 */
export async function* readTar(chunks) {
  const reader = new ByteReader(chunks);
  try {
    /** @type {{ path?: string, size?: number }} */
    let override = {};
    for (;;) {
      const header = await reader.exactly(BLOCK);
      if (header.every((byte) => byte === 0)) return;
      checkSum(header);
      const type = String.fromCharCode(header[156] ?? 0);
      const size = override.size ?? octal(header, 124, 12);
      if (type === 'x' || type === 'g' || type === 'L') {
        const data = await shortBody(reader, size);
        if (type === 'x') override = { ...override, ...readPax(data) };
        if (type === 'L') override = { ...override, path: text(data, 0, data.length) };
        continue;
      }
      const name = override.path ?? fullName(header);
      override = {};
      let left = size;
      async function* body() {
        while (left > 0) {
          const chunk = await reader.upTo(left);
          left -= chunk.length;
          yield chunk;
        }
      }
      yield { name, size, isFile: type === '0' || type === '\0', body };
      await reader.skip(left + padding(size));
    }
  } finally {
    await reader.close();
  }
}

class ByteReader {
  /** @param {AsyncIterable<Uint8Array>} chunks */
  constructor(chunks) {
    this.source = chunks[Symbol.asyncIterator]();
    /** @type {Buffer} */
    this.rest = Buffer.alloc(0);
  }

  /** Some bytes, at least one and at most `limit`. @param {number} limit */
  async upTo(limit) {
    while (this.rest.length === 0) {
      const { done, value } = await this.source.next();
      if (done) throw new TarError('truncated', 'the archive ends early');
      this.rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    const chunk = this.rest.subarray(0, limit);
    this.rest = this.rest.subarray(chunk.length);
    return chunk;
  }

  /** @param {number} count */
  async exactly(count) {
    /** @type {Buffer[]} */
    const parts = [];
    for (let left = count; left > 0;) {
      const chunk = await this.upTo(left);
      parts.push(chunk);
      left -= chunk.length;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** @param {number} count */
  async skip(count) {
    for (let left = count; left > 0;) left -= (await this.upTo(left)).length;
  }

  async close() {
    await this.source.return?.();
  }
}

/** @param {number} size */
const padding = (size) => (BLOCK - (size % BLOCK)) % BLOCK;

/** @param {ByteReader} reader @param {number} size */
async function shortBody(reader, size) {
  if (size > MAX_HEADER) throw new TarError('damaged', 'a name in the archive is too long');
  const data = await reader.exactly(size);
  await reader.skip(padding(size));
  return data;
}

/** @param {Buffer} block @param {number} start @param {number} length */
function text(block, start, length) {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

/** @param {Buffer} block @param {number} start @param {number} length */
function octal(block, start, length) {
  const digits = text(block, start, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new TarError('damaged', 'a number in the archive cannot be read');
  return Number.parseInt(digits, 8);
}

/** @param {Buffer} header */
function checkSum(header) {
  let sum = 0;
  header.forEach((byte, index) => (sum += index >= 148 && index < 156 ? 32 : byte));
  if (octal(header, 148, 8) !== sum) throw new TarError('damaged', 'a header of the archive is damaged');
}

/** @param {Buffer} header */
function fullName(header) {
  const name = text(header, 0, 100);
  const isUstar = text(header, 257, 5) === 'ustar';
  const prefix = isUstar ? text(header, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records are `LENGTH KEY=VALUE\n`, the length counting itself. @param {Buffer} data */
function readPax(data) {
  /** @type {{ path?: string, size?: number }} */
  const found = {};
  for (let at = 0; at < data.length;) {
    const space = data.indexOf(32, at);
    const length = Number(data.toString('latin1', at, space));
    if (space < 0 || !Number.isInteger(length) || length <= 0)
      throw new TarError('damaged', 'a pax header is damaged');
    const record = data.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    const key = record.slice(0, equals);
    if (key === 'path') found.path = record.slice(equals + 1);
    if (key === 'size') found.size = decimal(record.slice(equals + 1));
    at += length;
  }
  return found;
}

/** @param {string} digits */
function decimal(digits) {
  if (!/^\d{1,15}$/.test(digits)) throw new TarError('damaged', 'a size in the archive cannot be read');
  return Number(digits);
}
