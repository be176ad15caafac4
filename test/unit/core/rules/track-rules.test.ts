import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../src/core/geometry/types.ts';
import { crowdDensity } from '../../../../src/core/rules/crowd-density.ts';
import { forbiddenZone } from '../../../../src/core/rules/forbidden-zone.ts';
import type { Finding, RuleContext, RuleModule } from '../../../../src/core/rules/rule-module.ts';
import { wrongWay } from '../../../../src/core/rules/wrong-way.ts';
import type { EventId, Rule, Scenario, Zone } from '../../../../src/core/scenario/scenario.ts';
import type { Track } from '../../../../src/core/tracking/track.ts';

const SCENARIO: Scenario = {
  version: 1,
  name: 'test',
  zones: [],
  rules: [],
  calibration: null,
  analysis: { rate: 10, warmUp: 0 },
};
const SQUARE: Zone = {
  id: 'z',
  name: 'Z',
  kind: 'area',
  points: [
    [0.4, 0.4],
    [0.9, 0.4],
    [0.9, 0.9],
    [0.4, 0.9],
  ],
};
const LINE: Zone = {
  id: 'l',
  name: 'L',
  kind: 'line',
  points: [
    [0.5, 0],
    [0.5, 1],
  ],
};

const ruleFor = (event: EventId, params: Record<string, number> = {}): Rule => ({
  id: 'r',
  event,
  zone: 'z',
  params,
});

/** A person 0.2 tall whose feet are at the place. */
function person(id: number, x: number, y: number, more: Partial<Track> = {}): Track {
  const box: Box = [x - 0.03, y - 0.2, 0.06, 0.2];
  return {
    id,
    label: 'person',
    box,
    velocity: [0, 0],
    score: 0.7,
    state: 'confirmed',
    firstSeen: 0,
    lastSeen: 0,
    stationarySince: null,
    ...more,
  };
}

/** Runs a rule at 10 Hz and returns what it found at each step. */
function play<S>(
  module: RuleModule<S>,
  rule: Rule,
  zone: Zone | null,
  seconds: number,
  tracksAt: (time: number) => Track[],
  scenario = SCENARIO,
): Finding[][] {
  const state = module.init(rule);
  return Array.from({ length: Math.round(seconds * 10) }, (_, i) => {
    const context: RuleContext = {
      time: i / 10,
      elapsed: i === 0 ? 0 : 0.1,
      picture: { width: 640, height: 480 },
      scenario,
      zone,
      tracks: tracksAt(i / 10),
      ended: [],
      detections: [],
      evidence: null,
      heightAt: () => null,
      fixtures: [],
      looks: [],
    };
    return [...module.evaluate(state, rule, context).findings];
  });
}

const ever = (steps: Finding[][]): boolean => steps.some((findings) => findings.some(({ holds }) => holds));

describe('crowd-density', () => {
  const crowd = (n: number): Track[] =>
    Array.from({ length: n }, (_, i) => person(i + 1, 0.45 + i * 0.04, 0.6));
  const rule = ruleFor('crowd-density', { maxPeople: 5, holdFor: 2 });

  it.each([
    ['as many as allowed are too many', 5, true],
    ['one fewer are not', 4, false],
  ])('%s', (_, n, held) => {
    expect(ever(play(crowdDensity, rule, SQUARE, 5, () => crowd(n)))).toBe(held);
  });

  it('does not count people outside the zone, weak tracks or luggage', () => {
    const steps = play(crowdDensity, rule, SQUARE, 5, () => [
      ...crowd(4),
      person(20, 0.1, 0.6),
      person(21, 0.6, 0.7, { score: 0.1 }),
      person(22, 0.6, 0.7, { label: 'suitcase' }),
    ]);
    expect(ever(steps)).toBe(false);
  });

  it('is not moved by a single crowded picture', () => {
    const steps = play(crowdDensity, rule, SQUARE, 6, (time) => crowd(Math.abs(time - 3) < 0.05 ? 9 : 2));
    expect(ever(steps)).toBe(false);
  });

  it('stays over a little below the limit and leaves further down', () => {
    const steps = play(crowdDensity, rule, SQUARE, 24, (time) => crowd(time < 6 ? 5 : time < 12 ? 4 : 3));
    expect(steps[110]![0]!.holds).toBe(true);
    expect(steps.at(-1)![0]!.holds).toBe(false);
  });

  it('says that it is a lower bound where people cover one another or are many', () => {
    const dense = (n: number, step: number): Track[] =>
      Array.from({ length: n }, (_, i) =>
        person(i + 1, 0.45 + (i % 10) * step, 0.5 + Math.floor(i / 10) * 0.1),
      );
    const condition = (people: Track[]): string =>
      play(crowdDensity, rule, SQUARE, 5, () => people).at(-1)![0]!.readings[0]!.condition;
    expect(condition(dense(8, 0.07))).toBe('people-count');
    expect(condition(dense(8, 0.01))).toBe('people-at-least');
    expect(condition(dense(25, 0.04))).toBe('people-at-least');
  });

  it('measures density on the ground where people stand closest', () => {
    // The picture shows 10 m by 10 m of ground.
    const calibration = {
      image: [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      ground: [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ],
    } as const;
    const density = (people: Track[]): number =>
      Number(
        play(crowdDensity, rule, SQUARE, 5, () => people, { ...SCENARIO, calibration })
          .at(-1)![0]!
          .readings.find((one) => one.condition === 'density')!.value,
      );
    const apart = Array.from({ length: 4 }, (_, i) => person(i + 1, 0.45 + 0.12 * i, 0.5));
    const close = Array.from({ length: 4 }, (_, i) => person(i + 1, 0.6 + 0.02 * i, 0.5));
    expect(density(close)).toBeCloseTo(4 / (2 * Math.PI * 1.44), 1);
    expect(density(apart)).toBeLessThan(density(close) / 1.5);
  });

  it('is attention only when people who are not seen make the number', () => {
    const unseen = (): Track[] => crowd(6).map((track, i) => (i < 3 ? { ...track, state: 'lost' } : track));
    expect(play(crowdDensity, rule, SQUARE, 4, unseen).at(-1)![0]).toMatchObject({
      holds: true,
      level: 'attention',
    });
    expect(play(crowdDensity, rule, SQUARE, 4, () => crowd(6)).at(-1)![0]!.level).toBe('alarm');
  });
});

describe('forbidden-zone', () => {
  const rule = ruleFor('forbidden-zone', { holdFor: 0.5 });
  const across = (from: number, to: number) => (time: number) => [
    person(1, from + (to - from) * (time / 4), 0.6),
  ];

  it('finds someone who walks in by the feet', () => {
    const steps = play(forbiddenZone, rule, SQUARE, 4, across(0.2, 0.6));
    expect(steps.findIndex(([finding]) => finding!.holds)).toBe(21);
  });

  it('finds nobody whose head alone is over the zone', () => {
    expect(ever(play(forbiddenZone, rule, SQUARE, 4, () => [person(1, 0.6, 0.95)]))).toBe(false);
  });

  it('does not raise for feet that only graze the border', () => {
    const edge = Math.max(...SQUARE.points.map(([, y]) => y));
    const graze = (): Track[] => [person(1, 0.5, edge - 0.002)];
    expect(ever(play(forbiddenZone, rule, SQUARE, 4, graze))).toBe(false);
  });

  it('takes no prediction for an entry', () => {
    const lost = (time: number): Track[] => [{ ...across(0.2, 0.6)(time)[0]!, state: 'lost' }];
    expect(ever(play(forbiddenZone, rule, SQUARE, 4, lost))).toBe(false);
  });

  it.each([
    ['crossed rightwards', 0.3, 0.7, undefined, true],
    ['crossed leftwards', 0.7, 0.3, undefined, true],
    ['along its direction', 0.3, 0.7, [1, 0] as const, false],
    ['against its direction', 0.7, 0.3, [1, 0] as const, true],
    ['not reached', 0.2, 0.45, undefined, false],
  ])('line %s', (_, from, to, direction, held) => {
    const zone: Zone = direction ? { ...LINE, direction } : LINE;
    expect(ever(play(forbiddenZone, rule, zone, 4, across(from, to)))).toBe(held);
  });

  it('hears one crossing when somebody sways on the line', () => {
    const sway = (time: number): Track[] => [
      person(1, time < 2 ? 0.3 + time * 0.1 : 0.5 + 0.004 * Math.sin(time * 9), 0.6),
    ];
    expect(ever(play(forbiddenZone, rule, LINE, 8, sway))).toBe(false);
  });
});

describe('wrong-way', () => {
  const rule = ruleFor('wrong-way', { holdFor: 1 });
  const road: Zone = {
    ...SQUARE,
    points: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    direction: [1, 0],
  };
  const walk =
    (speedX: number, speedY = 0) =>
    (time: number) => [person(1, 0.5 + speedX * time, 0.5 + speedY * time)];

  it.each([
    ['against it', -0.1, 0, true],
    ['along it', 0.1, 0, false],
    ['across it', 0, 0.08, false],
    ['standing', 0, 0, false],
  ])('%s', (_, x, y, held) => {
    const steps = play(wrongWay, rule, road, 4.5, walk(x, y));
    const due = steps.some(([finding]) => finding!.holds && (finding!.heldFor ?? 0) >= finding!.holdFor);
    expect(due).toBe(held);
  });

  it('takes a few steps back for no wrong way', () => {
    const back = (time: number): Track[] => [person(1, 0.5 + (time < 1.5 ? -0.1 : 0.1) * (time - 1.5), 0.5)];
    const steps = play(wrongWay, rule, road, 4.5, back);
    expect(steps.some(([f]) => f!.holds && (f!.heldFor ?? 0) >= f!.holdFor)).toBe(false);
  });

  it.each([
    ['against it', -0.1, 0.62, true],
    ['along it', 0.1, 0.38, false],
    ['against it, far from the line', -0.02, 0.98, false],
  ])('watches a line, too: %s', (_, speed, from, held) => {
    const line: Zone = { ...LINE, direction: [1, 0] };
    const steps = play(wrongWay, rule, line, 4.5, (time) => [person(1, from + speed * time, 0.5)]);
    const due = steps.some(([finding]) => finding?.holds && (finding.heldFor ?? 0) >= finding.holdFor);
    expect(due).toBe(held);
  });

  it('says that its zone has no direction, and never holds', () => {
    const steps = play(wrongWay, rule, SQUARE, 3, walk(-0.1));
    expect(ever(steps)).toBe(false);
    expect(steps[0]![0]!.readings[0]).toMatchObject({ condition: 'has-direction', value: false, met: false });
  });
});
