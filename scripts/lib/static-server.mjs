import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pageHeaders, scriptHeaders } from './headers.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.txt': 'text/plain; charset=utf-8',
};

const OTHER_TYPE = 'application/octet-stream';
const PORTS_TRIED = 50;

/**
 * @typedef {object} StaticServer
 * @property {string} url Address of the page, ending in `/`.
 * @property {number} port
 * @property {() => Promise<void>} close Ends it, open connections included.
 */

/**
 * Serves a folder on 127.0.0.1 with the page's headers.
 * @param {string} folder
 * @param {{ port?: number, mounts?: Record<string, string>, headers?: Record<string, string> }} [options] `port`: the first to try, the next free
 *   one is taken; 0 lets the system choose. `mounts`: other folders, by the address they appear under
 *   (`'/videos/'` → folder). `headers`: what is sent instead of the page's own headers.
 * @returns {Promise<StaticServer>}
 */
export async function serveFolder(folder, { port = 0, mounts = {}, headers } = {}) {
  const server = createServer((request, response) => {
    answer(request, response, folder, mounts, headers).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    port: taken,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} first
 * @returns {Promise<number>} The port taken.
 */
async function listen(server, first) {
  for (let port = first; ; port++) {
    try {
      return await new Promise((done, fail) => {
        server.once('error', fail);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', fail);
          const address = server.address();
          done(typeof address === 'object' && address ? address.port : port);
        });
      });
    } catch (error) {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      if (!taken || port >= first + PORTS_TRIED) throw error;
    }
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} folder
 * @param {Record<string, string>} mounts
 * @param {Record<string, string>} [given] Headers instead of the page's own.
 */
async function answer(request, response, folder, mounts, given) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const path = locate(request.url ?? '/', folder, mounts);
  const headers = given ?? (path && /\.m?js$/.test(path) ? scriptHeaders() : pageHeaders());
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const info = path === null ? null : await stat(path).catch(() => null);
  if (path === null || !info?.isFile()) return void response.writeHead(404).end('Not found');

  const tag = `"${info.size.toString(16)}-${Math.trunc(info.mtimeMs).toString(16)}"`;
  response.setHeader('Content-Type', TYPES[extname(path).toLowerCase()] ?? OTHER_TYPE);
  response.setHeader('ETag', tag);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Cache-Control', 'no-cache');
  if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end();

  const range = readRange(request.headers.range, info.size);
  if (range === 'bad') return void response.writeHead(416, { 'Content-Range': `bytes */${info.size}` }).end();
  const { start, end } = range ?? { start: 0, end: info.size - 1 };
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${info.size}`);
  response.setHeader('Content-Length', end - start + 1);
  response.writeHead(range ? 206 : 200);
  if (request.method === 'HEAD' || info.size === 0) return void response.end();
  const stream = createReadStream(path, { start, end });
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

/**
 * @param {string} address Path and query as asked.
 * @param {string} folder
 * @param {Record<string, string>} mounts
 * @returns {string | null} A path inside the folder or a mount; null for anything that would leave it.
 */
function locate(address, folder, mounts) {
  let path;
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const mount = Object.keys(mounts).find((prefix) => path.startsWith(prefix));
  const root = mount === undefined ? folder : /** @type {string} */ (mounts[mount]);
  const rest = mount === undefined ? path : path.slice(mount.length);
  const full = normalize(join(root, rest.endsWith('/') ? `${rest}index.html` : rest));
  const inside = root.endsWith(sep) ? root : root + sep;
  return full.startsWith(normalize(inside)) ? full : null;
}

/**
 * @param {string | undefined} header
 * @param {number} size
 * @returns {{ start: number, end: number } | 'bad' | null} null: the whole file.
 */
function readRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start > end ? 'bad' : { start, end };
}
