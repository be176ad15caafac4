import { describe, expect, test } from 'vitest';
import type { Zone } from '../../../src/core/scenario/scenario.ts';
import {
  arrowStep,
  moveGrip,
  shift,
  turn,
  withDirection,
  withMiddle,
  withVertex,
  withoutVertex,
} from '../../../src/ui/elements/zone-gesture.ts';
import { degrees } from '../../../src/ui/elements/zone-shapes.ts';

const square: Zone = {
  id: 'a',
  name: 'A',
  kind: 'area',
  points: [
    [0.2, 0.2],
    [0.6, 0.2],
    [0.6, 0.6],
    [0.2, 0.6],
  ],
};
const line: Zone = {
  id: 'l',
  name: 'L',
  kind: 'line',
  points: [
    [0.1, 0.5],
    [0.9, 0.5],
  ],
};

describe('changing a zone', () => {
  test('a corner goes where it is put, and stays in the picture', () => {
    expect(withVertex(square, 1, [0.7, 0.1]).points[1]).toEqual([0.7, 0.1]);
    expect(withVertex(square, 1, [1.7, -0.1]).points[1]).toEqual([1, 0]);
  });

  test('the whole zone stops at the edge and keeps its shape', () => {
    expect(shift(square, [0.9, -0.9]).points).toEqual([
      [0.6, 0],
      [1, 0],
      [1, 0.4],
      [0.6, 0.4],
    ]);
  });

  test('a corner is put in the middle of a side, the last side too', () => {
    expect(withMiddle(square, 0).points[1]).toEqual([0.4, 0.2]);
    expect(withMiddle(square, 3).points[4]).toEqual([0.2, 0.4]);
  });

  test('the last corners that make the shape cannot go', () => {
    expect(withoutVertex(square, 0)?.points).toHaveLength(3);
    expect(withoutVertex(withoutVertex(square, 0)!, 0)).toBeNull();
    expect(withoutVertex(line, 0)).toBeNull();
  });

  test('a direction is set, turned and taken away', () => {
    const right = withDirection(square, 0);
    expect(right.direction).toEqual([1, 0]);
    expect(degrees(turn(right, -5).direction!)).toBe(355);
    expect('direction' in withDirection(right, null)).toBe(false);
    expect(turn(square, 5)).toBe(square);
  });

  test('the arrow follows the pointer as seen, whatever the picture’s shape', () => {
    const zone = withDirection(square, 0);
    // 0.1 of the width is as long as 0.2 of the height in a picture twice as wide as tall.
    const moved = moveGrip(zone, { kind: 'direction' }, [0, 0], [0.5, 0.6], 2);
    expect(degrees(moved.direction!)).toBe(45);
  });

  test('keys step by one, five or a tenth of a percent', () => {
    const key = (shiftKey: boolean, altKey: boolean) => arrowStep({ key: 'ArrowUp', shiftKey, altKey });
    expect([key(false, false), key(true, false), key(false, true)]).toEqual([
      [0, -0.01],
      [0, -0.05],
      [0, -0.001],
    ]);
    expect(arrowStep({ key: 'a', shiftKey: false, altKey: false })).toBeNull();
  });
});
