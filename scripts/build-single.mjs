// Builds the page into one HTML file, models included, that opens without a server and without a network.
import { buildSingle, SINGLE_FILE } from './lib/build-single.mjs';
import { megabytes } from './lib/progress.mjs';
import { runCommand } from './lib/sentence-error.mjs';
import { setUp } from './setup.mjs';

await runCommand(async () => {
  await setUp();
  const size = await buildSingle();
  console.log(`${SINGLE_FILE}: ${megabytes(size)} MB.`);
});
