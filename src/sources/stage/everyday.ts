import type { Actor, Task } from './actor.ts';
import type { ObjectKind } from './luggage.ts';
import { BENCHES, CENTRE, FLOOR, PORTALS } from './stage-set.ts';
import type { Portal, Spot } from './stage-set.ts';
import { isClear } from './steering.ts';
import { assign, bringOn, comeIn, doorstep, portalById } from './world.ts';
import type { World } from './world.ts';

/** The right-hand door is a way out only: whoever comes in there walks against the flow. */
export const ONE_WAY = 'door-right';

/** Walks off through `portal`. */
export function walkOff(actor: Actor, portal: Portal, first: readonly Task[] = []): void {
  assign(actor, [...first, { kind: 'leave', portal }]);
}

/** Sends a passer-by through: in by one way, over the floor, out by another. `midway`: already on the floor. */
export function passBy(world: World, midway = false, brings?: ObjectKind): Actor {
  const { random } = world;
  const [from, to] = twoWays(world);
  const pace = random.between(1.05, 1.4);
  const via = somewhere(world);
  const at = midway ? emptySpot(world) : doorstep(world, from);
  const actor = bringOn(world, {
    at,
    towards: midway ? via : from.way[1]!,
    pace,
    ...(brings ? { brings } : luggage(world)),
  });
  const enter = midway ? [] : comeIn(from, pace);
  walkOff(actor, to, [...enter, ...onTheWay(world, actor, via)]);
  return actor;
}

function luggage({ random }: World): { readonly brings?: ObjectKind } {
  if (!random.chance(0.35)) return {};
  return { brings: random.pick<ObjectKind>(['backpack', 'backpack', 'handbag', 'suitcase']) };
}

/** Most walk straight through; some stop to look about, some sit down for a while. */
function onTheWay(world: World, actor: Actor, via: Spot): Task[] {
  const { random } = world;
  const seat = freeSeat(world);
  if (seat !== null && actor.holding === null && actor.wearing === null && random.chance(0.15)) {
    return sitting(BENCHES[1]!, seat, random.between(9, 16));
  }
  if (random.chance(0.25)) {
    const wait: Task = { kind: 'wait', seconds: random.between(2, 5) };
    return [{ kind: 'go', to: via, speed: actor.pace }, wait];
  }
  return [{ kind: 'through', to: via, speed: actor.pace }];
}

export function sitting(bench: (typeof BENCHES)[number], seat: number, seconds: number): Task[] {
  return [{ kind: 'sit', bench, seat }, { kind: 'wait', seconds }, { kind: 'rise' }];
}

/** A seat of the back bench that nobody sits on or makes for, or null. */
function freeSeat({ actors }: World): number | null {
  const taken = new Set<number>();
  for (const { tasks, overlay } of actors) {
    const task = tasks.find(({ kind }) => kind === 'sit');
    if (task?.kind === 'sit' && task.bench.at[1] === BENCHES[1]!.at[1]) taken.add(task.seat);
    if (overlay?.kind === 'sitting') taken.add(0).add(1);
  }
  return [0, 1].find((seat) => !taken.has(seat)) ?? null;
}

function twoWays({ random }: World): [Portal, Portal] {
  const from = random.pick(PORTALS.filter(({ id }) => id !== ONE_WAY));
  return [from, random.pick(PORTALS.filter((portal) => portal !== from))];
}

function somewhere({ random }: World): Spot {
  for (let tries = 0; tries < 8; tries++) {
    const spot: Spot = [random.between(FLOOR.left, 1.4), random.between(FLOOR.back + 0.3, FLOOR.front)];
    if (isClear(spot, 0.45)) return spot;
  }
  return CENTRE;
}

/** A place on the floor with room around it. */
export function emptySpot(world: World): Spot {
  let spot = somewhere(world);
  for (let tries = 0; tries < 12; tries++) {
    const [x, z] = spot;
    if (world.actors.every((actor) => Math.hypot(actor.x - x, actor.z - z) > 1.4)) break;
    spot = somewhere(world);
  }
  return spot;
}

/** Two come in one after the other, meet, talk, and go their ways. */
export function chat(world: World): void {
  const { random } = world;
  const [x, z] = emptySpot(world);
  const seconds = random.between(8, 14);
  const sides = [-0.42, 0.42];
  sides.forEach((side, n) => {
    const from = portalById(n === 0 ? 'door-left' : 'west');
    const pace = random.between(1.1, 1.3);
    const at = doorstep(world, from);
    const actor = bringOn(world, { role: 'chatting', at, towards: from.way[1]!, pace });
    const face: Spot = [x - side, z];
    walkOff(actor, portalById(n === 0 ? 'south' : ONE_WAY), [
      ...comeIn(from, pace),
      { kind: 'go', to: [x + side, z + side * 0.3], speed: pace },
      { kind: 'wait', seconds: seconds + n * 2, face },
    ]);
  });
}
