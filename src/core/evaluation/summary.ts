import { EVENTS, type EventId } from '../scenario/scenario.ts';
import type { CountingError } from './counting.ts';
import type { Judgement } from './match-events.ts';
import { addMot, scoreMot, type MotCounts, type MotScores } from './mot-metrics.ts';

/** What an evaluation found in one clip. Plain data: it is kept in a file between runs. */
export interface ClipResult {
  readonly id: string;
  /** Media seconds analysed. */
  readonly seconds: number;
  /** Events for which an alert in this clip could have been false: `negativeFor` and those that happen. */
  readonly canBeFalse: readonly EventId[];
  readonly judgement: Judgement;
  readonly tracking: MotCounts | null;
  readonly counting: CountingError | null;
}

export interface EventSummary {
  /** An event, or `all`. */
  readonly event: EventId | 'all';
  /** Events that count. */
  readonly events: number;
  readonly true: number;
  readonly false: number;
  readonly missed: number;
  readonly duplicates: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Median seconds from the start of an event's span to its alert, or null without true alerts. */
  readonly medianDelay: number | null;
  /** Of the true alerts, those that reached `alarm`. */
  readonly trueAlarms: number;
  /** Of the false alerts, those that reached `alarm`. */
  readonly falseAlarms: number;
  /** Hours of footage in which an alert of this kind could have been false. */
  readonly hours: number;
  readonly falsePerHour: number | null;
}

export interface Summary {
  readonly clips: number;
  /** Media seconds analysed in all clips. */
  readonly seconds: number;
  readonly events: readonly EventSummary[];
  readonly total: EventSummary;
  readonly tracking: (MotCounts & MotScores) | null;
  readonly counting: (CountingError & { readonly meanAbsolute: number }) | null;
}

/** Adds up clips. Events that neither happen nor can be false in any clip have no line. */
export function summarise(clips: readonly ClipResult[]): Summary {
  const lines = EVENTS.filter((event) => clips.some((clip) => clip.canBeFalse.includes(event)));
  const tracking = addMot(clips.flatMap((clip) => clip.tracking ?? []));
  return {
    clips: clips.length,
    seconds: clips.reduce((sum, clip) => sum + clip.seconds, 0),
    events: lines.map((event) => summariseEvent(clips, event)),
    total: summariseEvent(clips, 'all'),
    tracking: tracking && { ...tracking, ...scoreMot(tracking) },
    counting: summariseCounting(clips),
  };
}

function summariseEvent(clips: readonly ClipResult[], event: EventId | 'all'): EventSummary {
  const isMine = (id: EventId): boolean => event === 'all' || id === event;
  const events = clips
    .flatMap((clip) => clip.judgement.events)
    .filter((one) => isMine(one.type) && !one.optional);
  const alerts = clips.flatMap((clip) => clip.judgement.alerts).filter((alert) => isMine(alert.event));
  const found = events.filter((one) => one.found);
  const wrong = alerts.filter((alert) => alert.outcome === 'false');
  const counted = clips.filter((clip) => event === 'all' || clip.canBeFalse.includes(event));
  const hours = counted.reduce((sum, clip) => sum + clip.seconds, 0) / 3600;
  const precision = share(found.length, found.length + wrong.length);
  const recall = share(found.length, events.length);
  return {
    event,
    events: events.length,
    true: found.length,
    false: wrong.length,
    missed: events.length - found.length,
    duplicates: alerts.filter((alert) => alert.outcome === 'duplicate').length,
    precision,
    recall,
    f1: share(2 * found.length, events.length + found.length + wrong.length),
    medianDelay: median(found.flatMap((one) => one.delay ?? [])),
    trueAlarms: found.filter((one) => one.level === 'alarm').length,
    falseAlarms: wrong.filter((alert) => alert.level === 'alarm').length,
    hours,
    falsePerHour: share(wrong.length, hours),
  };
}

function summariseCounting(clips: readonly ClipResult[]): Summary['counting'] {
  const errors = clips.flatMap((clip) => clip.counting ?? []);
  const samples = errors.reduce((sum, error) => sum + error.samples, 0);
  if (samples === 0) return null;
  const absolute = errors.reduce((sum, error) => sum + error.absolute, 0);
  const signed = errors.reduce((sum, error) => sum + error.signed, 0);
  return { samples, absolute, signed, meanAbsolute: absolute / samples };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The middle value, or the mean of the middle two; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
