import type { LookRequest, LookResult } from '../detection/look.ts';
import type { Detection } from '../detection/detection.ts';
import type { Box, Size } from '../geometry/types.ts';
import type { PixelEvidence } from '../pixels/pixel-evidence.ts';
import type { SoundEvidence } from '../sound/sound-evidence.ts';
import type { EventId, Rule, Scenario, Zone } from '../scenario/scenario.ts';
import type { Track } from '../tracking/track.ts';
import type { AlertLevel, Reading } from './alert.ts';

/** What a rule sees at one step. All times are media time in seconds. */
export interface RuleContext {
  readonly time: number;
  /** Seconds since the previous step; 0 at the first. */
  readonly elapsed: number;
  readonly picture: Size;
  readonly scenario: Scenario;
  /** The rule's zone, or null for the whole picture. */
  readonly zone: Zone | null;
  /** Confirmed and lost tracks. */
  readonly tracks: readonly Track[];
  /** Tracks that ended since the previous step. */
  readonly ended: readonly Track[];
  readonly detections: readonly Detection[];
  /** What the small picture tells, or null where there are no pixels (a replay of bare detections). */
  readonly evidence: PixelEvidence | null;
  /** What was heard since the previous step, or absent or null where nothing listens. */
  readonly sound?: SoundEvidence | null;
  /** Height of a standing person whose feet are at `y`, in picture heights; null before one was seen. */
  readonly heightAt: (y: number) => number | null;
  readonly looks: readonly LookResult[];
  /** Places of things that were marked as belonging here. */
  readonly fixtures: readonly Box[];
}

/**
 * What a rule says about one subject at one step, whether or not it holds: the alert machine turns a run
 * of these into alerts, and the inspector shows them live.
 */
export interface Finding {
  /** Stable over steps for the same object or place, such as `track:7` or `zone`. One alert a subject. */
  readonly subject: string;
  readonly trackIds: readonly number[];
  readonly box: Box | null;
  /** Every condition, met or not. */
  readonly readings: readonly Reading[];
  /** True while the conditions that must last are all met. */
  readonly holds: boolean;
  /** Seconds for which it must hold before it is raised. */
  readonly holdFor: number;
  /** Seconds for which it must not hold before the alert clears. */
  readonly clearAfter: number;
  /** The rule's own clock in seconds, where it keeps one; else the machine counts. */
  readonly heldFor?: number;
  /** The level that the evidence of this step is good for. */
  readonly level: AlertLevel;
}

/**
 * One of the nine rules: eight that look, one that listens. `S` is its state: plain data that survives `structuredClone`, because the
 * pipeline's state is checkpointed and restored when the engine's worker is replaced.
 */
export interface RuleModule<S> {
  readonly event: EventId;
  init(rule: Rule): S;
  /** Changes `state` in place. Deterministic: no clock, no random numbers. */
  evaluate(
    state: S,
    rule: Rule,
    context: RuleContext,
  ): { findings: readonly Finding[]; looks: readonly LookRequest[] };
}
