import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VigieError } from '../../../../src/core/errors.ts';
import {
  defaultScenario,
  emptyScenario,
  formatScenario,
} from '../../../../src/core/scenario/format-scenario.ts';
import { cleanLabel } from '../../../../src/core/scenario/label.ts';
import { parseScenario, SCENARIO_LIMITS } from '../../../../src/core/scenario/parse-scenario.ts';
import { problemOf, SCENARIO_PROBLEMS } from '../../../../src/core/scenario/problems.ts';
import { EVENTS, type Scenario } from '../../../../src/core/scenario/scenario.ts';
import { zoneFits } from '../../../../src/core/scenario/zone-fit.ts';

const SCENARIO = {
  version: 1,
  name: 'Platform 2',
  zones: [
    {
      id: 'a',
      name: 'Platform',
      kind: 'area',
      points: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      direction: [1, 0],
    },
    {
      id: 'm',
      name: 'Windows',
      kind: 'mask',
      points: [
        [0, 0],
        [0.2, 0],
        [0.2, 0.2],
      ],
    },
    {
      id: 'l',
      name: 'Edge',
      kind: 'line',
      points: [
        [0, 0.5],
        [1, 0.5],
      ],
    },
  ],
  rules: [
    { id: 'r1', event: 'abandoned-object', zone: 'a', params: { unattendedFor: 30 } },
    { id: 'r2', event: 'forbidden-zone', zone: 'l', params: {} },
    { id: 'r3', event: 'crowd-surge', zone: null, params: {} },
  ],
  calibration: {
    image: [
      [0.2, 0.5],
      [0.8, 0.5],
      [1, 1],
      [0, 1],
    ],
    ground: [
      [0, 9],
      [4, 9],
      [4, 2],
      [0, 2],
    ],
  },
  analysis: { rate: 10, warmUp: 30 },
};

type Loose = ReturnType<typeof structuredClone<typeof SCENARIO>> & Record<string, unknown>;

/** What parsing a changed scenario says. */
function refusal(change: (scenario: Loose) => void): { path: unknown; code: unknown } {
  const scenario = structuredClone(SCENARIO) as Loose;
  change(scenario);
  return refusalOf(JSON.stringify(scenario));
}

function refusalOf(text: string): { path: unknown; code: unknown } {
  try {
    parseScenario(text);
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    // No place of the sentence is left to fill in; a name from the file may hold anything.
    const path = String(error.details['path'] ?? '');
    expect(error.message.replace(path, '')).not.toMatch(/\{\w+\}/);
    return { path: error.details['path'], code: problemOf(error.details) ?? error.code };
  }
  return { path: null, code: null };
}

describe('parseScenario', () => {
  it('reads a scenario as it stands', () => {
    expect(parseScenario(JSON.stringify(SCENARIO))).toEqual(SCENARIO);
    expect(parseScenario(`\ufeff${JSON.stringify(SCENARIO)}`)).toEqual(SCENARIO);
  });

  it('fills in what may be left out', () => {
    const { name } = SCENARIO;
    const rules = [{ id: 'r', event: 'weapon', zone: null }];
    expect(parseScenario(JSON.stringify({ version: 1, name, zones: [], rules }))).toEqual({
      ...emptyScenario(name),
      rules: [{ ...rules[0], params: {} }],
    });
  });

  it.each<[string, (s: Loose) => void, string, string]>([
    ['an unknown key', (s) => (s['colour'] = 'red'), 'colour', 'unknown-key'],
    [
      'an unknown key deep down',
      (s) => Object.assign(s.zones[1]!, { colour: 1 }),
      'zones[1].colour',
      'unknown-key',
    ],
    [
      'a constructor',
      (s) => Object.assign(s.rules[0]!, { constructor: 1 }),
      'rules[0].constructor',
      'unknown-key',
    ],
    ['another version', (s) => (s.version = 2), 'version', 'version'],
    ['no zones', (s) => Reflect.deleteProperty(s, 'zones'), 'zones', 'missing'],
    ['zones that are no list', (s) => Object.assign(s, { zones: {} }), 'zones', 'not-list'],
    ['a name that is no text', (s) => Object.assign(s, { name: 7 }), 'name', 'not-text'],
    ['a text for a number', (s) => Object.assign(s.analysis, { rate: '10' }), 'analysis.rate', 'not-number'],
    ['a rate of nothing', (s) => (s.analysis.rate = 0), 'analysis.rate', 'out-of-range'],
    ['a rate too high', (s) => (s.analysis.rate = 61), 'analysis.rate', 'out-of-range'],
    ['a negative warm-up', (s) => (s.analysis.warmUp = -1), 'analysis.warmUp', 'out-of-range'],
    [
      'an unknown detector',
      (s) => Object.assign(s.analysis, { detector: 'x' }),
      'analysis.detector',
      'not-one-of',
    ],
    ['a point outside', (s) => (s.zones[0]!.points[1]![0] = 1.0001), 'zones[0].points[1][0]', 'out-of-range'],
    [
      'NaN, which JSON turns to null',
      (s) => (s.zones[0]!.points[1]![0] = NaN),
      'zones[0].points[1][0]',
      'not-number',
    ],
    ['a point of three', (s) => s.zones[0]!.points[1]!.push(0), 'zones[0].points[1]', 'not-point'],
    ['two vertices', (s) => s.zones[0]!.points.pop(), 'zones[0].points', 'too-few'],
    [
      'a bow tie',
      (s) =>
        (s.zones[0]!.points = [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
        ]),
      'zones[0].points',
      'self-crossing',
    ],
    [
      'a line without length',
      (s) =>
        (s.zones[2]!.points = [
          [0, 0],
          [0, 0],
        ]),
      'zones[2].points',
      'self-crossing',
    ],
    ['no direction', (s) => (s.zones[0]!.direction = [0, 0]), 'zones[0].direction', 'no-length'],
    ['a zone twice', (s) => (s.zones[1]!.id = 'a'), 'zones[1].id', 'duplicate-id'],
    ['a rule twice', (s) => (s.rules[2]!.id = 'r1'), 'rules[2].id', 'duplicate-id'],
    ['an id with markup', (s) => (s.zones[0]!.id = '<b>'), 'zones[0].id', 'bad-id'],
    ['an id __proto__', (s) => (s.zones[0]!.id = '__proto__'), 'zones[0].id', 'bad-id'],
    ['an unknown event', (s) => (s.rules[0]!.event = 'theft'), 'rules[0].event', 'not-one-of'],
    ['a rule in no zone', (s) => (s.rules[0]!.zone = 'b'), 'rules[0].zone', 'zone-unknown'],
    ['a rule on a mask', (s) => (s.rules[0]!.zone = 'm'), 'rules[0].zone', 'zone-unfit'],
    ['luggage on a line', (s) => (s.rules[0]!.zone = 'l'), 'rules[0].zone', 'zone-unfit'],
    [
      'an unknown parameter',
      (s) => Object.assign(s.rules[0]!.params, { x: 1 }),
      'rules[0].params.x',
      'param-unknown',
    ],
    [
      'an inherited parameter',
      (s) => Object.assign(s.rules[0]!.params, { toString: 1 }),
      'rules[0].params.toString',
      'param-unknown',
    ],
    [
      'a parameter out of range',
      (s) => (s.rules[0]!.params.unattendedFor = -1),
      'rules[0].params.unattendedFor',
      'out-of-range',
    ],
    ['params in a list', (s) => Object.assign(s.rules[0]!, { params: [] }), 'rules[0].params', 'not-object'],
    ['three ground points', (s) => s.calibration.ground.pop(), 'calibration.ground', 'too-few'],
    [
      'a ground in line',
      (s) =>
        (s.calibration.ground = [
          [0, 0],
          [1, 0],
          [2, 0],
          [3, 0],
        ]),
      'calibration.ground',
      'ground-metres',
    ],
    [
      'swapped ground',
      (s) => s.calibration.ground.unshift(...s.calibration.ground.splice(1, 1)),
      'calibration',
      'ground-order',
    ],
    ['65 zones', (s) => (s.zones = Array.from({ length: 65 }, () => s.zones[0]!)), 'zones', 'too-many'],
  ])('refuses %s', (_, change, path, code) => {
    expect(refusal(change)).toEqual({ path, code });
  });

  it('refuses what no JSON.stringify would write', () => {
    const text = JSON.stringify(SCENARIO);
    expect(refusalOf('')).toEqual({ path: '(file)', code: 'not-json' });
    expect(refusalOf(text.slice(0, -5))).toEqual({ path: '(file)', code: 'not-json' });
    expect(refusalOf('[]').code).toBe('missing');
    expect(refusalOf('7')).toEqual({ path: '(file)', code: 'not-object' });
    expect(refusalOf(text.replace('"rate":10', '"rate":1e999'))).toEqual({
      path: 'analysis.rate',
      code: 'out-of-range',
    });
    for (const place of ['{"version"', '{"id":"a"', '{"id":"r1"', '{"unattendedFor"']) {
      const poisoned = text.replace(place, `{"__proto__":{"polluted":true},${place.slice(1)}`);
      expect(poisoned).not.toBe(text);
      expect(refusalOf(poisoned).code).toMatch(/^(unknown-key|param-unknown)$/);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses a million vertices and a hundred megabytes at once', () => {
    const started = performance.now();
    const many = JSON.stringify({ ...SCENARIO, zones: [{ ...SCENARIO.zones[0], points: 'P' }] });
    const vertices = `[${'[0,0],'.repeat(300_000)}[1,1]]`;
    expect(refusalOf(many.replace('"P"', vertices))).toEqual({ path: 'zones[0].points', code: 'too-many' });
    expect(refusalOf(many.replace('"P"', `[${'[0,0],'.repeat(1_000_000)}[1,1]]`)).code).toBe(
      'scenario-too-large',
    );
    expect(refusalOf(' '.repeat(SCENARIO_LIMITS.bytes + 1)).code).toBe('scenario-too-large');
    expect(refusalOf('['.repeat(1_000_000)).code).toBe('not-json');
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('never throws anything but its own errors', () => {
    const replaced = fc.tuple(fc.constantFrom(...leaves(SCENARIO)), fc.jsonValue());
    fc.assert(
      fc.property(replaced, ([path, value]) => {
        const scenario = structuredClone(SCENARIO) as unknown;
        put(scenario, path, value);
        refusalOf(JSON.stringify(scenario));
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        refusalOf(text);
      }),
    );
  });
});

describe('formatScenario', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const scenarios = fc
    .record({
      name: fc.string({ unit: 'grapheme' }),
      corners: fc.array(fc.tuple(share, share, fc.double({ min: 0.001, max: 1, noNaN: true })), {
        maxLength: 8,
      }),
      events: fc.array(fc.constantFrom(...EVENTS), { maxLength: 8 }),
      rate: fc.double({ min: 0.5, max: 60, noNaN: true }),
    })
    .map(({ name, corners, events, rate }): Scenario => {
      const zones = corners.map(([x, y, size], i) => {
        const [right, bottom] = [x * (1 - size) + size, y * (1 - size) + size];
        const [left, top] = [x * (1 - size), y * (1 - size)];
        const points = [
          [left, top],
          [right, top],
          [right, bottom],
          [left, bottom],
        ] as const;
        return {
          id: `z${i}`,
          name: cleanLabel(name),
          kind: 'area' as const,
          points,
          direction: [1, -0.5] as const,
        };
      });
      const rules = events.map((event, i) => ({
        id: `r${i}`,
        event,
        zone: event === 'abnormal-sound' ? null : (zones[i]?.id ?? null),
        params: {},
      }));
      return {
        version: 1,
        name: cleanLabel(name),
        zones,
        rules,
        calibration: null,
        analysis: { rate, warmUp: 0 },
      };
    });

  it('round-trips every scenario', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const text = formatScenario(scenario);
        // JSON writes -0 as 0.
        expect(JSON.stringify(parseScenario(text))).toBe(JSON.stringify(scenario));
        expect(formatScenario(parseScenario(text))).toBe(text);
      }),
    );
  });

  it('writes the same text whatever the order of keys, with points on one line', () => {
    const text = formatScenario(parseScenario(JSON.stringify(SCENARIO)));
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(SCENARIO).reverse()));
    expect(formatScenario(parseScenario(reversed))).toBe(text);
    expect(text).toContain('[0.2, 0.5]');
    expect(text.endsWith('}\n')).toBe(true);
    expect(parseScenario(text)).toEqual(SCENARIO);
  });

  it('gives scenarios to start from', () => {
    for (const scenario of [emptyScenario('New'), defaultScenario()]) {
      expect(parseScenario(formatScenario(scenario))).toEqual(scenario);
    }
  });
});

describe('labels', () => {
  it.each([
    ['Quai\n 2', 'Quai  2'],
    ['\u202eabc\u202c', 'abc'],
    ['a\u200bb\ufeffc\u2066', 'abc'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['x'.repeat(1_000_000), 'x'.repeat(80)],
    ['👩‍🚒'.repeat(100), '👩🚒'.repeat(40)],
    ['\ud800', ''],
  ])('%j', (dirty, clean) => {
    expect(cleanLabel(dirty)).toBe(clean);
    expect(cleanLabel(clean)).toBe(clean);
  });
});

it('names a place for every event and none for a mask', () => {
  for (const event of EVENTS) {
    // A microphone hears the whole place.
    expect(zoneFits(event, 'area')).toBe(event !== 'abnormal-sound');
    expect(zoneFits(event, 'mask')).toBe(false);
  }
  expect(Object.values(SCENARIO_PROBLEMS).every((sentence) => !sentence.endsWith('.'))).toBe(true);
});

/** Paths to every value inside a value. */
function leaves(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const inside = Object.entries(value).flatMap(([key, entry]) =>
    leaves(entry, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inside : [[...path], ...inside];
}

function put(value: unknown, path: readonly (string | number)[], leaf: unknown): void {
  let at = value as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1)!] = leaf;
}
