import { CALM } from './atmosphere.ts';
import type { Atmosphere } from './atmosphere.ts';
import { posture } from './actor.ts';
import type { Actor, Role, Task } from './actor.ts';
import { castPerson } from './cast.ts';
import type { PersonLook } from './cast.ts';
import { makeObject, shifted } from './luggage.ts';
import type { ObjectKind, StageObject } from './luggage.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { clamp } from './stage-math.ts';
import { makeProp } from './props.ts';
import type { Prop, PropPlan } from './props.ts';
import { PORTALS, insideOf } from './stage-set.ts';
import type { Portal, Spot } from './stage-set.ts';
import { keepApart } from './steering.ts';
import { stepTask } from './tasks.ts';

/** Seconds of one step of the simulation: every run takes the same steps, whatever the picture rate. */
export const STEP = 1 / 30;
/** Seconds that a thing takes from one place or hand to another. */
const SHIFT = 0.45;

/** Everything on the stage. The same seed and acts give the same world. */
export interface World {
  readonly random: Random;
  /** Steps since the start; the time is `steps * STEP`. */
  steps: number;
  time: number;
  actors: Actor[];
  objects: StageObject[];
  readonly props: Prop[];
  atmosphere: Atmosphere;
  /** People seen before, who look the same when they come back. */
  readonly known: Map<string, { readonly id: number; readonly look: PersonLook }>;
  nextId: number;
}

/** Sets something up in the hall. */
export function setUp(world: World, plan: PropPlan): Prop {
  const prop = makeProp(plan, PROP_IDS + world.props.length);
  world.props.push(prop);
  return prop;
}

/** Ids of props are above those of all people and things. */
const PROP_IDS = 1_000_000;

export function createWorld(seed: number, set: readonly PropPlan[] = []): World {
  return {
    random: createRandom(seed),
    steps: 0,
    time: 0,
    actors: [],
    objects: [],
    props: set.map((plan, n) => makeProp(plan, PROP_IDS + n)),
    atmosphere: CALM,
    known: new Map(),
    nextId: 1,
  };
}

export interface Entrance {
  readonly name?: string;
  readonly role?: Role;
  readonly at: Spot;
  readonly towards: Spot;
  readonly brings?: ObjectKind;
  /** Metres a second. */
  readonly pace?: number;
  /** Colour of the top, 0xrrggbb, where a script wants one. */
  readonly dress?: number;
}

/** Somebody comes on. Whoever was there under that name looks and counts as the same person. */
export function bringOn(world: World, entrance: Entrance): Actor {
  const { random } = world;
  const { at, towards, brings, name, role, pace } = entrance;
  const known = name === undefined ? undefined : world.known.get(name);
  const id = known?.id ?? world.nextId++;
  const cast = known?.look ?? castPerson(random, id);
  const look = entrance.dress === undefined ? cast : { ...cast, topColour: entrance.dress };
  if (name !== undefined) world.known.set(name, { id, look });
  const actor: Actor = {
    id,
    name: name ?? null,
    look,
    rhythm: random.between(0, 6.28),
    pace: pace ?? random.between(1.05, 1.4),
    x: at[0],
    z: at[1],
    heading: Math.atan2(towards[0] - at[0], towards[1] - at[1]),
    speed: 0.9,
    turning: 0,
    phase: random.between(0, 6.28),
    tasks: [],
    taskTime: 0,
    course: null,
    stuck: 0,
    overlay: null,
    lift: 0,
    raises: false,
    holding: null,
    wearing: null,
    role: role ?? null,
    leaving: 0,
    gone: false,
    bones: [],
  };
  if (brings !== undefined) equip(world, actor, brings);
  posture(actor, world.time);
  world.actors.push(actor);
  return actor;
}

function equip(world: World, actor: Actor, kind: ObjectKind): void {
  const object = makeObject(kind, world.nextId++, actor.id, world.random);
  world.objects.push(object);
  if (kind === 'backpack') actor.wearing = object;
  else actor.holding = object;
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
  keepApart(world.actors, STEP);
  for (const object of world.objects) settle(object);
  for (const actor of world.actors) posture(actor, world.time);
  sweep(world);
}

/** Moves what is on its way; what is held is placed with its holder. */
function settle(object: StageObject): void {
  if (object.holder === null) object.matrix = shifted(object, object.rest);
  if (object.shift === null) return;
  object.shift.t = clamp(object.shift.t + STEP / SHIFT, 0, 1);
  if (object.shift.t < 1) return;
  object.shift = null;
  if (object.holder === null) object.matrix = object.rest;
}

/** Takes away those who left, with what they carry. */
function sweep(world: World): void {
  if (world.actors.every((actor) => !actor.gone)) return;
  const ids = new Set(world.actors.filter((actor) => actor.gone).map((actor) => actor.id));
  world.actors = world.actors.filter((actor) => !actor.gone);
  world.objects = world.objects.filter((object) => object.holder === null || !ids.has(object.holder));
}

export function assign(actor: Actor, tasks: readonly Task[]): void {
  actor.tasks = [...tasks];
  actor.taskTime = 0;
  actor.stuck = 0;
  actor.leaving = 0;
  actor.course = null;
}

/** Metres between two who wait to come in. */
const QUEUE = 0.6;

/** A free place where nobody sees, from which to come in: beside or behind those who are about to. */
export function doorstep({ actors }: World, { way }: Portal): Spot {
  const [[x, z], [nx, nz]] = [way[0]!, way[1]!];
  const length = Math.hypot(x - nx, z - nz);
  const [dx, dz] = [((x - nx) / length) * QUEUE, ((z - nz) / length) * QUEUE];
  for (let n = 0; n < 8; n++) {
    const [back, aside] = [n % 2, Math.floor(n / 2)];
    const spot: Spot = [x + dx * back - Math.abs(dz) * aside, z + dz * back - Math.abs(dx) * aside];
    if (actors.every((actor) => Math.hypot(actor.x - spot[0], actor.z - spot[1]) > QUEUE * 0.9)) return spot;
  }
  return [x, z];
}

/** From where nobody sees into the hall. */
export function comeIn(portal: Portal, speed: number): Task[] {
  return portal.way.slice(1).map((to): Task => ({ kind: 'through', to, speed }));
}

export function portalById(id: string): Portal {
  const portal = PORTALS.find((one) => one.id === id);
  if (portal === undefined) throw new RangeError(`There is no way in called ${id}.`);
  return portal;
}

export function nearestPortal([x, z]: Spot): Portal {
  const far = (portal: Portal): number => Math.hypot(insideOf(portal)[0] - x, insideOf(portal)[1] - z);
  return [...PORTALS].sort((a, b) => far(a) - far(b))[0]!;
}

/** The world as plain data, to go back to. */
export interface WorldCopy {
  readonly data: Omit<World, 'random'>;
  readonly random: number;
}

export function copyWorld({ random, ...data }: World): WorldCopy {
  return { data: structuredClone(data), random: random.state };
}

/** A world that goes on where the copied one was; the copy can be used again. */
export function worldFrom({ data, random }: WorldCopy): World {
  return { ...structuredClone(data), random: createRandom(random) };
}
