import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { VigieError } from '../../../src/core/errors.ts';
import { errorSentence } from '../../../src/core/messages/messages.ts';
import { readSession } from '../../../src/store/session-file/read-session.ts';
import { writeSession } from '../../../src/store/session-file/write-session.ts';
import { contents } from '../store/session-content.ts';
import { damaged, fuzzing, outcome } from './damage.ts';

// A session file from anybody, damaged by chance: read as something valid, or refused in one sentence.

const CODES = /^session-file-(damaged|invalid|unknown|newer|too-large)$/;

function expectSentence(error: unknown): void {
  expect(error).toBeInstanceOf(VigieError);
  const { code, details } = error as VigieError;
  expect(code).toMatch(CODES);
  for (const language of ['en', 'fr'] as const)
    expect(errorSentence(language, { code, details })).not.toMatch(/\{\w+\}/);
}

const WHOLE = fc
  .sample(contents, { numRuns: 40, seed: 7 })
  .find(({ alerts, truth, recording }) => alerts.length > 1 && truth && recording)!;

test('fuzz: bytes of the file', async () => {
  const bytes = new Uint8Array(await (await writeSession(WHOLE)).arrayBuffer());
  const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
      const given = bytes.slice();
      for (const { at, to } of changes) given[at] = to;
      const { value, error } = await outcome(() => readSession(new File([given], 'a.vigie')));
      if (value === null) expectSentence(error);
      else expect(value.session.id).toBe(WHOLE.session.id);
    }),
    fuzzing(300),
  );
});

test('fuzz: the head, packed again', async () => {
  const inside = gunzipSync(Buffer.from(await (await writeSession(WHOLE)).arrayBuffer()));
  const length = inside.readUInt32LE(8);
  const head = inside.subarray(12, 12 + length).toString();
  let read = 0;
  await fc.assert(
    fc.asyncProperty(damaged(head), async (text) => {
      const json = Buffer.from(text);
      const opening = Buffer.from(inside.subarray(0, 12));
      opening.writeUInt32LE(json.length, 8);
      const packed = gzipSync(Buffer.concat([opening, json, inside.subarray(12 + length)]));
      const { value, error } = await outcome(() =>
        readSession(new File([Uint8Array.from(packed)], 'a.vigie')),
      );
      if (value === null) return expectSentence(error);
      read++;
      // What is accepted can be saved again.
      await writeSession(value);
    }),
    fuzzing(400),
  );
  expect(read).toBeGreaterThan(5);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
