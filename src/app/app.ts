import { toPlain, type PlainError } from '../core/errors.ts';
import type { Verdict } from '../core/rules/alert.ts';
import type { BackendId, DetectorId, Scenario } from '../core/scenario/scenario.ts';
import { defaultScenario, formatScenario } from '../core/scenario/format-scenario.ts';
import { parseScenario } from '../core/scenario/parse-scenario.ts';
import type { Ear } from '../sources/ear.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import { followView } from '../sources/stage/demo-scenario.ts';
import type { EngineStats } from '../engine/protocol.ts';
import { isSessionFile } from '../store/session-file/session-file.ts';
import type { SessionRecord, StoreCounts, VigieStore } from '../store/vigie-store.ts';
import { AlertDesk } from './alert-desk.ts';
import type { App, AppState, Language, Notice, PictureLayers, Selection, Theme } from './app-state.ts';
import type { AutomationParts } from './automation.ts';
import { isManifest } from './clip-session.ts';
import { Economy } from './economy.ts';
import { EngineDesk, type EngineChoice, type EngineParts } from './engine-desk.ts';
import { watchForeignRequests } from './foreign-requests.ts';
import { Lab } from './lab.ts';
import { LessonDesk } from './lesson-desk.ts';
import type { Lesson, LessonPlace } from './lesson-state.ts';
import { LookBackDesk } from './look-back-desk.ts';
import { NoticeBoard } from './notice-board.ts';
import { Observable } from './observable.ts';
import { readEvidence, type EvidenceSettings } from './evidence/evidence-settings.ts';
import { gatherReport, type ReportFacts, type ReportPictures } from './report-facts.ts';
import { saveFile } from './save-file.ts';
import { ReviewDesk } from './review-desk.ts';
import { SessionFileDesk, type EvidencePart, type SessionWeight } from './session-file-desk.ts';
import { ScenarioDesk } from './scenario-desk.ts';
import { scenarioText } from './scenario-text.ts';
import { SideDesk } from './side/side-desk.ts';
import { SessionDesk } from './session-desk.ts';
import type { DirectedSource, Made, Opening } from './session-parts.ts';
import type { ShownTracks } from './shown-tracks.ts';
import { wantsSound } from '../core/sound/wants-sound.ts';
import { SoundDesk, type SoundDeskParts } from './sound-desk.ts';
import { startState } from './start-state.ts';

/** Everything the application is composed of. */
export interface AppParts extends EngineParts {
  readonly spawnReplay: () => Worker;
  /** Tells when a newer version of the page waits for a reload. */
  readonly watchUpdates?: (ready: () => void) => void;
  readonly store: VigieStore;
  /** The page was opened from a disk, and keeps nothing in the browser. */
  readonly onDisk: boolean;
  readonly sources: {
    /** The stage, with its own scenario; loaded when first opened. */
    stage(scriptId: string | null): Promise<{ source: DirectedSource; scenario: Scenario }>;
    liveFile(file: File): FrameSource;
    exactFile(file: File): FrameSource;
    /** The sound of a file, in step with its pictures. */
    fileEar(file: File, mode: 'live' | 'exact'): Ear;
    readonly microphone: SoundDeskParts['openMicrophone'];
    /** A scene of the stage, frame by frame, with what is true of it by a scenario. */
    scene: AutomationParts['scene'];
    camera(deviceId: string | null): FrameSource;
    listCameras(): Promise<readonly { readonly id: string; readonly label: string }[]>;
  };
}

const SETTINGS = {
  language: 'language',
  theme: 'theme',
  scenario: 'scenario',
  told: 'told',
  evidence: 'evidence',
} as const;
/** Failures of an engine that have a sentence of their own. */
const FILES: ReadonlySet<string> = new Set(['model-missing', 'model-hash', 'no-backend']);
const BACKEND_NAMES = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly' } as const;
/** What is said of a session goes with it. */
const OF_A_SESSION = [
  'file-truncated',
  'file-corrupt',
  'file-unreadable',
  'source-frozen',
  'picture-resized',
  'camera-lost',
  'engine-lost',
  'engine-failed',
] as const;
/** Milliseconds. */
const DAY = 24 * 3600_000;
const LESSON_NAMES = { en: 'Lesson', fr: 'Leçon' } as const;
const NAMELESS = { en: 'Scenario', fr: 'Scénario' } as const;

/** Composes the application. Nothing it offers rejects: failures become notices. */
export async function createApp(parts: AppParts): Promise<App> {
  const app = new Composed(parts);
  await app.restore();
  return app;
}

class Composed implements App {
  readonly lab: Lab;
  readonly lessons: LessonDesk;
  readonly lookBack: LookBackDesk;
  readonly side: SideDesk;
  readonly sound: SoundDesk;
  readonly #parts: AppParts;
  readonly #state = new Observable<AppState>(startState());
  readonly #board = new NoticeBoard(this.#state);
  readonly #engine: EngineDesk;
  readonly #scenario: ScenarioDesk;
  readonly #alerts: AlertDesk;
  readonly #session: SessionDesk;
  readonly #review: ReviewDesk;
  readonly #files: SessionFileDesk;
  #choice: Partial<EngineChoice> = {};
  #toldOfSlowness = false;
  /** What was opened last, to open it again. */
  #last: Opening | null = null;

  constructor(parts: AppParts) {
    this.#parts = parts;
    const state = this.#state;
    state.set({ onDisk: parts.onDisk });
    const problem = this.#notice.bind(this);
    this.#engine = new EngineDesk(parts, {
      status: (engine) => {
        state.set({ engine });
        if (engine.state === 'ready') void this.#tellOfSlowness();
      },
      lost: (reason) => this.#session.interrupted(reason),
      back: (reason, seconds) =>
        problem(
          { code: 'engine-lost', details: { reason, seconds: Math.round(seconds * 10) / 10 } },
          'warning',
        ),
      failed: (error) => this.#engineFailed(error),
    });
    this.#scenario = new ScenarioDesk(parts.store, {
      changed: (changed, kept) => {
        state.set(changed);
        this.lab.scenarioChanged(changed.scenario);
        this.side.scenarioChanged(changed.scenario);
        this.#engine.setScenario(changed.scenario, false);
        this.sound.scenarioChanged();
        void this.#remember(SETTINGS.scenario, kept);
      },
      saved: (savedScenarios) => state.set({ savedScenarios }),
      nameless: () => NAMELESS[this.state.language],
      tell: (message) => problem(message, 'info'),
      problem,
    });
    this.#alerts = new AlertDesk(
      parts.store,
      (alerts, canUndoVerdict) => state.set({ alerts, canUndoVerdict }),
      problem,
      () => this.#board.withdraw('storage-full'),
    );
    this.lab = new Lab({
      ...parts,
      state,
      exactFile: parts.sources.exactFile,
      scene: parts.sources.scene,
      backend: () => this.#choice.backend ?? null,
      edit: (scenario) => this.editScenario(scenario),
      seek: (time) => this.seek(time),
      showClip: (clip, file, run) => this.#review.showClip(clip, file, run),
      problem,
    });
    this.side = new SideDesk({
      ...parts,
      state,
      recording: () => this.lab.recording,
      backend: () => this.#engineChoice().backend,
      problem,
    });
    this.sound = new SoundDesk({
      status: (sound) => state.set({ sound }),
      wanted: () => wantsSound(this.state.scenario),
      openMicrophone: parts.sources.microphone,
      problem,
      solved: (code) => this.#board.withdraw(code),
    });
    this.#session = new SessionDesk({
      side: this.side,
      state,
      sound: this.sound,
      store: parts.store,
      engine: this.#engine,
      alerts: this.#alerts,
      scenario: () => this.#scenario.scenario,
      scenarioFor: ({ scenario, lent }) =>
        this.#scenario.isOwn && !lent ? this.#scenario.working : scenario,
      useScenario: ({ scenario, lent }) => {
        if (lent) this.#scenario.borrow(scenario, true);
        else if (!this.#scenario.isOwn) this.#scenario.replace(scenario, false);
      },
      ended: () => {
        state.set({ reviewing: false });
        this.lookBack.forget();
        this.#scenario.giveBack();
        this.#board.withdraw(...OF_A_SESSION);
      },
      choice: () => this.#engineChoice(),
      watcher: this.lab,
      economy: new Economy(),
      problem,
      solved: (code) => this.#board.withdraw(code),
      sessionsChanged: () => void this.#listSessions(),
    });
    this.#review = new ReviewDesk({
      state,
      store: parts.store,
      alerts: this.#alerts,
      lab: this.lab,
      liveFile: parts.sources.liveFile,
      leave: () => this.closeSource(),
      borrow: (scenario) => this.#scenario.borrow(scenario),
      show: (finished) => this.#session.show(finished),
      problem,
    });
    this.#files = new SessionFileDesk({
      state,
      store: parts.store,
      alerts: this.#alerts,
      recording: () => this.lab.recording,
      record: () => this.#present,
      scene: () => this.#session.scene(true),
      show: async (content) => {
        this.lab.hideEvaluation();
        await this.#review.openContent(content);
      },
      sessionsChanged: () => void this.#listSessions(),
      tell: (message) => problem(message, 'info'),
      problem,
    });
    this.lessons = new LessonDesk({
      state,
      store: parts.store,
      load: () => import('./lessons/lessons.ts'),
      openPlace: (lesson, place, anew) => this.#openLesson(lesson, place, anew),
      failed: (error) => problem(toPlain(error)),
    });
    this.lookBack = new LookBackDesk({
      state,
      recording: () => this.lab.recording,
      plate: () => this.#session.scene(true),
      seek: (time) => this.seek(time),
      pause: () => this.pause(),
    });
    parts.watchUpdates?.(() => problem({ code: 'update-ready', details: {} }, 'warning'));
    watchForeignRequests((foreignRequests) => state.set({ foreignRequests }));
  }

  get state(): AppState {
    return this.#state.state;
  }

  subscribe(listener: (state: AppState) => void): () => void {
    return this.#state.subscribe(listener);
  }

  /** What the last visit left: settings, the scenario, sessions. */
  async restore(): Promise<void> {
    const { store } = this.#parts;
    this.#state.set({ writable: store.writable });
    store.onWritable = () => void this.#takeOver();
    store.onErased = () => void this.#keepAnew();
    try {
      const language = await store.setting(SETTINGS.language);
      const theme = await store.setting(SETTINGS.theme);
      if (language === 'fr' || language === 'en') this.#state.set({ language });
      if (theme === 'dark' || theme === 'light' || theme === 'auto') this.#state.set({ theme });
      this.#state.set({ evidence: readEvidence(await store.setting(SETTINGS.evidence)) });
      const scenario = await store.setting(SETTINGS.scenario);
      // What was stored is checked like any file: an older version may have written it.
      if (scenario !== undefined && scenario !== null) {
        this.#scenario.replace(parseScenario(JSON.stringify(scenario)), true);
      }
    } catch (error) {
      this.#notice(toPlain(error), 'warning');
    }
    void this.#expire();
    await this.#try(() => this.lessons.restore());
    if (!store.writable) this.#notice({ code: 'second-tab', details: {} }, 'warning');
    if (!store.persistent && !this.#parts.onDisk)
      this.#notice({ code: 'storage-unavailable', details: {} }, 'warning');
    await this.#scenario.list();
    await this.#listSessions();
    void this.#listCameras();
  }

  openStage(scriptId: string | null): Promise<void> {
    return this.#open({
      make: () => this.#parts.sources.stage(scriptId),
      review: null,
      retry: null,
    });
  }

  openFile(file: File, mode: 'live' | 'exact'): Promise<void> {
    const { liveFile, exactFile } = this.#parts.sources;
    const make = mode === 'exact' ? exactFile : liveFile;
    return this.#open({
      make: () => ({ source: make(file), scenario: defaultScenario() }),
      review: mode === 'exact' ? () => liveFile(file) : null,
      retry: null,
      ear: () => this.#parts.sources.fileEar(file, mode),
    });
  }

  openCamera(deviceId: string | null): Promise<void> {
    return this.#openCamera(deviceId, null);
  }

  /** @param lent a lesson's scenario, or null for the person's own */
  async #openCamera(deviceId: string | null, lent: Scenario | null): Promise<void> {
    const { camera } = this.#parts.sources;
    await this.#open({
      make: () => ({ source: camera(deviceId), scenario: lent ?? defaultScenario(), lent: lent !== null }),
      review: null,
      retry: () => camera(null),
    });
    void this.#listCameras();
  }

  async openAny(files: readonly File[]): Promise<void> {
    const session = files.find(({ name }) => isSessionFile(name));
    if (session) return this.#files.open(session);
    if (this.state.screen === 'evaluation') return this.lab.addFiles(files);
    const isScenario = (file: File): boolean =>
      /\.json$/i.test(file.name) || file.type === 'application/json';
    const scenario = files.find(isScenario);
    const video = files.find((file) => !isScenario(file));
    if (scenario && (await isManifest(scenario))) {
      this.lab.showEvaluation();
      return this.lab.addFiles(files);
    }
    if (scenario) await this.#openScenario(scenario);
    if (video) await this.openFile(video, 'live');
  }

  async openAgain(): Promise<void> {
    if (this.#last) await this.#open(this.#last);
  }

  closeSource(): Promise<void> {
    this.lab.hideEvaluation();
    return this.#session.leave();
  }

  shown(): ShownTracks | null {
    return this.#session.shown();
  }

  engineStats(): Promise<EngineStats | null> {
    return this.#engine.stats();
  }

  cancel(): void {
    this.#session.cancel();
  }

  play(): void {
    void this.#session.play();
  }

  pause(): void {
    this.#session.pause();
  }

  seek(time: number): void {
    void this.#session.seek(time);
  }

  setSpeed(speed: number): void {
    this.#session.setSpeed(speed);
  }

  editScenario(next: Scenario, coalesce?: string): void {
    this.#scenario.edit(next, coalesce);
  }

  setStageView(view: string): void {
    const { director, scenario } = this.state;
    if (!director) return;
    const moved = followView(scenario, director.view, view);
    director.setView(view);
    if (moved && this.#scenario.isOwn) this.#scenario.edit(moved);
    else if (moved) this.#scenario.replace(moved, false);
  }

  undo(): void {
    this.#scenario.undo();
  }

  redo(): void {
    this.#scenario.redo();
  }

  importScenario(text: string, _name: string): void {
    this.#scenario.import(text);
  }

  exportScenario(): void {
    this.#scenario.export();
  }

  saveScenario(): Promise<void> {
    return this.#scenario.save();
  }

  loadScenario(name: string): void {
    const saved = this.state.savedScenarios.find((one) => one.name === name);
    if (saved) this.#scenario.edit(saved);
  }

  deleteScenario(name: string): Promise<void> {
    return this.#scenario.delete(name);
  }

  newScenario(): void {
    this.#scenario.startAnew();
    this.select(null);
  }

  select(selection: Selection | null): void {
    this.#state.set({ selection });
  }

  setLayers(layers: Partial<PictureLayers>): void {
    this.#state.set({ layers: { ...this.state.layers, ...layers } });
  }

  setVerdict(alertId: string, verdict: Verdict | null): void {
    this.#alerts.judge(alertId, verdict);
  }

  undoVerdict(): void {
    const id = this.#alerts.undoVerdict();
    if (id !== null) this.select({ kind: 'alert', id });
  }

  setReviewing(reviewing: boolean): void {
    this.#state.set({ reviewing });
  }

  async gatherReport(pictures: ReportPictures): Promise<ReportFacts | null> {
    try {
      const session = this.#present;
      if (!session) return null;
      const { scenario, alerts } = this.state;
      return await gatherReport({
        session,
        scenario,
        alerts,
        pictures,
        kept: (id) => this.#alerts.pictures(id),
        scene: () => this.#session.scene(pictures === 'hidden'),
      });
    } catch (error) {
      this.#notice(toPlain(error));
      return null;
    }
  }

  weighSession(): SessionWeight {
    return this.#files.weigh();
  }

  makeSessionFile(chosen: ReadonlySet<EvidencePart>): Promise<Blob | null> {
    return this.#files.make(chosen);
  }

  setEvidence(evidence: EvidenceSettings): void {
    this.#state.set({ evidence });
    void this.#remember(SETTINGS.evidence, evidence);
    void this.#expire();
  }

  async saveClip(alertId: string, as: 'video' | 'gif'): Promise<void> {
    const clip = this.#alerts.clip(alertId);
    const item = this.state.alerts.find(({ alert }) => alert.id === alertId);
    if (!clip || !item || (as === 'gif' && this.state.gif)) return;
    await this.#try(async () => {
      const blob = as === 'gif' ? await this.#makeGif(alertId, clip.blob) : clip.blob;
      const { event, raisedAt } = item.alert;
      const ending = blob.type.split('/')[1] ?? 'bin';
      saveFile(`vigie-${event}-${raisedAt.toFixed(0)}s.${ending}`, blob);
    });
  }

  eraseEvidence(alertId: string | null): Promise<void> {
    return this.#alerts.eraseEvidence(alertId);
  }

  drawAnonymous(context: CanvasRenderingContext2D): void {
    this.#session.drawAnonymous(context);
  }

  drawScene(...[context, tracks]: Parameters<App['drawScene']>): boolean {
    return this.#session.drawScene(context, tracks);
  }

  /** Pictures and clips that are older than their days are erased. */
  #expire(): Promise<void> {
    const days = this.state.evidence.keepDays;
    return this.#try(() => this.#parts.store.expireEvidence(Date.now() - days * DAY));
  }

  async openPastSession(id: string): Promise<void> {
    const session = this.state.pastSessions.find((one) => one.id === id);
    if (!session) return;
    await this.#review.openPast(session);
  }

  async deleteSession(id: string): Promise<void> {
    await this.#try(() => this.#parts.store.deleteSession(id));
    await this.#listSessions();
  }

  async counts(): Promise<StoreCounts> {
    try {
      return await this.#parts.store.counts();
    } catch (error) {
      this.#notice(toPlain(error));
      return { sessions: 0, alerts: 0, scenarios: 0, recordings: 0, bytes: null };
    }
  }

  async eraseAll(): Promise<void> {
    await this.closeSource();
    this.#last = null;
    // The new scenario is remembered before everything is erased, so that nothing is left behind.
    this.#scenario.replace(defaultScenario(), false);
    this.#state.set({ canOpenAgain: false });
    this.lessons.forget();
    await this.#try(async () => void (await this.#parts.store.eraseAll()));
    await this.#scenario.list();
    await this.#listSessions();
  }

  setLanguage(language: Language): void {
    this.#state.set({ language });
    void this.#remember(SETTINGS.language, language);
  }

  setTheme(theme: Theme): void {
    this.#state.set({ theme });
    void this.#remember(SETTINGS.theme, theme);
  }

  setEngine(choice: { readonly detector?: DetectorId; readonly backend?: BackendId | null }): void {
    this.#choice = { ...this.#choice, ...choice };
    const { phase, source } = this.state;
    if (phase !== 'running' || !source) return;
    this.#session.interrupted('engine-changed');
    this.#engine.exchange(this.#engineChoice(), this.#scenario.scenario, source).catch((error: unknown) => {
      const plain = toPlain(error);
      // Another choice, or the end of the session, has overtaken this one.
      if (plain.code !== 'cancelled') this.#engineFailed(plain);
    });
  }

  dismiss(noticeId: number): void {
    this.#board.dismiss(noticeId);
  }

  #engineChoice(): EngineChoice {
    const { detector, backend } = this.#scenario.scenario.analysis;
    const chosen = this.#choice.backend;
    return {
      detector: this.#choice.detector ?? detector ?? 'coco-ssd',
      backend: chosen === undefined ? (backend ?? null) : chosen,
    };
  }

  async #open(opening: Opening): Promise<void> {
    await this.#session.open(opening);
    if (this.state.phase !== 'running') return;
    this.#last = opening;
    this.#state.set({ canOpenAgain: true });
  }

  /**
   * A lesson's scene that is on the screen as it was opened is not opened again: its analysis takes time.
   * @param anew it is all the same
   */
  async #openLesson({ scene }: Lesson, place: LessonPlace, anew: boolean): Promise<void> {
    // Lessons speak of the picture.
    this.setLayers({ anonymous: false });
    const { lessonScenario } = await import('../sources/stage/lesson-scenes.ts');
    const scenario = { ...lessonScenario(scene), name: LESSON_NAMES[this.state.language] };
    const { phase, source } = this.state;
    const running = phase === 'running' || (phase === 'ended' && place === 'stage');
    const there = running && (place === 'camera' ? source?.kind === 'camera' : source?.name === scene);
    if (there && !anew && isSame(this.state.scenario, scenario)) return;
    if (place === 'camera') return this.#openCamera(null, scenario);
    const make = async (): Promise<Made> => ({
      ...(await this.#parts.sources.stage(scene)),
      scenario,
      lent: true,
    });
    await this.#open({ make, review: null, retry: null });
  }

  async #openScenario(file: File): Promise<void> {
    try {
      this.importScenario(await scenarioText(file), file.name);
    } catch (error) {
      this.#notice(toPlain(error));
    }
  }

  #engineFailed(error: PlainError): void {
    this.#session.engineFailed(error);
    this.#notice(
      FILES.has(error.code) ? error : { code: 'engine-failed', details: { reason: reasonOf(error) } },
    );
  }

  /** Said once in a browser: without a graphics card everything works, but slowly. */
  async #tellOfSlowness(): Promise<void> {
    const { info } = this.state.engine;
    const why = info?.refused.find(({ backend }) => backend === 'webgpu')?.reason;
    // An engine may become ready twice before the first telling is written down.
    if (!info || why === undefined || this.#toldOfSlowness) return;
    this.#toldOfSlowness = true;
    await this.#try(async () => {
      if ((await this.#parts.store.setting(SETTINGS.told)) === true) return;
      this.#notice(
        { code: 'no-webgpu', details: { reason: why, backend: BACKEND_NAMES[info.backend] } },
        'warning',
      );
      await this.#parts.store.putSetting(SETTINGS.told, true);
    });
  }

  /** The tab that wrote is closed: this one writes from now on, what it found meanwhile too. */
  async #takeOver(): Promise<void> {
    this.#state.set({ writable: true });
    this.#board.withdraw('second-tab');
    this.#notice({ code: 'second-tab-over', details: {} }, 'info');
    await this.#writeAll();
  }

  /** The browser erased what was kept, under a page that is open: what the page still knows is kept anew. */
  async #keepAnew(): Promise<void> {
    this.#notice({ code: 'storage-erased', details: {} }, 'warning');
    await this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    await this.#session.writeNow();
    await this.#files.writeNow();
    await this.lab.writeNow();
    await this.#alerts.writeNow();
    await this.#remember(SETTINGS.scenario, this.#scenario.isOwn ? this.#scenario.working : null);
    await this.#scenario.list();
    await this.#listSessions();
  }

  /** The session on the screen as it stands, or as it ended; null without one. */
  get #present(): SessionRecord | null {
    const session = this.#session.record ?? this.state.session;
    return session && { ...session, coverage: this.state.coverage };
  }

  #notice(error: PlainError, level?: Notice['level']): void {
    this.#board.put(error, level);
  }

  async #remember(key: string, value: unknown): Promise<void> {
    await this.#try(() => this.#parts.store.putSetting(key, value));
  }

  async #listSessions(): Promise<void> {
    await this.#try(async () => this.#state.set({ pastSessions: await this.#parts.store.sessions() }));
  }

  async #listCameras(): Promise<void> {
    await this.#try(async () => this.#state.set({ cameras: await this.#parts.sources.listCameras() }));
  }

  async #makeGif(alertId: string, clip: Blob): Promise<Blob> {
    const told = (share: number): void => this.#state.set({ gif: { alertId, share } });
    told(0);
    try {
      const { gifOf } = await import('./evidence/clip-file.ts');
      return await gifOf(clip, told);
    } finally {
      this.#state.set({ gif: null });
    }
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#notice(toPlain(error));
    }
  }
}

/** Whether two scenarios are the same but for their names. */
function isSame(one: Scenario, other: Scenario): boolean {
  return formatScenario({ ...one, name: '' }) === formatScenario({ ...other, name: '' });
}

function reasonOf({ code, details }: PlainError): string {
  return typeof details['reason'] === 'string' ? details['reason'] : code;
}
