import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { AlertRecord, SessionRecord, StoreCounts, VigieStore } from './vigie-store.ts';

/** Keeps everything until the page is closed, where the browser lets nothing be stored. */
export class MemoryStore implements VigieStore {
  readonly writable = true;
  onWritable: (() => void) | null = null;
  readonly persistent = false;
  readonly #sessions = new Map<string, SessionRecord>();
  readonly #alerts = new Map<string, Map<string, AlertRecord>>();
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
    const record = before ?? { sessionId, alert, verdict: null, snapshot: null };
    this.#of(sessionId).set(alert.id, { ...record, alert });
  }

  async putSnapshot(sessionId: string, alertId: string, snapshot: Blob): Promise<void> {
    this.#change(sessionId, alertId, { snapshot });
  }

  async putVerdict(sessionId: string, alertId: string, verdict: Verdict | null): Promise<void> {
    this.#change(sessionId, alertId, { verdict });
  }

  async alerts(sessionId: string): Promise<readonly AlertRecord[]> {
    return [...this.#of(sessionId).values()].sort((a, b) => a.alert.raisedAt - b.alert.raisedAt);
  }

  async deleteSession(sessionId: string): Promise<void> {
    this.#sessions.delete(sessionId);
    this.#alerts.delete(sessionId);
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
    return { sessions: this.#sessions.size, alerts, scenarios: this.#scenarios.size, bytes: null };
  }

  async eraseAll(): Promise<StoreCounts> {
    const before = await this.counts();
    for (const map of [this.#sessions, this.#alerts, this.#scenarios, this.#settings]) map.clear();
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
