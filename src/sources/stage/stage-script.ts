import type { Scenario } from '../../core/scenario/scenario.ts';
import type { FloorPosture } from './floor-poses.ts';
import type { ObjectKind } from './luggage.ts';
import type { LyingWay } from './pose.ts';
import type { PropPlan } from './props.ts';
import type { Spot } from './stage-set.ts';

/** What happens at one moment. Names stand for people and props of the script; times in seconds from its start. */
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
      /** Colour of the top, 0xrrggbb. */
      readonly dress?: number;
    }
  | {
      readonly do: 'go';
      readonly name: string;
      readonly to: Spot;
      readonly face?: Spot;
      readonly pace?: number;
    }
  | { readonly do: 'leave'; readonly name: string; readonly exit: string; readonly pace?: number }
  /** Puts down what they hold, on the floor or on a prop or bench, and goes; or stays beside it without an exit. */
  | { readonly do: 'leave-object'; readonly name: string; readonly exit: string | null; readonly on?: string }
  /** Comes back (through `from`) for what they left. */
  | { readonly do: 'take-back'; readonly name: string; readonly from: string }
  /** What one put down is from now on the other's, who is there. */
  | { readonly do: 'hand-over'; readonly name: string; readonly to: string }
  /** Takes up what is theirs and goes. */
  | { readonly do: 'take-along'; readonly name: string; readonly exit: string }
  /**
   * Falls, from the floor, from a seat or from steps. `turned`: degrees that they turn to before, 0 to the
   * audience; `slide`: metres that the feet go along; `onto`: a prop that they fall onto.
   */
  | {
      readonly do: 'fall';
      readonly name: string;
      readonly way: LyingWay;
      readonly slide?: number;
      readonly onto?: string;
    }
  /** Lies down slowly, on purpose. */
  | { readonly do: 'lie-down'; readonly name: string; readonly way: LyingWay }
  /** Onto a bed or a mattress, to lie there; and off it, over its edge. */
  | { readonly do: 'lie-on'; readonly name: string; readonly on: string }
  | { readonly do: 'roll-off'; readonly name: string }
  | { readonly do: 'climb'; readonly name: string; readonly on: string }
  | { readonly do: 'get-up'; readonly name: string; readonly exit: string }
  /** On the first bench of the hall, or on a prop. */
  | {
      readonly do: 'sit';
      readonly name: string;
      readonly seconds: number;
      readonly exit: string;
      readonly on?: string;
    }
  /** Is busy on the floor, until somebody tells them something else. */
  | { readonly do: 'floor'; readonly name: string; readonly posture: FloorPosture }
  /** Holds up what is in the right hand, or lowers it. */
  | { readonly do: 'raise'; readonly name: string; readonly up: boolean }
  | { readonly do: 'gather'; readonly count: number; readonly place: Spot }
  | { readonly do: 'disperse' }
  | { readonly do: 'chat' }
  /** A line of people, served one after the other. */
  | {
      readonly do: 'queue';
      readonly count: number;
      readonly front: Spot;
      readonly step: Spot;
      readonly every: number;
    }
  /** Two groups walk through each other. */
  | { readonly do: 'cross'; readonly count: number; readonly pace?: number }
  /** Everybody who stands about runs, most of them across the hall. */
  | { readonly do: 'run' }
  /** Somebody comes in by the way out. */
  | { readonly do: 'wrong-way' }
  /** So many go out by the way out, one after the other. */
  | { readonly do: 'right-way'; readonly count: number }
  /** A bin is set alight, a lamp or beacon switched on; or put out. */
  | { readonly do: 'light-up'; readonly prop: string }
  | { readonly do: 'put-out'; readonly prop: string }
  /** The light of the hall, 1 is full. */
  | { readonly do: 'light'; readonly level: number; readonly seconds: number }
  /** The camera is knocked, degrees: how far it swings, and how far it stays turned right and down. */
  | { readonly do: 'knock'; readonly swing: number; readonly stays?: readonly [number, number] }
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
  /** What is set up in the hall. */
  readonly set?: readonly PropPlan[];
  /** Seconds; an exact source ends here. */
  readonly length: number;
  /**
   * Live, the play waits for the analysis: however slow the machine is, no frame is left out. For lessons, whose
   * text says what comes.
   */
  readonly patient?: boolean;
  /** Afterwards, live, the stage goes on with acts of its own choosing. */
  readonly encore: boolean;
  /** What it is watched for, which says what is true of it; the stage's own scenario when left out. */
  readonly scenario?: Scenario;
}
