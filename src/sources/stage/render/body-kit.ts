import type { PersonLook } from '../cast.ts';
import { STAND } from '../pose.ts';
import type { Pose } from '../pose.ts';
import { BONES, bonesOf } from '../skeleton.ts';
import type { BoneName } from '../skeleton.ts';
import type { Mat4 } from '../stage-math.ts';
import { MeshBuilder, linear, shade } from './mesh-builder.ts';
import type { Rgb, Weights } from './mesh-builder.ts';

/** What the parts of a body are made with. */
export interface BodyKit {
  readonly builder: MeshBuilder;
  readonly look: PersonLook;
  /** Height in metres: lengths of the plan are shares of it. */
  readonly h: number;
  /** Girth against the average. */
  readonly g: number;
  /** The bones as the body is modelled: upright, arms a little out. */
  readonly bind: readonly Mat4[];
  readonly colours: {
    readonly skin: Rgb;
    readonly hair: Rgb;
    readonly top: Rgb;
    readonly under: Rgb;
    readonly bottom: Rgb;
    readonly shoe: Rgb;
  };
}

/** The pose in which the body is modelled. */
export const BIND: Pose = {
  ...STAND,
  spine: 0,
  nod: 0,
  armL: 0,
  armR: 0,
  outL: 0.3,
  outR: 0.3,
  elbowL: 0,
  elbowR: 0,
  spreadL: 0.05,
  spreadR: 0.05,
  kneeL: 0,
  kneeR: 0,
};

export function bindBones(look: PersonLook): readonly Mat4[] {
  return bonesOf(look, BIND, 0, 0, 0);
}

export function createKit(look: PersonLook): BodyKit {
  return {
    builder: new MeshBuilder(),
    look,
    h: look.height,
    g: look.build,
    bind: bindBones(look),
    colours: {
      skin: linear(look.skin),
      hair: linear(look.hairColour),
      top: linear(look.topColour),
      under: linear(look.underColour),
      bottom: linear(look.bottomColour),
      shoe: linear(look.shoeColour),
    },
  };
}

export function boneIndex(name: BoneName): number {
  return BONES.indexOf(name);
}

/** `t` 0: all `a`; 1: all `b`. */
export function between(a: number, b: number, t: number): Weights {
  if (t <= 0) return [[a, 1]];
  if (t >= 1) return [[b, 1]];
  return [
    [a, 1 - t],
    [b, t],
  ];
}

/** The value of a table at `x`, straight between its rows. */
export function tableAt(table: readonly (readonly [x: number, y: number])[], x: number): number {
  const next = table.findIndex(([at]) => at >= x);
  if (next === 0) return table[0]![1];
  if (next < 0) return table.at(-1)![1];
  const [x0, y0] = table[next - 1]!;
  const [x1, y1] = table[next]!;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** The shade of a crease: little light gets in there. */
export function dim(colour: Rgb, share: number): Rgb {
  return shade(colour, 1 - share);
}
