import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { VigieError } from '../core/errors.ts';
import { readFile } from './read-file.ts';

/** One file of a model, as `models/manifest.json` lists it. */
interface ModelFile {
  readonly to: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface ModelCard {
  readonly id: string;
  readonly files: readonly ModelFile[];
}

/** A graph as its files hold it. */
export interface GraphFiles {
  readonly topology: { readonly node: GraphNode[] };
  readonly signature?: object;
  readonly weights: readonly WeightSpec[];
  readonly data: ArrayBuffer;
}

/** The parts of a node that are looked at. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: {
    readonly shape?: { readonly shape: { readonly dim: readonly { readonly size: string }[] } };
  };
}

export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string };
}

export interface LoadedModel {
  readonly graph: GraphFiles;
  /** SHA-256 over the hashes of its files in order, hex. */
  readonly sha256: string;
}

/** A file of a model is not larger than this, bytes; a manifest that says so is damaged. */
const MOST_BYTES = 256 * 2 ** 20;

export type OnBytes = (loaded: number, total: number) => void;

/**
 * Reads a model from the page's own files and checks every file against the manifest.
 * @param base address of the folder `models/`, ending in `/`
 * @throws VigieError `model-missing`, `model-hash`
 */
export async function loadModel(base: string, id: string, onBytes: OnBytes): Promise<LoadedModel> {
  return (await loadModels(base, [id], onBytes))[0]!;
}

/** Several models, with one count of bytes for all. See `loadModel`. */
export async function loadModels(
  base: string,
  ids: readonly string[],
  onBytes: OnBytes,
): Promise<LoadedModel[]> {
  const cards = await findCards(base, ids);
  const total = cards.flatMap((card) => card.files).reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  onBytes(0, total);
  const models: LoadedModel[] = [];
  for (const card of cards) {
    models.push(await loadCard(base, card, (more) => onBytes((loaded += more), total)));
  }
  return models;
}

async function loadCard(
  base: string,
  card: ModelCard,
  onMore: (bytes: number) => void,
): Promise<LoadedModel> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const hashes: string[] = [];
  for (const file of card.files) {
    const address = base + file.to.replace(/^models\//, '');
    const bytes = await download(address, card.id, file.bytes, onMore);
    const hash = await sha256(bytes);
    if (hash !== file.sha256) throw new VigieError('model-hash', { file: file.to });
    hashes.push(hash);
    files.set(file.to.split('/').at(-1)!, bytes);
  }
  return { graph: readGraph(files, card), sha256: await sha256(new TextEncoder().encode(hashes.join(''))) };
}

async function findCards(base: string, ids: readonly string[]): Promise<ModelCard[]> {
  const response = await ask(`${base}manifest.json`, ids.join(', '));
  const models = readCards(await response.text());
  return ids.map((id) => {
    const card = models.find((one) => one.id === id);
    if (!card) throw new VigieError('model-missing', { model: id });
    return card;
  });
}

/** Asks for a file of a model; a network that is gone is the same to a person as a file that is. */
async function ask(address: string, id: string): Promise<Response> {
  const response = await readFile(address).catch((cause: unknown) => {
    throw new VigieError('model-missing', { model: id }, { cause });
  });
  if (!response.ok) throw new VigieError('model-missing', { model: id });
  return response;
}

/** The cards of a manifest, which may have been cut off or overwritten like any file. */
function readCards(text: string): ModelCard[] {
  try {
    const { models } = JSON.parse(text) as { models: unknown };
    if (Array.isArray(models) && models.every(isCard)) return models;
  } catch {
    // Told below.
  }
  throw new VigieError('model-hash', { file: 'models/manifest.json' });
}

function isCard(value: unknown): value is ModelCard {
  const card = value as ModelCard | null;
  if (typeof card?.id !== 'string' || !Array.isArray(card.files)) return false;
  return card.files.every((file: Partial<ModelFile> | null) => {
    const { to, bytes, sha256 } = file ?? {};
    return (
      typeof to === 'string' &&
      typeof sha256 === 'string' &&
      Number.isInteger(bytes) &&
      bytes! >= 0 &&
      bytes! <= MOST_BYTES
    );
  });
}

async function download(
  address: string,
  id: string,
  size: number,
  onMore: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await ask(address, id);
  if (!response.body) throw new VigieError('model-missing', { model: id });
  const bytes = new Uint8Array(size);
  let at = 0;
  const reader = response.body.getReader();
  // A file that breaks off, or cannot be unpacked.
  const read = (): ReturnType<typeof reader.read> =>
    reader.read().catch((cause: unknown) => {
      throw new VigieError('model-hash', { file: address }, { cause });
    });
  for (let part = await read(); !part.done; part = await read()) {
    if (at + part.value.length > size) throw new VigieError('model-hash', { file: address });
    bytes.set(part.value, at);
    at += part.value.length;
    onMore(part.value.length);
  }
  if (at !== size) throw new VigieError('model-hash', { file: address });
  return bytes;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @throws VigieError `model-hash` when `model.json` is none, whatever its hash */
function readGraph(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, { id }: ModelCard): GraphFiles {
  try {
    return joinGraph(files);
  } catch (cause) {
    throw new VigieError('model-hash', { file: `models/${id}/model.json` }, { cause });
  }
}

function joinGraph(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): GraphFiles {
  const json = JSON.parse(new TextDecoder().decode(files.get('model.json'))) as {
    modelTopology: GraphFiles['topology'];
    signature?: object;
    weightsManifest: { paths: string[]; weights: WeightSpec[] }[];
  };
  const parts = json.weightsManifest.flatMap((group) => group.paths).map((path) => files.get(path));
  const length = parts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
  const weightData = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (!part) throw new VigieError('model-hash', { file: 'model.json' });
    weightData.set(part, at);
    at += part.length;
  }
  return {
    topology: json.modelTopology,
    ...(json.signature ? { signature: json.signature } : {}),
    weights: json.weightsManifest.flatMap((group) => group.weights),
    data: weightData.buffer,
  };
}

/** Makes a model of a graph's bytes: no address in a file is ever followed. */
export function buildModel({ topology, signature, weights, data }: GraphFiles): Promise<GraphModel> {
  return loadGraphModel({
    load: () =>
      Promise.resolve({
        modelTopology: topology,
        ...(signature ? { signature } : {}),
        weightSpecs: weights as never[],
        weightData: data,
      }),
  });
}
