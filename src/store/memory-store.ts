import type { SessionTruth } from '../core/evaluation/score-session.ts';
import type { PackedChunk } from '../core/recording/recording.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { unbroken } from './unbroken.ts';
import type {
  AlertRecord,
  AlertClip,
  KeptRecording,
  SessionRecord,
  StoreCounts,
  VigieStore,
} from './vigie-store.ts';

/** Recordings of this many sessions are held in memory, the newest. */
const MOST_RECORDINGS = 3;

/** Keeps everything until the page is closed, where the browser lets nothing be stored. */
export class MemoryStore implements VigieStore {
  readonly writable = true;
  onWritable: (() => void) | null = null;
  onErased: (() => void) | null = null;
  readonly persistent = false;
  readonly #sessions = new Map<string, SessionRecord>();
  readonly #alerts = new Map<string, Map<string, AlertRecord>>();
  readonly #recordings = new Map<string, Map<number, PackedChunk>>();
  readonly #truths = new Map<string, SessionTruth>();
  readonly #plates = new Map<string, Blob>();
  readonly #scenarios = new Map<string, Scenario>();
  readonly #settings = new Map<string, unknown>();

  async putSession(session: SessionRecord): Promise<void> {
    this.#sessions.set(session.id, session);
  }

  async sessions(): Promise<readonly SessionRecord[]> {
    return [...this.#sessions.values()].sort((a, b) => b.startedAt - a.startedAt);
  }

  async putAlert(sessionId: string, alert: Alert): Promise<void> {
    const before = this.#of(sessionId).get(alert.id);
    const record = before ?? { sessionId, alert, verdict: null, snapshot: null, hidden: null, clip: null };
    this.#of(sessionId).set(alert.id, { ...record, alert });
  }

  async putSnapshot(
    sessionId: string,
    alertId: string,
    snapshot: Blob | null,
    hidden: Blob | null,
  ): Promise<void> {
    this.#change(sessionId, alertId, { snapshot, hidden });
  }

  async putClip(sessionId: string, alertId: string, clip: AlertClip): Promise<void> {
    this.#change(sessionId, alertId, { clip });
  }

  async putPlate(sessionId: string, plate: Blob): Promise<void> {
    this.#plates.set(sessionId, plate);
  }

  async plate(sessionId: string): Promise<Blob | null> {
    return this.#plates.get(sessionId) ?? null;
  }

  async deleteEvidence(sessionId: string, alertId: string | null): Promise<void> {
    const ids = alertId === null ? [...this.#of(sessionId).keys()] : [alertId];
    for (const id of ids) this.#change(sessionId, id, { snapshot: null, hidden: null, clip: null });
    if (alertId === null) this.#plates.delete(sessionId);
  }

  async expireEvidence(before: number): Promise<void> {
    for (const { id, startedAt } of this.#sessions.values())
      if (startedAt < before) await this.deleteEvidence(id, null);
  }

  async putVerdict(sessionId: string, alertId: string, verdict: Verdict | null): Promise<void> {
    this.#change(sessionId, alertId, { verdict });
  }

  async alerts(sessionId: string): Promise<readonly AlertRecord[]> {
    return [...this.#of(sessionId).values()].sort((a, b) => a.alert.raisedAt - b.alert.raisedAt);
  }

  async putChunk(sessionId: string, number: number, chunk: PackedChunk): Promise<void> {
    const chunks = this.#recordings.get(sessionId) ?? new Map<number, PackedChunk>();
    this.#recordings.set(sessionId, chunks.set(number, chunk));
    const [oldest] = this.#recordings.keys();
    if (this.#recordings.size > MOST_RECORDINGS) this.#recordings.delete(oldest!);
  }

  async dropChunks(sessionId: string, before: number): Promise<void> {
    const chunks = this.#recordings.get(sessionId);
    for (const number of chunks?.keys() ?? []) if (number < before) chunks?.delete(number);
  }

  async recording(sessionId: string): Promise<KeptRecording | null> {
    return unbroken([...(this.#recordings.get(sessionId) ?? [])]);
  }

  async putTruth(sessionId: string, truth: SessionTruth): Promise<void> {
    this.#truths.set(sessionId, truth);
  }

  async truth(sessionId: string): Promise<SessionTruth | null> {
    return this.#truths.get(sessionId) ?? null;
  }

  async deleteSession(sessionId: string): Promise<void> {
    for (const map of [this.#sessions, this.#alerts, this.#recordings, this.#truths, this.#plates])
      map.delete(sessionId);
  }

  async putScenario(scenario: Scenario): Promise<void> {
    this.#scenarios.set(scenario.name, scenario);
  }

  async scenarios(): Promise<readonly Scenario[]> {
    return [...this.#scenarios.values()];
  }

  async deleteScenario(name: string): Promise<void> {
    this.#scenarios.delete(name);
  }

  async putSetting(key: string, value: unknown): Promise<void> {
    this.#settings.set(key, structuredClone(value));
  }

  async setting(key: string): Promise<unknown> {
    return this.#settings.get(key);
  }

  async counts(): Promise<StoreCounts> {
    const alerts = [...this.#alerts.values()].reduce((sum, one) => sum + one.size, 0);
    return {
      sessions: this.#sessions.size,
      alerts,
      scenarios: this.#scenarios.size,
      recordings: this.#recordings.size,
      bytes: null,
    };
  }

  async eraseAll(): Promise<StoreCounts> {
    const before = await this.counts();
    for (const map of [this.#sessions, this.#alerts, this.#recordings, this.#truths]) map.clear();
    for (const map of [this.#plates, this.#scenarios, this.#settings]) map.clear();
    return before;
  }

  close(): void {
    // Nothing is held open.
  }

  #of(sessionId: string): Map<string, AlertRecord> {
    const known = this.#alerts.get(sessionId);
    if (known) return known;
    const fresh = new Map<string, AlertRecord>();
    this.#alerts.set(sessionId, fresh);
    return fresh;
  }

  #change(sessionId: string, alertId: string, parts: Partial<AlertRecord>): void {
    const before = this.#of(sessionId).get(alertId);
    if (before) this.#of(sessionId).set(alertId, { ...before, ...parts });
  }
}
