import type { App, SessionAlert } from '../app/app-state.ts';
import type { Verdict } from '../core/rules/alert.ts';

/** The alerts in the order of the list: newest first. */
export function inListOrder(alerts: readonly SessionAlert[]): SessionAlert[] {
  return alerts.toSorted((a, b) => b.alert.raisedAt - a.alert.raisedAt);
}

/** The alert `by` places on from the chosen one; the ends stay where they are. Null of no alerts. */
export function stepFrom(
  alerts: readonly SessionAlert[],
  chosen: string | null,
  by: 1 | -1,
): SessionAlert | null {
  const order = inListOrder(alerts);
  const now = order.findIndex(({ alert }) => alert.id === chosen);
  if (now < 0) return (by > 0 ? order[0] : order.at(-1)) ?? null;
  return order[Math.min(order.length - 1, Math.max(0, now + by))] ?? null;
}

/** The next alert without a verdict, down the list and from its top again; null when every other has one. */
export function nextToJudge(alerts: readonly SessionAlert[], chosen: string | null): SessionAlert | null {
  const order = inListOrder(alerts);
  const now = order.findIndex(({ alert }) => alert.id === chosen);
  const after = [...order.slice(now + 1), ...order.slice(0, Math.max(0, now))];
  return after.find(({ verdict }) => verdict === null) ?? null;
}

/** The chosen alert's id, or null. */
export function chosenAlert({ state: { selection } }: App): string | null {
  return selection?.kind === 'alert' ? selection.id : null;
}

/** Chooses an alert. What is over is looked at where it happened. */
export function showAlert(app: App, { alert }: SessionAlert): void {
  app.select({ kind: 'alert', id: alert.id });
  const { phase, steerable } = app.state;
  if (phase === 'ended' && steerable) app.seek(alert.raisedAt);
}

/** Begins with the chosen alert where it has no verdict, else with the next that has none. */
export function startReview(app: App): void {
  const { alerts } = app.state;
  const chosen = chosenAlert(app);
  const now = alerts.find(({ alert, verdict }) => alert.id === chosen && verdict === null);
  const first = now ?? nextToJudge(alerts, chosen);
  app.setReviewing(true);
  if (first) showAlert(app, first);
}

/** Gives a verdict, or takes the same one back; in a review, goes on to the next alert that has none. */
export function judge(app: App, id: string, verdict: Verdict): void {
  const now = app.state.alerts.find(({ alert }) => alert.id === id)?.verdict;
  app.setVerdict(id, now === verdict ? null : verdict);
  if (!app.state.reviewing || now === verdict) return;
  const next = nextToJudge(app.state.alerts, id);
  if (next) showAlert(app, next);
}

/** Begins to judge one by one, or stops. */
export function toggleReview(app: App): void {
  if (app.state.reviewing) app.setReviewing(false);
  else startReview(app);
}
