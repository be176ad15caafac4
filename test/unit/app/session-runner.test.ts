import { afterEach, beforeEach, describe, expect, test, vi, type Mock } from 'vitest';
import { SessionRunner, type RunnerEvents } from '../../../src/app/session-runner.ts';
import { VigieError } from '../../../src/core/errors.ts';
import { parseLocal } from '../../../src/core/scenario/authorisation.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { FrameResult } from '../../../src/engine/protocol.ts';
import type { Frame, FrameSource, SourceStats } from '../../../src/sources/frame-source.ts';
import { result, SIZE } from './factories.ts';

const SCENARIO = { ...emptyScenario(), analysis: { rate: 10, warmUp: 0 } };

/** Lets everything that is due happen. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

class FakeSource implements FrameSource {
  readonly view = null;
  readonly transport = null;
  onWarning: FrameSource['onWarning'] = null;
  /** Calls of `next`. */
  asked = 0;
  open_ = 0;
  gaps: SourceStats['gaps'] = [];
  readonly #times: (number | VigieError)[];

  constructor(times: readonly (number | VigieError)[]) {
    this.#times = [...times];
  }

  open(): Promise<never> {
    return Promise.reject(new Error('not asked for'));
  }

  next(signal: AbortSignal): Promise<Frame | null> {
    this.asked++;
    if (signal.aborted) return Promise.reject(new DOMException('', 'AbortError'));
    const time = this.#times.shift();
    if (time === undefined) return Promise.resolve(null);
    if (time instanceof VigieError) return Promise.reject(time);
    this.open_++;
    const image = { close: () => this.open_-- } as unknown as ImageBitmap;
    return Promise.resolve({ image, time, size: SIZE });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  stats(): SourceStats {
    return { delivered: 0, dropped: 0, gaps: this.gaps };
  }

  truth(): null {
    return null;
  }
}

/** An engine that answers when it is told to. */
class FakeEngine {
  readonly waiting: { time: number; answer(result: FrameResult | null): void }[] = [];
  readonly analyse = (image: { close(): void }, time: number): Promise<FrameResult | null> => {
    image.close();
    return new Promise((resolve) => this.waiting.push({ time, answer: resolve }));
  };

  async answer(value?: FrameResult | null): Promise<void> {
    await settle();
    const next = this.waiting.shift();
    next?.answer(value === undefined ? result(next.time) : value);
    await settle();
  }
}

interface Setting {
  readonly runner: SessionRunner;
  readonly engine: FakeEngine;
  readonly events: { readonly [Name in keyof RunnerEvents]: Mock<RunnerEvents[Name]> };
}

function setting(pacing: 'live' | 'exact', limit: number | null = null): Setting {
  const engine = new FakeEngine();
  const events = {
    frame: vi.fn(),
    result: vi.fn(),
    warning: vi.fn(),
    settled: vi.fn(() => Promise.resolve()),
  };
  const runner = new SessionRunner(
    pacing,
    engine,
    () => SCENARIO,
    events,
    () => limit,
  );
  return { runner, engine, events };
}

afterEach(() => vi.useRealTimers());

beforeEach(() => {
  const context = { drawImage: () => undefined };
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      readonly width: number;
      readonly height: number;
      constructor(width: number, height: number) {
        this.width = width;
        this.height = height;
      }
      getContext(): object {
        return Object.assign(context, { canvas: this });
      }
    },
  );
});

describe('SessionRunner', () => {
  test('a live source is asked no more often than a low battery allows; an exact one always', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    const answer = async (engine: FakeEngine): Promise<void> => {
      await vi.advanceTimersByTimeAsync(0);
      const next = engine.waiting.shift();
      next?.answer(result(next.time));
      await vi.advanceTimersByTimeAsync(0);
    };
    for (const [pacing, askedAfter] of [
      ['live', [1, 1, 2]],
      ['exact', [3, 3, 3]],
    ] as const) {
      const { runner, engine } = setting(pacing, 2);
      const source = new FakeSource([0, 0.1, 0.2]);
      const ending = runner.run(source, 0.3);
      await answer(engine);
      const asked = [source.asked];
      for (const passed of [400, 200]) {
        await vi.advanceTimersByTimeAsync(passed);
        asked.push(source.asked);
      }
      expect(asked, pacing).toEqual(askedAfter);
      runner.stop();
      await answer(engine);
      await ending;
    }
  });

  test('one frame is with the engine at a time; results come in order', async () => {
    const { runner, engine, events } = setting('live');
    const ending = runner.run(new FakeSource([0, 0.1, 0.2]), 0.3);
    for (let i = 0; i < 3; i++) {
      await settle();
      expect(engine.waiting).toHaveLength(1);
      await engine.answer();
    }
    expect(await ending).toEqual({ end: 'finished', error: null });
    expect(events.result.mock.calls.map(([{ time }]) => time)).toEqual([0, 0.1, 0.2]);
    expect(runner.coverage.value.analysed).toBeCloseTo(0.3);
  });

  test('an exact source makes the next frame while the engine works; a live one is asked when it is free', async () => {
    for (const [pacing, asked] of [
      ['exact', 2],
      ['live', 1],
    ] as const) {
      const { runner, engine } = setting(pacing);
      const source = new FakeSource([0, 0.1]);
      const ending = runner.run(source, 0.2);
      await settle();
      expect(engine.waiting).toHaveLength(1);
      expect(source.asked, pacing).toBe(asked);
      await engine.answer();
      await engine.answer();
      await ending;
    }
  });

  test('time outside the authorised period is a gap, though frames are analysed', async () => {
    const period = { from: '2026-11-26T08:30', to: '2026-11-26T09:30' };
    const scenario = { ...SCENARIO, authorisation: { period } };
    const engine = { analyse: vi.fn((_image: unknown, time: number) => Promise.resolve(result(time))) };
    const events = {
      frame: vi.fn(),
      result: vi.fn(),
      warning: vi.fn(),
      settled: vi.fn(() => Promise.resolve()),
    };
    const began = parseLocal(period.from)! - 2500;
    const moment = (time: number): number => began + time * 1000;
    const runner = new SessionRunner('exact', engine, () => scenario, events, undefined, moment);
    await runner.run(new FakeSource([0, 1, 2, 3, 4]), 5);
    expect(runner.coverage.value).toEqual({
      analysed: 2,
      gaps: [{ from: 0, to: 3, reason: 'outside-period' }],
    });
    expect(events.result).toHaveBeenCalledTimes(5);
    expect(engine.analyse.mock.lastCall).toEqual([expect.anything(), 4, SIZE, began + 4000, null]);
  });

  test('a frame that was not analysed is a gap, not a made-up result', async () => {
    const { runner, engine, events } = setting('exact');
    const ending = runner.run(new FakeSource([0, 1, 2]), 3);
    await engine.answer();
    runner.coverage.interrupted('device-lost');
    await engine.answer(null);
    await engine.answer();
    await ending;
    expect(events.result).toHaveBeenCalledTimes(2);
    expect(runner.coverage.value).toEqual({ analysed: 1, gaps: [{ from: 0, to: 2, reason: 'device-lost' }] });
  });

  test('stopped: an exact run’s rest is a gap at once, and no picture stays open', async () => {
    const { runner, engine, events } = setting('exact');
    const source = new FakeSource([0, 0.1, 0.2, 0.3]);
    const ending = runner.run(source, 10);
    await engine.answer();
    runner.stop();
    expect(runner.coverage.value.gaps).toEqual([{ from: 0.2, to: 10, reason: 'cancelled' }]);
    await engine.answer();
    expect(await ending).toEqual({ end: 'stopped', error: null });
    await settle();
    expect(source.open_).toBe(0);
    expect(events.result.mock.calls.length).toBeLessThanOrEqual(2);
    expect(runner.coverage.value.gaps).toHaveLength(1);
  });

  test('a source that fails ends the run with its error; what was found counts', async () => {
    const { runner, engine } = setting('exact');
    const source = new FakeSource([0, 0.1, new VigieError('file-unreadable', { name: 'a' })]);
    const ending = runner.run(source, 10);
    await engine.answer();
    await engine.answer();
    expect(await ending).toEqual({
      end: 'failed',
      error: { code: 'file-unreadable', details: { name: 'a' } },
    });
    expect(runner.coverage.value.gaps.map(({ reason }) => reason)).toEqual(['failed']);
  });

  test('an engine that is gone for good ends an exact run instead of letting it rush to its end', async () => {
    const { runner, engine } = setting('exact');
    const source = new FakeSource([0, 0.1, 0.2, 0.3, 0.4]);
    const ending = runner.run(source, 0.5);
    await engine.answer();
    runner.coverage.interrupted('engine-failed');
    runner.fail({ code: 'engine-failed', details: {} });
    await engine.answer(null);
    expect((await ending).error?.code).toBe('engine-failed');
    await settle();
    expect(source.open_).toBe(0);
    expect(runner.coverage.value.gaps.map(({ reason }) => reason)).toEqual(['engine-failed']);
  });

  test('goes on over another source with the session’s clock', async () => {
    const { runner, engine, events } = setting('live');
    const first = runner.run(new FakeSource([0, 0.5, new VigieError('camera-lost')]), null);
    await engine.answer();
    await engine.answer();
    expect((await first).error?.code).toBe('camera-lost');
    runner.coverage.interrupted('camera-lost');
    const second = runner.run(new FakeSource([0, 0.5]), null, 4);
    await engine.answer();
    await engine.answer();
    await second;
    expect(events.result.mock.calls.map(([{ time }]) => time)).toEqual([0, 0.5, 4, 4.5]);
    expect(runner.coverage.value).toEqual({
      analysed: 1,
      gaps: [{ from: 0.5, to: 4, reason: 'camera-lost' }],
    });
  });

  test('a live session that is stopped lasted until then, for the reason that was known', async () => {
    const { runner, engine } = setting('live');
    const source = Object.assign(new FakeSource([0, 1, 2]), { transport: { time: 7 } });
    const ending = runner.run(source, null);
    await engine.answer();
    await engine.answer();
    runner.coverage.interrupted('engine-failed');
    runner.stop();
    await engine.answer(null);
    await ending;
    expect(runner.coverage.value).toEqual({
      analysed: 1,
      gaps: [{ from: 1, to: 7, reason: 'engine-failed' }],
    });
  });

  test('a clock that jumps between two pictures is a gap of the source, not of the engine', async () => {
    const { runner, engine } = setting('live');
    const ending = runner.run(new FakeSource([0, 0.5, 3600.5, 3601]), null);
    for (let i = 0; i < 4; i++) await engine.answer();
    await ending;
    expect(runner.coverage.value).toEqual({
      analysed: 1,
      gaps: [{ from: 0.5, to: 3600.5, reason: 'silent' }],
    });
  });

  test('time that goes back is a seek', async () => {
    const { runner, engine } = setting('live');
    const ending = runner.run(new FakeSource([0, 1, 0.2, 0.7]), null);
    for (let i = 0; i < 4; i++) await engine.answer();
    await ending;
    expect(runner.coverage.value).toEqual({ analysed: 1.5, gaps: [] });
  });

  test('warnings of the source are handed on', async () => {
    const { runner, events } = setting('live');
    const source = new FakeSource([]);
    await runner.run(source, null);
    source.onWarning?.(new VigieError('source-frozen', { seconds: 5 }));
    expect(events.warning).toHaveBeenCalledWith({ code: 'source-frozen', details: { seconds: 5 } });
  });
});
