// The lean graph of coco-ssd: preprocessing loop and postprocessing cut, class heads sliced to Vigie's
// classes, one output vector. Scores are left as logits; the page applies the sigmoid to hits only.
import { foldConvolutions, usersOf } from './fold.mjs';
import { attrString, constant, prune, readGraph, writeGraph } from './graph.mjs';

/** COCO ids (1..90, 0 is background) of Vigie's classes, in the order of `CLASSES` in the source. */
export const COCO_IDS = [1, 2, 3, 4, 8, 18, 27, 28, 31, 33, 49, 77];
const ALL = 91;
const LEVELS = 6;
const SIZE = 300;

/**
 * Input `image` [1,300,300,3] float32 holding x*2/255-1. Output `vector`: for levels 0..5 the class logits
 * [anchors, classes], then for levels 0..5 the box encodings [anchors, 4] (ty, tx, th, tw).
 */
export async function leanCocoSsd(modelPath, folder) {
  const nodes = await readGraph(modelPath);
  nodes.set('image', placeholder('image', [1, SIZE, SIZE, 3]));
  for (const node of nodes.values()) {
    node.inputs = node.inputs.map((input) => (input === 'Preprocessor/sub' ? 'image' : input));
  }
  const heads = { ClassPredictor: [], BoxEncodingPredictor: [] };
  for (let level = 0; level < LEVELS; level++) {
    for (const kind of Object.keys(heads)) heads[kind].push(headOf(nodes, level, kind));
  }
  heads.ClassPredictor.forEach((name) => sliceClasses(nodes, name));
  const all = [...heads.ClassPredictor, ...heads.BoxEncodingPredictor];
  let lean = prune(nodes, ['image', ...all]);
  const folded = foldConvolutions(lean, all);
  const flat = constant(lean, 'flat', 'int32', [1], Int32Array.of(-1));
  const reshaped = all.map((name) => {
    const node = {
      name: `${name}/flat`,
      op: 'Reshape',
      inputs: [name, flat],
      attr: { T: { type: 1 }, Tshape: { type: 3 } },
    };
    lean.set(node.name, node);
    return node.name;
  });
  const axis = constant(lean, 'axis', 'int32', [], Int32Array.of(0));
  lean.set('vector', {
    name: 'vector',
    op: 'ConcatV2',
    inputs: [...reshaped, axis],
    attr: { N: { i: String(reshaped.length) }, T: { type: 1 }, Tidx: { type: 3 } },
  });
  lean = prune(lean, ['image', 'vector']);
  const length = 1917 * (COCO_IDS.length + 4);
  const bytes = await writeGraph(lean, folder, {
    inputs: { image: tensorInfo('image', [1, SIZE, SIZE, 3]) },
    outputs: { vector: tensorInfo('vector', [length]) },
    meta: { kind: 'coco-ssd-lean', classes: COCO_IDS },
  });
  return {
    folded,
    kernels: [...lean.values()].filter((node) => !node.value && node.op !== 'Placeholder').length,
    bytes,
  };
}

export const placeholder = (name, shape) => ({
  name,
  op: 'Placeholder',
  inputs: [],
  attr: { dtype: { type: 1 }, shape: { shape: { dim: shape.map((size) => ({ size: String(size) })) } } },
});

export const tensorInfo = (name, shape) => ({
  name: `${name}:0`,
  dtype: 'DT_FLOAT',
  tensorShape: { dim: shape.map((size) => ({ size: String(size) })) },
});

/** The node that ends a head: the last one before its Reshape. */
function headOf(nodes, level, kind) {
  const users = usersOf(nodes);
  let name = [...nodes.keys()].find(
    (one) => one.startsWith(`BoxPredictor_${level}/${kind}/`) && /Conv/.test(nodes.get(one).op),
  );
  for (;;) {
    const next = (users.get(name) ?? []).filter((user) => ['Add', 'AddV2', 'BiasAdd'].includes(user.op));
    if (next.length === 0) return name;
    name = next[0].name;
  }
}

/** Keeps columns `anchor * 91 + id` of a class head's weights and bias. */
function sliceClasses(nodes, head) {
  const bias = nodes.get(head);
  const conv = nodes.get(bias.inputs[0]);
  if (attrString(conv.attr.data_format) !== 'NHWC') throw new Error(`${conv.name} is not NHWC`);
  const weights = nodes.get(conv.inputs[1]).value;
  const biasValue = nodes.get(bias.inputs[1]).value;
  const outC = weights.shape[3];
  const columns = [];
  for (let anchor = 0; anchor < outC / ALL; anchor++)
    for (const id of COCO_IDS) columns.push(anchor * ALL + id);
  const rows = weights.data.length / outC;
  const data = new Float32Array(rows * columns.length);
  for (let row = 0; row < rows; row++) {
    columns.forEach((column, i) => (data[row * columns.length + i] = weights.data[row * outC + column]));
  }
  const shape = [...weights.shape.slice(0, 3), columns.length];
  conv.inputs = [conv.inputs[0], constant(nodes, `${conv.name}/sliced`, 'float32', shape, data)];
  const sliced = Float32Array.from(columns, (column) => biasValue.data[column]);
  bias.inputs = [conv.name, constant(nodes, `${head}/sliced`, 'float32', [columns.length], sliced)];
}
