// Sets up, then runs every check: types, lint, unit and contract tests, the build, tests in a real browser.
//   --quick     leave out the build and the browser
//   --airplane  the tests of the app a third time: on the hosted page, visited once, then without a network
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
  const [quick, airplane] = [words.includes('--quick'), words.includes('--airplane')];
  if (words.some((word) => !['--quick', '--airplane'].includes(word)))
    throw new SentenceError('Use: npm test [-- --quick | --airplane]', 2);
  await setUp();
  if (!quick) console.log(`Browser: ${ensureBrowser()}`);

  const counts = [...(await runTogether([TYPES, ...LINT])), await runStage(UNIT)];
  if (!quick) {
    const built = [await runStage(BUILD), await runStage(BUILD_SINGLE)];
    counts.push(...built);
    // Without a page there is nothing to open; the failed build is the failure that counts.
    if (sumCounts(built).failed === 0)
      counts.push(await runStage(airplane ? { ...E2E, env: { VIGIE_AIRPLANE: '1' } } : E2E));
  }

  const { passed, failed, skipped } = sumCounts(counts);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
});
