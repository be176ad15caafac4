import type { PlainError } from '../core/errors.ts';
import type { ClipEvent } from '../core/evaluation/manifest.ts';
import type { SessionTruth } from '../core/evaluation/score-session.ts';
import type { Recording } from '../core/recording/recording.ts';
import type { Synopsis, SynopsisWish } from '../core/recording/synopsis.ts';
import type { BackendId, EventId, Scenario } from '../core/scenario/scenario.ts';
import type { FrameResult } from '../engine/protocol.ts';
import type { TruthEvent } from '../sources/frame-source.ts';
import type { KeptRecording, SessionRecord, VigieStore } from '../store/vigie-store.ts';
import type { AppState } from './app-state.ts';
import type { ClipParts } from './clip-run.ts';
import { EvaluationDesk, type EvaluationParts } from './evaluation-desk.ts';
import type { LabActions } from './lab-state.ts';
import type { Observable } from './observable.ts';
import { RecordingDesk } from './recording-desk.ts';
import { Replayer } from './replayer.ts';
import { TruthDesk } from './truth-desk.ts';
import { WhatIfDesk } from './whatif-desk.ts';

export interface LabParts extends Omit<ClipParts, 'backend'> {
  readonly state: Observable<AppState>;
  readonly store: VigieStore;
  readonly spawnReplay: () => Worker;
  readonly backend: () => BackendId | null;
  readonly edit: (scenario: Scenario) => void;
  readonly seek: (time: number) => void;
  readonly showClip: EvaluationParts['show'];
  readonly problem: (error: PlainError) => void;
}

/** What the session tells of its life. */
export interface SessionWatcher {
  began(session: SessionRecord): void;
  /** `truth`: what the source knows to have happened, or null where it knows nothing. */
  took(result: FrameResult, truth: readonly TruthEvent[] | null): void;
  /** It is over, or about to be closed: what is not written yet is written. */
  over(): Promise<void>;
  /** It is no longer on the screen. */
  left(): void;
}

/** What can be asked of a session: its recording, what if, sweeps, truth, and the evaluation of clips. */
export class Lab implements LabActions, SessionWatcher {
  readonly #state: Observable<AppState>;
  readonly #recording: RecordingDesk;
  readonly #replayer: Replayer;
  readonly #whatIf: WhatIfDesk;
  readonly #truth: TruthDesk;
  readonly #evaluation: EvaluationDesk;

  constructor(parts: LabParts) {
    const { state, store, problem } = parts;
    this.#state = state;
    this.#recording = new RecordingDesk({ store, problem, changed: (recorded) => state.set({ recorded }) });
    this.#replayer = new Replayer(parts.spawnReplay, (reason) =>
      problem({ code: 'unexpected', details: { reason } }),
    );
    this.#whatIf = new WhatIfDesk({
      state,
      replayer: this.#replayer,
      recording: () => this.#recording.recording,
      edit: parts.edit,
    });
    this.#truth = new TruthDesk({ state, store, problem, seek: parts.seek });
    this.#evaluation = new EvaluationDesk({ ...parts, show: parts.showClip });
  }

  get recording(): Recording | null {
    return this.#recording.recording;
  }

  began(session: SessionRecord): void {
    this.#recording.begin(session.id);
    this.#truth.begin(session.id, null);
    this.#whatIf.begin(this.#state.state.scenario);
  }

  took(result: FrameResult, truth: readonly TruthEvent[] | null): void {
    this.#recording.take(result);
    const events = this.#state.state.scenario.rules.map(({ event }) => event);
    this.#truth.take(truth, [...new Set(events)]);
  }

  over(): Promise<void> {
    return this.#recording.end();
  }

  left(): void {
    this.#whatIf.begin(null);
    this.#replayer.close();
    this.#recording.clear();
    this.#truth.begin(null, null);
    this.#evaluation.left();
  }

  /**
   * A session that is over is shown: a past one, or a clip.
   * @param id whose truth is changed in the store, or null where it is not to be
   */
  shown(id: string | null, kept: KeptRecording | Recording | null, truth: SessionTruth | null): void {
    this.#recording.adopt(kept, id !== null);
    this.#truth.begin(id, truth);
    this.#whatIf.begin(this.#state.state.scenario);
  }

  scenarioChanged(scenario: Scenario): void {
    this.#whatIf.changed(scenario);
  }

  writeNow(): Promise<void> {
    return this.#recording.writeNow();
  }

  keepChange(): void {
    this.#whatIf.keep();
  }

  revertChange(): void {
    this.#whatIf.revert();
  }

  startSweep(ruleId: string, param: string): void {
    this.#whatIf.startSweep(ruleId, param);
  }

  stopSweep(): void {
    this.#whatIf.stopSweep();
  }

  useValue(value: number): void {
    this.#whatIf.useValue(value);
  }

  async synopsis(wish: SynopsisWish): Promise<Synopsis | null> {
    const { recording } = this;
    return recording ? this.#replayer.synopsis(recording, wish) : null;
  }

  setMarking(on: boolean): void {
    this.#truth.setMarking(on);
  }

  setMarkType(type: EventId): void {
    this.#truth.setType(type);
  }

  toggleMark(): void {
    this.#truth.toggle();
  }

  cancelMark(): void {
    this.#truth.cancel();
  }

  addMark(event: ClipEvent): void {
    this.#truth.add(event);
  }

  changeMark(index: number, event: ClipEvent): void {
    this.#truth.change(index, event);
  }

  removeMark(index: number): void {
    this.#truth.remove(index);
  }

  setComplete(type: EventId, complete: boolean): void {
    this.#truth.setComplete(type, complete);
  }

  exportManifest(): void {
    this.#truth.export();
  }

  step(by: 1 | -1): void {
    const { score } = this.#state.state;
    const at = score?.at ?? null;
    const next = at === null ? (by > 0 ? 0 : (score?.findings.length ?? 0) - 1) : at + by;
    if (this.#truth.show(next)) return;
    const clip = this.#evaluation.next(by);
    if (clip !== null) void this.openClip(clip, by > 0 ? 0 : Infinity);
  }

  showEvaluation(): void {
    this.#state.set({ screen: 'evaluation' });
  }

  hideEvaluation(): void {
    this.#state.set({ screen: 'session' });
  }

  addFiles(files: readonly File[]): Promise<void> {
    return this.#evaluation.addFiles(files);
  }

  runClips(): Promise<void> {
    return this.#evaluation.run();
  }

  stopClips(): void {
    this.#evaluation.stop();
  }

  resetClips(): void {
    this.#evaluation.reset();
  }

  closeManifest(): void {
    this.#evaluation.close();
  }

  async openClip(id: string, finding = 0): Promise<void> {
    if (!(await this.#evaluation.open(id))) return;
    this.hideEvaluation();
    // The score is made when the state has been told.
    await Promise.resolve();
    const last = (this.#state.state.score?.findings.length ?? 0) - 1;
    this.#truth.show(Math.min(finding, last));
  }

  exportResults(): void {
    this.#evaluation.export();
  }
}
