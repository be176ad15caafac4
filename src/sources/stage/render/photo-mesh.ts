import type { PersonLook } from '../cast.ts';
import { STAND } from '../pose.ts';
import { PROP_PLANS } from '../props.ts';
import { bonesOf } from '../skeleton.ts';
import { bindBones } from './body-kit.ts';
import type { MeshData } from './mesh-builder.ts';
import { personMesh } from './person-mesh.ts';
import { createSkin, follow } from './skin.ts';

/** Whoever is on the photograph. */
const SITTER: PersonLook = {
  height: PROP_PLANS.photo.size[1],
  build: 1,
  figure: 0.1,
  skin: 0xd09c74,
  hair: 'short',
  hairColour: 0x2c1f18,
  top: 'jacket',
  topColour: 0x27405f,
  underColour: 0xd9d5cb,
  bottomColour: 0x3b3a38,
  skirt: false,
  shoeColour: 0x1a1817,
};

/** Thickness of the board against that of a body. */
const FLAT = 0.05;

/**
 * A person's photograph, cut out: a body pressed flat that keeps the light and shade of a round one, as a print
 * does.
 */
export function photoMesh(): MeshData {
  const data = personMesh(SITTER);
  const skin = createSkin(data, bindBones(SITTER));
  follow(skin, bonesOf(SITTER, STAND, 0, 0, 0));
  const positions = skin.positions.map((value, n) => (n % 3 === 2 ? value * FLAT : value));
  return { ...data, positions, normals: skin.normals.slice() };
}
