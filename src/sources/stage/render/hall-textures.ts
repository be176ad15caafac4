import { createRandom } from '../random.ts';

/** A picture of bytes, red green blue alpha. */
export interface Texels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Metres that one repeat of each texture covers. */
export const FLOOR_TILE = 1.8;
export const WALL_TILE = 1.2;

type Paint = (x: number, y: number) => number;

function texels(
  width: number,
  height: number,
  tint: readonly [number, number, number],
  paint: Paint,
): Texels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const level = paint(x, y);
      const at = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) data[at + c] = Math.max(0, Math.min(255, Math.round(level * tint[c]!)));
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Slabs of terrazzo, three by three, 60 cm each, with grains and thin joints. */
export function terrazzo(size = 384): Texels {
  const random = createRandom(11);
  const grains = new Float32Array(size * size);
  for (let n = 0; n < size * 8; n++) {
    const [cx, cy] = [Math.floor(random.next() * size), Math.floor(random.next() * size)];
    const r = random.between(0.5, 1.7);
    const level = random.between(-34, 26);
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) {
        if (dx * dx + dy * dy > r * r) continue;
        grains[((cy + dy + size) % size) * size + ((cx + dx + size) % size)] = level;
      }
    }
  }
  const slabs = Array.from({ length: 9 }, () => random.between(-7, 7));
  const slab = size / 3;
  return texels(size, size, [1, 0.985, 0.955], (x, y) => {
    const [u, v] = [x % slab, y % slab];
    if (u < 1.2 || v < 1.2) return 108;
    const own = slabs[Math.floor(y / slab) * 3 + Math.floor(x / slab)]!;
    return 172 + own + grains[y * size + x]!;
  });
}

/** Glazed tiles with bevelled edges, laid like bricks; 30 by 15 cm. */
export function metroTiles(size = 256): Texels {
  const random = createRandom(5);
  const [w, h] = [size / 4, size / 8];
  const tones = Array.from({ length: 32 }, () => random.between(-5, 4));
  return texels(size, size, [1, 1, 0.985], (x, y) => {
    const row = Math.floor(y / h);
    const shifted = (x + (row % 2 ? w / 2 : 0)) % size;
    const [u, v] = [shifted % w, y % h];
    if (u < 1 || v < 1) return 165;
    const tone = tones[(row * 4 + Math.floor(shifted / w)) % 32]!;
    const bevel = w * 0.085;
    if (v > h - bevel) return 250 + tone;
    if (v < bevel + 1) return 206 + tone;
    if (u < bevel + 1) return 240 + tone;
    return u > w - bevel ? 218 + tone : 235 + tone;
  });
}
