import { describe, expect, it } from 'vitest';
import type { ClipEvent } from '../../../../src/core/evaluation/manifest.ts';
import { matchEvents, type RaisedAlert } from '../../../../src/core/evaluation/match-events.ts';
import { summarise, median } from '../../../../src/core/evaluation/summary.ts';
import { formatSummary, formatTable } from '../../../../src/core/evaluation/format-summary.ts';

const event = (change: Partial<ClipEvent> = {}): ClipEvent => ({
  type: 'abandoned-object',
  raise: [10, 20],
  box: [0.4, 0.4, 0.1, 0.1],
  optional: false,
  note: '',
  ...change,
});

const alert = (raisedAt: number, change: Partial<RaisedAlert> = {}): RaisedAlert => ({
  id: `a${raisedAt}`,
  event: 'abandoned-object',
  level: 'attention',
  raisedAt,
  box: [0.42, 0.42, 0.1, 0.1],
  ...change,
});

const outcomes = (events: ClipEvent[], alerts: RaisedAlert[]): string[] =>
  matchEvents(events, alerts, ['weapon']).alerts.map((one) => one.outcome);

describe('matchEvents', () => {
  it.each<[string, ClipEvent[], RaisedAlert[], string[]]>([
    ['in time and place', [event()], [alert(10)], ['true']],
    ['at the end of the span', [event()], [alert(20)], ['true']],
    ['too early', [event()], [alert(9.99)], ['false']],
    ['too late', [event()], [alert(20.01)], ['false']],
    ['elsewhere', [event()], [alert(12, { box: [0.7, 0.4, 0.1, 0.1] })], ['false']],
    ['centres within one box size', [event()], [alert(12, { box: [0.525, 0.44, 0.04, 0.02] })], ['true']],
    ['just beyond one box size', [event()], [alert(12, { box: [0.54, 0.44, 0.04, 0.02] })], ['false']],
    ['an event anywhere', [event({ box: null })], [alert(12, { box: [0.9, 0, 0.1, 0.1] })], ['true']],
    ['an alert without a place', [event()], [alert(12, { box: null })], ['true']],
    ['a second alert', [event()], [alert(12), alert(13)], ['true', 'duplicate']],
    ['another kind, known not to happen', [event()], [alert(12, { event: 'weapon' })], ['false']],
    ['another kind, not known', [event()], [alert(12, { event: 'person-down' })], ['uncounted']],
    ['an optional event', [event({ optional: true })], [alert(12), alert(13)], ['optional', 'optional']],
    ['an optional one gives way', [event({ optional: true }), event()], [alert(12)], ['true']],
    [
      'an optional one takes the rest',
      [event({ optional: true }), event()],
      [alert(12), alert(13)],
      ['true', 'optional'],
    ],
    ['no events at all', [], [alert(1), alert(2, { event: 'weapon' })], ['uncounted', 'false']],
  ])('%s', (_, events, alerts, expected) => {
    expect(outcomes(events, alerts)).toEqual(expected);
  });

  it('matches as many as possible, not the first that comes', () => {
    // The early alert fits both events, the late one only the second.
    const events = [event({ raise: [10, 30], box: null }), event({ raise: [5, 12], box: null })];
    const judged = matchEvents(events, [alert(11), alert(25)], []);
    expect(judged.events.map((one) => one.found)).toEqual([true, true]);
    expect(judged.events.map((one) => one.delay)).toEqual([15, 6]);
    expect(judged.alerts.map((one) => one.eventIndex)).toEqual([1, 0]);
  });
});

describe('summary', () => {
  it('adds up clips', () => {
    const judged = matchEvents(
      [event(), event({ raise: [50, 60] })],
      [alert(14, { level: 'alarm' }), alert(30)],
      [],
    );
    const counting = { samples: 4, absolute: 6, signed: -2 };
    const tracking = {
      frames: 2,
      truths: 10,
      boxes: 9,
      matches: 8,
      missed: 2,
      false: 1,
      switches: 1,
      identityMatches: 7,
    };
    const clip = {
      id: 'a',
      seconds: 1800,
      canBeFalse: ['abandoned-object', 'weapon'] as const,
      judgement: judged,
      tracking,
      counting,
    };
    const quiet = {
      id: 'b',
      seconds: 1800,
      canBeFalse: ['weapon'] as const,
      judgement: { alerts: [], events: [] },
      tracking: null,
      counting: null,
    };
    const summary = summarise([clip, quiet]);
    expect(summary.events.map((line) => line.event)).toEqual(['abandoned-object', 'weapon']);
    expect(summary.events[0]).toMatchObject({
      events: 2,
      true: 1,
      false: 1,
      missed: 1,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      medianDelay: 4,
      trueAlarms: 1,
      falseAlarms: 0,
      hours: 0.5,
      falsePerHour: 2,
    });
    expect(summary.total).toMatchObject({ event: 'all', hours: 1, falsePerHour: 1 });
    expect(summary.events[1]).toMatchObject({ precision: null, recall: null, f1: null, falsePerHour: 0 });
    expect(summary.tracking).toMatchObject({ mota: 0.6, recall: 0.8 });
    expect(summary.counting).toMatchObject({ meanAbsolute: 1.5 });
    const text = formatSummary(summary);
    expect(text).toContain('abandoned-object');
    expect(text).toContain('1 (1)');
    expect(text).toContain('MOTA 0.60');
    expect(text).toContain('1.50 people off on average (bias −0.50');
  });

  it('prints aligned tables and knows the middle', () => {
    expect(
      formatTable([
        ['a', 'b'],
        ['long', '1'],
        ['x', '22'],
      ]),
    ).toBe('a      b\n----  --\nlong   1\nx     22');
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([null, 3, 2.5, 2]);
  });
});
