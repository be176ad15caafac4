import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromRoot, ROOT } from './paths.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 *
 * @typedef {object} Stage
 * @property {string} title
 * @property {readonly string[]} words Arguments for Node.
 * @property {string} [report] File with the results; without one the stage counts as one test.
 * @property {(report: unknown) => Count} [count]
 * @property {Record<string, string>} [env]
 */

/** A program of a dependency, run with this Node: no shell, the same on every system. @param {string} path */
export const tool = (path) => fromRoot(`node_modules/${path}`);

const UNIT_REPORT = '.cache/unit-results.json';
const E2E_REPORT = '.cache/e2e-results.json';

/** @type {Stage} */
export const TYPES = { title: 'Types', words: [tool('typescript/bin/tsc'), '-b'] };

/** @type {readonly Stage[]} */
export const LINT = [
  {
    title: 'Lint',
    words: [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
  },
  { title: 'Format', words: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
];

/** @type {Stage} */
export const UNIT = {
  title: 'Unit and contract tests',
  words: [
    tool('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_REPORT}`,
  ],
  report: UNIT_REPORT,
  count: countVitest,
};

/** @type {Stage} */
export const BUILD = { title: 'Build', words: [fromRoot('scripts/build.mjs')] };

/** @type {Stage} */
export const BUILD_SINGLE = { title: 'Build in one file', words: [fromRoot('scripts/build-single.mjs')] };

/** @type {Stage} */
export const E2E = {
  title: 'Tests in a browser',
  words: [tool('@playwright/test/cli.js'), 'test'],
  report: E2E_REPORT,
  count: countPlaywright,
};

/**
 * Runs a stage with its output on the terminal.
 * @param {Stage} stage
 * @returns {Promise<Count>} A stage that ended badly has at least one failure.
 */
export async function runStage(stage) {
  console.log(`\n── ${stage.title}`);
  const start = performance.now();
  if (stage.report) prepareReport(stage.report);
  const { code } = await run(stage);
  const count = countOf(stage, code);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${stage.title}: ${count.failed > 0 ? 'FAILED' : 'passed'} in ${seconds} s`);
  return count;
}

/**
 * Runs stages at the same time, as they take one core each; what each prints comes in one piece, in their order.
 * @param {readonly Stage[]} stages
 * @returns {Promise<Count[]>}
 */
export async function runTogether(stages) {
  const start = performance.now();
  const runs = stages.map(async (stage) => ({ stage, ...(await run(stage, true)) }));
  const counts = [];
  for (const { stage, code, text } of await Promise.all(runs)) {
    console.log(`\n── ${stage.title}`);
    process.stdout.write(text);
    counts.push(countOf(stage, code));
    console.log(`── ${stage.title}: ${code === 0 ? 'passed' : 'FAILED'}`);
  }
  console.log(`── in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return counts;
}

/** @param {string} report */
function prepareReport(report) {
  mkdirSync(dirname(fromRoot(report)), { recursive: true });
  rmSync(fromRoot(report), { force: true });
}

/**
 * @param {Stage} stage
 * @param {boolean} [quiet] Keep what it prints instead of printing it.
 * @returns {Promise<{ code: number, text: string }>}
 */
function run({ words, env }, quiet = false) {
  return new Promise((done) => {
    const child = spawn(process.execPath, words, {
      cwd: ROOT,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (data) => (text += data));
    child.on('error', ({ message }) => done({ code: 1, text: `${text}${message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, text }));
  });
}

/** @param {Stage} stage @param {number} code @returns {Count} */
export function countOf(stage, code) {
  if (!stage.report || !stage.count)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  // Without a report the tests have not run, whatever the exit code says.
  const count = readCount(fromRoot(stage.report), stage.count) ?? { passed: 0, failed: 1, skipped: 0 };
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @param {string} path @param {(report: unknown) => Count} count @returns {Count | null} */
function readCount(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** @param {any} report @returns {Count} */
export function countVitest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} report @returns {Count} */
export function countPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/** @param {readonly Count[]} counts @returns {Count} */
export function sumCounts(counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) {
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
  }
  return sum;
}
