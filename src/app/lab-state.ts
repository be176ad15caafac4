import type { PlainError } from '../core/errors.ts';
import type { ClipEvent } from '../core/evaluation/manifest.ts';
import { NO_TRUTH, type Finding, type SessionTruth } from '../core/evaluation/score-session.ts';
import type { ClipResult, Summary } from '../core/evaluation/summary.ts';
import type { Comparison, Unreplayable } from '../core/recording/compare.ts';
import type { Synopsis, SynopsisWish } from '../core/recording/synopsis.ts';
import type { SweepPoint, Tally } from '../core/recording/sweep.ts';
import type { EventId, Scenario } from '../core/scenario/scenario.ts';

/** What is recorded of the session on the screen: boxes and measurements, no pictures. */
export interface Recorded {
  readonly frames: number;
  /** Media seconds of the oldest and the newest frame that can be replayed. */
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
  /** Frames at the start that were given up for newer ones. */
  readonly forgotten: number;
  /** Whether the next visit has it too; false once the disk was full, and in a tab that does not write. */
  readonly stored: boolean;
}

/** What alerts are held against. */
export type Yardstick = 'truth' | 'verdicts' | 'none';

/** A change of the scenario held against the recorded session. */
export interface WhatIf {
  /** The scenario to go back to. */
  readonly base: Scenario;
  readonly busy: boolean;
  /** What of the change the replay cannot show. */
  readonly hidden: readonly Unreplayable[];
  /** Null until the first replay has answered, and where the change is none that rules see. */
  readonly comparison: Comparison | null;
  /** The span that was replayed, media seconds. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds that the replay took. */
  readonly took: number;
  readonly by: Yardstick;
  /** How right the alerts were as raised, and would have been. */
  readonly before: Tally | null;
  readonly after: Tally | null;
}

/** A threshold tried over its range. */
export interface Sweep {
  readonly ruleId: string;
  readonly param: string;
  readonly by: Yardstick;
  readonly values: readonly number[];
  /** Those that are done, in the order of their values. */
  readonly points: readonly SweepPoint[];
  readonly running: boolean;
}

/** What happened in the session, marked by hand or told by a source that knows. */
export interface Marks extends SessionTruth {
  /** An event that was begun at the playhead and not ended. */
  readonly open: { readonly type: EventId; readonly from: number } | null;
  /** Whether the person is marking: then the timeline draws events. */
  readonly marking: boolean;
  /** The kind that is marked next. */
  readonly type: EventId;
}

/** The session's alerts held against what happened; null where nobody knows. */
export interface Score {
  readonly result: ClipResult;
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  /** The finding that is looked at, or null. */
  readonly at: number | null;
}

export interface EvaluatedClip {
  readonly id: string;
  /** File name of its video. */
  readonly video: string;
  /** How many things happen that count; null while nobody knows. */
  readonly events: number | null;
  readonly status: 'missing' | 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  readonly error: PlainError | null;
  readonly result: ClipResult | null;
  readonly findings: readonly Finding[];
}

/** Clips with known truth, run one after the other. */
export interface Evaluation {
  /** File name of the manifest, or null before one is loaded. */
  readonly manifest: string | null;
  readonly clips: readonly EvaluatedClip[];
  readonly progress: {
    readonly clip: number;
    readonly of: number;
    readonly id: string;
    /** Media seconds, of so many (null: not known), and frames. */
    readonly time: number;
    readonly duration: number | null;
    readonly frames: number;
  } | null;
  /** Over the clips that are done. */
  readonly summary: Summary | null;
  /** The clip that is on the screen as a session, or null. */
  readonly opened: string | null;
}

export interface LabState {
  /** What is shown: the doors or the session, the evaluation of clips, the list of lessons, the trainer's pages. */
  readonly screen: 'session' | 'evaluation' | 'lessons' | 'trainer';
  readonly recorded: Recorded | null;
  readonly whatIf: WhatIf | null;
  readonly sweep: Sweep | null;
  readonly marks: Marks;
  readonly score: Score | null;
  readonly evaluation: Evaluation;
}

/** What a session, running or over, can be asked. Failures become notices; nothing here rejects. */
export interface LabActions {
  /** The change stays in the scenario. */
  keepChange(): void;
  /** The scenario is again what it was before the change. */
  revertChange(): void;
  startSweep(ruleId: string, param: string): void;
  stopSweep(): void;
  /** Puts the value into the rule that was swept. */
  useValue(value: number): void;

  /**
   * The tracks of the session, as far as it is recorded, gathered into a short time. Null where nothing is
   * recorded, and when a newer wish came meanwhile.
   */
  synopsis(wish: SynopsisWish): Promise<Synopsis | null>;

  setMarking(on: boolean): void;
  setMarkType(type: EventId): void;
  /** Begins an event at the playhead, or ends the one that was begun. */
  toggleMark(): void;
  cancelMark(): void;
  addMark(event: ClipEvent): void;
  changeMark(index: number, event: ClipEvent): void;
  removeMark(index: number): void;
  /** Says whether every event of a kind is marked. */
  setComplete(type: EventId, complete: boolean): void;
  /** Gives the session's truth to the person as a manifest of one clip. */
  exportManifest(): void;
  /** Looks at the next or the previous miss or false alert; beyond the last one of a clip at the next clip's. */
  step(by: 1 | -1): void;

  showEvaluation(): void;
  hideEvaluation(): void;
  /** A manifest, videos, tracks: in any order, any number of times. */
  addFiles(files: readonly File[]): Promise<void>;
  /** Runs the clips that wait; those that are done stay. */
  runClips(): Promise<void>;
  stopClips(): void;
  /** Forgets what was found, so that all clips run again. */
  resetClips(): void;
  closeManifest(): void;
  /** Shows a clip with what was found in it, at one of its findings. */
  openClip(id: string, finding?: number): Promise<void>;
  exportResults(): void;
}

export const NO_MARKS: Marks = { ...NO_TRUTH, open: null, marking: false, type: 'abandoned-object' };
export const NO_EVALUATION: Evaluation = {
  manifest: null,
  clips: [],
  progress: null,
  summary: null,
  opened: null,
};

/** Before any session. */
export const NO_LAB: LabState = {
  screen: 'session',
  recorded: null,
  whatIf: null,
  sweep: null,
  marks: NO_MARKS,
  score: null,
  evaluation: NO_EVALUATION,
};
