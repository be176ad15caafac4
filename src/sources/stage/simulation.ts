import { direct } from './directing.ts';
import { passBy } from './everyday.ts';
import { nextEncore } from './encore.ts';
import { perform } from './perform.ts';
import type { StageActionId } from './stage-director.ts';
import type { StageScript } from './stage-script.ts';
import { copyWorld, createWorld, stepWorld, worldFrom } from './world.ts';
import type { World, WorldCopy } from './world.ts';

/** Where a play is, besides the world itself. */
interface Progress {
  /** Passers-by wanted. */
  population: number;
  nextPasser: number;
  nextEncore: number;
  /** Acts of the script that are under way or over. */
  done: number;
}

export interface SimulationCopy {
  readonly world: WorldCopy;
  readonly progress: Progress;
}

/** A play being played: the world, and what its script has in store for it. */
export interface Simulation {
  readonly world: World;
  /** One `STEP` on. */
  step(): void;
  /** Makes it happen now; false when nobody can. */
  direct(id: StageActionId): boolean;
  copy(): SimulationCopy;
}

/** Seconds between two passers-by. */
const PASSERS_EVERY = [1.5, 3.5] as const;

/** A play from its beginning; or, given a copy, from where that was taken. */
export function createSimulation(script: StageScript, seed: number, from?: SimulationCopy): Simulation {
  const world = from ? worldFrom(from.world) : createWorld(seed, script.set);
  const acts = [...script.acts].sort((a, b) => a.at - b.at);
  const progress: Progress = from
    ? { ...from.progress }
    : { population: script.population, nextPasser: 0, nextEncore: script.length, done: 0 };
  const runActs = (): void => {
    for (let act = acts[progress.done]; act && act.at <= world.time + 1e-9; act = acts[++progress.done]) {
      if (act.do === 'population') progress.population = act.count;
      else perform(world, act);
    }
  };
  if (!from) {
    for (let n = 0; n < script.population; n++) passBy(world, true);
    runActs();
  }
  return {
    world,
    step() {
      stepWorld(world);
      runActs();
      populate(world, progress);
      if (script.encore && world.time >= progress.nextEncore) progress.nextEncore = nextEncore(world);
    },
    direct: (id) => direct(world, id),
    copy: () => ({ world: copyWorld(world), progress: { ...progress } }),
  };
}

function populate(world: World, progress: Progress): void {
  if (world.time < progress.nextPasser) return;
  const passers = world.actors.filter(({ role }) => role === null).length;
  if (passers >= progress.population) return;
  passBy(world);
  progress.nextPasser = world.time + world.random.between(...PASSERS_EVERY);
}
