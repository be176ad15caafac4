import { expect, test } from 'vitest';
import { PAGE_MODELS } from '../../../scripts/lib/manifest.mjs';
import { DETECTORS, POSES } from '../../../src/engine/detectors.ts';

// What is left out here is missing without a network: in the one file, and in what the service worker keeps.
test('every network that the engine can ask for is one of the page’s', () => {
  const asked = [...Object.values(DETECTORS), ...Object.values(POSES)].map(({ model }) => model);
  expect([...new Set(asked)].sort()).toEqual([...PAGE_MODELS].sort());
});
