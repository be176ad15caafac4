import { dimmed, knocked, lightAt } from './atmosphere.ts';
import { walkOff } from './everyday.ts';
import type { Actor } from './actor.ts';
import type { FloorPosture } from './floor-poses.ts';
import { heatOf } from './props.ts';
import type { Prop } from './props.ts';
import { CENTRE } from './stage-set.ts';
import type { Spot } from './stage-set.ts';
import { bringOn, comeIn, doorstep, nearestPortal, portalById, setUp } from './world.ts';
import type { World } from './world.ts';

/** Places beside the back bench, off everybody's way. */
const BIN_AT: Spot = [0.7, -4.25];
const BEACON_AT: Spot = [-2.05, -4.4];
/** Where somebody with a knife stands, and where somebody stands who is over the yellow line. */
const KNIFE_AT: Spot = [0.5, 0.3];
/** Where a photograph stands, and where its front looks: towards the cameras. */
export const PHOTO = { at: [2.6, -2.2], heading: -0.25 } as const;
const OVER_LINE: Spot = [5.15, -4.2];
const BEFORE_LINE: Spot = [3.4, -0.6];

export function burning({ props, time }: World): Prop | null {
  return props.find((prop) => prop.kind === 'bin' && prop.outAt === null && heatOf(prop, time) > 0) ?? null;
}

/** A bin catches fire: one that is there, or one that is brought on for it. */
export function setFire(world: World): void {
  const bin = world.props.find(({ kind }) => kind === 'bin') ?? setUp(world, { name: 'bin', kind: 'bin', at: BIN_AT });
  [bin.litAt, bin.outAt] = [world.time, null];
} // prettier-ignore

export function putOut(world: World): void {
  const bin = burning(world);
  if (bin) bin.outAt = world.time;
}

/** A warning light is switched on, or off. */
export function switchBeacon(world: World): void {
  const known = world.props.find(({ kind }) => kind === 'beacon');
  const beacon = known ?? setUp(world, { name: 'beacon', kind: 'beacon', at: BEACON_AT });
  beacon.litAt = beacon.litAt === null ? world.time : null;
}

/** Down to less than half, or back. */
export function dimLight(world: World): void {
  const { atmosphere, time } = world;
  world.atmosphere = dimmed(atmosphere, time, lightAt(atmosphere, time) < 0.8 ? 1 : 0.45, 0.5);
}

const SWING = 0.026;

export function knockCamera(world: World): void {
  world.atmosphere = knocked(world.atmosphere, { at: world.time, swing: SWING, stays: [0, 0] });
}

/** Somebody comes in with a knife, stands, holds it up, lowers it and goes. */
export function comeArmed(world: World): void {
  const from = portalById('west');
  const at = doorstep(world, from);
  const actor = bringOn(world, { role: 'armed', at, towards: from.way[1]!, brings: 'knife', pace: 1.35 });
  walkOff(actor, from, [
    ...comeIn(from, 1.35),
    { kind: 'go', to: KNIFE_AT, speed: 1.3 },
    { kind: 'wait', seconds: 1, face: [-0.6, 5] },
    { kind: 'raise', up: true },
    { kind: 'wait', seconds: 9, face: [-0.6, 5] },
    { kind: 'raise', up: false },
    { kind: 'wait', seconds: 0.6 },
  ]);
}

/** Somebody steps over the yellow line to the platform's edge, looks down the track, and comes back. */
export function stepOver(world: World): void {
  const from = portalById('south');
  const at = doorstep(world, from);
  const actor = bringOn(world, { role: 'trespasser', at, towards: from.way[1]!, pace: 1.4 });
  walkOff(actor, from, [
    ...comeIn(from, 1.4),
    { kind: 'through', to: BEFORE_LINE, speed: 1.4 },
    { kind: 'go', to: OVER_LINE, speed: 1.1 },
    { kind: 'wait', seconds: 4, face: [7, -8] },
    { kind: 'through', to: BEFORE_LINE, speed: 1.2 },
  ]);
}

/** Somebody comes in under a blanket, stands there for a while, and goes. */
export function passUnder(world: World): Actor {
  const [from, to] = [portalById('west'), portalById('south')];
  const at = doorstep(world, from);
  const actor = bringOn(world, { role: 'busy', at, towards: from.way[1]!, brings: 'blanket', pace: 0.8 });
  walkOff(actor, to, [
    ...comeIn(from, 0.8),
    { kind: 'go', to: CENTRE, speed: 0.8 },
    { kind: 'wait', seconds: 6, face: [-0.6, 5] },
  ]);
  return actor;
}

export function hasPhoto({ props }: World): boolean {
  return props.some(({ kind }) => kind === 'photo');
}

/** A photograph of a person, as tall as they are, is put up. */
export function setUpPhoto(world: World): void {
  setUp(world, { name: 'photo', kind: 'photo', ...PHOTO });
}

/** Gets down, is busy there for a while, gets up and goes. */
export function busyOnFloor(actor: Actor, posture: FloorPosture, seconds: number): void {
  actor.role = 'busy';
  walkOff(actor, nearestPortal([actor.x, actor.z]), [
    { kind: 'floor', posture },
    { kind: 'wait', seconds },
    { kind: 'rise' },
  ]);
}
