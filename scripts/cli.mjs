// The commands that drive a built page in a headless browser: `analyze`, `evaluate` and `bench`. Sets up, builds the
// page and the commands if they are out of date, then runs them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './lib/build-page.mjs';
import { ensureBrowser, HEADLESS_FLAGS } from './lib/find-browser.mjs';
import { serveBench } from './lib/build-bench.mjs';
import { fromRoot, ROOT } from './lib/paths.mjs';
import { runCommand } from './lib/sentence-error.mjs';
import { serveFolder } from './lib/static-server.mjs';
import { setUp } from './setup.mjs';

const BUNDLE = '.cache/cli/main.mjs';
const STAMP = '.cache/cli/stamp.json';

/** Node 20 does not run TypeScript, so the commands are bundled when their sources have changed. */
async function bundleIfStale() {
  const key = await sourceKey();
  if (existsSync(fromRoot(BUNDLE)) && readStamp() === key) return;
  const { build } = await import('vite');
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: 'src/cli/main.ts',
      outDir: '.cache/cli',
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
  await mkdir(fromRoot('.cache/cli'), { recursive: true });
  await writeFile(fromRoot(STAMP), JSON.stringify({ key }));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(fromRoot(STAMP), 'utf8')).key;
  } catch {
    return null;
  }
}

async function sourceKey() {
  const hash = createHash('sha256');
  for (const folder of ['src/core', 'src/cli']) {
    const entries = await readdir(fromRoot(folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) {
      const info = statSync(path);
      hash.update(`${path} ${info.size} ${info.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

await runCommand(async () => {
  await setUp();
  await bundleIfStale();
  const { main } = await import(pathToFileURL(fromRoot(BUNDLE)).href);
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  return main(process.argv.slice(2), {
    version,
    dist: fromRoot('dist'),
    // npm runs scripts in the project's folder and keeps where the person stood in INIT_CWD.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    prepare: async () => {
      if (await buildIfStale()) console.error('Built the page.');
    },
    findBrowser: ensureBrowser,
    browserFlags: HEADLESS_FLAGS,
    serve: (folder) => serveFolder(folder),
    serveBench,
  });
});
