import type { Actor } from './actor.ts';
import { isDown } from './actor.ts';
import type { StageObject } from './luggage.ts';
import { strideLength } from './pose.ts';
import { apply, clamp, turnBetween } from './stage-math.ts';
import { BENCHES, PILLARS, PILLAR_RADIUS, ROOM, SAFETY_LINE } from './stage-set.ts';
import type { Spot } from './stage-set.ts';

/** Something to walk around. */
interface Round {
  readonly x: number;
  readonly z: number;
  readonly radius: number;
}

const TURN_RATE = 3.2;
const PUSH_OFF = 2.2;
const BRAKE = 3.4;

const FURNITURE: readonly Round[] = [
  ...PILLARS.map(([x, z]) => ({ x, z, radius: PILLAR_RADIUS })),
  ...BENCHES.flatMap(({ at: [x, z], heading, length }) =>
    [-0.5, -0.17, 0.17, 0.5].map((along) => ({
      x: x + Math.cos(heading) * along * length,
      z: z - Math.sin(heading) * along * length,
      radius: 0.34,
    })),
  ),
];

/** Distance that strangers keep from a thing that stands alone, metres. */
const SHY = 1.5;

/**
 * One step of walking towards a place, around what stands in the way.
 * @returns whether it is reached
 */
export function walkTo(
  actor: Actor,
  to: Spot,
  speed: number,
  within: number,
  world: { readonly actors: readonly Actor[]; readonly objects: readonly StageObject[] },
  dt: number,
): boolean {
  const [dx, dz] = [to[0] - actor.x, to[1] - actor.z];
  const distance = Math.hypot(dx, dz);
  if (distance < within) return true;
  let [wx, wz] = [dx / distance, dz / distance];
  const rounds = roundsFor(actor, to, world);
  const weight = actor.stuck > 2 ? 0.4 : 1;
  for (const round of rounds) {
    const [px, pz] = pushFrom(actor, round, wx, wz, distance);
    wx += px * weight;
    wz += pz * weight;
  }
  if (actor.z > ROOM.back + 1 && actor.x > SAFETY_LINE.from - 0.5)
    wx -= (actor.x - SAFETY_LINE.from + 0.5) * 3;
  const wanted = Math.atan2(wx, wz);
  const turn = turnBetween(actor.heading, wanted);
  const most = TURN_RATE * dt;
  actor.heading += clamp(turn, -most, most);
  const slow = Math.abs(turn) > 1.2 ? 0.35 : 1;
  const arriving = Math.min(1, (distance - within) / 0.5 + 0.35);
  const goal = speed * slow * arriving;
  actor.speed += clamp(goal - actor.speed, -BRAKE * dt, PUSH_OFF * dt);
  advance(actor, dt);
  const nearer = distance - Math.hypot(to[0] - actor.x, to[1] - actor.z);
  actor.stuck = nearer < 0.2 * speed * dt ? actor.stuck + dt : Math.max(0, actor.stuck - dt);
  return false;
}

/** Slows to a stand. */
export function halt(actor: Actor, dt: number): void {
  actor.speed = Math.max(0, actor.speed - BRAKE * dt);
  advance(actor, dt);
}

/** Turns on the spot towards a place. */
export function face(actor: Actor, [x, z]: Spot, dt: number): void {
  const turn = turnBetween(actor.heading, Math.atan2(x - actor.x, z - actor.z));
  actor.heading += clamp(turn, -TURN_RATE * 0.7 * dt, TURN_RATE * 0.7 * dt);
}

function advance(actor: Actor, dt: number): void {
  actor.x += Math.sin(actor.heading) * actor.speed * dt;
  actor.z += Math.cos(actor.heading) * actor.speed * dt;
  actor.phase += (actor.speed * dt * 2 * Math.PI) / strideLength(actor.look.height, actor.speed);
}

function roundsFor(
  actor: Actor,
  to: Spot,
  world: { readonly actors: readonly Actor[]; readonly objects: readonly StageObject[] },
): readonly Round[] {
  const rounds: Round[] = [...FURNITURE];
  for (const other of world.actors) {
    if (other === actor || other.gone) continue;
    if (isDown(other)) {
      for (const bone of [0, 2, 8]) {
        const [x, , z] = apply(other.bones[bone]!, [0, 0, 0]);
        rounds.push({ x, z, radius: 0.75 });
      }
    } else rounds.push({ x: other.x, z: other.z, radius: other.speed < 0.2 ? 0.34 : 0.3 });
  }
  for (const object of world.objects) {
    if (object.holder !== null || object.owner === actor.id) continue;
    rounds.push({ x: object.matrix[12]!, z: object.matrix[14]!, radius: SHY });
  }
  // What stands at the goal itself does not bar the way to it.
  return rounds.filter(({ x, z, radius }) => Math.hypot(x - to[0], z - to[1]) > Math.min(radius, 0.5) + 0.25);
}

/** A push aside from a thing ahead, and back from one too near. */
function pushFrom(actor: Actor, round: Round, wx: number, wz: number, distance: number): Spot {
  const [rx, rz] = [round.x - actor.x, round.z - actor.z];
  const gap = Math.hypot(rx, rz);
  const clear = round.radius + 0.34;
  if (gap > clear + 1.5 || gap < 1e-6) return [0, 0];
  let [px, pz] = [0, 0];
  if (gap < clear) {
    const push = ((clear - gap) / clear) * 2.4;
    px -= (rx / gap) * push;
    pz -= (rz / gap) * push;
  }
  const ahead = rx * wx + rz * wz;
  const aside = rx * wz - rz * wx;
  if (ahead > 0 && ahead < Math.min(1.9 + round.radius, distance + 0.2) && Math.abs(aside) < clear) {
    const side = Math.abs(aside) < 0.05 ? 1 : Math.sign(aside);
    const strength = (1 - Math.abs(aside) / clear) * (1 - ahead / (2.4 + round.radius)) * 1.7;
    px -= wz * side * strength;
    pz += wx * side * strength;
  }
  return [px, pz];
}
