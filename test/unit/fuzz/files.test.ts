import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VigieError } from '../../../src/core/errors.ts';
import { formatManifest } from '../../../src/core/evaluation/format-manifest.ts';
import { parseManifest } from '../../../src/core/evaluation/manifest.ts';
import { errorSentence } from '../../../src/core/messages/messages.ts';
import { createPipeline, step } from '../../../src/core/pipeline.ts';
import { PARAMS } from '../../../src/core/rules/params.ts';
import { formatScenario } from '../../../src/core/scenario/format-scenario.ts';
import { parseScenario } from '../../../src/core/scenario/parse-scenario.ts';
import { EVENTS, type Scenario } from '../../../src/core/scenario/scenario.ts';
import { damaged, fuzzing, outcome } from './damage.ts';

// Files that a person opens, damaged by chance: read as something valid, or refused in one sentence.

const SCENARIO: Scenario = {
  version: 1,
  name: 'Platform 2',
  zones: [
    {
      id: 'a',
      name: 'Platform',
      kind: 'area',
      points: [
        [0.1, 0.1],
        [0.9, 0.1],
        [0.9, 0.9],
      ],
      direction: [1, 0],
    },
    {
      id: 'l',
      name: 'Edge',
      kind: 'line',
      points: [
        [0.2, 0.2],
        [0.8, 0.8],
      ],
    },
    {
      id: 'm',
      name: 'Window',
      kind: 'mask',
      points: [
        [0.3, 0.3],
        [0.6, 0.3],
        [0.5, 0.6],
      ],
    },
  ],
  rules: EVENTS.map((event) => ({ id: event, event, zone: event === 'wrong-way' ? 'a' : null, params: {} })),
  calibration: null,
  analysis: { rate: 10, warmUp: 30 },
};

/** Refused: with a code of its own, and a sentence in both languages that has no hole. */
function expectSentence(error: unknown): void {
  expect(error).toBeInstanceOf(VigieError);
  const { code, details } = error as VigieError;
  expect(code).not.toBe('unexpected');
  for (const language of ['en', 'fr'] as const) {
    const sentence = errorSentence(language, { code, details });
    expect(sentence.length).toBeGreaterThan(10);
    expect(sentence).not.toMatch(/\{(path|problem|size|limit)\}/);
  }
}

describe('fuzz', () => {
  test('a scenario file: valid and the same again, or refused with its place', async () => {
    const text = formatScenario(SCENARIO);
    expect(parseScenario(text)).toEqual(SCENARIO);
    await fc.assert(
      fc.asyncProperty(damaged(text), async (given) => {
        const { value, error } = await outcome(() => parseScenario(given));
        if (value === null) return expectSentence(error);
        // As text: JSON knows no negative zero.
        const again = formatScenario(value);
        expect(formatScenario(parseScenario(again))).toBe(again);
      }),
      fuzzing(1500),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a scenario that is accepted can be run', async () => {
    const text = formatScenario(SCENARIO);
    await fc.assert(
      fc.asyncProperty(damaged(text), async (given) => {
        const { value } = await outcome(() => parseScenario(given));
        if (value === null) return;
        const state = createPipeline(value);
        const data = new Uint8ClampedArray(32 * 24 * 4).fill(90);
        for (let i = 0; i < 12; i++) {
          const { error } = await outcome(() =>
            step(state, {
              time: i * 0.5,
              detections: [
                { label: 'person', score: 0.9, box: [0.1 + i * 0.03, 0.2, 0.1, 0.5] },
                { label: 'suitcase', score: 0.6, box: [0.5, 0.6, 0.1, 0.1] },
              ],
              pixels: { width: 32, height: 24, data },
              looks: [],
              picture: { width: 640, height: 480 },
            }),
          );
          expect(error).toBeNull();
        }
      }),
      fuzzing(250),
    );
  });

  test('every rule’s least and greatest parameters are accepted', () => {
    for (const event of EVENTS) {
      for (const [name, { min, max }] of Object.entries(
        PARAMS[event] as Record<string, { min: number; max: number }>,
      )) {
        for (const value of [min, max]) {
          const rule = { id: 'r', event, zone: null, params: { [name]: value } };
          const text = JSON.stringify({ ...SCENARIO, rules: [rule] });
          expect((parseScenario(text).rules[0]!.params as Record<string, number>)[name]).toBe(value);
        }
      }
    }
  });

  test('a manifest: the suite of the stage and one of one’s own, damaged', async () => {
    const suite = readFileSync('test/stage/manifest.json', 'utf8');
    const own = formatManifest(parseManifest(suite).clips.slice(0, 2));
    for (const [text, runs] of [
      [suite, 120],
      [own, 600],
    ] as const) {
      await fc.assert(
        fc.asyncProperty(damaged(text), async (given) => {
          const { value, error } = await outcome(() => parseManifest(given));
          if (value === null) expectSentence(error);
        }),
        fuzzing(runs),
      );
    }
  });
});
