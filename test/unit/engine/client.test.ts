import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { BackendId } from '../../../src/core/scenario/scenario.ts';
import { createEngineClient } from '../../../src/engine/client.ts';
import type { EngineClient } from '../../../src/engine/engine-client.ts';
import type { EngineOptions, FrameResult, FromWorker, ToWorker } from '../../../src/engine/protocol.ts';
import { ENGINE, result, SIZE } from '../app/factories.ts';

// The page's side of the engine against a worker that does what a test says, in pretended time.

class ScriptedWorker extends EventTarget {
  readonly got: ToWorker[] = [];
  ended = false;

  postMessage(message: ToWorker): void {
    this.got.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  say(message: FromWorker): void {
    if (!this.ended) this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  /** Says that it starts with a backend and is ready. */
  ready(backend: BackendId = 'wasm', refused: EngineOptions['avoid'] = []): void {
    this.say({ type: 'backend', backend });
    this.say({ type: 'ready', engine: { ...ENGINE, backend, refused, warmUpTime: 100 } });
  }

  fault(
    reason: 'device-lost' | 'start-failed' | 'worker-error' = 'device-lost',
    detail: string = reason,
  ): void {
    this.say({ type: 'fault', reason, error: { code: 'unexpected', details: { reason: detail } } });
  }

  last<Type extends ToWorker['type']>(type: Type): Extract<ToWorker, { type: Type }> | undefined {
    return this.got.findLast((one): one is Extract<ToWorker, { type: Type }> => one.type === type);
  }

  answer(more: Partial<FrameResult> = {}): void {
    const frame = this.last('frame')!;
    this.say({ type: 'result', result: { ...result(frame.time), seq: frame.seq, ...more } });
  }
}

let workers: ScriptedWorker[];
let client: EngineClient;
const events = { progress: vi.fn(), ready: vi.fn(), lost: vi.fn(), failed: vi.fn() };
const now = (): ScriptedWorker => workers.at(-1)!;
const image = (): ImageBitmap & { close: ReturnType<typeof vi.fn> } =>
  ({ close: vi.fn() }) as unknown as ImageBitmap & { close: ReturnType<typeof vi.fn> };
const options = (backend: BackendId | null = null): Omit<EngineOptions, 'avoid' | 'checkpoint' | 'life'> => {
  return { modelBase: './', detector: 'coco-ssd', backend, scenario: emptyScenario('first') };
};
const tick = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

/** A client whose engine runs on `backend`. */
async function running(backend: BackendId = 'wasm', asked: BackendId | null = null): Promise<void> {
  const started = client.start(options(asked), new AbortController().signal);
  now().ready(backend);
  await started;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  // Node has none.
  vi.stubGlobal('ErrorEvent', class extends Event {});
  workers = [];
  const spawn = (): Worker => {
    workers.push(new ScriptedWorker());
    return now() as unknown as Worker;
  };
  client = createEngineClient(spawn, events);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('start', () => {
  test('resolves with what the engine is, and tells of progress', async () => {
    const started = client.start(options(), new AbortController().signal);
    expect(now().last('start')?.options).toMatchObject({ backend: null, avoid: [], checkpoint: null });
    now().say({ type: 'progress', progress: { phase: 'download', loaded: 1, total: 2 } });
    expect(events.progress).toHaveBeenCalledWith({ phase: 'download', loaded: 1, total: 2 });
    now().ready('webgl');
    expect((await started).backend).toBe('webgl');
    expect(events.ready).toHaveBeenCalledOnce();
  });

  test('a backend that fails at its first start gives way to the next, with its reason', async () => {
    const started = client.start(options(), new AbortController().signal);
    now().say({ type: 'backend', backend: 'webgpu' });
    now().fault('start-failed', 'no shader');
    await tick();
    expect(workers).toHaveLength(2);
    expect(workers[0]?.ended).toBe(true);
    expect(now().last('start')?.options.avoid).toEqual([{ backend: 'webgpu', reason: 'no shader' }]);
    now().ready('webgl');
    expect((await started).backend).toBe('webgl');
    expect(events.lost).not.toHaveBeenCalled();
  });

  test('a backend asked for by name is used or the start fails', async () => {
    const started = client.start(options('webgpu'), new AbortController().signal);
    const failed = expect(started).rejects.toMatchObject({ code: 'unexpected' });
    now().say({ type: 'backend', backend: 'webgpu' });
    now().fault('start-failed');
    await failed;
    expect(workers).toHaveLength(1);
  });

  test('a missing model is not mended by another backend', async () => {
    const started = client.start(options(), new AbortController().signal);
    const failed = expect(started).rejects.toMatchObject({ code: 'model-missing' });
    now().say({ type: 'backend', backend: 'webgpu' });
    const error = { code: 'model-missing', details: { model: 'x' } } as const;
    now().say({ type: 'fault', reason: 'start-failed', error });
    await failed;
    expect(workers).toHaveLength(1);
  });

  test('can be cancelled, which ends the worker', async () => {
    const stop = new AbortController();
    const started = client.start(options(), stop.signal);
    const failed = expect(started).rejects.toMatchObject({ code: 'cancelled' });
    stop.abort();
    await failed;
    expect(workers[0]?.ended).toBe(true);
  });

  test('stopped while it starts, it does not wait for ever', async () => {
    const started = client.start(options(), new AbortController().signal);
    const failed = expect(started).rejects.toMatchObject({ code: 'cancelled' });
    await client.stop();
    await failed;
    expect(workers[0]?.ended).toBe(true);
  });

  test('an engine that says nothing for four minutes has failed', async () => {
    const started = client.start(options('wasm'), new AbortController().signal);
    const failed = expect(started).rejects.toThrow();
    await tick(240_000);
    await failed;
    expect(workers[0]?.ended).toBe(true);
  });
});

describe('analyse', () => {
  test('one frame at a time; an answer to another frame is none', async () => {
    await running();
    const analysed = client.analyse(image(), 1, SIZE);
    await expect(client.analyse(image(), 2, SIZE)).rejects.toThrow('one frame at a time');
    now().say({ type: 'result', result: { ...result(0), seq: 999 } });
    now().answer();
    expect((await analysed)?.time).toBe(1);
  });

  test('without an engine the picture is closed and nothing made up', async () => {
    const frame = image();
    expect(await client.analyse(frame, 0, SIZE)).toBeNull();
    expect(frame.close).toHaveBeenCalled();
  });

  test('no answer by the deadline: null, a new worker, and the frame’s time is lost', async () => {
    await running();
    const analysed = client.analyse(image(), 1, SIZE);
    await tick(4999);
    expect(workers).toHaveLength(1);
    await tick(1);
    expect(await analysed).toBeNull();
    expect(events.lost).toHaveBeenCalledWith('timeout', expect.anything(), 1);
    await tick(1);
    expect(workers).toHaveLength(2);
    expect(workers[0]?.ended).toBe(true);
  });

  test('a slow machine gets more time: eight times its usual', async () => {
    await running();
    for (let i = 0; i < 5; i++) {
      const analysed = client.analyse(image(), i, SIZE);
      await tick(1000);
      now().answer();
      await analysed;
    }
    const slow = client.analyse(image(), 9, SIZE);
    await tick(7900);
    expect(workers).toHaveLength(1);
    now().answer();
    expect((await slow)?.time).toBe(9);
  });
});

describe('on any doubt the worker is replaced', () => {
  test('with the newest scenario and the last checkpoint', async () => {
    await running();
    client.setScenario(emptyScenario('second'), false);
    const analysed = client.analyse(image(), 1, SIZE);
    now().answer({ checkpoint: { at: 1 } });
    await analysed;
    now().fault();
    await tick();
    expect(now().last('start')?.options).toMatchObject({
      scenario: { name: 'second' },
      checkpoint: { at: 1 },
    });
    client.setScenario(emptyScenario('third'), true);
    now().ready();
    now().fault();
    await tick(2000);
    expect(now().last('start')?.options.checkpoint).toBeNull();
  });

  test.each([
    ['a fault that it tells', (worker: ScriptedWorker) => worker.fault('device-lost')],
    ['an error', (worker: ScriptedWorker) => worker.dispatchEvent(new Event('error'))],
    [
      'a message that cannot be read',
      (worker: ScriptedWorker) => worker.dispatchEvent(new Event('messageerror')),
    ],
    [
      'a misread reference picture',
      (worker: ScriptedWorker) => worker.say({ type: 'checked', ok: false, worst: 1 }),
    ],
  ])('%s', async (_, happen) => {
    await running();
    const analysed = client.analyse(image(), 1, SIZE);
    happen(now());
    expect(await analysed).toBeNull();
    await tick();
    expect(workers).toHaveLength(2);
    now().ready();
    expect(events.ready).toHaveBeenCalledTimes(2);
  });

  test('a message of a worker that was ended is not heard', async () => {
    await running();
    const [old] = workers;
    now().fault();
    await tick();
    old!.ended = false;
    old!.say({ type: 'ready', engine: ENGINE });
    old!.fault();
    expect(events.ready).toHaveBeenCalledOnce();
    expect(events.lost).toHaveBeenCalledOnce();
  });

  test('waits grow: at once, two seconds, ten seconds; five restarts without a result, then it gives up', async () => {
    await running();
    const waits = [0, 2000, 10_000, 10_000, 10_000];
    for (const [i, wait] of waits.entries()) {
      now().fault();
      expect(workers).toHaveLength(i + 1);
      if (wait > 0) await tick(wait - 1);
      expect(workers).toHaveLength(i + 1);
      await tick(1);
      expect(workers).toHaveLength(i + 2);
      now().ready();
    }
    expect(events.failed).not.toHaveBeenCalled();
    now().fault();
    expect(events.failed).toHaveBeenCalledOnce();
    await tick(60_000);
    expect(workers).toHaveLength(6);
    expect(await client.analyse(image(), 0, SIZE)).toBeNull();
  });

  test('a result ends the count', async () => {
    await running();
    for (let i = 0; i < 12; i++) {
      now().fault();
      await tick(0);
      now().ready();
      const analysed = client.analyse(image(), i, SIZE);
      now().answer();
      await analysed;
    }
    expect(events.failed).not.toHaveBeenCalled();
    expect(workers).toHaveLength(13);
  });

  test('a start that hangs while it is brought back is told after 20 s, not after minutes', async () => {
    await running();
    now().fault();
    await tick();
    expect(workers).toHaveLength(2);
    await tick(20_000);
    expect(events.lost).toHaveBeenCalledTimes(2);
    await tick(2000);
    expect(workers).toHaveLength(3);
    now().ready();
    expect(events.ready).toHaveBeenCalledTimes(2);
  });

  test('a start that fails while it is brought back counts as a loss, and is tried again', async () => {
    await running();
    now().fault();
    await tick();
    now().fault('start-failed');
    await tick(2000);
    expect(workers).toHaveLength(3);
    now().ready();
    expect(events.ready).toHaveBeenCalledTimes(2);
  });

  test('a backend lost twice is left alone from then on, also one asked for by name', async () => {
    await running('webgpu', 'webgpu');
    now().fault('device-lost', 'lost');
    await tick();
    expect(now().last('start')?.options).toMatchObject({ backend: 'webgpu', avoid: [] });
    now().ready('webgpu');
    now().fault('device-lost', 'lost again');
    await tick(2000);
    expect(now().last('start')?.options).toMatchObject({
      backend: null,
      avoid: [{ backend: 'webgpu', reason: 'lost again' }],
    });
  });

  test('two losses more than ten minutes apart are not two', async () => {
    await running('webgpu');
    now().fault();
    await tick();
    now().ready('webgpu');
    const analysed = client.analyse(image(), 1, SIZE);
    now().answer();
    await analysed;
    await tick(10 * 60_000 + 1);
    now().fault();
    await tick();
    expect(now().last('start')?.options.avoid).toEqual([]);
  });

  test('a frame that comes meanwhile is closed and waits for the engine to be back', async () => {
    await running();
    now().fault();
    const frame = image();
    let settled = false;
    const analysed = client.analyse(frame, 1, SIZE).then((value) => {
      settled = true;
      return value;
    });
    expect(frame.close).toHaveBeenCalled();
    await tick();
    expect(settled).toBe(false);
    now().ready();
    expect(await analysed).toBeNull();
  });

  test('stopped while it waits: no new worker, and nobody waits for ever', async () => {
    await running();
    now().fault();
    now().fault();
    const analysed = client.analyse(image(), 1, SIZE);
    await client.stop();
    expect(await analysed).toBeNull();
    await tick(60_000);
    expect(workers).toHaveLength(1);
  });
});

test('figures come from the worker, and fail when it is ended', async () => {
  await expect(client.stats()).rejects.toMatchObject({ code: 'engine-failed' });
  await running();
  const stats = { tensors: 3, bytes: 9, gpuBytes: null, openFrames: 0, framesAnalysed: 1 };
  const asked = client.stats();
  now().say({ type: 'stats', stats });
  expect(await asked).toEqual(stats);
  const late = client.stats();
  const failed = expect(late).rejects.toMatchObject({ code: 'engine-failed' });
  await client.stop();
  await failed;
});
