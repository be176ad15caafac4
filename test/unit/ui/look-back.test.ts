import { describe, expect, test } from 'vitest';
import { EVERYTHING, type TrackQuery } from '../../../src/core/recording/search.ts';
import type { Zone } from '../../../src/core/scenario/scenario.ts';
import { parseClock, parseSeconds } from '../../../src/ui/clock-text.ts';
import { lookBackEn } from '../../../src/ui/i18n/look-back-en.ts';
import { draftOf, readDraft, type QueryDraft } from '../../../src/ui/views/track-query-draft.ts';

describe('times as people write them', () => {
  test.each<[string, number | null]>([
    ['', null],
    ['  ', null],
    ['0', 0],
    ['90', 90],
    ['1:30', 90],
    [' 1:30 ', 90],
    ['1:02:03', 3723],
    ['1:30,5', 90.5],
    ['1:30.5', 90.5],
    ['100:00', 6000],
    ['1:60', Number.NaN],
    ['-1', Number.NaN],
    ['1:', Number.NaN],
    ['soon', Number.NaN],
    ['1:2:3:4', Number.NaN],
  ])('%j', (text, seconds) => expect(parseClock(text)).toEqual(seconds));

  test.each<[string, number]>([
    ['', 0],
    ['12', 12],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['-2', Number.NaN],
    ['two', Number.NaN],
  ])('seconds: %j', (text, seconds) => expect(parseSeconds(text)).toEqual(seconds));
});

describe('the form of the search', () => {
  const area: Zone = { id: 'a', name: 'Area', kind: 'area', points: [] };
  const line: Zone = { id: 'l', name: 'Line', kind: 'line', points: [] };
  const read = (draft: Partial<QueryDraft>): ReturnType<typeof readDraft> =>
    readDraft({ ...draftOf(EVERYTHING, 'en'), ...draft }, [area, line], lookBackEn);

  test('an empty one asks nothing, a full one everything', () => {
    expect(read({})).toEqual({ query: EVERYTHING });
    const query: TrackQuery = {
      label: 'person',
      zone: 'a',
      inside: 2.5,
      way: 0,
      direction: 45,
      present: 10,
      still: 3,
      upper: 'red',
      lower: 'blue',
      from: 90,
      to: 3723,
      sort: 'present',
    };
    for (const language of ['en', 'fr'] as const) expect(read(draftOf(query, language))).toEqual({ query });
  });

  test.each<[string, Partial<QueryDraft>, Partial<TrackQuery>]>([
    ['a way without a line', { zone: 'a', way: '-1' }, { zone: 'a' }],
    ['seconds inside a line', { zone: 'l', inside: '9', way: '-1' }, { zone: 'l', way: -1 }],
    ['seconds inside nothing', { inside: 'nonsense' }, {}],
    ['clothes of a car', { label: 'car', upper: 'red' }, { label: 'car' }],
    ['a zone that is gone', { zone: 'x' }, {}],
  ])('what a hidden field holds asks nothing: %s', (_, draft, query) => {
    expect(read(draft)).toEqual({ query: { ...EVERYTHING, ...query } });
  });

  test.each<[string, Partial<QueryDraft>, (keyof QueryDraft)[]]>([
    ['no time', { from: 'noon' }, ['from']],
    ['no number', { present: 'long', still: '-1' }, ['present', 'still']],
    ['backwards', { from: '2:00', to: '1:00' }, ['to']],
    ['no seconds inside', { zone: 'a', inside: 'x' }, ['inside']],
  ])('what cannot be used is said at its field: %s', (_, draft, fields) => {
    const answer = read(draft);
    expect('problems' in answer && Object.keys(answer.problems).sort()).toEqual(fields.toSorted());
  });
});
