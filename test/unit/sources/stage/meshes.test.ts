import { describe, expect, it } from 'vitest';
import { castPerson } from '../../../../src/sources/stage/cast.ts';
import { boundsOf, makeObject } from '../../../../src/sources/stage/luggage.ts';
import type { ObjectKind } from '../../../../src/sources/stage/luggage.ts';
import { createRandom } from '../../../../src/sources/stage/random.ts';
import { bindBones } from '../../../../src/sources/stage/render/body-kit.ts';
import { bodyProxy } from '../../../../src/sources/stage/render/body-proxy.ts';
import { hallMeshes, occluderMesh } from '../../../../src/sources/stage/render/hall-mesh.ts';
import { luggageMesh } from '../../../../src/sources/stage/render/luggage-mesh.ts';
import { SLOTS } from '../../../../src/sources/stage/render/mesh-builder.ts';
import type { MeshData } from '../../../../src/sources/stage/render/mesh-builder.ts';
import { personMesh } from '../../../../src/sources/stage/render/person-mesh.ts';
import { propMesh } from '../../../../src/sources/stage/render/prop-mesh.ts';
import { createSkin, follow } from '../../../../src/sources/stage/render/skin.ts';
import { place } from '../../../../src/sources/stage/stage-math.ts';

const random = createRandom(1);
const PEOPLE = Array.from({ length: 40 }, (_, n) => castPerson(random, n));
const KINDS: readonly ObjectKind[] = ['suitcase', 'backpack', 'handbag', 'box'];

/** Least and greatest along an axis. */
function extent({ positions }: MeshData, axis: 0 | 1 | 2): readonly [number, number] {
  const along = positions.filter((_, n) => n % 3 === axis);
  return [Math.min(...along), Math.max(...along)];
}

function expectSound(data: MeshData): void {
  const count = data.positions.length / 3;
  expect(data.positions.every(Number.isFinite)).toBe(true);
  expect(data.colours.every((value) => value >= 0 && value < 4)).toBe(true);
  expect(data.indices.every((index) => index < count)).toBe(true);
  expect(data.indices.length % 3).toBe(0);
}

describe('people', () => {
  it('are as tall as they look, stand on the floor, and cost little to draw', () => {
    for (const look of PEOPLE) {
      for (const data of [personMesh(look), bodyProxy(look)]) expectSound(data);
      const data = personMesh(look);
      const [low, high] = extent(data, 1);
      expect(low).toBeGreaterThan(-0.01);
      expect(low).toBeLessThan(0.02);
      expect(Math.abs(high - look.height)).toBeLessThan(0.06);
      expect(data.indices.length / 3).toBeLessThan(3000);
    }
  });

  it('have vertices that are carried whole', () => {
    for (const { weights } of PEOPLE.map(personMesh)) {
      for (let vertex = 0; vertex < weights.length; vertex += SLOTS) {
        const sum = weights.subarray(vertex, vertex + SLOTS).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(1, 5);
      }
    }
  });

  it('differ', () => {
    expect(new Set(PEOPLE.map((look) => JSON.stringify(look))).size).toBe(PEOPLE.length);
    for (const key of ['hair', 'top', 'skin', 'topColour'] as const) {
      expect(new Set(PEOPLE.map((look) => look[key])).size).toBeGreaterThan(2);
    }
  });

  it('follow their bones, and are as modelled where those are', () => {
    const [look] = PEOPLE as [(typeof PEOPLE)[number]];
    const data = personMesh(look);
    const bind = bindBones(look);
    const skin = createSkin(data, bind);
    follow(skin, bind);
    data.positions.forEach((value, n) => expect(skin.positions[n]).toBeCloseTo(value, 4));
    const moved = bind.map((bone) =>
      bone.map((value, n) => value + place(2, 0, -1)[n]! * (n > 11 && n < 15 ? 1 : 0)),
    );
    follow(skin, moved);
    expect(skin.positions[0]).toBeCloseTo(data.positions[0]! + 2, 4);
    expect(skin.positions[2]).toBeCloseTo(data.positions[2]! - 1, 4);
  });
});

describe('luggage', () => {
  it('stands on the floor within the bounds that the truth knows', () => {
    for (const kind of KINDS) {
      for (const carried of [false, true]) {
        const object = makeObject(kind, 1, 1, createRandom(2));
        object.matrix = place(0, 0, 0);
        object.holder = carried ? 1 : null;
        const data = luggageMesh(object, carried);
        expectSound(data);
        const bounds = boundsOf(object);
        for (const axis of [0, 1, 2] as const) {
          const [low, high] = extent(data, axis);
          const along = bounds.map((at) => at[axis]);
          expect(Math.abs(low - Math.min(...along)), `${kind} ${axis}`).toBeLessThan(0.05);
          expect(Math.abs(high - Math.max(...along)), `${kind} ${axis}`).toBeLessThan(0.05);
        }
      }
    }
  });
});

describe('what fools a detector', () => {
  it('a blanket covers whoever is under it, from the head to the shins', () => {
    const data = luggageMesh(makeObject('blanket', 1, 1, createRandom(2)), true);
    expectSound(data);
    expect(extent(data, 1)[0]).toBeLessThan(0.3);
    expect(extent(data, 1)[1]).toBeCloseTo(1.92, 2);
  });

  it('a photograph is as tall as a person, and flat', () => {
    const data = propMesh('photo');
    expectSound(data);
    expect(extent(data, 1)[1]).toBeCloseTo(1.78, 1);
    const [back, front] = extent(data, 2);
    expect(front - back).toBeLessThan(0.05);
    // It keeps the light and shade of a round body.
    expect(extent({ ...data, positions: data.normals }, 0)[1]).toBeGreaterThan(0.9);
  });
});

describe('hall', () => {
  it('is sound, and its light neither burns out nor dies', () => {
    const { floor, tiles, plain } = hallMeshes();
    for (const data of [floor, tiles, plain, occluderMesh()]) expectSound(data);
    const mean = floor.colours.reduce((a, b) => a + b, 0) / floor.colours.length;
    expect(mean).toBeGreaterThan(0.4);
    expect(mean).toBeLessThan(1.6);
  });
});
