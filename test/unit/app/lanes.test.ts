import { describe, expect, test } from 'vitest';
import type { LaneSpan } from '../../../src/app/app-state.ts';
import { closeLanes, nextLanes } from '../../../src/app/lanes.ts';
import { alert, reading } from './factories.ts';

const suspect = (ruleId: string): ReturnType<typeof reading> => reading(ruleId, 'suspect');

describe('nextLanes', () => {
  test('a suspicion begins once, lasts, and ends', () => {
    let lanes = nextLanes([], [suspect('r1')], [], 1);
    expect(lanes).toEqual([{ ruleId: 'r1', phase: 'suspect', from: 1, to: null, alertId: null }]);
    expect(nextLanes(lanes, [suspect('r1')], [], 1.5)).toBe(lanes);
    lanes = nextLanes(lanes, [], [], 3);
    expect(lanes).toEqual([{ ruleId: 'r1', phase: 'suspect', from: 1, to: 3, alertId: null }]);
  });

  test('a suspicion shorter than half a second was noise', () => {
    const lanes = nextLanes([], [suspect('r1')], [], 1);
    expect(nextLanes(lanes, [reading('r1', 'idle')], [], 1.4)).toEqual([]);
  });

  test('time that went back leaves no span that ends before it begins', () => {
    const lanes = nextLanes([], [suspect('r1')], [], 30);
    expect(nextLanes(lanes, [], [], 10)).toEqual([]);
  });

  test('each rule has suspicions of its own', () => {
    const lanes = nextLanes([], [suspect('r1'), suspect('r2'), suspect('r1')], [], 1);
    expect(lanes.map(({ ruleId }) => ruleId)).toEqual(['r1', 'r2']);
    expect(nextLanes(lanes, [suspect('r2')], [], 2).map(({ to }) => to)).toEqual([2, null]);
  });

  test('an alert is one span that rises and ends', () => {
    let lanes = nextLanes([], [], [alert('a')], 3);
    expect(lanes).toEqual([{ ruleId: 'r1', phase: 'attention', from: 3, to: null, alertId: 'a' }]);
    lanes = nextLanes(lanes, [], [alert('a', { level: 'alarm' })], 4);
    lanes = nextLanes(lanes, [], [alert('a', { level: 'alarm', clearedAt: 9 })], 9);
    expect(lanes).toEqual([{ ruleId: 'r1', phase: 'alarm', from: 3, to: 9, alertId: 'a' }]);
  });

  test('with too many spans the oldest suspicion goes, alerts stay', () => {
    const old: LaneSpan = { ruleId: 'r1', phase: 'alarm', from: 0, to: 1, alertId: 'first' };
    const many = Array.from({ length: 2000 }, (_, i): LaneSpan => {
      return { ruleId: 'r1', phase: 'suspect', from: i, to: i + 1, alertId: null };
    });
    const lanes = nextLanes([old, ...many], [suspect('r2')], [], 5000);
    expect(lanes).toHaveLength(2001);
    expect(lanes[0]).toBe(old);
    expect(lanes[1]).toBe(many[1]);
  });
});

test('closeLanes ends what is open, never before it began', () => {
  const open: LaneSpan = { ruleId: 'r1', phase: 'alarm', from: 5, to: null, alertId: 'a' };
  const over: LaneSpan = { ...open, to: 6 };
  expect(closeLanes([open, over], 8)).toEqual([{ ...open, to: 8 }, over]);
  expect(closeLanes([open], 2)).toEqual([{ ...open, to: 5 }]);
});
