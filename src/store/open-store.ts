import type { IDBPDatabase } from 'idb';
import { VigieError } from '../core/errors.ts';
import type { SessionTruth } from '../core/evaluation/score-session.ts';
import type { PackedChunk } from '../core/recording/recording.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { OF_A_SESSION, openDatabase, TABLES, type Schema } from './database.ts';
import { MemoryStore } from './memory-store.ts';
import { unbroken } from './unbroken.ts';
import type {
  AlertRecord,
  AlertClip,
  KeptRecording,
  SessionRecord,
  StoreCounts,
  VigieStore,
} from './vigie-store.ts';
import { claimWriting, type Claim } from './writing-claim.ts';

/** Recordings of this many sessions are kept, the newest. */
const MOST_RECORDINGS = 40;
/** How many snapshots of the oldest sessions go to make room for an alert's row. */
const MAKE_ROOM = 20;

/** What shows people, or a scene. */
const EVIDENCE = ['snapshots', 'clips', 'plates'] as const;

/** Milliseconds before each try to open the database anew after the browser closed it. */
const REOPEN_TRIES = [0, 200, 1000, 3000] as const;

/** What could not be stored: the keys of `stored` in `core/messages`. */
export type Stored =
  | 'session'
  | 'alert'
  | 'picture'
  | 'clip'
  | 'recording'
  | 'truth'
  | 'verdict'
  | 'scenario'
  | 'settings'
  | 'erasure';

/**
 * Opens the store. Where IndexedDB is missing or refuses, one that lasts as long as the page, with
 * `persistent` false.
 */
export async function openStore(): Promise<VigieStore> {
  let store: IndexedStore | null = null;
  const claim = await claimWriting(() => store?.onWritable?.());
  try {
    const database = await openDatabase(() => void store?.reopen());
    store = new IndexedStore(database, claim);
    return store;
  } catch {
    claim.release();
    return new MemoryStore();
  }
}

class IndexedStore implements VigieStore {
  readonly persistent = true;
  onWritable: (() => void) | null = null;
  onErased: (() => void) | null = null;
  #database: IDBPDatabase<Schema>;
  readonly #claim: Claim;
  #reopening: Promise<boolean> | null = null;

  constructor(database: IDBPDatabase<Schema>, claim: Claim) {
    this.#database = database;
    this.#claim = claim;
  }

  get writable(): boolean {
    return this.#claim.held;
  }

  /** The browser has closed the database under us, and most likely erased it: a new one takes its place. */
  async reopen(): Promise<void> {
    this.#reopening ??= this.#openAnew();
    const reopened = await this.#reopening;
    this.#reopening = null;
    if (reopened) this.onErased?.();
  }

  /** While the browser still erases it lets nothing be opened: it is tried again for a few seconds. */
  async #openAnew(): Promise<boolean> {
    for (const wait of REOPEN_TRIES) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        this.#database = await openDatabase(() => void this.reopen());
        return true;
      } catch {
        // What is written meanwhile fails, and is told.
      }
    }
    return false;
  }

  putSession(session: SessionRecord): Promise<void> {
    return this.#write('session', async () => void (await this.#database.put('sessions', session)));
  }

  async sessions(): Promise<readonly SessionRecord[]> {
    const all = await this.#read(() => this.#database.getAllFromIndex('sessions', 'startedAt'));
    return all.reverse();
  }

  /** The row is worth more than the rest: when the disk is full, recordings go for it, then old snapshots. */
  async putAlert(sessionId: string, alert: Alert): Promise<void> {
    const put = async (): Promise<void> => {
      const transaction = this.#database.transaction('alerts', 'readwrite');
      const before = await transaction.store.get([sessionId, alert.id]);
      const verdict = before?.verdict ?? null;
      await Promise.all([
        transaction.store.put({ sessionId, alertId: alert.id, alert, verdict }),
        transaction.done,
      ]);
    };
    if (!this.writable) return;
    try {
      await put();
    } catch (error) {
      if (!isQuota(error)) throw asVigieError(error, 'alert');
      await this.#makeRoom(put);
    }
  }

  putSnapshot(sessionId: string, alertId: string, snapshot: Blob | null, hidden: Blob | null): Promise<void> {
    const row = { sessionId, alertId, snapshot, hidden };
    return this.#write('picture', async () => void (await this.#database.put('snapshots', row)));
  }

  putClip(sessionId: string, alertId: string, clip: AlertClip): Promise<void> {
    const row = { sessionId, alertId, clip };
    return this.#write('clip', async () => void (await this.#database.put('clips', row)));
  }

  putPlate(sessionId: string, plate: Blob): Promise<void> {
    return this.#write(
      'picture',
      async () => void (await this.#database.put('plates', { sessionId, plate })),
    );
  }

  plate(sessionId: string): Promise<Blob | null> {
    return this.#read(async () => (await this.#database.get('plates', sessionId))?.plate ?? null);
  }

  deleteEvidence(sessionId: string, alertId: string | null): Promise<void> {
    return this.#write('erasure', async () => {
      const transaction = this.#database.transaction(EVIDENCE, 'readwrite');
      const keys = alertId === null ? everyAlertOf(sessionId) : IDBKeyRange.only([sessionId, alertId]);
      await transaction.objectStore('snapshots').delete(keys);
      await transaction.objectStore('clips').delete(keys);
      if (alertId === null) await transaction.objectStore('plates').delete(sessionId);
      await transaction.done;
    });
  }

  /** In one transaction, whose reads tell what there is: most old sessions were emptied long ago. */
  expireEvidence(before: number): Promise<void> {
    return this.#write('erasure', async () => {
      const transaction = this.#database.transaction(['sessions', ...EVIDENCE], 'readwrite');
      const sessions = transaction.objectStore('sessions').index('startedAt');
      const old = new Set(await sessions.getAllKeys(IDBKeyRange.upperBound(before, true)));
      for (const table of ['snapshots', 'clips'] as const) {
        const store = transaction.objectStore(table);
        for (const key of await store.getAllKeys()) if (old.has(key[0])) await store.delete(key);
      }
      const plates = transaction.objectStore('plates');
      for (const key of await plates.getAllKeys()) if (old.has(key)) await plates.delete(key);
      await transaction.done;
    });
  }

  putVerdict(sessionId: string, alertId: string, verdict: Verdict | null): Promise<void> {
    return this.#write('verdict', async () => {
      const transaction = this.#database.transaction('alerts', 'readwrite');
      const before = await transaction.store.get([sessionId, alertId]);
      if (before) await transaction.store.put({ ...before, verdict });
      await transaction.done;
    });
  }

  async alerts(sessionId: string): Promise<readonly AlertRecord[]> {
    return this.#read(async () => {
      const [rows, pictures, videos] = await Promise.all([
        this.#database.getAllFromIndex('alerts', 'sessionId', sessionId),
        this.#database.getAllFromIndex('snapshots', 'sessionId', sessionId),
        this.#database.getAllFromIndex('clips', 'sessionId', sessionId),
      ]);
      const snapshots = new Map(pictures.map((one) => [one.alertId, one]));
      const clips = new Map(videos.map((one) => [one.alertId, one.clip]));
      return rows
        .map(({ alert, alertId, verdict }) => {
          const { snapshot = null, hidden = null } = snapshots.get(alertId) ?? {};
          return { sessionId, alert, verdict, snapshot, hidden, clip: clips.get(alertId) ?? null };
        })
        .sort((a, b) => a.alert.raisedAt - b.alert.raisedAt);
    });
  }

  putChunk(sessionId: string, number: number, chunk: PackedChunk): Promise<void> {
    return this.#write('recording', async () => {
      await this.#database.put('recordings', { sessionId, number, chunk });
      if (number === 0) await this.#dropOldRecordings(MOST_RECORDINGS);
    });
  }

  dropChunks(sessionId: string, before: number): Promise<void> {
    const gone = IDBKeyRange.bound([sessionId, 0], [sessionId, before], false, true);
    return this.#write('recording', () => this.#database.delete('recordings', gone));
  }

  recording(sessionId: string): Promise<KeptRecording | null> {
    return this.#read(async () => {
      const rows = await this.#database.getAllFromIndex('recordings', 'sessionId', sessionId);
      return unbroken(rows.map(({ number, chunk }) => [number, chunk]));
    });
  }

  putTruth(sessionId: string, truth: SessionTruth): Promise<void> {
    return this.#write('truth', async () => void (await this.#database.put('truths', { sessionId, truth })));
  }

  truth(sessionId: string): Promise<SessionTruth | null> {
    return this.#read(async () => (await this.#database.get('truths', sessionId))?.truth ?? null);
  }

  deleteSession(sessionId: string): Promise<void> {
    return this.#write('session', async () => {
      const transaction = this.#database.transaction(OF_A_SESSION, 'readwrite');
      for (const table of ['sessions', 'truths', 'plates'] as const)
        await transaction.objectStore(table).delete(sessionId);
      for (const table of ['alerts', 'snapshots', 'clips', 'recordings'] as const) {
        const store = transaction.objectStore(table);
        for (const key of await store.index('sessionId').getAllKeys(sessionId)) await store.delete(key);
      }
      await transaction.done;
    });
  }

  putScenario(scenario: Scenario): Promise<void> {
    return this.#write('scenario', async () => void (await this.#database.put('scenarios', scenario)));
  }

  scenarios(): Promise<readonly Scenario[]> {
    return this.#read(() => this.#database.getAll('scenarios'));
  }

  deleteScenario(name: string): Promise<void> {
    return this.#write('scenario', () => this.#database.delete('scenarios', name));
  }

  putSetting(key: string, value: unknown): Promise<void> {
    return this.#write('settings', async () => void (await this.#database.put('settings', value, key)));
  }

  setting(key: string): Promise<unknown> {
    return this.#read(() => this.#database.get('settings', key));
  }

  counts(): Promise<StoreCounts> {
    return this.#read(async () => {
      const [sessions, alerts, scenarios, recorded] = await Promise.all([
        this.#database.count('sessions'),
        this.#database.count('alerts'),
        this.#database.count('scenarios'),
        this.#recorded(),
      ]);
      const estimate = await navigator.storage.estimate().catch(() => null);
      return { sessions, alerts, scenarios, recordings: recorded.length, bytes: estimate?.usage ?? null };
    });
  }

  async eraseAll(): Promise<StoreCounts> {
    const before = await this.counts();
    await this.#write('erasure', async () => {
      const transaction = this.#database.transaction(TABLES, 'readwrite');
      await Promise.all(TABLES.map((table) => transaction.objectStore(table).clear()));
      await transaction.done;
    });
    return before;
  }

  close(): void {
    this.#database.close();
    this.#claim.release();
  }

  /** Room for an alert's row: the older half of the recordings, then all of them, then old snapshots. */
  async #makeRoom(put: () => Promise<void>): Promise<void> {
    try {
      const recordings = (await this.#recorded()).length;
      for (const left of recordings === 0 ? [] : [recordings >> 1, 0]) {
        await this.#dropOldRecordings(left);
        if (await fits(put)) return;
      }
    } catch (error) {
      throw asVigieError(error, 'alert');
    }
    await this.#dropOldSnapshots();
    await this.#write('alert', put);
  }

  /** Ids of the sessions that have a recording, oldest first; recordings of sessions that are gone come first. */
  async #recorded(): Promise<string[]> {
    const transaction = this.#database.transaction(['sessions', 'recordings']);
    const ids = new Set<string>();
    const index = transaction.objectStore('recordings').index('sessionId');
    let cursor = await index.openKeyCursor(null, 'nextunique');
    for (; cursor; cursor = await cursor.continue()) ids.add(cursor.key);
    const inOrder = await transaction.objectStore('sessions').index('startedAt').getAllKeys();
    const known = inOrder.filter((id) => ids.delete(id));
    return [...ids, ...known];
  }

  /** Gives up all recordings but the newest ones. */
  async #dropOldRecordings(left: number): Promise<void> {
    const recorded = await this.#recorded();
    for (const id of recorded.slice(0, Math.max(0, recorded.length - left))) {
      await this.#database.delete('recordings', IDBKeyRange.bound([id, 0], [id, Infinity]));
    }
  }

  /** Clips go before pictures: they are larger, and less is lost with one. */
  async #dropOldSnapshots(): Promise<void> {
    try {
      await this.#database.clear('clips');
      const transaction = this.#database.transaction(['sessions', 'snapshots'], 'readwrite');
      const snapshots = transaction.objectStore('snapshots');
      const oldestFirst = await transaction.objectStore('sessions').index('startedAt').getAllKeys();
      let left = MAKE_ROOM;
      for (const session of oldestFirst) {
        const keys = await snapshots.index('sessionId').getAllKeys(session, left);
        for (const key of keys) await snapshots.delete(key);
        left -= keys.length;
        if (left <= 0) break;
      }
      await transaction.done;
    } catch (error) {
      throw asVigieError(error, 'alert');
    }
  }

  async #read<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw asVigieError(error, 'session');
    }
  }

  async #write(what: Stored, work: () => Promise<void>): Promise<void> {
    if (!this.writable) return;
    try {
      await work();
    } catch (error) {
      throw asVigieError(error, what);
    }
  }
}

/** The keys of everything that is kept by alert, of one session. */
function everyAlertOf(sessionId: string): IDBKeyRange {
  return IDBKeyRange.bound([sessionId], [sessionId, []]);
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

function isQuota(error: unknown): boolean {
  return isNamed(error, 'QuotaExceededError');
}

/** Whether the disk had room. */
async function fits(put: () => Promise<void>): Promise<boolean> {
  try {
    await put();
    return true;
  } catch (error) {
    if (isQuota(error)) return false;
    throw error;
  }
}

function asVigieError(error: unknown, what: Stored): VigieError {
  if (isQuota(error)) return new VigieError('storage-full', { what }, { cause: error });
  const code = isNamed(error, 'InvalidStateError') ? 'storage-closed' : 'storage-unavailable';
  return new VigieError(code, {}, { cause: error });
}
