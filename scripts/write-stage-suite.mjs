// Writes the suite of stage scenes as a manifest for `npm run evaluate`.
// For maintainers, after a change in src/sources/stage/suite: node scripts/write-stage-suite.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import prettier from 'prettier';
import { createServer } from 'vite';
import { fromRoot } from './lib/paths.mjs';

const FILE = 'test/stage/manifest.json';

const server = await createServer({
  root: fromRoot('.'),
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null },
  appType: 'custom',
});
try {
  const { suiteManifest } = await server.ssrLoadModule('/src/sources/stage/suite/suite.ts');
  const path = fromRoot(FILE);
  await mkdir(dirname(path), { recursive: true });
  const options = await prettier.resolveConfig(path);
  await writeFile(
    path,
    await prettier.format(JSON.stringify(suiteManifest()), { ...options, filepath: path }),
  );
  console.log(`Written: ${FILE}`);
} finally {
  await server.close();
}
