import { spawn } from 'node:child_process';

/** Opens an address in the user's browser; says nothing when there is none, the address is printed anyway. */
export function openBrowser(/** @type {string} */ url) {
  const [command, words] = opener(url);
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** @param {string} url @returns {[string, string[]]} */
function opener(url) {
  if (process.platform === 'darwin') return ['open', [url]];
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '', url]];
  return ['xdg-open', [url]];
}
