import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign } from '../../../../src/core/tracking/assignment.ts';

/** The least cost over every way to match, a row left alone costing the gate. */
function leastCost(cost: number[][], gate: number, row = 0, used = 0): number {
  const columns = cost[row];
  if (!columns) return 0;
  let best = gate + leastCost(cost, gate, row + 1, used);
  columns.forEach((value, column) => {
    if (value > gate || used & (1 << column)) return;
    best = Math.min(best, value + leastCost(cost, gate, row + 1, used | (1 << column)));
  });
  return best;
}

it('costs as little as the best of all matchings, and uses no column twice', () => {
  const table = fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: columns, maxLength: columns }),
        {
          minLength: rows,
          maxLength: rows,
        },
      ),
    );
  fc.assert(
    fc.property(table, (cost) => {
      const gate = 0.8;
      const columns = cost[0]?.length ?? 0;
      const matched = [...assign(Float64Array.from(cost.flat()), cost.length, columns, gate)];
      const taken = matched.filter((column) => column >= 0);
      expect(new Set(taken).size).toBe(taken.length);
      const total = matched.reduce((sum, column, row) => sum + (column < 0 ? gate : cost[row]![column]!), 0);
      expect(total).toBeCloseTo(leastCost(cost, gate), 9);
    }),
  );
});
