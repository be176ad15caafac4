import { NO_TALLY, pairDetections, tallied } from '../../core/detection/compare-detections.ts';
import { toPlain, type PlainError } from '../../core/errors.ts';
import { compareAlerts, type Comparison } from '../../core/recording/compare.ts';
import type { Recording } from '../../core/recording/recording.ts';
import type { Alert } from '../../core/rules/alert.ts';
import { parseScenario } from '../../core/scenario/parse-scenario.ts';
import type { BackendId, DetectorId, Scenario } from '../../core/scenario/scenario.ts';
import type { FrameResult } from '../../engine/protocol.ts';
import type { Frame } from '../../sources/frame-source.ts';
import type { AppState } from '../app-state.ts';
import type { EngineParts } from '../engine-desk.ts';
import { fillMasks } from '../fill-masks.ts';
import type { Observable } from '../observable.ts';
import { Replayer } from '../replayer.ts';
import { scenarioText } from '../scenario-text.ts';
import { beganAt, momentOf } from '../session-date.ts';
import { SideEngine } from './side-engine.ts';
import { SidePicture } from './side-picture.ts';
import { SideRateCounter } from './side-rate.ts';
import type { SideActions, SideChoice, SideState } from './side-state.ts';

export interface SideParts extends EngineParts {
  readonly state: Observable<AppState>;
  readonly spawnReplay: () => Worker;
  readonly recording: () => Recording | null;
  /** The backend that was asked for, or null. */
  readonly backend: () => BackendId | null;
  readonly problem: (error: PlainError) => void;
}

/** Milliseconds between two replays, and how often the last one's time must have passed. */
const REPLAY_EVERY = 1000;
const REPLAY_REST = 10;
const NO_RATES = { a: { took: 0, perSecond: 0 }, b: { took: 0, perSecond: 0 } } as const;
const NO_ALERTS: Comparison = { kept: [], gained: [], lost: [] };

/**
 * Side by side: a second detector, or a second scenario, on the very pictures of the session that runs. The
 * session's own record is not touched by it, and does not depend on it.
 */
export class SideDesk implements SideActions {
  readonly #parts: SideParts;
  readonly #picture = new SidePicture();
  readonly #alerts = new Map<string, Alert>();
  #engine: SideEngine | null = null;
  #replayer: Replayer | null = null;
  #rates = { a: new SideRateCounter(), b: new SideRateCounter() };
  /** When the picture that is looked at was handed over, and what A made of it. */
  #given: {
    readonly time: number;
    readonly at: number;
    a: FrameResult | null;
    b: FrameResult | null;
  } | null = null;
  #replayDue = 0;
  #replaying = false;
  /** Counts beginnings: only the newest may answer. */
  #turn = 0;

  constructor(parts: SideParts) {
    this.#parts = parts;
  }

  start(choice: SideChoice): void {
    const { state } = this.#parts;
    this.#end();
    const { phase, source, scenario: present, engine } = state.state;
    if (phase !== 'running' || !source) return;
    const detector = engine.info?.detector ?? 'coco-ssd';
    const scenario = scenarioOf(choice, present);
    const own = scenario.analysis.detector ?? detector;
    const by = own === detector && seesAlike(present, scenario) ? 'rules' : 'network';
    const status = by === 'rules' ? 'running' : 'loading';
    state.set({ side: { ...FRESH, choice, by, status, scenario } });
    if (by === 'network') this.#startEngine(own, scenario, source);
    else this.#replayer = new Replayer(this.#parts.spawnReplay, (reason) => this.#failed(reason));
  }

  stop(): void {
    this.#end();
    this.#parts.state.set({ side: null });
  }

  async readScenario(file: File): Promise<Scenario | null> {
    try {
      return parseScenario(await scenarioText(file));
    } catch (error) {
      this.#parts.problem(toPlain(error));
      return null;
    }
  }

  draw(context: CanvasRenderingContext2D, scenario: Scenario): void {
    this.#picture.draw(context);
    fillMasks(context, scenario.zones);
  }

  /** A picture is about to be handed to the session's engine. */
  offer(frame: Frame): void {
    const { side, session } = this.#parts.state.state;
    if (!side) return;
    const given = this.#engine?.offer(frame, momentOf(session, frame.time)) ?? this.#replayer !== null;
    if (!given) return;
    this.#given = { time: frame.time, at: performance.now(), a: null, b: null };
    this.#picture.keep(frame.image, frame.size);
  }

  /** The session's engine has answered. */
  took(result: FrameResult): void {
    const given = this.#given;
    if (given?.time !== result.time) return;
    given.a = result;
    this.#rates.a.count(performance.now(), performance.now() - given.at);
    if (this.#replayer) {
      given.b = result;
      this.#rates.b.count(performance.now(), 0);
      void this.#replay();
    }
    this.#join();
  }

  /** When the session may go on to its next picture. */
  async settled(): Promise<void> {
    await this.#engine?.settled();
  }

  /** The session's scenario was changed: another detector goes on with it, another scenario stays as it is. */
  scenarioChanged(present: Scenario): void {
    const { side } = this.#parts.state.state;
    if (!side || side.choice.kind === 'scenario') return;
    const scenario = scenarioOf(side.choice, present);
    this.#engine?.setScenario(scenario);
    this.#set({ scenario });
  }

  /** The session is over: no more pictures come. What was found stays until it is closed. */
  over(): void {
    if (!this.#parts.state.state.side) return;
    this.#end();
    this.#set({ status: 'over' });
  }

  /** The session is no longer on the screen. */
  left(): void {
    if (this.#parts.state.state.side) this.stop();
  }

  #startEngine(detector: DetectorId, scenario: Scenario, source: Parameters<SideEngine['start']>[4]): void {
    const turn = this.#turn;
    const mine = (): boolean => turn === this.#turn;
    const engine = new SideEngine(this.#parts, {
      progress: (progress) => mine() && this.#set({ progress }),
      ready: (info) => mine() && this.#set({ info, progress: null }),
      status: (status, error) => mine() && this.#set({ status, error }),
      missed: () => mine() && this.#set({ missed: (this.#parts.state.state.side?.missed ?? 0) + 1 }),
      result: (result, took) => {
        if (!mine()) return;
        for (const alert of result.output.changed) this.#alerts.set(alert.id, alert);
        this.#rates.b.count(performance.now(), took);
        if (this.#given?.time === result.time) this.#given.b = result;
        this.#join();
      },
    });
    this.#engine = engine;
    void engine.start(this.#parts.modelBase, detector, this.#parts.backend(), scenario, source);
  }

  /** Both have looked at a picture: what differs is said. */
  #join(): void {
    const { side } = this.#parts.state.state;
    const { a, b } = this.#given ?? {};
    if (!side || !a || !b) return;
    this.#given = null;
    this.#picture.show();
    const pairing = pairDetections(a.detections, b.detections);
    const span = { from: side.span?.from ?? a.time, to: a.time };
    this.#set({
      pair: { a, b, pairing },
      span,
      tally: tallied(side.tally, pairing),
      rates: { a: this.#rates.a.value, b: this.#rates.b.value },
      ...(side.by === 'network' ? { alerts: this.#compare([...this.#alerts.values()], span.from) } : {}),
    });
  }

  #compare(other: readonly Alert[], from: number): Comparison {
    const raised = this.#parts.state.state.alerts.map(({ alert }) => alert);
    return compareAlerts(
      raised.filter(({ raisedAt }) => raisedAt >= from),
      other.filter(({ raisedAt }) => raisedAt >= from),
    );
  }

  /** The other rules over what is recorded, from the session's beginning, again and again as it grows. */
  async #replay(): Promise<void> {
    const { state, recording } = this.#parts;
    const recorded = recording();
    const replayer = this.#replayer;
    const { side, session } = state.state;
    if (this.#replaying || performance.now() < this.#replayDue || !recorded || !replayer || !side) return;
    this.#replaying = true;
    const turn = this.#turn;
    const answer = await replayer.replay(recorded, side.scenario, beganAt(session));
    if (turn !== this.#turn) return;
    this.#replaying = false;
    const rest = Math.max(REPLAY_EVERY, REPLAY_REST * (answer?.took ?? 0));
    this.#replayDue = performance.now() + rest;
    if (!answer) return;
    const from = recorded.from ?? 0;
    this.#set({ alerts: this.#compare(answer.alerts, from), span: { from, to: recorded.to ?? from } });
  }

  #failed(reason: string): void {
    this.#set({ status: 'failed', error: { code: 'unexpected', details: { reason } } });
  }

  #set(change: Partial<SideState>): void {
    const { state } = this.#parts;
    if (state.state.side) state.set({ side: { ...state.state.side, ...change } });
  }

  #end(): void {
    this.#turn++;
    void this.#engine?.stop();
    this.#engine = null;
    this.#replayer?.close();
    this.#replayer = null;
    this.#replaying = false;
    this.#replayDue = 0;
    this.#given = null;
    this.#alerts.clear();
    this.#rates = { a: new SideRateCounter(), b: new SideRateCounter() };
  }
}

const FRESH = {
  progress: null,
  error: null,
  info: null,
  span: null,
  pair: null,
  tally: NO_TALLY,
  rates: NO_RATES,
  missed: 0,
  alerts: NO_ALERTS,
} as const;

/** The scenario that B runs. */
function scenarioOf(choice: SideChoice, present: Scenario): Scenario {
  if (choice.kind === 'scenario') return choice.scenario;
  const { detector, farSight } = choice;
  return { ...present, analysis: { ...present.analysis, detector, farSight } };
}

/** Whether a network would see the same by both scenarios: the same masks, and distant people or not. */
function seesAlike(one: Scenario, other: Scenario): boolean {
  const masks = ({ zones }: Scenario): string =>
    JSON.stringify(zones.filter(({ kind }) => kind === 'mask').map(({ points }) => points));
  const far = ({ analysis }: Scenario): boolean => analysis.farSight !== false;
  return masks(one) === masks(other) && far(one) === far(other);
}
