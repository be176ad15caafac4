import type { StepOutput } from '../core/pipeline-types.ts';
import { Recording } from '../core/recording/recording.ts';
import { replay, runAll } from '../core/recording/replay.ts';
import { emptyScenario } from '../core/scenario/format-scenario.ts';
import { LEGAL_EVENTS, type Rule } from '../core/scenario/scenario.ts';
import type { Track } from '../core/tracking/track.ts';

/** Milliseconds for a recorded hour. */
export interface ReplayFigures {
  readonly steps: number;
  readonly people: number;
  readonly oneRule: number;
  readonly allRules: number;
}

const STEPS = 36_000;
const PEOPLE = 3;
const PICTURE = { width: 768, height: 576 };

/** Times the replay of an hour in which three people walk about. */
export function measureReplay(): ReplayFigures {
  const recording = new Recording();
  for (let i = 0; i < STEPS; i++) recording.append(stepAt(i), PICTURE, [], []);
  const rules = LEGAL_EVENTS.map((event): Rule => ({ id: event, event, zone: null, params: {} }));
  const scenario = { ...emptyScenario(), rules };
  const time = (some: readonly Rule[]): number => {
    const began = performance.now();
    runAll(replay(recording, scenario, some));
    return performance.now() - began;
  };
  // The first pass lets the compiler do its work.
  time(rules);
  return { steps: STEPS, people: PEOPLE, oneRule: time(rules.slice(0, 1)), allRules: time(rules) };
}

function stepAt(i: number): StepOutput {
  const time = i / 10;
  const tracks = Array.from({ length: PEOPLE }, (_, n): Track => {
    // Everybody walks through in a minute and comes back as somebody else.
    const round = Math.floor((i + 200 * n) / 600);
    const x = ((i + 200 * n) % 600) / 600;
    return {
      id: 1 + PEOPLE * round + n,
      label: 'person',
      box: [0.95 * x, 0.3 + 0.1 * n, 0.08, 0.3],
      velocity: [0.016, 0],
      score: 0.8,
      state: 'confirmed',
      firstSeen: time - 60 * x,
      lastSeen: time,
      stationarySince: null,
    };
  });
  return {
    time,
    tracks,
    ended: [],
    evidence: { health: 'ok', colourless: false, blobs: [], flames: [], motion: null },
    changed: [],
    readings: [],
    people: PEOPLE,
    looks: [],
  };
}
