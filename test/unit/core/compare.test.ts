import { describe, expect, it } from 'vitest';
import { changesOf, compareAlerts, isMoved } from '../../../src/core/recording/compare.ts';
import type { Alert } from '../../../src/core/rules/alert.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { alert } from '../app/factories.ts';

const at = (id: string, raisedAt: number, more: Partial<Alert> = {}): Alert =>
  alert(id, { raisedAt, clearedAt: raisedAt + 2, ...more });
const ids = (alerts: readonly Alert[]): string[] => alerts.map(({ id }) => id);

describe('compareAlerts', () => {
  const cases: readonly [
    what: string,
    raised: readonly Alert[],
    replayed: readonly Alert[],
    expected: { kept: readonly [string, string][]; gained: readonly string[]; lost: readonly string[] },
  ][] = [
    ['nothing', [], [], { kept: [], gained: [], lost: [] }],
    ['the same', [at('a', 5)], [at('x', 5)], { kept: [['a', 'x']], gained: [], lost: [] }],
    ['sooner', [at('a', 20)], [at('x', 8)], { kept: [['a', 'x']], gained: [], lost: [] }],
    ['far in time', [at('a', 5)], [at('x', 60)], { kept: [], gained: ['x'], lost: ['a'] }],
    [
      'far in time, but it still lasted',
      [at('a', 5, { clearedAt: null })],
      [at('x', 60)],
      { kept: [['a', 'x']], gained: [], lost: [] },
    ],
    [
      'elsewhere in the picture',
      [at('a', 5)],
      [at('x', 5, { box: [0.7, 0.7, 0.1, 0.1] })],
      { kept: [], gained: ['x'], lost: ['a'] },
    ],
    [
      'another event',
      [at('a', 5)],
      [at('x', 5, { event: 'weapon' })],
      { kept: [], gained: ['x'], lost: ['a'] },
    ],
    ['one for two', [at('a', 5), at('b', 10)], [at('x', 9)], { kept: [['b', 'x']], gained: [], lost: ['a'] }],
    [
      'the same rule before a nearer one of another rule',
      [at('a', 5)],
      [at('x', 5, { ruleId: 'other' }), at('y', 9)],
      { kept: [['a', 'y']], gained: ['x'], lost: [] },
    ],
  ];
  it.each(cases)('%s', (_, raised, replayed, { kept, gained, lost }) => {
    const found = compareAlerts(raised, replayed);
    expect(found.kept.map(({ before, after }) => [before.id, after.id])).toEqual(kept);
    expect(ids(found.gained)).toEqual(gained);
    expect(ids(found.lost)).toEqual(lost);
  });
});

describe('isMoved', () => {
  it.each([
    [at('a', 5), at('b', 5), false],
    [at('a', 5), at('b', 5.02), false],
    [at('a', 5), at('b', 4), true],
    [at('a', 5), at('b', 5, { level: 'alarm' }), true],
  ])('%#', (before, after, moved) => {
    expect(isMoved({ before, after })).toBe(moved);
  });
});

describe('changesOf', () => {
  const zone = { id: 'z', name: 'Z', kind: 'area', points: [[0, 0], [1, 0], [1, 1]] } as const; // prettier-ignore
  const mask = { ...zone, id: 'm', kind: 'mask' } as const;
  const base: Scenario = {
    ...emptyScenario('s'),
    zones: [zone, mask],
    rules: [{ id: 'r', event: 'person-down', zone: 'z', params: {} }],
  };
  const cases: readonly [string, Scenario, boolean, readonly string[]][] = [
    ['nothing', base, false, []],
    ['a name', { ...base, name: 'other', zones: [{ ...zone, name: 'Other' }, mask] }, false, []],
    ['a parameter', { ...base, rules: [{ ...base.rules[0]!, params: { onGroundFor: 3 } }] }, true, []],
    ['a vertex', { ...base, zones: [{ ...zone, points: [[0, 0], [1, 0], [1, 0.5]] }, mask] }, true, []], // prettier-ignore
    ['a thing that belongs there', { ...base, fixtures: [[0, 0, 0.1, 0.1]] }, true, []],
    ['a mask', { ...base, zones: [zone] }, false, ['masks']],
    ['the rate', { ...base, analysis: { ...base.analysis, rate: 3 } }, false, ['analysis']],
    ['the detector', { ...base, analysis: { ...base.analysis, detector: 'nanodet' } }, false, ['analysis']],
    [
      'a period',
      { ...base, authorisation: { period: { from: '2026-01-01T00:00', to: '2026-02-01T00:00' } } },
      true,
      [],
    ],
    ['a purpose', { ...base, authorisation: { purpose: 'Teaching' } }, false, []],
    ['the warm-up', { ...base, analysis: { ...base.analysis, warmUp: 1 } }, true, []],
  ];
  it.each(cases)('%s', (_, after, decides, hidden) => {
    expect(changesOf(base, after)).toEqual({ decides, hidden });
  });
});
