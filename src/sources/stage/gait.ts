import { BODY_PLAN } from './body-plan.ts';
import { STAND } from './pose.ts';
import type { Pose } from './pose.ts';
import { clamp, mix, smooth } from './stage-math.ts';

/** The foot, shares of the body's height: from the ankle back to the heel and forward to where the toes bend. */
const HEEL = -0.03;
const BALL = 0.09;
const { thigh: THIGH, shin: SHIN, ankle: ANKLE } = BODY_PLAN;
/** A leg is never quite straight. */
const REACH = (THIGH + SHIN) * 0.994;

/** Walking becomes running between these speeds, metres a second. */
const RUN_FROM = 1.9;
const RUN_AT = 2.6;

interface Leg {
  readonly hip: number;
  readonly knee: number;
  readonly foot: number;
}

/** How a speed is walked; lengths as shares of the body's height. */
interface Gait {
  readonly run: number;
  /** Way of the body during two steps. */
  readonly stride: number;
  /** Share of the time that a foot is on the floor. */
  readonly stance: number;
  /** 0 standing to 1 full steps. */
  readonly size: number;
}

/** Double steps a second at a speed in metres a second (adults, rounded). */
export function cadence(speed: number): number {
  const run = smooth((speed - RUN_FROM) / (RUN_AT - RUN_FROM));
  return mix(0.55 + 0.31 * speed, 1 + 0.13 * speed, run);
}

/**
 * A moment of walking or running. The legs are reckoned back from the feet: a foot on the floor stays where it
 * is while the body passes over it, heel first, then flat, then over the ball.
 * @param phase radians; 2π is two steps
 * @param speed metres a second
 * @param height of the body, metres
 * @param lift steps on the spot, 0..1: feet are lifted although there is no way
 */
export function stridePose(phase: number, speed: number, height: number, lift = 0): Pose {
  const run = smooth((speed - RUN_FROM) / (RUN_AT - RUN_FROM));
  const stride = speed / cadence(speed) / height;
  const gait = {
    run,
    stride,
    stance: mix(0.61, 0.4, run),
    size: Math.max(clamp(stride / 0.55, 0, 1), lift * 0.5),
  };
  const turn = phase / (2 * Math.PI);
  const pelvis = pelvisHeight(gait, turn);
  const pitch = mix(0.02, 0.12, run) * gait.size;
  const left = leg(gait, turn, pelvis, pitch);
  const right = leg(gait, turn + 0.5, pelvis, pitch);
  return { ...upperBody(gait, turn, pitch), ...bothLegs(left, right), pelvis };
}

function bothLegs(left: Leg, right: Leg): Partial<Pose> {
  return {
    hipL: left.hip,
    kneeL: left.knee,
    footL: left.foot,
    hipR: right.hip,
    kneeR: right.knee,
    footR: right.foot,
    level: 0,
    planted: 0,
  };
}

/** Arms swing against the legs; the trunk turns and leans a little. */
function upperBody({ run, stride, size }: Gait, turn: number, pitch: number): Pose {
  // The left leg is furthest forward at 0: its arm is furthest back.
  const swing = Math.cos(2 * Math.PI * turn);
  const arm = Math.min(0.62, 0.55 * stride) * mix(1, 1.15, run);
  return {
    ...STAND,
    pitch,
    twist: -0.1 * swing * size,
    lean: 0.022 * Math.sin(2 * Math.PI * turn) * size,
    armL: -arm * swing + 0.04,
    armR: arm * swing + 0.04,
    elbowL: mix(0.22 - 0.14 * swing * size, 1.35, run),
    elbowR: mix(0.22 + 0.14 * swing * size, 1.35, run),
  };
}

/** Highest over the standing leg when walking, when off the floor when running. */
function pelvisHeight({ run, stride, stance, size }: Gait, turn: number): number {
  const ahead = 0.44 * stance * stride - 0.014;
  const low = Math.min(0.5, 0.049 + Math.sqrt(Math.max(0.04, (REACH * 0.996) ** 2 - ahead ** 2)));
  const high = mix(0.519, 0.5165, size);
  const bob = 0.5 - 0.5 * Math.cos(4 * Math.PI * (turn - mix(0.05, 0, run)));
  const walking = mix(mix(high, low, size), high, bob);
  const running = 0.49 - 0.016 * Math.cos(4 * Math.PI * (turn - 0.2));
  return mix(walking, running, run);
}

/** One leg, `turn` in double steps since its heel came down. */
function leg(gait: Gait, turn: number, pelvis: number, pitch: number): Leg {
  const t = turn - Math.floor(turn);
  const { z, y, tip } = footAt(gait, t);
  const bent = legTo(pelvis, z, y);
  const hip = bent.hip + pitch;
  return { hip, knee: bent.knee, foot: bent.knee + pitch - hip - tip };
}

interface FootPlace {
  /** Of the ankle: ahead of the hip, above the floor. */
  readonly z: number;
  readonly y: number;
  /** Radians, positive: toes down. */
  readonly tip: number;
}

function footAt(gait: Gait, t: number): FootPlace {
  if (t < gait.stance) return onFloor(gait, t / gait.stance);
  const u = (t - gait.stance) / (1 - gait.stance);
  const [off, down] = [onFloor(gait, 1), onFloor(gait, 0)];
  const e = smooth(u) * 0.75 + u * 0.25;
  const rise = Math.sin(Math.PI * Math.min(1, u * 1.06)) * mix(0.035, 0.13, gait.run) * gait.size;
  const z = mix(off.z, down.z, e);
  return { z, y: mix(off.y, down.y, e) + rise, tip: mix(off.tip, down.tip, smooth(u * 1.15)) };
}

/** A foot that stands, `u` 0 when it came down to 1 when it leaves. */
function onFloor({ stride, stance, size, run }: Gait, u: number): FootPlace {
  const way = stance * stride;
  const flat = mix(0.44, 0.4, run) * way - way * u;
  const strike = -0.28 * size * (1 - run) * (1 - smooth(u / 0.16));
  const push = 0.7 * size * smooth((u - 0.62) / 0.38) ** 1.3;
  if (strike < -0.001) {
    const [dz, dy] = turned(-HEEL, ANKLE, strike);
    return { z: flat + HEEL + dz, y: dy, tip: strike };
  }
  const [dz, dy] = turned(-BALL, ANKLE, push);
  return { z: flat + BALL + dz, y: dy, tip: push };
}

/** Where (z, y) from the point of turning comes when the toes go down by `tip`. */
function turned(z: number, y: number, tip: number): readonly [z: number, y: number] {
  const [c, s] = [Math.cos(tip), Math.sin(tip)];
  return [z * c + y * s, -z * s + y * c];
}

/** Hip and knee that bring the ankle to `z` ahead of the hip and `y` above the floor; shares of the height. */
export function legTo(pelvis: number, z: number, y: number): { readonly hip: number; readonly knee: number } {
  const drop = pelvis - y;
  const length = clamp(Math.hypot(z, drop), Math.abs(THIGH - SHIN) + 0.02, REACH);
  const knee = Math.PI - Math.acos((THIGH ** 2 + SHIN ** 2 - length ** 2) / (2 * THIGH * SHIN));
  const ahead = Math.acos(clamp((THIGH ** 2 + length ** 2 - SHIN ** 2) / (2 * THIGH * length), -1, 1));
  return { hip: Math.atan2(z, drop) + ahead, knee };
}
