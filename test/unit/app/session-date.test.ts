import { describe, expect, test } from 'vitest';
import { beganAt, localTimeOf, momentOf } from '../../../src/app/session-date.ts';
import { parseLocal } from '../../../src/core/scenario/authorisation.ts';

const start = (kind: string): { startedAt: number; source: { kind: string } } => ({
  startedAt: new Date(2026, 10, 26, 8, 30).getTime(),
  source: { kind },
});

describe('when a session was', () => {
  test('is what the clock on the wall showed, wherever the machine stands', () => {
    expect(localTimeOf(new Date(2026, 6, 1, 12, 0).getTime())).toBe(parseLocal('2026-07-01T12:00'));
    expect(localTimeOf(new Date(2026, 0, 1, 12, 0).getTime())).toBe(parseLocal('2026-01-01T12:00'));
    expect(momentOf(start('camera'), 90)).toBe(parseLocal('2026-11-26T08:31')! + 30_000);
  });

  test.each([
    ['camera', true],
    ['screen', true],
    ['file', false],
    ['stage', false],
    ['recording', false],
  ])('%s has a date: %s', (kind, dated) => {
    expect(beganAt(start(kind)) !== null).toBe(dated);
  });

  test('no session has none', () => {
    expect(momentOf(null, 3)).toBeNull();
  });
});
