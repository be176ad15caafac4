import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppState } from '../../../src/app/app-state.ts';
import { reopenCamera } from '../../../src/app/camera-retry.ts';
import { NoticeBoard } from '../../../src/app/notice-board.ts';
import { Observable } from '../../../src/app/observable.ts';
import { RecordKeeper } from '../../../src/app/record-keeper.ts';
import { startState } from '../../../src/app/start-state.ts';
import { VigieError } from '../../../src/core/errors.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { FrameSource } from '../../../src/sources/frame-source.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { SIZE } from './factories.ts';

let state: Observable<AppState>;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { language: 'fr-CA' });
  state = new Observable(startState());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the browser’s language is the first one', () => {
  expect(startState().language).toBe('fr');
  vi.stubGlobal('navigator', { language: 'de' });
  expect(startState().language).toBe('en');
});

describe('NoticeBoard', () => {
  const codes = (): string[] => state.state.notices.map(({ error }) => error.code);

  test('one notice for each kind of trouble, the newest last', () => {
    const board = new NoticeBoard(state);
    board.put({ code: 'file-empty', details: { name: 'a' } });
    board.put({ code: 'camera-none', details: {} });
    board.put({ code: 'file-empty', details: { name: 'b' } });
    expect(codes()).toEqual(['camera-none', 'file-empty']);
    expect(state.state.notices[1]).toMatchObject({ level: 'error', error: { details: { name: 'b' } } });
  });

  test('good news goes by itself, trouble stays until it is dismissed or solved', () => {
    const board = new NoticeBoard(state);
    board.put({ code: 'scenario-saved', details: { name: 'a' } }, 'info');
    board.put({ code: 'camera-lost', details: {} }, 'warning');
    board.put({ code: 'camera-none', details: {} });
    vi.advanceTimersByTime(60_000);
    expect(codes()).toEqual(['camera-lost', 'camera-none']);
    board.withdraw('camera-lost', 'engine-lost');
    board.dismiss(state.state.notices[0]!.id);
    expect(codes()).toEqual([]);
  });
});

describe('RecordKeeper', () => {
  const info = { kind: 'file', name: 'a.mp4', size: SIZE, duration: 9, pacing: 'live' } as const;
  let store: MemoryStore;
  let keeper: RecordKeeper;
  const problem = vi.fn();
  beforeEach(() => {
    problem.mockClear();
    store = new MemoryStore();
    const scenario = (): ReturnType<typeof emptyScenario> => emptyScenario('s');
    keeper = new RecordKeeper({ state, store, scenario, problem, sessionsChanged: () => undefined });
  });

  test('a session is written at its start, on its way and at its end', async () => {
    const { id } = keeper.begin(info);
    await vi.advanceTimersByTimeAsync(0);
    expect(await store.sessions()).toMatchObject([
      { id, source: { name: 'a.mp4', size: SIZE }, endedAt: null },
    ]);
    state.set({ coverage: { analysed: 4, gaps: [] } });
    await vi.advanceTimersByTimeAsync(5000);
    expect((await store.sessions())[0]?.coverage.analysed).toBe(4);
    state.set({ coverage: { analysed: 9, gaps: [] } });
    await keeper.end();
    expect(await store.sessions()).toMatchObject([{ coverage: { analysed: 9 }, endedAt: Date.now() }]);
    // What the screen shows afterwards is not this session's.
    state.set({ coverage: { analysed: 77, gaps: [] } });
    await keeper.end();
    await keeper.save();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await store.sessions())[0]?.coverage.analysed).toBe(9);
  });

  test('a session that ended while another tab wrote is written when this one may', async () => {
    const put = store.putSession.bind(store);
    Object.assign(store, { putSession: () => Promise.resolve() });
    keeper.begin(info);
    await keeper.end();
    expect(await store.sessions()).toEqual([]);
    Object.assign(store, { putSession: put });
    await keeper.save();
    expect(await store.sessions()).toMatchObject([{ endedAt: Date.now() }]);
    keeper.forget();
    await store.eraseAll();
    await keeper.save();
    expect(await store.sessions()).toEqual([]);
  });

  test('a failure is told', async () => {
    Object.assign(store, {
      putSession: () => Promise.reject(new VigieError('storage-full', { what: 'session' })),
    });
    keeper.begin(info);
    await vi.advanceTimersByTimeAsync(0);
    expect(problem).toHaveBeenCalledWith({ code: 'storage-full', details: { what: 'session' } });
  });
});

describe('reopenCamera', () => {
  const source = (opens: boolean): FrameSource & { closed: number } => {
    const open = (): Promise<unknown> =>
      opens ? Promise.resolve({}) : Promise.reject(new VigieError('camera-none'));
    const fake = { closed: 0, open, close: () => Promise.resolve(void fake.closed++) };
    return fake as unknown as FrameSource & { closed: number };
  };

  const denied = vi.fn();

  test('a camera that the browser no longer allows is told as that', async () => {
    const refused = Object.assign(source(false), {
      open: () => Promise.reject(new VigieError('camera-denied')),
    });
    const none = reopenCamera(
      () => refused,
      10,
      () => true,
      denied,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await none).toBeNull();
    expect(denied).toHaveBeenCalledWith({ code: 'camera-denied', details: {} });
  });

  test('tries with growing waits, and closes what did not open', async () => {
    const failing = [source(false), source(false)];
    const good = source(true);
    const make = vi.fn(() => failing[make.mock.calls.length - 1] ?? good);
    const found = reopenCamera(make, 10, () => true, denied);
    await vi.advanceTimersByTimeAsync(999);
    expect(make).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1 + 3000 + 8000);
    expect(await found).toBe(good);
    expect(failing.map(({ closed }) => closed)).toEqual([1, 1]);
  });

  test('gives up after the last try, and when nobody wants it any more', async () => {
    const none = reopenCamera(
      () => source(false),
      10,
      () => true,
      denied,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await none).toBeNull();
    const make = vi.fn(() => source(true));
    const unwanted = reopenCamera(make, 10, () => false, denied);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await unwanted).toBeNull();
    expect(make).not.toHaveBeenCalled();
  });
});
