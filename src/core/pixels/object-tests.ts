import { gainAt, type BackgroundState } from './background.ts';
import type { Component } from './components.ts';

/**
 * Whether a blob was added to the scene or taken from it: an added object has edges along its contour that
 * the background lacks, a hole left behind has them in the background only.
 * @returns (edges gained + 5) / (edges lost + 5), means along the contour in grey levels; above 1: added
 */
export function addedRatio(state: BackgroundState, component: Component): number {
  const { width, height, now, long } = state;
  const inside = new Set<number>(component.pixels);
  let gained = 0;
  let lost = 0;
  let count = 0;
  for (const i of component.pixels) {
    const column = i % width;
    const row = (i - column) / width;
    if (column === 0 || row === 0 || column === width - 1 || row === height - 1) continue;
    if (inside.has(i - 1) && inside.has(i + 1) && inside.has(i - width) && inside.has(i + width)) continue;
    const gain = gainAt(state, column, row);
    const difference = gradient(now.y, i, width) / gain - gradient(long.y, i, width);
    if (difference > 0) gained += difference;
    else lost -= difference;
    count++;
  }
  return count === 0 ? 1 : (gained / count + 5) / (lost / count + 5);
}

function gradient(plane: Float32Array, i: number, width: number): number {
  return Math.hypot(plane[i + 1]! - plane[i - 1]!, plane[i + width]! - plane[i - width]!) / 2;
}

/**
 * Normalised correlation of a blob's luminance with the background inside it, -1..1. Light and shadow leave
 * the texture in place (close to 1), an object replaces it.
 */
export function correlation(state: BackgroundState, component: Component): number {
  const a = state.now.y;
  const b = state.long.y;
  const n = component.pixels.length;
  let sumA = 0;
  let sumB = 0;
  for (const i of component.pixels) {
    sumA += a[i]!;
    sumB += b[i]!;
  }
  const meanA = sumA / n;
  const meanB = sumB / n;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (const i of component.pixels) {
    const da = a[i]! - meanA;
    const db = b[i]! - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
