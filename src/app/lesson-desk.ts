import type * as lessons from './lessons/lessons.ts';
import type { VigieStore } from '../store/vigie-store.ts';
import type { AppState } from './app-state.ts';
import {
  LESSON_IDS,
  type CurrentLesson,
  type Lesson,
  type LessonActions,
  type LessonId,
  type LessonPlace,
  type LessonsState,
  type LessonStep,
} from './lesson-state.ts';
import type { Observable } from './observable.ts';

export interface LessonDeskParts {
  readonly state: Observable<AppState>;
  readonly store: Pick<VigieStore, 'setting' | 'putSetting'>;
  /** The lessons themselves, which are loaded when the first one is taken. */
  readonly load: () => Promise<Pick<Lessons, 'lessonOf' | 'stepsAt'>>;
  /** Opens a lesson's place with its own scenario. `anew`: also where it is open, and untouched. */
  readonly openPlace: (lesson: Lesson, place: LessonPlace, anew: boolean) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

type Lessons = typeof lessons;

const SETTING = 'lessons';

/** The lesson that is taken: checks what the learner did, and keeps how far they are. */
export class LessonDesk implements LessonActions {
  readonly #parts: LessonDeskParts;
  #lesson: Lesson | null = null;
  #steps: readonly LessonStep[] = [];
  /** The state as it was when the step began, or the session in it. */
  #from: AppState;
  /** Places that are being opened: until then the session before goes on, and nothing done in it counts. */
  #opening = 0;

  constructor(parts: LessonDeskParts) {
    this.#parts = parts;
    this.#from = parts.state.state;
    parts.state.subscribe((now) => this.#look(now));
  }

  /** What the last visit left. */
  async restore(): Promise<void> {
    const { current, done } = readProgress(await this.#parts.store.setting(SETTING));
    this.#set({ current: null, done });
    if (current) await this.#take(current.id, current.place, current.step);
  }

  async start(id: LessonId, place: LessonPlace): Promise<void> {
    this.hide();
    const { current } = this.#state;
    const going = current?.id === id && current.place === place && current.step !== null;
    await this.#whileOpening(async () => {
      if (await this.#take(id, place, going ? current.step : null)) await this.#open(false);
    });
  }

  openPlace(): Promise<void> {
    return this.#whileOpening(() => this.#open(true));
  }

  answer(choice: string): void {
    const { current } = this.#state;
    const step = this.#step;
    if (!current || step?.kind !== 'ask' || current.met || !step.choices.includes(choice)) return;
    const tried = [...current.tried.filter((one) => one !== choice), choice];
    this.#set({ current: { ...current, tried } });
    if (step.right.includes(choice)) this.#meet();
  }

  goOn(): void {
    if (this.#state.current?.met) this.#to(this.#state.current.at + 1);
  }

  skip(): void {
    const { current } = this.#state;
    if (current && current.step !== null) this.#to(current.at + 1);
  }

  leave(): void {
    this.#lesson = null;
    this.#set({ current: null });
    this.#keep();
  }

  showList(): void {
    this.#parts.state.set({ screen: 'lessons' });
  }

  showTrainer(): void {
    this.#parts.state.set({ screen: 'trainer' });
  }

  hide(): void {
    const { screen } = this.#parts.state.state;
    if (screen === 'lessons' || screen === 'trainer') this.#parts.state.set({ screen: 'session' });
  }

  /** Everything kept was erased. */
  forget(): void {
    this.#lesson = null;
    this.#set({ current: null, done: {} });
  }

  get #state(): LessonsState {
    return this.#parts.state.state.lessons;
  }

  get #step(): LessonStep | null {
    const { current } = this.#state;
    return current ? (this.#steps[current.at] ?? null) : null;
  }

  async #open(anew: boolean): Promise<void> {
    const { current } = this.#state;
    if (this.#lesson && current) await this.#parts.openPlace(this.#lesson, current.place, anew);
  }

  async #whileOpening(work: () => Promise<void>): Promise<void> {
    this.#opening++;
    try {
      await work();
    } finally {
      this.#opening--;
      this.#from = this.#parts.state.state;
      this.#look(this.#from);
    }
  }

  /** @returns false when the lessons could not be loaded */
  async #take(id: LessonId, place: LessonPlace, step: string | null): Promise<boolean> {
    try {
      const { lessonOf, stepsAt } = await this.#parts.load();
      const lesson = lessonOf(id);
      const at: LessonPlace = lesson.places.includes(place) ? place : lesson.places[0]!;
      this.#lesson = lesson;
      this.#steps = stepsAt(lesson, at);
      const found = this.#steps.findIndex((one) => one.id === step);
      this.#set({ current: { id, place: at, step: null, at: 0, of: 0, met: false, tried: [] } });
      this.#to(Math.max(0, found));
      return true;
    } catch (error) {
      this.#parts.failed(error);
      return false;
    }
  }

  #to(at: number): void {
    const { current } = this.#state;
    if (!current) return;
    const of = this.#steps.length;
    const step = this.#steps[at]?.id ?? null;
    this.#from = this.#parts.state.state;
    this.#set({ current: { ...current, step, at: Math.min(at, of), of, met: false, tried: [] } });
    this.#keep();
    // It may be so already, and nothing may change any more to say so.
    this.#look(this.#parts.state.state);
  }

  #meet(): void {
    const { current, done } = this.#state;
    if (!current || current.step === null || current.met) return;
    const before = done[current.id] ?? [];
    const mine = before.includes(current.step) ? before : [...before, current.step];
    this.#set({ current: { ...current, met: true }, done: { ...done, [current.id]: mine } });
    this.#keep();
  }

  #look(now: AppState): void {
    const step = this.#step;
    if (!step || this.#opening > 0 || this.#state.current?.met) return;
    // Another session: what was there before is no measure of what is done in it.
    if (now.session?.id !== this.#from.session?.id) this.#from = now;
    if (step.kind === 'do' && step.check(now, this.#from)) this.#meet();
  }

  #set(parts: Partial<LessonsState>): void {
    this.#parts.state.set({ lessons: { ...this.#state, ...parts } });
  }

  #keep(): void {
    const { current, done } = this.#state;
    const { id, place, step } = current ?? {};
    const kept = { done, current: current && { id, place, step } };
    this.#parts.store.putSetting(SETTING, kept).catch(this.#parts.failed);
  }
}

type Kept = Pick<LessonsState, 'done'> & { current: Pick<CurrentLesson, 'id' | 'place' | 'step'> | null };

/** What was stored is checked like any file: an older version may have written it. */
export function readProgress(stored: unknown): Kept {
  const { done, current } = isRecord(stored) ? stored : {};
  const steps = Object.entries(isRecord(done) ? done : {}).flatMap(([id, list]) => {
    return isLesson(id) && Array.isArray(list) && list.every((one) => typeof one === 'string')
      ? [[id, list] as const]
      : [];
  });
  const { id, place, step } = isRecord(current) ? current : {};
  const known = isLesson(id) && (place === 'stage' || place === 'camera');
  return {
    done: Object.fromEntries(steps),
    // One that was taken to its end is not taken up again.
    current: known && typeof step === 'string' ? { id, place, step } : null,
  };
}

function isLesson(id: unknown): id is LessonId {
  return LESSON_IDS.some((one) => one === id);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
