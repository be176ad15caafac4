import { BAGS, BAG_DECOYS } from './bags.ts';
import { CROWDS, CROWD_DECOYS } from './crowd-scenes.ts';
import { FALLS } from './falls.ts';
import { FLOOR_DECOYS } from './floor-decoys.ts';
import { HAZARDS, HAZARD_DECOYS } from './hazards.ts';
import { PASSAGES, PASSAGE_DECOYS } from './passages.ts';
import type { StageScene } from './scene-kit.ts';

/** Every scene of the suite, half of them decoys. */
export const SUITE: readonly StageScene[] = [
  ...FALLS,
  ...FLOOR_DECOYS,
  ...BAGS,
  ...BAG_DECOYS,
  ...CROWDS,
  ...CROWD_DECOYS,
  ...PASSAGES,
  ...PASSAGE_DECOYS,
  ...HAZARDS,
  ...HAZARD_DECOYS,
];

export function findScene(id: string): StageScene | null {
  return SUITE.find((one) => one.id === id) ?? null;
}

/** The suite as a manifest for `npm run evaluate`. */
export function suiteManifest(): unknown {
  return {
    version: 1,
    about:
      'Scenes of the built-in stage, half of them decoys. The stage plays each by its id and seed, and knows what really happens in it. Written by scripts/write-stage-suite.mjs from src/sources/stage/suite.',
    clips: SUITE.map(({ id, decoy, note, scenario, seed }) => ({
      id,
      stage: id,
      seed,
      note: `${decoy ? 'decoy: ' : ''}${note}`,
      scenario,
      negativeFor: [...new Set(scenario.rules.map(({ event }) => event))],
    })),
  };
}
