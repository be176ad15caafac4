import { createSimulation } from '../../../../src/sources/stage/simulation.ts';
import { SCRIPTS } from '../../../../src/sources/stage/scripts.ts';
import type { StageScript } from '../../../../src/sources/stage/stage-script.ts';
import type { World } from '../../../../src/sources/stage/world.ts';

export function scriptOf(id: string): StageScript {
  const script = SCRIPTS[id];
  if (!script) throw new Error(`no script ${id}`);
  return script;
}

/** Plays a script for so many seconds; `look` is called after each step. */
export function play(id: string, seed: number, seconds: number, look: (world: World) => void): World {
  const simulation = createSimulation(scriptOf(id), seed);
  while (simulation.world.time < seconds) {
    simulation.step();
    look(simulation.world);
  }
  return simulation.world;
}

/** A number for all that is to be seen of a world. */
export function hashOf({ actors, objects, time }: World): string {
  let hash = 2166136261;
  const mix = (value: number): void => {
    hash = Math.imul(hash ^ Math.round(value * 1e6), 16777619) >>> 0;
  };
  mix(time);
  for (const { id, bones, look } of actors) {
    mix(id);
    mix(look.height);
    for (const bone of bones) bone.forEach(mix);
  }
  for (const { id, matrix, colour } of objects) {
    mix(id);
    mix(colour);
    matrix.forEach(mix);
  }
  return hash.toString(16);
}
