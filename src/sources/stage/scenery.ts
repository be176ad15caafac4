import { lightAt, swayAt } from './atmosphere.ts';
import type { PersonLook } from './cast.ts';
import type { ObjectKind } from './luggage.ts';
import { glowOf, heatOf } from './props.ts';
import type { PropKind } from './props.ts';
import { mixPlaces } from './stage-math.ts';
import type { Mat4, Vec3 } from './stage-math.ts';
import type { World } from './world.ts';

/** What is to be seen at one moment: bodies and things in their places. */
export interface Scenery {
  readonly actors: readonly {
    readonly id: number;
    readonly look: PersonLook;
    readonly bones: readonly Mat4[];
  }[];
  readonly objects: readonly {
    readonly id: number;
    readonly kind: ObjectKind;
    readonly colour: number;
    readonly size: Vec3;
    readonly holder: number | null;
    readonly matrix: Mat4;
  }[];
  readonly props: readonly {
    readonly id: number;
    readonly kind: PropKind;
    readonly at: readonly [x: number, z: number];
    readonly matrix: Mat4;
    /** How large its fire is and how bright it shines, 0..1. */
    readonly heat: number;
    readonly glow: number;
  }[];
  /** Of the hall, 1 is full. */
  readonly light: number;
  /** How far the camera is turned from where it was set up, radians right and down. */
  readonly sway: readonly [yaw: number, pitch: number];
}

/** Where everybody was one step ago: places are made anew at each step, so that to keep them is enough. */
export interface Before {
  readonly bones: ReadonlyMap<number, readonly Mat4[]>;
  readonly matrices: ReadonlyMap<number, Mat4>;
}

export function rememberPlaces({ actors, objects }: World): Before {
  return {
    bones: new Map(actors.map(({ id, bones }) => [id, bones])),
    matrices: new Map(objects.map(({ id, matrix }) => [id, matrix])),
  };
}

/**
 * Between two steps of the world.
 * @param share 0: as it was before the last step; 1: as it is
 * @param time of the moment, seconds
 */
export function sceneryAt(world: World, before: Before | null, share: number, time: number): Scenery {
  const { actors, objects, atmosphere } = world;
  const surroundings = {
    props: world.props.map((prop) => ({ ...prop, heat: heatOf(prop, time), glow: glowOf(prop, time) })),
    light: lightAt(atmosphere, time),
    sway: swayAt(atmosphere, time),
  };
  if (before === null || share >= 1) return { actors, objects, ...surroundings };
  return {
    ...surroundings,
    actors: actors.map(({ id, look, bones }) => {
      const old = before.bones.get(id);
      return { id, look, bones: old ? bones.map((bone, n) => mixPlaces(old[n]!, bone, share)) : bones };
    }),
    objects: objects.map((object) => {
      const old = before.matrices.get(object.id);
      return old ? { ...object, matrix: mixPlaces(old, object.matrix, share) } : object;
    }),
  };
}
