import { headersFor, isNamedByContent, type Build } from './answers.ts';

/** Written by the build: what the page is made of, by the hashes of its files, and the headers that go with it. */
declare const BUILD: Build;

declare const self: ServiceWorkerGlobalScope;

/** Milliseconds that a network which does not answer is waited for before what is kept is used. */
const PATIENCE = 4000;

// Used once: the bundler writes it out wherever it stands.
const build: Build = BUILD;
const scope = self.registration.scope;
const cacheName = `vigie-${build.version}`;
const address = (path: string): string => new URL(path, scope).href;

// The page itself must be whole, or the worker is not installed. A new version waits until no tab shows the one
// before: it is never applied in the middle of a session.
self.addEventListener('install', (event) => {
  event.waitUntil(keep(build.shell));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers());
});

// Asked by the page once it is at rest: the models, so that it works without a network from now on.
self.addEventListener('message', (event) => {
  if (event.data === 'keep-models') event.waitUntil(keep(build.models).catch(() => undefined));
});

self.addEventListener('fetch', (event) => {
  event.respondWith(answer(event.request));
});

async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const path of paths) {
    if (await cache.match(address(path))) continue;
    const response = await fetch(address(path), { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await cache.put(address(path), response);
  }
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('vigie-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Nothing but the page's own origin is ever asked; what comes gets the headers that a server may not send. */
async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return Response.error();
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return fetch(request);
  return withHeaders(await find(request, url), url.pathname);
}

/**
 * Files whose names are hashes of their content come from the cache. For all others the network goes first, so
 * that a new build is seen at once; the cache stands in when there is none.
 */
async function find(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(cacheName);
  const name = address(url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname);
  const kept = await cache.match(name);
  if (kept && isNamedByContent(url.pathname)) return kept;
  if (!kept) return fetch(request);
  try {
    // A navigation is asked for anew by its address: a request in the mode of a navigation cannot be made here.
    return await fetch(request.mode === 'navigate' ? request.url : request, {
      cache: 'no-cache',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return kept;
  }
}

function withHeaders(response: Response, path: string): Response {
  if (response.status === 0 || response.type === 'opaqueredirect') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(headersFor(build, path))) headers.set(name, value);
  const { status, statusText } = response;
  // These may have no body, not even an empty one.
  const body = status === 204 || status === 304 ? null : response.body;
  return new Response(body, { status, statusText, headers });
}
