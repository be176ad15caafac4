// Installs what is missing and gets the models. Instant when nothing is. `--verify` reads every model file again.
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { ensureModels } from './lib/models.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { fromRoot } from './lib/paths.mjs';
import { runCommand } from './lib/sentence-error.mjs';

/** @param {{ verify?: boolean }} [options] */
export async function setUp({ verify = false } = {}) {
  checkNodeVersion();
  await withLock(fromRoot('.cache/setup.lock'), async () => {
    await ensureInstalled();
    await ensureModels({ verify });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const verify = process.argv.includes('--verify');
  await runCommand(async () => {
    await setUp({ verify });
    console.log(
      verify
        ? 'Everything is in place; every model file was read and has the right SHA-256.'
        : 'Everything is in place.',
    );
  });
}
