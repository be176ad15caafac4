import { describe, expect, it } from 'vitest';
import {
  addRule,
  addZone,
  freshId,
  removeRule,
  removeZone,
  replaceRule,
  replaceZone,
} from '../../../../src/core/scenario/edit.ts';
import { emptyScenario, formatScenario } from '../../../../src/core/scenario/format-scenario.ts';
import { parseScenario } from '../../../../src/core/scenario/parse-scenario.ts';
import type { Rule, Zone } from '../../../../src/core/scenario/scenario.ts';

const ZONE: Zone = {
  id: 'a',
  name: 'A',
  kind: 'area',
  points: [
    [0, 0],
    [1, 0],
    [1, 1],
  ],
};
const RULE: Rule = { id: 'r', event: 'person-down', zone: 'a', params: {} };

describe('edits of a scenario', () => {
  const both = addRule(addZone(emptyScenario('New'), ZONE), RULE);

  it('adds, replaces and removes without touching what was there', () => {
    const before = formatScenario(both);
    expect(replaceZone(both, { ...ZONE, name: 'B' }).zones).toEqual([{ ...ZONE, name: 'B' }]);
    expect(replaceRule(both, { ...RULE, zone: null }).rules).toEqual([{ ...RULE, zone: null }]);
    expect(removeRule(both, 'r').rules).toEqual([]);
    expect(formatScenario(both)).toBe(before);
  });

  it('takes the rules of a zone along, so that what is left can still be read', () => {
    const other = addRule(both, { ...RULE, id: 's', zone: null });
    const left = removeZone(other, 'a');
    expect(left.rules.map((rule) => rule.id)).toEqual(['s']);
    expect(parseScenario(formatScenario(left))).toEqual(left);
  });

  it('finds an id that is free', () => {
    expect(freshId('zone', [])).toBe('zone');
    expect(freshId('zone', ['zone', 'zone-2', 'zone-4'])).toBe('zone-3');
  });
});
