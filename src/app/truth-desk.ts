import { toPlain, type PlainError } from '../core/errors.ts';
import { clipId, formatManifest } from '../core/evaluation/format-manifest.ts';
import type { ClipEvent } from '../core/evaluation/manifest.ts';
import { findingsOf, scoreSession, type SessionTruth } from '../core/evaluation/score-session.ts';
import { summarise } from '../core/evaluation/summary.ts';
import type { EventId } from '../core/scenario/scenario.ts';
import type { TruthEvent } from '../sources/frame-source.ts';
import type { VigieStore } from '../store/vigie-store.ts';
import type { AppState } from './app-state.ts';
import { NO_MARKS, type Marks, type Score } from './lab-state.ts';
import type { Observable } from './observable.ts';
import { saveFile } from './save-file.ts';

/** While a session runs, an alert this young may still turn out true: seconds. */
const YOUNG = 15;
/** An event that a person marks lasts at least this long, seconds. */
const SHORTEST = 0.1;

export interface TruthDeskParts {
  readonly state: Observable<AppState>;
  readonly store: VigieStore;
  readonly seek: (time: number) => void;
  readonly problem: (error: PlainError) => void;
}

/** What really happened in the session, and how its alerts stand against it. */
export class TruthDesk {
  readonly #parts: TruthDeskParts;
  #sessionId: string | null = null;
  /** What the source told, as long as it runs; the rest is marked by hand. */
  #told: readonly TruthEvent[] | null = null;
  #byHand: readonly ClipEvent[] = [];
  /** What the score was made of. */
  #scored: readonly unknown[] = [];

  constructor(parts: TruthDeskParts) {
    this.#parts = parts;
    parts.state.subscribe(() => this.#score());
  }

  /** @param sessionId whose truth it is in the store, or null where it is not to be kept */
  begin(sessionId: string | null, truth: SessionTruth | null): void {
    this.#sessionId = sessionId;
    this.#told = null;
    this.#byHand = truth?.events ?? [];
    const { scenario } = this.#parts.state.state;
    const type = scenario.rules[0]?.event ?? NO_MARKS.type;
    this.#parts.state.set({ marks: { ...NO_MARKS, type, ...truth }, score: null });
  }

  /** What a source that knows the truth tells; the very same list is nothing new. */
  take(told: readonly TruthEvent[] | null, complete: readonly EventId[]): void {
    if (!told || told === this.#told) return;
    const first = this.#told === null;
    this.#told = told;
    const { marks } = this.#parts.state.state;
    this.#set({ ...marks, complete: first ? complete : marks.complete });
    void this.#save();
  }

  setMarking(marking: boolean): void {
    const { state } = this.#parts;
    state.set({ marks: { ...state.state.marks, marking, open: null } });
  }

  setType(type: EventId): void {
    const { state } = this.#parts;
    state.set({ marks: { ...state.state.marks, type } });
  }

  /** Begins an event at the playhead, or ends the one that was begun. */
  toggle(): void {
    const { state } = this.#parts;
    const { marks, session } = state.state;
    if (!session) return;
    const time = round(this.#now);
    const { open, type } = marks;
    if (!open) return state.set({ marks: { ...marks, marking: true, open: { type, from: time } } });
    const [from, to] = time < open.from ? [time, open.from] : [open.from, time];
    state.set({ marks: { ...marks, open: null } });
    this.add(eventOf(open.type, from, to));
  }

  cancel(): void {
    const { state } = this.#parts;
    state.set({ marks: { ...state.state.marks, open: null } });
  }

  add(event: ClipEvent): void {
    const [from, to] = event.raise;
    this.#byHand = [
      ...this.#byHand,
      { ...event, raise: [round(from), round(Math.max(to, from + SHORTEST))] },
    ];
    this.#set(this.#parts.state.state.marks);
    void this.#save();
  }

  /** Changes an event of the list as it is shown; what a source told stays as it is. */
  change(index: number, event: ClipEvent): void {
    this.#edit(index, () => [event]);
  }

  remove(index: number): void {
    this.#edit(index, () => []);
  }

  setComplete(type: EventId, complete: boolean): void {
    const { marks } = this.#parts.state.state;
    const others = marks.complete.filter((one) => one !== type);
    this.#set({ ...marks, complete: complete ? [...others, type] : others });
    void this.#save();
  }

  export(): void {
    const { session, scenario, marks } = this.#parts.state.state;
    if (!session) return;
    const { name } = session.source;
    const clip = { id: clipId(name), video: name.replace(/[\\/]/g, '-'), scenario };
    const text = formatManifest([{ ...clip, negativeFor: marks.complete, events: marks.events }]);
    saveFile(`${clip.id}.manifest.json`, text);
  }

  /** Goes to a finding by its number: seeks, and chooses the alert. False when there is none. */
  show(at: number): boolean {
    const { state, seek } = this.#parts;
    const { score } = state.state;
    const finding = score?.findings[at];
    if (!score || !finding) return false;
    state.set({
      score: { ...score, at },
      selection: finding.alertId === null ? null : { kind: 'alert', id: finding.alertId },
    });
    seek(finding.time);
    return true;
  }

  get #now(): number {
    const { playback, result } = this.#parts.state.state;
    return playback?.time ?? result?.time ?? 0;
  }

  #edit(index: number, change: () => readonly ClipEvent[]): void {
    const before = this.#parts.state.state.marks.events[index];
    const at = this.#byHand.findIndex((one) => one === before);
    if (at < 0) return;
    this.#byHand = this.#byHand.toSpliced(at, 1, ...change());
    this.#set(this.#parts.state.state.marks);
    void this.#save();
  }

  #set(marks: Marks): void {
    const told = (this.#told ?? []).map((event): ClipEvent => ({ optional: false, note: '', ...event }));
    const events = [...told, ...this.#byHand].sort((a, b) => a.raise[0] - b.raise[0]);
    this.#parts.state.set({ marks: { ...marks, events } });
  }

  async #save(): Promise<void> {
    const { store, state, problem } = this.#parts;
    const { events, complete } = state.state.marks;
    if (this.#sessionId === null) return;
    try {
      await store.putTruth(this.#sessionId, { events, complete });
    } catch (error) {
      problem(toPlain(error));
    }
  }

  /** Scores anew when something changed that it rests on. */
  #score(): void {
    const { state } = this.#parts;
    const { marks, alerts, coverage, phase, session, score, result } = state.state;
    const { events, complete } = marks;
    const running = phase === 'running';
    const time = result?.time ?? 0;
    const now = running ? Math.floor(time) : Infinity;
    const made = [events, complete, alerts, running ? now : coverage, session?.id];
    if (made.every((part, i) => Object.is(part, this.#scored[i]))) return;
    this.#scored = made;
    if (!session || (events.length === 0 && complete.length === 0)) return state.set({ score: null });
    state.set({ score: scoreOf(state.state, now, score) });
  }
}

function scoreOf({ marks, alerts, coverage, session }: AppState, now: number, before: Score | null): Score {
  const raised = alerts.map(({ alert }) => alert);
  const { events, complete } = marks;
  const whole = scoreSession(session?.id ?? '', coverage.analysed, { events, complete }, raised);
  const { judgement } = whole;
  // What may still come is neither missed nor false yet.
  const result = {
    ...whole,
    judgement: {
      events: judgement.events.filter(({ found, raise }) => found || raise[1] <= now),
      alerts: judgement.alerts.filter(
        ({ outcome, raisedAt }) => outcome !== 'false' || raisedAt <= now - YOUNG,
      ),
    },
  };
  const findings = findingsOf(result);
  const looked = before?.at === undefined || before.at === null ? null : before.findings[before.at];
  const at = looked
    ? findings.findIndex(
        (one) => one.kind === looked.kind && one.event === looked.event && one.time === looked.time,
      )
    : -1;
  return { result, summary: summarise([result]), findings, at: at < 0 ? null : at };
}

function eventOf(type: EventId, from: number, to: number): ClipEvent {
  return { type, raise: [from, to], box: null, optional: false, note: '' };
}

function round(seconds: number): number {
  return Math.max(0, Math.round(seconds * 100) / 100);
}
