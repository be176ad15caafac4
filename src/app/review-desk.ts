import { toPlain, type PlainError } from '../core/errors.ts';
import type { Clip } from '../core/evaluation/manifest.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import type { SessionContent } from '../store/session-file/session-file.ts';
import type { KeptRecording, SessionRecord, VigieStore } from '../store/vigie-store.ts';
import { factsOf, shownPicture, type AlertDesk, type AlertPictures } from './alert-desk.ts';
import type { AppState, SessionAlert } from './app-state.ts';
import type { ClipRun } from './clip-run.ts';
import { clipSession, openReview } from './clip-session.ts';
import { endOf, lanesOf, type Finished } from './finished-session.ts';
import type { Lab } from './lab.ts';
import type { Observable } from './observable.ts';
import { RecordingPlayer } from './recording-player.ts';

export interface ReviewDeskParts {
  readonly state: Observable<AppState>;
  readonly store: VigieStore;
  readonly alerts: Pick<AlertDesk, 'begin'>;
  readonly lab: Pick<Lab, 'shown' | 'recording'>;
  readonly liveFile: (file: File) => FrameSource;
  /** Ends what is on the screen. */
  readonly leave: () => Promise<void>;
  /** Shows that scenario until the session is left. */
  readonly borrow: (scenario: Scenario) => void;
  readonly show: (finished: Finished) => Promise<void>;
  readonly problem: (error: PlainError) => void;
}

type KeptSession = Pick<SessionContent, 'session' | 'alerts' | 'truth' | 'plate' | 'recording'>;

/** Shows sessions that are over: past ones out of the store, and clips that were evaluated. */
export class ReviewDesk {
  readonly #parts: ReviewDeskParts;

  constructor(parts: ReviewDeskParts) {
    this.#parts = parts;
  }

  async openPast(session: SessionRecord): Promise<void> {
    const { store, leave, problem } = this.#parts;
    const { id } = session;
    await leave();
    try {
      const [rows, truth, plate, recording] = await Promise.all([
        store.alerts(id),
        store.truth(id),
        store.plate(id),
        this.#kept(id),
      ]);
      await this.#showKept({ session, alerts: rows, truth, plate, recording });
    } catch (error) {
      problem(toPlain(error));
    }
  }

  /** What came out of a file. It is shown as it is, whether it could be kept or not. */
  async openContent(content: KeptSession): Promise<void> {
    await this.#parts.leave();
    try {
      await this.#showKept(content);
    } catch (error) {
      this.#parts.problem(toPlain(error));
    }
  }

  async #showKept({ session, alerts: rows, truth, plate, recording: kept }: KeptSession): Promise<void> {
    const { alerts, lab, borrow, state, show } = this.#parts;
    const { id, coverage } = session;
    const pictures = new Map<string, AlertPictures>();
    for (const { alert, snapshot, hidden } of rows)
      if (snapshot ?? hidden) pictures.set(alert.id, { picture: snapshot, hidden });
    const known = rows.map(({ alert, verdict, clip }): SessionAlert => {
      const shown = pictures.get(alert.id);
      return { alert, verdict, snapshot: shown ? shownPicture(shown) : null, clip: factsOf(clip) };
    });
    const clips = rows.flatMap(({ alert, clip }) => (clip ? [[alert.id, clip] as const] : []));
    alerts.begin(id, known, pictures, new Map(clips));
    borrow(session.scenario);
    state.set({ session });
    lab.shown(id, kept, truth);
    const { recording } = lab;
    const source =
      recording && new RecordingPlayer(recording.from ?? 0, Math.max(recording.to ?? 0, endOf(coverage)));
    const { kind, name, duration, size } = session.source;
    const info = { kind: kind as 'file', name, size, duration, pacing: 'live' } as const;
    await show({ info, session, coverage, lanes: lanesOf(known, coverage), source, recording, plate });
  }

  /** A clip that was evaluated: its video, what was found, what is true. */
  async showClip(clip: Clip, file: File | null, run: ClipRun): Promise<void> {
    const { alerts, lab, leave, borrow, state, show, liveFile } = this.#parts;
    await leave();
    const { session, alerts: found, truth } = clipSession(clip, run);
    alerts.begin(session.id, found);
    borrow(clip.scenario);
    state.set({ session });
    lab.shown(null, run.recording, truth);
    const { coverage } = session;
    const source = await openReview(file && (() => liveFile(file)), run);
    const info = { ...run.info, pacing: 'live' } as const;
    const lanes = lanesOf(found, coverage);
    await show({ info, session, coverage, lanes, source, recording: run.recording, plate: null });
  }

  /** A recording that cannot be read is told of; the alerts are shown without it. */
  async #kept(id: string): Promise<KeptRecording | null> {
    try {
      return await this.#parts.store.recording(id);
    } catch (error) {
      this.#parts.problem(toPlain(error));
      return null;
    }
  }
}
