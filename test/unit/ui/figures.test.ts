import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionAlert } from '../../../src/app/app-state.ts';
import type { Track } from '../../../src/core/tracking/track.ts';
import type { RuleReading } from '../../../src/core/pipeline-types.ts';
import { messages } from '../../../src/core/messages/messages.ts';
import { explainReading } from '../../../src/ui/explain-reading.ts';
import { formatBytes, formatClock, formatPercent, formatSeconds, plural } from '../../../src/ui/i18n/i18n.ts';
import { words } from '../../../src/ui/i18n/words.ts';
import { countVerdicts } from '../../../src/ui/ledger.ts';
import { ticks, timelineEnd } from '../../../src/ui/time-scale.ts';
import { TrailStore } from '../../../src/ui/trail-store.ts';

const judged = (verdict: SessionAlert['verdict']): SessionAlert =>
  ({ verdict, snapshot: null }) as SessionAlert;

describe('countVerdicts', () => {
  test('unsure and unjudged alerts do not count in the share', () => {
    const ledger = countVerdicts([
      judged('true'),
      judged('false'),
      judged('false'),
      judged('unsure'),
      judged(null),
    ]);
    expect(ledger).toMatchObject({ right: 1, wrong: 2, unsure: 1, open: 1 });
    expect(ledger.falseOfDecided).toMatchObject({ count: 2, of: 3, share: 2 / 3 });
  });

  test('true, false and unsure make up the whole of what was judged', () => {
    const { trueOfJudged, falseOfJudged, unsureOfJudged } = countVerdicts([
      judged('true'),
      judged('false'),
      judged('false'),
      judged('unsure'),
      judged(null),
    ]);
    expect([trueOfJudged, falseOfJudged, unsureOfJudged].map((one) => one?.share)).toEqual([0.25, 0.5, 0.25]);
    expect(trueOfJudged?.low).toBeCloseTo(0.0456, 4);
    expect(countVerdicts([judged(null)]).trueOfJudged).toBeNull();
  });

  test('without a verdict there is no share', () => {
    expect(countVerdicts([judged('unsure'), judged(null)]).falseOfDecided).toBeNull();
  });
});

describe('the time scale', () => {
  test('ends with the source, or grows by steps', () => {
    expect(timelineEnd(180, 20)).toBe(180);
    expect(timelineEnd(180, 181)).toBe(181);
    expect(timelineEnd(null, 0)).toBe(60);
    expect(timelineEnd(null, 61)).toBe(120);
    expect(timelineEnd(null, 200_000)).toBe(3 * 86_400);
  });

  test('has no more ticks than asked for, from 0, evenly', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 80_000, noNaN: true }),
        fc.integer({ min: 2, max: 8 }),
        (end, wanted) => {
          const times = ticks(end, wanted);
          expect(times[0]).toBe(0);
          expect(times.length).toBeLessThanOrEqual(wanted + 1);
          expect(times.at(-1)).toBeLessThanOrEqual(end);
        },
      ),
    );
  });
});

describe('TrailStore', () => {
  const track = (id: number, x: number): Track => ({ id, box: [x, 0.2, 0.1, 0.3] }) as unknown as Track;

  test('keeps the newest 48 places of the foot, oldest first', () => {
    const trails = new TrailStore();
    for (let i = 0; i < 60; i += 1) trails.add([track(1, i / 100)], i);
    expect(trails.begin(1)).toBe(48);
    expect(trails.x(0)).toBeCloseTo(0.12 + 0.05, 5);
    expect(trails.x(47)).toBeCloseTo(0.59 + 0.05, 5);
    expect(trails.y(0)).toBeCloseTo(0.5, 5);
  });

  test('forgets a track that is gone, and everything when time goes back', () => {
    const trails = new TrailStore();
    trails.add([track(1, 0.1), track(2, 0.2)], 5);
    trails.add([track(2, 0.3)], 6);
    expect(trails.begin(1)).toBe(0);
    expect(trails.begin(2)).toBe(2);
    trails.add([track(2, 0.3)], 1);
    expect(trails.begin(2)).toBe(1);
  });
});

describe('explainReading', () => {
  const reading = (
    more: Partial<RuleReading> & { holds?: boolean; level?: 'attention' | 'alarm' },
  ): RuleReading => ({
    ruleId: 'r',
    phase: more.phase ?? 'idle',
    heldFor: more.heldFor ?? 0,
    finding: {
      subject: 's',
      trackIds: [],
      box: null,
      holds: more.holds ?? false,
      holdFor: 30,
      clearAfter: 3,
      level: more.level ?? 'alarm',
      readings: [
        { condition: 'object-class', value: 'suitcase', threshold: null, met: true, since: 1 },
        { condition: 'owner-distance', value: 0.4, threshold: 1.5, met: false, since: null },
      ],
    },
  });
  const explain = (one: RuleReading, language: 'en' | 'fr' = 'en'): string =>
    explainReading(one, language, words(language), messages(language));

  test('names what is missing, with its value and limit', () => {
    expect(explain(reading({}))).toBe(
      'Not raised: “Distance of the owner” is 0.4\u00a0body heights, limit 1.5.',
    );
    expect(explain(reading({}), 'fr')).toContain(
      '« Distance du propriétaire »'.replace(/ (?=»)|(?<=«) /g, '\u202f'),
    );
  });

  test('says how long until it is raised', () => {
    expect(explain(reading({ phase: 'suspect', holds: true, heldFor: 13.2 }))).toContain(
      'Raised in 17\u00a0s',
    );
  });

  test('says when the evidence allows attention only', () => {
    expect(explain(reading({ phase: 'suspect', holds: true, level: 'attention' }))).toContain(
      '“attention” only',
    );
  });

  test('says that it is raised', () => {
    expect(explain(reading({ phase: 'alarm', holds: true }))).toBe('Alarm raised.');
  });
});

describe('formats', () => {
  test('clock', () => {
    expect(formatClock(7.9)).toBe('0:07');
    expect(formatClock(3723)).toBe('1:02:03');
    expect(formatClock(-1)).toBe('0:00');
  });

  test('seconds, bytes and shares in both languages', () => {
    expect(formatSeconds('fr', 2.5)).toBe('2,5\u00a0s');
    expect(formatSeconds('en', 245)).toBe('4\u00a0min\u00a005\u00a0s');
    expect(formatBytes('fr', 7_300_000)).toBe('7,3\u00a0Mo');
    expect(formatBytes('en', 640)).toBe('640\u00a0B');
    expect(formatPercent('fr', 0.62)).toMatch(/^62[\u00a0\u202f]%$/);
    expect(formatPercent('en', 0.62)).toBe('62%');
  });

  test('French counts zero as one', () => {
    expect(plural('fr', 0, 'one', 'other')).toBe('one');
    expect(plural('en', 0, 'one', 'other')).toBe('other');
  });
});
