import type { Alert } from '../../../src/core/rules/alert.ts';
import type { RuleReading } from '../../../src/core/pipeline-types.ts';
import { Recording, type PackedChunk } from '../../../src/core/recording/recording.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Track } from '../../../src/core/tracking/track.ts';
import type { EngineInfo, FrameResult } from '../../../src/engine/protocol.ts';
import type { SessionRecord } from '../../../src/store/vigie-store.ts';

/** Things of the app, whole and plain, for tests that change what they are about. */
export const SIZE = { width: 640, height: 480 } as const;

export const ENGINE: EngineInfo = {
  backend: 'wasm',
  refused: [],
  adapter: '',
  detector: 'coco-ssd',
  modelSha256: 'abc',
  loadTime: 1,
  warmUpTime: 1,
};

export function alert(id: string, more: Partial<Alert> = {}): Alert {
  return {
    id,
    ruleId: 'r1',
    event: 'crowd-density',
    zone: null,
    level: 'attention',
    raisedAt: 3,
    clearedAt: null,
    box: [0.1, 0.1, 0.2, 0.2],
    trackIds: [],
    because: [{ condition: 'people-count', value: 4, threshold: 2, since: 2 }],
    ...more,
  };
}

export function track(id: number, more: Partial<Track> = {}): Track {
  return {
    id,
    label: 'person',
    box: [0.2, 0.3, 0.1, 0.4],
    velocity: [0, 0],
    score: 0.8,
    state: 'confirmed',
    firstSeen: 0,
    lastSeen: 1,
    stationarySince: null,
    ...more,
  };
}

export function reading(ruleId: string, phase: RuleReading['phase'], heldFor = 0): RuleReading {
  const finding = {
    subject: 'zone',
    trackIds: [],
    box: null,
    readings: [],
    holds: phase !== 'idle',
    holdFor: 10,
    clearAfter: 2,
    level: 'alarm',
  } as const;
  return { ruleId, phase, heldFor, finding };
}

export function result(time: number, tracks: readonly Track[] = []): FrameResult {
  const output = { time, tracks, ended: [], evidence: null, changed: [], readings: [], people: 0, looks: [] };
  const timing = { prepare: 1, network: 1, decode: 1, pipeline: 1 };
  return { seq: 1, time, size: SIZE, detections: [], looks: [], output, timing };
}

export function session(id: string, startedAt = 0): SessionRecord {
  return {
    id,
    source: { kind: 'file', name: `${id}.mp4`, duration: 10, size: SIZE },
    scenario: emptyScenario(id),
    startedAt,
    endedAt: null,
    engine: null,
    coverage: { analysed: 0, gaps: [] },
  };
}

/** A recorded chunk of so many frames, one a second. */
export function chunk(frames: number): PackedChunk {
  const recording = new Recording();
  for (let i = 0; i < frames; i++) recording.append(result(i, [track(1)]).output, SIZE, [], []);
  return recording.packChunk(0);
}
