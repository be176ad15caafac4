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

/** People in a line, there from the start: the first is served and goes, the others move up. */
export function queue(world: World, { count, front, step, every }: Queue): void {
  const spot = (n: number): Spot => [front[0] + step[0] * n, front[1] + step[1] * n];
  const face: Spot = [front[0] - step[0], front[1] - step[1]];
  for (let n = 0; n < count; n++) {
    const at = spot(n);
    const actor = bringOn(world, { role: 'lead', at, towards: face, pace: 1 });
    actor.speed = 0;
    const up: Task[] = [];
    for (let place = n; place >= 0; place--) {
      up.push({ kind: 'go', to: spot(place), speed: 0.8, within: 0.12 });
      up.push({ kind: 'wait', seconds: place === n ? every + 0.5 * n : every - 0.9, face });
    }
    const exit = portalById(n % 2 ? 'west' : 'door-left');
    walkOff(actor, exit, up);
  }
}

/** Where two groups that cross come from and go to. */
const CROSSINGS: readonly (readonly [start: Spot, goal: Spot, exit: string])[] = [
  [[-5.2, -1.6], [2.6, -1.3], 'door-right'],
  [[3.6, -1], [-4.4, -1.5], 'west'],
];

/** Half of them from each side, through each other. */
export function cross(world: World, count: number, pace: number): void {
  for (let n = 0; n < count; n++) {
    const [[x, z], goal, exit] = CROSSINGS[n % 2]!;
    const row = Math.floor(n / 2);
    const out = n % 2 ? 1 : -1;
    const at: Spot = [x + out * 0.75 * Math.floor(row / 2), z + (row % 2 ? 0.8 : -0.4)];
    const actor = bringOn(world, {
      role: 'lead',
      at,
      towards: goal,
      pace: pace * world.random.between(0.93, 1.08),
    });
    actor.speed = pace;
    const to: Spot = [goal[0], goal[1] + (row % 2 ? 0.7 : -0.5)];
    walkOff(actor, portalById(exit), [{ kind: 'through', to, speed: actor.pace }]);
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
