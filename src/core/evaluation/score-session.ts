import type { EventId } from '../scenario/scenario.ts';
import type { ClipEvent } from './manifest.ts';
import { matchEvents, type RaisedAlert } from './match-events.ts';
import type { ClipResult } from './summary.ts';

/** What really happened in a session, as far as somebody knows. */
export interface SessionTruth {
  readonly events: readonly ClipEvent[];
  /** Kinds of which every one is among `events`: any other alert of theirs is false. */
  readonly complete: readonly EventId[];
}

export const NO_TRUTH: SessionTruth = { events: [], complete: [] };

/** Holds the alerts of a session against what happened, as the command does with a clip. */
export function scoreSession(
  id: string,
  seconds: number,
  { events, complete }: SessionTruth,
  alerts: readonly RaisedAlert[],
): ClipResult {
  return {
    id,
    seconds,
    canBeFalse: [...new Set([...complete, ...events.map(({ type }) => type)])],
    judgement: matchEvents(events, alerts, complete),
    tracking: null,
    counting: null,
  };
}

/** Something to look at: an event that was missed, or an alert that was false. */
export interface Finding {
  readonly kind: 'missed' | 'false';
  readonly event: EventId;
  /** Media time in seconds: where the event's span begins, or when the alert was raised. */
  readonly time: number;
  readonly alertId: string | null;
  readonly eventIndex: number | null;
}

/** Misses and false alerts in the order of their times. */
export function findingsOf({ judgement }: ClipResult): Finding[] {
  const missed = judgement.events.flatMap((event, eventIndex): Finding[] =>
    event.found || event.optional
      ? []
      : [{ kind: 'missed', event: event.type, time: event.raise[0], alertId: null, eventIndex }],
  );
  const wrong = judgement.alerts
    .filter(({ outcome }) => outcome === 'false')
    .map(({ id, event, raisedAt }): Finding => {
      return { kind: 'false', event, time: raisedAt, alertId: id, eventIndex: null };
    });
  return [...missed, ...wrong].sort((a, b) => a.time - b.time);
}
