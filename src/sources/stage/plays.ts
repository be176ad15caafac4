import { isDown, isFree } from './actor.ts';
import type { Actor, Surface, Task } from './actor.ts';
import { ONE_WAY, sitting, walkOff } from './everyday.ts';
import { LABELS } from './luggage.ts';
import type { ObjectKind, StageObject } from './luggage.ts';
import type { LyingWay } from './pose.ts';
import { BENCHES, CENTRE, FLOOR, PORTALS } from './stage-set.ts';
import type { Portal, Spot } from './stage-set.ts';
import { assign, bringOn, comeIn, doorstep, nearestPortal, portalById } from './world.ts';
import type { World } from './world.ts';

/** Where a thing is left alone, clear of the ways between the doors. */
export const LEAVING_PLACES: readonly Spot[] = [
  [2.5, -0.5],
  [2.2, -2.1],
  [-1.2, 0.7],
  [3.3, -2.9],
];

/** For good: until somebody tells them something else. */
const LONG = 3600;

export function onFloor({ x, z }: Actor, margin = 0): boolean {
  const { left, right, back, front } = FLOOR;
  return x > left - margin && x < right + margin && z > back - margin && z < front + margin;
}

/** The free person nearest to the middle, among those that the cameras see well. */
export function freePerson(
  world: World,
  margin = 0.8,
  suits: (actor: Actor) => boolean = () => true,
): Actor | null {
  const far = ({ x, z }: Actor): number => Math.hypot(x - CENTRE[0], z - CENTRE[1]);
  const free = world.actors.filter((actor) => isFree(actor) && onFloor(actor, margin) && suits(actor));
  return free.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** Puts down what is held, on the floor or on something, and goes without it. */
export function leaveObject(actor: Actor, exit: Portal, on: Surface | null = null): void {
  actor.role = 'leaver';
  actor.pace = Math.max(actor.pace, 1.45);
  walkOff(actor, exit, [
    { kind: 'put', ...(on ? { on } : {}) },
    { kind: 'wait', seconds: 0.4 },
  ]);
}

/** Whoever left it comes back for it, from where they are or through `from`. */
export function returnFor(world: World, name: string, object: StageObject, from: Portal): Actor {
  const there = world.actors.find((actor) => actor.id === object.owner && !actor.gone);
  const actor =
    there ??
    bringOn(world, { name, role: 'returner', at: doorstep(world, from), towards: from.way[1]!, pace: 1.5 });
  const way = there ? [] : comeIn(from, 1.5);
  actor.role = 'returner';
  walkOff(actor, from, [...way, { kind: 'take', object }, { kind: 'wait', seconds: 0.5 }]);
  return actor;
}

/** @param slide metres that the feet go along; @param lands height of what they fall onto */
export function fallDown(actor: Actor, way: LyingWay, seconds = 1.1, slide = 0, lands = 0): void {
  actor.role = 'down';
  assign(actor, [
    { kind: 'fall', way, seconds, slide, lands },
    { kind: 'wait', seconds: LONG },
  ]);
}

/** Gets up, takes along what fell with them, and goes. */
export function getUp(world: World, actor: Actor, exit: Portal): void {
  actor.role = 'risen';
  const dropped = world.objects.find(({ holder, owner }) => holder === null && owner === actor.id);
  const take: Task[] = dropped ? [{ kind: 'take', object: dropped }] : [];
  walkOff(actor, exit, [{ kind: 'rise' }, { kind: 'wait', seconds: 1.2 }, ...take]);
}

export function sitDown(actor: Actor, seconds: number, exit: Portal, seat = 1, bench = BENCHES[0]!): void {
  actor.role = 'sitter';
  walkOff(actor, exit, sitting(bench, seat, seconds));
}

/** Calls people together: those about first, the rest from the doors. They stand in a loose ring. */
export function gather(world: World, count: number, place: Spot): void {
  const about = world.actors.filter((actor) => isFree(actor) && onFloor(actor, 3)).slice(0, count);
  const doors = PORTALS.filter(({ id }) => id !== 'south');
  for (let n = 0; n < count; n++) {
    const portal = doors[n % doors.length]!;
    const actor = about[n] ?? comer(world, portal);
    const way = about[n] ? [] : comeIn(portal, 1.55);
    actor.role = 'gathered';
    assign(actor, [
      ...way,
      { kind: 'go', to: ringSpot(world, n, place), speed: 1.4, within: 0.25 },
      { kind: 'wait', seconds: LONG, face: place },
    ]);
  }
}

function comer(world: World, portal: Portal): Actor {
  const at = doorstep(world, portal);
  return bringOn(world, { role: 'gathered', at, towards: portal.way[1]!, pace: 1.5 });
}

/**
 * Where those who gather stand, metres from the middle: a loose ring in which neither camera sees one hide
 * another altogether. Found by trying.
 */
const RING: readonly Spot[] = [
  [1.17, -1.13],
  [-0.18, -1.02],
  [-2.09, -0.33],
  [2.14, -0.16],
  [-0.84, 0.13],
  [1.32, 0.39],
  [0.19, 0.49],
  [-1.4, 1.02],
];

function ringSpot({ random }: World, n: number, [x, z]: Spot): Spot {
  const [dx, dz] = RING[n % RING.length]!;
  return [x + dx + random.between(-0.08, 0.08), z + dz + random.between(-0.08, 0.08)];
}

/** Everybody who gathered goes, each by the nearest way. Whether anybody did. */
export function disperse(world: World): boolean {
  const gathered = world.actors.filter(({ role }) => role === 'gathered');
  gathered.forEach((actor, n) => {
    actor.role = 'dispersed';
    actor.pace = world.random.between(1.1, 1.45);
    const ways = PORTALS.filter(({ id }) => id !== 'south');
    const exit = n % 3 === 0 ? nearestPortal([actor.x, actor.z]) : ways[n % ways.length]!;
    walkOff(actor, exit, [{ kind: 'wait', seconds: 0.35 * n }]);
  });
  return gathered.length > 0;
}

/** Those who could run: on their feet, and in the hall. */
export function runners(world: World): readonly Actor[] {
  return world.actors.filter(
    (actor) =>
      actor.overlay === null &&
      !actor.gone &&
      onFloor(actor, 2.5) &&
      (actor.role === null || actor.role === 'gathered' || actor.role === 'chatting'),
  );
}

/** Everybody who stands about runs, most of them across the hall and out by the passage. */
export function runAway(world: World): boolean {
  const all = runners(world);
  all.forEach((actor, n) => {
    actor.role = 'runner';
    actor.pace = world.random.between(3.3, 3.9);
    const delay = world.random.between(0, 0.4);
    // Not all by the same way: there would be a jam, and no running.
    const exit = portalById(n % 4 === 3 ? 'south' : 'west');
    walkOff(actor, exit, [{ kind: 'wait', seconds: delay }]);
  });
  return all.length > 0;
}

/** Somebody comes in by the way out, and walks along the back wall against the others. */
export function againstTheFlow(world: World): Actor {
  const from = portalById(ONE_WAY);
  const actor = bringOn(world, {
    role: 'contrary',
    at: doorstep(world, from),
    towards: from.way[1]!,
    pace: 1.3,
  });
  walkOff(actor, portalById('door-left'), [
    ...comeIn(from, 1.3),
    { kind: 'through', to: [1.2, -3.6], speed: 1.3 },
    { kind: 'through', to: [-1.9, -3.6], speed: 1.3 },
  ]);
  return actor;
}

/** Somebody comes in with a thing, leaves it and goes. */
export function bringAndLeave(world: World, kind: ObjectKind, from: Portal): Actor {
  const place = freeLeavingPlace(world);
  const actor = bringOn(world, {
    role: 'leaver',
    at: doorstep(world, from),
    towards: from.way[1]!,
    brings: kind,
    pace: 1.5,
  });
  walkOff(actor, portalById('south'), [
    ...comeIn(from, 1.5),
    { kind: 'go', to: place, speed: 1.5 },
    { kind: 'wait', seconds: 0.6 },
    { kind: 'put' },
    { kind: 'wait', seconds: 0.4 },
  ]);
  return actor;
}

/** The free person with a bag whom the cameras see best, or null. */
export function bagCarrier(world: World): Actor | null {
  const far = ({ x, z }: Actor): number => Math.hypot(x - CENTRE[0], z - CENTRE[1]);
  const carriers = world.actors.filter((actor) => {
    const bag = actor.holding ?? actor.wearing;
    return isFree(actor) && onFloor(actor, 0.3) && bag !== null && LABELS[bag.kind] !== null;
  });
  return carriers.sort((a, b) => far(a) - far(b))[0] ?? null;
}

export function freeLeavingPlace(world: World): Spot {
  const taken = ([x, z]: Spot): boolean =>
    world.objects.some(
      ({ holder, rest }) => holder === null && Math.hypot(rest[12]! - x, rest[14]! - z) < 0.9,
    );
  return LEAVING_PLACES.find((place) => !taken(place)) ?? LEAVING_PLACES[0]!;
}

/** Things on the floor whose owner neither fetches them nor lies beside them. */
export function leftObjects(world: World): readonly StageObject[] {
  const fetched = new Set(
    world.actors.flatMap(({ tasks }) =>
      tasks.flatMap((task) => (task.kind === 'take' ? [task.object.id] : [])),
    ),
  );
  const down = new Set(world.actors.filter(isDown).map(({ id }) => id));
  return world.objects.filter(
    ({ holder, id, owner }) => holder === null && !fetched.has(id) && !down.has(owner),
  );
}

export function lyingPerson(world: World): Actor | null {
  return world.actors.find((actor) => isDown(actor) && actor.role === 'down') ?? null;
}
