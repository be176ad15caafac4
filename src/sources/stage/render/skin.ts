import type { Mat4 } from '../stage-math.ts';
import { times } from '../stage-math.ts';
import { SLOTS } from './mesh-builder.ts';
import type { MeshData } from './mesh-builder.ts';

/**
 * A mesh that follows bones, moved on the processor: a few thousand vertices take about a millisecond, far less
 * than a graphics card in software takes, and what is drawn can be measured.
 */
export interface Skin {
  readonly data: MeshData;
  /** Where the vertices are, and their normals; rewritten by `follow`. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly inverse: readonly Mat4[];
  readonly matrices: Float32Array;
}

/** @param bind the bones as the mesh was modelled */
export function createSkin(data: MeshData, bind: readonly Mat4[]): Skin {
  return {
    data,
    positions: data.positions.slice(),
    normals: data.normals.slice(),
    inverse: bind.map(invert),
    matrices: new Float32Array(bind.length * 12),
  };
}

/** Brings the vertices to where the bones are. */
export function follow(skin: Skin, bones: readonly Mat4[]): void {
  const { data, matrices, inverse, positions, normals } = skin;
  bones.forEach((bone, n) => {
    const m = times(bone, inverse[n]!);
    for (let column = 0; column < 4; column++) {
      for (let row = 0; row < 3; row++) matrices[n * 12 + column * 3 + row] = m[column * 4 + row]!;
    }
  });
  const count = positions.length / 3;
  for (let v = 0; v < count; v++) place(data, matrices, v, positions, normals);
}

function place(
  data: MeshData,
  m: Float32Array,
  v: number,
  positions: Float32Array,
  normals: Float32Array,
): void {
  const at = v * 3;
  const [x, y, z] = [data.positions[at]!, data.positions[at + 1]!, data.positions[at + 2]!];
  const [nx, ny, nz] = [data.normals[at]!, data.normals[at + 1]!, data.normals[at + 2]!];
  let [px, py, pz, qx, qy, qz] = [0, 0, 0, 0, 0, 0];
  for (let slot = 0; slot < SLOTS; slot++) {
    const w = data.weights[v * SLOTS + slot]!;
    if (w === 0) continue;
    const b = data.bones[v * SLOTS + slot]! * 12;
    px += w * (m[b]! * x + m[b + 3]! * y + m[b + 6]! * z + m[b + 9]!);
    py += w * (m[b + 1]! * x + m[b + 4]! * y + m[b + 7]! * z + m[b + 10]!);
    pz += w * (m[b + 2]! * x + m[b + 5]! * y + m[b + 8]! * z + m[b + 11]!);
    qx += w * (m[b]! * nx + m[b + 3]! * ny + m[b + 6]! * nz);
    qy += w * (m[b + 1]! * nx + m[b + 4]! * ny + m[b + 7]! * nz);
    qz += w * (m[b + 2]! * nx + m[b + 5]! * ny + m[b + 8]! * nz);
  }
  positions[at] = px;
  positions[at + 1] = py;
  positions[at + 2] = pz;
  normals[at] = qx;
  normals[at + 1] = qy;
  normals[at + 2] = qz;
}

/** The inverse of a rigid placement. */
function invert(m: Mat4): Mat4 {
  const [x, y, z] = [m[12]!, m[13]!, m[14]!];
  const back = (a: number): number => -(m[a]! * x + m[a + 1]! * y + m[a + 2]! * z);
  return [
    m[0]!, m[4]!, m[8]!, 0,
    m[1]!, m[5]!, m[9]!, 0,
    m[2]!, m[6]!, m[10]!, 0,
    back(0), back(4), back(8), 1,
  ]; // prettier-ignore
}
