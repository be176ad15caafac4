import type { AppState } from '../app-state.ts';
import type { AskStep, DoStep, Lesson, LessonId, LessonPlace, LessonStep } from '../lesson-state.ts';
import {
  alertsOf,
  changesAlerts,
  foundPeople,
  isJudged,
  isLooking,
  isMiscounted,
  isMissed,
  isPhantom,
  isReading,
  isSwept,
  maskHolds,
  masksOf,
  newZones,
  paramOf,
  watchesArea,
} from './checks.ts';

const task = (id: string, minutes: number, check: DoStep['check'], on?: LessonPlace): DoStep => {
  return { kind: 'do', id, minutes, check, ...(on ? { on } : {}) };
};
/** A question with one right answer, which is named first here; the screen shows them in the order of `shown`. */
const ask = (id: string, minutes: number, right: string, shown: readonly string[], on?: LessonPlace): AskStep => {
  return { kind: 'ask', id, minutes, choices: shown, right: [right], ...(on ? { on } : {}) };
}; // prettier-ignore
/** A question of opinion: each answer goes on. */
const opinion = (id: string, minutes: number, choices: readonly string[]): AskStep => {
  return { kind: 'ask', id, minutes, choices, right: choices };
};

const people = (state: AppState): number => state.result?.output.people ?? 0;
/** Media seconds that were analysed since. */
const since = (now: AppState, from: AppState): number => (now.result?.time ?? 0) - (from.result?.time ?? 0);
const given = (now: AppState, from: AppState, event: Parameters<typeof paramOf>[1], name: string): boolean => {
  const value = paramOf(now, event, name);
  return value !== null && value !== paramOf(from, event, name);
}; // prettier-ignore

const SEE: Lesson = {
  id: 'see',
  scene: 'lesson-hall',
  places: ['stage', 'camera'],
  steps: [
    task('boxes-off', 1, (now) => isLooking(now) && now.result !== null && !now.layers.boxes),
    task('boxes-on', 1, (now) => isLooking(now) && now.layers.boxes && people(now) > 0),
    task('person', 1, ({ selection }) => selection?.kind === 'track'),
    ask('knows', 1, 'box', ['name', 'box', 'intent']),
    task('truth', 1, (now) => isLooking(now) && now.layers.truth, 'stage'),
    task('away', 1, (now, from) => since(now, from) > 1 && people(now) === 0, 'camera'),
    ask('again', 1, 'new', ['same', 'new', 'face']),
  ],
};

const ZONE: Lesson = {
  id: 'zone',
  scene: 'lesson-hall',
  places: ['stage', 'camera'],
  steps: [
    task('draw', 2, (now, from) => newZones(now, from, 'area').length > 0),
    task('rule', 1, (now) => watchesArea(now, 'forbidden-zone')),
    task('alert', 1, (now) => alertsOf(now, 'forbidden-zone').length > 0),
    task('because', 1, (now) => isReading(now, 'forbidden-zone')),
    ask('feet', 1, 'feet', ['head', 'whole', 'feet']),
    ask('line', 1, 'you', ['machine', 'law', 'you']),
  ],
};

const BAG: Lesson = {
  id: 'bag',
  scene: 'lesson-bag',
  places: ['stage'],
  steps: [
    task('alerts', 1, (now) => alertsOf(now, 'abandoned-object').length >= 2),
    task('because', 1, (now) => isReading(now, 'abandoned-object')),
    task('verdicts', 1, (now) => isJudged(now, 'abandoned-object', 2)),
    ask('wrong', 1, 'right-useless', ['bad-measure', 'right-useless', 'owner']),
    task('longer', 2, (now, from) => given(now, from, 'abandoned-object', 'unattendedFor') && changesAlerts(now)),
    ask('price', 1, 'late', ['nothing', 'late', 'more']),
  ],
}; // prettier-ignore

const FALL: Lesson = {
  id: 'fall',
  scene: 'lesson-floor',
  places: ['stage'],
  steps: [
    task('fall', 1, (now) => alertsOf(now, 'person-down').length >= 1),
    task('because', 1, (now) => isReading(now, 'person-down')),
    task('nap', 1, (now) => alertsOf(now, 'person-down').length >= 2),
    task('verdicts', 1, (now) => isJudged(now, 'person-down', 2)),
    ask('tell', 1, 'before', ['shape', 'still', 'before']),
    ask('law', 1, 'after-fall', ['lying', 'after-fall', 'ill']),
    task('longer', 1, (now, from) => given(now, from, 'person-down', 'onGroundFor') && changesAlerts(now)),
  ],
};

const CROWD: Lesson = {
  id: 'crowd',
  scene: 'lesson-crowd',
  places: ['stage', 'camera'],
  steps: [
    task('count', 1, (now) => people(now) >= 6, 'stage'),
    task('count-camera', 1, (now) => people(now) >= 1, 'camera'),
    task('limit', 2, (now, from) => given(now, from, 'crowd-density', 'maxPeople')),
    task('alert', 1, (now) => alertsOf(now, 'crowd-density').length > 0),
    ask('who', 1, 'setter', ['machine', 'law', 'setter']),
    task('wrong', 2, (now) => now.playback?.playing === false && isMiscounted(now, 6), 'stage'),
    ask('dense', 1, 'area', ['count', 'area', 'feeling']),
  ],
};

const FOOL: Lesson = {
  id: 'fool',
  scene: 'lesson-fool',
  places: ['stage', 'camera'],
  steps: [
    opinion('guess', 1, ['umbrella', 'blanket', 'crouch', 'photo']),
    task('phantom', 1, isPhantom, 'stage'),
    task('truth', 1, (now) => isLooking(now) && now.layers.truth, 'stage'),
    task('crouch', 1, (now) => now.playback?.playing === false && isMissed(now), 'stage'),
    task('blanket', 1, (now, from) => since(now, from) > 10 && isMissed(now), 'stage'),
    ask('umbrella', 1, 'found', ['lost', 'found', 'twice'], 'stage'),
    task('alone', 1, (now) => people(now) >= 1, 'camera'),
    task('vanish', 2, (now, from) => since(now, from) > 1 && foundPeople(now).length === 0, 'camera'),
    task('double', 2, (now) => foundPeople(now).length >= 2, 'camera'),
    ask('means', 1, 'weak', ['useless', 'weak', 'train']),
  ],
};

const MASK: Lesson = {
  id: 'mask',
  scene: 'lesson-hall',
  places: ['stage', 'camera'],
  steps: [
    task('draw', 1, (now, from) => newZones(now, from, 'mask').length > 0),
    task('holds', 1, maskHolds),
    ask('hides', 1, 'before', ['drawing', 'before', 'blur']),
    ask('not', 1, 'around', ['face', 'around', 'nothing']),
    task('gone', 1, (now, from) => masksOf(from).length > 0 && masksOf(now).length === 0),
    ask('who', 1, 'setter', ['setter', 'nobody', 'filmed']),
  ],
};

const SWEEP: Lesson = {
  id: 'sweep',
  scene: 'lesson-bag',
  places: ['stage'],
  steps: [
    task('record', 1, (now) => now.phase === 'ended' && (now.recorded?.frames ?? 0) > 0 && now.marks.events.length > 0),
    task('sweep', 1, (now) => isSwept(now, 'unattendedFor')),
    ask('ends', 2, 'trade', ['best', 'trade', 'zero']),
    task('choose', 1, (now, from) => {
      const value = paramOf(now, 'abandoned-object', 'unattendedFor');
      return value !== null && given(now, from, 'abandoned-object', 'unattendedFor') && Boolean(now.sweep?.values.includes(value));
    }),
    opinion('pays', 3, ['traveller', 'agent', 'victim']),
    ask('elsewhere', 1, 'again', ['same', 'again']),
  ],
}; // prettier-ignore

/** The lessons, in the order in which they are best taken. */
export const LESSONS: readonly Lesson[] = [SEE, ZONE, BAG, FALL, CROWD, FOOL, MASK, SWEEP];

export function lessonOf(id: LessonId): Lesson {
  return LESSONS.find((lesson) => lesson.id === id)!;
}

/** The steps that are taken at a place. */
export function stepsAt({ steps }: Lesson, place: LessonPlace): readonly LessonStep[] {
  return steps.filter(({ on }) => on === undefined || on === place);
}

/** What a trainer reckons with, minutes. */
export function minutesOf(lesson: Lesson, place: LessonPlace = 'stage'): number {
  return stepsAt(lesson, place).reduce((sum, { minutes }) => sum + minutes, 0);
}
