import { describe, expect, it } from 'vitest';
import { runExact, type ExactListener } from '../../../src/app/run-exact.ts';
import { VigieError } from '../../../src/core/errors.ts';
import type { ExactJob } from '../../../src/core/evaluation/exact-run.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { EngineClient, EngineEvents } from '../../../src/engine/engine-client.ts';
import type { EngineInfo, FrameResult } from '../../../src/engine/protocol.ts';
import type { Frame, FrameSource } from '../../../src/sources/frame-source.ts';

const JOB: ExactJob = { scenario: emptyScenario(), detector: 'coco-ssd', backend: 'wasm', rate: 2 };
const SIZE = { width: 4, height: 4 };
const INFO: EngineInfo = {
  backend: 'wasm',
  refused: [],
  adapter: '',
  detector: 'coco-ssd',
  modelSha256: 'x',
  loadTime: 1,
  warmUpTime: 1,
};

interface Setting {
  readonly frames?: number;
  /** Times at which the engine gives no result. */
  readonly lost?: readonly number[];
  readonly failAt?: number;
  readonly engineFailsAt?: number;
  readonly openFails?: boolean;
}

function setting({ frames = 6, lost = [], failAt, engineFailsAt, openFails = false }: Setting = {}) {
  const seen = { open: 0, closed: 0, stopped: 0, times: [] as number[], images: 0 };
  let at = 0;
  const image = (): ImageBitmap => {
    seen.images++;
    return { close: () => seen.images-- } as unknown as ImageBitmap;
  };
  const source: FrameSource = {
    open: () => {
      if (openFails) return Promise.reject(new VigieError('file-empty', { name: 'a' }));
      seen.open++;
      return Promise.resolve({ kind: 'file', name: 'a', size: SIZE, duration: frames / 2, pacing: 'exact' });
    },
    next: (signal): Promise<Frame | null> => {
      if (signal.aborted) return Promise.reject(new DOMException('', 'AbortError'));
      if (at === failAt) return Promise.reject(new VigieError('file-unreadable', { name: 'a' }));
      return Promise.resolve(at >= frames ? null : { image: image(), time: at++ / 2, size: SIZE });
    },
    close: async () => {
      seen.closed++;
    },
    view: null,
    transport: null,
    stats: () => ({ delivered: at, dropped: 0, gaps: [] }),
    onWarning: null,
    truth: () => null,
  };
  const createEngine = (_: unknown, events: EngineEvents): EngineClient => ({
    start: () => Promise.resolve(INFO),
    setScenario: () => undefined,
    analyse: (frame, time) => {
      frame.close();
      if (time === engineFailsAt) events.failed({ code: 'engine-failed', details: { reason: 'x' } });
      if (lost.includes(time) || time === engineFailsAt) {
        events.lost('device-lost', { code: 'engine-lost', details: {} }, 1);
        return Promise.resolve(null);
      }
      seen.times.push(time);
      return Promise.resolve(resultAt(time));
    },
    stats: () => Promise.reject(new Error('not asked for')),
    stop: async () => {
      seen.stopped++;
    },
  });
  const parts = { source, createEngine, spawn: () => ({}) as Worker, modelBase: './models/' };
  return { parts, seen };
}

function resultAt(time: number): FrameResult {
  const changed =
    time >= 1 && time <= 2
      ? [
          {
            id: 'a',
            ruleId: 'r',
            event: 'weapon',
            zone: null,
            level: time === 1 ? 'attention' : 'alarm',
            raisedAt: 1,
            clearedAt: null,
            box: null,
            trackIds: [],
            because: [],
          } as const,
        ]
      : [];
  return {
    seq: 0,
    time,
    size: SIZE,
    detections: [],
    looks: [],
    output: { time, tracks: [], ended: [], evidence: null, changed, readings: [], people: 0, looks: [] },
    timing: { prepare: 1, network: 2, decode: 3, pipeline: 4 },
  };
}

const quiet = (frame: ExactListener['frame'] = () => undefined): ExactListener => ({
  loading: () => undefined,
  started: () => undefined,
  frame,
  warning: () => undefined,
});

const never = new AbortController().signal;

describe('runExact', () => {
  it('analyses every frame, keeps the last form of each alert, and leaves nothing open', async () => {
    const { parts, seen } = setting();
    const end = await runExact(parts, JOB, quiet(), never);
    expect(seen.times).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
    expect(end).toMatchObject({
      outcome: 'done',
      error: null,
      frames: 6,
      coverage: { analysed: 3, gaps: [] },
    });
    expect(end.alerts).toMatchObject([{ id: 'a', level: 'alarm' }]);
    expect(end.timing).toEqual({ prepare: 6, network: 12, decode: 18, pipeline: 24 });
    expect(seen).toMatchObject({ closed: 1, stopped: 1, images: 0 });
  });

  it('counts what the engine lost as a gap', async () => {
    const { parts } = setting({ lost: [1, 1.5, 2.5] });
    const end = await runExact(parts, JOB, quiet(), never);
    expect(end.coverage).toEqual({
      analysed: 1.5,
      gaps: [
        { from: 1, to: 2, reason: 'device-lost' },
        { from: 2.5, to: 3, reason: 'device-lost' },
      ],
    });
  });

  it('keeps what it has when it is stopped, and closes the frame that was on its way', async () => {
    const { parts, seen } = setting({ frames: 100 });
    const controller = new AbortController();
    const stopAt = quiet((result) => {
      if (result.time === 2) controller.abort();
    });
    const end = await runExact(parts, JOB, stopAt, controller.signal);
    expect(end).toMatchObject({ outcome: 'cancelled', error: null, frames: 5 });
    expect(end.coverage).toEqual({ analysed: 2.5, gaps: [{ from: 2.5, to: 50, reason: 'cancelled' }] });
    expect(seen).toMatchObject({ closed: 1, stopped: 1, images: 0 });
  });

  it.each<[string, Setting, string, number]>([
    ['a file that does not open', { openFails: true }, 'file-empty', 0],
    ['a file that breaks off', { failAt: 3 }, 'file-unreadable', 3],
    ['an engine that gives up', { engineFailsAt: 1 }, 'engine-failed', 2],
  ])('tells of %s and keeps what was found before', async (_, options, code, frames) => {
    const { parts, seen } = setting(options);
    const end = await runExact(parts, JOB, quiet(), never);
    expect(end).toMatchObject({ outcome: 'failed', error: { code }, frames });
    expect(seen).toMatchObject({ closed: 1, stopped: 1, images: 0 });
  });

  it('waits for a listener that is busy', async () => {
    const { parts, seen } = setting();
    let open = 0;
    await runExact(
      parts,
      JOB,
      quiet(async () => {
        open++;
        await new Promise((done) => setTimeout(done, 2));
        expect(seen.times.length).toBe(open);
      }),
      never,
    );
    expect(open).toBe(6);
  });
});
