import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { singleFilePolicy } from './headers.mjs';
import { PAGE_MODELS, readManifest } from './manifest.mjs';
import { fromRoot, ROOT } from './paths.mjs';
import { megabytes } from './progress.mjs';
import { SentenceError } from './sentence-error.mjs';
import { viteAppId } from './vite-app-id.mjs';
import { staticFiles, viteWasmThreads } from './vite-models.mjs';

export const SINGLE_FILE = 'dist-single/vigie.html';
/** Bytes: more than this nobody sends by mail, or opens at once. */
export const MOST_BYTES = 45e6;

/** Without isolation there are no threads, and every browser that runs the page has SIMD. */
const WASM = 'wasm/tfjs-backend-wasm-simd.wasm';
const REFERENCE = ['reference/stage.jpg', 'reference/detections.json'];

/**
 * Builds the page into one HTML file that needs nothing beside it. What a hosted page fetches lies in it as text
 * (gzip in base64), under its address; scripts and the style are inline, and the policy names them by their hashes.
 * @returns {Promise<number>} Its size in bytes.
 */
export async function buildSingle() {
  const [{ html, script, style, workers }, first] = await Promise.all([bundlePage(), bundleFirstScript()]);
  const files = new Map(workers);
  for (const [address, path] of packedPaths()) files.set(address, await readFile(path));
  const icon = await readFile(fromRoot('public/icon.svg'));
  const page = assemble(html, { first, script, style, icon, packed: await pack(files) });
  const size = Buffer.byteLength(page);
  if (size > MOST_BYTES)
    throw new SentenceError(
      `The one file would have ${megabytes(size)} MB, more than ${megabytes(MOST_BYTES)}: leave a model out.`,
    );
  await mkdir(fromRoot('dist-single'), { recursive: true });
  await writeFile(fromRoot(SINGLE_FILE), page);
  return size;
}

/** @returns {Map<string, string>} Address below the page → path. */
function packedPaths() {
  const cards = readManifest().models.filter(({ id }) => PAGE_MODELS.includes(id));
  const addresses = [
    'models/manifest.json',
    WASM,
    ...cards.flatMap(({ files }) => files.map(({ to }) => to)),
  ];
  const known = staticFiles();
  const paths = new Map(addresses.map((address) => [address, known.get(address) ?? '']));
  for (const address of REFERENCE) paths.set(address, fromRoot(`public/${address}`));
  for (const [address, path] of paths)
    if (!existsSync(path)) throw new SentenceError(`“${address}” is missing: run “npm start” once.`);
  return paths;
}

/** The page as Vite makes it, but in one script, with workers that are no modules. */
async function bundlePage() {
  const { build } = await import('vite');
  const one = { codeSplitting: false };
  const made = await build({
    root: ROOT,
    configFile: false,
    base: './',
    publicDir: false,
    logLevel: 'error',
    plugins: [viteWasmThreads(), viteAppId()],
    build: {
      write: false,
      target: 'es2023',
      // Addresses of workers are written as seen from the script, which will be in the page itself.
      assetsDir: '',
      assetsInlineLimit: 0,
      modulePreload: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { output: one },
    },
    worker: { format: 'iife', plugins: () => [viteWasmThreads()], rolldownOptions: { output: one } },
  });
  return partsOf(/** @type {import('vite').Rollup.RollupOutput} */ (made).output);
}

/** @param {import('vite').Rollup.RollupOutput['output']} output */
function partsOf(output) {
  const text = (/** @type {RegExp} */ name) => {
    const found = output.filter(({ fileName }) => name.test(fileName));
    if (found.length !== 1) throw new Error(`${found.length} files of the build are like ${name}`);
    const file = /** @type {(typeof output)[number]} */ (found[0]);
    return file.type === 'chunk' ? file.code : Buffer.from(file.source).toString();
  };
  const workers = output.flatMap((file) =>
    file.type === 'asset' && /worker.*\.js$/.test(file.fileName)
      ? [/** @type {const} */ ([file.fileName, Buffer.from(file.source)])]
      : [],
  );
  const scripts = output.filter(({ fileName }) => fileName.endsWith('.js'));
  if (workers.length !== scripts.length - 1) throw new Error('the page is not in one script');
  return { html: text(/^index\.html$/), script: text(/^index.*\.js$/), style: text(/\.css$/), workers };
}

async function bundleFirstScript() {
  const { build } = await import('vite');
  const made = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: fromRoot('src/close-exits.ts'), output: { format: 'iife' } },
    },
  });
  return /** @type {import('vite').Rollup.RollupOutput} */ (made).output[0].code;
}

/** @param {ReadonlyMap<string, Uint8Array>} files */
async function pack(files) {
  const press = promisify(gzip);
  const elements = [...files].map(async ([address, bytes]) => {
    const text = (await press(bytes, { level: 9 })).toString('base64');
    return `<script type="application/octet-stream" data-file="${address}">${text}</script>\n`;
  });
  return (await Promise.all(elements)).join('');
}

/**
 * @param {string} html The page that Vite made.
 * @param {{ first: string, script: string, style: string, icon: Buffer, packed: string }} parts
 */
function assemble(html, { first, script, style, icon, packed }) {
  const inline = { first: inScript(first), script: inScript(script), style };
  const policy = singleFilePolicy({
    scripts: [hash(inline.first), hash(inline.script)],
    styles: [hash(inline.style)],
  });
  let page = html;
  /** @param {RegExp} what @param {string} by */
  const replace = (what, by) => {
    if (!what.test(page)) throw new Error(`index.html has nothing like ${what}`);
    page = page.replace(what, () => by);
  };
  replace(/\s*<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '');
  // The policy before everything that it is for, and the first script before every other.
  replace(
    /<head>/,
    `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <meta charset="utf-8" />\n    <script>${inline.first}</script>`,
  );
  replace(/(?<=<\/script>)\s*<meta charset="utf-8" \/>/, '');
  replace(/href="\.\/icon\.svg"/, `href="data:image/svg+xml;base64,${icon.toString('base64')}"`);
  replace(/\s*<script type="module"[^>]*src=[^>]*><\/script>/, '');
  replace(/<link rel="stylesheet"[^>]*>/, `<style>${inline.style}</style>`);
  replace(/<\/body>/, `<script type="module">${inline.script}</script>\n${packed}</body>`);
  if (page.indexOf('charset') > 1000)
    throw new Error('the browser looks for the charset in the first 1024 bytes');
  return page;
}

/** What would end the element, or change how it is read, is written otherwise; it occurs in strings only. @param {string} code */
function inScript(code) {
  return code.trim().replace(/<(?=\/script|!--)/gi, '\\x3c');
}

/** @param {string} text */
function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
