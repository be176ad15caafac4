import type { RuleReading } from '../core/pipeline-types.ts';
import type { Alert } from '../core/rules/alert.ts';
import type { LaneSpan } from './app-state.ts';

/** Most spans that are kept: the oldest suspicions go first, alerts stay. */
const MOST_SPANS = 2000;
/** A suspicion shorter than this, in seconds, was noise. */
const SHORTEST = 0.5;

/** The timeline's spans after one step: suspicions from what rules read, alerts from what changed. */
export function nextLanes(
  lanes: readonly LaneSpan[],
  readings: readonly RuleReading[],
  changed: readonly Alert[],
  time: number,
): readonly LaneSpan[] {
  let next = changed.reduce(withAlert, lanes);
  const suspected = new Set(readings.filter((one) => one.phase === 'suspect').map((one) => one.ruleId));
  for (const ruleId of suspected) {
    if (!next.some((span) => isOpenSuspicion(span) && span.ruleId === ruleId)) {
      next = [...next, { ruleId, phase: 'suspect', from: time, to: null, alertId: null }];
    }
  }
  if (next.some((span) => isOpenSuspicion(span) && !suspected.has(span.ruleId))) {
    next = next
      .map((span) => (isOpenSuspicion(span) && !suspected.has(span.ruleId) ? { ...span, to: time } : span))
      .filter((span) => span.phase !== 'suspect' || span.to === null || span.to - span.from >= SHORTEST);
  }
  if (next.length <= MOST_SPANS) return next;
  const oldest = next.findIndex((span) => span.phase === 'suspect' && span.to !== null);
  return next.filter((_, index) => index !== Math.max(0, oldest));
}

/** Ends whatever is open: the session is over, or time has jumped. */
export function closeLanes(lanes: readonly LaneSpan[], time: number): readonly LaneSpan[] {
  return lanes.map((span) => (span.to === null ? { ...span, to: Math.max(span.from, time) } : span));
}

function isOpenSuspicion(span: LaneSpan): boolean {
  return span.phase === 'suspect' && span.to === null;
}

function withAlert(lanes: readonly LaneSpan[], alert: Alert): readonly LaneSpan[] {
  const { id, ruleId, level, raisedAt, clearedAt } = alert;
  const span: LaneSpan = { ruleId, phase: level, from: raisedAt, to: clearedAt, alertId: id };
  const at = lanes.findIndex((one) => one.alertId === id);
  return at < 0 ? [...lanes, span] : lanes.with(at, span);
}
