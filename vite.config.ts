import { defineConfig } from 'vite';
import { pageHeaders } from './scripts/lib/headers.mjs';
import { viteAppId } from './scripts/lib/vite-app-id.mjs';
import { viteServiceWorker } from './scripts/lib/vite-service-worker.mjs';
import { viteModels, viteWasmThreads } from './scripts/lib/vite-models.mjs';

/** Large libraries go in files of their own, so that a change of ours leaves them in the browser's cache. */
const VENDORS: readonly (readonly [name: string, test: RegExp])[] = [
  ['tensorflow', /node_modules[\\/]@tensorflow[\\/]/],
  ['three', /node_modules[\\/]three[\\/]/],
  ['mediabunny', /node_modules[\\/]mediabunny[\\/]/],
];

const chunks = { codeSplitting: { groups: VENDORS.map(([name, test]) => ({ name, test })) } };

export default defineConfig({
  base: './',
  plugins: [viteModels(), viteWasmThreads(), viteAppId(), viteServiceWorker()],
  server: { host: '127.0.0.1', port: 5173, headers: pageHeaders({ dev: true }) },
  preview: { host: '127.0.0.1', port: 5173, headers: pageHeaders() },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: chunks },
  },
  worker: { format: 'es', plugins: () => [viteWasmThreads()], rolldownOptions: { output: chunks } },
});
