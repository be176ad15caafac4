import type { Alert } from '../rules/alert.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isSameAlert } from './same-alert.ts';

/** The alerts of a session as they were raised, beside those of a replay with other rules. */
export interface Comparison {
  readonly kept: readonly { readonly before: Alert; readonly after: Alert }[];
  /** Raised in the replay only. */
  readonly gained: readonly Alert[];
  /** Raised for real, and not in the replay. */
  readonly lost: readonly Alert[];
}

/** Pairs alerts that speak of the same thing, each once: those of the same rule and nearest in time first. */
export function compareAlerts(raised: readonly Alert[], replayed: readonly Alert[]): Comparison {
  const pairs = raised
    .flatMap((before) =>
      replayed.filter((after) => isSameAlert(before, after)).map((after) => ({ before, after })),
    )
    .sort((a, b) => distance(a) - distance(b));
  const taken = new Set<Alert>();
  const kept: { before: Alert; after: Alert }[] = [];
  for (const pair of pairs) {
    if (taken.has(pair.before) || taken.has(pair.after)) continue;
    taken.add(pair.before).add(pair.after);
    kept.push(pair);
  }
  kept.sort((a, b) => a.before.raisedAt - b.before.raisedAt);
  return {
    kept,
    gained: replayed.filter((alert) => !taken.has(alert)),
    lost: raised.filter((alert) => !taken.has(alert)),
  };
}

/** Alerts this much sooner or later are said to be, seconds. */
const MOVED = 0.05;

/** Whether an alert that is kept would have come at another time, or reached another level. */
export function isMoved({ before, after }: Comparison['kept'][number]): boolean {
  return Math.abs(after.raisedAt - before.raisedAt) >= MOVED || after.level !== before.level;
}

/** Another rule is farther than any time. */
function distance({ before, after }: { readonly before: Alert; readonly after: Alert }): number {
  return Math.abs(before.raisedAt - after.raisedAt) + (before.ruleId === after.ruleId ? 0 : 1e9);
}

/** What a replay cannot show of a change, because the recording was made after it: masks and the network's part. */
export type Unreplayable = 'masks' | 'analysis';

/** Whether rules would decide otherwise with another scenario, and what of the change a replay cannot show. */
export function changesOf(
  before: Scenario,
  after: Scenario,
): { readonly decides: boolean; readonly hidden: readonly Unreplayable[] } {
  const differs = (part: (scenario: Scenario) => unknown): boolean =>
    JSON.stringify(part(before)) !== JSON.stringify(part(after));
  const hidden: Unreplayable[] = [];
  if (differs(({ zones }) => zones.filter(({ kind }) => kind === 'mask').map(({ points }) => points)))
    hidden.push('masks');
  if (differs(({ analysis: { rate, detector, farSight } }) => [rate, detector, farSight]))
    hidden.push('analysis');
  const decides = differs(({ rules, zones, calibration, fixtures, analysis, authorisation }) => [
    rules,
    zones.filter(({ kind }) => kind !== 'mask').map(({ id, points, direction }) => [id, points, direction]),
    calibration,
    fixtures,
    analysis.warmUp,
    authorisation?.period,
  ]);
  return { decides, hidden };
}
