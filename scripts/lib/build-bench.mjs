import { dirname, join } from 'node:path';
import { ISOLATION } from './headers.mjs';
import { fromRoot, ROOT } from './paths.mjs';
import { serveFolder } from './static-server.mjs';
import { staticFiles, viteWasmThreads } from './vite-models.mjs';

const FOLDER = '.cache/bench';

/**
 * Builds the page of the bench and serves it. The models stay where they are, under addresses of their own. The
 * stock loop runs on the main thread and starts its threads from text, which the page's policy forbids: here only
 * the headers for threads are sent.
 */
export async function serveBench() {
  const { build } = await import('vite');
  await build({
    root: ROOT,
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [viteWasmThreads()],
    worker: { format: 'es', plugins: () => [viteWasmThreads()] },
    build: {
      outDir: FOLDER,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: fromRoot('src/bench/bench.html') },
    },
  });
  const wasm = [...staticFiles()].find(([address]) => address.startsWith('wasm/'));
  return serveFolder(fromRoot(FOLDER), {
    mounts: {
      '/src/bench/models/': join(ROOT, 'models'),
      '/src/bench/wasm/': dirname(wasm?.[1] ?? ''),
      '/src/bench/reference/': fromRoot('public/reference'),
    },
    headers: ISOLATION,
  });
}
