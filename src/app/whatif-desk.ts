import type { SessionTruth } from '../core/evaluation/score-session.ts';
import { matchEvents } from '../core/evaluation/match-events.ts';
import { changesOf, compareAlerts } from '../core/recording/compare.ts';
import type { Recording } from '../core/recording/recording.ts';
import { judgeByVerdicts, sweepValues, type Tally } from '../core/recording/sweep.ts';
import type { Alert } from '../core/rules/alert.ts';
import { PARAMS } from '../core/rules/params.ts';
import { replaceRule } from '../core/scenario/edit.ts';
import type { EventId, Rule, Scenario } from '../core/scenario/scenario.ts';
import type { AppState, SessionAlert } from './app-state.ts';
import type { Sweep, WhatIf, Yardstick } from './lab-state.ts';
import type { Observable } from './observable.ts';
import type { Replayer } from './replayer.ts';
import { beganAt } from './session-date.ts';

export interface WhatIfParts {
  readonly state: Observable<AppState>;
  readonly replayer: Pick<Replayer, 'replay' | 'sweep' | 'stopSweep'>;
  readonly recording: () => Recording | null;
  readonly edit: (scenario: Scenario) => void;
}

/**
 * What if the rules had been others? A change of the scenario is replayed over the recorded session and held
 * against the alerts as they were raised; these are never rewritten.
 */
export class WhatIfDesk {
  readonly #parts: WhatIfParts;
  #base: Scenario | null = null;
  #turn = 0;
  #sweep = 0;
  /** The scenario that the sweep was made with. */
  #swept: Scenario | null = null;

  constructor(parts: WhatIfParts) {
    this.#parts = parts;
  }

  /** A session begins, or a past one is shown: changes count from this scenario on. */
  begin(scenario: Scenario | null): void {
    this.#base = scenario;
    this.#turn++;
    this.stopSweep();
    this.#parts.state.set({ whatIf: null, sweep: null });
  }

  /** The scenario was changed, undone or replaced. */
  changed(scenario: Scenario): void {
    const { state } = this.#parts;
    const { sweep } = state.state;
    if (sweep && !isSameBut(sweep, this.#swept, scenario)) {
      this.stopSweep();
      state.set({ sweep: null });
    }
    const base = this.#base;
    if (!base) return;
    const { decides, hidden } = changesOf(base, scenario);
    if (!decides && hidden.length === 0) {
      this.#turn++;
      return state.set({ whatIf: null });
    }
    const before = state.state.whatIf;
    const fresh = { ...NOTHING_YET, base, hidden };
    state.set({
      whatIf: before && decides ? { ...before, hidden, busy: true } : { ...fresh, busy: decides },
    });
    if (decides) void this.#replay(base, scenario, hidden);
    else this.#turn++;
  }

  keep(): void {
    this.#base = this.#parts.state.state.scenario;
    this.#turn++;
    this.#parts.state.set({ whatIf: null });
  }

  revert(): void {
    const base = this.#base;
    if (base) this.#parts.edit(base);
  }

  startSweep(ruleId: string, param: string): void {
    const { state, recording, replayer } = this.#parts;
    const { scenario, alerts, marks } = state.state;
    const rule = scenario.rules.find((one) => one.id === ruleId);
    const spec = rule && PARAMS[rule.event][param];
    const recorded = recording();
    if (!rule || !recorded || spec?.kind !== 'number') return;
    const given = rule.params[param];
    const values = sweepValues(spec, typeof given === 'number' ? given : spec.default);
    const by = yardstick(marks, alerts, rule.event);
    const began = beganAt(state.state.session);
    const turn = ++this.#sweep;
    this.#swept = scenario;
    state.set({ sweep: { ruleId, param, by, values, points: [], running: true } });
    const judge =
      by === 'truth'
        ? ({ by, events: marks.events } as const)
        : ({ by: 'verdicts', judged: alerts } as const);
    void replayer
      .sweep(recorded, { scenario, ruleId, param, values, judge, began }, (point) => {
        const { sweep } = state.state;
        if (turn === this.#sweep && sweep)
          state.set({ sweep: { ...sweep, points: [...sweep.points, point] } });
      })
      .then(() => {
        const { sweep } = state.state;
        if (turn === this.#sweep && sweep) state.set({ sweep: { ...sweep, running: false } });
      });
  }

  stopSweep(): void {
    this.#parts.replayer.stopSweep();
  }

  useValue(value: number): void {
    const { scenario, sweep } = this.#parts.state.state;
    const rule = scenario.rules.find(({ id }) => id === sweep?.ruleId);
    if (!rule || !sweep) return;
    this.#parts.edit(replaceRule(scenario, { ...rule, params: { ...rule.params, [sweep.param]: value } }));
  }

  async #replay(base: Scenario, scenario: Scenario, hidden: WhatIf['hidden']): Promise<void> {
    const { state, recording, replayer } = this.#parts;
    const turn = ++this.#turn;
    const recorded = recording();
    const from = recorded?.from ?? null;
    if (!recorded || from === null) return state.set({ whatIf: { ...NOTHING_YET, base, hidden } });
    const to = recorded.to ?? from;
    const answer = await replayer.replay(recorded, scenario, beganAt(state.state.session));
    if (turn !== this.#turn) return;
    if (!answer) return state.set({ whatIf: { ...NOTHING_YET, base, hidden } });
    const { alerts, marks } = state.state;
    const span = alerts.filter(({ alert }) => alert.raisedAt >= from && alert.raisedAt <= to);
    const raised = span.map(({ alert }) => alert);
    const by = yardstick(marks, span, null);
    const tally = tallier(by, marks, span);
    state.set({
      whatIf: {
        base,
        hidden,
        busy: false,
        comparison: compareAlerts(raised, answer.alerts),
        from,
        to,
        took: answer.took,
        by,
        before: tally?.(raised) ?? null,
        after: tally?.(answer.alerts) ?? null,
      },
    });
  }
}

const NOTHING_YET = {
  hidden: [],
  busy: false,
  comparison: null,
  from: 0,
  to: 0,
  took: 0,
  by: 'none',
  before: null,
  after: null,
} as const;

/** Truth where somebody knows it, else verdicts, if there are any. */
function yardstick(
  { events, complete }: SessionTruth,
  alerts: readonly SessionAlert[],
  event: EventId | null,
): Yardstick {
  const known = events.some(({ type }) => event === null || type === event);
  if (known || complete.some((type) => event === null || type === event)) return 'truth';
  const judged = alerts.some(
    ({ alert, verdict }) =>
      (verdict === 'true' || verdict === 'false') && (event === null || alert.event === event),
  );
  return judged ? 'verdicts' : 'none';
}

function tallier(
  by: Yardstick,
  { events, complete }: SessionTruth,
  judged: readonly SessionAlert[],
): ((alerts: readonly Alert[]) => Tally) | null {
  if (by === 'none') return null;
  if (by === 'verdicts') return judgeByVerdicts(judged);
  return (alerts) => {
    const found = matchEvents(events, alerts, complete);
    const count = (...outcomes: readonly string[]): number =>
      found.alerts.filter(({ outcome }) => outcomes.includes(outcome)).length;
    return {
      true: count('true'),
      false: count('false'),
      unjudged: count('uncounted', 'optional', 'duplicate'),
      missed: found.events.filter((event) => !event.found && !event.optional).length,
    };
  };
}

/** Whether a scenario differs from the swept one in the swept value only: then the curve still holds. */
function isSameBut({ ruleId, param }: Sweep, swept: Scenario | null, scenario: Scenario): boolean {
  const rest = ({ rules, zones, calibration, fixtures, analysis, authorisation }: Scenario): string => {
    const rule: Rule | undefined = rules.find(({ id }) => id === ruleId);
    const { [param]: _, ...params } = rule?.params ?? {};
    return JSON.stringify([
      rule && { ...rule, params },
      zones,
      calibration,
      fixtures,
      analysis,
      authorisation?.period,
    ]);
  };
  return swept !== null && rest(swept) === rest(scenario);
}
