import { EVIDENCE } from '../../../src/app/evidence/evidence-settings.ts';
import type { App, AppState, LaneSpan, SessionAlert } from '../../../src/app/app-state.ts';
import { NO_LAB } from '../../../src/app/lab-state.ts';
import { NO_LESSONS } from '../../../src/app/lesson-state.ts';
import { NOT_LOOKING_BACK } from '../../../src/app/look-back-state.ts';
import { NO_SOUND } from '../../../src/app/sound-state.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import type { RuleReading } from '../../../src/core/pipeline-types.ts';
import type { Track } from '../../../src/core/tracking/track.ts';
import type { FrameResult } from '../../../src/engine/protocol.ts';
import type { StageDirector } from '../../../src/sources/stage/stage-director.ts';

/** Every call of an action, for tests to look at. */
export type Call = readonly [name: string, ...values: unknown[]];

export const SCENARIO: Scenario = {
  version: 1,
  name: 'Platform 2',
  zones: [
    {
      id: 'area-1',
      name: 'Platform',
      kind: 'area',
      points: [
        [0.05, 0.55],
        [0.95, 0.5],
        [0.98, 0.97],
        [0.03, 0.97],
      ],
    },
    {
      id: 'line-1',
      name: 'Gate',
      kind: 'line',
      points: [
        [0.72, 0.3],
        [0.95, 0.45],
      ],
    },
    {
      id: 'mask-1',
      name: 'Windows',
      kind: 'mask',
      points: [
        [0.02, 0.03],
        [0.2, 0.03],
        [0.2, 0.2],
        [0.02, 0.22],
      ],
    },
  ],
  rules: [
    { id: 'r1', event: 'abandoned-object', zone: 'area-1', params: { unattendedFor: 30 } },
    { id: 'r2', event: 'person-down', zone: null, params: {} },
    { id: 'r3', event: 'crowd-density', zone: 'area-1', params: { maxPeople: 6 } },
  ],
  calibration: null,
  analysis: { rate: 10, warmUp: 30 },
};

const DIRECTOR: StageDirector = {
  actions: [
    { id: 'leave-bag', event: 'abandoned-object' },
    { id: 'leave-case', event: 'abandoned-object' },
    { id: 'fall', event: 'person-down' },
    { id: 'gather', event: 'crowd-density' },
    { id: 'take-bag-back', event: null },
    { id: 'get-up', event: null },
    { id: 'disperse', event: null },
    { id: 'person-enters', event: null },
  ],
  possible: new Set(['leave-bag', 'leave-case', 'fall', 'gather', 'person-enters']),
  trigger: () => true,
  views: ['platform', 'hall'],
  view: 'platform',
  setView: () => undefined,
  restart: () => undefined,
  seed: 7,
};

function track(
  id: number,
  label: Track['label'],
  box: Track['box'],
  time: number,
  more: Partial<Track> = {},
): Track {
  return {
    id,
    label,
    box,
    velocity: [0, 0],
    score: 0.86,
    state: 'confirmed',
    firstSeen: Math.max(0, time - 24),
    lastSeen: time,
    stationarySince: null,
    ...more,
  };
}

function tracksAt(time: number): Track[] {
  const walk = (phase: number, speed: number): number => 0.08 + ((phase + time * speed) % 1) * 0.8;
  return [
    track(1, 'person', [walk(0.1, 0.02), 0.38, 0.07, 0.34], time, { score: 0.94 }),
    track(2, 'person', [walk(0.5, -0.015), 0.42, 0.075, 0.36], time),
    track(3, 'person', [walk(0.75, 0.01), 0.36, 0.06, 0.3], time, { score: 0.71 }),
    track(5, 'suitcase', [0.42, 0.68, 0.06, 0.12], time, {
      score: 0.62,
      stationarySince: Math.max(0, time - 21),
    }),
    track(8, 'person', [0.62, 0.78, 0.17, 0.1], time, { state: 'lost', score: 0.4 }),
    track(9, 'person', [0.86, 0.4, 0.05, 0.22], time, { state: 'tentative', score: 0.35 }),
  ];
}

function readingsAt(time: number): RuleReading[] {
  const alone = Math.max(0, time - 50);
  return [
    {
      ruleId: 'r1',
      phase: 'suspect',
      heldFor: Math.min(30, alone),
      finding: {
        subject: 'track:5',
        trackIds: [5],
        box: [0.42, 0.68, 0.06, 0.12],
        holds: true,
        holdFor: 30,
        clearAfter: 3,
        level: 'alarm',
        readings: [
          { condition: 'object-class', value: 'suitcase', threshold: null, met: true, since: 48 },
          { condition: 'object-still-for', value: alone + 4, threshold: 4, met: true, since: 50 },
          { condition: 'owner-distance', value: 2.4, threshold: 1.5, met: true, since: 52 },
          {
            condition: 'unattended-for',
            value: Math.min(30, alone),
            threshold: 30,
            met: alone >= 30,
            since: null,
          },
        ],
      },
    },
    {
      ruleId: 'r2',
      phase: 'idle',
      heldFor: 0,
      finding: {
        subject: 'track:1',
        trackIds: [1],
        box: [0.3, 0.38, 0.07, 0.34],
        holds: false,
        holdFor: 10,
        clearAfter: 1.5,
        level: 'attention',
        readings: [
          { condition: 'drop', value: 0.05, threshold: 0.35, met: false, since: null },
          { condition: 'height-share', value: 0.97, threshold: 0.6, met: false, since: null },
          { condition: 'still-speed', value: 0.62, threshold: 0.15, met: false, since: null },
        ],
      },
    },
    {
      ruleId: 'r3',
      phase: 'idle',
      heldFor: 0,
      finding: {
        subject: 'zone',
        trackIds: [1, 2, 3],
        box: null,
        holds: false,
        holdFor: 10,
        clearAfter: 5,
        level: 'alarm',
        readings: [{ condition: 'people-count', value: 3, threshold: 6, met: false, since: null }],
      },
    },
  ];
}

/** A result as the engine would give it at `time`. */
export function resultAt(time: number): FrameResult {
  const tracks = tracksAt(time);
  return {
    seq: Math.round(time * 10),
    time,
    size: { width: 1280, height: 720 },
    detections: [],
    looks: [],
    output: {
      time,
      tracks,
      ended: [],
      evidence: null,
      changed: [],
      readings: readingsAt(time),
      people: 3,
      looks: [],
    },
    timing: { prepare: 2, network: 17, decode: 1, pipeline: 1 },
  };
}

export function someAlerts(snapshot: string | null): SessionAlert[] {
  return [
    {
      verdict: 'false',
      snapshot,
      clip: { seconds: 10, anonymous: true, type: 'video/mp4' },
      alert: {
        id: 'r1:track:3:1',
        ruleId: 'r1',
        event: 'abandoned-object',
        zone: 'area-1',
        level: 'attention',
        raisedAt: 14.2,
        clearedAt: 22,
        box: [0.3, 0.6, 0.1, 0.1],
        trackIds: [3],
        because: [
          { condition: 'object-class', value: 'backpack', threshold: null, since: 4 },
          { condition: 'unattended-for', value: 30.4, threshold: 30, since: 4 },
        ],
      },
    },
    {
      verdict: 'true',
      snapshot,
      clip: 'taking',
      alert: {
        id: 'r2:track:6:1',
        ruleId: 'r2',
        event: 'person-down',
        zone: null,
        level: 'alarm',
        raisedAt: 41.6,
        clearedAt: null,
        box: [0.62, 0.78, 0.17, 0.1],
        trackIds: [8],
        because: [
          { condition: 'drop', value: 0.62, threshold: 0.35, since: 31.2 },
          { condition: 'height-share', value: 0.41, threshold: 0.6, since: 31.6 },
          { condition: 'on-ground-for', value: 10, threshold: 10, since: 31.6 },
        ],
      },
    },
    {
      verdict: null,
      snapshot: null,
      clip: null,
      alert: {
        id: 'r3:zone:1',
        ruleId: 'r3',
        event: 'crowd-density',
        zone: 'area-1',
        level: 'alarm',
        raisedAt: 55.4,
        clearedAt: null,
        box: null,
        trackIds: [],
        because: [
          { condition: 'people-count', value: 8, threshold: 6, since: 45.4 },
          { condition: 'held-for', value: 10, threshold: 10, since: 45.4 },
        ],
      },
    },
  ];
}

const LANES: LaneSpan[] = [
  { ruleId: 'r1', phase: 'suspect', from: 4, to: 14.2, alertId: null },
  { ruleId: 'r1', phase: 'attention', from: 14.2, to: 22, alertId: 'r1:track:3:1' },
  { ruleId: 'r1', phase: 'suspect', from: 50, to: null, alertId: null },
  { ruleId: 'r2', phase: 'suspect', from: 31.6, to: 41.6, alertId: null },
  { ruleId: 'r2', phase: 'alarm', from: 41.6, to: null, alertId: 'r2:track:6:1' },
  { ruleId: 'r3', phase: 'suspect', from: 45.4, to: 55.4, alertId: null },
  { ruleId: 'r3', phase: 'alarm', from: 55.4, to: null, alertId: 'r3:zone:1' },
];

export const DOORS: AppState = {
  ...NO_LAB,
  phase: 'doors',
  source: null,
  view: null,
  playback: null,
  steerable: false,
  director: null,
  truth: null,
  engine: { state: 'off', info: null, progress: null, error: null },
  live: { analysedPerSecond: 0, analysed: 0, dropped: 0, late: 0, speed: 1, limit: null },
  result: null,
  session: null,
  coverage: { analysed: 0, gaps: [] },
  alerts: [],
  canUndoVerdict: false,
  reviewing: false,
  lanes: [],
  scenario: SCENARIO,
  canUndo: false,
  canRedo: false,
  selection: null,
  layers: { boxes: true, trails: true, zones: true, truth: false, floor: false, anonymous: false },
  lessons: NO_LESSONS,
  lookBack: NOT_LOOKING_BACK,
  savedScenarios: [],
  pastSessions: [],
  cameras: [],
  notices: [],
  language: 'en',
  theme: 'dark',
  evidence: EVIDENCE,
  gif: null,
  sound: NO_SOUND,
  foreignRequests: 0,
  writable: true,
  onDisk: false,
  canOpenAgain: false,
  side: null,
};

/** The stage, a minute in, with alerts. */
export function running(view: AppState['view'], snapshot: string | null, time = 64): AppState {
  const result = resultAt(time);
  return {
    ...DOORS,
    phase: 'running',
    source: {
      kind: 'stage',
      name: 'The stage: platform',
      size: { width: 1280, height: 720 },
      duration: 180,
      pacing: 'live',
    },
    view,
    playback: { playing: true, time, speed: 1 },
    steerable: true,
    director: DIRECTOR,
    truth: {
      objects: result.output.tracks.map(({ id, label, box: [x, y, w, h] }) => ({
        id,
        label,
        box: [x + 0.004, y - 0.006, w, h],
        visible: 1,
      })),
    },
    engine: {
      state: 'ready',
      progress: null,
      error: null,
      info: {
        backend: 'webgpu',
        refused: [],
        adapter: 'Example GPU',
        detector: 'coco-ssd',
        modelSha256: '3f5a9c0e7be1f6d8c2b4a09157d3e6f80c1b2a394d5e6f708192a3b4c5d6e7f8',
        loadTime: 812,
        warmUpTime: 1430,
      },
    },
    live: { analysedPerSecond: 42, analysed: 2688, dropped: 12, late: 3, speed: 1, limit: null },
    result,
    coverage: { analysed: 61.5, gaps: [{ from: 26, to: 28.5, reason: 'device-lost' }] },
    alerts: someAlerts(snapshot),
    lanes: LANES,
    canUndo: true,
  };
}

/** An application that does nothing but keep a state and remember what was asked of it. */
export class FakeApp {
  state: AppState;
  readonly calls: Call[] = [];
  readonly #listeners = new Set<(state: AppState) => void>();
  #told = false;

  constructor(state: AppState) {
    this.state = state;
  }

  subscribe(listener: (state: AppState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(part: Partial<AppState>): void {
    this.state = { ...this.state, ...part };
    if (this.#told) return;
    this.#told = true;
    queueMicrotask(() => {
      this.#told = false;
      for (const listener of this.#listeners) listener(this.state);
    });
  }

  /** Actions that change what is seen; all others are only remembered. */
  react([name, ...values]: Call): unknown {
    const [first, second] = values;
    if (name === 'select') this.set({ selection: first as AppState['selection'] });
    if (name === 'setLayers')
      this.set({ layers: { ...this.state.layers, ...(first as Partial<AppState['layers']>) } });
    if (name === 'setReviewing') this.set({ reviewing: Boolean(first) });
    if (name === 'setLanguage') this.set({ language: first as AppState['language'] });
    if (name === 'setTheme') this.set({ theme: first as AppState['theme'] });
    if (name === 'dismiss') this.set({ notices: this.state.notices.filter(({ id }) => id !== first) });
    if (name === 'editScenario') this.set({ scenario: first as Scenario, canUndo: true });
    if (name === 'setVerdict') {
      const verdict = second as SessionAlert['verdict'];
      this.set({
        alerts: this.state.alerts.map((item) => (item.alert.id === first ? { ...item, verdict } : item)),
      });
    }
    const { playback } = this.state;
    if (playback && name === 'pause') this.set({ playback: { ...playback, playing: false } });
    if (playback && name === 'play') this.set({ playback: { ...playback, playing: true } });
    if (playback && name === 'seek') this.set({ playback: { ...playback, time: Number(first) } });
    if (name === 'closeSource')
      this.set({ ...DOORS, language: this.state.language, theme: this.state.theme });
    const { result } = this.state;
    if (name === 'shown') return result && { time: result.time, tracks: result.output.tracks, age: 0 };
    if (name === 'counts')
      return Promise.resolve({ sessions: 4, alerts: 31, scenarios: 2, recordings: 3, bytes: 1_834_000 });
    return undefined;
  }
}

/** The fake as an `App`: every action that it does not have itself is remembered. */
export function asApp(fake: FakeApp): App {
  return new Proxy(fake as unknown as App, {
    get(_target, key) {
      if (key === 'state') return fake.state;
      if (key === 'subscribe') return fake.subscribe.bind(fake);
      // Lit looks at every value for marks of its own; a fake that has them all is taken for a directive.
      if (typeof key === 'symbol' || key.startsWith('_') || key === 'strings' || key === 'then')
        return undefined;
      return (...values: unknown[]) => {
        const call: Call = [key, ...values];
        if (key !== 'shown') fake.calls.push(call);
        return fake.react(call);
      };
    },
  });
}
