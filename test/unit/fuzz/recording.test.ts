import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Detection } from '../../../src/core/detection/detection.ts';
import { createPipeline, step } from '../../../src/core/pipeline.ts';
import { isReadable, Recording, type PackedChunk } from '../../../src/core/recording/recording.ts';
import { replay, runAll } from '../../../src/core/recording/replay.ts';
import { emptyScenario } from '../../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { fuzzing, outcome } from './damage.ts';

// A recording out of a database that was damaged: read as it is, or not at all; never half, never for ever.

const PICTURE = { width: 640, height: 480 };
const SCENARIO: Scenario = {
  ...emptyScenario(),
  rules: [
    { id: 'c', event: 'crowd-density', zone: null, params: { maxPeople: 1, holdFor: 1 } },
    { id: 'z', event: 'forbidden-zone', zone: null, params: {} },
  ],
};

function record(): PackedChunk {
  const state = createPipeline(SCENARIO);
  const recording = new Recording();
  const data = new Uint8ClampedArray(40 * 30 * 4).fill(100);
  for (let i = 0; i < 40; i++) {
    const detections = [0, 1, 2].map((n): Detection => {
      return { label: 'person', score: 0.8, box: [0.1 + 0.2 * n + i * 0.002, 0.3, 0.1, 0.5] };
    });
    const pixels = { width: 40, height: 30, data };
    const output = structuredClone(
      step(state, { time: i / 10, detections, pixels, looks: [], picture: PICTURE }),
    );
    const colours = i % 10 === 0 ? [{ trackId: 1, upper: 'red', lower: null } as const] : [];
    recording.append(output, PICTURE, [], detections, colours);
  }
  return recording.packChunk(0);
}

const WHOLE = record();
const TABLES = [...(Object.keys(WHOLE.tables) as (keyof PackedChunk['tables'])[]), 'colours' as const];

const number = fc.oneof(
  fc.constantFrom(0, -1, 1, 1e9, 2 ** 53, NaN, Infinity, -Infinity, 0.5, 1e308),
  fc.double(),
);
const change = fc.record({
  table: fc.constantFrom(...TABLES),
  kind: fc.constantFrom('set' as const, 'cut' as const, 'gone' as const, 'set' as const, 'set' as const),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  to: number,
});

test('fuzz: a recording', async () => {
  expect(isReadable(WHOLE)).toBe(true);
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const { tables, ...rest } = structuredClone(WHOLE);
      const parts: Record<string, Float64Array | undefined> = { ...tables, colours: rest.colours };
      for (const { table, kind, at, to } of changes) {
        const values = parts[table];
        if (!values) continue;
        const place = Math.floor(at * values.length);
        if (kind === 'gone') parts[table] = undefined;
        else if (kind === 'cut') parts[table] = values.slice(0, place);
        else if (values.length > 0) values[place] = to;
      }
      const { colours, ...damaged } = parts;
      const packed = { ...rest, colours, tables: damaged } as unknown as PackedChunk;
      if (!isReadable(packed)) return;
      read++;
      const { error } = await outcome(() => {
        const recording = Recording.unpack([packed]);
        for (const frame of recording.frames()) expect(frame.tracks.length).toBeLessThan(1000);
        for (const { worn } of recording.tracks()) expect(worn.length).toBeLessThan(1000);
        for (const { detections } of recording.detections()) expect(detections.length).toBeLessThan(1000);
        return runAll(replay(recording, SCENARIO));
      });
      expect(error).toBeNull();
    }),
    fuzzing(400),
  );
  // The check does not refuse everything.
  expect(read).toBeGreaterThan(20);
});
