import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EngineDesk } from '../../../src/app/engine-desk.ts';
import { VigieError } from '../../../src/core/errors.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { EngineClient, EngineEvents } from '../../../src/engine/engine-client.ts';
import type { EngineInfo } from '../../../src/engine/protocol.ts';
import { ENGINE, result, SIZE } from './factories.ts';

/** A client that starts when it is told to. */
class FakeClient implements EngineClient {
  stopped = false;
  readonly events: EngineEvents;
  #settle: { resolve(info: EngineInfo): void; reject(error: unknown): void } | null = null;

  constructor(events: EngineEvents) {
    this.events = events;
  }

  start(_: unknown, signal: AbortSignal): Promise<EngineInfo> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      signal.addEventListener('abort', () => reject(new VigieError('cancelled')));
    });
  }

  succeed(): void {
    this.events.ready(ENGINE);
    this.#settle?.resolve(ENGINE);
  }

  fail(error: VigieError): void {
    this.#settle?.reject(error);
  }

  setScenario(): void {
    // Nothing to do.
  }

  analyse(image: { close(): void }, time: number): Promise<ReturnType<typeof result>> {
    image.close();
    return Promise.resolve(result(time));
  }

  stats(): Promise<never> {
    return Promise.reject(new Error('not running'));
  }

  stop(): Promise<void> {
    this.stopped = true;
    this.#settle?.reject(new VigieError('cancelled'));
    return Promise.resolve();
  }
}

const CHOICE = { detector: 'coco-ssd', backend: null } as const;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const never = (): AbortSignal => new AbortController().signal;
const image = (): ImageBitmap => ({ close: vi.fn() }) as unknown as ImageBitmap;

let clients: FakeClient[];
let desk: EngineDesk;
const events = { status: vi.fn(), lost: vi.fn(), back: vi.fn(), failed: vi.fn() };
const state = (): unknown => (events.status.mock.calls.at(-1)?.[0] as { state: unknown } | undefined)?.state;
beforeEach(() => {
  vi.clearAllMocks();
  clients = [];
  const createEngineClient = (_: unknown, its: EngineEvents): EngineClient => {
    const client = new FakeClient(its);
    clients.push(client);
    return client;
  };
  desk = new EngineDesk({ createEngineClient, spawnEngine: () => ({}) as Worker, modelBase: './' }, events);
});

const SOURCE = { size: SIZE, pacing: 'live' } as const;
const start = (signal = never()): Promise<void> => desk.start(CHOICE, emptyScenario(), SOURCE, signal);

describe('EngineDesk', () => {
  test('a start goes through loading to ready', async () => {
    const started = start();
    await settle();
    expect(state()).toBe('loading');
    clients[0]?.succeed();
    await started;
    expect(state()).toBe('ready');
    expect((await desk.analyse(image(), 2, SIZE))?.time).toBe(2);
  });

  test('of two starts the newer goes on, and no engine is left running', async () => {
    const first = start();
    await settle();
    const second = start();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await settle();
    expect(clients).toHaveLength(2);
    expect(clients[0]?.stopped).toBe(true);
    expect(state()).toBe('loading');
    clients[1]?.succeed();
    await second;
    expect(state()).toBe('ready');
    expect(clients[1]?.stopped).toBe(false);
  });

  test('two starts at the very same moment: one engine', async () => {
    const first = start();
    const second = start();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await settle();
    expect(clients).toHaveLength(1);
    clients[0]?.succeed();
    await second;
  });

  test('a cancelled start leaves it off, a failed one says why', async () => {
    const stop = new AbortController();
    const cancelled = start(stop.signal);
    await settle();
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(state()).toBe('off');
    const failed = start();
    await settle();
    clients[1]?.fail(new VigieError('model-missing', { model: 'x' }));
    await expect(failed).rejects.toMatchObject({ code: 'model-missing' });
    expect(events.status).toHaveBeenLastCalledWith(
      expect.objectContaining({ state: 'failed', error: { code: 'model-missing', details: { model: 'x' } } }),
    );
  });

  test('frames wait while an engine is exchanged', async () => {
    const started = start();
    await settle();
    clients[0]?.succeed();
    await started;
    const exchanged = desk.exchange({ ...CHOICE, backend: 'wasm' }, emptyScenario(), SOURCE);
    const analysed = desk.analyse(image(), 5, SIZE);
    await settle();
    clients[1]?.succeed();
    await exchanged;
    expect((await analysed)?.time).toBe(5);
    expect(clients[0]?.stopped).toBe(true);
  });

  test('a loss and the return are told, with the seconds between', async () => {
    const started = start();
    await settle();
    clients[0]?.succeed();
    await started;
    clients[0]?.events.lost('device-lost', { code: 'engine-lost', details: {} }, 1);
    expect(state()).toBe('restarting');
    clients[0]?.events.lost('timeout', { code: 'engine-lost', details: {} }, 2);
    clients[0]?.events.ready(ENGINE);
    expect(events.back).toHaveBeenCalledExactlyOnceWith('device-lost', expect.any(Number));
    expect(state()).toBe('ready');
  });

  test('without an engine a frame is closed and yields nothing', async () => {
    const frame = image();
    expect(await desk.analyse(frame, 0, SIZE)).toBeNull();
    expect(frame.close).toHaveBeenCalled();
    expect(await desk.stats()).toBeNull();
  });

  test('at rest it is off, and what it was can still be read', async () => {
    const started = start();
    await settle();
    clients[0]?.succeed();
    await started;
    await desk.rest();
    expect(events.status).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'off', info: ENGINE }));
    await desk.stop();
    expect(events.status).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'off', info: null }));
  });
});
