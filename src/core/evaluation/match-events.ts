import { centre, overlapArea } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import type { Alert, AlertLevel } from '../rules/alert.ts';
import type { EventId } from '../scenario/scenario.ts';
import type { ClipEvent } from './manifest.ts';

/** What the matching needs of an alert. */
export type RaisedAlert = Pick<Alert, 'id' | 'event' | 'level' | 'raisedAt' | 'box'>;

/** What became of an alert. `uncounted`: nobody said that its event does not happen in this clip. */
export type Outcome = 'true' | 'duplicate' | 'optional' | 'false' | 'uncounted';

export interface JudgedAlert {
  readonly id: string;
  readonly event: EventId;
  readonly level: AlertLevel;
  readonly raisedAt: number;
  readonly outcome: Outcome;
  /** Index of the event that it matches, or null. */
  readonly eventIndex: number | null;
}

export interface JudgedEvent {
  readonly type: EventId;
  readonly optional: boolean;
  readonly raise: readonly [number, number];
  readonly found: boolean;
  /** Seconds from the start of the span to the alert, or null when missed. */
  readonly delay: number | null;
  readonly level: AlertLevel | null;
}

export interface Judgement {
  readonly alerts: readonly JudgedAlert[];
  readonly events: readonly JudgedEvent[];
}

/**
 * Holds a clip's alerts against what really happened. An alert matches an event of its type if raised
 * within the event's span and, where both have a box, the boxes overlap or their centres are within one
 * size of the event's box. Each event is matched once, and as many as possible are; events that count come
 * before optional ones, earlier alerts before later ones. Both levels count as an alert.
 */
export function matchEvents(
  events: readonly ClipEvent[],
  alerts: readonly RaisedAlert[],
  negativeFor: readonly EventId[],
): Judgement {
  const inOrder = alerts.toSorted((a, b) => a.raisedAt - b.raisedAt);
  const alertOf = pairUp(events, inOrder);
  const eventOf = new Map<RaisedAlert, number>();
  for (const [index, alert] of alertOf) eventOf.set(alert, index);
  const canBeFalse = new Set([...negativeFor, ...events.map((event) => event.type)]);
  return {
    alerts: inOrder.map((alert) => judge(alert, events, eventOf.get(alert) ?? null, canBeFalse)),
    events: events.map(({ type, optional, raise }, i) => {
      const alert = alertOf.get(i);
      const delay = alert ? alert.raisedAt - raise[0] : null;
      return { type, optional, raise, found: alert !== undefined, delay, level: alert?.level ?? null };
    }),
  };
}

function judge(
  alert: RaisedAlert,
  events: readonly ClipEvent[],
  matched: number | null,
  canBeFalse: ReadonlySet<EventId>,
): JudgedAlert {
  const { id, event, level, raisedAt } = alert;
  const said = { id, event, level, raisedAt };
  if (matched !== null) {
    return { ...said, outcome: events[matched]!.optional ? 'optional' : 'true', eventIndex: matched };
  }
  // Of the events that it would match, one that counts decides before an optional one.
  const near = byWeight(events).find((i) => fits(alert, events[i]!));
  if (near !== undefined) {
    return { ...said, outcome: events[near]!.optional ? 'optional' : 'duplicate', eventIndex: near };
  }
  return { ...said, outcome: canBeFalse.has(event) ? 'false' : 'uncounted', eventIndex: null };
}

/** Whether an alert may stand for an event. */
export function fits(alert: RaisedAlert, event: ClipEvent): boolean {
  if (alert.event !== event.type) return false;
  if (alert.raisedAt < event.raise[0] || alert.raisedAt > event.raise[1]) return false;
  return alert.box === null || event.box === null || near(alert.box, event.box);
}

function near(box: Box, truth: Box): boolean {
  if (overlapArea(box, truth) > 0) return true;
  const [x, y] = centre(box);
  const [trueX, trueY] = centre(truth);
  return Math.abs(x - trueX) <= truth[2] && Math.abs(y - trueY) <= truth[3];
}

/** Indices of events: those that count first, each kind by when its span ends. */
function byWeight(events: readonly ClipEvent[]): number[] {
  const order = events.map((_, i) => i);
  return order.sort((a, b) => {
    const [one, other] = [events[a]!, events[b]!];
    return Number(one.optional) - Number(other.optional) || one.raise[1] - other.raise[1] || a - b;
  });
}

/**
 * The largest matching by augmenting paths (Kuhn 1955). Events take their turn in order of weight and are
 * never left once matched, so no optional one displaces one that counts.
 */
function pairUp(events: readonly ClipEvent[], alerts: readonly RaisedAlert[]): Map<number, RaisedAlert> {
  const alertOf = new Map<number, RaisedAlert>();
  const eventOf = new Map<RaisedAlert, number>();
  const place = (index: number, tried: Set<RaisedAlert>): boolean => {
    const candidates = alerts.filter((alert) => fits(alert, events[index]!));
    // Free ones first: an event keeps its earliest alert unless another event needs it.
    const free = candidates.filter((alert) => !eventOf.has(alert));
    for (const alert of [...free, ...candidates]) {
      if (tried.has(alert)) continue;
      tried.add(alert);
      const holder = eventOf.get(alert);
      if (holder !== undefined && !place(holder, tried)) continue;
      eventOf.set(alert, index);
      alertOf.set(index, alert);
      return true;
    }
    return false;
  };
  for (const index of byWeight(events)) place(index, new Set());
  return alertOf;
}
