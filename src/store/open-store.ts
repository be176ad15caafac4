import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { VigieError } from '../core/errors.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { MemoryStore } from './memory-store.ts';
import type { AlertRecord, SessionRecord, StoreCounts, VigieStore } from './vigie-store.ts';
import { claimWriting, type Claim } from './writing-claim.ts';

export const DATABASE = 'vigie';
const VERSION = 1;

interface AlertRow {
  readonly sessionId: string;
  readonly alertId: string;
  readonly alert: Alert;
  readonly verdict: Verdict | null;
}

interface SnapshotRow {
  readonly sessionId: string;
  readonly alertId: string;
  readonly snapshot: Blob;
}

interface Schema extends DBSchema {
  sessions: { key: string; value: SessionRecord; indexes: { startedAt: number } };
  alerts: { key: [string, string]; value: AlertRow; indexes: { sessionId: string } };
  snapshots: { key: [string, string]; value: SnapshotRow; indexes: { sessionId: string } };
  scenarios: { key: string; value: Scenario };
  settings: { key: string; value: unknown };
}

const TABLES = ['sessions', 'alerts', 'snapshots', 'scenarios', 'settings'] as const;
/** How many snapshots of the oldest sessions go to make room for an alert's row. */
const MAKE_ROOM = 20;

/** What could not be stored: the keys of `stored` in `core/messages`. */
export type Stored = 'session' | 'alert' | 'picture' | 'verdict' | 'scenario' | 'settings' | 'erasure';

/**
 * Opens the store. Where IndexedDB is missing or refuses, one that lasts as long as the page, with
 * `persistent` false.
 */
export async function openStore(): Promise<VigieStore> {
  let store: IndexedStore | null = null;
  const claim = await claimWriting(() => store?.onWritable?.());
  try {
    store = new IndexedStore(await open(), claim);
    return store;
  } catch {
    claim.release();
    return new MemoryStore();
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade(database) {
      database.createObjectStore('sessions', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
      database
        .createObjectStore('alerts', { keyPath: ['sessionId', 'alertId'] })
        .createIndex('sessionId', 'sessionId');
      database
        .createObjectStore('snapshots', { keyPath: ['sessionId', 'alertId'] })
        .createIndex('sessionId', 'sessionId');
      database.createObjectStore('scenarios', { keyPath: 'name' });
      database.createObjectStore('settings');
    },
    // A newer version of the page wants to upgrade: let it. What this one writes then fails, and is told.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
}

class IndexedStore implements VigieStore {
  readonly persistent = true;
  onWritable: (() => void) | null = null;
  readonly #database: IDBPDatabase<Schema>;
  readonly #claim: Claim;

  constructor(database: IDBPDatabase<Schema>, claim: Claim) {
    this.#database = database;
    this.#claim = claim;
  }

  get writable(): boolean {
    return this.#claim.held;
  }

  putSession(session: SessionRecord): Promise<void> {
    return this.#write('session', async () => void (await this.#database.put('sessions', session)));
  }

  async sessions(): Promise<readonly SessionRecord[]> {
    const all = await this.#read(() => this.#database.getAllFromIndex('sessions', 'startedAt'));
    return all.reverse();
  }

  /** The row is worth more than any picture: when the disk is full, old snapshots make room for it. */
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
      await this.#dropOldSnapshots();
      await this.#write('alert', put);
    }
  }

  putSnapshot(sessionId: string, alertId: string, snapshot: Blob): Promise<void> {
    const row = { sessionId, alertId, snapshot };
    return this.#write('picture', async () => void (await this.#database.put('snapshots', row)));
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
      const [rows, pictures] = await Promise.all([
        this.#database.getAllFromIndex('alerts', 'sessionId', sessionId),
        this.#database.getAllFromIndex('snapshots', 'sessionId', sessionId),
      ]);
      const snapshots = new Map(pictures.map((one) => [one.alertId, one.snapshot]));
      return rows
        .map(({ alert, alertId, verdict }) => {
          return { sessionId, alert, verdict, snapshot: snapshots.get(alertId) ?? null };
        })
        .sort((a, b) => a.alert.raisedAt - b.alert.raisedAt);
    });
  }

  deleteSession(sessionId: string): Promise<void> {
    return this.#write('session', async () => {
      const transaction = this.#database.transaction(['sessions', 'alerts', 'snapshots'], 'readwrite');
      await transaction.objectStore('sessions').delete(sessionId);
      for (const table of ['alerts', 'snapshots'] as const) {
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
      const [sessions, alerts, scenarios] = await Promise.all([
        this.#database.count('sessions'),
        this.#database.count('alerts'),
        this.#database.count('scenarios'),
      ]);
      const estimate = await navigator.storage.estimate().catch(() => null);
      return { sessions, alerts, scenarios, bytes: estimate?.usage ?? null };
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

  async #dropOldSnapshots(): Promise<void> {
    try {
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

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

function isQuota(error: unknown): boolean {
  return isNamed(error, 'QuotaExceededError');
}

function asVigieError(error: unknown, what: Stored): VigieError {
  if (isQuota(error)) return new VigieError('storage-full', { what }, { cause: error });
  const code = isNamed(error, 'InvalidStateError') ? 'storage-closed' : 'storage-unavailable';
  return new VigieError(code, {}, { cause: error });
}
