import { VigieError } from '../../../core/errors.ts';
import type { StageClip } from '../../../core/evaluation/manifest.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import { createStageSource } from '../stage-source.ts';
import type { StageSource } from '../stage-source.ts';
import { SCENE_SIZE } from './scene-kit.ts';
import { findScene } from './suite.ts';

/**
 * A scene of the suite, frame by frame.
 * @param scenario what it is watched for: says what counts as an event
 * @throws VigieError `scene-unknown`
 */
export function openScene(spawn: () => Worker, { scene, seed }: StageClip, scenario: Scenario): StageSource {
  const found = findScene(scene);
  if (!found) throw new VigieError('scene-unknown', { name: scene });
  return createStageSource({
    spawn,
    script: { ...found.script, scenario },
    seed,
    pacing: 'exact',
    size: SCENE_SIZE,
  });
}
