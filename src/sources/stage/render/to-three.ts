import { BufferAttribute, BufferGeometry } from 'three';
import type { MeshData } from './mesh-builder.ts';

/** A geometry for three. */
export function geometryOf(data: MeshData): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(data.positions, 3));
  geometry.setAttribute('rest', new BufferAttribute(data.positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(data.normals, 3));
  geometry.setAttribute('color', new BufferAttribute(data.colours, 3));
  geometry.setAttribute('uv', new BufferAttribute(data.uvs, 2));
  const most = data.positions.length / 3;
  const indices = most < 65536 ? new Uint16Array(data.indices) : data.indices;
  geometry.setIndex(new BufferAttribute(indices, 1));
  return geometry;
}
