import { readFileSync } from 'node:fs';
import { npm } from './npm.mjs';
import { fromRoot } from './paths.mjs';
import { SentenceError } from './sentence-error.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [peer]
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 */

/** Installs the dependencies exactly as the lock file says, unless they are there already. */
export async function ensureInstalled() {
  if (isInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return;
  console.log('Installing the dependencies (npm ci)…');
  const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await npm(words, { show: true });
  if (code === 0) return;
  throw new SentenceError(
    code === -1
      ? 'npm was not found: install Node with npm, then run the same command again.'
      : 'The dependencies could not be installed: check the connection to the npm registry, then run the same command again.',
  );
}

/**
 * npm leaves a lock of what it installed when, and only when, it got to the end. Packages for other platforms
 * are optional and may be missing.
 * @param {Lock | null} wanted
 * @param {Lock | null} present
 */
export function isInstalled(wanted, present) {
  if (!wanted?.packages || !present?.packages) return false;
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '') continue;
    const there = present.packages[path];
    if (there ? there.version !== entry.version || there.integrity !== entry.integrity : !entry.optional)
      return false;
  }
  return true;
}

/** @param {string} path @returns {Lock | null} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(fromRoot(path), 'utf8'));
  } catch {
    return null;
  }
}
