import type { PersonLook } from './cast.ts';
import { chain, clamp, mix, place, smooth, times, turnY } from './stage-math.ts';
import type { Mat4, Vec3 } from './stage-math.ts';
import { CROUCH, STAND, mixPoses, stridePose } from './pose.ts';
import type { LyingWay, Pose } from './pose.ts';
import { backOf, bonesOf, handOf } from './skeleton.ts';
import { rolling } from './luggage.ts';
import type { ObjectKind, StageObject } from './luggage.ts';
import type { Bench, Portal, Spot } from './stage-set.ts';

/** One thing after another that somebody does. */
export type Task =
  | { readonly kind: 'go'; readonly to: Spot; readonly speed: number; readonly within?: number }
  | { readonly kind: 'wait'; readonly seconds: number; readonly face?: Spot }
  | { readonly kind: 'wait-until'; readonly time: number; readonly face?: Spot }
  | { readonly kind: 'put' }
  | { readonly kind: 'take'; readonly object: StageObject }
  | { readonly kind: 'fall'; readonly way: LyingWay; readonly seconds: number }
  | { readonly kind: 'rise' }
  | { readonly kind: 'sit'; readonly bench: Bench; readonly seat: number }
  | { readonly kind: 'leave'; readonly portal: Portal };

/** A pose that takes over from walking and standing, from 0 to 1. */
export interface Overlay {
  readonly pose: Pose;
  readonly kind: 'lying' | 'sitting' | 'stooping';
  /** Passed on the way up. */
  readonly via: Pose | null;
  amount: number;
  rising: boolean;
}

export interface Actor {
  readonly id: number;
  /** By which a script knows them, or null for passers-by. */
  readonly name: string | null;
  readonly look: PersonLook;
  /** An own rhythm of small movements, radians. */
  readonly rhythm: number;
  readonly pace: number;
  x: number;
  z: number;
  heading: number;
  speed: number;
  phase: number;
  tasks: Task[];
  taskTime: number;
  /** Seconds without getting nearer to where they go. */
  stuck: number;
  overlay: Overlay | null;
  holding: StageObject | null;
  wearing: StageObject | null;
  /** Part of an act: not free for another. */
  role: string | null;
  /** In the doorway on the way out. */
  leaving: boolean;
  gone: boolean;
  bones: readonly Mat4[];
}

export function isDown(actor: Actor): boolean {
  return actor.overlay?.kind === 'lying';
}

/** Free for whatever the director asks: a passer-by on their feet. */
export function isFree(actor: Actor): boolean {
  return actor.role === null && actor.overlay === null && !actor.gone;
}

/** Brings the body and what it holds to where it is at `time`. */
export function posture(actor: Actor, time: number): void {
  const pose = wholePose(actor, time);
  actor.bones = bonesOf(actor.look, pose, actor.x, actor.z, actor.heading);
  if (actor.holding && actor.holding.settling === null) actor.holding.matrix = heldAt(actor, actor.holding);
  if (actor.wearing) {
    actor.wearing.matrix = times(
      backOf(actor.bones, actor.look.height),
      place(0, -actor.wearing.size[1] / 2, 0),
    );
  }
}

function wholePose(actor: Actor, time: number): Pose {
  const gait = smooth(actor.speed / 0.6);
  const walking = mixPoses(standing(actor, time), stridePose(actor.phase, actor.speed), gait);
  const upright = carrying(actor, walking);
  const { overlay } = actor;
  if (overlay === null) return upright;
  if (overlay.via === null || !overlay.rising) {
    // A fall gathers speed; sitting down and bending ease.
    const t = overlay.kind === 'lying' ? overlay.amount ** 1.7 : smooth(overlay.amount);
    return mixPoses(upright, overlay.pose, t);
  }
  const half = overlay.amount;
  if (half > 0.5) return mixPoses(overlay.via, overlay.pose, smooth((half - 0.5) * 2));
  return mixPoses(upright, overlay.via, smooth(half * 2));
}

/** Nobody stands like a statue: weight shifts, a look about, breath. */
function standing({ rhythm }: Actor, time: number): Pose {
  const slow = Math.sin(time * 0.7 + rhythm);
  const slower = Math.sin(time * 0.31 + rhythm * 2.3);
  const talk = Math.max(0, Math.sin(time * 0.53 + rhythm * 3.1)) ** 2;
  return {
    ...STAND,
    lean: 0.03 * slow,
    roll: -0.012 * slow,
    twist: 0.08 * slower,
    look: 0.5 * slower + 0.12 * slow,
    nod: 0.06 + 0.05 * Math.sin(time * 1.1 + rhythm),
    armR: 0.05 + 0.28 * talk,
    elbowR: 0.2 + 0.9 * talk,
    armL: 0.05 + 0.05 * slow,
    kneeL: 0.03 + 0.08 * Math.max(0, slow),
    hipL: 0.02 + 0.04 * Math.max(0, slow),
    kneeR: 0.03 + 0.08 * Math.max(0, -slow),
    hipR: 0.02 + 0.04 * Math.max(0, -slow),
  };
}

function carrying({ holding }: Actor, pose: Pose): Pose {
  const kind: ObjectKind | null = holding?.kind ?? null;
  if (kind === 'suitcase') return { ...pose, armR: -0.42, outR: 0.2, elbowR: 0.1 };
  if (kind === 'handbag' || kind === 'backpack')
    return { ...pose, armR: pose.armR * 0.4, outR: 0.17, elbowR: 0.08 };
  if (kind === 'box')
    return { ...pose, armL: 0.55, armR: 0.55, elbowL: 1.05, elbowR: 1.05, outL: 0.1, outR: 0.1 };
  return pose;
}

function heldAt(actor: Actor, object: StageObject): Mat4 {
  const hand = handOf(actor.look, actor.bones, 'R');
  if (object.kind === 'suitcase') return rolling(hand, actor.heading);
  if (object.kind === 'box') return boxInArms(actor, object, hand);
  const below = object.size[1] + (object.kind === 'handbag' ? 0.15 : 0.04);
  return chain(place(hand[0], Math.max(0, hand[1] - below), hand[2]), turnY(actor.heading + Math.PI / 2));
}

function boxInArms(actor: Actor, object: StageObject, right: Vec3): Mat4 {
  const left = handOf(actor.look, actor.bones, 'L');
  const middle = (at: 0 | 1 | 2): number => (left[at] + right[at]) / 2;
  return chain(place(middle(0), middle(1) - object.size[1] * 0.35, middle(2)), turnY(actor.heading));
}

/** Moves what is being put down or taken up. */
export function settle(object: StageObject, dt: number): void {
  const { settling } = object;
  if (settling === null) return;
  settling.t = clamp(settling.t + dt / 0.45, 0, 1);
  const t = smooth(settling.t);
  object.matrix = settling.from.map((value, at) => mix(value, settling.to[at]!, t));
  if (settling.t >= 1) object.settling = null;
}

export const RISE_VIA = CROUCH;
