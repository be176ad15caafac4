import type { Size } from '../core/geometry/types.ts';
import type { GraphFiles, GraphNode, WeightSpec } from './models.ts';

const BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
};

/**
 * A fully convolutional graph for an input of another size: its placeholder and the sizes that it resizes
 * feature maps to are scaled. The weights are shared with the original, all but a few numbers.
 * @param from input size that the graph was written for
 */
export function resizeGraph(graph: GraphFiles, from: Size, to: Size): GraphFiles {
  const targets = new Set(
    graph.topology.node.flatMap((node) => (node.op === 'ResizeBilinear' ? (node.input?.[1] ?? []) : [])),
  );
  const data = graph.data.slice(0);
  const view = new DataView(data);
  let at = 0;
  for (const spec of graph.weights) {
    if (targets.has(spec.name)) {
      view.setInt32(at, Math.round((view.getInt32(at, true) * to.height) / from.height), true);
      view.setInt32(at + 4, Math.round((view.getInt32(at + 4, true) * to.width) / from.width), true);
    }
    at += bytesOf(spec);
  }
  const node = graph.topology.node.map((one) => (one.op === 'Placeholder' ? placeholder(one, to) : one));
  return { ...graph, topology: { ...graph.topology, node }, data };
}

function bytesOf({ shape, dtype, quantization }: WeightSpec): number {
  const bytes = BYTES[quantization?.dtype ?? dtype];
  if (bytes === undefined) throw new RangeError(`weights of type ${dtype}`);
  return shape.reduce((product, size) => product * size, bytes);
}

function placeholder(node: GraphNode, { width, height }: Size): GraphNode {
  const dim = [1, height, width, 3].map((size) => ({ size: String(size) }));
  return { ...node, attr: { ...node.attr, shape: { shape: { dim } } } };
}
