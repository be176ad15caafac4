import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { VigieError } from '../../../src/core/errors.ts';
import { loadModel } from '../../../src/engine/models.ts';
import { damaged, fuzzing, outcome } from './damage.ts';

// Files of a model, cut off, altered, exchanged or missing: refused in one sentence, before anything runs.

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const GRAPH = JSON.stringify({
  modelTopology: { node: [{ name: 'x', op: 'Placeholder' }] },
  weightsManifest: [{ paths: ['weights.bin'], weights: [{ name: 'w', shape: [16], dtype: 'float32' }] }],
});
const WEIGHTS = Uint8Array.from({ length: 64 }, (_, i) => i * 3);

function manifest(graph: Uint8Array, weights: Uint8Array): string {
  const file = (name: string, bytes: Uint8Array): object => {
    return { to: `models/m/${name}`, bytes: bytes.length, sha256: hash(bytes) };
  };
  return JSON.stringify({
    models: [{ id: 'm', files: [file('model.json', graph), file('weights.bin', weights)] }],
  });
}

function serve(files: Readonly<Record<string, Uint8Array<ArrayBuffer> | null>>): void {
  vi.stubGlobal('fetch', (address: string) => {
    const bytes = files[address.replace('http://here/models/', '')];
    if (bytes === undefined) return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(bytes === null ? new Response(null, { status: 404 }) : new Response(bytes));
  });
}

const load = (): ReturnType<typeof loadModel> => loadModel('http://here/models/', 'm', () => undefined);
const whole = manifest(encode(GRAPH), WEIGHTS);

function expectRefused(error: unknown): void {
  expect(error).toBeInstanceOf(VigieError);
  expect(['model-hash', 'model-missing']).toContain((error as VigieError).code);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('whole files are loaded', async () => {
  serve({ 'manifest.json': encode(whole), 'm/model.json': encode(GRAPH), 'm/weights.bin': WEIGHTS });
  const { graph } = await load();
  expect(new Uint8Array(graph.data)).toEqual(WEIGHTS);
});

test('fuzz: a graph or weights that were altered', async () => {
  const bytes = fc.uint8Array({ maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(damaged(GRAPH), bytes, fc.boolean(), async (graph, weights, both) => {
      fc.pre(graph !== GRAPH);
      const given = both ? Uint8Array.from(weights) : WEIGHTS;
      serve({ 'manifest.json': encode(whole), 'm/model.json': encode(graph), 'm/weights.bin': given });
      expectRefused((await outcome(load)).error);
    }),
    fuzzing(300),
  );
});

test('fuzz: a manifest that was altered', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(whole), async (text) => {
      serve({ 'manifest.json': encode(text), 'm/model.json': encode(GRAPH), 'm/weights.bin': WEIGHTS });
      const { value, error } = await outcome(load);
      if (value === null) expectRefused(error);
    }),
    fuzzing(500),
  );
});

test('fuzz: a graph that is senseless, though its hash is right', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(GRAPH), async (graph) => {
      const bytes = encode(graph);
      serve({
        'manifest.json': encode(manifest(bytes, WEIGHTS)),
        'm/model.json': bytes,
        'm/weights.bin': WEIGHTS,
      });
      const { value, error } = await outcome(load);
      if (value === null) expectRefused(error);
    }),
    fuzzing(300),
  );
});

test.each([
  ['a missing manifest', { 'manifest.json': null }],
  ['a network that is gone', {}],
  [
    'missing weights',
    { 'manifest.json': encode(whole), 'm/model.json': encode(GRAPH), 'm/weights.bin': null },
  ],
])('%s', async (_, files) => {
  serve(files);
  expectRefused((await outcome(load)).error);
});
