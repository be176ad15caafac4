import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { SessionTruth } from '../core/evaluation/score-session.ts';
import type { PackedChunk } from '../core/recording/recording.ts';
import type { Alert, Verdict } from '../core/rules/alert.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { AlertClip, SessionRecord } from './vigie-store.ts';

export const DATABASE = 'vigie';
/** 2: recordings and truth. 3: clips and plates. */
const VERSION = 3;

interface AlertRow {
  readonly sessionId: string;
  readonly alertId: string;
  readonly alert: Alert;
  readonly verdict: Verdict | null;
}

interface SnapshotRow {
  readonly sessionId: string;
  readonly alertId: string;
  readonly snapshot: Blob | null;
  /** Missing in rows that were written before version 3. */
  readonly hidden?: Blob | null;
}

interface ClipRow {
  readonly sessionId: string;
  readonly alertId: string;
  readonly clip: AlertClip;
}

interface PlateRow {
  readonly sessionId: string;
  readonly plate: Blob;
}

interface ChunkRow {
  readonly sessionId: string;
  readonly number: number;
  readonly chunk: PackedChunk;
}

interface TruthRow {
  readonly sessionId: string;
  readonly truth: SessionTruth;
}

export interface Schema extends DBSchema {
  sessions: { key: string; value: SessionRecord; indexes: { startedAt: number } };
  alerts: { key: [string, string]; value: AlertRow; indexes: { sessionId: string } };
  snapshots: { key: [string, string]; value: SnapshotRow; indexes: { sessionId: string } };
  clips: { key: [string, string]; value: ClipRow; indexes: { sessionId: string } };
  plates: { key: string; value: PlateRow };
  recordings: { key: [string, number]; value: ChunkRow; indexes: { sessionId: string } };
  truths: { key: string; value: TruthRow };
  scenarios: { key: string; value: Scenario };
  settings: { key: string; value: unknown };
}

export const OF_A_SESSION = [
  'sessions',
  'alerts',
  'snapshots',
  'clips',
  'plates',
  'recordings',
  'truths',
] as const;
export const TABLES = [...OF_A_SESSION, 'scenarios', 'settings'] as const;

/** @param onTerminated the browser has closed the database by itself, as it does when it erases what a page kept */
export function openDatabase(onTerminated: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('sessions', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
        for (const table of ['alerts', 'snapshots'] as const)
          database
            .createObjectStore(table, { keyPath: ['sessionId', 'alertId'] })
            .createIndex('sessionId', 'sessionId');
        database.createObjectStore('scenarios', { keyPath: 'name' });
        database.createObjectStore('settings');
      }
      if (before < 2) {
        database
          .createObjectStore('recordings', { keyPath: ['sessionId', 'number'] })
          .createIndex('sessionId', 'sessionId');
        database.createObjectStore('truths', { keyPath: 'sessionId' });
      }
      if (before < 3) {
        database
          .createObjectStore('clips', { keyPath: ['sessionId', 'alertId'] })
          .createIndex('sessionId', 'sessionId');
        database.createObjectStore('plates', { keyPath: 'sessionId' });
      }
    },
    // A newer version of the page wants to upgrade: let it. What this one writes then fails, and is told.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    terminated: onTerminated,
  });
}
