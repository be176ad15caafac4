import { isDown, isFree } from './actor.ts';
import type { Actor, Task } from './actor.ts';
import type { ObjectKind, StageObject } from './luggage.ts';
import type { LyingWay } from './pose.ts';
import { BENCHES, CENTRE, FLOOR, PORTALS } from './stage-set.ts';
import type { Portal, Spot } from './stage-set.ts';
import { assign, bringOn, nearestPortal, portalById } from './world.ts';
import type { World } from './world.ts';

/** Where a thing is left alone, clear of the ways between the doors. */
export const LEAVING_PLACES: readonly Spot[] = [
  [2.35, -0.5],
  [1.9, 0.5],
  [2.5, -1.5],
];

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

/** Walks off through `portal`. */
export function walkOff(actor: Actor, portal: Portal, first: readonly Task[] = []): void {
  assign(actor, [...first, { kind: 'leave', portal }]);
}

/** Puts down what is held, and goes without it. */
export function leaveObject(actor: Actor, exit: Portal): void {
  actor.role = 'leaver';
  walkOff(actor, exit, [{ kind: 'put' }, { kind: 'wait', seconds: 0.8 }]);
}

export function returnFor(world: World, name: string, object: StageObject, from: Portal): Actor {
  const there = world.actors.find((actor) => actor.id === object.owner && !actor.gone);
  const actor =
    there ?? bringOn(world, { name, role: 'returner', at: from.outside, towards: from.inside, pace: 1.5 });
  const way: Task[] = there ? [] : [{ kind: 'go', to: from.inside, speed: 1.5, within: 0.6 }];
  actor.role = 'returner';
  walkOff(actor, from, [...way, { kind: 'take', object }, { kind: 'wait', seconds: 0.5 }]);
  return actor;
}

export function fallDown(actor: Actor, way: LyingWay, seconds = 0.8): void {
  actor.role = 'down';
  assign(actor, [
    { kind: 'fall', way, seconds },
    { kind: 'wait', seconds: 3600 },
  ]);
}

export function getUp(actor: Actor, exit: Portal): void {
  actor.role = 'risen';
  walkOff(actor, exit, [{ kind: 'rise' }, { kind: 'wait', seconds: 1.2 }]);
}

export function sitDown(actor: Actor, seconds: number, exit: Portal, seat = 1): void {
  const [bench] = BENCHES;
  actor.role = 'sitter';
  walkOff(actor, exit, [{ kind: 'sit', bench: bench!, seat }, { kind: 'wait', seconds }, { kind: 'rise' }]);
}

/** Calls people together: those about first, the rest from the doors. They stand in a loose ring. */
export function gather(world: World, count: number, place: Spot): void {
  const about = world.actors.filter((actor) => isFree(actor) && onFloor(actor, 3)).slice(0, count);
  const doors = PORTALS.filter(({ id }) => id !== 'south');
  for (let n = 0; n < count; n++) {
    const portal = doors[n % doors.length]!;
    const behind = Math.floor(n / doors.length) * 0.9;
    const at: Spot = [
      portal.outside[0] + behind * (portal.id === 'west' ? 0.9 : 0),
      portal.outside[1] + behind,
    ];
    const actor = about[n] ?? bringOn(world, { role: 'gathered', at, towards: portal.inside, pace: 1.55 });
    actor.role = 'gathered';
    const spot = ringSpot(world, n, count, place);
    const through: Task[] = about[n] ? [] : [{ kind: 'go', to: portal.inside, speed: 1.6, within: 0.7 }];
    assign(actor, [
      ...through,
      { kind: 'go', to: spot, speed: 1.5 },
      { kind: 'wait', seconds: 3600, face: place },
    ]);
  }
}

/** Two loose arcs, so that from the front nobody hides another altogether. */
function ringSpot({ random }: World, n: number, count: number, [x, z]: Spot): Spot {
  const back = Math.ceil(count / 2);
  const inBack = n < back;
  const [index, of] = inBack ? [n, back] : [n - back, count - back];
  const along = of === 1 ? 0 : index / (of - 1) - 0.5;
  const width = inBack ? 3.5 : 2.7;
  return [
    x + along * width + random.between(-0.12, 0.12),
    z + (inBack ? -0.75 : 0.75) - Math.abs(along) * 0.3,
  ];
}

/** Everybody who gathered goes, each by the nearest way. Whether anybody did. */
export function disperse(world: World): boolean {
  const gathered = world.actors.filter(({ role }) => role === 'gathered');
  gathered.forEach((actor, n) => {
    actor.role = 'dispersed';
    const ways = PORTALS.filter(({ id }) => id !== 'south');
    walkOff(actor, n % 3 === 0 ? nearestPortal([actor.x, actor.z]) : ways[n % ways.length]!, [
      { kind: 'wait', seconds: 0.15 * n },
    ]);
  });
  return gathered.length > 0;
}

/** Sends a passer-by through: in by one way, over the floor, out by another. */
export function passBy(world: World, midway = false): Actor {
  const { random } = world;
  const [from, to] = twoWays(world);
  const via: Spot = [random.between(FLOOR.left, 1.2), random.between(FLOOR.back, FLOOR.front - 0.3)];
  const brings = random.chance(0.3)
    ? random.pick<ObjectKind>(['backpack', 'backpack', 'handbag'])
    : undefined;
  const at: Spot = midway ? [random.between(-2, 1.2), random.between(-2.6, 0.4)] : from.outside;
  const actor = bringOn(world, {
    at,
    towards: midway ? via : from.inside,
    ...(brings === undefined ? {} : { brings }),
  });
  const enter: Task[] = midway ? [] : [{ kind: 'go', to: from.inside, speed: actor.pace, within: 0.6 }];
  const pause: Task[] = random.chance(0.2) ? [{ kind: 'wait', seconds: random.between(1.5, 4) }] : [];
  walkOff(actor, to, [...enter, { kind: 'go', to: via, speed: actor.pace, within: 0.5 }, ...pause]);
  return actor;
}

function twoWays({ random }: World): [Portal, Portal] {
  const from = random.pick(PORTALS);
  return [from, random.pick(PORTALS.filter((portal) => portal !== from))];
}

/** Somebody comes in with a thing, leaves it and goes. */
export function bringAndLeave(world: World, kind: ObjectKind, from: Portal): Actor {
  const place = freeLeavingPlace(world);
  const actor = bringOn(world, {
    role: 'leaver',
    at: from.outside,
    towards: from.inside,
    brings: kind,
    pace: 1.6,
  });
  walkOff(actor, portalById('south'), [
    { kind: 'go', to: from.inside, speed: 1.6, within: 0.6 },
    { kind: 'go', to: place, speed: 1.6 },
    { kind: 'wait', seconds: 0.8 },
    { kind: 'put' },
    { kind: 'wait', seconds: 0.8 },
  ]);
  return actor;
}

export function freeLeavingPlace(world: World): Spot {
  const taken = ([x, z]: Spot): boolean =>
    world.objects.some(
      ({ holder, matrix }) => holder === null && Math.hypot(matrix[12]! - x, matrix[14]! - z) < 0.8,
    );
  return LEAVING_PLACES.find((place) => !taken(place)) ?? LEAVING_PLACES[0]!;
}

/** Things on the floor whose owner is not on the way to them. */
export function leftObjects(world: World): readonly StageObject[] {
  const fetched = new Set(
    world.actors.flatMap(({ tasks }) =>
      tasks.flatMap((task) => (task.kind === 'take' ? [task.object.id] : [])),
    ),
  );
  return world.objects.filter(({ holder, id }) => holder === null && !fetched.has(id));
}

export function lyingPerson(world: World): Actor | null {
  return world.actors.find((actor) => isDown(actor) && actor.role === 'down') ?? null;
}
