import type { Detection } from './detection/detection.ts';
import type { LookRequest, LookResult } from './detection/look.ts';
import type { Size } from './geometry/types.ts';
import type { PixelEvidence } from './pixels/pixel-evidence.ts';
import type { PixelFrame } from './pixels/pixel-frame.ts';
import type { Alert } from './rules/alert.ts';
import type { Finding } from './rules/rule-module.ts';
import type { SoundEvidence } from './sound/sound-evidence.ts';
import type { SoundFrame } from './sound/sound-frame.ts';
import type { Track } from './tracking/track.ts';

/** One analysed frame on its way into the pipeline. */
export interface StepInput {
  /** Media time in seconds. A step back of more than 1 s resets the tracks. */
  readonly time: number;
  readonly detections: readonly Detection[];
  /** The small picture, or null in a replay of recorded detections. */
  readonly pixels: PixelFrame | null;
  readonly looks: readonly LookResult[];
  /** Size of the analysed picture in pixels, after rotation. */
  readonly picture: Size;
  /**
   * When this frame is by the clock of the place, in milliseconds as `parseLocal` of `scenario/authorisation.ts`
   * counts; absent or null where the source has no date of its own. Outside the scenario's period no rule runs.
   */
  readonly at?: number | null;
  /** What was heard since the frame before, with times of its own; absent or null where nothing listens. */
  readonly sound?: readonly SoundFrame[] | null;
}

/** What a rule found about one subject, with how long it has held: for the inspector and the timeline. */
export interface RuleReading {
  readonly ruleId: string;
  readonly finding: Finding;
  /** `idle`, then `suspect` while the time runs, then the alert's level, then `clearing`. */
  readonly phase: 'idle' | 'suspect' | 'attention' | 'alarm' | 'clearing';
  /** Seconds that the finding has held, leaky (short drop-outs do not restart it). */
  readonly heldFor: number;
}

export interface StepOutput {
  readonly time: number;
  /** Every live track, tentative ones too. */
  readonly tracks: readonly Track[];
  /** Confirmed tracks that ended in this step. */
  readonly ended: readonly Track[];
  /** What the small picture told the rules, or null without one. */
  readonly evidence: PixelEvidence | null;
  /** What the sound since the step before told the rules; absent or null where nothing was heard. */
  readonly sound?: SoundEvidence | null;
  /** Alerts that were raised, rose in level or cleared in this step, in their new form. */
  readonly changed: readonly Alert[];
  readonly readings: readonly RuleReading[];
  /** People counted in the whole picture, from a tenth of its height: those seen or hidden a moment ago. */
  readonly people: number;
  readonly looks: readonly LookRequest[];
}
