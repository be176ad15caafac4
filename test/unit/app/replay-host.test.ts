import { beforeEach, describe, expect, test } from 'vitest';
import { ReplayHost } from '../../../src/app/replay-host.ts';
import type { FromReplay, SweepSpec } from '../../../src/app/replay-protocol.ts';
import { Replayer } from '../../../src/app/replayer.ts';
import { Recording } from '../../../src/core/recording/recording.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { result, SIZE, track } from './factories.ts';

const scenario = (maxPeople: number): Scenario => ({
  ...emptyScenario(),
  rules: [{ id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople, holdFor: 1 } }],
});

/** Three people for so many seconds. */
function record(seconds: number): Recording {
  const recording = new Recording();
  for (let i = 0; i <= seconds * 10; i++) {
    const time = i / 10;
    const people = [1, 2, 3].map((id) => track(id, { lastSeen: time, box: [0.1 + 0.2 * id, 0.3, 0.1, 0.4] }));
    recording.append(result(time, people).output, SIZE, [], []);
  }
  return recording;
}

/** A worker whose other side runs here, with messages copied as they are between threads. */
class HostedWorker extends EventTarget {
  readonly sent: string[] = [];
  readonly #host = new ReplayHost({
    post: (message: FromReplay) =>
      this.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) })),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    // Every look at the clock is a slice later: work is cut as finely as it can be.
    now: () => (this.#clock += 1000),
  });
  #clock = 0;
  ended = false;

  postMessage(message: Parameters<ReplayHost['receive']>[0]): void {
    this.sent.push(message.type);
    const copy = structuredClone(message);
    setTimeout(() => !this.ended && this.#host.receive(copy));
  }

  terminate(): void {
    this.ended = true;
  }
}

describe('Replayer and its worker', () => {
  let workers: HostedWorker[];
  let failures: string[];
  let replayer: Replayer;
  beforeEach(() => {
    workers = [];
    failures = [];
    const spawn = (): Worker => {
      workers.push(new HostedWorker());
      return workers.at(-1) as unknown as Worker;
    };
    replayer = new Replayer(spawn, (reason) => failures.push(reason));
  });

  test('answers with the alerts that a scenario would have raised', async () => {
    const recording = record(5);
    const alerts = async (maxPeople: number): Promise<number | undefined> =>
      (await replayer.replay(recording, scenario(maxPeople)))?.alerts.length;
    expect(await alerts(3)).toBe(1);
    expect(await alerts(4)).toBe(0);
    expect(workers).toHaveLength(1);
  });

  test('the newest question is answered, the one before is given up', async () => {
    const recording = record(90);
    const [first, second] = await Promise.all([
      replayer.replay(recording, scenario(3)),
      replayer.replay(recording, scenario(2)),
    ]);
    expect(first).toBeNull();
    expect(second?.alerts).toHaveLength(1);
  });

  test('what is new of a recording is sent, the rest is there already', async () => {
    const recording = record(120);
    await replayer.replay(recording, scenario(3));
    const chunks = (): number => workers[0]!.sent.filter((type) => type === 'chunk').length;
    expect(chunks()).toBe(recording.chunks.end);
    recording.append(result(121, []).output, SIZE, [], []);
    await replayer.replay(recording, scenario(3));
    expect(chunks()).toBe(recording.chunks.end + 1);
    await replayer.replay(record(5), scenario(3));
    expect(workers[0]!.sent.filter((type) => type === 'clear')).toHaveLength(2);
  });

  const spec = (values: readonly number[]): SweepSpec => ({
    scenario: scenario(3),
    ruleId: 'crowd',
    param: 'maxPeople',
    values,
    judge: { by: 'verdicts', judged: [] },
    began: null,
  });

  test('a sweep tells value by value, and can be stopped', async () => {
    const recording = record(60);
    const points: number[] = [];
    expect(await replayer.sweep(recording, spec([2, 3, 4]), ({ alerts }) => points.push(alerts))).toBe(true);
    expect(points).toEqual([1, 1, 0]);
    const stopped = replayer.sweep(recording, spec([2, 3, 4]), () => replayer.stopSweep());
    expect(await stopped).toBe(false);
    expect(await replayer.sweep(recording, { ...spec([2]), ruleId: 'gone' }, () => undefined)).toBe(false);
  });

  test('a worker that fails is told of; the next question starts another', async () => {
    const recording = record(5);
    await replayer.replay(recording, scenario(3));
    const asked = replayer.replay(recording, scenario(2));
    workers[0]!.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    expect(await asked).toBeNull();
    expect(failures).toEqual(['out of memory']);
    expect((await replayer.replay(recording, scenario(2)))?.alerts).toHaveLength(1);
    expect(workers).toHaveLength(2);
  });
});
