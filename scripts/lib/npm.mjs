import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs the npm that started this command, else the one on the path; so the user's own settings hold.
 * @param {readonly string[]} words
 * @param {{ cwd?: string, show?: boolean }} [options] `show`: its output goes to the terminal.
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} Code -1: npm itself was not found.
 */
export function npm(words, { cwd = ROOT, show = false } = {}) {
  const cli = process.env['npm_execpath'] ?? '';
  const known = /npm-cli\.[cm]?js$/.test(cli);
  const command = known ? process.execPath : 'npm';
  const all = known ? [cli, ...words] : [...words];
  return new Promise((done) => {
    const child = spawn(command, all, {
      cwd,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: !known && process.platform === 'win32',
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (text) => (stdout += text));
    child.stderr?.on('data', (text) => (stderr += text));
    child.on('error', () => done({ code: -1, stdout, stderr }));
    child.on('close', (code) => done({ code: code ?? 1, stdout, stderr }));
  });
}
