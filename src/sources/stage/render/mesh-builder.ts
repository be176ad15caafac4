import type { Vec3 } from '../stage-math.ts';

/** Linear red, green, blue, 0..1. */
export type Rgb = readonly [r: number, g: number, b: number];

/** By how much a bone carries a vertex; the weights of a vertex sum to 1. */
export type Weights = readonly (readonly [bone: number, weight: number])[];

/** A mesh as plain numbers, so that it can be made and tested without a GPU. */
export interface MeshData {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly colours: Float32Array;
  /** Texture coordinates, 0 where nothing was said. */
  readonly uvs: Float32Array;
  /** `SLOTS` bones a vertex and their weights. */
  readonly bones: Uint16Array;
  readonly weights: Float32Array;
  readonly indices: Uint32Array;
}

export interface Vertex {
  readonly at: Vec3;
  readonly colour: Rgb;
  readonly weights?: Weights;
  readonly uv?: readonly [u: number, v: number];
}

/** Bones that may carry one vertex. */
export const SLOTS = 3;

const ROOT: Weights = [[0, 1]];

/** Colour of the screen as 0xrrggbb in the linear numbers that light is reckoned with. */
export function linear(hex: number): Rgb {
  const channel = (shift: number): number => {
    const c = ((hex >> shift) & 255) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(16), channel(8), channel(0)];
}

export function shade([r, g, b]: Rgb, by: number): Rgb {
  return [r * by, g * by, b * by];
}

/** Gathers vertices and triangles part by part. */
export class MeshBuilder {
  readonly #positions: number[] = [];
  readonly #colours: number[] = [];
  readonly #uvs: number[] = [];
  readonly #bones: number[] = [];
  readonly #weights: number[] = [];
  readonly #indices: number[] = [];
  /** First vertex of each part: normals are smooth within a part, sharp between parts. */
  readonly #parts: number[] = [];

  get count(): number {
    return this.#positions.length / 3;
  }

  /** What follows does not share normals with what is there. */
  part(): void {
    this.#parts.push(this.count);
  }

  add({ at, colour, weights = ROOT, uv }: Vertex): number {
    this.#positions.push(at[0], at[1], at[2]);
    this.#colours.push(colour[0], colour[1], colour[2]);
    this.#uvs.push(uv?.[0] ?? 0, uv?.[1] ?? 0);
    for (let slot = 0; slot < SLOTS; slot++) {
      this.#bones.push(weights[slot]?.[0] ?? 0);
      this.#weights.push(weights[slot]?.[1] ?? 0);
    }
    return this.count - 1;
  }

  /** Counter-clockwise as seen from outside. */
  triangle(a: number, b: number, c: number): void {
    this.#indices.push(a, b, c);
  }

  quad(a: number, b: number, c: number, d: number): void {
    this.#indices.push(a, b, c, a, c, d);
  }

  /** @param lit whether normals are needed; what has its light in its colours needs none */
  build(lit = true): MeshData {
    const positions = new Float32Array(this.#positions);
    const ends = [...this.#parts, this.count];
    return {
      positions,
      normals: lit ? smoothNormals(positions, this.#indices, ends) : new Float32Array(positions.length),
      colours: new Float32Array(this.#colours),
      uvs: new Float32Array(this.#uvs),
      bones: new Uint16Array(this.#bones),
      weights: new Float32Array(this.#weights),
      indices: new Uint32Array(this.#indices),
    };
  }
}

/** Vertices of one part at one place share a normal, so that a change of colour makes no crease. */
function smoothNormals(
  positions: Float32Array,
  indices: readonly number[],
  ends: readonly number[],
): Float32Array {
  const slots = sharedSlots(positions, ends);
  const sums = new Float64Array(positions.length);
  for (let i = 0; i < indices.length; i += 3) {
    const corners = [indices[i]!, indices[i + 1]!, indices[i + 2]!] as const;
    const [nx, ny, nz] = faceNormal(positions, corners);
    for (const corner of corners) {
      const slot = slots[corner]! * 3;
      sums[slot]! += nx;
      sums[slot + 1]! += ny;
      sums[slot + 2]! += nz;
    }
  }
  const normals = new Float32Array(positions.length);
  for (let vertex = 0; vertex < slots.length; vertex++) {
    const slot = slots[vertex]! * 3;
    const [x, y, z] = [sums[slot]!, sums[slot + 1]!, sums[slot + 2]!];
    const length = Math.hypot(x, y, z) || 1;
    normals.set([x / length, y / length, z / length], vertex * 3);
  }
  return normals;
}

function sharedSlots(positions: Float32Array, ends: readonly number[]): Uint32Array {
  const slots = new Uint32Array(positions.length / 3);
  const known = new Map<number, number>();
  let part = 0;
  for (let vertex = 0; vertex < slots.length; vertex++) {
    while (vertex >= ends[part]!) {
      part++;
      known.clear();
    }
    const key = keyOf(positions[vertex * 3]!, positions[vertex * 3 + 1]!, positions[vertex * 3 + 2]!);
    const slot = known.get(key) ?? vertex;
    known.set(key, slot);
    slots[vertex] = slot;
  }
  return slots;
}

/** One whole number for a place, to a quarter of a millimetre; places within 16 m of the origin. */
function keyOf(x: number, y: number, z: number): number {
  const whole = (value: number): number => Math.round(value * 4000) + 65536;
  return (whole(x) * 131072 + whole(y)) * 131072 + whole(z);
}

/** Twice the area long, so that large faces count for more. */
function faceNormal(p: Float32Array, [a, b, c]: readonly [number, number, number]): Vec3 {
  const [ax, ay, az] = [p[a * 3]!, p[a * 3 + 1]!, p[a * 3 + 2]!];
  const [ux, uy, uz] = [p[b * 3]! - ax, p[b * 3 + 1]! - ay, p[b * 3 + 2]! - az];
  const [vx, vy, vz] = [p[c * 3]! - ax, p[c * 3 + 1]! - ay, p[c * 3 + 2]! - az];
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}
