import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pageHeaders, scriptHeaders } from './headers.mjs';
import { PAGE_MODELS, readManifest } from './manifest.mjs';
import { fromRoot, ROOT } from './paths.mjs';

export const SERVICE_WORKER = 'service-worker.js';

/**
 * Writes the service worker once everything else lies in the folder of the build: what it keeps, and the name of
 * its cache, follow from the files.
 * @returns {import('vite').Plugin}
 */
export function viteServiceWorker() {
  let outDir = '';
  return {
    name: 'vigie-service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => writeServiceWorker(outDir),
    },
  };
}

/** @param {string} outDir Folder of the built page. */
export async function writeServiceWorker(outDir) {
  const { build } = await import('vite');
  const described = await describeBuild(outDir);
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { BUILD: JSON.stringify(described) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: fromRoot('src/service-worker/service-worker.ts'),
        output: { format: 'iife', entryFileNames: SERVICE_WORKER },
      },
    },
  });
}

/** What the service worker is told: the `Build` of src/service-worker/answers.ts. @param {string} outDir */
export async function describeBuild(outDir) {
  const files = await filesOf(outDir);
  const models = ['models/manifest.json', ...modelFiles()];
  const shell = files.filter((path) => !/^(models\/|_headers$)/.test(path) && path !== SERVICE_WORKER);
  const hash = createHash('sha256');
  for (const path of [...shell, 'models/manifest.json']) {
    // The manifest holds the hashes of the models: they need not be read.
    hash.update(`${path}\0`).update(await readFile(join(outDir, path)));
  }
  const headers = { page: pageHeaders(), script: scriptHeaders() };
  hash.update(JSON.stringify(headers));
  return { version: hash.digest('hex').slice(0, 16), shell, models, headers };
}

function modelFiles() {
  return readManifest()
    .models.filter(({ id }) => PAGE_MODELS.includes(id))
    .flatMap(({ files }) => files.map(({ to }) => to));
}

/** @param {string} folder @returns {Promise<string[]>} Paths below it with `/`, in order. */
async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
