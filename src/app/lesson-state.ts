import type { AppState } from './app-state.ts';
import type { LessonSceneId } from '../sources/stage/lesson-scenes.ts';

/** The lessons, in the order in which they are best taken. */
export const LESSON_IDS = ['see', 'zone', 'bag', 'fall', 'crowd', 'fool', 'mask', 'sweep'] as const;
export type LessonId = (typeof LESSON_IDS)[number];
/** Where a lesson is held: on the stage, with a scene of its own, or before the learner's own camera. */
export type LessonPlace = 'stage' | 'camera';

interface StepBase {
  /** Unique within its lesson. */
  readonly id: string;
  /** What a trainer reckons with. */
  readonly minutes: number;
  /** Where it is taken; everywhere when left out. */
  readonly on?: LessonPlace;
}

/** Something to do with the page. */
export interface DoStep extends StepBase {
  readonly kind: 'do';
  /** Whether it has been done, by what the page knows. `from`: as it was when the step began. */
  readonly check: (now: AppState, from: AppState) => boolean;
}

/** A question; every answer is explained, and a wrong one can be followed by another. */
export interface AskStep extends StepBase {
  readonly kind: 'ask';
  readonly choices: readonly string[];
  /** Those that go on; all of them where it is a matter of opinion. */
  readonly right: readonly string[];
}

export type LessonStep = DoStep | AskStep;

export interface Lesson {
  readonly id: LessonId;
  readonly scene: LessonSceneId;
  readonly places: readonly LessonPlace[];
  readonly steps: readonly LessonStep[];
}

/** The lesson that is being taken. */
export interface CurrentLesson {
  readonly id: LessonId;
  readonly place: LessonPlace;
  /** Id of the step, its number from 0 and how many there are; null after the last one. */
  readonly step: string | null;
  readonly at: number;
  readonly of: number;
  /** The step's check came true, or its question was answered rightly. */
  readonly met: boolean;
  /** Answers that were chosen in this step, in order. */
  readonly tried: readonly string[];
}

export interface LessonsState {
  readonly current: CurrentLesson | null;
  /** Ids of the steps that were done, not skipped, by lesson. */
  readonly done: Readonly<Partial<Record<LessonId, readonly string[]>>>;
}

export const NO_LESSONS: LessonsState = { current: null, done: {} };

export interface LessonActions {
  /** Begins a lesson, or goes on with it where it was left; opens its scene or the camera. */
  start(id: LessonId, place: LessonPlace): Promise<void>;
  /** Opens the present lesson's scene, or the camera; from its beginning where it is there already. */
  openPlace(): Promise<void>;
  answer(choice: string): void;
  /** To the next step, once this one is done. */
  goOn(): void;
  /** To the next step without having done this one; it does not count as done. */
  skip(): void;
  /** Puts the lesson away; what was done is kept. */
  leave(): void;
  showList(): void;
  showTrainer(): void;
  /** Back from the list or the trainer's pages. */
  hide(): void;
}
