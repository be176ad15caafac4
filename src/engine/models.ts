import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { VigieError } from '../core/errors.ts';

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

export interface LoadedModel {
  readonly model: GraphModel;
  /** SHA-256 over the hashes of its files in order, hex. */
  readonly sha256: string;
}

export type OnBytes = (loaded: number, total: number) => void;

/**
 * Fetches a model from the page's own origin, checks every file against the manifest, and loads it.
 * @param base address of the folder `models/`, ending in `/`
 * @throws VigieError `model-missing`, `model-hash`
 */
export async function loadModel(base: string, id: string, onBytes: OnBytes): Promise<LoadedModel> {
  const card = await findCard(base, id);
  const total = card.files.reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  onBytes(0, total);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const hashes: string[] = [];
  for (const file of card.files) {
    const address = base + file.to.replace(/^models\//, '');
    const bytes = await download(address, id, file.bytes, (more) => onBytes((loaded += more), total));
    const hash = await sha256(bytes);
    if (hash !== file.sha256) throw new VigieError('model-hash', { file: file.to });
    hashes.push(hash);
    files.set(file.to.split('/').at(-1)!, bytes);
  }
  const model = await loadFromFiles(files);
  return { model, sha256: await sha256(new TextEncoder().encode(hashes.join(''))) };
}

async function findCard(base: string, id: string): Promise<ModelCard> {
  const response = await fetch(`${base}manifest.json`);
  if (!response.ok) throw new VigieError('model-missing', { model: id });
  const { models } = (await response.json()) as { models: ModelCard[] };
  const card = models.find((one) => one.id === id);
  if (!card) throw new VigieError('model-missing', { model: id });
  return card;
}

async function download(
  address: string,
  id: string,
  size: number,
  onMore: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new VigieError('model-missing', { model: id });
  const bytes = new Uint8Array(size);
  let at = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
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

/** Loads a graph model from its files' bytes: no address in a file is ever followed. */
async function loadFromFiles(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Promise<GraphModel> {
  const json = JSON.parse(new TextDecoder().decode(files.get('model.json'))) as {
    modelTopology: object;
    signature?: object;
    weightsManifest: { paths: string[]; weights: never[] }[];
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
  return loadGraphModel({
    load: () =>
      Promise.resolve({
        modelTopology: json.modelTopology,
        ...(json.signature ? { signature: json.signature } : {}),
        weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
        weightData: weightData.buffer,
      }),
  });
}
