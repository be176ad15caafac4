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
  if (!dev) directives.push("require-trusted-types-for 'script'", 'trusted-types lit-html app-worker');
  return directives.join('; ');
}

const PERMISSIONS = [
  'camera=(self)',
  'display-capture=(self)',
  'fullscreen=(self)',
  'screen-wake-lock=(self)',
  'microphone=()',
  'geolocation=()',
  'usb=()',
  'serial=()',
  'hid=()',
  'bluetooth=()',
  'midi=()',
  'payment=()',
].join(', ');

/**
 * `Connection-Allowlist` closes what a Content-Security-Policy leaves open (WebRTC, `window.open`, navigation)
 * where the browser knows it. The two `Cross-Origin` lines make the page cross-origin isolated.
 * @param {HeaderOptions} [options]
 * @returns {Record<string, string>}
 */
export function pageHeaders(options = {}) {
  return {
    'Content-Security-Policy': contentSecurityPolicy(options),
    'Connection-Allowlist': '(response-origin)',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** The text of a `_headers` file, as several static hosts read it. */
export function headersFile() {
  const lines = Object.entries(pageHeaders()).map(([name, value]) => `  ${name}: ${value}`);
  return `/*\n${lines.join('\n')}\n`;
}
