import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { VigieError } from '../../../src/core/errors.ts';
import { readSession } from '../../../src/store/session-file/read-session.ts';
import { isSessionFile, type SessionContent } from '../../../src/store/session-file/session-file.ts';
import { writeSession } from '../../../src/store/session-file/write-session.ts';
import { alert, chunk, session } from '../app/factories.ts';
import { fuzzing } from '../fuzz/damage.ts';
import { contents, plain } from './session-content.ts';

const fileOf = (parts: BlobPart[], name = 'a.vigie'): File => new File(parts, name);

const SMALL: SessionContent = {
  app: '0.1.0+abc',
  madeAt: 5,
  session: session('s'),
  alerts: [{ sessionId: 's', alert: alert('a'), verdict: 'false', snapshot: null, hidden: null, clip: null }],
  truth: null,
  recording: { first: 0, chunks: [chunk(3)] },
  plate: null,
};

async function refusal(file: File, most?: number): Promise<{ code: string; details: object }> {
  const error: unknown = await readSession(file, most).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(VigieError);
  const { code, details } = error as VigieError;
  return { code, details };
}

/** What is inside, changed, and packed again. */
async function changed(change: (inside: Buffer) => Uint8Array): Promise<File> {
  const inside = gunzipSync(Buffer.from(await (await writeSession(SMALL)).arrayBuffer()));
  return fileOf([Uint8Array.from(gzipSync(change(inside)))]);
}

/** The same with another head. */
function withHead(change: (head: Record<string, unknown>) => unknown): Promise<File> {
  return changed((inside) => {
    const length = inside.readUInt32LE(8);
    const head = JSON.parse(inside.subarray(12, 12 + length).toString()) as Record<string, unknown>;
    const text = Buffer.from(JSON.stringify(change(head)));
    const opening = Buffer.from(inside.subarray(0, 12));
    opening.writeUInt32LE(text.length, 8);
    return Buffer.concat([opening, text, inside.subarray(12 + length)]);
  });
}

describe('a session file', () => {
  test('gives back the session that went in, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const file = fileOf([await writeSession(content)]);
        expect(await plain(await readSession(file))).toEqual(await plain(content));
      }),
      fuzzing(60),
    );
  });

  test('is a gzip stream that says what it is', async () => {
    const inside = gunzipSync(Buffer.from(await (await writeSession(SMALL)).arrayBuffer()));
    expect(inside.subarray(0, 8).toString()).toBe('vigie 1\n');
  });

  test('is known by its name', () => {
    expect(['a.vigie', 'A.VIGIE'].map(isSessionFile)).toEqual([true, true]);
    expect(['a.vigie.json', 'vigie', 'a.mp4'].map(isSessionFile)).toEqual([false, false, false]);
  });

  test('values beyond all numbers are told in words', async () => {
    const because = [{ condition: 'motion-rise', value: Infinity, threshold: 2, since: 1 }] as const;
    const content = { ...SMALL, alerts: [{ ...SMALL.alerts[0]!, alert: alert('a', { because }) }] };
    const read = await readSession(fileOf([await writeSession(content)]));
    expect(read.alerts[0]?.alert.because[0]?.value).toBe('Infinity');
  });

  test('a recording of another version is left out, the rest is read', async () => {
    const recording = { first: 0, chunks: [{ ...chunk(2), layout: 'of another version' }] };
    const read = await readSession(fileOf([await writeSession({ ...SMALL, recording })]));
    expect(read.recording).toBeNull();
    expect(read.alerts).toHaveLength(1);
  });

  test('what could not be opened again is not made', async () => {
    const coverage = { analysed: Number.NaN, gaps: [] };
    await expect(writeSession({ ...SMALL, session: { ...SMALL.session, coverage } })).rejects.toThrow(
      'session.coverage.analysed',
    );
  });
});

describe('refused in one sentence', () => {
  test.each([
    ['an empty file', () => fileOf([]), 'file-empty'],
    ['a text', () => fileOf(['{"version": 1}']), 'session-file-unknown'],
    ['another gzip', () => fileOf([Uint8Array.from(gzipSync('a log of something'))]), 'session-file-unknown'],
    [
      'a newer one',
      () =>
        changed((inside) => Buffer.from(inside.toString('latin1').replace('vigie 1', 'vigie 2'), 'latin1')),
      'session-file-newer',
    ],
    ['one that stops in its mark', () => changed((inside) => inside.subarray(0, 9)), 'session-file-damaged'],
    [
      'one that stops in its head',
      () => changed((inside) => inside.subarray(0, 400)),
      'session-file-damaged',
    ],
    ['one that stops in a part', () => changed((inside) => inside.subarray(0, -8)), 'session-file-damaged'],
    [
      'one with more behind it',
      () => changed((inside) => Buffer.concat([inside, Buffer.from('x')])),
      'session-file-damaged',
    ],
    ['a head of no length', () => changed((inside) => inside.fill(255, 8, 12)), 'session-file-too-large'],
  ] as const)('%s', async (_, make, code) => {
    expect((await refusal(await make())).code).toBe(code);
  });

  test('one cut off while copying, at any place', async () => {
    const bytes = new Uint8Array(await (await writeSession(SMALL)).arrayBuffer());
    for (const share of [0.01, 0.2, 0.5, 0.9, 0.999]) {
      const { code } = await refusal(fileOf([bytes.slice(0, Math.max(3, share * bytes.length))]));
      expect(code).toBe('session-file-damaged');
    }
  });

  test('a few bytes that unpack to more than anybody wants are stopped on the way', async () => {
    const bomb = fileOf([Uint8Array.from(gzipSync(Buffer.alloc(2 ** 24)))]);
    expect(bomb.size).toBeLessThan(2e4);
    expect((await refusal(bomb, 2 ** 20)).code).toBe('session-file-too-large');
  });

  test.each([
    ['a key that nobody knows', (head: object) => ({ ...head, more: 1 }), 'more'],
    ['no session', (head: object) => ({ ...head, session: null }), 'session'],
    [
      'a scenario of its own kind',
      (head: { session: object }) => ({ ...head, session: { ...head.session, scenario: { version: 2 } } }),
      'session.scenario.version',
    ],
    ['a part that is not there', (head: object) => ({ ...head, plate: 99 }), 'plate'],
    ['a table for a picture', (head: object) => ({ ...head, plate: 0 }), 'plate'],
    [
      'an alert twice',
      (head: { alerts: object[] }) => ({ ...head, alerts: [...head.alerts, ...head.alerts] }),
      'alerts[1].alert.id',
    ],
    [
      'a page for a picture',
      (head: { parts: object[] }) => ({
        ...head,
        parts: head.parts.map((one) => ({ ...one, type: 'text/html' })),
      }),
      'parts[0].type',
    ],
  ] as const)('a head with %s', async (_, change, path) => {
    const { code, details } = await refusal(await withHead(change as (head: object) => unknown));
    expect(code).toBe('session-file-invalid');
    expect(details).toMatchObject({ path });
  });

  test('a recording whose rows lead nowhere', async () => {
    const recorded = chunk(3);
    recorded.tables.frames[4] = 1e6;
    const content = { ...SMALL, recording: { first: 0, chunks: [recorded] } };
    const { code, details } = await refusal(fileOf([await writeSession(content)]));
    expect(code).toBe('session-file-invalid');
    expect(details).toMatchObject({ path: 'recording.chunks[0]', code: 'not-recording' });
  });
});
