import { toPlain, type PlainError } from '../core/errors.ts';
import type { Box } from '../core/geometry/types.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { AlertClip, VigieStore } from '../store/vigie-store.ts';
import type { SessionAlert } from './app-state.ts';

/** Milliseconds until what could not be stored is tried again. */
const TRY_AGAIN = 5000;

/** The picture of an alert, and the same with its people as figures: at least one of the two. */
export interface AlertPictures {
  /** Null of a session from a file that was saved without it. */
  readonly picture: Blob | null;
  readonly hidden: Blob | null;
}

export interface AlertCamera {
  /** Copies the present picture at once; it is encoded later. */
  take(box: Box | null): Promise<AlertPictures | null>;
}

/** The alerts of a session with their pictures and verdicts, on the screen and in the store. */
export class AlertDesk {
  readonly #store: VigieStore;
  readonly #onChange: (alerts: readonly SessionAlert[], canUndo: boolean) => void;
  readonly #onProblem: (error: PlainError) => void;
  readonly #onSettled: () => void;
  #sessionId = '';
  #alerts: readonly SessionAlert[] = [];
  #verdicts: { alertId: string; before: Verdict | null }[] = [];
  /** Pictures and clips by alert, for a report, and for a tab that may write only later. */
  readonly #pictures = new Map<string, AlertPictures>();
  readonly #clips = new Map<string, AlertClip>();
  /** Alerts whose pictures and clips were erased: what is still being encoded of them is not kept either. */
  readonly #erased = new Set<string>();
  /** Alerts whose row or verdict could not be stored: they are written as soon as there is room again. */
  readonly #owed = new Set<string>();
  #again: ReturnType<typeof setTimeout> | undefined;

  /** @param onSettled everything that could not be stored is stored now */
  constructor(
    store: VigieStore,
    onChange: (alerts: readonly SessionAlert[], canUndo: boolean) => void,
    onProblem: (error: PlainError) => void,
    onSettled: () => void = () => undefined,
  ) {
    this.#store = store;
    this.#onChange = onChange;
    this.#onProblem = onProblem;
    this.#onSettled = onSettled;
  }

  get alerts(): readonly SessionAlert[] {
    return this.#alerts;
  }

  /** Begins with a session that has none yet, or with what the store has of it. */
  begin(
    sessionId: string,
    alerts: readonly SessionAlert[] = [],
    pictures: ReadonlyMap<string, AlertPictures> = new Map(),
    clips: ReadonlyMap<string, AlertClip> = new Map(),
  ): void {
    for (const { snapshot } of this.#alerts) if (snapshot) URL.revokeObjectURL(snapshot);
    clearTimeout(this.#again);
    // The last chance for what the session before could not store.
    if (this.#owed.size > 0) void this.#write(this.#alerts, () => undefined);
    this.#owed.clear();
    this.#sessionId = sessionId;
    this.#verdicts = [];
    this.#pictures.clear();
    this.#clips.clear();
    this.#erased.clear();
    for (const [id, picture] of pictures) this.#pictures.set(id, picture);
    for (const [id, clip] of clips) this.#clips.set(id, clip);
    this.#show(alerts);
  }

  /** The pictures of an alert as they are kept, or null where there are none. */
  pictures(alertId: string): AlertPictures | null {
    return this.#pictures.get(alertId) ?? null;
  }

  clip(alertId: string): AlertClip | null {
    return this.#clips.get(alertId) ?? null;
  }

  /** A clip of an alert is being taken, was taken, or came to nothing. */
  attach(alertId: string, clip: AlertClip | 'taking' | null): void {
    const sessionId = this.#sessionId;
    if (this.#erased.has(alertId) || !this.#alerts.some(({ alert }) => alert.id === alertId)) return;
    if (clip !== null && clip !== 'taking') {
      this.#clips.set(alertId, clip);
      void this.#try(() => this.#store.putClip(sessionId, alertId, clip));
    }
    this.#update(alertId, (one) => ({ ...one, clip: factsOf(clip) }));
  }

  /** Erases pictures and clip of an alert, or of all; alerts and verdicts stay. */
  async eraseEvidence(alertId: string | null): Promise<void> {
    const sessionId = this.#sessionId;
    for (const { alert, snapshot } of this.#alerts) {
      if (alertId !== null && alert.id !== alertId) continue;
      if (snapshot) URL.revokeObjectURL(snapshot);
      this.#erased.add(alert.id);
      this.#pictures.delete(alert.id);
      this.#clips.delete(alert.id);
      this.#update(alert.id, (one) => ({ ...one, snapshot: null, clip: null }));
    }
    await this.#try(() => this.#store.deleteEvidence(sessionId, alertId));
  }

  /** Alerts that were raised, rose or cleared. The row is written first, the picture after. */
  take(changed: readonly Alert[], camera: AlertCamera): void {
    for (const alert of changed) {
      const known = this.#alerts.some((one) => one.alert.id === alert.id);
      if (known) this.#update(alert.id, (one) => ({ ...one, alert }));
      else this.#show([...this.#alerts, { alert, verdict: null, snapshot: null, clip: null }]);
      // The picture is copied now: the next frame will overwrite it.
      const picture = known ? null : camera.take(alert.box).catch(() => null);
      void this.#save(this.#sessionId, alert, picture);
    }
  }

  /** This tab writes from now on: everything that it found while it could not is written. */
  async writeNow(): Promise<void> {
    if (this.#sessionId !== '') await this.#write(this.#alerts, this.#onProblem);
  }

  /** Rows and verdicts first, pictures and clips after. @returns the alerts whose row or verdict could not be stored */
  async #write(alerts: readonly SessionAlert[], onProblem: (error: PlainError) => void): Promise<string[]> {
    const sessionId = this.#sessionId;
    const evidence = alerts.map(({ alert: { id } }) => [id, this.pictures(id), this.clip(id)] as const);
    // As it is at the moment of each write: a verdict may be given while another is being written.
    const asItIs = (one: SessionAlert): SessionAlert =>
      (sessionId === this.#sessionId && this.#alerts.find(({ alert }) => alert.id === one.alert.id)) || one;
    const left: string[] = [];
    for (const one of alerts) {
      const { id } = one.alert;
      const done =
        (await this.#try(() => this.#store.putAlert(sessionId, asItIs(one).alert), onProblem)) &&
        (await this.#try(() => this.#store.putVerdict(sessionId, id, asItIs(one).verdict), onProblem));
      if (!done) left.push(id);
    }
    for (const [id, pictures, clip] of evidence) {
      if (pictures) {
        const { picture, hidden } = pictures;
        await this.#try(() => this.#store.putSnapshot(sessionId, id, picture, hidden), onProblem);
      }
      if (clip) await this.#try(() => this.#store.putClip(sessionId, id, clip), onProblem);
    }
    return left;
  }

  /** A row that could not be stored is owed, not lost: it is tried again until it is there. */
  #owe(sessionId: string, alertId: string): void {
    if (sessionId !== this.#sessionId) return;
    this.#owed.add(alertId);
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.#settle(), TRY_AGAIN);
  }

  async #settle(): Promise<void> {
    const sessionId = this.#sessionId;
    const owed = this.#alerts.filter(({ alert }) => this.#owed.has(alert.id));
    // What fails while these are written is owed anew, and must not be struck off with them.
    this.#owed.clear();
    // It was told when it failed first; telling it again every few seconds helps nobody.
    const left = await this.#write(owed, () => undefined);
    if (sessionId !== this.#sessionId) return;
    for (const id of left) this.#owe(sessionId, id);
    if (this.#owed.size === 0) this.#onSettled();
  }

  judge(alertId: string, verdict: Verdict | null): void {
    const before = this.#alerts.find((one) => one.alert.id === alertId);
    if (!before || before.verdict === verdict) return;
    this.#verdicts.push({ alertId, before: before.verdict });
    this.#setVerdict(alertId, verdict);
  }

  /** Takes the last verdict of this session back. @returns whose it was, or null when there is none */
  undoVerdict(): string | null {
    const last = this.#verdicts.pop();
    if (!last) return null;
    this.#setVerdict(last.alertId, last.before);
    return last.alertId;
  }

  #setVerdict(alertId: string, verdict: Verdict | null): void {
    this.#update(alertId, (one) => ({ ...one, verdict }));
    this.#storeVerdict(this.#sessionId, alertId, verdict);
  }

  /** A verdict that was given before there was a row to write it in: a full disk takes its time. */
  #keepVerdict(sessionId: string, alertId: string): void {
    if (sessionId !== this.#sessionId) return;
    const verdict = this.#alerts.find(({ alert }) => alert.id === alertId)?.verdict ?? null;
    if (verdict !== null) this.#storeVerdict(sessionId, alertId, verdict);
  }

  #storeVerdict(sessionId: string, alertId: string, verdict: Verdict | null): void {
    void this.#try(() => this.#store.putVerdict(sessionId, alertId, verdict)).then(
      (done) => done || this.#owe(sessionId, alertId),
    );
  }

  async #save(
    sessionId: string,
    alert: Alert,
    pictures: Promise<AlertPictures | null> | null,
  ): Promise<void> {
    const stored = await this.#try(() => this.#store.putAlert(sessionId, alert));
    if (!stored) this.#owe(sessionId, alert.id);
    else this.#keepVerdict(sessionId, alert.id);
    const taken = await pictures;
    if (!taken || (sessionId === this.#sessionId && this.#erased.has(alert.id))) return;
    if (sessionId === this.#sessionId) {
      this.#pictures.set(alert.id, taken);
      const snapshot = shownPicture(taken);
      this.#update(alert.id, (one) => ({ ...one, snapshot }));
    }
    await this.#try(() => this.#store.putSnapshot(sessionId, alert.id, taken.picture, taken.hidden));
  }

  #update(alertId: string, change: (alert: SessionAlert) => SessionAlert): void {
    this.#show(this.#alerts.map((one) => (one.alert.id === alertId ? change(one) : one)));
  }

  #show(alerts: readonly SessionAlert[]): void {
    this.#alerts = alerts;
    this.#onChange(alerts, this.#verdicts.length > 0);
  }

  async #try(work: () => Promise<void>, onProblem = this.#onProblem): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      onProblem(toPlain(error));
      return false;
    }
  }
}

/** An address of the picture that the screen shows: the camera's where it was kept. */
export function shownPicture({ picture, hidden }: AlertPictures): string | null {
  const blob = picture ?? hidden;
  return blob && URL.createObjectURL(blob);
}

/** What the screen says of a clip. */
export function factsOf(clip: AlertClip | 'taking' | null): SessionAlert['clip'] {
  if (clip === null || clip === 'taking') return clip;
  const { from, to, anonymous, blob } = clip;
  return { seconds: to - from, anonymous, type: blob.type };
}
