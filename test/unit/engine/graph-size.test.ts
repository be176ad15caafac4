import { expect, it } from 'vitest';
import { resizeGraph } from '../../../src/engine/graph-size.ts';
import type { GraphFiles } from '../../../src/engine/models.ts';

it('scales the input and what feature maps are resized to, and nothing else', () => {
  const data = new ArrayBuffer(6 + 8 + 8);
  const view = new DataView(data);
  [26, 26].forEach((value, i) => view.setInt32(6 + 4 * i, value, true));
  [5, 7].forEach((value, i) => view.setInt32(14 + 4 * i, value, true));
  const graph: GraphFiles = {
    topology: {
      node: [
        { name: 'image', op: 'Placeholder', attr: { shape: { shape: { dim: [] } } } },
        { name: 'up', op: 'ResizeBilinear', input: ['image', 'target'] },
        { name: 'flat', op: 'Reshape', input: ['up', 'shape'] },
      ],
    },
    weights: [
      { name: 'filter', shape: [3], dtype: 'float32', quantization: { dtype: 'float16' } },
      { name: 'target', shape: [2], dtype: 'int32' },
      { name: 'shape', shape: [2], dtype: 'int32' },
    ],
    data,
  };
  const sized = resizeGraph(graph, { width: 416, height: 416 }, { width: 384, height: 288 });
  const now = new DataView(sized.data);
  expect([now.getInt32(6, true), now.getInt32(10, true)]).toEqual([18, 24]);
  expect([now.getInt32(14, true), now.getInt32(18, true)]).toEqual([5, 7]);
  expect(sized.topology.node[0]?.attr?.shape?.shape.dim.map((dim) => dim.size)).toEqual([
    '1',
    '288',
    '384',
    '3',
  ]);
  // The graph that it was made from is as before: another session may need another shape.
  expect(view.getInt32(6, true)).toBe(26);
});
