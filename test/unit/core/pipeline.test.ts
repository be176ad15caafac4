import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../src/core/detection/detection.ts';
import { createPipeline, setScenario, step, type PipelineState } from '../../../src/core/pipeline.ts';
import type { StepOutput } from '../../../src/core/pipeline-types.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Rule, Scenario } from '../../../src/core/scenario/scenario.ts';

const PICTURE = { width: 640, height: 480 };
const person = (x: number, height = 0.3, score = 0.8): Detection => ({
  label: 'person',
  score,
  box: [x, 0.4, height / 4, height],
});
const crowd: Rule = { id: 'c', event: 'crowd-density', zone: null, params: { maxPeople: 3, holdFor: 1 } };
const scenario = (...rules: Rule[]): Scenario => ({ ...emptyScenario(), rules });

function play(
  state: PipelineState,
  from: number,
  to: number,
  detections: (time: number) => readonly Detection[],
): StepOutput[] {
  const outputs: StepOutput[] = [];
  for (let i = Math.round(from * 10); i < Math.round(to * 10); i++) {
    const time = i / 10;
    outputs.push(
      step(state, { time, detections: detections(time), pixels: null, looks: [], picture: PICTURE }),
    );
  }
  return outputs;
}

describe('pipeline', () => {
  const three = (): Detection[] => [person(0.1), person(0.4), person(0.7)];
  const alerts = (outputs: readonly StepOutput[]): string[] =>
    outputs.flatMap(({ changed }) => changed.map(({ id, clearedAt }) => `${id} ${clearedAt !== null}`));

  it('carries a finding from boxes to one alert, and clears it', () => {
    const state = createPipeline(scenario(crowd));
    const outputs = [...play(state, 0, 4, three), ...play(state, 4, 20, () => [person(0.1)])];
    expect(alerts(outputs)).toEqual(['c#1 false', 'c#1 true']);
    const [raised] = outputs.flatMap(({ changed }) => changed);
    expect(raised).toMatchObject({ event: 'crowd-density', level: 'alarm', zone: null });
    expect(raised?.because.map(({ condition }) => condition)).toContain('people-count');
  });

  it('gives the same outputs for the same inputs, also from a clone of its state half way', () => {
    const one = createPipeline(scenario(crowd));
    const first = play(one, 0, 2, three);
    const two = structuredClone(one);
    const rest = play(one, 2, 6, three);
    expect(play(two, 2, 6, three)).toEqual(rest);
    expect(play(createPipeline(scenario(crowd)), 0, 6, three)).toEqual([...first, ...rest]);
  });

  it('counts no time that nobody saw: a rule’s clock stands still over a gap', () => {
    const state = createPipeline(scenario({ ...crowd, params: { maxPeople: 3, holdFor: 3 } }));
    play(state, 0, 2, three);
    expect(alerts(play(state, 60, 61.5, three))).toEqual([]);
    expect(alerts(play(state, 61.5, 64, three))).toEqual(['c#1 false']);
  });

  it('starts tracks anew after a seek back and a change of the picture’s size, and never uses an id again', () => {
    const state = createPipeline(scenario());
    expect(play(state, 10, 11, () => [person(0.1)]).at(-1)?.tracks[0]?.id).toBe(1);
    expect(play(state, 2, 3, () => [person(0.1)]).at(-1)?.tracks[0]?.id).toBe(2);
    const sized = step(state, {
      time: 3,
      detections: [person(0.1)],
      pixels: null,
      looks: [],
      picture: { width: 480, height: 640 },
    });
    expect(sized.tracks.map((track) => track.id)).toEqual([3]);
  });

  it('keeps what an unchanged rule knows when another one is edited', () => {
    const other: Rule = { ...crowd, id: 'd', params: { maxPeople: 2, holdFor: 2 } };
    const state = createPipeline(scenario({ ...crowd, params: { maxPeople: 3, holdFor: 2 } }, other));
    play(state, 0, 2.5, three);
    const edited = { ...other, params: { maxPeople: 3, holdFor: 2 } };
    setScenario(state, scenario({ ...crowd, params: { maxPeople: 3, holdFor: 2 } }, edited), false);
    const raised = play(state, 2.5, 4, three).flatMap(({ changed }) => changed.map(({ id }) => id));
    expect(raised).toContain('c#1');
    expect(raised).not.toContain('d#1');
  });

  it('watches nothing for a rule whose zone is gone', () => {
    const state = createPipeline(scenario({ ...crowd, zone: 'gone' }));
    expect(play(state, 0, 5, three).every(({ readings }) => readings.length === 0)).toBe(true);
  });

  it('counts people from a tenth of the height, and those hidden a moment ago who did not leave', () => {
    const state = createPipeline(scenario());
    const people = (from: number, to: number, boxes: readonly Detection[]): number =>
      play(state, from, to, () => boxes).at(-1)!.people;
    expect(people(0, 1, [person(0.1), person(0.5), person(0.8, 0.09)])).toBe(2);
    expect(people(1, 2, [person(0.1)])).toBe(2);
    expect(people(2, 5, [person(0.1)])).toBe(1);
  });
});
