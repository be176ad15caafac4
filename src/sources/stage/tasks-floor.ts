import type { Actor, Task } from './actor.ts';
import { floorPose } from './floor-poses.ts';
import type { FloorPosture } from './floor-poses.ts';
import { KNEEL, LYING } from './pose.ts';
import type { Pose } from './pose.ts';
import { PROP_PLANS, besideProp } from './props.ts';
import type { Prop } from './props.ts';
import { sitPose } from './sitting.ts';
import { clamp, mix, smooth, turnBetween } from './stage-math.ts';
import type { Spot } from './stage-set.ts';
import { halt, turnTo, walkTo } from './steering.ts';
import { overlay, turnOver } from './turn-over.ts';
import type { World } from './world.ts';

/** Seconds to get down to the floor, onto steps, and to lie down on a bed. */
const DOWN = 1.8;
const CLIMB = 1.8;
const LIE = 3.2;
const ROLL = 0.9;
const ARRIVE = { within: 0.14, stop: true } as const;

/** Sits, kneels, plays or exercises on the floor. */
export function getDown(actor: Actor, posture: FloorPosture, dt: number): boolean {
  halt(actor, dt);
  if (actor.overlay === null) {
    if (actor.speed > 0.05) return false;
    actor.overlay = overlay('floor', floorPose(posture, 0), { posture, down: KNEEL, up: KNEEL });
  }
  return turnOver(actor, DOWN, dt);
}

export function turnRound(actor: Actor, heading: number, dt: number): boolean {
  halt(actor, dt);
  turnTo(actor, heading, 1.6, dt);
  return Math.abs(turnBetween(actor.heading, heading)) < 0.05 || actor.taskTime > 4;
}

/** Steps up from behind, foot by foot. */
export function climb(actor: Actor, prop: Prop, world: World, dt: number): boolean {
  const { top, size } = PROP_PLANS[prop.kind];
  if (actor.lift === 0) {
    const foot = besideProp(prop, 0, -size[2] / 2 - 0.3);
    if (!walkTo(actor, foot, 1.1, ARRIVE, world, dt) && actor.stuck < 3) return false;
    halt(actor, dt);
    turnTo(actor, prop.heading, 2, dt);
    if (Math.abs(turnBetween(actor.heading, prop.heading)) > 0.08 || actor.speed > 0.05) return false;
  }
  actor.lift = Math.min(top, actor.lift + (top / CLIMB) * dt);
  const left = (top - actor.lift) / top;
  const goal = besideProp(prop, 0, -(size[2] / 2 + 0.3) * left);
  actor.phase = (actor.phase + 5.5 * dt) % (2 * Math.PI);
  // Steps on the spot, as of somebody who turns: the way is that of the steps.
  actor.turning = left > 0.02 ? 1 : 0;
  [actor.x, actor.z] = goal;
  actor.heading = prop.heading;
  return actor.lift >= top;
}

/** Sits down on the edge and lies back: the head is at the far end, the feet towards the front. */
export function lieOn(actor: Actor, prop: Prop, world: World, dt: number): boolean {
  const { top } = PROP_PLANS[prop.kind];
  const { edge, faces } = layOf(prop, actor.look.height);
  if (actor.overlay?.kind !== 'lying') {
    if (!walkTo(actor, edge, 1, ARRIVE, world, dt) && actor.stuck < 3) return false;
    halt(actor, dt);
    turnTo(actor, faces, 2, dt);
    if (Math.abs(turnBetween(actor.heading, faces)) > 0.1 || actor.speed > 0.05) return false;
    const down = top > 0.3 ? sitPose(actor.look.height, 0.42) : KNEEL;
    actor.overlay = overlay('lying', LYING.back, { down, up: down, meant: true });
  }
  actor.turning = 0;
  const done = turnOver(actor, LIE, dt);
  settleOn(actor, prop);
  return done;
}

/** How somebody lies on a prop: where they sit down first and look, where the feet come to lie, which way they point. */
interface Lay {
  readonly edge: Spot;
  readonly faces: number;
  readonly feet: Spot;
  readonly points: number;
}

function layOf(prop: Prop, height: number): Lay {
  const [w, , d] = PROP_PLANS[prop.kind].size;
  const far = 0.44 * height;
  const { heading } = prop;
  // Beds are long from front to back, benches from side to side.
  return d > w
    ? { edge: besideProp(prop, w / 2 + 0.3, 0), faces: heading + Math.PI / 2, feet: besideProp(prop, 0, far), points: heading }
    : { edge: besideProp(prop, 0, d / 2 + 0.25), faces: heading, feet: besideProp(prop, far, 0), points: heading + Math.PI / 2 };
} // prettier-ignore

/** Where somebody is on the way from the edge of a bed to lying in its middle. */
function settleOn(actor: Actor, prop: Prop): void {
  const { top } = PROP_PLANS[prop.kind];
  const { edge, faces, feet, points } = layOf(prop, actor.look.height);
  const over = smooth(clamp((actor.overlay?.amount ?? 0) * 2 - 1, 0, 1));
  actor.x = mix(edge[0], feet[0], over);
  actor.z = mix(edge[1], feet[1], over);
  actor.heading = mix(faces, points, over);
  actor.lift = top * over;
}

/** From the middle of a bed to the floor beside it, metres. */
const ASIDE = 1.02;
/** Half way over the edge: nobody slides off like a plank. */
const OVER_EDGE: Pose = {
  ...LYING.back,
  armL: 1.2,
  armR: 0.9,
  outL: 0.9,
  outR: 1,
  hipL: 0.7,
  hipR: 0.4,
  kneeL: 0.9,
  kneeR: 0.5,
};

/** Over the edge onto the floor: not meant. */
export function rollOff(
  actor: Actor,
  { side, from }: Extract<Task, { kind: 'roll-off' }>,
  dt: number,
): boolean {
  halt(actor, dt);
  if (actor.overlay?.kind !== 'lying' || actor.overlay.meant) {
    const pose = { ...LYING.back, armL: 0.5, outL: 1.1, hipL: 0.25, kneeL: 0.5, look: -0.4 };
    actor.overlay = overlay('lying', pose, { from: LYING.back, down: OVER_EDGE, up: KNEEL, meant: false });
  }
  const done = turnOver(actor, ROLL, dt);
  const gone = smooth(actor.overlay.amount);
  const far = side * ASIDE * gone;
  actor.x = from[0] + Math.cos(actor.heading) * far;
  actor.z = from[1] - Math.sin(actor.heading) * far;
  actor.lift = Math.max(0, actor.lift - 1.3 * dt * (gone > 0.35 ? 1 : 0));
  return done;
}
