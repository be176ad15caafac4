// Tries damaged scenarios, manifests, recordings and model files for longer than the tests do.
//   --times N  how many times as many tries as in the tests, 50 unless told
//   --seed S   the clock's unless told, and printed, so that a failure can be had again
import { parseArgs } from 'node:util';
import { runCommand, SentenceError } from './lib/sentence-error.mjs';
import { runStage, tool } from './lib/test-stages.mjs';
import { setUp } from './setup.mjs';

const USAGE = 'Use: npm run fuzz [-- --times NUMBER] [--seed NUMBER]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        times: { type: 'string', default: '50' },
        seed: { type: 'string', default: `${Date.now() % 1e9}` },
      },
    });
    const [times, seed] = [Number(values.times), Number(values.seed)];
    if (!(times > 0) || !Number.isInteger(seed)) throw new Error('not a number');
    return { times, seed };
  } catch {
    throw new SentenceError(USAGE, 2);
  }
}

await runCommand(async () => {
  const { times, seed } = readOptions();
  await setUp();
  const { failed } = await runStage({
    title: `Fuzz: ${times} times, seed ${seed}`,
    words: [tool('vitest/vitest.mjs'), 'run', 'test/unit/fuzz', '--testTimeout=3600000'],
    env: { VIGIE_FUZZ_FACTOR: String(times), VIGIE_FUZZ_SEED: String(seed) },
  });
  return failed > 0 ? 1 : 0;
});
