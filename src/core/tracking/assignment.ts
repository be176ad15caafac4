/**
 * The assignment of rows to columns with the least total cost (Hungarian method with potentials,
 * Kuhn 1955, in the O(n^2 m) form of Jonker and Volgenant). Pairs that cost more than `gate` stay unmatched.
 * @param cost row by row, `rows * columns` finite values
 * @returns for each row its column, or -1
 */
export function assign(cost: Float64Array, rows: number, columns: number, gate: number): Int32Array {
  const result = new Int32Array(rows).fill(-1);
  if (rows === 0 || columns === 0) return result;
  // One dummy column a row at the gate's cost makes staying unmatched an honest choice.
  const width = columns + rows;
  const at = (row: number, column: number): number =>
    column < columns ? Math.min(cost[row * columns + column]!, gate * 4 + 1) : gate;
  const u = new Float64Array(rows + 1);
  const v = new Float64Array(width + 1);
  const match = new Int32Array(width + 1);
  const way = new Int32Array(width + 1);
  const least = new Float64Array(width + 1);
  const used = new Uint8Array(width + 1);
  for (let row = 1; row <= rows; row++) {
    match[0] = row;
    let column = 0;
    least.fill(Infinity);
    used.fill(0);
    do {
      used[column] = 1;
      const current = match[column]!;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= width; j++) {
        if (used[j]) continue;
        const reduced = at(current - 1, j - 1) - u[current]! - v[j]!;
        if (reduced < least[j]!) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= width; j++) {
        if (used[j]) {
          u[match[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (match[column] !== 0);
    while (column !== 0) {
      const previous = way[column]!;
      match[column] = match[previous]!;
      column = previous;
    }
  }
  for (let j = 1; j <= columns; j++) {
    const row = match[j]! - 1;
    if (row >= 0 && cost[row * columns + j - 1]! <= gate) result[row] = j - 1;
  }
  return result;
}
