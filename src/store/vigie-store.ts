import type { SessionTruth } from '../core/evaluation/score-session.ts';
import type { Size } from '../core/geometry/types.ts';
import type { PackedChunk } from '../core/recording/recording.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';

export interface SessionRecord {
  readonly id: string;
  readonly source: {
    readonly kind: string;
    readonly name: string;
    readonly duration: number | null;
    /** Pixels of its pictures as shown. */
    readonly size: Size;
  };
  readonly scenario: Scenario;
  /** Wall-clock times, milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly engine: {
    readonly backend: string;
    readonly detector: string;
    readonly modelSha256: string;
  } | null;
  readonly coverage: Coverage;
  /** Version and build of the page that ran it; missing where nobody wrote it down. */
  readonly app?: string;
  /** Name of the file that it was opened from; missing of a session that was run here. */
  readonly openedFrom?: string;
}

/** Where every second of a session went; spans in media seconds, reasons as codes of `core/messages`. */
export interface Coverage {
  readonly analysed: number;
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly reason: string }[];
}

export interface AlertRecord {
  readonly sessionId: string;
  readonly alert: Alert;
  readonly verdict: Verdict | null;
  /** A small JPEG with masks burnt in, or null when it could not be saved. */
  readonly snapshot: Blob | null;
  /** The same with its people as figures, or null where there is none. */
  readonly hidden: Blob | null;
  readonly clip: AlertClip | null;
}

/** A short video of an alert, as it was asked for: masks burnt in. */
export interface AlertClip {
  /** MP4 or WebM, as its type says. */
  readonly blob: Blob;
  /** Media times of its first and last picture, seconds. */
  readonly from: number;
  readonly to: number;
  /** People are figures in an empty scene. */
  readonly anonymous: boolean;
  /** Boxes, zones and the time are drawn in. */
  readonly overlays: boolean;
}

export interface StoreCounts {
  readonly sessions: number;
  readonly alerts: number;
  readonly scenarios: number;
  /** Sessions of which a recording is kept. */
  readonly recordings: number;
  readonly bytes: number | null;
}

/** The recording of a session as it is kept: its chunks from number `first` on, none left out. */
export interface KeptRecording {
  readonly first: number;
  readonly chunks: readonly PackedChunk[];
}

/**
 * What survives a reload. Writes go in the order of worth: an alert's row first, its snapshot after, and a
 * full disk costs recordings before pictures and pictures before alerts, never an alert. A recording is what
 * the rules saw (boxes, measurements of pixels); nothing of a picture is in it. Every method may throw VigieError `storage-full` or
 * `storage-unavailable`; nothing is half written.
 */
export interface VigieStore {
  /** False in a second tab: everything can be read, writes are ignored. */
  readonly writable: boolean;
  /** Called when the tab that wrote is closed and this one writes from now on. */
  onWritable: (() => void) | null;
  /** Called when the browser erased everything while the page is open; from now on a new, empty store is used. */
  onErased: (() => void) | null;
  /** False where the browser lets nothing be stored: then it lasts as long as the page. */
  readonly persistent: boolean;
  putSession(session: SessionRecord): Promise<void>;
  sessions(): Promise<readonly SessionRecord[]>;
  putAlert(sessionId: string, alert: Alert): Promise<void>;
  /**
   * @param snapshot null of a session from a file that was saved without it
   * @param hidden the same with its people as figures, or null
   */
  putSnapshot(sessionId: string, alertId: string, snapshot: Blob | null, hidden: Blob | null): Promise<void>;
  putClip(sessionId: string, alertId: string, clip: AlertClip): Promise<void>;
  /** The scene of a session without its people, a JPEG. */
  putPlate(sessionId: string, plate: Blob): Promise<void>;
  plate(sessionId: string): Promise<Blob | null>;
  /** Erases pictures and clip of an alert, or of all alerts of a session with its plate; rows and verdicts stay. */
  deleteEvidence(sessionId: string, alertId: string | null): Promise<void>;
  /** Erases the evidence of sessions that began before a moment (milliseconds since 1970). */
  expireEvidence(before: number): Promise<void>;
  putVerdict(sessionId: string, alertId: string, verdict: Verdict | null): Promise<void>;
  alerts(sessionId: string): Promise<readonly AlertRecord[]>;
  /** Writes a chunk of a session's recording, in the place of the one of that number. */
  putChunk(sessionId: string, number: number, chunk: PackedChunk): Promise<void>;
  /** Gives up a session's chunks before that number. */
  dropChunks(sessionId: string, before: number): Promise<void>;
  /** A session's recording, or null when none was kept. */
  recording(sessionId: string): Promise<KeptRecording | null>;
  /** What somebody marked as having happened. */
  putTruth(sessionId: string, truth: SessionTruth): Promise<void>;
  truth(sessionId: string): Promise<SessionTruth | null>;
  deleteSession(sessionId: string): Promise<void>;
  putScenario(scenario: Scenario): Promise<void>;
  scenarios(): Promise<readonly Scenario[]>;
  deleteScenario(name: string): Promise<void>;
  /** The scenario and settings to start with next time. */
  putSetting(key: string, value: unknown): Promise<void>;
  setting(key: string): Promise<unknown>;
  counts(): Promise<StoreCounts>;
  /** Erases everything Vigie keeps in this browser and resolves with what was there. */
  eraseAll(): Promise<StoreCounts>;
  close(): void;
}
