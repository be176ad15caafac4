import { BufferAttribute, DynamicDrawUsage, Mesh, Scene } from 'three';
import type { BufferGeometry, ShaderMaterial } from 'three';
import type { PersonLook } from '../cast.ts';
import type { PropKind } from '../props.ts';
import type { Scenery } from '../scenery.ts';
import type { Vec3 } from '../stage-math.ts';
import { bindBones } from './body-kit.ts';
import { bodyProxy } from './body-proxy.ts';
import { castMaterial } from './cast-material.ts';
import { luggageMesh, luggageProxy } from './luggage-mesh.ts';
import type { MeshData } from './mesh-builder.ts';
import { personMesh } from './person-mesh.ts';
import { propMesh, propProxy } from './prop-mesh.ts';
import type { Moment } from './sensor.ts';
import { createSkin, follow } from './skin.ts';
import type { Skin } from './skin.ts';
import { geometryOf } from './to-three.ts';

/** Somebody or something on the stage, and what throws its shadow. */
interface Piece {
  readonly mesh: Mesh;
  readonly shadow: Mesh;
  /** What it was made from: when that differs it is made anew. */
  readonly key: string;
  /** What follows the bones of a body: the body, and its shadow. */
  readonly skins: readonly Skin[];
}

/** Meshes of everybody and everything that is on, made when they come and given back when they go. */
export class CastMeshes {
  readonly scene = new Scene();
  readonly shadowScene = new Scene();
  readonly pieces = new Map<number, Piece>();
  readonly #cloth: ShaderMaterial;
  readonly #shell: ShaderMaterial;

  constructor(moment: Moment, light: Moment) {
    this.#cloth = castMaterial(0, moment, light);
    this.#shell = castMaterial(0.3, moment, light);
    for (const scene of [this.scene, this.shadowScene]) {
      scene.matrixWorldAutoUpdate = false;
      scene.matrixAutoUpdate = false;
    }
  }

  /** Makes, moves and takes away what is needed. */
  bring({ actors, objects, props }: Scenery): void {
    const there = new Set<number>();
    for (const { id, look, bones } of actors) {
      there.add(id);
      const { mesh, shadow, skins } = this.#piece(id, keyOf(look), () => this.#figure(look));
      for (const skin of skins) follow(skin, bones);
      for (const { geometry } of [mesh, shadow]) refresh(geometry);
    }
    for (const object of objects) {
      there.add(object.id);
      const carried = object.holder !== null;
      const key = `${object.kind} ${object.colour} ${carried}`;
      const { mesh, shadow } = this.#piece(object.id, key, () => this.#thing(object, carried));
      for (const one of [mesh, shadow]) one.matrixWorld.fromArray(object.matrix);
    }
    for (const { id, kind, matrix } of props) {
      there.add(id);
      const { mesh, shadow } = this.#piece(id, kind, () => this.#furniture(kind));
      for (const one of [mesh, shadow]) one.matrixWorld.fromArray(matrix);
    }
    for (const id of this.pieces.keys()) if (!there.has(id)) this.#remove(id);
  }

  /** From where it is looked at: what shines depends on it. */
  look(eye: Vec3): void {
    this.#shell.uniforms['eye']!.value = eye;
  }

  dispose(): void {
    for (const id of [...this.pieces.keys()]) this.#remove(id);
    this.#cloth.dispose();
    this.#shell.dispose();
  }

  #piece(id: number, key: string, make: () => Omit<Piece, 'key'>): Piece {
    const known = this.pieces.get(id);
    if (known?.key === key) return known;
    if (known) this.#remove(id);
    const piece = { ...make(), key };
    this.pieces.set(id, piece);
    this.scene.add(piece.mesh);
    this.shadowScene.add(piece.shadow);
    return piece;
  }

  #figure(look: PersonLook): Omit<Piece, 'key'> {
    const bind = bindBones(look);
    const skin = (data: MeshData): Skin => createSkin(data, bind);
    const [body, proxy] = [skin(personMesh(look)), skin(bodyProxy(look))];
    const mesh = (one: Skin): Mesh => unmoved(new Mesh(movingGeometry(one), this.#cloth));
    return { mesh: mesh(body), shadow: mesh(proxy), skins: [body, proxy] };
  }

  #thing(object: Scenery['objects'][number], carried: boolean): Omit<Piece, 'key'> {
    const mesh = (data: MeshData): Mesh => unmoved(new Mesh(geometryOf(data), this.#shell));
    return { mesh: mesh(luggageMesh(object, carried)), shadow: mesh(luggageProxy(object)), skins: [] };
  }

  #furniture(kind: PropKind): Omit<Piece, 'key'> {
    const mesh = (data: MeshData): Mesh => unmoved(new Mesh(geometryOf(data), this.#cloth));
    return { mesh: mesh(propMesh(kind)), shadow: mesh(propProxy(kind)), skins: [] };
  }

  #remove(id: number): void {
    const piece = this.pieces.get(id);
    if (!piece) return;
    this.scene.remove(piece.mesh);
    this.shadowScene.remove(piece.shadow);
    piece.mesh.geometry.dispose();
    piece.shadow.geometry.dispose();
    this.pieces.delete(id);
  }
}

function keyOf(look: PersonLook): string {
  return Object.values(look).join();
}

/** A geometry whose places and normals are those of a skin. */
function movingGeometry({ data, positions, normals }: Skin): BufferGeometry {
  const geometry = geometryOf(data);
  const moving = (array: Float32Array): BufferAttribute =>
    new BufferAttribute(array, 3).setUsage(DynamicDrawUsage);
  geometry.setAttribute('position', moving(positions));
  geometry.setAttribute('normal', moving(normals));
  return geometry;
}

function refresh(geometry: BufferGeometry): void {
  for (const name of ['position', 'normal']) geometry.getAttribute(name).needsUpdate = true;
}

function unmoved<M extends Mesh>(mesh: M): M {
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.matrixWorldAutoUpdate = false;
  return mesh;
}
