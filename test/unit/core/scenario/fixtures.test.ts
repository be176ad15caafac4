import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../../src/core/detection/detection.ts';
import { createPipeline, setScenario, step } from '../../../../src/core/pipeline.ts';
import { Recording } from '../../../../src/core/recording/recording.ts';
import { replay, runAll } from '../../../../src/core/recording/replay.ts';
import type { Box } from '../../../../src/core/geometry/types.ts';
import type { Alert } from '../../../../src/core/rules/alert.ts';
import { addFixture, belongsHere, removeFixture } from '../../../../src/core/scenario/fixtures.ts';
import { emptyScenario, formatScenario } from '../../../../src/core/scenario/format-scenario.ts';
import { parseScenario } from '../../../../src/core/scenario/parse-scenario.ts';
import type { Scenario } from '../../../../src/core/scenario/scenario.ts';

const BAG: Box = [0.5, 0.6, 0.06, 0.08];
const PICTURE = { width: 640, height: 480 };
const SCENARIO: Scenario = {
  ...emptyScenario('Platform'),
  rules: [{ id: 'bag', event: 'abandoned-object', zone: null, params: { unattendedFor: 4 } }],
  analysis: { rate: 10, warmUp: 0 },
};

describe('things that belong here', () => {
  it('are marked once, found again by their place, and unmarked', () => {
    const marked = addFixture(SCENARIO, [0.123456, 0.6, 0.06, 0.08]);
    expect(marked.fixtures).toEqual([[0.1235, 0.6, 0.06, 0.08]]);
    expect(addFixture(marked, [0.125, 0.6, 0.06, 0.08])).toBe(marked);
    expect(belongsHere(marked.fixtures, [0.12, 0.61, 0.06, 0.08])).toBe(true);
    expect(belongsHere(marked.fixtures, [0.3, 0.61, 0.06, 0.08])).toBe(false);
    expect(removeFixture(marked, [0.3, 0.6, 0.06, 0.08])).toBe(marked);
    expect(removeFixture(marked, [0.12, 0.6, 0.06, 0.08])).toEqual(SCENARIO);
    expect(belongsHere(undefined, BAG)).toBe(false);
  });

  it('are part of the file, and of no file without any', () => {
    const marked = addFixture(addFixture(SCENARIO, BAG), [0.1, 0.1, 0.05, 0.05]);
    expect(parseScenario(formatScenario(marked))).toEqual(marked);
    expect(formatScenario(SCENARIO)).not.toContain('fixtures');
    expect(parseScenario(formatScenario({ ...SCENARIO, fixtures: [] }))).toEqual(SCENARIO);
  });

  it.each<[string, unknown, string]>([
    ['no list', {}, 'fixtures: must be a list'],
    ['three numbers', [[0, 0, 1]], 'fixtures[0]: must be four numbers'],
    ['outside the picture', [[0, 0, 1, 1.5]], 'fixtures[0][3]: must be from 0 to 1'],
    ['no size', [[0.5, 0.5, 0, 0.1]], 'fixtures[0]: must be four numbers'],
  ])('are refused with a sentence: %s', (_, fixtures, sentence) => {
    expect(() => parseScenario(JSON.stringify({ ...SCENARIO, fixtures }))).toThrow(sentence);
  });
});

/** A suitcase comes to stand in an empty hall after three seconds; at `markAt` somebody marks it. */
function run(markAt: number, unmarkAt = Infinity): { alerts: Alert[]; recording: Recording } {
  const state = createPipeline(SCENARIO);
  const recording = new Recording();
  const alerts = new Map<string, Alert>();
  for (let i = 0; i < 400; i++) {
    const time = i / 10;
    if (time === markAt) setScenario(state, addFixture(SCENARIO, BAG), false);
    if (time === unmarkAt) setScenario(state, SCENARIO, false);
    const bag: Detection = { label: 'suitcase', score: 0.7, box: BAG };
    const detections = time < 3 ? [] : [bag];
    const output = step(state, { time, detections, pixels: null, looks: [], picture: PICTURE });
    recording.append(output, PICTURE, [], detections);
    for (const alert of output.changed) alerts.set(alert.id, alert);
  }
  return { alerts: [...alerts.values()], recording };
}

describe('the rule for things that were left', () => {
  it('raises one that nobody marked', () => {
    const { alerts } = run(Infinity);
    expect(alerts.map(({ clearedAt }) => clearedAt)).toEqual([null]);
  });

  it('raises nothing for one that was marked before its time was up', () => {
    expect(run(6).alerts).toEqual([]);
  });

  it('lets an alert end once its thing is marked, and raises no other', () => {
    const { alerts } = run(20);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]!.clearedAt).toBeGreaterThan(20);
    expect(alerts[0]!.clearedAt).toBeLessThan(26);
  });

  it.each<[string, number, number, number]>([
    ['at once when the mark was a slip', 20, 26, 26],
    ['after its whole time when it comes late', 14, 30, 34],
  ])('raises it again when the mark is taken off: %s', (_, markAt, unmarkAt, from) => {
    const { alerts } = run(markAt, unmarkAt);
    expect(alerts).toHaveLength(2);
    expect(alerts[1]!.raisedAt).toBeGreaterThan(from - 0.5);
    expect(alerts[1]!.raisedAt).toBeLessThan(from + 1);
  });

  it('keeps quiet in a replay of the same scene', () => {
    const { recording } = run(Infinity);
    expect(runAll(replay(recording, SCENARIO))).toHaveLength(1);
    expect(runAll(replay(recording, addFixture(SCENARIO, BAG)))).toEqual([]);
  });
});
