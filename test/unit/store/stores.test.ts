import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { VigieStore } from '../../../src/store/vigie-store.ts';
import { storeContract } from '../../contract/store-contract.ts';
import { alert, chunk, session } from '../app/factories.ts';

/** The browser's locks, as far as one name is concerned: first come, first served. */
class FakeLocks {
  #held = false;
  readonly #waiting: (() => void)[] = [];

  async request(_: string, ...rest: unknown[]): Promise<unknown> {
    const callback = rest.at(-1) as (lock: object | null) => Promise<void> | undefined;
    const ifAvailable = rest.length > 1;
    if (this.#held && ifAvailable) return callback(null);
    if (this.#held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#held = true;
    await callback({});
    this.#held = false;
    this.#waiting.shift()?.();
    return undefined;
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', {
    locks: new FakeLocks(),
    storage: { estimate: () => Promise.resolve({ usage: 1234 }) },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

storeContract('MemoryStore', () => Promise.resolve(new MemoryStore()));
storeContract('IndexedDB', openStore);

const full = (): never => {
  throw new DOMException('full', 'QuotaExceededError');
};

describe('a store in IndexedDB', () => {
  test('keeps everything for the next visit', async () => {
    const first = await openStore();
    await first.putSession(session('s'));
    await first.putAlert('s', alert('a'));
    await first.putVerdict('s', 'a', 'true');
    first.close();
    await settle();
    const second = await openStore();
    expect(second).toMatchObject({ persistent: true, writable: true });
    expect((await second.alerts('s'))[0]?.verdict).toBe('true');
    expect((await second.counts()).bytes).toBe(1234);
    second.close();
  });

  test('a second tab reads, and writes nothing until the first is closed', async () => {
    const first = await openStore();
    await first.putSession(session('first'));
    const second = await openStore();
    const onWritable = vi.fn();
    second.onWritable = onWritable;
    expect(second.writable).toBe(false);
    await second.putSession(session('second'));
    await second.eraseAll();
    expect((await second.sessions()).map(({ id }) => id)).toEqual(['first']);
    first.close();
    await settle();
    expect(onWritable).toHaveBeenCalledOnce();
    expect(second.writable).toBe(true);
    await second.putSession(session('second', 5));
    expect(await second.sessions()).toHaveLength(2);
    second.close();
  });

  test('erased by the browser under an open page: a new one takes its place, and it is told', async () => {
    const open = vi.spyOn(IDBFactory.prototype, 'open');
    const store = await openStore();
    const request = open.mock.results[0]?.value as IDBOpenDBRequest;
    open.mockRestore();
    await store.putSession(session('s'));
    const told = vi.fn();
    store.onErased = told;
    forceCloseDatabase(request.result as never);
    await settle();
    expect(told).toHaveBeenCalledOnce();
    await store.putSession(session('t'));
    expect((await store.sessions()).map(({ id }) => id)).toContain('t');
    store.close();
  });

  test('a tab that is closed while it waits leaves its turn to the next', async () => {
    const first = await openStore();
    const second = await openStore();
    const third = await openStore();
    second.close();
    first.close();
    await settle();
    expect(second.writable).toBe(false);
    expect(third.writable).toBe(true);
    third.close();
  });

  test('a full disk: an alert’s row costs pictures of the oldest session', async () => {
    const store = await openStore();
    for (const [id, startedAt] of [
      ['zzz-oldest', 1],
      ['aaa-newest', 2],
    ] as const) {
      await store.putSession(session(id, startedAt));
      for (let i = 0; i < 25; i++) {
        await store.putAlert(id, alert(`a${i}`));
        await store.putSnapshot(id, `a${i}`, new Blob(['p']), null);
      }
    }
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(full);
    await store.putAlert('aaa-newest', alert('late'));
    put.mockRestore();
    const pictures = async (id: string): Promise<number> =>
      (await store.alerts(id)).filter(({ snapshot }) => snapshot !== null).length;
    expect((await store.alerts('aaa-newest')).map(({ alert }) => alert.id)).toContain('late');
    expect(await pictures('zzz-oldest')).toBe(5);
    expect(await pictures('aaa-newest')).toBe(25);
    store.close();
  });

  test('a full disk: recordings go before any picture', async () => {
    const store = await openStore();
    for (const id of ['first', 'second', 'third']) {
      await store.putSession(session(id, id.length));
      await store.putChunk(id, 0, chunk(1));
      await store.putAlert(id, alert('a'));
      await store.putSnapshot(id, 'a', new Blob(['p']), null);
    }
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(full);
    await store.putAlert('third', alert('late'));
    expect((await store.counts()).recordings).toBe(1);
    put.mockImplementationOnce(full).mockImplementationOnce(full);
    await store.putAlert('third', alert('later'));
    put.mockRestore();
    expect((await store.counts()).recordings).toBe(0);
    expect((await store.alerts('first'))[0]?.snapshot).not.toBeNull();
    expect(await store.alerts('third')).toHaveLength(3);
    store.close();
  });

  test('recordings of the newest sessions only', async () => {
    const store = await openStore();
    for (let i = 0; i < 45; i++) {
      await store.putSession(session(`s${i}`, i));
      await store.putChunk(`s${i}`, 0, chunk(1));
    }
    expect((await store.counts()).recordings).toBe(40);
    expect(await store.recording('s4')).toBeNull();
    expect(await store.recording('s5')).not.toBeNull();
    store.close();
  });

  test('what the first version kept is there after the upgrade', async () => {
    const { openDB } = await import('idb');
    const old = await openDB('vigie', 1, {
      upgrade(database) {
        database.createObjectStore('sessions', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
        for (const table of ['alerts', 'snapshots'])
          database
            .createObjectStore(table, { keyPath: ['sessionId', 'alertId'] })
            .createIndex('sessionId', 'sessionId');
        database.createObjectStore('scenarios', { keyPath: 'name' });
        database.createObjectStore('settings');
      },
    });
    await old.put('sessions', session('old'));
    old.close();
    const store = await openStore();
    expect((await store.sessions()).map(({ id }) => id)).toEqual(['old']);
    expect(await store.recording('old')).toBeNull();
    await store.putChunk('old', 0, chunk(1));
    expect(await store.recording('old')).not.toBeNull();
    store.close();
  });

  test.each([
    ['the alert', (store: VigieStore) => store.putAlert('s', alert('a')), 'alert'],
    ['the picture', (store: VigieStore) => store.putSnapshot('s', 'a', new Blob(['p']), null), 'picture'],
    ['the session', (store: VigieStore) => store.putSession(session('s')), 'session'],
    ['a recording', (store: VigieStore) => store.putChunk('s', 0, chunk(1)), 'recording'],
    ['what was marked', (store: VigieStore) => store.putTruth('s', { events: [], complete: [] }), 'truth'],
    ['a setting', (store: VigieStore) => store.putSetting('k', 1), 'settings'],
  ])('a disk that stays full is told: %s', async (_, write, what) => {
    const store = await openStore();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    await expect(write(store)).rejects.toMatchObject({ code: 'storage-full', details: { what } });
    put.mockRestore();
    store.close();
  });

  test('another failure is told as what it is', async () => {
    const store = await openStore();
    store.close();
    await expect(store.sessions()).rejects.toMatchObject({ code: 'storage-closed' });
  });

  test('where there is no IndexedDB, one that lasts as long as the page', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const store = await openStore();
    expect(store).toMatchObject({ persistent: false, writable: true });
    await store.putSession(session('s'));
    expect(await store.sessions()).toHaveLength(1);
  });

  test('without locks every tab writes', async () => {
    vi.stubGlobal('navigator', { storage: { estimate: () => Promise.reject(new Error('no')) } });
    const store = await openStore();
    expect(store.writable).toBe(true);
    expect((await store.counts()).bytes).toBeNull();
    store.close();
  });
});
