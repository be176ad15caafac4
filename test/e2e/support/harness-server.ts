import { createServer } from 'vite';
import { fromRoot } from '../../../scripts/lib/paths.mjs';

/** Serves the bare pages of `test/e2e/harness` with the models, as the development server does. */
export async function serveHarness(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = await createServer({
    root: fromRoot('.'),
    // Two servers at a time would write over each other's.
    cacheDir: fromRoot(`node_modules/.vite/tests-${process.env['TEST_PARALLEL_INDEX'] ?? '0'}`),
    logLevel: 'error',
    server: { port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ['test/e2e/harness/engine.html', 'test/e2e/harness/stage-run.html'] },
  });
  await server.listen();
  return { url: `${server.resolvedUrls?.local[0] ?? ''}test/e2e/harness/`, close: () => server.close() };
}
