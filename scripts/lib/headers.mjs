// The headers that every Vigie server sends: development, preview, `npm start`, tests, and `dist/_headers`
// for static hosts. One place, so that what is tested is what is served.

/**
 * @typedef {object} HeaderOptions
 * @property {boolean} [dev] Development: the bundler puts styles in `<style>` elements and shows its error page.
 */

/**
 * The policy of a page. Nothing may be fetched but from the page's own origin and from memory; scripts are files
 * of the origin; markup and script addresses go through the two named Trusted Types policies only.
 * @param {HeaderOptions} [options]
 * @returns {string}
 */
export function contentSecurityPolicy({ dev = false } = {}) {
  const directives = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    dev ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self' blob: data:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ];
  // In development the page and its workers get one and the same policy, see `workerPolicy`.
  if (dev) directives[1] = WORKER_SCRIPTS;
  else directives.push("require-trusted-types-for 'script'", 'trusted-types lit-html app-worker');
  return directives.join('; ');
}

/** The threads of TensorFlow.js's WebAssembly backend load their script from memory. */
const WORKER_SCRIPTS = "script-src 'self' blob: 'wasm-unsafe-eval'";

/**
 * The policy of a worker, which is that of the answer that its script came in. It has no document that markup
 * could get into, so no Trusted Types; and TensorFlow.js starts its threads there from scripts in memory.
 * @returns {string}
 */
export function workerPolicy() {
  return [
    "default-src 'none'",
    WORKER_SCRIPTS,
    "worker-src 'self' blob:",
    "connect-src 'self' blob: data:",
  ].join('; ');
}

/**
 * The policy of the page in one file, in its `<meta>`: there is no origin of its own, so nothing is fetched but
 * from memory, and its inline scripts and style are named by their hashes. Its workers have it too.
 * @param {{ scripts: readonly string[], styles: readonly string[] }} hashes Each as `'sha256-…'`.
 * @returns {string}
 */
export function singleFilePolicy({ scripts, styles }) {
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${styles.join(' ')}`,
    'img-src blob: data:',
    'media-src blob:',
    'connect-src blob: data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html app-worker',
  ].join('; ');
}

const PERMISSIONS = [
  'camera=(self)',
  'display-capture=(self)',
  'fullscreen=(self)',
  'screen-wake-lock=(self)',
  // Asked for by a click on “Listen” only, and only where a rule listens.
  'microphone=(self)',
  'geolocation=()',
  'usb=()',
  'serial=()',
  'hid=()',
  'midi=()',
  'payment=()',
].join(', ');

/** What gives a page threads, and no more. @type {Record<string, string>} */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * `Connection-Allowlist` closes what a Content-Security-Policy leaves open (WebRTC, `window.open`, navigation)
 * where the browser knows it. The `Cross-Origin` lines make the page cross-origin isolated.
 */
const COMMON = {
  'Connection-Allowlist': '(response-origin)',
  ...ISOLATION,
  'Permissions-Policy': PERMISSIONS,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * @param {HeaderOptions} [options]
 * @returns {Record<string, string>} What goes with a page.
 */
export function pageHeaders(options = {}) {
  return { 'Content-Security-Policy': contentSecurityPolicy(options), ...COMMON };
}

/** @returns {Record<string, string>} What goes with a script, and so with a worker. */
export function scriptHeaders() {
  return { 'Content-Security-Policy': workerPolicy(), ...COMMON };
}

/** The text of a `_headers` file, as several static hosts read it. */
export function headersFile() {
  const page = `  Content-Security-Policy: ${contentSecurityPolicy()}`;
  const common = Object.entries(COMMON).map(([name, value]) => `  ${name}: ${value}`);
  return [
    '/*',
    ...common,
    '/',
    page,
    '/index.html',
    page,
    '/service-worker.js',
    `  Content-Security-Policy: ${workerPolicy()}`,
    '/assets/*',
    `  Content-Security-Policy: ${workerPolicy()}`,
    '',
  ].join('\n');
}
