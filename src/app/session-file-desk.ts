import { toPlain, type PlainError } from '../core/errors.ts';
import type { Recording } from '../core/recording/recording.ts';
import { cleanLabel } from '../core/scenario/label.ts';
import type { Zone } from '../core/scenario/scenario.ts';
import type { SessionContent } from '../store/session-file/session-file.ts';
import type { AlertClip, AlertRecord, SessionRecord, VigieStore } from '../store/vigie-store.ts';
import type { AlertDesk } from './alert-desk.ts';
import { appId } from './app-id.ts';
import type { AppState } from './app-state.ts';
import type { Observable } from './observable.ts';
import { burnMasks } from './snapshot-camera.ts';

/** Pictures and clips of a session by what they show of people. */
export const EVIDENCE_PARTS = ['hiddenPictures', 'plainPictures', 'hiddenClips', 'plainClips'] as const;
export type EvidencePart = (typeof EVIDENCE_PARTS)[number];

/** What the parts of a session take, as they are in memory. */
export interface SessionWeight {
  /** Bytes of everything that is always in the file; it is packed smaller. */
  readonly rest: number;
  readonly evidence: Readonly<Record<EvidencePart, { readonly count: number; readonly bytes: number }>>;
}

export interface SessionFileParts {
  readonly state: Observable<AppState>;
  readonly store: VigieStore;
  readonly alerts: Pick<AlertDesk, 'pictures' | 'clip'>;
  readonly recording: () => Recording | null;
  /** The session on the screen as it stands now, or as it ended. */
  readonly record: () => SessionRecord | null;
  /** The scene without its people, where it is known. */
  readonly scene: () => Promise<Blob | null>;
  readonly show: (content: SessionContent) => Promise<void>;
  /** Past sessions were written. */
  readonly sessionsChanged: () => void;
  readonly tell: (message: PlainError) => void;
  readonly problem: (error: PlainError) => void;
}

/** Ids of sessions that were run; those of evaluated clips are others. */
const ID = /^[\w-]{1,64}$/;
/** An alert takes about so many bytes, with its argument. */
const ALERT_BYTES = 1000;
/** Pictures that are masked at a time. */
const TOGETHER = 8;

/** Sessions in files: the one on the screen saved as one, and one opened from a file. */
export class SessionFileDesk {
  readonly #parts: SessionFileParts;
  /** What was opened while another tab wrote. */
  #unkept: SessionContent | null = null;

  constructor(parts: SessionFileParts) {
    this.#parts = parts;
  }

  /** What each part would add to the file of the session on the screen. */
  weigh(): SessionWeight {
    const { state, recording } = this.#parts;
    const evidence = Object.fromEntries(
      EVIDENCE_PARTS.map((part) => [part, { count: 0, bytes: 0 }]),
    ) as Record<EvidencePart, { count: number; bytes: number }>;
    const add = (part: EvidencePart, blob: Blob | null | undefined): void => {
      if (!blob) return;
      evidence[part].count++;
      evidence[part].bytes += blob.size;
    };
    const { alerts } = state.state;
    for (const { alert } of alerts) {
      const pictures = this.#parts.alerts.pictures(alert.id);
      const clip = this.#parts.alerts.clip(alert.id);
      add('hiddenPictures', pictures?.hidden);
      add('plainPictures', pictures?.picture);
      add(partOf(clip), clip?.blob);
    }
    return { rest: (recording()?.bytes ?? 0) + alerts.length * ALERT_BYTES, evidence };
  }

  /** The session on the screen as a file, or null, with a notice, where that failed. */
  async make(chosen: ReadonlySet<EvidencePart>): Promise<Blob | null> {
    try {
      const content = await this.#content(chosen);
      if (!content) return null;
      const { writeSession } = await import('../store/session-file/write-session.ts');
      return await writeSession(content);
    } catch (error) {
      this.#parts.problem(toPlain(error));
      return null;
    }
  }

  /** Shows a session from a file, and keeps it with the past ones. What was on the screen stays if it cannot be read. */
  async open(file: File): Promise<void> {
    const { store, show, tell, problem, sessionsChanged } = this.#parts;
    let content: SessionContent;
    try {
      const { readSession } = await import('../store/session-file/read-session.ts');
      content = await this.#asOurs(await readSession(file), file.name);
    } catch (error) {
      return problem(toPlain(error));
    }
    this.#unkept = store.writable ? null : content;
    const kept = await this.#keep(content);
    sessionsChanged();
    await show(content);
    const { name } = content.session.source;
    const stays = store.persistent && store.writable;
    if (kept) tell({ code: stays ? 'session-kept' : 'session-held', details: { name } });
  }

  /** This tab writes from now on: what was opened meanwhile is kept. */
  async writeNow(): Promise<void> {
    const content = this.#unkept;
    this.#unkept = null;
    if (content) await this.#keep(content);
  }
  async #content(chosen: ReadonlySet<EvidencePart>): Promise<SessionContent | null> {
    const { state, record, recording, scene } = this.#parts;
    const { alerts, scenario, marks } = state.state;
    const session = record();
    if (!session) return null;
    const now = Date.now();
    const { openedFrom: _, ...rest } = session;
    const masks = [...session.scenario.zones, ...scenario.zones].filter(({ kind }) => kind === 'mask');
    const rows: AlertRecord[] = [];
    for (let from = 0; from < alerts.length; from += TOGETHER) {
      const some = alerts
        .slice(from, from + TOGETHER)
        .map(async ({ alert, verdict }): Promise<AlertRecord> => {
          const evidence = await this.#evidence(alert.id, chosen, masks);
          return { sessionId: session.id, alert, verdict, ...evidence };
        });
      rows.push(...(await Promise.all(some)));
    }
    const recorded = recording();
    const { events, complete } = marks;
    return {
      app: appId(),
      madeAt: now,
      // A session that still runs is saved as if it ended now; an evaluated clip becomes a session of its own.
      session: {
        ...rest,
        id: ID.test(rest.id) ? rest.id : crypto.randomUUID(),
        endedAt: session.endedAt ?? now,
      },
      alerts: rows,
      truth: events.length + complete.length > 0 ? { events, complete } : null,
      recording:
        recorded && recorded.length > 0 ? { first: recorded.chunks.first, chunks: recorded.pack() } : null,
      plate: chosen.has('hiddenPictures') ? await scene() : null,
    };
  }

  /** Pictures with the masks burnt in that are newer than they, as in a report; a clip has those of its time. */
  async #evidence(
    alertId: string,
    chosen: ReadonlySet<EvidencePart>,
    masks: readonly Zone[],
  ): Promise<Pick<AlertRecord, 'snapshot' | 'hidden' | 'clip'>> {
    const pictures = this.#parts.alerts.pictures(alertId);
    const clip = this.#parts.alerts.clip(alertId);
    const masked = async (part: EvidencePart, picture: Blob | null | undefined): Promise<Blob | null> => {
      if (!picture || !chosen.has(part)) return null;
      // One that cannot be read any more is left out: nobody could mask it.
      return masks.length === 0 ? picture : burnMasks(picture, masks).catch(() => null);
    };
    return {
      snapshot: await masked('plainPictures', pictures?.picture),
      hidden: await masked('hiddenPictures', pictures?.hidden),
      clip: clip && chosen.has(partOf(clip)) ? clip : null,
    };
  }

  /** Under an id that no session here has. */
  async #asOurs(content: SessionContent, file: string): Promise<SessionContent> {
    const taken = (await this.#parts.store.sessions()).some(({ id }) => id === content.session.id);
    const id = taken ? crypto.randomUUID() : content.session.id;
    return {
      ...content,
      session: { ...content.session, id, openedFrom: cleanLabel(file) },
      alerts: content.alerts.map((one) => ({ ...one, sessionId: id })),
    };
  }

  /** Writes a session in the order of worth. @returns whether all of it is kept */
  async #keep({ session, alerts, truth, recording, plate }: SessionContent): Promise<boolean> {
    const { store, problem } = this.#parts;
    const { id } = session;
    try {
      await store.putSession(session);
      for (const { alert, verdict } of alerts) {
        await store.putAlert(id, alert);
        if (verdict) await store.putVerdict(id, alert.id, verdict);
      }
      if (truth) await store.putTruth(id, truth);
      for (const [i, chunk] of (recording?.chunks ?? []).entries())
        await store.putChunk(id, recording!.first + i, chunk);
      if (plate) await store.putPlate(id, plate);
      for (const { alert, snapshot, hidden, clip } of alerts) {
        if (snapshot ?? hidden) await store.putSnapshot(id, alert.id, snapshot, hidden);
        if (clip) await store.putClip(id, alert.id, clip);
      }
      return true;
    } catch (error) {
      problem(toPlain(error));
      return false;
    }
  }
}

function partOf(clip: AlertClip | null): EvidencePart {
  return clip?.anonymous === true ? 'hiddenClips' : 'plainClips';
}
