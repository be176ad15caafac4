import { isDown, isFree } from './actor.ts';
import type { Actor, Task } from './actor.ts';
import { ONE_WAY, sitting, walkOff } from './everyday.ts';
import { LABELS } from './luggage.ts';
import type { ObjectKind, StageObject } from './luggage.ts';
import type { LyingWay } from './pose.ts';
import { BENCHES, CENTRE, FLOOR, PORTALS, outsideOf } from './stage-set.ts';
import type { Portal, Spot } from './stage-set.ts';
import { assign, bringOn, comeIn, nearestPortal, portalById } from './world.ts';
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
export function freePerson(world: World, margin = 0.8): Actor | null {
  const far = ({ x, z }: Actor): number => Math.hypot(x - CENTRE[0], z - CENTRE[1]);
  const free = world.actors.filter((actor) => isFree(actor) && onFloor(actor, margin));
  return free.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** Puts down what is held, and goes without it. */
export function leaveObject(actor: Actor, exit: Portal): void {
  actor.role = 'leaver';
  actor.pace = Math.max(actor.pace, 1.45);
  walkOff(actor, exit, [{ kind: 'put' }, { kind: 'wait', seconds: 0.4 }]);
}

/** Whoever left it comes back for it, from where they are or through `from`. */
export function returnFor(world: World, name: string, object: StageObject, from: Portal): Actor {
  const there = world.actors.find((actor) => actor.id === object.owner && !actor.gone);
  const actor =
    there ??
    bringOn(world, { name, role: 'returner', at: outsideOf(from), towards: from.way[1]!, pace: 1.5 });
  const way = there ? [] : comeIn(from, 1.5);
  actor.role = 'returner';
  walkOff(actor, from, [...way, { kind: 'take', object }, { kind: 'wait', seconds: 0.5 }]);
  return actor;
}

export function fallDown(actor: Actor, way: LyingWay, seconds = 1.1): void {
  actor.role = 'down';
  assign(actor, [
    { kind: 'fall', way, seconds },
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

export function sitDown(actor: Actor, seconds: number, exit: Portal, seat = 1): void {
  actor.role = 'sitter';
  walkOff(actor, exit, sitting(BENCHES[0]!, seat, seconds));
}

/** Calls people together: those about first, the rest from the doors. They stand in a loose ring. */
export function gather(world: World, count: number, place: Spot): void {
  const about = world.actors.filter((actor) => isFree(actor) && onFloor(actor, 3)).slice(0, count);
  const doors = PORTALS.filter(({ id }) => id !== 'south');
  for (let n = 0; n < count; n++) {
    const portal = doors[n % doors.length]!;
    const actor = about[n] ?? comer(world, portal, Math.floor(n / doors.length));
    const way = about[n] ? [] : comeIn(portal, 1.55);
    actor.role = 'gathered';
    assign(actor, [
      ...way,
      { kind: 'go', to: ringSpot(world, n, count, place), speed: 1.4, within: 0.25 },
      { kind: 'wait', seconds: LONG, face: place },
    ]);
  }
}

/** Somebody who comes in behind `behind` others. */
function comer(world: World, portal: Portal, behind: number): Actor {
  const [first, next] = [outsideOf(portal), portal.way[1]!];
  const [dx, dz] = [first[0] - next[0], first[1] - next[1]];
  const share = (behind * 0.9) / Math.hypot(dx, dz);
  const at: Spot = [first[0] + dx * share, first[1] + dz * share];
  return bringOn(world, { role: 'gathered', at, towards: next, pace: 1.5 });
}

/** Two loose arcs, so that from the front nobody hides another altogether. */
function ringSpot({ random }: World, n: number, count: number, [x, z]: Spot): Spot {
  const back = Math.ceil(count / 2);
  const inBack = n < back;
  const [index, of] = inBack ? [n, back] : [n - back, count - back];
  const along = of === 1 ? 0 : index / (of - 1) - 0.5;
  const width = inBack ? 3.7 : 2.8;
  return [
    x + along * width + random.between(-0.12, 0.12),
    z + (inBack ? -0.75 : 0.75) - Math.abs(along) * 0.3 + random.between(-0.1, 0.1),
  ];
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

/** Everybody who stands about runs for the nearest way out. */
export function runAway(world: World): boolean {
  const all = runners(world);
  for (const actor of all) {
    actor.role = 'runner';
    actor.pace = world.random.between(2.7, 3.3);
    const delay = world.random.between(0, 0.5);
    walkOff(actor, nearestPortal([actor.x, actor.z]), [{ kind: 'wait', seconds: delay }]);
  }
  return all.length > 0;
}

/** Somebody comes in by the way out. */
export function againstTheFlow(world: World): Actor {
  const from = portalById(ONE_WAY);
  const actor = bringOn(world, { role: 'contrary', at: outsideOf(from), towards: from.way[1]!, pace: 1.3 });
  walkOff(actor, portalById('west'), [
    ...comeIn(from, 1.3),
    { kind: 'through', to: [0.2, -2.2], speed: 1.3 },
  ]);
  return actor;
}

/** Somebody comes in with a thing, leaves it and goes. */
export function bringAndLeave(world: World, kind: ObjectKind, from: Portal): Actor {
  const place = freeLeavingPlace(world);
  const actor = bringOn(world, {
    role: 'leaver',
    at: outsideOf(from),
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
