import type { Task } from './actor.ts';
import { ONE_WAY, walkOff } from './everyday.ts';
import { insideOf, PORTALS } from './stage-set.ts';
import type { Spot } from './stage-set.ts';
import { assign, bringOn, comeIn, doorstep, portalById } from './world.ts';
import type { World } from './world.ts';

interface Queue {
  readonly count: number;
  readonly front: Spot;
  readonly step: Spot;
  readonly every: number;
}

/** People in a line: there from the start, or coming in. The first is served and goes, the others move up. */
export function queue(world: World, { count, front, step, every }: Queue): void {
  const there = world.steps === 0;
  const spot = (n: number): Spot => [front[0] + step[0] * n, front[1] + step[1] * n];
  const face: Spot = [front[0] - step[0], front[1] - step[1]];
  const doors = [portalById('west'), portalById('door-left')] as const;
  for (let n = 0; n < count; n++) {
    const door = doors[n % 2]!;
    const at = there ? spot(n) : doorstep(world, door);
    const actor = bringOn(world, { role: 'lead', at, towards: there ? face : door.way[1]!, pace: 1.2 });
    if (there) actor.speed = 0;
    const up: Task[] = there ? [] : comeIn(door, 1.3);
    for (let place = n; place >= 0; place--) {
      up.push({ kind: 'go', to: spot(place), speed: place === n ? 1.2 : 0.8, within: 0.12 });
      up.push({ kind: 'wait', seconds: place === n ? every + 0.5 * n : every - 0.9, face });
    }
    walkOff(actor, doors[(n + 1) % 2]!, up);
  }
}

/** Two groups that cross: where they are at the start or come in, where they go through, and out. */
const CROSSINGS = [
  { start: [-5.2, -1.6], door: 'west', goal: [2.4, -1.4], exit: 'door-right' },
  { start: [3.6, -1], door: 'south', goal: [-4.4, -1.5], exit: 'west' },
] as const;

/** Half of them from each side, through each other. */
export function cross(world: World, count: number, pace: number): void {
  const there = world.steps === 0;
  for (let n = 0; n < count; n++) {
    const { start, door, goal, exit } = CROSSINGS[n % 2]!;
    const row = Math.floor(n / 2);
    const out = n % 2 ? 1 : -1;
    const portal = portalById(door);
    const at: Spot = there
      ? [start[0] + out * 0.75 * Math.floor(row / 2), start[1] + (row % 2 ? 0.8 : -0.4)]
      : doorstep(world, portal);
    const own = pace * world.random.between(0.93, 1.08);
    const actor = bringOn(world, { role: 'lead', at, towards: there ? goal : portal.way[1]!, pace: own });
    actor.speed = pace;
    const to: Spot = [goal[0], goal[1] + (row % 2 ? 0.7 : -0.5)];
    const way = there ? [] : comeIn(portal, own);
    walkOff(actor, portalById(exit), [...way, { kind: 'through', to, speed: own }]);
  }
}

/** They leave by the door that is a way out. */
export function rightWay(world: World, count: number): void {
  const ways = PORTALS.filter(({ id }) => id === 'west' || id === 'south');
  for (let n = 0; n < count; n++) {
    const from = ways[n % ways.length]!;
    const actor = bringOn(world, {
      role: 'lead',
      at: doorstep(world, from),
      towards: from.way[1]!,
      pace: world.random.between(1.15, 1.35),
    });
    const door = insideOf(portalById(ONE_WAY));
    assign(actor, [
      { kind: 'wait', seconds: 1.4 * Math.floor(n / 2) },
      ...comeIn(from, actor.pace),
      { kind: 'through', to: [door[0], door[1] + 1.2], speed: actor.pace },
      { kind: 'leave', portal: portalById(ONE_WAY) },
    ]);
  }
}
