import type { Rule, Scenario } from '../../core/scenario/scenario.ts';
import { PHOTO } from './hazards.ts';
import type { StageAct, StageScript } from './stage-script.ts';
import type { Spot } from './stage-set.ts';

/** Scenes that the lessons are held in. */
export const LESSON_SCENES = [
  'lesson-hall',
  'lesson-bag',
  'lesson-floor',
  'lesson-crowd',
  'lesson-fool',
] as const;
export type LessonSceneId = (typeof LESSON_SCENES)[number];

/** Pictures a second: enough to follow people, and soon done on a machine without a graphics card. */
const RATE = 4;
/** Long enough for whoever draws slowly. */
const ENDLESS = 900;

const RULES: Readonly<Record<LessonSceneId, readonly Rule[]>> = {
  'lesson-hall': [],
  'lesson-bag': [{ id: 'bag', event: 'abandoned-object', zone: null, params: { unattendedFor: 8 } }],
  'lesson-floor': [{ id: 'down', event: 'person-down', zone: null, params: { onGroundFor: 3 } }],
  'lesson-crowd': [{ id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 12, holdFor: 2 } }],
  'lesson-fool': [],
}; // prettier-ignore

/** What is true of a scene where the learner's own threshold does not decide it: how long a bag may wait. */
const TRUE_RULES: Partial<Record<LessonSceneId, readonly Rule[]>> = {
  'lesson-bag': [{ id: 'bag', event: 'abandoned-object', zone: null, params: { unattendedFor: 11.5 } }],
};

const scenarioOf = (id: LessonSceneId, rules: readonly Rule[]): Scenario => ({
  version: 1,
  name: id,
  zones: [],
  rules,
  calibration: null,
  // People are near here: one network is enough, and what comes does not depend on the machine.
  analysis: { rate: RATE, warmUp: 0, farSight: false },
});

/** What a lesson's scene is watched for at first. */
export function lessonScenario(id: LessonSceneId): Scenario {
  return scenarioOf(id, RULES[id]);
}

interface Plan {
  readonly acts: readonly StageAct[];
  readonly length: number;
  readonly population?: number;
  readonly set?: StageScript['set'];
}

function lesson(id: LessonSceneId, { acts, length, population = 0, set }: Plan): StageScript {
  const scenario = scenarioOf(id, TRUE_RULES[id] ?? RULES[id]);
  const furniture = set ? { set } : {};
  return { id, view: 'platform', population, acts, length, encore: false, patient: true, scenario, ...furniture };
} // prettier-ignore

const CAMERA: Spot = [-0.6, 5];

/** Two suitcases are left at the same time. One owner comes back in time, the other does not. */
const BAG: Plan = {
  length: 27,
  acts: [
    { at: 0, do: 'enter', name: 'gone', from: 'door-left', to: [-0.6, -0.6], face: CAMERA, brings: 'suitcase', pace: 1.5, dress: 0x2f5a41 },
    { at: 0, do: 'enter', name: 'back-soon', from: 'door-right', to: [1.9, -1.2], face: CAMERA, brings: 'suitcase', pace: 1.4, dress: 0x27405f },
    { at: 6, do: 'leave-object', name: 'gone', exit: 'west' },
    { at: 6.2, do: 'leave-object', name: 'back-soon', exit: 'south' },
    { at: 13.2, do: 'take-back', name: 'back-soon', from: 'south' },
  ],
}; // prettier-ignore

/** Somebody falls; somebody else lies down for a nap. */
const FLOOR: Plan = {
  length: 60,
  acts: [
    { at: 0, do: 'enter', name: 'faller', from: [-2.2, -1.2], to: [-0.5, -0.5], face: [3, -0.5], pace: 1.3 },
    { at: 3.5, do: 'fall', name: 'faller', way: 'forward' },
    { at: 5, do: 'enter', name: 'napper', from: 'door-left', to: [1.6, -1.6], face: [-3, -1.2], pace: 1.4 },
    { at: 13.5, do: 'lie-down', name: 'napper', way: 'back' },
  ],
};

/** Eight come together, and some stand before others. */
const CROWD: Plan = {
  length: 90,
  acts: [{ at: 0, do: 'gather', count: 8, place: [-0.2, -0.9] }],
};

/** Crouching, an umbrella, a blanket, one after the other; a photograph all the time. */
const FOOL: Plan = {
  length: 32,
  set: [{ name: 'photo', kind: 'photo', ...PHOTO }],
  acts: [
    { at: 0, do: 'enter', name: 'small', from: [-2.2, -1.2], to: [0, -0.6], face: CAMERA, pace: 1.3 },
    { at: 3.5, do: 'floor', name: 'small', posture: 'crouch' },
    { at: 9, do: 'leave', name: 'small', exit: 'west' },
    { at: 8.5, do: 'enter', name: 'rain', from: 'south', to: [0.9, -0.8], face: CAMERA, brings: 'umbrella', pace: 1.4 },
    { at: 17, do: 'leave', name: 'rain', exit: 'south' },
    { at: 12, do: 'enter', name: 'ghost', from: 'west', to: [-0.4, -0.8], face: CAMERA, brings: 'blanket', pace: 1.1 },
    { at: 28, do: 'leave', name: 'ghost', exit: 'west' },
  ],
}; // prettier-ignore

/** The scenes of the lessons as plays. The hall has passers-by, one after the other. */
export const LESSON_SCRIPTS: Readonly<Record<LessonSceneId, StageScript>> = {
  'lesson-hall': lesson('lesson-hall', { length: ENDLESS, population: 4, acts: [] }),
  'lesson-bag': lesson('lesson-bag', BAG),
  'lesson-floor': lesson('lesson-floor', FLOOR),
  'lesson-crowd': lesson('lesson-crowd', CROWD),
  'lesson-fool': lesson('lesson-fool', FOOL),
};
