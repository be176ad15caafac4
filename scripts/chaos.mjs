// Drives one long session through everything that goes wrong on real machines, in an order that a seed gives.
//   --minutes N  how long, 10 unless told
//   --seed S     which schedule; the clock's unless told, and printed, so that a failure can be had again
import { parseArgs } from 'node:util';
import { runCommand, SentenceError } from './lib/sentence-error.mjs';
import { buildIfStale } from './lib/build-page.mjs';
import { runStage, tool } from './lib/test-stages.mjs';
import { setUp } from './setup.mjs';

const USAGE = 'Use: npm run chaos [-- --minutes NUMBER] [--seed NUMBER]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '10' },
        seed: { type: 'string', default: `${Date.now() % 1e9}` },
      },
    });
    const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
    if (!(minutes > 0 && minutes <= 24 * 60) || !Number.isInteger(seed)) throw new Error('not a number');
    return { minutes, seed };
  } catch {
    throw new SentenceError(USAGE, 2);
  }
}

await runCommand(async () => {
  const { minutes, seed } = readOptions();
  await setUp();
  if (await buildIfStale()) console.log('Built the page.');
  const { failed } = await runStage({
    title: `Chaos: ${minutes} minutes, seed ${seed}`,
    words: [tool('@playwright/test/cli.js'), 'test', 'robust-chaos', '--reporter=list'],
    env: { VIGIE_CHAOS_MINUTES: String(minutes), VIGIE_CHAOS_SEED: String(seed) },
  });
  return failed > 0 ? 1 : 0;
});
