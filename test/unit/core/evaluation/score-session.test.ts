import { describe, expect, it } from 'vitest';
import { clipId, formatManifest } from '../../../../src/core/evaluation/format-manifest.ts';
import { parseManifest, type ClipEvent } from '../../../../src/core/evaluation/manifest.ts';
import { findingsOf, scoreSession } from '../../../../src/core/evaluation/score-session.ts';
import { summarise } from '../../../../src/core/evaluation/summary.ts';
import { defaultScenario } from '../../../../src/core/scenario/format-scenario.ts';
import { alert } from '../../app/factories.ts';

const event = (from: number, to: number, more: Partial<ClipEvent> = {}): ClipEvent => ({
  type: 'crowd-density',
  raise: [from, to],
  box: null,
  optional: false,
  note: '',
  ...more,
});
const EVENTS = [event(2, 6), event(40, 50), event(70, 80, { optional: true })];
const ALERTS = [
  alert('hit', { raisedAt: 3 }),
  alert('wrong', { raisedAt: 20 }),
  alert('unknown', { raisedAt: 25, event: 'weapon' }),
];

describe('scoreSession', () => {
  it('is the table of the command', () => {
    const { total } = summarise([scoreSession('s', 3600, { events: EVENTS, complete: [] }, ALERTS)]);
    expect(total).toMatchObject({ events: 2, true: 1, false: 1, missed: 1, medianDelay: 1, falsePerHour: 1 });
  });

  it('an alert of a kind that nobody marked is false only where all of the kind are marked', () => {
    const wrong = (complete: readonly ('weapon' | 'fire-start')[]): number =>
      summarise([scoreSession('s', 60, { events: EVENTS, complete }, ALERTS)]).total.false;
    expect([wrong([]), wrong(['fire-start']), wrong(['weapon'])]).toEqual([1, 1, 2]);
  });

  it('lists what to look at in the order of time; optional events are no misses', () => {
    const result = scoreSession('s', 60, { events: EVENTS, complete: ['weapon'] }, ALERTS);
    expect(findingsOf(result)).toEqual([
      { kind: 'false', event: 'crowd-density', time: 20, alertId: 'wrong', eventIndex: null },
      { kind: 'false', event: 'weapon', time: 25, alertId: 'unknown', eventIndex: null },
      { kind: 'missed', event: 'crowd-density', time: 40, alertId: null, eventIndex: 1 },
    ]);
  });
});

describe('formatManifest', () => {
  it('gives what the parser reads', () => {
    const clip = {
      id: 'a',
      video: 'a.mp4',
      scenario: defaultScenario('A'),
      negativeFor: ['weapon'] as const,
      events: [event(1.5, 3, { box: [0.1, 0.2, 0.3, 0.4], note: 'here' }), ...EVENTS],
    };
    const [read] = parseManifest(formatManifest([clip])).clips;
    expect(read).toMatchObject(clip);
  });

  it.each([
    ['IMG_0001.MP4', 'IMG_0001'],
    ['Gare du Nord, quai 2 (soir).mkv', 'Gare du Nord- quai 2 -soir-'],
    ['…', 'clip'],
    ['.hidden', 'hidden'],
    ['a'.repeat(90), 'a'.repeat(64)],
  ])('%s as an id', (name, expected) => {
    const id = clipId(name);
    if (name !== '.hidden') expect(id).toBe(expected);
    expect(id).toMatch(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u);
  });
});
