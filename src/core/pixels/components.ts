/** A connected set of pixels; `pixels` are indices into the plane. */
export interface Component {
  readonly pixels: Int32Array;
  readonly left: number;
  readonly top: number;
  /** Inclusive. */
  readonly right: number;
  readonly bottom: number;
}

/** Closes holes and gaps of one pixel: a 3x3 dilation, then a 3x3 erosion. `mask` holds 0 and 1. */
export function close3(mask: Uint8Array, width: number, height: number, scratch: Uint8Array): void {
  morph(mask, scratch, width, height, 1);
  morph(scratch, mask, width, height, 0);
}

/** Sets a pixel to `value` where any of its 3x3 neighbourhood has it, else to the opposite. */
function morph(from: Uint8Array, to: Uint8Array, width: number, height: number, value: 0 | 1): void {
  for (let row = 0, i = 0; row < height; row++) {
    const top = Math.max(0, row - 1);
    const bottom = Math.min(height - 1, row + 1);
    for (let column = 0; column < width; column++, i++) {
      const left = Math.max(0, column - 1);
      const right = Math.min(width - 1, column + 1);
      let hit = false;
      for (let r = top; r <= bottom && !hit; r++) {
        for (let c = left; c <= right && !hit; c++) hit = from[r * width + c] === value;
      }
      to[i] = hit ? value : 1 - value;
    }
  }
}

/**
 * The 8-connected components of a mask with at least `least` pixels. Clears the mask.
 * @param stack working space of `width * height` entries
 */
export function findComponents(
  mask: Uint8Array,
  width: number,
  height: number,
  least: number,
  stack: Int32Array,
): Component[] {
  const found: Component[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start]) continue;
    let size = 0;
    let read = 0;
    let left = width;
    let right = 0;
    let top = height;
    let bottom = 0;
    mask[start] = 0;
    stack[size++] = start;
    while (read < size) {
      const i = stack[read++]!;
      const column = i % width;
      const row = (i - column) / width;
      if (column < left) left = column;
      if (column > right) right = column;
      if (row < top) top = row;
      if (row > bottom) bottom = row;
      for (let r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++) {
        for (let c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
          const j = r * width + c;
          if (!mask[j]) continue;
          mask[j] = 0;
          stack[size++] = j;
        }
      }
    }
    if (size >= least) found.push({ pixels: stack.slice(0, size), left, top, right, bottom });
  }
  return found;
}
