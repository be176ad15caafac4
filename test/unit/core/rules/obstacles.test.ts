import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../../src/core/detection/detection.ts';
import { createPipeline, step } from '../../../../src/core/pipeline.ts';
import { obstacleOf, type Obstacle } from '../../../../src/core/rules/obstacles.ts';
import { emptyScenario } from '../../../../src/core/scenario/format-scenario.ts';
import { EVENTS, type Rule, type Scenario, type Zone } from '../../../../src/core/scenario/scenario.ts';

const zone: Zone = {
  id: 'z',
  name: 'Z',
  kind: 'area',
  points: [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ],
};
const scenario = (more: Partial<Scenario> = {}): Scenario => ({
  ...emptyScenario(),
  zones: [zone, { ...zone, id: 'd', direction: [1, 0] }],
  analysis: { rate: 10, warmUp: 0 },
  ...more,
});
const rule = (event: Rule['event'], more: Partial<Rule> = {}): Rule => ({
  id: 'r',
  event,
  zone: null,
  params: {},
  ...more,
});

describe('what keeps a rule from raising anything', () => {
  it.each<[string, Rule, number | null, number, Obstacle['code'] | null]>([
    ['wrong way in the whole picture', rule('wrong-way'), null, 0, 'needs-zone'],
    ['wrong way in a zone without a direction', rule('wrong-way', { zone: 'z' }), 60, 0, 'needs-direction'],
    ['wrong way in a zone with one', rule('wrong-way', { zone: 'd' }), 60, 0, null],
    ['a zone that is gone', rule('weapon', { zone: 'gone' }), null, 0, 'zone-gone'],
    ['a bag and a clip shorter than its timer', rule('abandoned-object'), 20, 0, 'too-short'],
    ['a bag and a clip as long as its timer', rule('abandoned-object'), 30, 0, null],
    ['a bag with a shorter timer', rule('abandoned-object', { params: { unattendedFor: 8 } }), 20, 0, null],
    ['a fall in a clip shorter than its timer', rule('person-down'), 9, 0, 'too-short'],
    ['a fall does not wait for the warm-up', rule('person-down'), 12, 30, null],
    ['a fire in a clip that ends before the warm-up', rule('fire-start'), 25, 30, 'warm-up'],
    ['a fire in a clip that ends soon after', rule('fire-start'), 31, 30, 'too-short'],
    ['a live camera', rule('abandoned-object'), null, 600, null],
    ['a surge has no timer', rule('crowd-surge'), 5, 0, null],
  ])('%s', (_, one, duration, warmUp, code) => {
    const given = scenario({ rules: [one], analysis: { rate: 10, warmUp } });
    expect(obstacleOf(one, given, duration)?.code ?? null).toBe(code);
  });

  it('says how long it lasts and what it needs', () => {
    const given = scenario({ analysis: { rate: 10, warmUp: 30 } });
    expect(obstacleOf(rule('fire-start'), given, 31)).toEqual({ code: 'too-short', lasts: 31, needs: 33 });
  });
});

/** People, a bag and a knife that stay where they are, in a picture that changes its size every five seconds. */
function watch(seconds: number, timer: number, sizes: boolean): string[] {
  // Somebody who stands in the whole picture is in a forbidden zone at once: that one is left out.
  const rules = EVENTS.filter((event) => event !== 'forbidden-zone').map((event) =>
    rule(event, { id: event, params: event === 'abandoned-object' ? { unattendedFor: timer } : {} }),
  );
  const state = createPipeline(scenario({ rules }));
  const raised: string[] = [];
  for (let i = 0; i < seconds * 10; i++) {
    const time = i / 10;
    const detections: Detection[] = [
      { label: 'person', score: 0.8, box: [0.1, 0.3, 0.1, 0.4] },
      ...(time > 2.5 ? [{ label: 'suitcase', score: 0.8, box: [0.6, 0.6, 0.08, 0.1] } as const] : []),
    ];
    const wide = !sizes || Math.floor(time / 5) % 2 === 0;
    const picture = wide ? { width: 640, height: 480 } : { width: 480, height: 640 };
    const output = step(state, { time, detections, pixels: null, looks: [], picture });
    raised.push(...output.changed.filter(({ clearedAt }) => clearedAt === null).map(({ id }) => id));
  }
  return raised;
}

describe('a picture that changes its size midway', () => {
  it('starts the clocks anew and raises nothing that did not stand its time', () => {
    expect(watch(40, 8, false)).toEqual(['abandoned-object#1']);
    expect(watch(40, 8, true)).toEqual([]);
  });
});
