import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppState, SessionAlert } from '../../../src/app/app-state.ts';
import { NO_LAB, NO_MARKS } from '../../../src/app/lab-state.ts';
import { Observable } from '../../../src/app/observable.ts';
import { TruthDesk } from '../../../src/app/truth-desk.ts';
import { WhatIfDesk } from '../../../src/app/whatif-desk.ts';
import { Recording } from '../../../src/core/recording/recording.ts';
import { replay, runAll } from '../../../src/core/recording/replay.ts';
import type { Alert } from '../../../src/core/rules/alert.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { alert, result, session, SIZE, track } from './factories.ts';

const scenario = (maxPeople: number): Scenario => ({
  ...emptyScenario(),
  rules: [{ id: 'r1', event: 'crowd-density', zone: null, params: { maxPeople, holdFor: 1 } }],
});
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const shown = (one: Alert, verdict: SessionAlert['verdict'] = null): SessionAlert => {
  return { alert: one, verdict, snapshot: null, clip: null };
};

function stateOf(parts: Partial<AppState>): Observable<AppState> {
  return new Observable({
    ...NO_LAB,
    phase: 'ended',
    alerts: [],
    coverage: { analysed: 60, gaps: [] },
    playback: { playing: false, time: 0, speed: 1 },
    result: null,
    session: session('s'),
    ...parts,
  } as AppState);
}

describe('WhatIfDesk', () => {
  const recording = new Recording();
  for (let i = 0; i < 300; i++) {
    const people = [1, 2, 3].map((id) =>
      track(id, { box: [0.1 + 0.2 * id, 0.3, 0.1, 0.4], lastSeen: i / 10 }),
    );
    recording.append(result(i / 10, people).output, SIZE, [], []);
  }
  const raised = runAll(replay(recording, scenario(3)));
  let state: Observable<AppState>;
  let desk: WhatIfDesk;
  const edit = (next: Scenario): void => {
    state.set({ scenario: next });
    desk.changed(next);
  };
  beforeEach(() => {
    state = stateOf({ scenario: scenario(3), alerts: raised.map((one) => shown(one)) });
    const answer = (asked: Scenario) => ({ alerts: runAll(replay(recording, asked)), took: 1 });
    desk = new WhatIfDesk({
      state,
      recording: () => recording,
      edit,
      replayer: {
        replay: (_, asked) => Promise.resolve(answer(asked)),
        sweep: async (_, { values }, point) => {
          for (const value of values) point({ value, alerts: 1, true: 0, false: 0, unjudged: 1, missed: 0 });
          return true;
        },
        stopSweep: vi.fn(),
      },
    });
    desk.begin(scenario(3));
  });

  test('a change is held against what was raised, which stays as it was', async () => {
    edit(scenario(4));
    expect(state.state.whatIf?.busy).toBe(true);
    await settle();
    expect(state.state.whatIf?.comparison).toMatchObject({ kept: [], gained: [], lost: raised });
    expect(state.state.alerts.map((one) => one.alert)).toEqual(raised);
  });

  test('going back ends it; keeping makes it what later changes count from', async () => {
    edit(scenario(4));
    await settle();
    desk.revert();
    expect(state.state.whatIf).toBeNull();
    expect(state.state.scenario).toEqual(scenario(3));
    edit(scenario(4));
    await settle();
    desk.keep();
    expect(state.state.whatIf).toBeNull();
    edit(scenario(5));
    await settle();
    desk.revert();
    expect(state.state.scenario).toEqual(scenario(4));
  });

  test('a name asks nothing; a mask is said to be out of reach', async () => {
    edit({ ...scenario(3), name: 'other' });
    expect(state.state.whatIf).toBeNull();
    const mask = { id: 'm', name: 'M', kind: 'mask', points: [[0, 0], [1, 0], [1, 1]] } as const; // prettier-ignore
    edit({ ...scenario(3), zones: [mask] });
    await settle();
    expect(state.state.whatIf).toMatchObject({ hidden: ['masks'], comparison: null, busy: false });
  });

  test('only what was raised while it was recorded is compared', async () => {
    state.set({ alerts: [...state.state.alerts, shown(alert('after', { raisedAt: 99 }))] });
    edit(scenario(4));
    await settle();
    expect(state.state.whatIf?.comparison?.lost).toEqual(raised);
  });

  test.each([
    ['nobody has judged', [], null, 'none', null, null],
    ['verdicts', [], 'false', 'verdicts', { true: 0, false: 1, missed: 0 }, { true: 0, false: 0, missed: 0 }],
    [
      'truth before verdicts',
      [{ type: 'crowd-density', raise: [0, 5], box: null, optional: false, note: '' }],
      'false',
      'truth',
      { true: 1, false: 0, missed: 0 },
      { true: 0, false: 0, missed: 1 },
    ],
  ] as const)('how right it would have been: %s', async (_, events, verdict, by, before, after) => {
    state.set({
      alerts: raised.map((one) => shown(one, verdict)),
      marks: { ...NO_MARKS, events },
    });
    edit(scenario(4));
    await settle();
    const { whatIf } = state.state;
    expect(whatIf?.by).toBe(by);
    if (before === null) expect([whatIf?.before, whatIf?.after]).toEqual([null, null]);
    else {
      expect(whatIf?.before).toMatchObject(before);
      expect(whatIf?.after).toMatchObject(after);
    }
  });

  test('a sweep stays while only its own value changes, and goes with any other change', async () => {
    desk.startSweep('r1', 'maxPeople');
    await settle();
    expect(state.state.sweep).toMatchObject({ by: 'none', running: false });
    desk.useValue(7);
    expect(state.state.scenario).toEqual(scenario(7));
    expect(state.state.sweep).not.toBeNull();
    edit({ ...scenario(7), rules: [{ ...scenario(7).rules[0]!, params: { maxPeople: 7, holdFor: 9 } }] });
    expect(state.state.sweep).toBeNull();
    desk.startSweep('nobody', 'maxPeople');
    expect(state.state.sweep).toBeNull();
  });
});

describe('TruthDesk', () => {
  let state: Observable<AppState>;
  let store: MemoryStore;
  let desk: TruthDesk;
  const seek = vi.fn();
  const go = (time: number): void => state.set({ playback: { playing: false, time, speed: 1 } });
  beforeEach(() => {
    seek.mockClear();
    store = new MemoryStore();
    state = stateOf({
      scenario: scenario(3),
      alerts: [shown(alert('hit', { raisedAt: 5 })), shown(alert('wrong', { raisedAt: 30 }))],
    });
    desk = new TruthDesk({ state, store, seek, problem: vi.fn() });
    desk.begin('s', null);
  });

  test('an event is begun and ended at the playhead, in either order, and kept', async () => {
    go(10);
    desk.toggle();
    expect(state.state.marks.open).toEqual({ type: 'crowd-density', from: 10 });
    go(4.004);
    desk.toggle();
    await settle();
    expect(state.state.marks.events).toMatchObject([{ type: 'crowd-density', raise: [4, 10] }]);
    expect((await store.truth('s'))?.events).toEqual(state.state.marks.events);
    expect(state.state.score?.summary.total).toMatchObject({ true: 1, false: 1, missed: 0 });
    desk.toggle();
    desk.cancel();
    expect(state.state.marks.open).toBeNull();
  });

  test('steps to misses and false alerts', async () => {
    desk.add({ type: 'crowd-density', raise: [40, 45], box: null, optional: false, note: '' });
    await settle();
    expect(state.state.score?.findings.map(({ kind, time }) => [kind, time])).toEqual([
      ['false', 5],
      ['false', 30],
      ['missed', 40],
    ]);
    expect(desk.show(1)).toBe(true);
    expect(state.state.selection).toEqual({ kind: 'alert', id: 'wrong' });
    expect(desk.show(2)).toBe(true);
    expect(state.state.selection).toBeNull();
    expect(seek.mock.calls).toEqual([[30], [40]]);
    expect(desk.show(3)).toBe(false);
    // What is looked at is followed through a change of the list.
    desk.change(0, { type: 'crowd-density', raise: [40, 50], box: null, optional: false, note: '' });
    await settle();
    expect(state.state.score?.at).toBe(2);
  });

  test('without any mark there is no score; where all of a kind are marked, every alert of it is false', async () => {
    await settle();
    expect(state.state.score).toBeNull();
    desk.setComplete('crowd-density', true);
    await settle();
    expect(state.state.score?.summary.total.false).toBe(2);
    desk.setComplete('crowd-density', false);
    await settle();
    expect(state.state.score).toBeNull();
  });

  test('while it runs, what may still come is neither missed nor false', async () => {
    state.set({ phase: 'running', result: result(35) });
    desk.add({ type: 'crowd-density', raise: [20, 60], box: null, optional: false, note: '' });
    desk.add({ type: 'weapon', raise: [30, 60], box: null, optional: false, note: '' });
    await settle();
    expect(state.state.score?.summary.total).toMatchObject({ true: 1, missed: 0, false: 1 });
    state.set({ result: result(70) });
    await settle();
    expect(state.state.score?.summary.total).toMatchObject({ true: 1, missed: 1, false: 1 });
  });

  test('what a source tells is taken over and not changed by hand; it is kept with the session', async () => {
    const told = [{ type: 'person-down', raise: [1, 2], box: null }] as const;
    desk.take(told, ['person-down']);
    desk.add({ type: 'weapon', raise: [3, 4], box: null, optional: false, note: '' });
    expect(state.state.marks).toMatchObject({ complete: ['person-down'] });
    desk.remove(0);
    expect(state.state.marks.events.map(({ type }) => type)).toEqual(['person-down', 'weapon']);
    desk.remove(1);
    expect(state.state.marks.events.map(({ type }) => type)).toEqual(['person-down']);
    await settle();
    expect((await store.truth('s'))?.events).toHaveLength(1);
  });
});
