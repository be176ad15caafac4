import type { EventId } from '../../core/scenario/scenario.ts';

/** One thing that the director can make happen now. */
export interface StageAction {
  /** Key of its words in the screen's catalogue, under `stageActions`. */
  readonly id: StageActionId;
  /** The event it stages, or null for a decoy or everyday act. */
  readonly event: EventId | null;
}

export type StageActionId =
  | 'leave-bag'
  | 'take-bag-back'
  | 'leave-case'
  | 'fall'
  | 'get-up'
  | 'lie-down'
  | 'gather'
  | 'disperse'
  | 'run'
  | 'wrong-way'
  | 'person-enters'
  | 'person-leaves';

/** What the director can ask for, in the console's order. */
export const ACTIONS: readonly StageAction[] = [
  { id: 'leave-bag', event: 'abandoned-object' },
  { id: 'leave-case', event: 'abandoned-object' },
  { id: 'fall', event: 'person-down' },
  { id: 'gather', event: 'crowd-density' },
  { id: 'run', event: 'crowd-surge' },
  { id: 'wrong-way', event: 'wrong-way' },
  { id: 'take-bag-back', event: null },
  { id: 'get-up', event: null },
  { id: 'lie-down', event: null },
  { id: 'disperse', event: null },
  { id: 'person-enters', event: null },
  { id: 'person-leaves', event: null },
];

export interface StageDirector {
  readonly actions: readonly StageAction[];
  /** Those that somebody could do now; another set when that changes. */
  readonly possible: ReadonlySet<StageActionId>;
  /** Has it done at once; false when nobody can. */
  trigger(id: StageActionId): boolean;
  /** Camera views by their words' key, and the current one. */
  readonly views: readonly string[];
  readonly view: string;
  setView(id: string): void;
  /** Starts the script again from its beginning with this seed. */
  restart(seed: number): void;
  readonly seed: number;
}
