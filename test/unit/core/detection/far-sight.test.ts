import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../../src/core/detection/detection.ts';
import {
  createFarState,
  FAR,
  isFarDue,
  withFar,
  withoutFar,
} from '../../../../src/core/detection/far-sight.ts';

const person = (x: number, height: number, score = 0.8): Detection => ({
  label: 'person',
  score,
  box: [x, 0.2, height / 3, height],
});

describe('far sight', () => {
  it('looks now and then where nobody is far, and all the time while somebody is', () => {
    const state = createFarState();
    const looks = (
      near: readonly Detection[],
      far: readonly Detection[],
      from: number,
      to: number,
    ): number => {
      let count = 0;
      for (let i = Math.round(from * 10); i < Math.round(to * 10); i++) {
        if (!isFarDue(state, near, i / 10)) continue;
        count++;
        withFar(state, near, far, i / 10);
      }
      return count;
    };
    expect(looks([person(0.1, 0.6)], [], 0, 10)).toBe(5);
    expect(looks([], [person(0.5, 0.1)], 10, 12)).toBe(20);
    // Three seconds after the last of them it is back to looking now and then.
    expect(looks([], [], 12, 15)).toBe(30);
    expect(looks([], [], 15, 25)).toBeLessThanOrEqual(6);
  });

  it('looks as often as a slow machine affords', () => {
    const state = createFarState();
    let looks = 0;
    for (let i = 0; i < 100; i++) {
      if (!isFarDue(state, [], i / 10, 0.45)) continue;
      looks++;
      withFar(state, [], [person(0.5, 0.1)], i / 10);
    }
    expect(looks).toBe(20);
  });

  it('starts anew after a seek back', () => {
    const state = createFarState();
    withFar(state, [], [person(0.5, 0.1)], 100);
    expect(isFarDue(state, [], 5)).toBe(true);
    expect(state.seenAt).toBe(-Infinity);
  });

  it('takes small people from the second network and all else from the first', () => {
    const near = [
      person(0.1, 0.5),
      person(0.5, 0.12, 0.9),
      { ...person(0.7, 0.05), label: 'backpack' as const },
    ];
    const far = [person(0.12, 0.45), person(0.52, 0.11, 0.6), person(0.8, 0.1, 0.4)];
    const joined = withFar(createFarState(), near, far, 0);
    expect(joined.map(({ label, box, score }) => [label, box[0], score])).toEqual([
      ['person', 0.1, 0.8],
      ['backpack', 0.7, 0.8],
      ['person', 0.52, 0.6],
      ['person', 0.8, 0.4],
    ]);
  });

  it('does not let one large weak box swallow the people in it', () => {
    const crowd = { ...person(0, 0.9, 0.15), box: [0, 0, 1, 0.9] as const };
    expect(withFar(createFarState(), [crowd], [person(0.3, 0.1), person(0.6, 0.1)], 0)).toHaveLength(3);
  });

  it('lets a small box of the first network begin nothing between two looks', () => {
    const state = createFarState();
    withFar(state, [], [person(0.5, 0.1)], 10);
    const [far, near] = withoutFar(state, [person(0.5, 0.1), person(0.1, 0.5)], 10.05);
    expect(far?.score).toBe(FAR.between);
    expect(near?.score).toBe(0.8);
    expect(withoutFar(state, [person(0.5, 0.1)], 20)[0]?.score).toBe(0.8);
  });
});
