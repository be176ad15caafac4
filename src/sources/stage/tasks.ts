import { RISE_VIA } from './actor.ts';
import type { Actor, Overlay, Task } from './actor.ts';
import { standing } from './luggage.ts';
import type { StageObject } from './luggage.ts';
import { LYING, SIT, STOOP } from './pose.ts';
import { clamp, turnBetween } from './stage-math.ts';
import { seatOf } from './stage-set.ts';
import type { Spot } from './stage-set.ts';
import { face, halt, walkTo } from './steering.ts';
import type { World } from './world.ts';

const WITHIN = 0.25;

/**
 * One step of what somebody does.
 * @returns whether it is done
 */
export function stepTask(actor: Actor, task: Task, world: World, dt: number): boolean {
  switch (task.kind) {
    case 'go':
      return walkTo(actor, task.to, task.speed, task.within ?? WITHIN, world, dt) || actor.stuck > 9;
    case 'wait':
      rest(actor, task.face, dt);
      return actor.taskTime >= task.seconds;
    case 'wait-until':
      rest(actor, task.face, dt);
      return world.time >= task.time;
    case 'put':
      return putDown(actor, world, dt);
    case 'take':
      return takeUp(actor, task.object, world, dt);
    case 'fall':
      return fall(actor, task, dt);
    case 'rise':
      return rise(actor, dt);
    case 'sit':
      return sit(actor, task, world, dt);
    case 'leave':
      return leave(actor, task, world, dt);
  }
}

function rest(actor: Actor, towards: Spot | undefined, dt: number): void {
  halt(actor, dt);
  if (towards && actor.overlay === null) face(actor, towards, dt);
}

function overlay(kind: Overlay['kind'], pose: Overlay['pose'], via: Overlay['via'] = null): Overlay {
  return { kind, pose, via, amount: 0, rising: false };
}

/** Brings the overlay on (positive seconds) or off (negative). Whether it is all the way. */
function turnOver(actor: Actor, seconds: number, dt: number): boolean {
  const { overlay: over } = actor;
  if (over === null) return true;
  over.rising = seconds < 0;
  over.amount = clamp(over.amount + dt / seconds, 0, 1);
  if (over.rising && over.amount === 0) actor.overlay = null;
  return over.amount === (over.rising ? 0 : 1);
}

/** Beside the right hand, a little ahead. */
function spotBeside(actor: Actor): Spot {
  const [s, c] = [Math.sin(actor.heading), Math.cos(actor.heading)];
  return [actor.x - c * 0.36 + s * 0.12, actor.z + s * 0.36 + c * 0.12];
}

function putDown(actor: Actor, world: World, dt: number): boolean {
  halt(actor, dt);
  if (actor.wearing && !actor.holding) {
    actor.holding = actor.wearing;
    actor.wearing = null;
  }
  const { holding } = actor;
  if (holding && holding.kind !== 'suitcase' && actor.overlay === null)
    actor.overlay = overlay('stooping', STOOP);
  const bent = actor.overlay === null || (!actor.overlay.rising && turnOver(actor, 0.7, dt));
  if (holding && bent && actor.speed < 0.05) release(actor, holding, world.time);
  if (actor.holding) return false;
  return actor.overlay === null ? actor.taskTime > 0.6 : turnOver(actor, -0.7, dt);
}

function release(actor: Actor, object: StageObject, time: number): void {
  const [x, z] = spotBeside(actor);
  object.settling = { from: object.matrix, to: standing(x, z, actor.heading + 0.25), t: 0 };
  object.holder = null;
  object.putAt = time;
  actor.holding = null;
}

function takeUp(actor: Actor, object: StageObject, world: World, dt: number): boolean {
  const at: Spot = [object.matrix[12]!, object.matrix[14]!];
  if (actor.holding !== object && object.holder !== null) return true;
  if (actor.overlay === null && actor.holding !== object && !walkTo(actor, at, actor.pace, 0.62, world, dt))
    return false;
  halt(actor, dt);
  face(actor, at, dt);
  if (actor.holding !== object && actor.overlay === null) {
    if (object.kind === 'suitcase') return grab(actor, object);
    actor.overlay = overlay('stooping', STOOP);
  }
  if (actor.overlay && !actor.overlay.rising && turnOver(actor, 0.7, dt)) {
    grab(actor, object);
    turnOver(actor, -0.7, dt);
  }
  return actor.overlay?.rising === true ? turnOver(actor, -0.7, dt) : actor.overlay === null;
}

function grab(actor: Actor, object: StageObject): true {
  object.holder = actor.id;
  object.putAt = null;
  object.settling = null;
  actor.holding = object;
  return true;
}

function fall(actor: Actor, { way, seconds }: Extract<Task, { kind: 'fall' }>, dt: number): boolean {
  if (actor.overlay?.kind !== 'lying') actor.overlay = overlay('lying', LYING[way], RISE_VIA);
  halt(actor, dt);
  return turnOver(actor, seconds, dt);
}

function rise(actor: Actor, dt: number): boolean {
  halt(actor, dt);
  return turnOver(actor, actor.overlay?.kind === 'lying' ? -2.4 : -1, dt);
}

function sit(actor: Actor, task: Extract<Task, { kind: 'sit' }>, world: World, dt: number): boolean {
  const { bench } = task;
  const seat = seatOf(bench, task.seat);
  const front = 0.36;
  const spot: Spot = [seat[0] + Math.sin(bench.heading) * front, seat[1] + Math.cos(bench.heading) * front];
  if (actor.overlay === null) {
    if (!walkTo(actor, spot, Math.min(actor.pace, 1.1), 0.12, world, dt) && actor.stuck < 4) return false;
    halt(actor, dt);
    const turn = turnBetween(actor.heading, bench.heading);
    actor.heading += clamp(turn, -3 * dt, 3 * dt);
    if (Math.abs(turn) > 0.06 || actor.speed > 0.05) return false;
    actor.x = spot[0];
    actor.z = spot[1];
    actor.overlay = overlay('sitting', SIT);
  }
  return turnOver(actor, 1.1, dt);
}

function leave(
  actor: Actor,
  { portal }: Extract<Task, { kind: 'leave' }>,
  world: World,
  dt: number,
): boolean {
  const [x, z] = portal.inside;
  // Once in the doorway, straight on through it.
  const through = Math.hypot(actor.x - x, actor.z - z) < 0.7 || actor.leaving;
  actor.leaving = through;
  const reached = walkTo(actor, through ? portal.outside : portal.inside, actor.pace, 0.5, world, dt);
  if ((through && reached) || actor.stuck > 12) actor.gone = true;
  return actor.gone;
}
