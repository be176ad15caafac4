import type { PersonLook } from '../cast.ts';
import { createKit } from './body-kit.ts';
import { addHead } from './head.ts';
import { addLimbs } from './limbs.ts';
import type { MeshData } from './mesh-builder.ts';
import { addTrunk } from './trunk.ts';

/** A body in its clothes, modelled upright; its vertices follow the bones of the skeleton. */
export function personMesh(look: PersonLook): MeshData {
  const kit = createKit(look);
  addTrunk(kit);
  addLimbs(kit);
  addHead(kit);
  return kit.builder.build();
}
