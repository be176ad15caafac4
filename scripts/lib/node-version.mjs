import { SentenceError } from './sentence-error.mjs';

const MAJOR = 20;
const MINOR = 19;

/**
 * @param {string} [version] As `process.versions.node`.
 * @throws {SentenceError} When this Node is too old.
 */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return;
  throw new SentenceError(
    `Vigie needs Node ${MAJOR}.${MINOR} or newer and this is ${version}: install a newer one from nodejs.org.`,
  );
}
