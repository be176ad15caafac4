import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AlertDesk } from '../../../src/app/alert-desk.ts';
import type { SessionAlert } from '../../../src/app/app-state.ts';
import { VigieError, type PlainError } from '../../../src/core/errors.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { alert } from './factories.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const camera = {
  take: () => Promise.resolve({ picture: new Blob(['picture']), hidden: new Blob(['hidden']) }),
};

let store: MemoryStore;
let shown: readonly SessionAlert[];
const problem = vi.fn<(error: PlainError) => void>();
let desk: AlertDesk;
beforeEach(() => {
  store = new MemoryStore();
  shown = [];
  problem.mockClear();
  desk = new AlertDesk(store, (alerts) => (shown = alerts), problem);
  desk.begin('s');
});

afterEach(() => void vi.useRealTimers());

describe('AlertDesk', () => {
  test('an alert is shown at once, kept, and its picture after it', async () => {
    const order: string[] = [];
    const spied = Object.assign(store, {
      putAlert: vi.fn(() => Promise.resolve(void order.push('row'))),
      putSnapshot: vi.fn(() => Promise.resolve(void order.push('picture'))),
    });
    desk.take([alert('a')], camera);
    expect(shown).toEqual([{ alert: alert('a'), verdict: null, snapshot: null, clip: null }]);
    await settle();
    expect(order).toEqual(['row', 'picture']);
    expect(spied.putAlert).toHaveBeenCalledWith('s', alert('a'));
    expect(shown[0]?.snapshot).toMatch(/^blob:/);
  });

  test('an alert that changes keeps its verdict and its picture', async () => {
    desk.take([alert('a')], camera);
    await settle();
    desk.judge('a', 'false');
    const { snapshot } = shown[0]!;
    const take = vi.fn(camera.take);
    desk.take([alert('a', { level: 'alarm', clearedAt: 9 })], { take });
    expect(shown).toEqual([
      { alert: alert('a', { level: 'alarm', clearedAt: 9 }), verdict: 'false', snapshot, clip: null },
    ]);
    expect(take).not.toHaveBeenCalled();
    await settle();
    expect(await store.alerts('s')).toMatchObject([{ alert: { level: 'alarm' }, verdict: 'false' }]);
  });

  test('what is taken back is told, and whether there is more', () => {
    const told = vi.fn<(alerts: readonly SessionAlert[], canUndo: boolean) => void>();
    desk = new AlertDesk(store, told, problem);
    desk.begin('s');
    desk.take([alert('a')], camera);
    expect(told.mock.lastCall?.[1]).toBe(false);
    desk.judge('a', 'true');
    expect(told.mock.lastCall?.[1]).toBe(true);
    expect(desk.undoVerdict()).toBe('a');
    expect(told.mock.lastCall?.[1]).toBe(false);
    expect(desk.undoVerdict()).toBeNull();
  });

  test('pictures are there for a report, of this session only, also when it comes out of the store', async () => {
    desk.take([alert('a')], camera);
    await settle();
    expect(await desk.pictures('a')?.picture!.text()).toBe('picture');
    desk.begin(
      't',
      [{ alert: alert('b'), verdict: null, snapshot: null, clip: null }],
      new Map([['b', { picture: new Blob(['kept']), hidden: null }]]),
    );
    expect(desk.pictures('a')).toBeNull();
    expect(await desk.pictures('b')?.picture!.text()).toBe('kept');
  });

  test('the picture without its people is kept beside it', async () => {
    desk.take([alert('a')], camera);
    await settle();
    expect(await desk.pictures('a')?.hidden?.text()).toBe('hidden');
    expect(await (await store.alerts('s'))[0]?.hidden?.text()).toBe('hidden');
  });

  const clip = {
    blob: new Blob(['film'], { type: 'video/mp4' }),
    from: 2,
    to: 12,
    anonymous: true,
    overlays: true,
  };

  test('a clip is told of while it is taken, then kept; of an alert that is gone it is not', async () => {
    desk.take([alert('a')], camera);
    desk.attach('a', 'taking');
    expect(shown[0]?.clip).toBe('taking');
    desk.attach('a', clip);
    await settle();
    expect(shown[0]?.clip).toEqual({ seconds: 10, anonymous: true, type: 'video/mp4' });
    expect(desk.clip('a')).toBe(clip);
    expect((await store.alerts('s'))[0]?.clip).toBe(clip);
    desk.begin('t');
    desk.attach('a', clip);
    expect(desk.clip('a')).toBeNull();
  });

  test('evidence of one alert is erased, then of all; alerts and verdicts stay', async () => {
    desk.take([alert('a'), alert('b')], camera);
    await settle();
    desk.attach('a', clip);
    desk.judge('a', 'true');
    await desk.eraseEvidence('a');
    expect(shown).toMatchObject([
      { verdict: 'true', snapshot: null, clip: null },
      { snapshot: expect.stringMatching(/^blob:/) as string },
    ]);
    expect([desk.pictures('a'), desk.clip('a')]).toEqual([null, null]);
    await desk.eraseEvidence(null);
    expect(shown.map(({ snapshot }) => snapshot)).toEqual([null, null]);
    expect((await store.alerts('s')).map(({ snapshot, clip: film }) => [snapshot, film])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('what is erased while it is being encoded does not come back', async () => {
    let give = (_: { picture: Blob; hidden: null }): void => undefined;
    desk.take([alert('a')], { take: () => new Promise((resolve) => (give = resolve)) });
    desk.attach('a', 'taking');
    await desk.eraseEvidence(null);
    expect(shown[0]?.clip).toBeNull();
    give({ picture: new Blob(['late']), hidden: null });
    desk.attach('a', clip);
    await settle();
    expect(shown).toMatchObject([{ snapshot: null, clip: null }]);
    expect(await store.alerts('s')).toMatchObject([{ snapshot: null, clip: null }]);
  });

  test('a tab that writes only later writes clips too', async () => {
    desk.take([alert('a')], camera);
    desk.attach('a', clip);
    await settle();
    await store.eraseAll();
    await desk.writeNow();
    const [kept] = await store.alerts('s');
    expect(kept?.clip).toBe(clip);
    expect(await kept?.hidden?.text()).toBe('hidden');
  });

  test('verdicts are undone one by one, the last first', () => {
    desk.take([alert('a'), alert('b')], camera);
    desk.judge('a', 'true');
    desk.judge('b', 'unsure');
    desk.judge('a', 'false');
    desk.judge('a', 'false');
    const verdicts = (): unknown[] => shown.map(({ verdict }) => verdict);
    expect(verdicts()).toEqual(['false', 'unsure']);
    desk.undoVerdict();
    expect(verdicts()).toEqual(['true', 'unsure']);
    desk.undoVerdict();
    expect(verdicts()).toEqual(['true', null]);
    desk.undoVerdict();
    desk.undoVerdict();
    expect(verdicts()).toEqual([null, null]);
  });

  test('a full disk is told and costs nothing that is shown', async () => {
    const full = (): Promise<void> => Promise.reject(new VigieError('storage-full', { what: 'alert' }));
    Object.assign(store, { putAlert: full, putSnapshot: full, putVerdict: full });
    desk.take([alert('a')], camera);
    desk.judge('a', 'true');
    await settle();
    expect(problem).toHaveBeenCalledWith({ code: 'storage-full', details: { what: 'alert' } });
    expect(shown[0]?.verdict).toBe('true');
    expect(shown[0]?.snapshot).toMatch(/^blob:/);
  });

  test('what a full disk refused is written once there is room, verdict and picture too', async () => {
    vi.useFakeTimers();
    const settled = vi.fn();
    const own = new AlertDesk(store, (alerts) => (shown = alerts), problem, settled);
    own.begin('s');
    const put = vi.spyOn(store, 'putAlert');
    const full = (): Promise<void> => Promise.reject(new VigieError('storage-full', { what: 'alert' }));
    put.mockImplementation(full);
    own.take([alert('a')], camera);
    own.judge('a', 'false');
    await vi.advanceTimersByTimeAsync(12_000);
    // Tried again in vain, and told once.
    expect(put.mock.calls.length).toBeGreaterThan(1);
    expect(problem).toHaveBeenCalledTimes(1);
    put.mockRestore();
    await vi.advanceTimersByTimeAsync(5000);
    expect(settled).toHaveBeenCalledOnce();
    expect(await store.alerts('s')).toMatchObject([{ alert: alert('a'), verdict: 'false' }]);
    expect((await store.alerts('s'))[0]?.snapshot).not.toBeNull();
  });

  test('a verdict that is given while its alert is still being written is kept', async () => {
    const put = store.putAlert.bind(store);
    let write = (): void => undefined;
    vi.spyOn(store, 'putAlert').mockImplementationOnce(async (...words) => {
      await new Promise<void>((resolve) => (write = resolve));
      await put(...words);
    });
    desk.take([alert('a')], camera);
    desk.judge('a', 'false');
    await settle();
    write();
    await settle();
    expect(await store.alerts('s')).toMatchObject([{ alert: { id: 'a' }, verdict: 'false' }]);
  });

  test('a verdict that fails while what is owed is being written is owed anew', async () => {
    vi.useFakeTimers();
    const full = (): Promise<void> => Promise.reject(new VigieError('storage-full', { what: 'alert' }));
    vi.spyOn(store, 'putAlert').mockImplementationOnce(full);
    desk.take([alert('a')], camera);
    const putVerdict = store.putVerdict.bind(store);
    let write = (): void => undefined;
    vi.spyOn(store, 'putVerdict')
      .mockImplementationOnce(async (...words) => {
        await new Promise<void>((resolve) => (write = resolve));
        await putVerdict(...words);
      })
      .mockImplementationOnce(full);
    await vi.advanceTimersByTimeAsync(5000);
    desk.judge('a', 'false');
    write();
    await vi.advanceTimersByTimeAsync(6000);
    expect(await store.alerts('s')).toMatchObject([{ alert: { id: 'a' }, verdict: 'false' }]);
  });

  test('a session that ends with alerts owed tries them once more', async () => {
    const put = vi.spyOn(store, 'putAlert');
    put.mockImplementationOnce(() => Promise.reject(new VigieError('storage-full', { what: 'alert' })));
    desk.take([alert('a')], camera);
    await settle();
    desk.begin('next');
    await settle();
    expect(await store.alerts('s')).toMatchObject([{ alert: { id: 'a' } }]);
  });

  test('a picture that cannot be made is no failure', async () => {
    desk.take([alert('a')], { take: () => Promise.reject(new Error('no canvas')) });
    await settle();
    expect(shown).toEqual([{ alert: alert('a'), verdict: null, snapshot: null, clip: null }]);
    expect(problem).not.toHaveBeenCalled();
  });

  test('a late picture of the session before does not show in the next, and is kept with its own', async () => {
    await store.putAlert('s', alert('a'));
    desk.take([alert('a')], camera);
    desk.begin('next');
    await settle();
    expect(shown).toEqual([]);
    expect((await store.alerts('s'))[0]?.snapshot).not.toBeNull();
  });

  test('what was found while another tab wrote is written when this one may', async () => {
    Object.assign(store, { writable: false });
    const put = { putAlert: store.putAlert, putVerdict: store.putVerdict, putSnapshot: store.putSnapshot };
    const ignore = (): Promise<void> => Promise.resolve();
    Object.assign(store, { putAlert: ignore, putVerdict: ignore, putSnapshot: ignore });
    desk.take([alert('a'), alert('b')], camera);
    desk.judge('b', 'false');
    await settle();
    expect(await store.alerts('s')).toEqual([]);
    Object.assign(store, put);
    await desk.writeNow();
    const kept = await store.alerts('s');
    expect(kept.map(({ alert, verdict }) => [alert.id, verdict])).toEqual([
      ['a', null],
      ['b', 'false'],
    ]);
    expect(kept.every(({ snapshot }) => snapshot !== null)).toBe(true);
  });
});
