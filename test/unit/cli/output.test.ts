import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertsFile } from '../../../src/cli/alerts-file.ts';
import { escapeHtml, html } from '../../../src/core/report/html.ts';
import { Progress } from '../../../src/cli/progress.ts';
import { clock, reportHtml } from '../../../src/cli/report.ts';
import { detectionLine, RunFiles, trackLines } from '../../../src/cli/run-files.ts';
import type {
  EngineFacts,
  ExactEnd,
  FrameRecord,
  VideoFacts,
} from '../../../src/core/evaluation/exact-run.ts';
import { parseMot } from '../../../src/core/evaluation/mot-text.ts';
import { defaultScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Alert } from '../../../src/core/rules/alert.ts';

const EVIL = '<script>alert(1)</script>"\'&`';
const VIDEO: VideoFacts = { name: `${EVIL}.mp4`, size: { width: 200, height: 100 }, duration: 60, fps: 10 };
const ENGINE: EngineFacts = {
  backend: 'wasm',
  refused: [],
  adapter: '',
  detector: 'coco-ssd',
  modelSha256: 'ab',
  loadTime: 1,
  warmUpTime: 2,
};
const alert = (id: string, raisedAt: number): Alert => ({
  id,
  ruleId: 'abandoned-object',
  event: 'abandoned-object',
  zone: null,
  level: 'alarm',
  raisedAt,
  clearedAt: null,
  box: [0.1, 0.2, 0.3, 0.4],
  trackIds: [3],
  because: [{ condition: 'unattended-for', value: 31, threshold: 30, since: 12 }],
});
const END: ExactEnd = {
  outcome: 'done',
  error: null,
  alerts: [alert('b', 20), alert('a', 10)],
  coverage: { analysed: 59, gaps: [{ from: 3, to: 4, reason: EVIL }] },
  frames: 590,
  wallTime: 1000,
  timing: { prepare: 1, network: 2, decode: 3, pipeline: 4 },
};
const frame = (time: number): FrameRecord => ({
  time,
  detections: [{ label: 'person', score: 0.123456, box: [0.1, 0.2, 0.333333333, 0.4] }],
  looks: [],
  tracks: [
    { id: 7, label: 'person', box: [0.1, 0.2, 0.3, 0.4], score: 0.9, state: 'confirmed' },
    { id: 8, label: 'person', box: [0.5, 0.2, 0.3, 0.4], score: 0.9, state: 'lost' },
    { id: 9, label: 'suitcase', box: [0.5, 0.2, 0.3, 0.4], score: 0.9, state: 'confirmed' },
  ],
  people: 2,
});

describe('alerts.json', () => {
  it('has exactly the keys that others read, in order of time', () => {
    const file = alertsFile('0.1.0+abc', VIDEO, defaultScenario('x'), ENGINE, END);
    expect(Object.keys(file)).toEqual([
      'version',
      'video',
      'scenario',
      'app',
      'model',
      'backend',
      'coverage',
      'alerts',
    ]);
    expect(file.alerts.map((one) => one.id)).toEqual(['a', 'b']);
    expect(file.alerts[0]).toEqual({
      id: 'a',
      event: 'abandoned-object',
      zone: null,
      level: 'alarm',
      raisedAt: 10,
      clearedAt: null,
      box: [0.1, 0.2, 0.3, 0.4],
      trackIds: [3],
      because: [{ condition: 'unattended-for', value: 31, threshold: 30, since: 12 }],
    });
    expect(JSON.stringify(file)).not.toContain('wallTime');
  });
});

describe('the files of a run', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('have their names only once they are whole', async () => {
    const files = await RunFiles.open(folder);
    await files.add([frame(0), frame(0.1)], VIDEO);
    expect((await readdir(folder)).sort()).toEqual(['detections.jsonl.part', 'tracks.txt.part']);
    await files.finish();
    await files.put('alerts.json', '{}');
    expect((await readdir(folder)).sort()).toEqual(['alerts.json', 'detections.jsonl', 'tracks.txt']);
    const lines = (await readFile(join(folder, 'detections.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as FrameRecord).time)).toEqual([0, 0.1]);
    expect(parseMot(await readFile(join(folder, 'tracks.txt'), 'utf8'))).toHaveLength(2);
  });

  it('leave what was there when a run fails', async () => {
    await (await RunFiles.open(folder)).finish();
    const files = await RunFiles.open(folder);
    await files.add([frame(0)], VIDEO);
    await files.discard();
    expect((await readdir(folder)).sort()).toEqual(['detections.jsonl', 'tracks.txt']);
    expect(await readFile(join(folder, 'tracks.txt'), 'utf8')).toBe('');
  });

  it('number frames from 1 and count in pixels; only people found in that very frame', () => {
    expect(trackLines(frame(0), VIDEO)).toBe('1,7,20,20,60,40,0.9,-1,-1,-1\n');
    expect(trackLines(frame(1.1), VIDEO)).toBe('12,7,20,20,60,40,0.9,-1,-1,-1\n');
    expect(detectionLine(frame(0))).toBe(
      '{"time":0,"detections":[{"label":"person","score":0.1235,"box":[0.1,0.2,0.33333,0.4]}]}\n',
    );
  });
});

describe('report.html', () => {
  const page = (): string =>
    reportHtml({
      app: 'x',
      video: VIDEO,
      scenario: defaultScenario(EVIL),
      engine: ENGINE,
      end: END,
      warnings: [EVIL],
    });

  it('says what was found and carries nothing that runs or loads', () => {
    expect(page()).toContain('2 alerts in 0:59.0 analysed.');
    expect(page()).toContain('left alone for 31');
    expect(page()).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|\ssrc=|\shref=/i);
    expect(page().match(/<rect\s+class="alarm"/g)).toHaveLength(2);
    expect(page()).toContain('Content-Security-Policy');
  });

  it('escapes all that comes from outside', () => {
    expect(escapeHtml(EVIL)).toBe('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;&#96;');
    expect(html`<p title="${EVIL}">${[html`<b>${1}</b>`, EVIL]}</p>`.html).toBe(
      `<p title="${escapeHtml(EVIL)}"><b>1</b>${escapeHtml(EVIL)}</p>`,
    );
    expect(page()).not.toContain(EVIL);
  });

  it.each([
    [0, '0:00.0'],
    [59.96, '1:00.0'],
    [3723.45, '1:02:03.5'],
    [-1, '0:00.0'],
  ])('%f s is %s', (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
});

describe('progress', () => {
  const run = (isTTY: boolean): string => {
    let text = '';
    let now = 0;
    const progress = new Progress(
      'a.mp4',
      { write: (part) => (text += part), isTTY, columns: 60 },
      () => now,
    );
    progress.loading('download', 1e6, 2e6);
    progress.started(40);
    for (let time = 0; time < 40; time += 2) {
      now += 1000;
      progress.analysed(20, time);
    }
    progress.done();
    return text;
  };

  it('is one changing line on a terminal, and a few lines in a file', () => {
    expect(run(true)).toContain('\ra.mp4: 8 of 40 s (20 %), 100 frames, 1.6× real time');
    expect(run(true)).not.toContain('\n');
    expect(run(true).endsWith('\r\u001b[K')).toBe(true);
    expect(run(false).trimEnd().split('\n')).toHaveLength(9);
    expect(run(false)).toContain('a.mp4: 20 of 40 s (50 %), 220 frames, 1.8× real time\n');
  });
});
