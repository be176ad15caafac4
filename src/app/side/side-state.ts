import type { DetectionTally, Pairing } from '../../core/detection/compare-detections.ts';
import type { PlainError } from '../../core/errors.ts';
import type { Comparison } from '../../core/recording/compare.ts';
import type { DetectorId, Scenario } from '../../core/scenario/scenario.ts';
import type { EngineInfo, FrameResult, LoadProgress } from '../../engine/protocol.ts';

/** What is held against the session: another detector with its scenario, or another scenario. */
export type SideChoice =
  | { readonly kind: 'detector'; readonly detector: DetectorId; readonly farSight: boolean }
  | { readonly kind: 'scenario'; readonly scenario: Scenario };

/** The newest picture that both have looked at. */
export interface SidePair {
  readonly a: FrameResult;
  readonly b: FrameResult;
  readonly pairing: Pairing;
}

/** Milliseconds that a picture takes lately, and pictures a second. */
export interface SideRate {
  readonly took: number;
  readonly perSecond: number;
}

/** A second look at the session's pictures, beside the session's own; it changes nothing of that. */
export interface SideState {
  readonly choice: SideChoice;
  /** By a network of its own, or by other rules over what the session's network saw. */
  readonly by: 'network' | 'rules';
  readonly status: 'loading' | 'running' | 'restarting' | 'failed' | 'over';
  readonly progress: LoadProgress | null;
  readonly error: PlainError | null;
  readonly info: EngineInfo | null;
  /** The scenario of B. */
  readonly scenario: Scenario;
  /** The span that both have looked at, media seconds; null before the first picture. */
  readonly span: { readonly from: number; readonly to: number } | null;
  readonly pair: SidePair | null;
  readonly tally: DetectionTally;
  readonly rates: { readonly a: SideRate; readonly b: SideRate };
  /** Pictures that the session analysed and B did not. */
  readonly missed: number;
  /** Alerts of that span: `before` and `lost` are the session's, `after` and `gained` B's. */
  readonly alerts: Comparison;
}

export interface SideActions {
  /** Begins, or begins anew with another choice. */
  start(choice: SideChoice): void;
  /** Ends it, and frees what it took. */
  stop(): void;
  /** Reads a scenario file; null, and a notice, where it is none. */
  readScenario(file: File): Promise<Scenario | null>;
  /** Draws the newest picture that both have looked at over a whole canvas, masks of `scenario` burnt in. */
  draw(context: CanvasRenderingContext2D, scenario: Scenario): void;
}
