import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../src/core/detection/detection.ts';
import type { ClipEvent } from '../../../src/core/evaluation/manifest.ts';
import { createPipeline, step } from '../../../src/core/pipeline.ts';
import { Recording } from '../../../src/core/recording/recording.ts';
import { runAll } from '../../../src/core/recording/replay.ts';
import { judgeByEvents, judgeByVerdicts, sweep, sweepValues } from '../../../src/core/recording/sweep.ts';
import type { Alert } from '../../../src/core/rules/alert.ts';
import { PARAMS } from '../../../src/core/rules/params.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Rule } from '../../../src/core/scenario/scenario.ts';

const PICTURE = { width: 640, height: 480 };
const rule: Rule = { id: 'c', event: 'crowd-density', zone: null, params: { maxPeople: 3, holdFor: 2 } };
const scenario = { ...emptyScenario(), rules: [rule] };

/** Three people from 5 to 15 s, five from 30 to 40 s, else one. */
const people = (time: number): number => (time >= 5 && time < 15 ? 3 : time >= 30 && time < 40 ? 5 : 1);

function record(): { recording: Recording; alerts: Alert[] } {
  const state = createPipeline(scenario);
  const recording = new Recording();
  const alerts = new Map<string, Alert>();
  for (let i = 0; i < 500; i++) {
    const time = i / 10;
    const detections = Array.from({ length: people(time) }, (_, n): Detection => {
      return { label: 'person', score: 0.8, box: [0.05 + 0.18 * n, 0.4, 0.08, 0.3] };
    });
    const output = structuredClone(
      step(state, { time, detections, pixels: null, looks: [], picture: PICTURE }),
    );
    recording.append(output, PICTURE, [], detections);
    for (const alert of output.changed) alerts.set(alert.id, alert);
  }
  return { recording, alerts: [...alerts.values()] };
}

const { recording, alerts } = record();
const event = (from: number, to: number, more: Partial<ClipEvent> = {}): ClipEvent => ({
  type: 'crowd-density',
  raise: [from, to],
  box: null,
  optional: false,
  note: '',
  ...more,
});

describe('sweep', () => {
  it('counts right and wrong alerts against what happened', () => {
    const judge = judgeByEvents(rule, [event(30, 40)]);
    const points = runAll(sweep(recording, scenario, rule, 'maxPeople', [2, 3, 4, 6], judge));
    expect(points).toEqual([
      { value: 2, alerts: 2, true: 1, false: 1, unjudged: 0, missed: 0 },
      { value: 3, alerts: 2, true: 1, false: 1, unjudged: 0, missed: 0 },
      { value: 4, alerts: 1, true: 1, false: 0, unjudged: 0, missed: 0 },
      { value: 6, alerts: 0, true: 0, false: 0, unjudged: 0, missed: 1 },
    ]);
  });

  it('counts them against verdicts, and says what nobody has judged', () => {
    expect(alerts).toHaveLength(2);
    const [first, second] = alerts as [Alert, Alert];
    const against = (verdicts: ['true' | 'false' | null, 'true' | 'false' | null]) =>
      runAll(
        sweep(
          recording,
          scenario,
          rule,
          'holdFor',
          [1, 4, 40],
          judgeByVerdicts([
            { alert: first, verdict: verdicts[0] },
            { alert: second, verdict: verdicts[1] },
          ]),
        ),
      ).map((point) => [point.true, point.false, point.unjudged, point.missed]);
    expect(against(['false', 'true'])).toEqual([
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
    expect(against([null, 'true'])[0]).toEqual([1, 0, 1, 0]);
  });

  it('tries the usual range, with the present value among it', () => {
    for (const specs of Object.values(PARAMS)) {
      for (const spec of Object.values(specs)) {
        if (spec.kind !== 'number') continue;
        const values = sweepValues(spec, spec.default);
        expect(values).toContain(spec.default);
        expect(values.length).toBeGreaterThan(3);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(spec.min);
        expect(Math.max(...values)).toBeLessThanOrEqual(spec.max);
        expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
      }
    }
  });
});
