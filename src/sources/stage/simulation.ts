import { isDown } from './actor.ts';
import type { Actor } from './actor.ts';
import {
  fallDown,
  freePerson,
  gather,
  disperse,
  getUp,
  leaveObject,
  passBy,
  returnFor,
  sitDown,
} from './plays.ts';
import { bringAndLeave, leftObjects, lyingPerson } from './plays.ts';
import { PORTALS } from './stage-set.ts';
import type { StageAct, StageScript } from './stage-script.ts';
import { assign, bringOn, createWorld, portalById, stepWorld } from './world.ts';
import type { World } from './world.ts';

/** A play being played: the world, and what its script has in store for it. */
export interface Simulation {
  readonly world: World;
  readonly script: StageScript;
  /** One `STEP` on. */
  step(): void;
}

/** Seconds between the acts of an encore. */
const ENCORE_EVERY = [16, 26] as const;

export function createSimulation(script: StageScript, seed: number): Simulation {
  const world = createWorld(seed);
  const acts = [...script.acts].sort((a, b) => a.at - b.at);
  const state = { population: script.population, nextPasser: 0, nextEncore: script.length, done: 0 };
  for (let n = 0; n < script.population; n++) passBy(world, true);
  const runActs = (): void => {
    for (let act = acts[state.done]; act && act.at <= world.time + 1e-9; act = acts[++state.done]) {
      if (act.do === 'population') state.population = act.count;
      else perform(world, act);
    }
  };
  runActs();
  return {
    world,
    script,
    step() {
      stepWorld(world);
      runActs();
      populate(world, state);
      if (script.encore && world.time >= state.nextEncore) {
        state.nextEncore = world.time + world.random.between(...ENCORE_EVERY);
        encore(world);
      }
    },
  };
}

function populate(world: World, state: { readonly population: number; nextPasser: number }): void {
  if (world.time < state.nextPasser) return;
  const passers = world.actors.filter(({ role }) => role === null).length;
  if (passers >= state.population) return;
  passBy(world);
  state.nextPasser = world.time + world.random.between(1.5, 3.5);
}

function perform(world: World, act: StageAct): void {
  switch (act.do) {
    case 'enter':
      enter(world, act);
      return;
    case 'leave-object':
      withActor(world, act.name, (actor) => leaveObject(actor, portalById(act.exit)));
      return;
    case 'take-back': {
      const owner = world.known.get(act.name);
      const object = world.objects.find((one) => one.owner === owner?.id && one.holder === null);
      if (object) returnFor(world, act.name, object, portalById(act.from));
      return;
    }
    case 'fall':
      withActor(world, act.name, (actor) => fallDown(actor, act.way));
      return;
    case 'get-up':
      withActor(world, act.name, (actor) => getUp(actor, portalById(act.exit)));
      return;
    case 'sit':
      withActor(world, act.name, (actor) => sitDown(actor, act.seconds, portalById(act.exit)));
      return;
    case 'gather':
      gather(world, act.count, act.place);
      return;
    case 'disperse':
      disperse(world);
      return;
    case 'population':
      return;
  }
}

function withActor(world: World, name: string, then: (actor: Actor) => void): void {
  const actor = world.actors.find((one) => one.name === name);
  if (actor) then(actor);
}

function enter(world: World, act: Extract<StageAct, { do: 'enter' }>): void {
  const portal = typeof act.from === 'string' ? portalById(act.from) : null;
  const at = portal ? portal.outside : (act.from as readonly [number, number]);
  const { name, brings } = act;
  const towards = portal ? portal.inside : act.to;
  const actor = bringOn(world, { name, role: 'lead', at, towards, ...(brings ? { brings } : {}) });
  assign(actor, [
    ...(portal ? [{ kind: 'go', to: portal.inside, speed: 1.25, within: 0.6 } as const] : []),
    { kind: 'go', to: act.to, speed: 1.2 },
    { kind: 'wait', seconds: 3600 },
  ]);
}

/** After the script: one act at a time, what was begun is brought to its end first. */
function encore(world: World): void {
  const { random } = world;
  const down = lyingPerson(world);
  if (down) {
    getUp(down, random.pick(PORTALS));
    return;
  }
  if (disperse(world)) return;
  const [left] = leftObjects(world);
  if (left) {
    returnFor(world, `owner-${left.owner}`, left, portalById('south'));
    return;
  }
  const acts = ['leave', 'fall', 'sit', 'gather', 'nothing'] as const;
  const act = random.pick(acts);
  const free = freePerson(world);
  if (act === 'leave') bringAndLeave(world, random.pick(['suitcase', 'backpack']), random.pick(PORTALS));
  else if (act === 'gather') gather(world, 8, [random.between(-0.9, 0), -0.9]);
  else if (free && !isDown(free)) {
    if (act === 'fall') fallDown(free, random.pick(['forward', 'side', 'back']));
    if (act === 'sit') sitDown(free, 14, random.pick(PORTALS));
  }
}
