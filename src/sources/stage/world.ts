import { posture, settle } from './actor.ts';
import type { Actor } from './actor.ts';
import { castPerson } from './cast.ts';
import type { PersonLook } from './cast.ts';
import { makeObject } from './luggage.ts';
import type { ObjectKind, StageObject } from './luggage.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { PORTALS } from './stage-set.ts';
import type { Portal, Spot } from './stage-set.ts';
import { stepTask } from './tasks.ts';

/** Seconds of one step of the simulation: every run takes the same steps, whatever the picture rate. */
export const STEP = 1 / 30;

/** Everything on the stage. The same seed and acts give the same world. */
export interface World {
  readonly random: Random;
  /** Steps since the start; the time is `steps * STEP`. */
  steps: number;
  time: number;
  actors: Actor[];
  objects: StageObject[];
  /** People seen before, who look the same when they come back. */
  readonly known: Map<string, { readonly id: number; readonly look: PersonLook }>;
  nextId: number;
}

export function createWorld(seed: number): World {
  return {
    random: createRandom(seed),
    steps: 0,
    time: 0,
    actors: [],
    objects: [],
    known: new Map(),
    nextId: 1,
  };
}

export interface Entrance {
  readonly name?: string;
  readonly role?: string;
  readonly at: Spot;
  readonly towards: Spot;
  readonly brings?: ObjectKind;
  readonly pace?: number;
}

/** Somebody comes on. Whoever was there under that name looks and counts as the same person. */
export function bringOn(world: World, entrance: Entrance): Actor {
  const { random } = world;
  const { at, towards, brings, name } = entrance;
  const known = name === undefined ? undefined : world.known.get(name);
  const id = known?.id ?? world.nextId++;
  const look = known?.look ?? castPerson(random, id);
  if (name !== undefined) world.known.set(name, { id, look });
  const actor: Actor = {
    id,
    name: name ?? null,
    look,
    rhythm: random.between(0, 6.28),
    pace: entrance.pace ?? random.between(1.05, 1.4),
    x: at[0],
    z: at[1],
    heading: Math.atan2(towards[0] - at[0], towards[1] - at[1]),
    speed: 0.9,
    phase: random.between(0, 6.28),
    tasks: [],
    taskTime: 0,
    stuck: 0,
    overlay: null,
    holding: null,
    wearing: null,
    role: entrance.role ?? null,
    leaving: false,
    gone: false,
    bones: [],
  };
  if (brings !== undefined) {
    const object = makeObject(brings, world.nextId++, id, random);
    world.objects.push(object);
    if (brings === 'backpack') actor.wearing = object;
    else actor.holding = object;
  }
  posture(actor, world.time);
  world.actors.push(actor);
  return actor;
}

/** One step on. */
export function stepWorld(world: World): void {
  world.steps++;
  world.time = world.steps * STEP;
  for (const actor of world.actors) {
    const task = actor.tasks[0];
    actor.taskTime += STEP;
    if (task === undefined || !stepTask(actor, task, world, STEP)) continue;
    if (actor.tasks[0] === task) actor.tasks.shift();
    actor.taskTime = 0;
    actor.stuck = 0;
  }
  for (const object of world.objects) settle(object, STEP);
  for (const actor of world.actors) posture(actor, world.time);
  sweep(world);
}

/** Takes away those who left, with what they carry. */
function sweep(world: World): void {
  const gone = world.actors.filter((actor) => actor.gone);
  if (gone.length === 0) return;
  const ids = new Set(gone.map((actor) => actor.id));
  world.actors = world.actors.filter((actor) => !actor.gone);
  world.objects = world.objects.filter((object) => object.holder === null || !ids.has(object.holder));
}

export function assign(actor: Actor, tasks: readonly Actor['tasks'][number][]): void {
  actor.tasks = [...tasks];
  actor.taskTime = 0;
  actor.stuck = 0;
  actor.leaving = false;
}

export function portalById(id: string): Portal {
  const portal = PORTALS.find((one) => one.id === id);
  if (portal === undefined) throw new RangeError(`There is no way in called ${id}.`);
  return portal;
}

export function nearestPortal([x, z]: Spot): Portal {
  const far = ({ inside }: Portal): number => Math.hypot(inside[0] - x, inside[1] - z);
  return [...PORTALS].sort((a, b) => far(a) - far(b))[0]!;
}
