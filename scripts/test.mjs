// Sets up, then runs every check: types, lint, unit and contract tests, the build, tests in a real browser.
//   --quick       leave out the build and the browser
//   --everywhere  all tests of the app on the one file too, and on the hosted page without a network
import { ensureBrowser } from './lib/find-browser.mjs';
import { runCommand, SentenceError } from './lib/sentence-error.mjs';
import {
  BUILD,
  BUILD_SINGLE,
  E2E,
  LINT,
  runStage,
  runTogether,
  sumCounts,
  TYPES,
  UNIT,
} from './lib/test-stages.mjs';
import { setUp } from './setup.mjs';

await runCommand(async () => {
  const words = process.argv.slice(2);
  const [quick, everywhere] = [words.includes('--quick'), words.includes('--everywhere')];
  if (words.some((word) => !['--quick', '--everywhere'].includes(word)))
    throw new SentenceError('Use: npm test [-- --quick | --everywhere]', 2);
  await setUp();
  if (!quick) console.log(`Browser: ${ensureBrowser()}`);

  const counts = [...(await runTogether([TYPES, ...LINT])), await runStage(UNIT)];
  if (!quick) {
    const built = [await runStage(BUILD), await runStage(BUILD_SINGLE)];
    counts.push(...built);
    // Without a page there is nothing to open; the failed build is the failure that counts.
    if (sumCounts(built).failed === 0)
      counts.push(await runStage(everywhere ? { ...E2E, env: { VIGIE_EVERYWHERE: '1' } } : E2E));
  }

  const { passed, failed, skipped } = sumCounts(counts);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
});
