import { wholePose } from './actor.ts';
import type { Actor, Surface, Task } from './actor.ts';
import { standing } from './luggage.ts';
import type { StageObject } from './luggage.ts';
import { FALLING, KNEEL, LYING, STOOP } from './pose.ts';
import { sitPose } from './sitting.ts';
import { turnBetween } from './stage-math.ts';
import { outsideOf, seatOf } from './stage-set.ts';
import type { Spot } from './stage-set.ts';
import { face, halt, turnTo, walkTo } from './steering.ts';
import { climb, getDown, lieOn, rollOff, turnRound } from './tasks-floor.ts';
import { overlay, turnOver } from './turn-over.ts';
import type { World } from './world.ts';

const WITHIN = 0.2;
/** Somebody who gets no nearer for so long gives up, seconds. */
const PATIENCE = 8;

/**
 * One step of what somebody does.
 * @returns whether it is done
 */
export function stepTask(actor: Actor, task: Task, world: World, dt: number): boolean {
  switch (task.kind) {
    case 'go': {
      const there = { within: task.within ?? WITHIN, stop: true };
      return walkTo(actor, task.to, task.speed, there, world, dt) || actor.stuck > PATIENCE;
    }
    case 'through':
      return walkTo(actor, task.to, task.speed, THROUGH, world, dt) || actor.stuck > PATIENCE;
    case 'wait':
      rest(actor, task.face, dt);
      return actor.taskTime >= task.seconds;
    case 'put':
      return putDown(actor, task.on ?? null, world, dt);
    case 'take':
      return takeUp(actor, task.object, world, dt);
    case 'fall':
      return fall(actor, task, world, dt);
    case 'rise':
      return rise(actor, dt);
    case 'sit':
      return sit(actor, task, world, dt);
    case 'floor':
      return getDown(actor, task.posture, dt);
    case 'raise':
      actor.raises = task.up;
      return true;
    case 'turn':
      return turnRound(actor, task.heading, dt);
    case 'climb':
      return climb(actor, task.prop, world, dt);
    case 'lie-on':
      return lieOn(actor, task.prop, world, dt);
    case 'roll-off':
      return rollOff(actor, task, dt);
    case 'leave':
      return leave(actor, task, world, dt);
  }
}

const THROUGH = { within: 0.55, stop: false } as const;

function rest(actor: Actor, towards: Spot | undefined, dt: number): void {
  halt(actor, dt);
  if (towards && actor.overlay === null && actor.speed < 0.1) face(actor, towards, dt);
}

/** Beside the right hand, a little ahead. */
function spotBeside(actor: Actor): Spot {
  const [s, c] = [Math.sin(actor.heading), Math.cos(actor.heading)];
  return [actor.x - c * 0.34 + s * 0.16, actor.z + s * 0.34 + c * 0.16];
}

function putDown(actor: Actor, on: Surface | null, world: World, dt: number): boolean {
  if (on !== null && actor.overlay === null && actor.holding !== null) {
    const before = reachOf(on);
    if (!walkTo(actor, before, 1.1, { within: 0.14, stop: true }, world, dt) && actor.stuck < 3) return false;
  }
  halt(actor, dt);
  if (on !== null && actor.holding !== null) face(actor, on.at, dt);
  const { wearing } = actor;
  if (wearing && !actor.holding) {
    actor.holding = wearing;
    actor.wearing = null;
    wearing.shift = { from: wearing.matrix, t: 0 };
  }
  const { holding } = actor;
  if (holding && holding.kind !== 'suitcase' && actor.overlay === null) {
    if (holding.shift === null && actor.speed < 0.05) actor.overlay = overlay('stooping', STOOP);
    return false;
  }
  const bent = actor.overlay === null || (!actor.overlay.rising && turnOver(actor, 0.8, dt));
  if (holding && bent && actor.speed < 0.05) release(actor, holding, on);
  if (actor.holding) return false;
  return actor.overlay === null ? actor.taskTime > 0.8 : turnOver(actor, -0.8, dt);
}

/** From where a surface is reached: before its front. */
function reachOf({ at, heading }: Surface): Spot {
  return [at[0] + Math.sin(heading) * 0.62, at[1] + Math.cos(heading) * 0.62];
}

/** Lets go of a thing: it comes to stand beside, or on what it is meant for. */
export function release(actor: Actor, object: StageObject, on: Surface | null = null): void {
  const [x, z] = on?.at ?? spotBeside(actor);
  object.rest = on ? standing(x, z, on.heading, on.height) : standing(x, z, actor.heading + 0.25);
  object.shift = { from: object.matrix, t: 0 };
  object.holder = null;
  actor.holding = null;
}

function takeUp(actor: Actor, object: StageObject, world: World, dt: number): boolean {
  const at: Spot = [object.rest[12]!, object.rest[14]!];
  const has = actor.holding === object;
  // Somebody else took it.
  if (!has && object.holder !== null) return true;
  if (!has && actor.overlay === null) {
    const near = walkTo(actor, at, actor.pace, { within: 0.58, stop: true }, world, dt);
    if (!near && actor.stuck < PATIENCE) return false;
    halt(actor, dt);
    face(actor, at, dt);
    if (actor.speed > 0.05 || Math.abs(actor.turning) > 0.4) return false;
    if (object.kind === 'suitcase') grab(actor, object);
    else actor.overlay = overlay('stooping', STOOP);
    return object.kind === 'suitcase';
  }
  halt(actor, dt);
  if (!has && turnOver(actor, 0.8, dt)) grab(actor, object);
  return actor.holding === object && turnOver(actor, -0.8, dt);
}

function grab(actor: Actor, object: StageObject): void {
  object.holder = actor.id;
  object.shift = { from: object.matrix, t: 0 };
  actor.holding = object;
}

function fall(actor: Actor, task: Extract<Task, { kind: 'fall' }>, world: World, dt: number): boolean {
  const { way, seconds, slide = 0, lands = 0 } = task;
  if (actor.overlay?.kind !== 'lying') {
    const from = actor.overlay === null ? null : wholePose(actor, world.time);
    if (actor.holding) release(actor, actor.holding);
    const meant = seconds > 2;
    const down = meant ? KNEEL : FALLING[way];
    actor.overlay = overlay('lying', LYING[way], { down, up: KNEEL, meant, from });
  }
  halt(actor, dt);
  if (actor.overlay.amount < 1) {
    const course = actor.heading + { forward: 0, back: Math.PI, side: -Math.PI / 2 }[way];
    actor.x += (Math.sin(course) * slide * dt) / seconds;
    actor.z += (Math.cos(course) * slide * dt) / seconds;
    actor.lift = Math.max(lands, actor.lift - DROP * dt);
    if (actor.lift < lands) actor.lift = lands;
  }
  return turnOver(actor, seconds, dt);
}

/** Metres a second at which somebody comes down who stood on something. */
const DROP = 1.7;

function rise(actor: Actor, dt: number): boolean {
  halt(actor, dt);
  actor.lift = Math.max(0, actor.lift - 0.5 * dt);
  return turnOver(actor, actor.overlay?.kind === 'lying' ? -2.8 : -1.1, dt);
}

/** How far before the middle of the seat the feet are, metres. */
const KNEES = 0.42;

function sit(actor: Actor, task: Extract<Task, { kind: 'sit' }>, world: World, dt: number): boolean {
  const { bench } = task;
  const seat = seatOf(bench, task.seat);
  const spot: Spot = [seat[0] + Math.sin(bench.heading) * KNEES, seat[1] + Math.cos(bench.heading) * KNEES];
  if (actor.overlay === null) {
    const speed = Math.min(actor.pace, 1.1);
    const near = walkTo(actor, spot, speed, { within: 0.12, stop: true }, world, dt);
    if (!near && actor.stuck < 4) return false;
    halt(actor, dt);
    turnTo(actor, bench.heading, 2, dt);
    if (Math.abs(turnBetween(actor.heading, bench.heading)) > 0.08 || actor.speed > 0.05) return false;
    actor.overlay = overlay('sitting', sitPose(actor.look.height, KNEES));
  }
  // What is left to the right place is slid while going down.
  actor.x += (spot[0] - actor.x) * Math.min(1, 3 * dt);
  actor.z += (spot[1] - actor.z) * Math.min(1, 3 * dt);
  actor.turning = 0;
  return turnOver(actor, 1.2, dt);
}

/** Along the way out, from where it is entered to where nobody sees. */
function leave(
  actor: Actor,
  { portal }: Extract<Task, { kind: 'leave' }>,
  world: World,
  dt: number,
): boolean {
  const places = [...portal.way].reverse();
  const next = places[actor.leaving] ?? outsideOf(portal);
  if (walkTo(actor, next, actor.pace, THROUGH, world, dt) || actor.stuck > PATIENCE) {
    actor.stuck = 0;
    actor.leaving++;
  }
  if (actor.leaving >= places.length) actor.gone = true;
  return actor.gone;
}
