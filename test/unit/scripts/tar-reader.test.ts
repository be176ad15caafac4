import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTar, TarError } from '../../../scripts/lib/tar-reader.mjs';
import { makeTar, paxRecord } from './make-tar.ts';
import type { TarFile } from './make-tar.ts';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function readAll(
  bytes: Buffer,
  size = 100_000,
): Promise<[name: string, text: string, isFile: boolean][]> {
  const found: [string, string, boolean][] = [];
  for await (const entry of readTar(inChunks(bytes, size))) {
    const parts: Buffer[] = [];
    for await (const chunk of entry.body()) parts.push(chunk);
    found.push([entry.name, Buffer.concat(parts).toString(), entry.isFile]);
  }
  return found;
}

describe('what it reads', () => {
  test('names and bodies, whatever the chunks and the sizes', async () => {
    const entry = fc.record({
      name: fc.stringMatching(/^[a-z]{1,20}$/),
      data: fc.string({ maxLength: 1200 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 5 }),
        fc.integer({ min: 1, max: 1500 }),
        async (files, size) => {
          const read = await readAll(makeTar(files), size);
          expect(read).toEqual(files.map(({ name, data }) => [name, Buffer.from(data).toString(), true]));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a body that nobody reads is passed over', async () => {
    const names: string[] = [];
    const tar = makeTar([
      { name: 'a', data: 'x'.repeat(5000) },
      { name: 'b', data: 'y' },
    ]);
    for await (const entry of readTar(inChunks(tar, 700))) {
      names.push(entry.name);
      if (entry.name === 'a') for await (const _ of entry.body()) break;
    }
    expect(names).toEqual(['a', 'b']);
  });

  test('long names of pax and GNU', async () => {
    const long = `package/${'d'.repeat(150)}/model.json`;
    const tar = makeTar([
      { name: 'pax', type: 'x', data: paxRecord('path', long) },
      { name: 'short', data: '1' },
      { name: 'gnu', type: 'L', data: `${long}\0` },
      { name: 'short', data: '2' },
      { name: 'after', data: '3' },
    ]);
    expect((await readAll(tar)).map(([name]) => name)).toEqual([long, long, 'after']);
  });

  test.each([
    ['2', 'link'],
    ['5', 'folder'],
    ['1', 'hard link'],
  ])('type %s, a %s, is no file', async (type) => {
    expect(await readAll(makeTar([{ name: 'a', data: '', type }]))).toEqual([['a', '', false]]);
  });
});

describe('what it refuses', () => {
  const whole = makeTar([{ name: 'a', data: 'x'.repeat(3000) }]);

  test.each([100, 511, 700, 3000, 3583])('an archive cut off after %i bytes', async (length) => {
    await expect(readAll(whole.subarray(0, length))).rejects.toMatchObject({
      name: 'TarError',
      code: 'truncated',
    });
  });

  test('a header with a wrong sum', async () => {
    const bad = Buffer.from(whole);
    bad.write('b', 0);
    await expect(readAll(bad)).rejects.toMatchObject({ code: 'damaged' });
  });

  test.each<[string, TarFile]>([
    ['a name of a megabyte', { name: 'x', type: 'L', data: 'n'.repeat(1_000_000) }],
    ['a pax record with no length', { name: 'x', type: 'x', data: 'path=a\n' }],
    ['a pax record of length 0', { name: 'x', type: 'x', data: '0 path=a\n' }],
    ['a pax size that is no number', { name: 'x', type: 'x', data: paxRecord('size', '-5') }],
  ])('%s', async (_what, file) => {
    await expect(readAll(makeTar([file, { name: 'a', data: '' }]))).rejects.toBeInstanceOf(TarError);
  });

  test('bytes that are no archive', async () => {
    await expect(readAll(Buffer.from('not a tar '.repeat(200)))).rejects.toBeInstanceOf(TarError);
  });
});
