import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../../src/core/evaluation/manifest.ts';
import type { TruthEvent } from '../../../../src/sources/frame-source.ts';
import { isDown } from '../../../../src/sources/stage/actor.ts';
import { createLens } from '../../../../src/sources/stage/projection.ts';
import { createSimulation } from '../../../../src/sources/stage/simulation.ts';
import { StagePlay } from '../../../../src/sources/stage/stage-play.ts';
import { VIEWS } from '../../../../src/sources/stage/stage-set.ts';
import { SCENE_SIZE } from '../../../../src/sources/stage/suite/scene-kit.ts';
import type { StageScene } from '../../../../src/sources/stage/suite/scene-kit.ts';
import { SUITE, suiteManifest } from '../../../../src/sources/stage/suite/suite.ts';
import { hashOf } from './run-script.ts';

const MANIFEST = readFileSync(new URL('../../../stage/manifest.json', import.meta.url), 'utf8');

/** What counts neither way is left out, but for the drawn knife, which no network knows. */
function truthOf({ id, script, scenario, seed }: StageScene): readonly TruthEvent[] {
  const view = VIEWS.find(({ id }) => id === script.view)!;
  const play = new StagePlay({ ...script, scenario }, seed, createLens(view, SCENE_SIZE));
  play.moveTo(script.length);
  return play.events.filter(({ optional }) => optional !== true || id === 'knife-raised');
}

describe('the suite of scenes', () => {
  it('has forty and more, half of them decoys, each with an id and a seed of its own', () => {
    expect(SUITE.length).toBeGreaterThanOrEqual(40);
    expect(SUITE.filter(({ decoy }) => decoy).length).toBeGreaterThanOrEqual(SUITE.length / 2);
    expect(new Set(SUITE.map(({ id }) => id)).size).toBe(SUITE.length);
    for (const { script } of SUITE) expect(script.length, script.id).toBeLessThanOrEqual(40);
  });

  it('is what the manifest says; run scripts/write-stage-suite.mjs after a change', () => {
    expect(JSON.parse(MANIFEST)).toEqual(JSON.parse(JSON.stringify(suiteManifest())));
    const { clips } = parseManifest(MANIFEST);
    expect(clips.map(({ stage }) => stage)).toEqual(SUITE.map(({ id, seed }) => ({ scene: id, seed })));
  });

  it.each(SUITE.filter(({ decoy }) => decoy).map((scene) => [scene.id, scene] as const))(
    '%s: nothing happens',
    (_, scene) => {
      expect(truthOf(scene)).toEqual([]);
    },
  );

  it.each(SUITE.filter(({ decoy }) => !decoy).map((scene) => [scene.id, scene] as const))(
    '%s: one thing happens, in time to be found',
    (id, scene) => {
      const events = truthOf(scene);
      expect(events).toHaveLength(1);
      const [{ type, raise, box }] = events as [TruthEvent];
      const kinds = {
        fall: 'person-down',
        bag: 'abandoned-object',
        fire: 'fire-start',
        knife: 'weapon',
      } as const;
      const expected = Object.entries(kinds).find(([start]) => id.startsWith(start))?.[1];
      if (expected) expect(type).toBe(expected);
      expect(raise[0]).toBeGreaterThanOrEqual(0);
      expect(Math.min(raise[1], scene.script.length) - raise[0]).toBeGreaterThan(3);
      if (box) for (const share of box) expect(Number.isFinite(share)).toBe(true);
    },
  );

  it('plays the same twice, and otherwise with another seed', () => {
    const at = (seed: number): string => {
      const { script } = SUITE.find(({ id }) => id === 'crowd-surge')!;
      const simulation = createSimulation(script, seed);
      while (simulation.world.time < 12) simulation.step();
      return hashOf(simulation.world);
    };
    expect(at(5)).toBe(at(5));
    expect(at(5)).not.toBe(at(6));
  });
});

describe('people on the floor, on furniture and in the air', () => {
  /** Heights of the hips and of the lowest bone, metres, over the last seconds of a scene. */
  function heights(id: string, seconds: number): { readonly hips: number; readonly low: number; readonly down: boolean } {
    const { script, seed } = SUITE.find((one) => one.id === id)!;
    const simulation = createSimulation(script, seed);
    while (simulation.world.time < seconds) simulation.step();
    const actor = simulation.world.actors[0]!;
    const ys = actor.bones.map((bone) => bone[13]!);
    return { hips: ys[0]!, low: Math.min(...ys), down: isDown(actor) };
  }

  it.each([
    ['floor-sit', 10, 0.05, 0.3, false],
    ['floor-kneel', 10, 0.35, 0.6, false],
    ['floor-play', 10, 0.2, 0.6, false],
    ['floor-push-ups', 10, 0.08, 0.6, false],
    ['floor-sit-ups', 10, 0.05, 0.3, false],
    ['floor-stretch', 10, 0.05, 0.3, false],
    ['lie-in-bed', 12, 0.58, 0.75, true],
    ['fall-bed', 13, 0.06, 0.3, true],
    ['fall-mattress', 10, 0.2, 0.42, true],
    ['fall-chair', 12, 0.06, 0.3, true],
    ['fall-steps', 6.5, 1.4, 1.8, false],
    ['fall-steps', 12, 0.06, 0.3, true],
  ] as const)('%s after %f s', (id, seconds, least, most, down) => {
    const seen = heights(id, seconds);
    expect(seen.hips).toBeGreaterThan(least);
    expect(seen.hips).toBeLessThan(most);
    expect(seen.low).toBeGreaterThan(0);
    expect(seen.down).toBe(down);
  });
}); // prettier-ignore
