import { toPlain, type PlainError } from '../core/errors.ts';
import type { Verdict } from '../core/rules/alert.ts';
import type { BackendId, DetectorId, Scenario } from '../core/scenario/scenario.ts';
import { defaultScenario } from '../core/scenario/format-scenario.ts';
import { parseScenario } from '../core/scenario/parse-scenario.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import type { StoreCounts, VigieStore } from '../store/vigie-store.ts';
import { AlertDesk } from './alert-desk.ts';
import type {
  App,
  AppState,
  LaneSpan,
  Language,
  Notice,
  Selection,
  SessionAlert,
  Theme,
} from './app-state.ts';
import { NO_COVERAGE } from './coverage.ts';
import { EngineDesk, type EngineChoice, type EngineParts } from './engine-desk.ts';
import { watchForeignRequests } from './foreign-requests.ts';
import { NO_FIGURES } from './live-counter.ts';
import { Observable } from './observable.ts';
import { ScenarioDesk } from './scenario-desk.ts';
import { SessionDesk, type DirectedSource } from './session-desk.ts';

/** Everything the application is composed of. */
export interface AppParts extends EngineParts {
  readonly store: VigieStore;
  readonly sources: {
    /** The stage, with its own scenario; loaded when first opened. */
    stage(scriptId: string | null): Promise<{ source: DirectedSource; scenario: Scenario }>;
    liveFile(file: File): FrameSource;
    exactFile(file: File): FrameSource;
    camera(deviceId: string | null): FrameSource;
    listCameras(): Promise<readonly { readonly id: string; readonly label: string }[]>;
  };
}

const SETTINGS = { language: 'language', theme: 'theme', scenario: 'scenario' } as const;

/** Composes the application. Nothing it offers rejects: failures become notices. */
export async function createApp(parts: AppParts): Promise<App> {
  const app = new Composed(parts);
  await app.restore();
  return app;
}

class Composed implements App {
  readonly #parts: AppParts;
  readonly #state = new Observable<AppState>(startState());
  readonly #engine: EngineDesk;
  readonly #scenario: ScenarioDesk;
  readonly #alerts: AlertDesk;
  readonly #session: SessionDesk;
  #choice: Partial<EngineChoice> = {};
  #nextNotice = 1;

  constructor(parts: AppParts) {
    this.#parts = parts;
    const state = this.#state;
    const problem = this.#notice.bind(this);
    this.#engine = new EngineDesk(parts, {
      status: (engine) => state.set({ engine }),
      lost: (reason) => this.#session.interrupted(reason),
      back: (reason, seconds) =>
        problem({ code: 'engine-lost', details: { reason, seconds: seconds.toFixed(1) } }, 'warning'),
      failed: (error) => problem({ code: 'engine-failed', details: { reason: reasonOf(error) } }),
    });
    this.#scenario = new ScenarioDesk(parts.store, {
      changed: (changed) => {
        state.set(changed);
        this.#engine.setScenario(changed.scenario, false);
        void this.#remember(SETTINGS.scenario, changed.scenario);
      },
      saved: (savedScenarios) => state.set({ savedScenarios }),
      problem,
    });
    this.#alerts = new AlertDesk(parts.store, (alerts) => state.set({ alerts }), problem);
    this.#session = new SessionDesk({
      state,
      store: parts.store,
      engine: this.#engine,
      alerts: this.#alerts,
      scenario: () => this.#scenario.scenario,
      choice: () => this.#engineChoice(),
      problem,
      sessionsChanged: () => void this.#listSessions(),
    });
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
    try {
      const language = await store.setting(SETTINGS.language);
      const theme = await store.setting(SETTINGS.theme);
      if (language === 'fr' || language === 'en') this.#state.set({ language });
      if (theme === 'dark' || theme === 'light' || theme === 'auto') this.#state.set({ theme });
      const scenario = await store.setting(SETTINGS.scenario);
      // What was stored is checked like any file: an older version may have written it.
      if (scenario !== undefined && scenario !== null) {
        this.#scenario.replace(parseScenario(JSON.stringify(scenario)), true);
      }
    } catch (error) {
      this.#notice(toPlain(error), 'warning');
    }
    if (!store.writable) this.#notice({ code: 'second-tab', details: {} }, 'warning');
    await this.#scenario.list();
    await this.#listSessions();
    void this.#listCameras();
  }

  async openStage(scriptId: string | null): Promise<void> {
    let scenario: Scenario | null = null;
    await this.#session.open({
      make: async () => {
        const stage = await this.#parts.sources.stage(scriptId);
        scenario = stage.scenario;
        if (this.#mayReplaceScenario()) this.#scenario.replace(scenario, false);
        return stage.source;
      },
      review: null,
      retry: null,
    });
  }

  async openFile(file: File, mode: 'live' | 'exact'): Promise<void> {
    const { liveFile, exactFile } = this.#parts.sources;
    this.#useOrdinaryScenario();
    await this.#session.open({
      make: () => (mode === 'exact' ? exactFile(file) : liveFile(file)),
      review: mode === 'exact' ? () => liveFile(file) : null,
      retry: null,
    });
  }

  async openCamera(deviceId: string | null): Promise<void> {
    const { camera } = this.#parts.sources;
    this.#useOrdinaryScenario();
    await this.#session.open({ make: () => camera(deviceId), review: null, retry: () => camera(null) });
    void this.#listCameras();
  }

  async openAny(files: readonly File[]): Promise<void> {
    const isScenario = (file: File): boolean =>
      /\.json$/i.test(file.name) || file.type === 'application/json';
    const scenario = files.find(isScenario);
    const video = files.find((file) => !isScenario(file));
    if (scenario) {
      try {
        this.importScenario(await scenario.text(), scenario.name);
      } catch {
        this.#notice({ code: 'file-unreadable', details: { name: scenario.name } });
      }
    }
    if (video) await this.openFile(video, 'live');
  }

  async closeSource(): Promise<void> {
    await this.#session.leave();
    this.#alerts.begin('');
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
    this.#scenario.edit(defaultScenario());
    this.select(null);
  }

  select(selection: Selection | null): void {
    this.#state.set({ selection });
  }

  setVerdict(alertId: string, verdict: Verdict | null): void {
    this.#alerts.judge(alertId, verdict);
  }

  undoVerdict(): void {
    this.#alerts.undoVerdict();
  }

  async openPastSession(id: string): Promise<void> {
    const session = this.state.pastSessions.find((one) => one.id === id);
    if (!session) return;
    await this.closeSource();
    try {
      const alerts = (await this.#parts.store.alerts(id)).map(
        ({ alert, verdict, snapshot }): SessionAlert => {
          return { alert, verdict, snapshot: snapshot ? URL.createObjectURL(snapshot) : null };
        },
      );
      this.#alerts.begin(id, alerts);
      this.#scenario.replace(session.scenario, true);
      const { kind, name, duration } = session.source;
      const size = { width: 16, height: 9 };
      this.#state.set({
        phase: 'ended',
        session,
        coverage: session.coverage,
        source: { kind: kind as 'file', name, size, duration, pacing: 'live' },
        lanes: alerts.map(({ alert }) => laneOf(alert)),
      });
    } catch (error) {
      this.#notice(toPlain(error));
    }
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
      return { sessions: 0, alerts: 0, scenarios: 0, bytes: null };
    }
  }

  async eraseAll(): Promise<void> {
    await this.closeSource();
    await this.#try(async () => void (await this.#parts.store.eraseAll()));
    this.#scenario.replace(defaultScenario(), false);
    await this.#try(() => this.#parts.store.putSetting(SETTINGS.scenario, null));
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
    if (this.state.phase !== 'running') return;
    this.#session.interrupted('engine-changed');
    this.#engine
      .exchange(this.#engineChoice(), this.#scenario.scenario)
      .catch((error: unknown) => this.#notice(toPlain(error)));
  }

  dismiss(noticeId: number): void {
    this.#state.set({ notices: this.state.notices.filter((notice) => notice.id !== noticeId) });
  }

  #engineChoice(): EngineChoice {
    const { detector, backend } = this.#scenario.scenario.analysis;
    const chosen = this.#choice.backend;
    return {
      detector: this.#choice.detector ?? detector ?? 'coco-ssd',
      backend: chosen === undefined ? (backend ?? null) : chosen,
    };
  }

  /** The stage brings its own scenario unless the person is working on one of theirs. */
  #mayReplaceScenario(): boolean {
    return !this.#scenario.isOwn;
  }

  /** The stage's scenario is made for the stage; other sources start with the ordinary one. */
  #useOrdinaryScenario(): void {
    if (this.#mayReplaceScenario()) this.#scenario.replace(defaultScenario(), false);
  }

  /** One notice for each kind of trouble: the newest of a code takes the place of the one before. */
  #notice(error: PlainError, level: Notice['level'] = 'error'): void {
    const others = this.state.notices.filter((notice) => notice.error.code !== error.code);
    this.#state.set({ notices: [...others, { id: this.#nextNotice++, level, error }] });
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

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#notice(toPlain(error));
    }
  }
}

function laneOf({ id, ruleId, level, raisedAt, clearedAt }: SessionAlert['alert']): LaneSpan {
  return { ruleId, phase: level, from: raisedAt, to: clearedAt ?? raisedAt, alertId: id };
}

function reasonOf({ code, details }: PlainError): string {
  return typeof details['reason'] === 'string' ? details['reason'] : code;
}

function startState(): AppState {
  const french = navigator.language.toLowerCase().startsWith('fr');
  return {
    phase: 'doors',
    source: null,
    view: null,
    playback: null,
    steerable: false,
    director: null,
    truth: null,
    engine: { state: 'off', info: null, progress: null, error: null },
    live: NO_FIGURES,
    result: null,
    session: null,
    coverage: NO_COVERAGE,
    alerts: [],
    lanes: [],
    scenario: defaultScenario(),
    canUndo: false,
    canRedo: false,
    selection: null,
    savedScenarios: [],
    pastSessions: [],
    cameras: [],
    notices: [],
    language: french ? 'fr' : 'en',
    theme: 'dark',
    foreignRequests: 0,
    writable: true,
  };
}
