import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Version and build, such as `0.1.0+3f2a90c41b7d`: what the page is made of, the models left out. */
export async function buildId(version: string, dist: string): Promise<string> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('models/'))
    .sort();
  const hash = createHash('sha256');
  for (const path of files) hash.update(`${path}\n${await fileHash(join(dist, path))}\n`);
  return `${version}+${hash.digest('hex').slice(0, 12)}`;
}

/** SHA-256 of a file, hex. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
