import { BODY_PLAN } from '../body-plan.ts';
import type { BoneName } from '../skeleton.ts';
import { between, boneIndex, dim } from './body-kit.ts';
import type { BodyKit } from './body-kit.ts';
import { loft } from './loft.ts';
import type { Ring, RingPlace } from './loft.ts';
import { CUTS } from './trunk.ts';
import type { Rgb, Weights } from './mesh-builder.ts';

type Side = 'L' | 'R';

/** One ring of a limb: share of the body's height down the bone, half width, half depth (shares as well). */
interface Section {
  readonly bone: BoneName;
  readonly y: number;
  readonly rx: number;
  readonly rz: number;
  readonly x?: number;
  readonly z?: number;
  readonly weights: Weights;
  readonly colour: Rgb | ((place: RingPlace) => Rgb);
}

export function addLimbs(kit: BodyKit): void {
  for (const side of ['L', 'R'] as const) {
    addArm(kit, side);
    addHand(kit, side);
    addLeg(kit, side);
    addShoe(kit, side);
  }
  if (kit.look.skirt) addSkirt(kit);
}

function toRings(kit: BodyKit, sections: readonly Section[]): readonly Ring[] {
  const { h, g, bind } = kit;
  // From the far end up, so that the rings follow one another along +y.
  return [...sections].reverse().map(({ bone, y, rx, rz, x = 0, z = 0, weights, colour }) => ({
    frame: bind[boneIndex(bone)]!,
    at: [x * h, -y * h, z * h] as const,
    rx: rx * g * h,
    front: rz * g * h,
    weights,
    colour,
  }));
}

function addArm(kit: BodyKit, side: Side): void {
  const { colours, look } = kit;
  const upper = boneIndex(`upperArm${side}`);
  const fore = boneIndex(`foreArm${side}`);
  const chest = boneIndex('chest');
  const short = look.top === 'tee';
  const loose = 1 + CUTS[look.top].loose * 14;
  const slim = 1 - 0.12 * look.figure;
  const part = (bone: BoneName, y: number, r: number, weights: Weights, bare: boolean, dark = 0): Section => {
    const size = r * slim * (bare ? 1 : loose);
    const base = dim(bare ? colours.skin : colours.top, dark);
    return { bone, y, rx: size, rz: size * 1.06, weights, colour: innerShade(base, side) };
  };
  const name: BoneName = `upperArm${side}`;
  const low: BoneName = `foreArm${side}`;
  // The shoulder leans into the trunk.
  const inward = side === 'L' ? -1 : 1;
  const cloth = [
    { ...part(name, -0.008, 0.016, between(upper, chest, 0.6), false), x: inward * 0.026 },
    { ...part(name, 0.002, 0.0285, between(upper, chest, 0.4), false), x: inward * 0.013 },
    { ...part(name, 0.024, 0.0345, between(upper, chest, 0.18), false), x: inward * 0.002 },
    part(name, 0.07, 0.0325, [[upper, 1]], false),
  ];
  const elbow = between(upper, fore, 0.5);
  if (short) {
    loft(kit.builder, toRings(kit, [...cloth, part(name, 0.098, 0.0335, [[upper, 1]], false)]), {
      around: 8,
    });
    const bare = [
      part(name, 0.06, 0.029, [[upper, 1]], true, 0.25),
      part(name, 0.1, 0.028, [[upper, 1]], true, 0.2),
    ];
    loft(kit.builder, toRings(kit, [...bare, ...foreArm(true)]), { around: 8 });
    return;
  }
  const cuff = part(low, 0.148, 0.0215, [[fore, 1]], false);
  loft(
    kit.builder,
    toRings(kit, [...cloth, part(name, 0.11, 0.031, [[upper, 1]], false), ...foreArm(false), cuff]),
    {
      around: 8,
    },
  );

  function foreArm(bare: boolean): Section[] {
    return [
      part(name, 0.145, 0.0275, between(upper, fore, 0.15), bare),
      part(low, 0, 0.027, elbow, bare, 0.12),
      part(low, 0.06, 0.025, [[fore, 1]], bare),
      part(low, 0.11, 0.0205, [[fore, 1]], bare),
      ...(bare ? [part(low, 0.15, 0.016, [[fore, 1]], true)] : []),
    ];
  }
}

/** The side towards the body is darker. */
function innerShade(colour: Rgb, side: Side, most = 0.25): (place: RingPlace) => Rgb {
  const inward = side === 'L' ? -1 : 1;
  return ({ sin }) => dim(colour, Math.max(0, sin * inward) * most);
}

function addHand(kit: BodyKit, side: Side): void {
  const { colours } = kit;
  const bone: BoneName = `foreArm${side}`;
  const weights: Weights = [[boneIndex(bone), 1]];
  const wrist = BODY_PLAN.foreArm;
  const part = (y: number, rx: number, rz: number, z = 0, dark = 0): Section => ({
    bone,
    y: wrist + y,
    rx,
    rz,
    z,
    weights,
    colour: dim(colours.skin, dark),
  });
  const palm = [
    part(-0.012, 0.014, 0.016, 0, 0.25),
    part(0.022, 0.0125, 0.0205, 0.001),
    part(0.05, 0.0115, 0.0185, 0.004, 0.1),
    part(0.08, 0.0085, 0.0135, 0.009, 0.2),
  ];
  loft(kit.builder, toRings(kit, palm), { around: 6 });
  const thumb = [part(0.01, 0.007, 0.008, 0.015), part(0.044, 0.005, 0.006, 0.023)];
  loft(kit.builder, toRings(kit, thumb), { around: 4 });
}

function addLeg(kit: BodyKit, side: Side): void {
  const { colours, look } = kit;
  const bare = look.skirt;
  const [thighName, shinName]: [BoneName, BoneName] = [`thigh${side}`, `shin${side}`];
  const [thigh, shin] = [boneIndex(thighName), boneIndex(shinName)];
  const base = bare ? colours.skin : colours.bottom;
  const cloth = bare ? 0.9 : 1;
  const part = (bone: BoneName, y: number, r: number, weights: Weights, dark = 0, z = 0): Section => ({
    bone,
    y,
    rx: r * cloth,
    rz: r * 1.09 * cloth,
    z,
    weights,
    colour: innerShade(dim(base, dark), side, y < 0.12 && bone === thighName ? 0.45 : 0.2),
  });
  const sections = [
    part(thighName, -0.01, 0.044, between(thigh, boneIndex('pelvis'), 0.3), 0.2),
    part(thighName, 0.03, 0.0495, between(thigh, boneIndex('pelvis'), 0.12), 0.12),
    part(thighName, 0.1, 0.0495, [[thigh, 1]], 0.04),
    part(thighName, 0.21, 0.041, between(thigh, shin, 0.12)),
    part(shinName, 0, 0.039, between(thigh, shin, 0.5), 0.1, 0.002),
    part(shinName, 0.035, 0.0365, between(thigh, shin, 0.88), 0.04),
    part(shinName, 0.085, 0.0365, [[shin, 1]], 0, -0.006),
    part(shinName, 0.15, bare ? 0.026 : 0.0325, [[shin, 1]], 0, -0.003),
    part(shinName, bare ? 0.232 : 0.226, bare ? 0.021 : 0.0325, [[shin, 1]], 0.12),
  ];
  loft(kit.builder, toRings(kit, sections), { around: 9 });
}

function addShoe(kit: BodyKit, side: Side): void {
  const { h, bind, colours } = kit;
  const foot = boneIndex(`foot${side}`);
  const sole = -BODY_PLAN.ankle;
  const light = colours.shoe[0] > 0.4;
  // From the heel to the toe: place, half width, top; shares of the height.
  const plan = [
    [-0.036, 0.014, -0.006], [-0.022, 0.024, 0.013], [0.006, 0.0255, 0.013], [0.04, 0.029, -0.006],
    [0.082, 0.029, -0.019], [0.104, 0.02, -0.0255], [0.112, 0.01, -0.032],
  ] as const; // prettier-ignore
  const rings = plan.map(([z, rx, top]): Ring => {
    const middle = (top + sole) / 2;
    return {
      frame: bind[foot]!,
      at: [0, middle * h, z * h],
      rx: rx * h,
      front: (top - middle) * h,
      back: (middle - sole) * h,
      power: 2.8,
      weights: [[foot, 1]],
      // The sole shows as a line.
      colour: ({ cos }) => (cos < -0.55 ? dim(light ? colours.shoe : [0.02, 0.02, 0.02], 0.2) : colours.shoe),
    };
  });
  loft(kit.builder, rings, { around: 8, upright: true });
}

function addSkirt(kit: BodyKit): void {
  const { h, g, bind, colours } = kit;
  const pelvis = boneIndex('pelvis');
  const [left, right] = [boneIndex('thighL'), boneIndex('thighR')];
  const rings =
    ([[-0.22, 0.112, 0.09], [-0.16, 0.112, 0.086], [-0.09, 0.112, 0.08], [-0.03, 0.107, 0.078], [0.02, 0.099, 0.072], [0.06, 0.088, 0.066]] as const) // prettier-ignore
      .map(([y, rx, rz]): Ring => {
        const down = Math.min(0.85, Math.max(0, -y * 4.2));
        return {
          frame: bind[pelvis]!,
          at: [0, y * h, -0.004 * h],
          rx: rx * g * h,
          front: rz * g * h,
          back: (rz + 0.006) * g * h,
          colour: ({ angle }) => dim(colours.bottom, 0.12 + 0.12 * Math.cos(angle * 7)),
          weights: ({ sin }) => {
            const share = 0.5 + 0.5 * Math.max(-1, Math.min(1, sin * 1.3));
            return [
              [pelvis, 1 - down],
              [left, down * share],
              [right, down * (1 - share)],
            ];
          },
        };
      });
  const hem = {
    ...rings[0]!,
    rx: rings[0]!.rx * 0.9,
    front: rings[0]!.front * 0.9,
    back: rings[0]!.back! * 0.9,
  };
  const dark = { ...hem, at: [0, -0.2 * h, 0] as const, colour: dim(colours.bottom, 0.7) };
  loft(kit.builder, [dark, ...rings], { around: 16, closeFirst: true });
}
