import type { ObjectKind } from './luggage.ts';
import type { LyingWay } from './pose.ts';
import type { Spot } from './stage-set.ts';

/** What happens at one moment. Names stand for people of the script; times in seconds from its start. */
export type StageAct = { readonly at: number } & (
  | {
      readonly do: 'enter';
      readonly name: string;
      /** A way in, or a place on the floor. */
      readonly from: string | Spot;
      readonly to: Spot;
      /** Where they look once they are there. */
      readonly face?: Spot;
      readonly brings?: ObjectKind;
      readonly pace?: number;
    }
  /** Puts down what they hold, and goes; or stays beside it without an exit. */
  | { readonly do: 'leave-object'; readonly name: string; readonly exit: string | null }
  /** Comes back (through `from`) for what they left. */
  | { readonly do: 'take-back'; readonly name: string; readonly from: string }
  | { readonly do: 'fall'; readonly name: string; readonly way: LyingWay }
  /** Lies down slowly, on purpose. */
  | { readonly do: 'lie-down'; readonly name: string; readonly way: LyingWay }
  | { readonly do: 'get-up'; readonly name: string; readonly exit: string }
  | { readonly do: 'sit'; readonly name: string; readonly seconds: number; readonly exit: string }
  | { readonly do: 'gather'; readonly count: number; readonly place: Spot }
  | { readonly do: 'disperse' }
  | { readonly do: 'chat' }
  /** How many passers-by there are from now on. */
  | { readonly do: 'population'; readonly count: number }
);

/** A play: the same script and seed always give the same scene. */
export interface StageScript {
  readonly id: string;
  readonly view: string;
  /** Passers-by at the start, already on their way. */
  readonly population: number;
  readonly acts: readonly StageAct[];
  /** Seconds; an exact source ends here. */
  readonly length: number;
  /** Afterwards, live, the stage goes on with acts of its own choosing. */
  readonly encore: boolean;
}
