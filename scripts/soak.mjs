// Runs for long and watches that nothing grows: the core, hurried, then the real engine at its own pace.
//   --frames N   frames through decoding, tracking, rules and recording, 200,000 unless told
//   --minutes N  minutes of the built page with a camera of rendered people, 10 unless told; 0 leaves it out
import { parseArgs } from 'node:util';
import { buildIfStale } from './lib/build-page.mjs';
import { runCommand, SentenceError } from './lib/sentence-error.mjs';
import { runStage, tool } from './lib/test-stages.mjs';
import { setUp } from './setup.mjs';

const USAGE = 'Use: npm run soak [-- --frames NUMBER] [--minutes NUMBER]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { frames: { type: 'string', default: '200000' }, minutes: { type: 'string', default: '10' } },
    });
    const [frames, minutes] = [Number(values.frames), Number(values.minutes)];
    if (!Number.isInteger(frames) || frames < 1000 || !(minutes >= 0)) throw new Error('not a number');
    return { frames, minutes };
  } catch {
    throw new SentenceError(USAGE, 2);
  }
}

await runCommand(async () => {
  const { frames, minutes } = readOptions();
  await setUp();
  const core = await runStage({
    title: `Soak: ${frames} frames, hurried`,
    words: [tool('vitest/vitest.mjs'), 'run', 'test/unit/soak.test.ts', '--disable-console-intercept'],
    env: { VIGIE_SOAK_FRAMES: String(frames) },
  });
  if (minutes === 0) return core.failed > 0 ? 1 : 0;
  if (await buildIfStale()) console.log('Built the page.');
  const engine = await runStage({
    title: `Soak: ${minutes} minutes of the real engine, and a graphics card that goes away`,
    words: [tool('@playwright/test/cli.js'), 'test', 'robust-soak', 'robust-gpu', '--reporter=list'],
    env: { VIGIE_SOAK_MINUTES: String(minutes) },
  });
  return core.failed + engine.failed > 0 ? 1 : 0;
});
