import { matchEvents } from '../evaluation/match-events.ts';
import type { ClipEvent } from '../evaluation/manifest.ts';
import type { Box } from '../geometry/types.ts';
import type { Alert, Verdict } from '../rules/alert.ts';
import type { ParamSpec } from '../rules/params.ts';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import type { Recording } from './recording.ts';
import { replay } from './replay.ts';
import { isSameAlert } from './same-alert.ts';

/** What a rule would have raised with one value of a parameter. */
export interface SweepPoint {
  readonly value: number;
  readonly alerts: number;
  /** Of these: right, wrong, and those that nobody has judged. */
  readonly true: number;
  readonly false: number;
  readonly unjudged: number;
  /** What happened and was not raised. */
  readonly missed: number;
}

export type Tally = Omit<SweepPoint, 'value' | 'alerts'>;
/** Says what became of the alerts of one rule. */
export type Judge = (alerts: readonly Alert[]) => Tally;

/** Holds alerts against what really happened. */
export function judgeByEvents(rule: Rule, events: readonly ClipEvent[]): Judge {
  const mine = events.filter((event) => event.type === rule.event);
  return (alerts) => {
    const judged = matchEvents(mine, alerts, [rule.event]);
    const count = (outcome: string): number => judged.alerts.filter((one) => one.outcome === outcome).length;
    return {
      true: count('true'),
      false: count('false'),
      unjudged: count('optional') + count('duplicate'),
      missed: judged.events.filter((event) => !event.found && !event.optional).length,
    };
  };
}

/** Holds alerts against a person's verdicts: an alert is as right as the judged one that it stands for. */
export function judgeByVerdicts(
  judged: readonly { readonly alert: Alert; readonly verdict: Verdict | null }[],
): Judge {
  const known = judged.filter(({ verdict }) => verdict === 'true' || verdict === 'false');
  return (alerts) => {
    const tally = { true: 0, false: 0, unjudged: 0 };
    const found = new Set<string>();
    for (const alert of alerts) {
      const twin = known.find(({ alert: other }) => isSameAlert(alert, other));
      if (!twin) tally.unjudged++;
      else {
        found.add(twin.alert.id);
        tally[twin.verdict === 'true' ? 'true' : 'false']++;
      }
    }
    const missed = known.filter(({ alert, verdict }) => verdict === 'true' && !found.has(alert.id)).length;
    return { ...tally, missed };
  };
}

/** Values to try: `count` of them over the usual range of the parameter, the present one among them. */
export function sweepValues(
  spec: Extract<ParamSpec, { kind: 'number' }>,
  present: number,
  count = 24,
): number[] {
  const most = Math.min(spec.max, Math.max(4 * spec.default, 2 * present));
  const least = Math.max(spec.min, spec.min === 0 ? spec.step : spec.min);
  const round = (value: number): number => Number((Math.round(value / spec.step) * spec.step).toFixed(6));
  const values = new Set([present]);
  for (let i = 0; i < count; i++) {
    values.add(Math.min(spec.max, Math.max(least, round(least * (most / least) ** (i / (count - 1))))));
  }
  return [...values].sort((a, b) => a - b);
}

/** Replays a recording with each value of a rule's parameter. A slice of work each `next()`. */
export function* sweep(
  recording: Recording,
  scenario: Scenario,
  rule: Rule,
  param: string,
  values: readonly number[],
  judge: Judge,
  fixtures: readonly Box[] = scenario.fixtures ?? [],
  began: number | null = null,
): Generator<void, SweepPoint[]> {
  const points: SweepPoint[] = [];
  for (const value of values) {
    const changed = { ...rule, params: { ...rule.params, [param]: value } };
    const alerts = yield* replay(recording, scenario, [changed], undefined, fixtures, began);
    points.push({ value, alerts: alerts.length, ...judge(alerts) });
  }
  return points;
}
