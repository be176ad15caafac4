/**
 * The cheapest assignment of rows to columns, each used at most once; all rows are assigned when there are
 * at least as many columns. Shortest augmenting paths with potentials (Jonker and Volgenant 1987), O(n²m).
 * @param cost finite costs, row by row, all rows of the same length
 * @returns for each row its column, or -1
 */
export function assign(cost: readonly (readonly number[])[]): number[] {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  if (rows > columns) {
    const turned = Array.from({ length: columns }, (_, j) => cost.map((row) => row[j]!));
    const result = new Array<number>(rows).fill(-1);
    assign(turned).forEach((row, column) => {
      result[row] = column;
    });
    return result;
  }
  // Index 0 stands for "none", so rows and columns count from 1 in here.
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) augment(cost, row, rowPrice, columnPrice, rowOf);
  const result = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column]!;
    if (row > 0) result[row - 1] = column - 1;
  }
  return result;
}

/** Finds a place for one more row along the cheapest path of displaced ones. */
function augment(
  cost: readonly (readonly number[])[],
  row: number,
  rowPrice: Float64Array,
  columnPrice: Float64Array,
  rowOf: Int32Array,
): void {
  const columns = rowOf.length - 1;
  const reach = new Float64Array(columns + 1).fill(Infinity);
  const from = new Int32Array(columns + 1);
  const done = new Uint8Array(columns + 1);
  rowOf[0] = row;
  let column = 0;
  do {
    done[column] = 1;
    const current = rowOf[column]!;
    let step = Infinity;
    let next = 0;
    for (let j = 1; j <= columns; j++) {
      if (done[j]) continue;
      const reduced = cost[current - 1]![j - 1]! - rowPrice[current]! - columnPrice[j]!;
      if (reduced < reach[j]!) {
        reach[j] = reduced;
        from[j] = column;
      }
      if (reach[j]! < step) {
        step = reach[j]!;
        next = j;
      }
    }
    for (let j = 0; j <= columns; j++) {
      if (done[j]) {
        rowPrice[rowOf[j]!]! += step;
        columnPrice[j]! -= step;
      } else reach[j]! -= step;
    }
    column = next;
  } while (rowOf[column] !== 0);
  while (column !== 0) {
    const previous = from[column]!;
    rowOf[column] = rowOf[previous]!;
    column = previous;
  }
}
