// Builds the page into `dist`: a static folder for any host, models included.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPage } from './lib/build-page.mjs';
import { fromRoot } from './lib/paths.mjs';
import { megabytes } from './lib/progress.mjs';
import { runCommand } from './lib/sentence-error.mjs';
import { setUp } from './setup.mjs';

await runCommand(async () => {
  await setUp();
  await buildPage();
  const files = (await readdir(fromRoot('dist'), { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`dist: ${files.length} files, ${megabytes(total)} MB.`);
});
