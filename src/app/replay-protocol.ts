import type { ClipEvent } from '../core/evaluation/manifest.ts';
import type { PackedChunk } from '../core/recording/recording.ts';
import type { Synopsis, SynopsisWish } from '../core/recording/synopsis.ts';
import type { SweepPoint } from '../core/recording/sweep.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';

/** What alerts of a sweep are held against. */
export type JudgeSpec =
  | { readonly by: 'truth'; readonly events: readonly ClipEvent[] }
  | {
      readonly by: 'verdicts';
      readonly judged: readonly { readonly alert: Alert; readonly verdict: Verdict | null }[];
    };

export interface SweepSpec {
  readonly scenario: Scenario;
  readonly ruleId: string;
  readonly param: string;
  readonly values: readonly number[];
  readonly judge: JudgeSpec;
  /** See `replay`. */
  readonly began: number | null;
}

/** Between the page and the worker that replays. The newest question of a kind ends the one before. */
export type ToReplay =
  | { readonly type: 'clear' }
  | { readonly type: 'chunk'; readonly number: number; readonly chunk: PackedChunk }
  | { readonly type: 'forget'; readonly before: number }
  | {
      readonly type: 'replay';
      readonly id: number;
      readonly scenario: Scenario;
      readonly began: number | null;
    }
  | { readonly type: 'sweep'; readonly id: number; readonly spec: SweepSpec }
  | { readonly type: 'stop-sweep' }
  | { readonly type: 'synopsis'; readonly id: number; readonly wish: SynopsisWish };

export type FromReplay =
  /** `alerts` null: overtaken by a newer question. `took` in milliseconds. */
  | {
      readonly type: 'replayed';
      readonly id: number;
      readonly alerts: readonly Alert[] | null;
      readonly took: number;
    }
  | { readonly type: 'point'; readonly id: number; readonly point: SweepPoint }
  | { readonly type: 'swept'; readonly id: number; readonly whole: boolean }
  /** `synopsis` null: overtaken by a newer question. */
  | { readonly type: 'synopsis'; readonly id: number; readonly synopsis: Synopsis | null }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
