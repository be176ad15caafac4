import type { PersonLook } from './cast.ts';
import { floorPose } from './floor-poses.ts';
import type { FloorPosture } from './floor-poses.ts';
import { stridePose } from './gait.ts';
import { rolling, shifted } from './luggage.ts';
import type { StageObject } from './luggage.ts';
import { STAND, mixPoses } from './pose.ts';
import type { LyingWay, Pose } from './pose.ts';
import type { Prop } from './props.ts';
import { backOf, bonesOf, gripOf, handOf } from './skeleton.ts';
import { chain, clamp, place, smooth, times, turnX, turnY } from './stage-math.ts';
import type { Mat4, Vec3 } from './stage-math.ts';
import type { Bench, Portal, Spot } from './stage-set.ts';

/** One thing after another that somebody does. */
export type Task =
  /** `through`: a place on the way, not one to stop at. */
  | { readonly kind: 'go'; readonly to: Spot; readonly speed: number; readonly within?: number }
  | { readonly kind: 'through'; readonly to: Spot; readonly speed: number }
  | { readonly kind: 'wait'; readonly seconds: number; readonly face?: Spot }
  /** On the floor beside, or on something. */
  | { readonly kind: 'put'; readonly on?: Surface }
  | { readonly kind: 'take'; readonly object: StageObject }
  /** `slide`: metres that the feet go along in the way of the fall; `lands`: height of what they fall onto. */
  | {
      readonly kind: 'fall';
      readonly way: LyingWay;
      readonly seconds: number;
      readonly slide?: number;
      readonly lands?: number;
    }
  | { readonly kind: 'rise' }
  | { readonly kind: 'sit'; readonly bench: Bench; readonly seat: number }
  | { readonly kind: 'floor'; readonly posture: FloorPosture }
  | { readonly kind: 'turn'; readonly heading: number }
  /** Holds up what is in the right hand, or lowers it. */
  | { readonly kind: 'raise'; readonly up: boolean }
  /** Onto the top of steps; onto a bed, to lie there; off it, to the side of its right or left. */
  | { readonly kind: 'climb'; readonly prop: Prop }
  | { readonly kind: 'lie-on'; readonly prop: Prop }
  | { readonly kind: 'roll-off'; readonly side: 1 | -1; readonly from: Spot }
  | { readonly kind: 'leave'; readonly portal: Portal };

/** Where a thing can be put: the middle of it, its height and where its front looks. */
export interface Surface {
  readonly at: Spot;
  readonly height: number;
  readonly heading: number;
}

/** A pose that takes over from walking and standing, from 0 to 1. */
export interface Overlay {
  readonly kind: 'lying' | 'sitting' | 'stooping' | 'floor';
  readonly pose: Pose;
  /** What goes on in it, for those who are busy on the floor. */
  readonly posture: FloorPosture | null;
  /** What it takes over from when that is not standing. */
  readonly from: Pose | null;
  /** Passed on the way down and on the way up, or null. */
  readonly down: Pose | null;
  readonly up: Pose | null;
  /** On purpose, not by accident. */
  readonly meant: boolean;
  amount: number;
  rising: boolean;
}

export type Role =
  | 'lead'
  | 'leaver'
  | 'returner'
  | 'down'
  | 'risen'
  | 'sitter'
  | 'gathered'
  | 'dispersed'
  | 'runner'
  | 'contrary'
  | 'chatting'
  | 'busy'
  | 'armed'
  | 'trespasser';

export interface Actor {
  readonly id: number;
  /** By which a script knows them, or null for passers-by. */
  readonly name: string | null;
  readonly look: PersonLook;
  /** An own rhythm of small movements, radians. */
  readonly rhythm: number;
  /** Metres a second. */
  pace: number;
  x: number;
  z: number;
  heading: number;
  speed: number;
  /** Radians a second. */
  turning: number;
  phase: number;
  tasks: Task[];
  taskTime: number;
  /** The course they chose when they last looked about, or null before they did. */
  course: { readonly heading: number; readonly speed: number } | null;
  /** Seconds without getting nearer to where they go. */
  stuck: number;
  overlay: Overlay | null;
  /** Height of what they stand or lie on, metres. */
  lift: number;
  /** Holds up what is in the right hand. */
  raises: boolean;
  holding: StageObject | null;
  wearing: StageObject | null;
  /** Part of an act, or null: free for another. */
  role: Role | null;
  /** How many places of the way out are behind them. */
  leaving: number;
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

/** 0 standing to 1 walking. */
function gaitOf({ speed }: Actor): number {
  return smooth(speed / 0.45);
}

/** Brings the body and what it holds to where it is at `time`. */
export function posture(actor: Actor, time: number): void {
  const touching = actor.overlay !== null && actor.overlay.kind !== 'sitting' ? 'body' : 'soles';
  const bones = bonesOf(actor.look, wholePose(actor, time), actor.x, actor.z, actor.heading, touching);
  actor.bones = actor.lift === 0 ? bones : bones.map((bone) => times(place(0, actor.lift, 0), bone));
  const { holding, wearing } = actor;
  if (holding) holding.matrix = shifted(holding, heldAt(actor, holding));
  if (wearing) {
    const back = times(backOf(actor.bones, actor.look.height), place(0, -wearing.size[1] / 2, 0));
    wearing.matrix = shifted(wearing, back);
  }
}

/** How somebody holds themselves now. */
export function wholePose(actor: Actor, time: number): Pose {
  const { overlay } = actor;
  if (overlay === null) return upright(actor, time);
  const base = (overlay.rising ? null : overlay.from) ?? upright(actor, time);
  const goal = overlay.posture ? floorPose(overlay.posture, time + actor.rhythm) : overlay.pose;
  const via = overlay.rising ? overlay.up : overlay.down;
  // A fall gathers speed; sitting down, bending and getting up ease.
  const falling = overlay.kind === 'lying' && !overlay.rising;
  const t = falling ? overlay.amount ** 1.5 : overlay.amount;
  if (via === null) return mixPoses(base, goal, smooth(t));
  if (t < 0.5) return mixPoses(base, via, falling ? t * 2 : smooth(t * 2));
  return mixPoses(via, goal, falling ? t * 2 - 1 : smooth(t * 2 - 1));
}

function upright(actor: Actor, time: number): Pose {
  const steps = clamp((Math.abs(actor.turning) - 0.2) / 1.2, 0, 1) * (1 - gaitOf(actor));
  const moving = Math.max(gaitOf(actor), steps);
  const idle = standing(actor, time);
  if (moving < 0.001) return carrying(actor, idle);
  const stride = stridePose(actor.phase, actor.speed, actor.look.height, steps);
  // Heads do not swing with the steps.
  const walking = { ...stride, look: 0.6 * idle.look - 0.5 * stride.twist, nod: idle.nod };
  return carrying(actor, mixPoses(idle, walking, moving));
}

/** Nobody stands like a statue: weight shifts, a look about, breath. */
function standing({ rhythm, role }: Actor, time: number): Pose {
  const slow = Math.sin(time * 0.7 + rhythm);
  const slower = Math.sin(time * 0.31 + rhythm * 2.3);
  const talks = role === 'gathered' || role === 'chatting' ? 1 : 0.25;
  const talk = talks * Math.max(0, Math.sin(time * 0.53 + rhythm * 3.1)) ** 2;
  const beat = 0.12 * talk * Math.sin(time * 5.1 + rhythm);
  const [left, right] = [Math.max(0, slow), Math.max(0, -slow)];
  return {
    ...STAND,
    lean: 0.025 * slow,
    roll: -0.014 * slow,
    twist: 0.08 * slower,
    look: 0.45 * slower + 0.12 * slow,
    nod: 0.06 + 0.05 * Math.sin(time * 1.1 + rhythm),
    armR: 0.05 + 0.35 * talk + beat,
    elbowR: 0.2 + 1.1 * talk + beat,
    armL: 0.05 + 0.05 * slow,
    elbowL: 0.22 + 0.1 * slower,
    kneeL: 0.03 + 0.13 * left,
    hipL: 0.02 + 0.07 * left,
    kneeR: 0.03 + 0.13 * right,
    hipR: 0.02 + 0.07 * right,
  };
}

function carrying(actor: Actor, pose: Pose): Pose {
  const kind = actor.holding?.kind;
  if (kind === 'suitcase') {
    const pull = { ...pose, armR: -0.4, outR: 0.17, elbowR: 0.12 };
    const stand = { ...pose, armR: 0.08, outR: 0.24, elbowR: 0.4 };
    return mixPoses(stand, pull, gaitOf(actor));
  }
  if (kind === 'knife') {
    const up = { ...pose, armR: 1.75, outR: 0.3, elbowR: 1.05 };
    return actor.raises ? up : { ...pose, armR: 0.3, outR: 0.2, elbowR: 0.95 };
  }
  if (kind === 'umbrella') return { ...pose, armR: 0.42, outR: 0.1, elbowR: 1.8 };
  if (kind === 'handbag' || kind === 'backpack' || kind === 'duffel' || kind === 'shopper')
    return { ...pose, armR: pose.armR * 0.35, outR: 0.17, elbowR: 0.08 };
  if (kind === 'brolly') return { ...pose, armR: 0.1 + pose.armR * 0.3, outR: 0.14, elbowR: 0.12 };
  if (kind === 'blanket') return { ...pose, ...UNDER_BLANKET };
  if (kind === 'box')
    return { ...pose, armL: 0.5, armR: 0.5, elbowL: 1.1, elbowR: 1.1, outL: 0.08, outR: 0.08 };
  return pose;
}

/** Arms close to the body, under the blanket. */
const UNDER_BLANKET = { armL: 0.1, armR: 0.1, outL: 0.03, outR: 0.03, elbowL: 0.15, elbowR: 0.15 } as const;

function heldAt(actor: Actor, object: StageObject): Mat4 {
  const hand = handOf(actor.look, actor.bones, 'R');
  if (object.kind === 'suitcase') return rolling(hand, actor.heading, gaitOf(actor), object.size[2]);
  if (object.kind === 'box') return boxInArms(actor, object, hand);
  if (object.kind === 'knife')
    return chain(gripOf(actor.look, actor.bones, 'R'), turnX(1.9), turnY(Math.PI / 2), place(0, -0.05, 0));
  if (object.kind === 'umbrella')
    return chain(place(hand[0], hand[1] - 0.06, hand[2]), turnY(actor.heading), turnX(-0.12));
  // It hangs from the head: of somebody small it reaches the floor.
  if (object.kind === 'blanket')
    return chain(place(actor.x, actor.look.height - object.size[1] + 0.05, actor.z), turnY(actor.heading));
  const below = object.size[1] + HANDLE_ABOVE[object.kind];
  const low = Math.max(0, hand[1] - below);
  return chain(place(hand[0], low, hand[2]), turnY(actor.heading + Math.PI / 2));
}

/** How far above its body a thing is held, metres. */
const HANDLE_ABOVE: Readonly<Record<StageObject['kind'], number>> = {
  suitcase: 0.3,
  backpack: 0.03,
  handbag: 0.13,
  box: 0,
  duffel: 0.1,
  shopper: 0.12,
  knife: 0,
  umbrella: 0,
  brolly: -0.06,
  blanket: 0,
};

function boxInArms(actor: Actor, object: StageObject, right: Vec3): Mat4 {
  const left = handOf(actor.look, actor.bones, 'L');
  const middle = (at: 0 | 1 | 2): number => (left[at] + right[at]) / 2;
  return chain(place(middle(0), middle(1) - object.size[1] * 0.35, middle(2)), turnY(actor.heading));
}
