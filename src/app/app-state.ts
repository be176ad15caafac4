import type { PlainError } from '../core/errors.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { BackendId, DetectorId, EventId, Scenario } from '../core/scenario/scenario.ts';
import type { Track } from '../core/tracking/track.ts';
import type { EngineInfo, EngineStats, FrameResult, LoadProgress } from '../engine/protocol.ts';
import type { FrameSource, FrameTruth, SourceInfo } from '../sources/frame-source.ts';
import type { Coverage, SessionRecord, StoreCounts } from '../store/vigie-store.ts';
import type { StageDirector } from '../sources/stage/stage-director.ts';
import type { LessonActions, LessonsState } from './lesson-state.ts';
import type { LabActions, LabState } from './lab-state.ts';
import type { LookBackActions, LookBackState } from './look-back-state.ts';
import type { EvidenceSettings } from './evidence/evidence-settings.ts';
import type { SideActions, SideState } from './side/side-state.ts';
import type { ReportFacts, ReportPictures } from './report-facts.ts';
import type { EvidencePart, SessionWeight } from './session-file-desk.ts';
import type { ShownTracks } from './shown-tracks.ts';
import type { SoundActions, SoundStatus } from './sound-state.ts';

export type Language = 'fr' | 'en';
export type Theme = 'dark' | 'light' | 'auto';

/** What the person has selected; the inspector shows it. */
export type Selection =
  | { readonly kind: 'zone' | 'rule' | 'alert'; readonly id: string }
  | { readonly kind: 'track'; readonly id: number };

/** A sentence for the person: an error or a warning. Stays until dismissed or solved. */
export interface Notice {
  readonly id: number;
  readonly level: 'error' | 'warning' | 'info';
  readonly error: PlainError;
}

export interface SessionAlert {
  readonly alert: Alert;
  readonly verdict: Verdict | null;
  /** Object URL of the snapshot, or null. */
  readonly snapshot: string | null;
  /** Its clip, `taking` until its end has come, or null. */
  readonly clip: ClipFacts | 'taking' | null;
}

export interface ClipFacts {
  readonly seconds: number;
  readonly anonymous: boolean;
  /** `video/mp4` or `video/webm`. */
  readonly type: string;
}

/** A span on a rule's lane of the timeline, media seconds; `to` null while it lasts. */
export interface LaneSpan {
  readonly ruleId: string;
  readonly phase: 'suspect' | 'attention' | 'alarm';
  readonly from: number;
  readonly to: number | null;
  readonly alertId: string | null;
}

export interface EngineStatus {
  readonly state: 'off' | 'loading' | 'ready' | 'restarting' | 'failed';
  readonly info: EngineInfo | null;
  readonly progress: LoadProgress | null;
  readonly error: PlainError | null;
}

/** The badge's figures, over the last few seconds. */
export interface LiveFigures {
  readonly analysedPerSecond: number;
  readonly analysed: number;
  readonly dropped: number;
  /** Frames whose result came later than one period. */
  readonly late: number;
  /** Media seconds per wall second; for exact analysis its speed. */
  readonly speed: number;
  /** Most pictures a second while a battery is spared, or null. */
  readonly limit: number | null;
}

/** What is drawn over the picture. */
export interface PictureLayers {
  readonly boxes: boolean;
  readonly trails: boolean;
  readonly zones: boolean;
  readonly truth: boolean;
  /** The calibrated floor as a grid. */
  readonly floor: boolean;
  /** The empty scene with figures in place of the picture. */
  readonly anonymous: boolean;
}

/** Everything the screen shows. Immutable: every change makes a new object, unchanged parts keep identity. */
export interface AppState extends LabState {
  readonly phase: 'doors' | 'opening' | 'running' | 'ended';
  readonly source: SourceInfo | null;
  /** The element that shows the source, or null: then analysed frames are painted. */
  readonly view: FrameSource['view'];
  readonly playback: { readonly playing: boolean; readonly time: number; readonly speed: number } | null;
  /** True for sources with play, pause and seek. */
  readonly steerable: boolean;
  /** The stage's director, when the source is the stage. */
  readonly director: StageDirector | null;
  readonly truth: FrameTruth | null;
  readonly engine: EngineStatus;
  readonly live: LiveFigures;
  /** The newest result, or null. */
  readonly result: FrameResult | null;
  readonly session: SessionRecord | null;
  readonly coverage: Coverage;
  readonly alerts: readonly SessionAlert[];
  /** True when `undoVerdict` has something to take back. */
  readonly canUndoVerdict: boolean;
  /** Alerts are being judged one after another: a verdict goes on to the next that has none. */
  readonly reviewing: boolean;
  readonly lanes: readonly LaneSpan[];
  readonly scenario: Scenario;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly selection: Selection | null;
  readonly layers: PictureLayers;
  readonly lessons: LessonsState;
  readonly lookBack: LookBackState;
  readonly savedScenarios: readonly Scenario[];
  readonly pastSessions: readonly SessionRecord[];
  readonly cameras: readonly { readonly id: string; readonly label: string }[];
  readonly notices: readonly Notice[];
  readonly language: Language;
  readonly theme: Theme;
  readonly evidence: EvidenceSettings;
  /** The GIF that is being made of an alert's clip, and how much of it is there, 0 to 1; or null. */
  readonly gif: { readonly alertId: string; readonly share: number } | null;
  readonly sound: SoundStatus;
  /** Requests to anywhere but the page's own origin since start. Must be 0. */
  readonly foreignRequests: number;
  /** False in a second tab. */
  readonly writable: boolean;
  /** The page is a file on a disk: nothing is kept in the browser, because every page on a disk could read it. */
  readonly onDisk: boolean;
  /** True when `openAgain` has something to open. */
  readonly canOpenAgain: boolean;
  /** A second detector or scenario on the session's pictures, or null. */
  readonly side: SideState | null;
}

/** Everything the screen can do. Failures become notices; nothing here rejects. */
export interface AppActions {
  /** Scripted scenes are in `sources/stage/scripts.ts`; null is the default demonstration. */
  openStage(scriptId: string | null): Promise<void>;
  openFile(file: File, mode: 'live' | 'exact'): Promise<void>;
  openCamera(deviceId: string | null): Promise<void>;
  /** Opens whatever was dropped or chosen: a video, a scenario or a session file. */
  openAny(files: readonly File[]): Promise<void>;
  /** Ends the session and goes back to the doors; what was found is kept. */
  closeSource(): Promise<void>;
  /** Opens the source of the session that ended once more, for a new session. */
  openAgain(): Promise<void>;
  cancel(): void;
  play(): void;
  pause(): void;
  seek(time: number): void;
  setSpeed(speed: number): void;

  /** One undoable step. `coalesce`: joins the previous step with the same key (a drag is one step). */
  editScenario(next: Scenario, coalesce?: string): void;
  /** Another camera of the stage: the stage's own zones go along with it. */
  setStageView(view: string): void;
  undo(): void;
  redo(): void;
  /** Parses and takes over a scenario file's text; invalid: a notice, nothing changes. */
  importScenario(text: string, name: string): void;
  exportScenario(): void;
  saveScenario(): Promise<void>;
  loadScenario(name: string): void;
  deleteScenario(name: string): Promise<void>;
  newScenario(): void;

  select(selection: Selection | null): void;
  setLayers(layers: Partial<PictureLayers>): void;
  setVerdict(alertId: string, verdict: Verdict | null): void;
  /** Takes the last verdict back and chooses its alert. */
  undoVerdict(): void;
  setReviewing(reviewing: boolean): void;
  /** What a report says of the session on the screen; null without one. */
  gatherReport(pictures: ReportPictures): Promise<ReportFacts | null>;
  /** What the parts of the session on the screen would take in a file. */
  weighSession(): SessionWeight;
  /** The session on the screen as a file, with the chosen pictures and clips; null without one, or with a notice. */
  makeSessionFile(chosen: ReadonlySet<EvidencePart>): Promise<Blob | null>;
  setEvidence(settings: EvidenceSettings): void;
  /** Saves an alert's clip as a file: as it was encoded, or as a GIF. */
  saveClip(alertId: string, as: 'video' | 'gif'): Promise<void>;
  /** Erases pictures and clip of an alert, or of all alerts of the session on the screen. */
  eraseEvidence(alertId: string | null): Promise<void>;
  openPastSession(id: string): Promise<void>;
  deleteSession(id: string): Promise<void>;
  counts(): Promise<StoreCounts>;
  eraseAll(): Promise<void>;

  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  /** Restarts the engine with another model or backend. */
  setEngine(choice: { readonly detector?: DetectorId; readonly backend?: BackendId | null }): void;
  dismiss(noticeId: number): void;
}

/** The composed application, given to the screen through a Lit context. */
export interface App extends AppActions {
  readonly state: AppState;
  /** What the session can be asked: what if, sweeps, truth, evaluation. */
  readonly lab: LabActions;
  /** Side by side. */
  readonly side: SideActions;
  /** Guided lessons. */
  readonly lessons: LessonActions;
  /** The search of the recorded session. */
  readonly lookBack: LookBackActions;
  /** The microphone, and what is heard. */
  readonly sound: SoundActions;
  /** What to draw over the picture that is shown at this very moment; null when that is not known. */
  shown(): ShownTracks | null;
  /**
   * Draws the picture without its people over a whole canvas: the empty scene with figures where people are at
   * this very moment.
   */
  drawAnonymous(context: CanvasRenderingContext2D): void;
  /**
   * Draws the session's empty scene with figures of the people among tracks of any time over a whole canvas.
   * Returns whether the scene is known; else the ground is plain.
   */
  drawScene(
    context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
    tracks: readonly Track[],
  ): boolean;
  /** Memory of the engine, or null when none runs. */
  engineStats(): Promise<EngineStats | null>;
  /** Calls `listener` after each change, at most once per microtask. Returns how to stop. */
  subscribe(listener: (state: AppState) => void): () => void;
}

/** Events whose rules this version has; the others are shown as to come. */
export type ImplementedEvents = readonly EventId[];
