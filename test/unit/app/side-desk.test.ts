import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppState } from '../../../src/app/app-state.ts';
import { Observable } from '../../../src/app/observable.ts';
import { SideDesk } from '../../../src/app/side/side-desk.ts';
import type { SideState } from '../../../src/app/side/side-state.ts';
import { VigieError } from '../../../src/core/errors.ts';
import type { Detection } from '../../../src/core/detection/detection.ts';
import { emptyScenario, formatScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import type { EngineClient, EngineEvents } from '../../../src/engine/engine-client.ts';
import type { EngineInfo, FrameResult } from '../../../src/engine/protocol.ts';
import type { Frame } from '../../../src/sources/frame-source.ts';
import { alert, ENGINE, result, session, SIZE } from './factories.ts';

const INFO: EngineInfo = { ...ENGINE, detector: 'nanodet' };
const person = (x: number, score = 0.9): Detection => ({ label: 'person', score, box: [x, 0.2, 0.1, 0.4] });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A client that starts, answers, fails and ends when it is told to. */
class FakeClient implements EngineClient {
  readonly events: EngineEvents;
  readonly given: { readonly time: number; readonly image: unknown }[] = [];
  scenario: Scenario | null = null;
  stopped = false;
  #start: { resolve(info: EngineInfo): void; reject(error: unknown): void } | null = null;
  #answer: ((result: FrameResult | null) => void) | null = null;

  constructor(events: EngineEvents) {
    this.events = events;
  }

  start({ scenario }: { scenario: Scenario }, signal: AbortSignal): Promise<EngineInfo> {
    this.scenario = scenario;
    return new Promise((resolve, reject) => {
      this.#start = { resolve, reject };
      signal.addEventListener('abort', () => reject(new VigieError('cancelled')));
    });
  }

  async ready(): Promise<void> {
    this.events.ready(INFO);
    this.#start?.resolve(INFO);
    await settle();
  }

  async fail(): Promise<void> {
    this.#start?.reject(new VigieError('model-missing', { file: 'x' }));
    await settle();
  }

  setScenario(scenario: Scenario): void {
    this.scenario = scenario;
  }

  analyse(image: unknown, time: number): Promise<FrameResult | null> {
    this.given.push({ time, image });
    return new Promise((resolve) => (this.#answer = resolve));
  }

  async answer(found: FrameResult | null): Promise<void> {
    this.#answer?.(found);
    await settle();
  }

  stats(): Promise<never> {
    return Promise.reject(new Error('not asked for'));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.#answer?.(null);
  }
}

/** A video frame, counted. */
class FakeFrame {
  static open = 0;
  readonly of: FakeFrame | null;
  constructor(of: FakeFrame | null = null) {
    this.of = of;
    FakeFrame.open++;
  }
  clone(): FakeFrame {
    return new FakeFrame(this);
  }
}

let state: Observable<AppState>;
let desk: SideDesk;
let clients: FakeClient[];
let problems: string[];
const client = (): FakeClient => clients.at(-1)!;
const side = (): SideState => state.state.side!;
const SCENARIO: Scenario = {
  ...emptyScenario('mine'),
  rules: [{ id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 2, holdFor: 1 } }],
};
const image = new FakeFrame();
const frame = (time: number): Frame => ({ image: image as unknown as VideoFrame, time, size: SIZE });
const seen = (time: number, ...detections: Detection[]): FrameResult => ({ ...result(time), detections });
const NANODET = { kind: 'detector', detector: 'nanodet', farSight: false } as const;

beforeEach(() => {
  vi.stubGlobal('VideoFrame', FakeFrame);
  const context = { drawImage: () => undefined };
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      width = 1;
      height = 1;
      getContext = (): object => context;
    },
  );
  clients = [];
  problems = [];
  state = new Observable<AppState>({
    phase: 'running',
    side: null,
    alerts: [],
    scenario: SCENARIO,
    session: session('s'),
    source: { kind: 'file', name: 'a.mp4', size: SIZE, duration: 10, pacing: 'live' },
    engine: { state: 'ready', info: ENGINE, progress: null, error: null },
  } as unknown as AppState);
  desk = new SideDesk({
    state,
    createEngineClient: (_, events) => {
      clients.push(new FakeClient(events));
      return client();
    },
    spawnEngine: () => ({}) as Worker,
    spawnReplay: () => new EventTarget() as Worker,
    modelBase: './',
    recording: () => null,
    backend: () => null,
    problem: ({ code }) => problems.push(code),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** One picture for both: A's answer, then B's. */
async function both(time: number, a: readonly Detection[], b: readonly Detection[]): Promise<void> {
  desk.offer(frame(time));
  desk.took(seen(time, ...a));
  await client().answer(seen(time, ...b));
}

describe('side by side with another detector', () => {
  test('says what differs in the same pictures, class by class', async () => {
    desk.start(NANODET);
    expect(side()).toMatchObject({ status: 'loading', by: 'network', pair: null });
    expect(client().scenario?.analysis).toMatchObject({ detector: 'nanodet', farSight: false });
    // Nothing goes to an engine that is not there.
    desk.offer(frame(0));
    expect(client().given).toEqual([]);
    await client().ready();
    expect(side()).toMatchObject({ status: 'running', info: { detector: 'nanodet' } });
    await both(1, [person(0.1), person(0.5)], [person(0.11)]);
    await both(1.2, [person(0.1)], [person(0.1), person(0.8)]);
    expect(side().pair).toMatchObject({ a: { time: 1.2 }, b: { time: 1.2 } });
    expect(side().span).toEqual({ from: 1, to: 1.2 });
    expect(side().tally).toEqual({
      pictures: 2,
      classes: [{ label: 'person', both: 2, onlyA: 1, onlyB: 1, nowA: 1, nowB: 2 }],
    });
  });

  test('is given the very frame, of which the session keeps its own', async () => {
    desk.start(NANODET);
    await client().ready();
    desk.offer(frame(1));
    expect(client().given).toMatchObject([{ time: 1, image: { of: image } }]);
  });

  test('the session waits for its answer, whichever comes first', async () => {
    desk.start(NANODET);
    await client().ready();
    await expect(desk.settled()).resolves.toBeUndefined();
    desk.offer(frame(1));
    desk.took(seen(1));
    const settled = vi.fn();
    void desk.settled().then(settled);
    await settle();
    expect(settled).not.toHaveBeenCalled();
    await client().answer(seen(1));
    expect(settled).toHaveBeenCalledOnce();
    expect(side().tally.pictures).toBe(1);
  });

  test('the session does not wait for long for one that hangs, and says how many it missed', async () => {
    vi.useFakeTimers();
    desk.start(NANODET);
    client().events.ready(INFO);
    desk.offer(frame(1));
    const settled = vi.fn();
    void desk.settled().then(settled);
    await vi.advanceTimersByTimeAsync(1400);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(settled).toHaveBeenCalledOnce();
    desk.offer(frame(2));
    expect(client().given).toHaveLength(1);
    expect(side().missed).toBe(1);
    vi.useRealTimers();
  });

  test('one that is lost frees the session at once, and is heard of again', async () => {
    desk.start(NANODET);
    await client().ready();
    desk.offer(frame(1));
    const settled = desk.settled();
    client().events.lost('timeout', { code: 'unexpected', details: {} }, 1);
    await settled;
    expect(side().status).toBe('restarting');
    await client().answer(null);
    desk.offer(frame(2));
    expect(client().given).toHaveLength(1);
    await client().ready();
    await both(3, [person(0.1)], [person(0.1)]);
    expect(side()).toMatchObject({ status: 'running', missed: 1, tally: { pictures: 1 } });
  });

  test('one that cannot start says why, and is ended', async () => {
    desk.start(NANODET);
    await client().fail();
    expect(side()).toMatchObject({ status: 'failed', error: { code: 'model-missing' } });
    expect(client().stopped).toBe(true);
    desk.offer(frame(1));
    await expect(desk.settled()).resolves.toBeUndefined();
  });

  test('alerts are told apart: raised by both, by one only; those from before it began are left out', async () => {
    desk.start(NANODET);
    await client().ready();
    const box = (x: number): { box: [number, number, number, number] } => ({ box: [x, 0.1, 0.1, 0.1] });
    const raised = [
      alert('before', { raisedAt: 0.5, clearedAt: 0.8 }),
      alert('mine', { raisedAt: 2, ...box(0.1) }),
      alert('common', { raisedAt: 3, ...box(0.5) }),
    ];
    state.set({
      alerts: raised.map((one) => ({ alert: one, verdict: null, snapshot: null, clip: null })),
    });
    const theirs = [alert('x', { raisedAt: 3.4, ...box(0.5) }), alert('y', { raisedAt: 3, ...box(0.9) })];
    await both(1, [], []);
    desk.offer(frame(4));
    desk.took(seen(4));
    const answer = seen(4);
    await client().answer({ ...answer, output: { ...answer.output, changed: theirs } });
    const { kept, gained, lost } = side().alerts;
    expect(kept.map(({ before, after }) => [before.id, after.id])).toEqual([['common', 'x']]);
    expect(gained.map(({ id }) => id)).toEqual(['y']);
    expect(lost.map(({ id }) => id)).toEqual(['mine']);
    // The session's own list is as it was.
    expect(state.state.alerts.map((one) => one.alert.id)).toEqual(['before', 'mine', 'common']);
  });

  test('ending it frees its worker; the end of the session does, and keeps what was found', async () => {
    desk.start(NANODET);
    await client().ready();
    await both(1, [person(0.1)], []);
    desk.over();
    expect(client().stopped).toBe(true);
    expect(side()).toMatchObject({ status: 'over', tally: { pictures: 1 } });
    desk.left();
    expect(state.state.side).toBeNull();
    desk.start(NANODET);
    desk.start({ ...NANODET, detector: 'centernet' });
    expect(clients.map(({ stopped }) => stopped)).toEqual([true, true, false]);
    desk.stop();
    expect(client().stopped).toBe(true);
    expect(state.state.side).toBeNull();
    // What was on its way comes to nothing.
    await client().ready();
    expect(state.state.side).toBeNull();
  });

  test('goes on with the session’s scenario; another scenario stays as it is', () => {
    desk.start(NANODET);
    const next = { ...SCENARIO, name: 'next' };
    desk.scenarioChanged(next);
    expect(client().scenario).toMatchObject({ name: 'next', analysis: { detector: 'nanodet' } });
    desk.start({
      kind: 'scenario',
      scenario: { ...SCENARIO, name: 'other', analysis: { ...SCENARIO.analysis, farSight: false } },
    });
    desk.scenarioChanged({ ...SCENARIO, name: 'third' });
    expect(client().scenario).toMatchObject({ name: 'other' });
  });

  test('needs a session that runs', () => {
    state.set({ phase: 'ended' });
    desk.start(NANODET);
    expect(state.state.side).toBeNull();
    expect(clients).toEqual([]);
  });
});

describe('side by side with another scenario', () => {
  const other = (more: Partial<Scenario>): Scenario => ({ ...SCENARIO, name: 'other', ...more });
  const mask = { id: 'm', name: 'm', kind: 'mask', points: [] } as const;

  test.each([
    ['other rules', other({ rules: [] }), 'rules'],
    [
      'its own detector, which is the session’s',
      other({ analysis: { ...SCENARIO.analysis, detector: 'coco-ssd' } }),
      'rules',
    ],
    ['another detector', other({ analysis: { ...SCENARIO.analysis, detector: 'centernet' } }), 'network'],
    ['no distant people', other({ analysis: { ...SCENARIO.analysis, farSight: false } }), 'network'],
    ['a mask', other({ zones: [mask] }), 'network'],
  ] as const)('%s: a second network runs only where it would see something else', (_, scenario, by) => {
    desk.start({ kind: 'scenario', scenario });
    expect(side().by).toBe(by);
    expect(clients).toHaveLength(by === 'network' ? 1 : 0);
  });

  test('a file is read; one that is none is told of', async () => {
    const file = (text: string): File => new File([text], 'other.json');
    await expect(desk.readScenario(file(formatScenario(SCENARIO)))).resolves.toMatchObject({ name: 'mine' });
    await expect(desk.readScenario(file('{'))).resolves.toBeNull();
    expect(problems).toHaveLength(1);
  });
});
