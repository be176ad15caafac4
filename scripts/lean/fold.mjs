// Folds what follows a convolution (scale, bias, batch norm, activation) into the fused convolutions that
// the TensorFlow.js executor knows, to a fixed point. Weights and biases are accumulated in float64.
import { attrString, base64, constant } from './graph.mjs';

const CONVOLUTIONS = new Set([
  'Conv2D',
  'DepthwiseConv2dNative',
  '_FusedConv2D',
  'FusedDepthwiseConv2dNative',
]);
const ACTIVATIONS = new Set(['Relu6', 'Relu', 'LeakyRelu', 'Elu']);

/**
 * Folds in place, then writes every convolution as a fused one with a rank-1 bias.
 * @param outputs names that must stay; nothing is folded past them
 * @returns how many nodes of each kind were folded
 */
export function foldConvolutions(nodes, outputs) {
  loadConvolutions(nodes);
  const counts = {};
  for (let folded = foldOnce(nodes, outputs); folded; folded = foldOnce(nodes, outputs)) {
    counts[folded] = (counts[folded] ?? 0) + 1;
  }
  for (const node of [...nodes.values()]) if (node.conv) emit(nodes, node);
  return counts;
}

/** Gives each convolution node its own copy of weights and bias under `conv`. */
export function loadConvolutions(nodes) {
  for (const node of nodes.values()) {
    const weights = CONVOLUTIONS.has(node.op) ? nodes.get(node.inputs[1])?.value : undefined;
    if (!weights) continue;
    const depthwise = node.op.includes('Depthwise');
    const outC = depthwise ? weights.shape[2] * weights.shape[3] : weights.shape[3];
    const fused = (node.attr.fused_ops?.list?.s ?? []).map((one) => attrString({ s: one }));
    const given = fused.length > 0 ? nodes.get(node.inputs[2])?.value : undefined;
    const bias = new Float64Array(outC);
    if (given) bias.set(given.data);
    node.conv = {
      depthwise,
      outC,
      shape: weights.shape,
      weights: Float64Array.from(weights.data),
      bias,
      activation: fused.find((one) => ACTIVATIONS.has(one)) ?? null,
      alpha: node.attr.leakyrelu_alpha,
      attr: node.attr,
    };
    node.inputs = [node.inputs[0]];
  }
}

export function usersOf(nodes) {
  const users = new Map();
  for (const node of nodes.values()) {
    for (const input of node.inputs) users.set(input, [...(users.get(input) ?? []), node]);
  }
  return users;
}

function foldOnce(nodes, outputs) {
  const users = usersOf(nodes);
  for (const node of nodes.values()) {
    if (!node.conv || node.conv.activation || outputs.includes(node.name)) continue;
    const following = users.get(node.name) ?? [];
    const kind = following.length === 1 ? foldUser(nodes, users, outputs, node, following[0]) : null;
    if (kind) return kind;
  }
  return null;
}

function foldUser(nodes, users, outputs, node, user) {
  const { conv, name } = node;
  const values = user.inputs.map((input) => nodes.get(input)?.value ?? null);
  const other = user.inputs[0] === name ? values[1] : values[0];
  if (ACTIVATIONS.has(user.op)) {
    conv.activation = user.op;
    conv.alpha = user.attr.alpha;
  } else if (user.op === 'Mul' && fits(other, conv)) {
    scale(conv, (i) => at(other, i));
  } else if (['Add', 'AddV2', 'BiasAdd'].includes(user.op) && fits(other, conv)) {
    for (let i = 0; i < conv.outC; i++) conv.bias[i] += at(other, i);
  } else if (user.op === 'Sub' && user.inputs[0] === name && fits(other, conv)) {
    for (let i = 0; i < conv.outC; i++) conv.bias[i] -= at(other, i);
  } else if (user.op.startsWith('FusedBatchNorm') && user.inputs[0] === name) {
    foldBatchNorm(conv, user.attr.epsilon?.f ?? 0.001, values.slice(1));
  } else {
    return foldResidualConstant(nodes, users, outputs, user, conv);
  }
  // Others refer to the folded node by its name, so the convolution takes that name over.
  replace(nodes, user.name, { ...node, name: user.name });
  nodes.delete(name);
  return user.op;
}

/** Grappler leaves residuals as `Add(const, AddN(conv, x))`: the constant belongs to the convolution's bias. */
function foldResidualConstant(nodes, users, outputs, sum, conv) {
  if (sum.op !== 'AddN' || sum.inputs.length !== 2 || outputs.includes(sum.name)) return null;
  const following = users.get(sum.name) ?? [];
  const next = following[0];
  if (following.length !== 1 || !['Add', 'AddV2'].includes(next.op)) return null;
  const other = nodes.get(next.inputs.find((one) => one !== sum.name))?.value;
  if (!fits(other, conv)) return null;
  for (let i = 0; i < conv.outC; i++) conv.bias[i] += at(other, i);
  replace(nodes, next.name, { name: next.name, op: 'AddV2', inputs: sum.inputs, attr: { T: { type: 1 } } });
  nodes.delete(sum.name);
  return 'AddN';
}

function foldBatchNorm(conv, epsilon, [gamma, beta, mean, variance]) {
  const factor = Float64Array.from(gamma.data, (g, i) => g / Math.sqrt(variance.data[i] + epsilon));
  scale(conv, (i) => factor[i]);
  for (let i = 0; i < conv.outC; i++) conv.bias[i] += beta.data[i] - mean.data[i] * factor[i];
}

/** The flat index modulo the output channels is right for HWIO and for depthwise HWIM alike. */
function scale({ weights, bias, outC }, factor) {
  for (let i = 0; i < weights.length; i++) weights[i] *= factor(i % outC);
  for (let i = 0; i < outC; i++) bias[i] *= factor(i);
}

function fits(value, conv) {
  if (!value || value.dtype !== 'float32') return false;
  return value.data.length === 1 || (value.data.length === conv.outC && value.shape.at(-1) === conv.outC);
}

const at = (value, i) => (value.data.length === 1 ? value.data[0] : value.data[i]);

const replace = (nodes, name, node) => nodes.set(name, node);

function emit(nodes, node) {
  const { conv, name } = node;
  const { strides, dilations, padding, explicit_paddings: explicit } = conv.attr;
  const weights = constant(nodes, `${name}/weights`, 'float32', conv.shape, Float32Array.from(conv.weights));
  const bias = constant(nodes, `${name}/bias`, 'float32', [conv.outC], Float32Array.from(conv.bias));
  const fused = [base64('BiasAdd'), ...(conv.activation ? [base64(conv.activation)] : [])];
  nodes.set(name, {
    name,
    op: conv.depthwise ? 'FusedDepthwiseConv2dNative' : '_FusedConv2D',
    inputs: [node.inputs[0], weights, bias],
    attr: {
      T: { type: 1 },
      strides: { list: { i: strides.list.i } },
      dilations: { list: { i: dilations?.list?.i ?? ['1', '1', '1', '1'] } },
      padding: { s: base64(attrString(padding)) },
      ...(explicit ? { explicit_paddings: { list: { i: explicit.list.i } } } : {}),
      data_format: { s: base64('NHWC') },
      num_args: { i: '1' },
      fused_ops: { list: { s: fused } },
      ...(conv.activation === 'LeakyRelu' ? { leakyrelu_alpha: conv.alpha } : {}),
    },
  });
}
