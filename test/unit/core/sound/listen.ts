import { createPipeline, setScenario, step, type PipelineState } from '../../../../src/core/pipeline.ts';
import type { StepOutput } from '../../../../src/core/pipeline-types.ts';
import type { Alert } from '../../../../src/core/rules/alert.ts';
import type { Rule, Scenario } from '../../../../src/core/scenario/scenario.ts';
import { SoundAnalyser } from '../../../../src/core/sound/sound-analyser.ts';
import type { SoundEvidence } from '../../../../src/core/sound/sound-evidence.ts';
import type { SoundFrame } from '../../../../src/core/sound/sound-frame.ts';
import { during, mixed, RATE, render, type Sound } from '../../../fixtures/sounds.ts';

export const PICTURE = { width: 640, height: 480 };
/** Seconds of the place alone, before anything happens in it; half a second more until it does. */
const BEFORE = 24;
export const AT = BEFORE + 0.5;

export interface Heard {
  readonly alerts: Alert[];
  readonly evidence: SoundEvidence[];
}

export function soundScenario(params: Rule['params'] = {}): Scenario {
  return {
    version: 1,
    name: 'x',
    zones: [],
    rules: [{ id: 's', event: 'abnormal-sound', zone: null, params }],
    calibration: null,
    analysis: { rate: 10, warmUp: 0 },
  };
}

/** Measurements of a sound, in steps of a tenth of a second that end at the given times. */
export function measure(sound: Sound, seconds: number, from = 0): (readonly [number, SoundFrame[]])[] {
  const samples = render(sound, seconds);
  const analyser = new SoundAnalyser(RATE);
  return Array.from({ length: Math.round(seconds * 10) }, (_, i) => {
    const time = from + (i + 1) / 10;
    return [time, analyser.hear(samples.subarray((i * RATE) / 10, ((i + 1) * RATE) / 10), time)] as const;
  });
}

/** Runs the pipeline over measurements; what it raises, and what it was told. */
export function run(
  state: PipelineState,
  steps: readonly (readonly [number, readonly SoundFrame[]])[],
  each: (output: StepOutput) => void = () => undefined,
): Heard {
  const alerts: Alert[] = [];
  const evidence: SoundEvidence[] = [];
  for (const [time, sound] of steps) {
    const output = step(state, { time, detections: [], pixels: null, looks: [], picture: PICTURE, sound });
    alerts.push(...output.changed.filter(({ clearedAt }) => clearedAt === null));
    each(output);
    if (output.sound) evidence.push(output.sound);
  }
  return { alerts, evidence };
}

const places = new Map<Sound, PipelineState>();

/** The pipeline as it is when it knows a place. */
function learnt(place: Sound): PipelineState {
  let state = places.get(place);
  if (!state) {
    state = createPipeline(soundScenario());
    run(state, measure(place, BEFORE));
    places.set(place, state);
  }
  return structuredClone(state);
}

/** What happens when a sound is heard at `AT` in a place that is known. */
export function hearIn(place: Sound, sound: Sound, seconds: number, params: Rule['params'] = {}): Heard {
  const state = learnt(place);
  setScenario(state, soundScenario(params), false);
  return run(state, measure(mixed(place, during(0.5, 0.5 + seconds, sound)), seconds + 3, BEFORE));
}

/** The kinds that were raised, in order. */
export function kindsOf(alerts: readonly Alert[]): (string | number | boolean)[] {
  return alerts.map(({ because }) => because.find(({ condition }) => condition === 'sound-kind')!.value);
}
