import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { CLASSES } from '../../src/core/detection/detection.ts';
import { createPipeline, step } from '../../src/core/pipeline.ts';
import { Recording } from '../../src/core/recording/recording.ts';
import { emptyScenario } from '../../src/core/scenario/format-scenario.ts';
import { EVENTS, type Scenario } from '../../src/core/scenario/scenario.ts';
import { ANCHORS, decodeCocoSsd } from '../../src/engine/decode/coco-ssd.ts';

// Hours of a session in minutes: what the network would give is made up and goes through decoding, suppression,
// tracking, pixel evidence, all eight rules and the recording, at ten frames a second of media time. The network
// itself cannot be hurried: its tensors and bytes are watched by `robust-soak.spec.ts`, at its own pace.

/** `npm run soak -- --frames N` sets it; 200,000 frames are five and a half hours. */
const FRAMES = Number(process.env['VIGIE_SOAK_FRAMES'] ?? 400);
const RATE = 10;
const PICTURE = { width: 1280, height: 720 };
const SMALL = { width: 160, height: 90 };
/** Megabytes of heap per hour of media time. */
const STEEPEST = 1;
/** Frames that do not count: tables grow to their size, code is compiled. */
const START_UP = Math.min(20_000, FRAMES / 2);
const SAMPLES = 40;

const SCENARIO: Scenario = {
  ...emptyScenario('Soak'),
  rules: EVENTS.map((event) => ({
    id: event,
    event,
    zone: event === 'wrong-way' ? 'way' : null,
    params: {},
  })),
  zones: [
    {
      id: 'way',
      name: 'Way',
      kind: 'area',
      points: [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      direction: [1, 0],
    },
  ],
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Walkers who come, go and leave bags: each is seen for a while, and another takes the place. */
class Walkers {
  #seed = 11;
  readonly #all = Array.from({ length: 7 }, () => this.#fresh(0));

  #random(): number {
    return (this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  }

  #fresh(time: number): { label: number; anchor: number; until: number; score: number } {
    const label = this.#random() < 0.75 ? 0 : CLASSES.indexOf('suitcase');
    const until = time + 3 + 60 * this.#random();
    return { label, anchor: Math.floor(this.#random() * ANCHORS), until, score: 1 + 2 * this.#random() };
  }

  /** What the network would give at this time: class logits, then boxes; see `decodeCocoSsd`. */
  fill(vector: Float32Array, time: number): void {
    vector.fill(-9, 0, ANCHORS * CLASSES.length);
    for (const [i, one] of this.#all.entries()) {
      const walker = time > one.until ? (this.#all[i] = this.#fresh(time)) : one;
      if (this.#random() < 0.05) continue;
      const { label, anchor, score } = walker;
      vector[anchor * CLASSES.length + label] = score + 0.5 * this.#random();
      const at = ANCHORS * CLASSES.length + anchor * 4;
      vector.set([0.3 * Math.sin(time / 7 + i), 0.3 * Math.cos(time / 5 + i), label === 0 ? 2 : 0, 0], at);
    }
  }
}

function paint(data: Uint8ClampedArray, time: number): void {
  for (let i = 0; i < SMALL.width * SMALL.height; i++) {
    const grey = 110 + 30 * Math.sin(i * 0.013) + 4 * Math.sin(i * 1.7 + time * 37);
    data[i * 4] = grey;
    data[i * 4 + 1] = grey + 6;
    data[i * 4 + 2] = grey - 4;
    data[i * 4 + 3] = 255;
  }
}

/** Slope of the least squares line. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (i: 0 | 1): number => points.reduce((sum, point) => sum + point[i], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

test(
  `${FRAMES} frames through decoding, tracking, rules and recording: the heap stays flat`,
  { timeout: Math.max(60_000, FRAMES * 60) },
  () => {
    const state = createPipeline(SCENARIO);
    const recording = new Recording();
    const walkers = new Walkers();
    const vector = new Float32Array(ANCHORS * (CLASSES.length + 4));
    const data = new Uint8ClampedArray(SMALL.width * SMALL.height * 4);
    const heap: [hours: number, megabytes: number][] = [];
    const every = Math.max(1, Math.floor((FRAMES - START_UP) / SAMPLES));
    let alerts = 0;
    let most = 0;
    for (let frame = 0; frame < FRAMES; frame++) {
      const time = frame / RATE;
      walkers.fill(vector, time);
      paint(data, time);
      const detections = decodeCocoSsd(vector);
      const output = step(state, {
        time,
        detections,
        pixels: { ...SMALL, data },
        looks: [],
        picture: PICTURE,
      });
      recording.append(output, PICTURE, [], detections);
      alerts += output.changed.length;
      most = Math.max(most, state.tracker.tracks.length);
      // As the worker does it: what is known goes to the page every five seconds.
      if (frame % 50 === 0) structuredClone(state);
      if (frame < START_UP || frame % every !== 0) continue;
      collect();
      heap.push([time / 3600, process.memoryUsage().heapUsed / 1e6]);
    }
    const steepness = slope(heap);
    console.log(
      `${FRAMES} frames (${(FRAMES / RATE / 3600).toFixed(1)} h of media time): heap ${heap[0]![1].toFixed(1)} → ` +
        `${heap.at(-1)![1].toFixed(1)} MB, ${steepness.toFixed(2)} MB an hour; ${alerts} changes of alerts, ` +
        `at most ${most} tracks, recording ${(recording.bytes / 1e6).toFixed(1)} MB`,
    );
    expect(alerts).toBeGreaterThan(0);
    expect(most).toBeLessThan(100);
    // A short run is too short for a slope by the hour: it must not grow by a megabyte in all.
    if (FRAMES >= 50_000) expect(steepness).toBeLessThan(STEEPEST);
    else expect(heap.at(-1)![1] - heap[0]![1]).toBeLessThan(1.5);
  },
);
