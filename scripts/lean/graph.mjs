// A TensorFlow.js graph model as nodes in a map: read from a package's files, written back lean.
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * @typedef {{ dtype: string, shape: number[], data: Float32Array | Int32Array }} Constant
 * @typedef {{ name: string, op: string, inputs: string[], attr: Record<string, any>, value?: Constant }} Node
 */

/** String attributes come as base64 or as char codes; both are read, base64 is written. */
export function attrString(value) {
  if (value?.s === undefined) return '';
  return Array.isArray(value.s)
    ? String.fromCharCode(...value.s)
    : Buffer.from(value.s, 'base64').toString('latin1');
}
export const base64 = (text) => Buffer.from(text, 'latin1').toString('base64');

const float16 = (bits) => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
};

/** Nearest float16 bits, halves to even; beyond the range it clamps instead of overflowing. */
export function toFloat16(value) {
  const clamped = Math.min(65504, Math.max(-65504, value));
  const sign = clamped < 0 || Object.is(clamped, -0) ? 0x8000 : 0;
  const size = Math.abs(clamped);
  if (size < 2 ** -25) return sign;
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const unit = 2 ** (exponent - 10);
  let steps = size / unit;
  const floor = Math.floor(steps);
  const rest = steps - floor;
  steps = rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
  return sign | (exponent === -14 && steps < 1024 ? steps : (exponent + 14) * 1024 + steps);
}

/** Reads `model.json` and its weights into a map of nodes in the file's order. */
export async function readGraph(modelPath) {
  const json = JSON.parse(await readFile(modelPath, 'utf8'));
  const nodes = new Map();
  for (const node of json.modelTopology.node) {
    const inputs = (node.input ?? [])
      .filter((one) => !one.startsWith('^'))
      .map((one) => one.replace(/:0$/, ''));
    nodes.set(node.name, { name: node.name, op: node.op, inputs, attr: node.attr ?? {} });
  }
  for (const group of json.weightsManifest) {
    const parts = await Promise.all(group.paths.map((path) => readFile(join(dirname(modelPath), path))));
    const bytes = Buffer.concat(parts);
    let offset = 0;
    for (const weight of group.weights) {
      const length = weight.shape.reduce((a, b) => a * b, 1);
      const [data, used] = readWeight(bytes, offset, weight, length);
      offset += used;
      const node = nodes.get(weight.name);
      if (node) node.value = { dtype: weight.dtype, shape: weight.shape, data };
    }
  }
  return nodes;
}

function readWeight(bytes, offset, weight, length) {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset);
  if (weight.quantization?.dtype === 'float16') {
    return [Float32Array.from({ length }, (_, i) => float16(view.getUint16(i * 2, true))), length * 2];
  }
  if (weight.quantization)
    throw new Error(`weights quantised as ${weight.quantization.dtype} are not read here`);
  if (weight.dtype === 'int32')
    return [Int32Array.from({ length }, (_, i) => view.getInt32(i * 4, true)), length * 4];
  if (weight.dtype === 'bool') return [Int32Array.from({ length }, (_, i) => view.getUint8(i)), length];
  return [Float32Array.from({ length }, (_, i) => view.getFloat32(i * 4, true)), length * 4];
}

/** Adds a constant node and returns its name. */
export function constant(nodes, name, dtype, shape, data) {
  const value = { dtype, shape, data };
  nodes.set(name, { name, op: 'Const', inputs: [], attr: {}, value });
  return name;
}

/** Keeps what `outputs` need, inputs before users. */
export function prune(nodes, outputs) {
  const kept = new Map();
  const visit = (name) => {
    if (kept.has(name)) return;
    const node = nodes.get(name);
    if (!node) throw new Error(`the graph has no node ${name}`);
    node.inputs.forEach(visit);
    kept.set(name, node);
  };
  outputs.forEach(visit);
  return kept;
}

const DTYPE = { float32: 1, int32: 3, bool: 10 };

/**
 * Writes a graph with its weights as float16 (integers as they are), one file.
 * @returns the bytes of both files
 */
export async function writeGraph(nodes, folder, { inputs, outputs, meta }) {
  const weights = [];
  const chunks = [];
  const topology = [];
  for (const node of nodes.values()) {
    if (!node.value) {
      topology.push({
        name: node.name,
        op: node.op,
        ...(node.inputs.length ? { input: node.inputs } : {}),
        attr: node.attr,
      });
      continue;
    }
    const { dtype, shape, data } = node.value;
    topology.push({
      name: node.name,
      op: 'Const',
      attr: {
        dtype: { type: DTYPE[dtype] },
        value: {
          tensor: {
            dtype: DTYPE[dtype],
            tensorShape: { dim: shape.map((size) => ({ size: String(size) })) },
          },
        },
      },
    });
    if (dtype === 'float32') {
      weights.push({
        name: node.name,
        shape,
        dtype,
        quantization: { dtype: 'float16', original_dtype: 'float32' },
      });
      chunks.push(Buffer.from(Uint16Array.from(data, toFloat16).buffer));
    } else {
      weights.push({ name: node.name, shape, dtype });
      chunks.push(Buffer.from(Int32Array.from(data).buffer));
    }
  }
  const json = JSON.stringify({
    format: 'graph-model',
    generatedBy: 'vigie lean-graph',
    signature: { inputs, outputs },
    userDefinedMetadata: meta,
    modelTopology: { node: topology, library: {}, versions: {} },
    weightsManifest: [{ paths: ['weights.bin'], weights }],
  });
  await mkdir(folder, { recursive: true });
  const bytes = Buffer.concat(chunks);
  await writeFile(join(folder, 'weights.bin'), bytes);
  await writeFile(join(folder, 'model.json'), json);
  return { json: Buffer.byteLength(json), weights: bytes.length };
}
