import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../src/core/detection/detection.ts';
import { createPipeline, step } from '../../../src/core/pipeline.ts';
import type { StepOutput } from '../../../src/core/pipeline-types.ts';
import type { PixelFrame } from '../../../src/core/pixels/pixel-frame.ts';
import type { ClothingColour } from '../../../src/core/pixels/clothing.ts';
import { isReadable, Recording, type PackedChunk } from '../../../src/core/recording/recording.ts';
import { replay, runAll } from '../../../src/core/recording/replay.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Alert } from '../../../src/core/rules/alert.ts';
import type { Rule, Scenario } from '../../../src/core/scenario/scenario.ts';

const PICTURE = { width: 640, height: 480 };
const rule = (id: string, event: Rule['event'], params: Rule['params'] = {}): Rule => ({
  id,
  event,
  zone: null,
  params,
});
const SCENARIO: Scenario = {
  ...emptyScenario(),
  rules: [
    rule('bag', 'abandoned-object', { unattendedFor: 5 }),
    rule('down', 'person-down', { onGroundFor: 2 }),
    rule('crowd', 'crowd-density', { maxPeople: 2, holdFor: 1 }),
    rule('zone', 'forbidden-zone'),
    rule('surge', 'crowd-surge'),
    rule('fire', 'fire-start'),
  ],
  analysis: { rate: 10, warmUp: 0 },
};

/** A room with walkers, and a bag that stands there from the third second on. */
function scene(time: number): { detections: Detection[]; pixels: PixelFrame } {
  const data = new Uint8ClampedArray(80 * 60 * 4);
  for (let i = 0; i < 80 * 60; i++) {
    const bag = time >= 3 && i % 80 > 30 && i % 80 < 38 && i > 40 * 80 && i < 47 * 80;
    const grey = bag ? 30 : 120 + 8 * Math.sin(i * 0.7) + 3 * Math.sin(i + time * 40);
    data.set([grey, grey + 10, grey, 255], i * 4);
  }
  const walker = (x: number): Detection => ({ label: 'person', score: 0.8, box: [x, 0.3, 0.08, 0.35] });
  const detections = [
    walker(0.05 + ((time * 0.05) % 0.8)),
    walker(0.85 - ((time * 0.04) % 0.8)),
    walker(0.7),
  ];
  return { detections, pixels: { width: 80, height: 60, data } };
}

function live(
  seconds: number,
  scenario: Scenario,
): { recording: Recording; alerts: Alert[]; outputs: StepOutput[] } {
  const state = createPipeline(scenario);
  const recording = new Recording();
  const alerts = new Map<string, Alert>();
  const outputs: StepOutput[] = [];
  for (let i = 0; i < seconds * 10; i++) {
    const time = i / 10;
    const output = structuredClone(step(state, { ...scene(time), time, looks: [], picture: PICTURE }));
    outputs.push(output);
    recording.append(output, PICTURE, [], scene(time).detections);
    for (const alert of output.changed) alerts.set(alert.id, alert);
  }
  return { recording, outputs, alerts: [...alerts.values()] };
}

describe('recording', () => {
  const session = live(20, SCENARIO);

  it('raises again what was raised live, to the last digit', () => {
    expect(session.alerts.length).toBeGreaterThan(2);
    expect(runAll(replay(session.recording, SCENARIO))).toEqual(session.alerts);
  });

  it('gives every frame back as it was', () => {
    const frames = [...session.recording.frames()];
    expect(frames).toHaveLength(200);
    frames.forEach((frame, i) => {
      const { time, tracks, ended, evidence } = session.outputs[i]!;
      expect(frame).toEqual({
        time,
        picture: PICTURE,
        tracks: tracks.filter((track) => track.state !== 'tentative'),
        ended,
        evidence,
        looks: [],
        sound: null,
      });
    });
  });

  it('is the same after it was packed and unpacked', () => {
    const unpacked = Recording.unpack(structuredClone(session.recording.pack()));
    expect(unpacked.length).toBe(200);
    expect([...unpacked.frames()]).toEqual([...session.recording.frames()]);
    expect([...unpacked.detections()]).toEqual([...session.recording.detections()]);
  });

  it('replays a rule that was changed as it would have run live', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }), (alone, people) => {
        const rules = [
          rule('bag', 'abandoned-object', { unattendedFor: alone }),
          rule('crowd', 'crowd-density', { maxPeople: people, holdFor: 1 }),
        ];
        const scenario = { ...SCENARIO, rules };
        const again = runAll(replay(session.recording, scenario));
        expect(again).toEqual(
          live(20, scenario).alerts.toSorted(
            (a, b) => again.findIndex((one) => one.id === a.id) - again.findIndex((one) => one.id === b.id),
          ),
        );
      }),
      { numRuns: 6 },
    );
  });

  it('carries looks with the frame that they were of', () => {
    const recording = new Recording();
    const look = { key: 'k', time: 0.1, detections: [], pose: null };
    for (let i = 0; i < 3; i++) {
      recording.append({ ...session.outputs[i]! }, PICTURE, i === 1 ? [look] : [], []);
    }
    expect([...recording.frames()].map((frame) => frame.looks)).toEqual([[], [look], []]);
  });

  it('leaves out the weakest boxes, which only the tracker needed', () => {
    const recording = new Recording();
    const boxes = [0.1, 0.2].map((score): Detection => ({ label: 'person', score, box: [0, 0, 1, 1] }));
    recording.append(session.outputs[0]!, PICTURE, [], boxes);
    expect([...recording.detections()]).toEqual([{ time: 0, detections: [boxes[1]] }]);
  });
});

describe('colours of clothes', () => {
  const session = live(3, SCENARIO);
  const worn: ClothingColour[] = [
    { trackId: 1, upper: 'red', lower: null },
    { trackId: 2, upper: null, lower: 'blue' },
  ];
  const recording = new Recording();
  session.outputs.forEach((output, i) => recording.append(output, PICTURE, [], [], i % 15 === 5 ? worn : []));
  const colours = (of: Recording): readonly (readonly ClothingColour[])[] =>
    [...of.tracks()].map((frame) => frame.worn);

  it('stand with the frame that they were read from, also after packing', () => {
    const expected = session.outputs.map((_, i) => (i % 15 === 5 ? worn : []));
    expect(colours(recording)).toEqual(expected);
    expect(colours(Recording.unpack(structuredClone(recording.pack())))).toEqual(expected);
  });

  it('change nothing of what rules see', () => {
    const plain = new Recording();
    for (const output of session.outputs) plain.append(output, PICTURE, [], []);
    expect([...recording.frames()]).toEqual([...plain.frames()]);
    expect(runAll(replay(recording, SCENARIO))).toEqual(runAll(replay(plain, SCENARIO)));
  });

  it('are not there in chunks that were kept before: these open as ever', () => {
    const old = session.recording.pack().map(({ layout, tables, looks }): PackedChunk => {
      return structuredClone({ layout, tables, looks });
    });
    expect(old.every((chunk) => isReadable(chunk))).toBe(true);
    const opened = Recording.unpack(old);
    expect([...opened.frames()]).toEqual([...session.recording.frames()]);
    expect(colours(opened).every((of) => of.length === 0)).toBe(true);
    // What an older version reads of a new chunk is the same as ever: the layout it asks for has not changed.
    expect(recording.packChunk(0).layout).toBe(old[0]!.layout);
  });

  it.each<[string, readonly number[]]>([
    ['half a row', [0, 1]],
    ['a frame that is not there', [30, 1, 0, 0]],
    ['frames out of order', [5, 1, 0, 0, 4, 1, 0, 0]],
    ['a colour that there is not', [5, 1, 9, 0]],
    ['no number', [5, 1, 0, Number.NaN]],
  ])('damaged ones are not half read: %s', (_, values) => {
    expect(isReadable({ ...recording.packChunk(0), colours: new Float64Array(values) })).toBe(false);
  });

  it('from a frame on: no frame twice, none left out', () => {
    const times = [...session.recording.tracks(12)].map(({ time }) => time);
    expect(times).toEqual(session.outputs.slice(12).map(({ time }) => time));
  });
});
