// Sets up, builds the page if it is out of date, serves it on this machine only and opens the browser.
//   --no-open  do not open the browser
//   --dev      serve the sources through the bundler, with reload on change
//   --port N   first port to try, 5173 unless told
import { parseArgs } from 'node:util';
import { buildIfStale } from './lib/build-page.mjs';
import { openBrowser } from './lib/open-browser.mjs';
import { fromRoot, ROOT } from './lib/paths.mjs';
import { runCommand, SentenceError } from './lib/sentence-error.mjs';
import { serveFolder } from './lib/static-server.mjs';
import { setUp } from './setup.mjs';

const USAGE = 'Use: npm start [-- --no-open] [--dev] [--port NUMBER]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        'no-open': { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        port: { type: 'string', default: '5173' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('not a port');
    return { open: !values['no-open'] && !process.env['CI'], dev: values.dev, port };
  } catch {
    throw new SentenceError(USAGE, 2);
  }
}

/** @param {number} port @returns {Promise<string>} The page's address. */
async function serveSources(port) {
  const { createServer } = await import('vite');
  const server = await createServer({ root: ROOT, configFile: fromRoot('vite.config.ts'), server: { port } });
  await server.listen();
  return server.resolvedUrls?.local[0] ?? '';
}

await runCommand(async () => {
  const { open, dev, port } = readOptions();
  await setUp();
  if (!dev && (await buildIfStale())) console.log('Built the page.');
  const url = dev ? await serveSources(port) : (await serveFolder(fromRoot('dist'), { port })).url;
  console.log(`Vigie is at ${url}\nIt runs on this machine only. Ctrl+C ends it.`);
  if (open) openBrowser(url);
});
