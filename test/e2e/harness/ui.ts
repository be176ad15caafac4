import type { AppState } from '../../../src/app/app-state.ts';
import '../../../src/ui/views/vigie-app.ts';
import { DOORS, FakeApp, SCENARIO, asApp, resultAt, running } from './fake-app.ts';

/** A picture to look at: a platform in perspective, drawn once. */
function platform(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const sky = context.createLinearGradient(0, 0, 0, 400);
  sky.addColorStop(0, '#5a6572');
  sky.addColorStop(1, '#8b939b');
  context.fillStyle = sky;
  context.fillRect(0, 0, 1280, 400);
  const floor = context.createLinearGradient(0, 300, 0, 720);
  floor.addColorStop(0, '#8f8d88');
  floor.addColorStop(1, '#b9b5ac');
  context.fillStyle = floor;
  context.fillRect(0, 300, 1280, 420);
  context.strokeStyle = 'rgb(90 88 84 / 60%)';
  context.lineWidth = 2;
  for (let i = -10; i <= 10; i += 1) {
    context.beginPath();
    context.moveTo(640 + i * 60, 300);
    context.lineTo(640 + i * 220, 720);
    context.stroke();
  }
  for (const { label, box } of resultAt(64).output.tracks) {
    context.fillStyle = label === 'person' ? '#39465a' : '#7b3f35';
    const [x, y, w, h] = [box[0] * 1280, box[1] * 720, box[2] * 1280, box[3] * 720];
    context.beginPath();
    context.roundRect(x + w * 0.15, y + h * 0.1, w * 0.7, h * 0.9, Math.min(w, h) * 0.3);
    context.fill();
  }
  return canvas;
}

const view = platform();
const snapshot = view.toDataURL('image/jpeg', 0.6);
const past = (id: string, name: string, day: number): AppState['pastSessions'][number] => ({
  id,
  source: { kind: 'file', name, duration: 120, size: { width: 768, height: 576 } },
  scenario: SCENARIO,
  startedAt: Date.UTC(2026, 2, day, 14, 30),
  endedAt: Date.UTC(2026, 2, day, 14, 36),
  engine: null,
  coverage: { analysed: 120, gaps: [] },
});

/** Named states; `?state=` chooses one, `&lang=`, `&theme=` and `&select=kind:id` change it. */
const STATES: Readonly<Record<string, () => AppState>> = {
  doors: () => DOORS,
  'doors-used': () => ({
    ...DOORS,
    cameras: [
      { id: 'a', label: 'Integrated camera' },
      { id: 'b', label: 'USB camera' },
    ],
    pastSessions: [past('s1', 'station-hall_2024-04-02.mp4', 3), past('s2', 'The stage: platform', 2)],
    savedScenarios: [SCENARIO, { ...SCENARIO, name: 'Corridor B', zones: [] }],
  }),
  loading: () => ({
    ...running(view, snapshot),
    phase: 'opening',
    engine: {
      state: 'loading',
      info: null,
      error: null,
      progress: { phase: 'download', loaded: 7_300_000, total: 18_400_000 },
    },
  }),
  preparing: () => ({
    ...running(view, snapshot),
    phase: 'opening',
    engine: {
      state: 'loading',
      info: null,
      error: null,
      progress: { phase: 'prepare', loaded: 0, total: 0 },
    },
  }),
  running: () => running(view, snapshot),
  empty: () => ({
    ...running(view, snapshot, 3),
    alerts: [],
    lanes: [],
    coverage: { analysed: 3, gaps: [] },
  }),
  'camera-wasm': () => {
    const base = running(view, snapshot);
    const info = base.engine.info;
    return {
      ...base,
      source: {
        kind: 'camera',
        name: 'Integrated camera',
        size: { width: 640, height: 480 },
        duration: null,
        pacing: 'live',
      },
      steerable: false,
      director: null,
      truth: null,
      playback: null,
      writable: false,
      live: { analysedPerSecond: 7.4, analysed: 474, dropped: 812, late: 9, speed: 1, limit: null },
      engine: {
        ...base.engine,
        info: info && {
          ...info,
          backend: 'wasm',
          refused: [
            { backend: 'webgpu', reason: 'no-gpu' },
            { backend: 'webgl', reason: 'software-renderer' },
          ],
        },
      },
      notices: [
        {
          id: 1,
          level: 'warning',
          error: { code: 'no-webgpu', details: { reason: 'no-gpu', backend: 'WebAssembly' } },
        },
        { id: 2, level: 'error', error: { code: 'storage-full', details: { what: 'picture' } } },
      ],
    };
  },
  exact: () => ({
    ...running(view, snapshot),
    source: {
      kind: 'file',
      name: 'station-hall_2024-04-02.mp4',
      size: { width: 720, height: 1280 },
      duration: 180,
      pacing: 'exact',
    },
    steerable: false,
    director: null,
    truth: null,
    playback: null,
    live: { analysedPerSecond: 61, analysed: 642, dropped: 0, late: 0, speed: 6.1, limit: null },
  }),
  failed: () => ({
    ...running(view, snapshot),
    engine: { ...running(view, snapshot).engine, state: 'failed' },
    notices: [
      { id: 1, level: 'error', error: { code: 'engine-failed', details: { reason: 'device-lost' } } },
    ],
  }),
  restarting: () => ({
    ...running(view, snapshot),
    engine: { ...running(view, snapshot).engine, state: 'restarting' },
    notices: [
      {
        id: 1,
        level: 'warning',
        error: { code: 'engine-lost', details: { reason: 'device-lost', seconds: 2.5 } },
      },
    ],
  }),
};

const query = new URLSearchParams(location.search);
const make = STATES[query.get('state') ?? 'doors'] ?? STATES['doors'];
const [kind, id] = (query.get('select') ?? '').split(/:(.*)/s);
function selected(): AppState['selection'] {
  if (kind === 'track') return { kind, id: Number(id) };
  if (kind === 'zone' || kind === 'rule' || kind === 'alert') return { kind, id: id ?? '' };
  return null;
}
const fake = new FakeApp({
  ...(make?.() ?? DOORS),
  language: query.get('lang') === 'fr' ? 'fr' : 'en',
  theme: query.get('theme') === 'light' ? 'light' : 'dark',
  selection: selected(),
});

const element = document.querySelector('vigie-app');
if (element) element.app = asApp(fake);
Object.assign(window, { fake });

// `&live` lets the stage's minute go on, ten results a second.
if (query.has('live')) {
  let time = fake.state.result?.time ?? 0;
  setInterval(() => {
    time += 0.1;
    const { playback } = fake.state;
    fake.set({ result: resultAt(time), playback: playback && { ...playback, time } });
  }, 100);
}
