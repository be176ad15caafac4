import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  headersFile,
  pageHeaders,
  workerPolicy,
} from '../../../scripts/lib/headers.mjs';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { serveFolder } from '../../../scripts/lib/static-server.mjs';

let folder = '';
let server: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-serving-'));
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'page/index.html'), '<p>page</p>');
  await writeFile(join(folder, 'page/assets/a.js'), 'let a;');
  await writeFile(join(folder, 'page/data.bin'), '0123456789');
  server = await serveFolder(join(folder, 'page'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** Sends the path as it is: `fetch` would tidy it first. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, headers, method }, (response) => {
      let body = '';
      response.on('data', (text: Buffer) => (body += text.toString()));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.on('error', fail);
    sent.end();
  });
}

describe('the server of the built page', () => {
  test('the page with all its headers', async () => {
    const { status, headers, body } = await get('/?x=1');
    expect([status, body]).toEqual([200, '<p>page</p>']);
    for (const [name, value] of Object.entries(pageHeaders()))
      expect(headers[name.toLowerCase()]).toBe(value);
  });

  test('scripts come with the policy of workers', async () => {
    const { headers } = await get('/assets/a.js');
    expect(headers['content-security-policy']).toBe(workerPolicy());
    expect(headers['content-type']).toMatch(/^text\/javascript/);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00',
    '/%zz',
    '//etc/passwd',
    '/assets',
  ])('%s is not found', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  test.each([
    ['bytes=2-4', 206, '234'],
    ['bytes=7-', 206, '789'],
    ['bytes=-3', 206, '789'],
    ['bytes=0-999', 206, '0123456789'],
    ['bytes=10-', 416, ''],
    ['bytes=oops', 200, '0123456789'],
  ])('range %s', async (range, status, body) => {
    expect(await get('/data.bin', { range })).toMatchObject({ status, body });
  });

  test('unchanged files are not sent twice, and nothing can be written', async () => {
    const { headers } = await get('/data.bin');
    expect(await get('/data.bin', { 'if-none-match': String(headers['etag']) })).toMatchObject({
      status: 304,
    });
    expect(await get('/data.bin', {}, 'PUT')).toMatchObject({ status: 405 });
    expect(await get('/data.bin', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('takes the next port when one is taken', async () => {
    const second = await serveFolder(join(folder, 'page'), { port: server.port });
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
  });
});

describe('the policy', () => {
  const directives = (policy: string): string[] => policy.split('; ').filter(Boolean);

  test('has no way to another origin and no inline script', () => {
    const policy = contentSecurityPolicy();
    expect(policy).not.toMatch(/https?:|\*|unsafe-inline|'unsafe-eval'/);
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  test('the page carries the same policy for hosts that send no headers', async () => {
    const html = await readFile(fromRoot('index.html'), 'utf8');
    const meta = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? '';
    const sent = directives(contentSecurityPolicy());
    // A browser takes `frame-ancestors` from a header only.
    for (const directive of sent.filter((one) => !/^(frame-ancestors|require-trusted|trusted)/.test(one))) {
      expect(directives(meta)).toContain(directive);
    }
    for (const directive of directives(meta)) expect(sent).toContain(directive);
  });

  test('the file for static hosts names every header', () => {
    const text = headersFile();
    for (const [name, value] of Object.entries(pageHeaders()))
      expect(text).toContain(`  ${name}: ${value}\n`);
  });
});
