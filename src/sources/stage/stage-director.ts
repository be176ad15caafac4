import type { EventId } from '../../core/scenario/scenario.ts';

/** One thing that the director can make happen now. */
export interface StageAction {
  /** Key of its words in the screen's catalogue, under `stageActions`. */
  readonly id: StageActionId;
  /** The event it stages, or null for a decoy or everyday act. */
  readonly event: EventId | null;
  /** Looks like an event, and is none. */
  readonly decoy?: boolean;
}

const event = <const Id extends string>(id: Id, what: EventId) => ({ id, event: what, decoy: false });
const decoy = <const Id extends string>(id: Id) => ({ id, event: null, decoy: true });
const everyday = <const Id extends string>(id: Id) => ({ id, event: null, decoy: false });

const LIST = [
  event('leave-bag', 'abandoned-object'),
  event('leave-case', 'abandoned-object'),
  event('fall', 'person-down'),
  event('gather', 'crowd-density'),
  event('wrong-way', 'wrong-way'),
  event('trespass', 'forbidden-zone'),
  event('run', 'crowd-surge'),
  event('fire', 'fire-start'),
  event('knife', 'weapon'),
  decoy('take-bag-back'),
  decoy('lie-down'),
  decoy('sit-floor'),
  decoy('exercise'),
  decoy('queue'),
  decoy('cross'),
  decoy('umbrella'),
  decoy('blanket'),
  decoy('crouch'),
  decoy('photo'),
  decoy('beacon'),
  decoy('dim-light'),
  decoy('knock-camera'),
  everyday('get-up'),
  everyday('put-out'),
  everyday('disperse'),
  everyday('person-enters'),
  everyday('person-leaves'),
] as const;

export type StageActionId = (typeof LIST)[number]['id'];

/** What the director can ask for, in the console's order. */
export const ACTIONS: readonly StageAction[] = LIST;

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
