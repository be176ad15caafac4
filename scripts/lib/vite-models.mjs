import { createReadStream } from 'node:fs';
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { headersFile, pageHeaders } from './headers.mjs';
import { readManifest } from './manifest.mjs';
import { fromRoot, ROOT } from './paths.mjs';

const WASM_FOLDER = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/';
const WASM_FILES = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
];

/** Where each file that the page fetches lies: address below the page → path. */
export function staticFiles() {
  /** @type {Map<string, string>} */
  const files = new Map([['models/manifest.json', fromRoot('models/manifest.json')]]);
  for (const card of readManifest().models) {
    for (const file of card.files) files.set(file.to, join(ROOT, file.to));
  }
  for (const name of WASM_FILES) files.set(`wasm/${name}`, fromRoot(WASM_FOLDER + name));
  return files;
}

/**
 * Serves the models and the WebAssembly files in development, copies them at build, and writes `_headers`.
 * Only what the manifest lists goes in.
 * @returns {import('vite').Plugin}
 */
export function viteModels() {
  let outDir = '';
  /** @type {'serve' | 'build'} */
  let command = 'serve';
  return {
    name: 'vigie-models',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
      command = config.command;
    },
    configureServer(server) {
      const files = staticFiles();
      server.middlewares.use((request, response, next) => {
        const path = files.get((request.url ?? '').replace(/[?#].*$/s, '').slice(1));
        if (path === undefined) return next();
        send(path, response).catch(() => response.writeHead(404).end());
      });
    },
    async writeBundle() {
      if (command !== 'build') return;
      for (const [address, path] of staticFiles()) {
        const target = join(outDir, address);
        await mkdir(dirname(target), { recursive: true });
        await copyFile(path, target);
      }
      await writeFile(join(outDir, '_headers'), headersFile());
    },
  };
}

/** @param {string} path @param {import('node:http').ServerResponse} response */
async function send(path, response) {
  const { size } = await stat(path);
  for (const [name, value] of Object.entries(pageHeaders({ dev: true }))) response.setHeader(name, value);
  response.setHeader('Content-Type', typeOf(path));
  response.setHeader('Content-Length', size);
  response.setHeader('Cache-Control', 'no-cache');
  createReadStream(path).pipe(response);
}

/** @param {string} path */
function typeOf(path) {
  if (path.endsWith('.json')) return 'application/json';
  return path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
}

const THREADED_FACTORY = /tfjs-backend-wasm[\\/]wasm-out[\\/]tfjs-backend-wasm-threaded-simd\.js$/;

/**
 * TensorFlow.js gives its threads the source text of a function, and that function uses a variable from outside
 * itself. The bundler renames the variable, and each thread ends with "e is not defined". The variable holds the
 * address of a script that a worker does not have: here it becomes the `undefined` that it is.
 * @returns {import('vite').Plugin}
 */
export function viteWasmThreads() {
  return {
    name: 'vigie-wasm-threads',
    transform: {
      filter: { id: THREADED_FACTORY },
      handler(code) {
        const start = code.indexOf('return (');
        if (start < 0) this.error('tfjs-backend-wasm is not the one that this was written for');
        return {
          code: code.slice(0, start) + code.slice(start).replace(/\b_scriptDir\b/g, '(void 0)'),
          map: null,
        };
      },
    },
  };
}
