import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { download } from '../../../scripts/lib/download.mjs';
import { serveFile } from './file-server.ts';
import type { FileServer, FileServerOptions } from './file-server.ts';

const FILE = randomBytes(300_000);
const QUICK = { tries: 3, pause: 1 };

let folder = '';
let server: FileServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-download-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

const target = (): string => join(folder, 'deep/package.tgz');
async function serve(options?: FileServerOptions): Promise<FileServer> {
  server = await serveFile(FILE, options);
  return server;
}

test('brings the file and counts its bytes', async () => {
  const { url, asked } = await serve();
  const seen: [number, number | null][] = [];
  await download(url, target(), { ...QUICK, onBytes: (loaded, total) => seen.push([loaded, total]) });
  expect(FILE.equals(await readFile(target()))).toBe(true);
  expect(seen.at(-1)).toEqual([FILE.length, FILE.length]);
  expect(asked).toEqual(['']);
  expect(existsSync(`${target()}.part`)).toBe(false);
});

test('goes on where the connection broke', async () => {
  const { url, asked } = await serve({ breakAfter: [100_000, 50_000] });
  await download(url, target(), QUICK);
  expect(FILE.equals(await readFile(target()))).toBe(true);
  expect(asked).toHaveLength(3);
  expect(asked[1]).toMatch(/^bytes=\d{5,6}-$/);
});

test('goes on where an earlier run was ended', async () => {
  const { url, asked } = await serve({ breakAfter: [120_000] });
  await expect(download(url, target(), { tries: 0, pause: 1 })).resolves.toBeUndefined();
  await rm(target());
  await writeFile(`${target()}.part`, FILE.subarray(0, 200_000));
  await download(url, target(), QUICK);
  expect(asked.at(-1)).toBe('bytes=200000-');
  expect(FILE.equals(await readFile(target()))).toBe(true);
});

test('a server without ranges sends all of it again', async () => {
  const { url } = await serve({ ranges: false, breakAfter: [100_000] });
  await download(url, target(), QUICK);
  expect(FILE.equals(await readFile(target()))).toBe(true);
});

test('a part longer than the file is thrown away', async () => {
  const { url } = await serve();
  await download(url, target(), QUICK);
  await rm(target());
  await writeFile(`${target()}.part`, Buffer.alloc(400_000));
  await download(url, target(), QUICK);
  expect((await stat(target())).size).toBe(FILE.length);
});

test('a refusal is told at once and not asked again', async () => {
  const { url, asked } = await serve({ status: 404 });
  await expect(download(url, target(), QUICK)).rejects.toMatchObject({ name: 'AnswerError', status: 404 });
  expect(asked).toHaveLength(1);
});

test('nobody there: it gives up after its tries', async () => {
  const { url, close } = await serve();
  await close();
  server = undefined;
  await expect(download(url, target(), QUICK)).rejects.toThrow();
});

test('a server that falls silent does not hold it for ever, and what came is kept', async () => {
  const { url } = await serve({ silentAfter: 100_000 });
  await expect(download(url, target(), { tries: 0, pause: 1, silence: 150 })).rejects.toThrow();
  expect((await stat(`${target()}.part`)).size).toBeGreaterThan(0);
});
