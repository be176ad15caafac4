import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extractFiles } from '../../../scripts/lib/extract.mjs';
import { makeTar } from './make-tar.ts';
import type { TarFile } from './make-tar.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'vigie-extract-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const wanted = (from: string, text: string): { from: string; to: string; bytes: number; sha256: string } => ({
  from,
  to: `models/x/${from.replaceAll('/', '_')}`,
  bytes: text.length,
  sha256: sha256(text),
});

async function pack(files: readonly TarFile[], cut?: number): Promise<string> {
  const path = join(root, 'package.tgz');
  await writeFile(path, gzipSync(makeTar(files)).subarray(0, cut));
  return path;
}

test('takes out the wanted files, and nothing else', async () => {
  const tarball = await pack([
    { name: 'package/a.json', data: 'A' },
    { name: 'package/other', data: 'no' },
    { name: 'package/models/b.bin', data: 'B'.repeat(2000) },
  ]);
  await extractFiles(tarball, [wanted('models/b.bin', 'B'.repeat(2000)), wanted('a.json', 'A')], root);
  expect((await readdir(join(root, 'models/x'))).sort()).toEqual(['a.json', 'models_b.bin']);
  expect(await readFile(join(root, 'models/x/a.json'), 'utf8')).toBe('A');
});

test('names that climb, links and folders are never written', async () => {
  const tarball = await pack([
    { name: '../../evil', data: 'evil' },
    { name: '/etc/evil', data: 'evil' },
    { name: 'package/../../a.json', data: 'A' },
    { name: 'package/a.json', data: '', type: '2' },
    { name: 'package/a.json', data: '', type: '5' },
  ]);
  await expect(extractFiles(tarball, [wanted('a.json', 'A')], root)).rejects.toMatchObject({
    reason: 'missing',
  });
  expect(await readdir(root)).toEqual(['package.tgz']);
});

test.each([
  ['other bytes of the same size', 'Z'],
  ['another size', 'longer'],
])('%s: refused, and nothing is left behind', async (_what, data) => {
  const tarball = await pack([{ name: 'package/a.json', data }]);
  const file = wanted('a.json', 'A');
  await expect(extractFiles(tarball, [file], root)).rejects.toMatchObject({
    name: 'WrongFileError',
    reason: 'differs',
    file,
  });
  expect(existsSync(join(root, 'models/x/a.json'))).toBe(false);
  expect(existsSync(join(root, 'models/x/a.json.part'))).toBe(false);
});

test('a file that is there already stays when the new one is wrong', async () => {
  await extractFiles(await pack([{ name: 'package/a.json', data: 'A' }]), [wanted('a.json', 'A')], root);
  const bad = await pack([{ name: 'package/a.json', data: 'Z' }]);
  await expect(extractFiles(bad, [wanted('a.json', 'A')], root)).rejects.toMatchObject({ reason: 'differs' });
  expect(await readFile(join(root, 'models/x/a.json'), 'utf8')).toBe('A');
});

test('a package cut off, or none at all', async () => {
  const data = Array.from({ length: 5000 }, (_, index) => String((index * 7919) % 1009)).join();
  const tarball = await pack([{ name: 'package/a.json', data }], 800);
  await expect(extractFiles(tarball, [wanted('a.json', data)], root)).rejects.toMatchObject({
    name: 'TarError',
    code: 'truncated',
  });
  await writeFile(tarball, '<html>Log in first</html>');
  await expect(extractFiles(tarball, [wanted('a.json', data)], root)).rejects.toMatchObject({
    name: 'TarError',
    code: 'damaged',
  });
});
