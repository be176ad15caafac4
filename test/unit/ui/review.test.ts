import { describe, expect, test } from 'vitest';
import type { App, AppState, SessionAlert } from '../../../src/app/app-state.ts';
import { judge, nextToJudge, startReview, stepFrom, toggleReview } from '../../../src/ui/review.ts';
import { alert } from '../app/factories.ts';

const item = (id: string, raisedAt: number, verdict: SessionAlert['verdict'] = null): SessionAlert => ({
  alert: alert(id, { raisedAt }),
  verdict,
  snapshot: null,
  clip: null,
});
/** In the order of the list, newest first: d, c, b, a. */
const FOUR = [item('a', 1), item('b', 2, 'true'), item('c', 3), item('d', 4)];

describe('the order of a review', () => {
  test.each([
    [null, 1, 'd'],
    [null, -1, 'a'],
    ['d', 1, 'c'],
    ['d', -1, 'd'],
    ['a', 1, 'a'],
    ['b', -1, 'c'],
    ['gone', 1, 'd'],
  ] as const)('from %s by %i: %s', (chosen, by, wanted) => {
    expect(stepFrom(FOUR, chosen, by)?.alert.id).toBe(wanted);
  });

  test.each([
    [null, 'd'],
    ['d', 'c'],
    ['c', 'a'],
    ['a', 'd'],
    ['b', 'a'],
  ])('the next to judge after %s is %s', (chosen, wanted) => {
    expect(nextToJudge(FOUR, chosen)?.alert.id).toBe(wanted);
  });

  test('of nothing there is no next; nor where only the chosen one is left', () => {
    expect(stepFrom([], null, 1)).toBeNull();
    expect(nextToJudge([], null)).toBeNull();
    expect(nextToJudge([item('a', 1), item('b', 2, 'false')], 'a')).toBeNull();
  });
});

/** Enough of the application for a review. */
function fake(alerts: readonly SessionAlert[], more: Partial<AppState> = {}): App & { seeks: number[] } {
  const state = { alerts, selection: null, reviewing: false, phase: 'ended', steerable: true, ...more };
  const app = {
    state,
    seeks: [] as number[],
    select: (selection: AppState['selection']) => void Object.assign(state, { selection }),
    seek: (time: number) => void app.seeks.push(time),
    setReviewing: (reviewing: boolean) => void Object.assign(state, { reviewing }),
    setVerdict: (id: string, verdict: SessionAlert['verdict']) =>
      void Object.assign(state, {
        alerts: state.alerts.map((one) => (one.alert.id === id ? { ...one, verdict } : one)),
      }),
  };
  return app as unknown as App & { seeks: number[] };
}
const chosen = (app: App): string | number | undefined => app.state.selection?.id;

describe('a review', () => {
  test('a verdict goes on to the next that has none, and to where it happened', () => {
    const app = fake(FOUR);
    startReview(app);
    expect(chosen(app)).toBe('d');
    judge(app, 'd', 'true');
    expect(chosen(app)).toBe('c');
    judge(app, 'c', 'false');
    expect(chosen(app)).toBe('a');
    judge(app, 'a', 'unsure');
    // All are judged: the last stays chosen.
    expect(chosen(app)).toBe('a');
    expect(app.seeks).toEqual([4, 3, 1]);
    expect(app.state.alerts.map(({ verdict }) => verdict)).toEqual(['unsure', 'true', 'false', 'true']);
  });

  test('the same verdict again takes it back and stays', () => {
    const app = fake(FOUR, { reviewing: true, selection: { kind: 'alert', id: 'b' } });
    judge(app, 'b', 'true');
    expect(chosen(app)).toBe('b');
    expect(app.state.alerts[1]?.verdict).toBeNull();
  });

  test('outside of a review a verdict stays where it is; a running session is not sought in', () => {
    const app = fake(FOUR, { phase: 'running', selection: { kind: 'alert', id: 'd' } });
    judge(app, 'd', 'true');
    expect(chosen(app)).toBe('d');
    toggleReview(app);
    expect(chosen(app)).toBe('c');
    expect(app.seeks).toEqual([]);
    toggleReview(app);
    expect(app.state.reviewing).toBe(false);
  });
});
