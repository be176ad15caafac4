import { toPlain, type PlainError } from '../core/errors.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { VigieStore } from '../store/vigie-store.ts';
import type { SessionAlert } from './app-state.ts';
import type { SnapshotCamera } from './snapshot-camera.ts';

/** The alerts of a session with their pictures and verdicts, on the screen and in the store. */
export class AlertDesk {
  readonly #store: VigieStore;
  readonly #onChange: (alerts: readonly SessionAlert[]) => void;
  readonly #onProblem: (error: PlainError) => void;
  #sessionId = '';
  #alerts: readonly SessionAlert[] = [];
  #verdicts: { alertId: string; before: Verdict | null }[] = [];
  /** Pictures by alert, for a tab that may write only later. */
  readonly #pictures = new Map<string, Blob>();

  constructor(
    store: VigieStore,
    onChange: (alerts: readonly SessionAlert[]) => void,
    onProblem: (error: PlainError) => void,
  ) {
    this.#store = store;
    this.#onChange = onChange;
    this.#onProblem = onProblem;
  }

  get alerts(): readonly SessionAlert[] {
    return this.#alerts;
  }

  /** Begins with a session that has none yet, or with what the store has of it. */
  begin(sessionId: string, alerts: readonly SessionAlert[] = []): void {
    for (const { snapshot } of this.#alerts) if (snapshot) URL.revokeObjectURL(snapshot);
    this.#sessionId = sessionId;
    this.#verdicts = [];
    this.#pictures.clear();
    this.#show(alerts);
  }

  /** Alerts that were raised, rose or cleared. The row is written first, the picture after. */
  take(changed: readonly Alert[], camera: Pick<SnapshotCamera, 'take'>): void {
    for (const alert of changed) {
      const known = this.#alerts.some((one) => one.alert.id === alert.id);
      if (known) this.#update(alert.id, (one) => ({ ...one, alert }));
      else this.#show([...this.#alerts, { alert, verdict: null, snapshot: null }]);
      // The picture is copied now: the next frame will overwrite it.
      const picture = known ? null : camera.take(alert.box).catch(() => null);
      void this.#save(this.#sessionId, alert, picture);
    }
  }

  /** This tab writes from now on: everything that it found while it could not is written. */
  async writeNow(): Promise<void> {
    const sessionId = this.#sessionId;
    const pictures = new Map(this.#pictures);
    if (sessionId === '') return;
    for (const { alert, verdict } of this.#alerts) {
      await this.#try(() => this.#store.putAlert(sessionId, alert));
      if (verdict) await this.#try(() => this.#store.putVerdict(sessionId, alert.id, verdict));
    }
    for (const [alertId, blob] of pictures)
      await this.#try(() => this.#store.putSnapshot(sessionId, alertId, blob));
  }

  judge(alertId: string, verdict: Verdict | null): void {
    const before = this.#alerts.find((one) => one.alert.id === alertId);
    if (!before || before.verdict === verdict) return;
    this.#verdicts.push({ alertId, before: before.verdict });
    this.#setVerdict(alertId, verdict);
  }

  undoVerdict(): void {
    const last = this.#verdicts.pop();
    if (last) this.#setVerdict(last.alertId, last.before);
  }

  #setVerdict(alertId: string, verdict: Verdict | null): void {
    this.#update(alertId, (one) => ({ ...one, verdict }));
    void this.#try(() => this.#store.putVerdict(this.#sessionId, alertId, verdict));
  }

  async #save(sessionId: string, alert: Alert, picture: Promise<Blob | null> | null): Promise<void> {
    await this.#try(() => this.#store.putAlert(sessionId, alert));
    const blob = await picture;
    if (!blob) return;
    if (sessionId === this.#sessionId) {
      this.#pictures.set(alert.id, blob);
      const snapshot = URL.createObjectURL(blob);
      this.#update(alert.id, (one) => ({ ...one, snapshot }));
    }
    await this.#try(() => this.#store.putSnapshot(sessionId, alert.id, blob));
  }

  #update(alertId: string, change: (alert: SessionAlert) => SessionAlert): void {
    this.#show(this.#alerts.map((one) => (one.alert.id === alertId ? change(one) : one)));
  }

  #show(alerts: readonly SessionAlert[]): void {
    this.#alerts = alerts;
    this.#onChange(alerts);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#onProblem(toPlain(error));
    }
  }
}
