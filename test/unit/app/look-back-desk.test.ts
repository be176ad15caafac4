import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppState } from '../../../src/app/app-state.ts';
import { LookBackDesk } from '../../../src/app/look-back-desk.ts';
import { NOT_LOOKING_BACK } from '../../../src/app/look-back-state.ts';
import { Observable } from '../../../src/app/observable.ts';
import { Recording } from '../../../src/core/recording/recording.ts';
import { EVERYTHING } from '../../../src/core/recording/search.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Zone } from '../../../src/core/scenario/scenario.ts';
import { result, SIZE, track } from './factories.ts';

const AREA: Zone = { id: 'a', name: 'A', kind: 'area', points: [[0, 0], [0.3, 0], [0.3, 1], [0, 1]] }; // prettier-ignore

describe('LookBackDesk', () => {
  let recording: Recording | null;
  let state: Observable<AppState>;
  let desk: LookBackDesk;
  const seek = vi.fn();
  const pause = vi.fn();
  const rest = vi.fn(() => Promise.resolve());
  const look = (): AppState['lookBack'] => state.state.lookBack;

  function feed(from: number, to: number, id: number): void {
    for (let i = from; i < to; i++) {
      const time = i / 10;
      const box = [0.1 + 0.001 * (i - from), 0.3, 0.1, 0.4] as const;
      const seen = track(id, { box, firstSeen: from / 10, lastSeen: time });
      recording!.append(result(time, [seen]).output, SIZE, [], []);
    }
  }

  beforeEach(() => {
    vi.clearAllMocks();
    recording = new Recording();
    const parts = { lookBack: NOT_LOOKING_BACK, selection: null, steerable: true, scenario: emptyScenario() };
    state = new Observable(parts as unknown as AppState);
    desk = new LookBackDesk({
      state,
      recording: () => recording,
      plate: () => Promise.resolve(null),
      seek,
      pause,
      rest,
    });
    feed(0, 50, 1);
  });

  test('it opens with everything that was followed, and takes in what came since with the next search', async () => {
    desk.show();
    await vi.waitFor(() => expect(look().found).not.toBeNull());
    expect(look()).toMatchObject({
      open: true,
      reading: null,
      found: { of: 1, kinds: { person: 1 }, upTo: 4.9 },
    });
    feed(50, 90, 2);
    expect(look().found?.of).toBe(1);
    await desk.search(EVERYTHING);
    expect(look().found?.rows.map(({ id }) => id)).toEqual([1, 2]);
  });

  test('without a recording nothing opens', () => {
    recording = null;
    desk.show();
    expect(look()).toEqual(NOT_LOOKING_BACK);
  });

  test('zones that change are looked for anew, their names are not', async () => {
    const inArea = { ...EVERYTHING, zone: 'a' };
    await desk.search(inArea);
    expect(look().found).toMatchObject({ rows: [], loosen: [{ part: 'zone', count: 1 }] });
    state.set({ scenario: { ...emptyScenario(), zones: [AREA] } });
    await desk.search(inArea);
    expect(look().found?.rows).toHaveLength(1);
  });

  test('a track that is chosen is marked, and its moment sought, standing still', async () => {
    await desk.search({ ...EVERYTHING, from: 2 });
    const [row] = look().found!.rows;
    desk.choose(row!);
    expect(look().chosen).toBe(row);
    expect(state.state.selection).toEqual({ kind: 'track', id: 1 });
    expect(pause).toHaveBeenCalledTimes(1);
    expect(seek).toHaveBeenCalledExactlyOnceWith(2);
    // It stays marked while it is among what is found.
    await desk.search(EVERYTHING);
    expect(look().chosen?.id).toBe(1);
    await desk.search({ ...EVERYTHING, label: 'dog' });
    expect(look().chosen).toBeNull();
  });

  test('what cannot be wound back is only marked', async () => {
    await desk.search(EVERYTHING);
    state.set({ steerable: false });
    desk.choose(look().found!.rows[0]!);
    expect(look().chosen?.id).toBe(1);
    expect(seek).not.toHaveBeenCalled();
  });

  test('a long recording is read in turns; a newer search ends an older one', async () => {
    feed(50, 5000, 2);
    // Each look at the clock is far from the last: every slice is a turn.
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    clock.mockImplementation(() => (now += 100));
    const [first, second] = [desk.search({ ...EVERYTHING, label: 'dog' }), desk.search(EVERYTHING)];
    expect(look().reading).toBeGreaterThan(0);
    await Promise.all([first, second]);
    clock.mockRestore();
    expect(rest.mock.calls.length).toBeGreaterThan(5);
    expect(look()).toMatchObject({ reading: null, found: { of: 2, query: EVERYTHING } });
    expect(look().found?.rows.map(({ from, to }) => [from, to])).toEqual([
      [0, 4.9],
      [5, 499.9],
    ]);
  });

  test('with the session all is forgotten', async () => {
    desk.show();
    await desk.search(EVERYTHING);
    desk.forget();
    expect(look()).toEqual(NOT_LOOKING_BACK);
  });
});
