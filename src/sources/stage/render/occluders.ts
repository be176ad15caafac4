import { Mesh, MeshBasicMaterial } from 'three';
import { occluderMesh } from './hall-mesh.ts';
import { geometryOf } from './to-three.ts';

/** What of the hall can hide people: drawn into depth only, for its picture is there already. */
export function occluders(): Mesh {
  const material = new MeshBasicMaterial({ colorWrite: false });
  const mesh = new Mesh(geometryOf(occluderMesh()), material);
  mesh.renderOrder = -1;
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  return mesh;
}
