// Stands in for the built page in tests of the commands: the same automation, with findings made up from the
// name of the chosen file. No engine, so every way a run can end is quick to reach.
const SIZE = { width: 100, height: 100 };
const ENGINE = {
  backend: 'wasm',
  refused: [],
  adapter: '',
  detector: 'coco-ssd',
  modelSha256: 'abc',
  loadTime: 1,
  warmUpTime: 1,
};
const FRAMES = 20;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const alertAt = (raisedAt) => ({
  id: `r:track:1:${raisedAt}`,
  ruleId: 'r',
  event: 'abandoned-object',
  zone: null,
  level: 'alarm',
  raisedAt,
  clearedAt: null,
  box: [0.4, 0.4, 0.2, 0.2],
  trackIds: [1],
  because: [{ condition: 'unattended-for', value: 10, threshold: 10, since: 0 }],
});

const frameAt = (time) => ({
  time,
  detections: [{ label: 'person', score: 0.9, box: [0.1, 0.1, 0.2, 0.4] }],
  looks: [],
  tracks: [{ id: 1, label: 'person', box: [0.1, 0.1, 0.2, 0.4], score: 0.9, state: 'confirmed' }],
  people: 1,
});

let input = null;
let cancelled = false;

globalThis.vigie = {
  fileInput() {
    if (input) return input;
    input = document.createElement('input');
    input.type = 'file';
    input.hidden = true;
    document.body.append(input);
    return input;
  },
  cancel() {
    cancelled = true;
  },
  async run(job, report) {
    const { name } = input.files[0];
    const base = { alerts: [], coverage: { analysed: 0, gaps: [] }, frames: 0, wallTime: 10, error: null };
    const timing = { prepare: 0, network: 0, decode: 0, pipeline: 0 };
    if (name.includes('empty')) {
      return { ...base, timing, outcome: 'failed', error: { code: 'file-empty', details: { name } } };
    }
    await report({ type: 'loading', phase: 'download', loaded: 1, total: 2 });
    await report({
      type: 'started',
      video: { name, size: SIZE, duration: FRAMES / job.rate, fps: job.rate },
      engine: ENGINE,
    });
    if (name.includes('broken')) throw new Error('a bug of the page');
    let frame = 0;
    for (; frame < FRAMES && !cancelled; frame++) {
      await report({ type: 'frames', frames: [frameAt(frame / job.rate)] });
      if (name.includes('slow')) await pause(200);
    }
    const coverage = { analysed: frame / job.rate, gaps: [] };
    const outcome = cancelled ? 'cancelled' : 'done';
    return { ...base, timing, outcome, coverage, frames: frame, alerts: [alertAt(1)] };
  },
};
