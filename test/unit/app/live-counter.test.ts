import { expect, test } from 'vitest';
import { LiveCounter, NO_FIGURES } from '../../../src/app/live-counter.ts';

test('nothing was counted yet', () => {
  expect(new LiveCounter().figures(0, null)).toEqual(NO_FIGURES);
});

test('frames a second and speed over the last three seconds; all frames and late ones over all time', () => {
  const counter = new LiveCounter();
  // Slow for ten seconds, then ten frames a second at twice the speed of the media.
  for (let i = 0; i < 10; i++) counter.count(i * 1000, i, 900, 100);
  for (let i = 1; i <= 60; i++) counter.count(9000 + i * 100, 9 + i * 0.2, 90, 100);
  const { analysed, late, dropped, analysedPerSecond, speed } = counter.figures(7, null);
  expect({ analysed, late, dropped }).toEqual({ analysed: 70, late: 10, dropped: 7 });
  expect(analysedPerSecond).toBeCloseTo(10);
  expect(speed).toBeCloseTo(2);
});

test('a seek back is no negative speed', () => {
  const counter = new LiveCounter();
  counter.count(0, 50, 10, 100);
  counter.count(100, 2, 10, 100);
  expect(counter.figures(0, null).speed).toBe(0);
});
