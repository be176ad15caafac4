import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FileServer {
  readonly url: string;
  /** What each request asked for: its `Range`, or '' for all. */
  readonly asked: string[];
  close(): Promise<void>;
}

export interface FileServerOptions {
  /** Bytes after which each of the first answers breaks off; the answers after those are whole. */
  readonly breakAfter?: readonly number[];
  /** Each answer stops after these bytes, and the connection stays open. */
  readonly silentAfter?: number;
  readonly ranges?: boolean;
  readonly status?: number;
}

/** Serves one file as a registry would, and breaks off where a test wants it to. */
export async function serveFile(file: Buffer, options: FileServerOptions = {}): Promise<FileServer> {
  const asked: string[] = [];
  const breaks = [...(options.breakAfter ?? [])];
  const server = createServer((request, response) => {
    const range = request.headers.range ?? '';
    asked.push(range);
    if (options.status !== undefined) {
      response.writeHead(options.status).end();
      return;
    }
    const start = options.ranges === false ? 0 : Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0);
    if (start >= file.length) {
      response.writeHead(416).end();
      return;
    }
    const part = start > 0 ? { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` } : {};
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': file.length - start, ...part });
    const stop = breaks.shift();
    if (options.silentAfter !== undefined) response.write(file.subarray(start, options.silentAfter));
    else if (stop === undefined) response.end(file.subarray(start));
    else response.write(file.subarray(start, start + stop), () => setTimeout(() => response.destroy(), 30));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/package.tgz`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
