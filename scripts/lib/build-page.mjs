import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fromRoot, ROOT } from './paths.mjs';

/** All that the built page is made of. */
const INPUTS = [
  'src',
  'public',
  'scripts/lib',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'models/manifest.json',
];
const STAMP = '.cache/build.json';

/** Builds `dist` when what it is made of has changed since. @returns {Promise<boolean>} Whether it built. */
export async function buildIfStale() {
  const key = await inputKey();
  if (existsSync(fromRoot('dist/index.html')) && readStamp() === key) return false;
  await buildPage();
  return true;
}

/** Builds the page into `dist`: a folder for any static host. */
export async function buildPage() {
  const key = await inputKey();
  await rm(fromRoot(STAMP), { force: true });
  const { build } = await import('vite');
  await build({ root: ROOT, configFile: fromRoot('vite.config.ts'), logLevel: 'warn' });
  await mkdir(dirname(fromRoot(STAMP)), { recursive: true });
  await writeFile(fromRoot(STAMP), JSON.stringify({ key }));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(fromRoot(STAMP), 'utf8')).key;
  } catch {
    return null;
  }
}

async function inputKey() {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const path of await filesUnder(input)) {
      const info = statSync(fromRoot(path));
      hash.update(`${path} ${info.size} ${info.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {Promise<string[]>} */
async function filesUnder(path) {
  const info = statSync(fromRoot(path), { throwIfNoEntry: false });
  if (!info) return [];
  if (info.isFile()) return [path];
  const entries = await readdir(fromRoot(path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .sort();
}
