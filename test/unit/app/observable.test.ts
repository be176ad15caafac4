import { expect, test, vi } from 'vitest';
import { Observable } from '../../../src/app/observable.ts';

interface State {
  readonly a: number;
  readonly list: readonly number[];
}

const start: State = { a: 1, list: [] };

test('tells once a microtask, with the newest state', async () => {
  const observable = new Observable(start);
  const told = vi.fn();
  observable.subscribe(told);
  observable.set({ a: 2 });
  observable.set({ a: 3 });
  expect(observable.state.a).toBe(3);
  expect(told).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(told.mock.calls).toEqual([[{ a: 3, list: [] }]]);
});

test('the very same parts change nothing; other parts keep their identity', async () => {
  const observable = new Observable(start);
  const told = vi.fn();
  observable.subscribe(told);
  observable.set({ a: 1, list: start.list });
  await Promise.resolve();
  expect(told).not.toHaveBeenCalled();
  expect(observable.state).toBe(start);
  observable.set({ a: 5 });
  expect(observable.state.list).toBe(start.list);
});

test('a change made by a listener is told next, and nobody is told after leaving', async () => {
  const observable = new Observable(start);
  const seen: number[] = [];
  const stop = observable.subscribe(({ a }) => {
    seen.push(a);
    if (a < 4) observable.set({ a: a + 1 });
  });
  observable.set({ a: 2 });
  for (let i = 0; i < 10; i++) await Promise.resolve();
  expect(seen).toEqual([2, 3, 4]);
  stop();
  observable.set({ a: 9 });
  await Promise.resolve();
  expect(seen).toEqual([2, 3, 4]);
});
