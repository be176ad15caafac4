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

export interface StageDirector {
  readonly actions: readonly StageAction[];
  /** Does it as soon as an actor is free; resolves false when nobody can. */
  trigger(id: StageActionId): boolean;
  /** Camera views by their words' key, and the current one. */
  readonly views: readonly string[];
  readonly view: string;
  setView(id: string): void;
  /** Starts the script again from its beginning with this seed. */
  restart(seed: number): void;
  readonly seed: number;
}
