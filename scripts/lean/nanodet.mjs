// The lean graph of NanoDet: planar layout turned into NHWC (every transpose goes), padding merged into the
// convolutions, class heads sliced to Vigie's classes, cut before the sigmoid, one output vector.
import { placeholder, tensorInfo } from './coco-ssd.mjs';
import { foldConvolutions, usersOf } from './fold.mjs';
import { attrString, base64, constant, prune, readGraph, writeGraph } from './graph.mjs';

/** Places of Vigie's classes among COCO's 80, in the order of `CLASSES` in the source. */
export const COCO80 = [0, 1, 2, 3, 7, 16, 24, 25, 26, 28, 43, 67];
const SIZE = 416;
const STRIDES = [8, 16, 32];
const ALL = 80;
const BINS = 44;

/**
 * Input `image` [1,416,416,3] float32: blue, green, red, each less its mean and over its deviation (103.53,
 * 116.28, 123.675; 57.375, 57.12, 58.395). Output `vector`: for strides 8, 16, 32 the cells
 * row by row, each with the class logits and 4 x 11 distance logits (left, top, right, bottom).
 */
export async function leanNanodet(modelPath, folder) {
  const nodes = await readGraph(modelPath);
  const heads = headsOf(nodes);
  nodes.set('image', placeholder('image', [1, SIZE, SIZE, 3]));
  toChannelsLast(nodes);
  heads.forEach((name) => sliceHead(nodes, name));
  let lean = prune(nodes, ['image', ...heads]);
  mergePadding(lean);
  const folded = foldConvolutions(lean, heads);
  const flat = constant(lean, 'flat', 'int32', [1], Int32Array.of(-1));
  const parts = heads.map((name) => {
    lean.set(`${name}/flat`, {
      name: `${name}/flat`,
      op: 'Reshape',
      inputs: [name, flat],
      attr: { T: { type: 1 }, Tshape: { type: 3 } },
    });
    return `${name}/flat`;
  });
  const axis = constant(lean, 'axis', 'int32', [], Int32Array.of(0));
  lean.set('vector', {
    name: 'vector',
    op: 'ConcatV2',
    inputs: [...parts, axis],
    attr: { N: { i: String(parts.length) }, T: { type: 1 }, Tidx: { type: 3 } },
  });
  lean = prune(lean, ['image', 'vector']);
  const cells = STRIDES.reduce((sum, stride) => sum + (SIZE / stride) ** 2, 0);
  const bytes = await writeGraph(lean, folder, {
    inputs: { image: tensorInfo('image', [1, SIZE, SIZE, 3]) },
    outputs: { vector: tensorInfo('vector', [cells * (COCO80.length + BINS)]) },
    meta: { kind: 'nanodet-lean', classes: COCO80 },
  });
  return {
    folded,
    kernels: [...lean.values()].filter((node) => !node.value && node.op !== 'Placeholder').length,
    bytes,
  };
}

/** The biased convolutions before the three splits into classes and distances, finest grid first. */
function headsOf(nodes) {
  const splits = [...nodes.values()].filter((node) => node.op === 'SplitV');
  if (splits.length !== 3) throw new Error('three heads were expected');
  return splits.map((split) => {
    let name = split.inputs[0];
    while (nodes.get(name).op === 'Transpose') name = nodes.get(name).inputs[0];
    return name;
  });
}

function toChannelsLast(nodes) {
  const skip = (name) => {
    const node = nodes.get(name);
    return node?.op === 'Transpose' ? skip(node.inputs[0]) : node?.op === 'Placeholder' ? 'image' : name;
  };
  for (const node of nodes.values()) {
    if (node.op === 'Transpose' || node.value) continue;
    node.inputs = node.inputs.map((input) => skip(input.replace(/:\d+$/, '')) ?? input);
    if (node.op === 'ConcatV2') {
      node.inputs[node.inputs.length - 1] = constant(
        nodes,
        `${node.name}/last`,
        'int32',
        [],
        Int32Array.of(3),
      );
    }
    if (node.op === 'Pad' || node.op === 'PadV2') {
      const before = nodes.get(node.inputs[1]).value.data;
      const padding = Int32Array.of(0, 0, before[4], before[5], before[6], before[7], 0, 0);
      node.inputs[1] = constant(nodes, `${node.name}/last`, 'int32', [4, 2], padding);
      // Minus infinity does not fit float16; this is far below any activation.
      if (node.op === 'PadV2') {
        node.inputs[2] = constant(nodes, `${node.name}/value`, 'float32', [], Float32Array.of(-65504));
      }
    }
  }
}

function sliceHead(nodes, head) {
  const add = nodes.get(head);
  const conv = nodes.get(add.inputs[0]);
  const weights = nodes.get(conv.inputs[1]).value;
  const bias = nodes.get(add.inputs[1]).value;
  const outC = weights.shape[3];
  const columns = [...COCO80, ...Array.from({ length: BINS }, (_, i) => ALL + i)];
  const rows = weights.data.length / outC;
  const data = Float32Array.from({ length: rows * columns.length }, (_, i) => {
    return weights.data[Math.floor(i / columns.length) * outC + columns[i % columns.length]];
  });
  const shape = [...weights.shape.slice(0, 3), columns.length];
  conv.inputs = [conv.inputs[0], constant(nodes, `${conv.name}/sliced`, 'float32', shape, data)];
  const sliced = Float32Array.from(columns, (column) => bias.data[column]);
  add.inputs = [conv.name, constant(nodes, `${head}/sliced`, 'float32', [columns.length], sliced)];
}

/** `Pad` before a valid convolution becomes its own padding: SAME where that is equal, else explicit. */
function mergePadding(nodes) {
  const users = usersOf(nodes);
  for (const conv of nodes.values()) {
    const pad = nodes.get(conv.inputs[0]);
    const isConv = conv.op === 'Conv2D' || conv.op === 'DepthwiseConv2dNative';
    if (!isConv || pad?.op !== 'Pad' || (users.get(pad.name) ?? []).length !== 1) continue;
    if (attrString(conv.attr.padding) !== 'VALID') continue;
    const [, , top, bottom, left, right] = nodes.get(pad.inputs[1]).value.data;
    const [height, width] = nodes.get(conv.inputs[1]).value.shape;
    const [, strideY, strideX] = conv.attr.strides.list.i.map(Number);
    const same =
      strideY === 1 &&
      strideX === 1 &&
      top === bottom &&
      left === right &&
      2 * top === height - 1 &&
      2 * left === width - 1;
    conv.inputs[0] = pad.inputs[0];
    conv.attr = { ...conv.attr, padding: { s: base64(same ? 'SAME' : 'EXPLICIT') } };
    if (!same) {
      conv.attr.explicit_paddings = { list: { i: [0, 0, top, bottom, left, right, 0, 0].map(String) } };
    }
    nodes.delete(pad.name);
  }
}
