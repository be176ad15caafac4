import { isDown } from './actor.ts';
import type { Actor } from './actor.ts';
import { cadence } from './gait.ts';
import { isFloor } from './ground.ts';
import type { StageObject } from './luggage.ts';
import { footprint } from './props.ts';
import type { Prop } from './props.ts';
import { clamp, turnBetween } from './stage-math.ts';
import { BENCHES, PILLARS, PILLAR_RADIUS } from './stage-set.ts';
import type { Spot } from './stage-set.ts';

/** What walking needs to know of the world. */
export interface Surroundings {
  readonly steps: number;
  readonly actors: readonly Actor[];
  readonly objects: readonly StageObject[];
  readonly props: readonly Prop[];
}

/** Something to walk around, and how it moves; metres and metres a second. */
interface Round {
  readonly x: number;
  readonly z: number;
  readonly vx: number;
  readonly vz: number;
  readonly radius: number;
}

const TURN_RATE = 2.7;
const PUSH_OFF = 1.9;
const DASH = 4;
const BRAKE = 2.6;
/** People look about every so many steps. */
const LOOK_EVERY = 3;
/** Seconds that they look ahead. */
const AHEAD = 2.2;
const RUSH = 0.55;
const BODY = 0.27;
/** Distance that strangers keep from a thing that stands alone, metres. */
const SHY = 0.95;

const still = (x: number, z: number, radius: number): Round => ({ x, z, vx: 0, vz: 0, radius });

const FURNITURE: readonly Round[] = [
  ...PILLARS.map(([x, z]) => still(x, z, PILLAR_RADIUS)),
  ...BENCHES.flatMap(({ at: [x, z], heading, length }) =>
    [-0.42, -0.14, 0.14, 0.42].map((along) =>
      still(x + Math.cos(heading) * along * length, z - Math.sin(heading) * along * length, 0.32),
    ),
  ),
];

/** Courses that are weighed: off the straight way by so many radians, at these shares of the speed. */
const OFF = [0, 0.22, -0.22, 0.45, -0.45, 0.75, -0.75, 1.1, -1.1, 1.6, -1.6, 2.2, -2.2] as const;
const PACES = [1, 0.6, 0.2] as const;

/**
 * One step of walking towards a place, around what stands and walks in the way.
 * @param within how near is there, metres
 * @param stop whether to slow down for it
 * @returns whether it is reached
 */
export function walkTo(
  actor: Actor,
  to: Spot,
  speed: number,
  { within, stop }: { readonly within: number; readonly stop: boolean },
  world: Surroundings,
  dt: number,
): boolean {
  const distance = Math.hypot(to[0] - actor.x, to[1] - actor.z);
  if (distance < within) {
    actor.course = null;
    return true;
  }
  if (actor.course === null || (world.steps + actor.id) % LOOK_EVERY === 0) {
    actor.course = choose(actor, to, speed, distance, world);
  }
  const { course } = actor;
  turnTo(actor, course.heading, TURN_RATE, dt);
  const off = Math.abs(turnBetween(actor.heading, course.heading));
  const arriving = stop ? Math.min(1, 0.3 + (distance - within) / 0.9) : 1;
  const goal = course.speed * arriving * clamp(1.25 - off * 0.75, 0.12, 1);
  actor.speed += clamp(goal - actor.speed, -BRAKE * dt, (actor.role === 'runner' ? DASH : PUSH_OFF) * dt);
  advance(actor, dt);
  const nearer = distance - Math.hypot(to[0] - actor.x, to[1] - actor.z);
  actor.stuck = nearer < 0.15 * speed * dt ? actor.stuck + dt : Math.max(0, actor.stuck - dt);
  return false;
}

/** Slows to a stand. */
export function halt(actor: Actor, dt: number): void {
  actor.speed = Math.max(0, actor.speed - BRAKE * dt);
  actor.turning = 0;
  actor.course = null;
  advance(actor, dt);
}

/** Turns on the spot towards a place. */
export function face(actor: Actor, [x, z]: Spot, dt: number): void {
  turnTo(actor, Math.atan2(x - actor.x, z - actor.z), TURN_RATE * 0.6, dt);
}

/** Turns towards a heading, at most `rate` radians a second, slower as it is reached. */
export function turnTo(actor: Actor, heading: number, rate: number, dt: number): void {
  const turn = turnBetween(actor.heading, heading);
  const most = Math.min(rate, Math.abs(turn) * 5 + 0.05);
  actor.turning = clamp(turn / dt, -most, most);
  actor.heading += actor.turning * dt;
}

function advance(actor: Actor, dt: number): void {
  actor.x += Math.sin(actor.heading) * actor.speed * dt;
  actor.z += Math.cos(actor.heading) * actor.speed * dt;
  // Who turns on the spot takes small steps.
  const steps = actor.speed > 0.02 ? cadence(actor.speed) : 0.8 * clamp(Math.abs(actor.turning), 0, 1);
  actor.phase = (actor.phase + steps * dt * 2 * Math.PI) % (2 * Math.PI);
}

/** The course that costs least: detour, turning, slowness, and what would be run into. */
function choose(
  actor: Actor,
  to: Spot,
  speed: number,
  distance: number,
  world: Surroundings,
): NonNullable<Actor['course']> {
  const rounds = roundsFor(actor, to, world);
  const straight = Math.atan2(to[0] - actor.x, to[1] - actor.z);
  let best = { heading: straight, speed: 0 };
  let least = 1.9;
  // Who got no nearer for a while goes round a long way.
  const detour = actor.stuck > 1.2 ? 0.35 : 0.8;
  for (const off of OFF) {
    const heading = straight + off;
    const turn = Math.abs(turnBetween(actor.heading, heading));
    for (const pace of PACES) {
      const cost = Math.abs(off) * detour + (off < 0 ? 0.03 : 0) + 0.25 * turn + 0.9 * (1 - pace);
      if (cost >= least) continue;
      const whole = cost + trouble(actor, heading, speed * pace, distance, rounds);
      if (whole >= least) continue;
      least = whole;
      best = { heading, speed: speed * pace };
    }
  }
  return best;
}

/** What a course runs into, the sooner the worse. */
function trouble(
  actor: Actor,
  heading: number,
  speed: number,
  distance: number,
  rounds: readonly Round[],
): number {
  const [vx, vz] = [Math.sin(heading) * speed, Math.cos(heading) * speed];
  // What lies behind the goal does not matter. Who runs away is not polite.
  const reach = actor.role === 'runner' ? RUSH : AHEAD;
  const ahead = Math.min(reach, distance / Math.max(speed, 0.2));
  let sum = 0;
  // Who means to go where nobody should goes there.
  const bold = actor.role === 'trespasser';
  if (!bold && !isFloor(actor.x + vx * 0.3, actor.z + vz * 0.3)) sum += 2.5;
  else if (!bold && !isFloor(actor.x + vx * 0.8, actor.z + vz * 0.8)) sum += 0.7;
  for (const round of rounds) {
    const time = meeting(round, actor, vx, vz, actor.stuck > 2.5 ? 0.7 : 1);
    if (time < ahead) sum += 2.4 * (1 - time / AHEAD) + 0.3;
  }
  return sum;
}

/** Seconds until the two touch, 0 when they do and come nearer, Infinity when never. */
function meeting(round: Round, actor: Actor, vx: number, vz: number, shrink: number): number {
  const [x, z] = [round.x - actor.x, round.z - actor.z];
  const [rx, rz] = [vx - round.vx, vz - round.vz];
  const r = (round.radius + BODY) * shrink;
  const along = x * rx + z * rz;
  if (along <= 0) return Infinity;
  const gap = x * x + z * z - r * r;
  if (gap <= 0) return 0;
  const v2 = rx * rx + rz * rz;
  const root = along * along - v2 * gap;
  return root <= 0 ? Infinity : (along - Math.sqrt(root)) / v2;
}

function roundsFor(actor: Actor, to: Spot, { actors, objects, props }: Surroundings): readonly Round[] {
  const rounds: Round[] = [...FURNITURE];
  const goal = actor.tasks[0] && 'prop' in actor.tasks[0] ? actor.tasks[0].prop.id : null;
  for (const prop of props) {
    if (prop.id === goal || isSeat(actor, prop)) continue;
    for (const { at, radius } of footprint(prop)) rounds.push(still(at[0], at[1], radius));
  }
  for (const other of actors) {
    if (other === actor || Math.hypot(other.x - actor.x, other.z - actor.z) > 6) continue;
    if (isDown(other)) {
      for (const bone of [2, 0, 8, 11])
        rounds.push(still(other.bones[bone]![12]!, other.bones[bone]![14]!, 0.4));
      continue;
    }
    const [vx, vz] = [Math.sin(other.heading) * other.speed, Math.cos(other.heading) * other.speed];
    rounds.push({ x: other.x, z: other.z, vx, vz, radius: BODY + 0.06 });
    // A case on wheels follows its owner.
    if (other.holding?.kind === 'suitcase') {
      rounds.push({ x: other.holding.matrix[12]!, z: other.holding.matrix[14]!, vx, vz, radius: 0.22 });
    }
  }
  for (const object of objects) {
    if (object.holder !== null || object.owner === actor.id) continue;
    rounds.push(still(object.rest[12]!, object.rest[14]!, SHY - BODY));
  }
  // What stands at the goal itself does not bar the way to it.
  return rounds.filter(({ x, z, radius }) => Math.hypot(x - to[0], z - to[1]) > Math.min(radius + 0.1, 0.5));
}

/** Whether somebody is about to sit down on it, or gets up from it. */
function isSeat({ tasks, x, z }: Actor, { at }: Prop): boolean {
  const [task] = tasks;
  return (task?.kind === 'sit' && task.bench.at === at) || Math.hypot(at[0] - x, at[1] - z) < 0.5;
}

/** Nearer than this, two who walk into each other push apart, metres. */
const TOUCH = 0.44;

/** Whether something that stands there for good leaves room for a body. */
export function isClear([x, z]: Spot, room: number): boolean {
  return isFloor(x, z) && FURNITURE.every((one) => Math.hypot(one.x - x, one.z - z) > one.radius + room);
}

/** Bodies that came too near give way to each other, a little at a time. */
export function keepApart(actors: readonly Actor[], dt: number): void {
  for (let a = 0; a < actors.length; a++) {
    for (let b = a + 1; b < actors.length; b++) {
      const [one, other] = [actors[a]!, actors[b]!];
      const [dx, dz] = [other.x - one.x, other.z - one.z];
      const gap = Math.hypot(dx, dz);
      if (gap > TOUCH || gap < 1e-6 || one.overlay || other.overlay) continue;
      const push = Math.min((TOUCH - gap) / 2, 0.5 * dt) / gap;
      one.x -= dx * push;
      one.z -= dz * push;
      other.x += dx * push;
      other.z += dz * push;
    }
  }
}
