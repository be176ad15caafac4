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
  morph(mask, width, height, true, scratch);
  morph(mask, width, height, false, scratch);
}

/** A 3x3 dilation (`grow`) or erosion, along the rows and then along the columns; nothing lies beyond the edges. */
function morph(mask: Uint8Array, width: number, height: number, grow: boolean, scratch: Uint8Array): void {
  for (let row = 0, i = 0; row < height; row++) {
    let left = mask[i]!;
    let here = left;
    for (const end = i + width; i < end; i++) {
      const right = i + 1 < end ? mask[i + 1]! : here;
      scratch[i] = grow ? left | here | right : left & here & right;
      left = here;
      here = right;
    }
  }
  const last = (height - 1) * width;
  for (let i = 0; i < mask.length; i++) {
    const here = scratch[i]!;
    const above = i >= width ? scratch[i - width]! : here;
    const below = i < last ? scratch[i + width]! : here;
    mask[i] = grow ? above | here | below : above & here & below;
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
