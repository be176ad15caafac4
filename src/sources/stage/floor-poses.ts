import { STAND, mixPoses } from './pose.ts';
import type { Pose } from './pose.ts';
import { smooth } from './stage-math.ts';

/** What people do on the floor without having fallen. */
export const FLOOR_POSTURES = ['sit', 'kneel', 'crouch', 'play', 'push-ups', 'sit-ups', 'stretch'] as const;
export type FloorPosture = (typeof FLOOR_POSTURES)[number];

/** Legs ahead, knees a little bent, leaning on one hand. */
const SIT: Pose = {
  ...STAND,
  forward: -0.3,
  pitch: -0.16,
  spine: 0.22,
  nod: 0.12,
  armL: 0.55,
  armR: -0.85,
  outL: 0.18,
  outR: 0.4,
  elbowL: 0.75,
  elbowR: 0.12,
  hipL: 1.42,
  hipR: 2.1,
  spreadL: 0.2,
  spreadR: 0.16,
  kneeL: 0.12,
  kneeR: 1.7,
  footL: 0,
  footR: 0,
  level: 0,
};

/** On both knees, upright. */
const ON_KNEES: Pose = {
  ...STAND,
  forward: 0.1,
  pitch: 0.03,
  spine: 0.12,
  armL: 0.35,
  armR: 0.4,
  elbowL: 0.7,
  elbowR: 0.75,
  hipL: 0.12,
  hipR: 0.08,
  spreadL: 0.12,
  spreadR: 0.12,
  kneeL: 1.68,
  kneeR: 1.64,
  footL: -1.2,
  footR: -1.2,
  level: 0,
};

/** Squatting low on both feet, arms round the knees, head down: as small as can be. */
const CROUCH: Pose = {
  ...STAND,
  forward: -0.06,
  pitch: 0.42,
  spine: 0.62,
  nod: 0.35,
  armL: 1.05,
  armR: 1.05,
  outL: 0.16,
  outR: 0.16,
  elbowL: 1.2,
  elbowR: 1.2,
  hipL: 2.15,
  hipR: 2.15,
  spreadL: 0.16,
  spreadR: 0.16,
  kneeL: 2.35,
  kneeR: 2.35,
  level: 0,
  footL: 0.35,
  footR: 0.35,
};

/** Sitting back on the heels, hands at something on the floor. */
const AT_PLAY: Pose = {
  ...ON_KNEES,
  forward: 0.02,
  pitch: 0.28,
  spine: 0.5,
  nod: 0.25,
  armL: 1.05,
  armR: 0.85,
  elbowL: 0.5,
  elbowR: 0.65,
  hipL: 1.35,
  hipR: 1.3,
  kneeL: 2.35,
  kneeR: 2.35,
};

/** Hands and toes on the floor, the body straight. */
const PLANK: Pose = {
  ...STAND,
  forward: 0.42,
  pitch: 1.15,
  spine: 0,
  nod: -0.35,
  armL: 1.15,
  armR: 1.15,
  outL: 0.2,
  outR: 0.2,
  elbowL: 0.06,
  elbowR: 0.06,
  hipL: 0,
  hipR: 0,
  spreadL: 0.07,
  spreadR: 0.07,
  kneeL: 0.04,
  kneeR: 0.04,
  footL: 0.1,
  footR: 0.1,
  level: 0,
};
const PLANK_LOW: Pose = {
  ...PLANK,
  pitch: 1.42,
  armL: 0.35,
  armR: 0.35,
  outL: 0.55,
  outR: 0.55,
  elbowL: 1.5,
  elbowR: 1.5,
};

/** On the back, knees up: shoulders down and up. */
const CRUNCH_LOW: Pose = {
  ...STAND,
  forward: -0.42,
  pitch: -1.5,
  nod: 0.2,
  armL: 0.5,
  armR: 0.5,
  outL: 0.3,
  outR: 0.3,
  elbowL: 2.1,
  elbowR: 2.1,
  hipL: 0.85,
  hipR: 0.85,
  kneeL: 1.6,
  kneeR: 1.6,
  spreadL: 0.12,
  spreadR: 0.12,
  footL: -0.5,
  footR: -0.5,
  level: 0,
};
const CRUNCH_HIGH: Pose = { ...CRUNCH_LOW, pitch: -0.62, spine: 0.75, hipL: 1.7, hipR: 1.7 };

/** Legs apart, the trunk over one and then the other. */
const REACH_LEFT: Pose = {
  ...SIT,
  pitch: 0.12,
  spine: 0.75,
  twist: 0.45,
  armL: 1.5,
  armR: 1.4,
  outL: 0.1,
  outR: 0.1,
  elbowL: 0.1,
  elbowR: 0.1,
  hipL: 1.66,
  hipR: 1.66,
  spreadL: 0.45,
  spreadR: 0.45,
  kneeL: 0.1,
  kneeR: 0.1,
};
const REACH_RIGHT: Pose = { ...REACH_LEFT, twist: -0.45 };

interface Moves {
  readonly one: Pose;
  readonly other: Pose;
  /** Seconds of there and back. */
  readonly every: number;
}

const MOVES: Readonly<Record<FloorPosture, Moves>> = {
  sit: { one: SIT, other: { ...SIT, look: 0.5, nod: 0.2, armL: 0.75 }, every: 5.3 },
  kneel: { one: ON_KNEES, other: { ...ON_KNEES, look: 0.4, armR: 0.6, spine: 0.2 }, every: 4.1 },
  crouch: { one: CROUCH, other: { ...CROUCH, look: 0.3, nod: 0.25 }, every: 4.7 },
  play: { one: AT_PLAY, other: { ...AT_PLAY, armL: 0.7, armR: 1.35, twist: 0.25, spine: 0.38 }, every: 1.7 },
  'push-ups': { one: PLANK, other: PLANK_LOW, every: 2 },
  'sit-ups': { one: CRUNCH_LOW, other: CRUNCH_HIGH, every: 2.4 },
  stretch: { one: REACH_LEFT, other: REACH_RIGHT, every: 3.2 },
};

/** Through which everybody gets down and up again. */
export function floorPose(posture: FloorPosture, time: number): Pose {
  const { one, other, every } = MOVES[posture];
  const turn = (time / every) % 1;
  return mixPoses(one, other, smooth(turn < 0.5 ? turn * 2 : 2 - turn * 2));
}
