import { describe, expect, test } from 'vitest';
import { SessionTape } from '../../../src/app/session-tape.ts';
import { carryForward, LONGEST_CARRY } from '../../../src/app/shown-tracks.ts';
import { track } from './factories.ts';

/** Near enough for numbers that were kept in 32 bits. */
const near = (box: readonly number[] | undefined): number[] =>
  (box ?? []).map((n) => Math.round(n * 1e5) / 1e5);

describe('SessionTape', () => {
  test('gives back what was followed at a time', () => {
    const tape = new SessionTape();
    const bag = track(7, { label: 'suitcase', state: 'lost', stationarySince: 2.5, score: 0.5 });
    tape.add(3, [track(1), bag]);
    const [person, object] = tape.at(3) ?? [];
    expect(person).toMatchObject({ id: 1, label: 'person', state: 'confirmed', stationarySince: null });
    expect(object).toMatchObject({
      id: 7,
      label: 'suitcase',
      state: 'lost',
      stationarySince: 2.5,
      score: 0.5,
    });
    expect(near(object?.box)).toEqual([0.2, 0.3, 0.1, 0.4]);
  });

  test('between two frames a box is between its two places', () => {
    const tape = new SessionTape();
    tape.add(0, [track(1, { box: [0, 0, 0.1, 0.2] })]);
    tape.add(0.2, [track(1, { box: [0.2, 0.1, 0.1, 0.4] })]);
    expect(near(tape.at(0.05)?.[0]?.box)).toEqual([0.05, 0.025, 0.1, 0.25]);
  });

  test('where nothing was analysed it knows nothing', () => {
    const tape = new SessionTape();
    expect(tape.at(0)).toBeNull();
    tape.add(1, [track(1)]);
    tape.add(9, [track(1)]);
    expect(tape.at(0.9)).toBeNull();
    expect(tape.at(1.5)).toHaveLength(1);
    expect(tape.at(5)).toBeNull();
    expect(tape.at(9.2)).toHaveLength(1);
  });

  test('after a seek back the newer look counts', () => {
    const tape = new SessionTape();
    for (const time of [0, 0.2, 0.4, 0.6]) tape.add(time, [track(1)]);
    for (const time of [0.2, 0.4]) tape.add(time, [track(2)]);
    expect(tape.at(0.25)?.[0]?.id).toBe(2);
    expect(tape.at(0.1)?.[0]?.id).toBe(1);
  });

  test('does not grow without end: the oldest go', () => {
    const tape = new SessionTape();
    for (let i = 0; i < 20_001; i++) tape.add(i / 10, []);
    expect(tape.at(0)).toBeNull();
    expect(tape.at(2000)).toEqual([]);
    tape.clear();
    expect(tape.at(2000)).toBeNull();
  });
});

describe('carryForward', () => {
  const walking = track(1, { velocity: [0.2, -0.1] });

  test('a box goes on by its speed', () => {
    expect(near(carryForward([walking], 0.25)[0]?.box)).toEqual([0.25, 0.275, 0.1, 0.4]);
  });

  test('for half a second at most, and never back', () => {
    const far = near(carryForward([walking], LONGEST_CARRY)[0]?.box);
    expect(near(carryForward([walking], 9)[0]?.box)).toEqual(far);
    expect(carryForward([walking], -1)[0]).toBe(walking);
  });

  test('what rests, and what is too young to have a speed, stays', () => {
    const resting = { ...walking, stationarySince: 0.5 };
    const young = { ...walking, state: 'tentative' as const };
    expect(carryForward([resting, young], 0.5)).toEqual([resting, young]);
  });
});
