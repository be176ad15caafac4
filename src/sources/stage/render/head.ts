import type { HairStyle } from '../cast.ts';
import { between, boneIndex, dim } from './body-kit.ts';
import type { BodyKit } from './body-kit.ts';
import { loft } from './loft.ts';
import type { Ring, RingPlace } from './loft.ts';
import { linear } from './mesh-builder.ts';
import type { Rgb } from './mesh-builder.ts';

/** Rings of the head over the joint of the neck: y, half width, front, back; shares of the body's height. */
const SKULL = [
  [0.025, 0.018, 0.034, 0.01], [0.037, 0.032, 0.048, 0.03], [0.052, 0.037, 0.0495, 0.044], [0.07, 0.0405, 0.0505, 0.052],
  [0.087, 0.043, 0.0505, 0.057], [0.099, 0.0435, 0.0505, 0.058], [0.115, 0.0435, 0.0515, 0.058], [0.131, 0.041, 0.048, 0.054],
  [0.146, 0.032, 0.037, 0.043], [0.156, 0.016, 0.018, 0.022],
] as const; // prettier-ignore

const AROUND = 14;
const LIPS: Rgb = linear(0x9a4a44);
const DARK: Rgb = linear(0x1d1612);

export function addHead(kit: BodyKit): void {
  addFace(kit);
  addFeatures(kit);
  addEars(kit);
  addHair(kit);
}

function headRing(kit: BodyKit, row: (typeof SKULL)[number], swell = 1): Ring {
  const { h, bind } = kit;
  const head = boneIndex('head');
  const [y, rx, front, back] = row;
  return {
    frame: bind[head]!,
    at: [0, y * h, 0.006 * h],
    rx: rx * h * swell,
    front: front * h * swell,
    back: back * h * swell,
    power: 2.15,
    weights: [[head, 1]],
    colour: kit.colours.skin,
  };
}

function addFace(kit: BodyKit): void {
  const { h, colours } = kit;
  const rings = SKULL.map((row): Ring => {
    const y = row[0];
    return {
      ...headRing(kit, row),
      colour: ({ angle }) => faceColour(colours.skin, y, Math.abs(angle)),
      push: (point, { angle }) => [point[0], point[1], point[2] + relief(y, Math.abs(angle)) * h],
    };
  });
  loft(kit.builder, rings, { around: AROUND });
}

/** Eyes lie back. */
function relief(y: number, across: number): number {
  return y > 0.08 && y < 0.1 && across > 0.1 && across < 0.7 ? -0.0025 : 0;
}

function faceColour(skin: Rgb, y: number, across: number): Rgb {
  if (y > 0.08 && y < 0.092 && across > 0.15 && across < 0.7) return dim(skin, 0.22);
  if (y < 0.03) return dim(skin, 0.35);
  return dim(skin, y < 0.045 ? 0.15 : across > 0.9 && y < 0.09 ? 0.1 : 0);
}

interface Feature {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Half sizes. */
  readonly w: number;
  readonly h: number;
  readonly d: number;
  readonly colour: Rgb;
  readonly top?: number;
}

/** Eyes, brows, nose and mouth: small things, but faces without them are masks. */
function addFeatures(kit: BodyKit): void {
  const { skin, hair } = kit.colours;
  const brow = mixColours(hair, DARK, 0.35);
  const parts: Feature[] = [
    { x: 0, y: 0.073, z: 0.0585, w: 0.0065, h: 0.014, d: 0.008, top: 0.35, colour: dim(skin, 0.06) },
    { x: 0, y: 0.0505, z: 0.0535, w: 0.0125, h: 0.0028, d: 0.003, colour: mixColours(skin, LIPS, 0.7) },
  ];
  for (const side of [1, -1]) {
    parts.push({ x: side * 0.0175, y: 0.0885, z: 0.0505, w: 0.0062, h: 0.0032, d: 0.003, colour: DARK });
    parts.push({ x: side * 0.0178, y: 0.0985, z: 0.0515, w: 0.0095, h: 0.0022, d: 0.003, colour: brow });
  }
  for (const part of parts) addFeature(kit, part);
}

function addFeature({ builder, h, bind }: BodyKit, part: Feature): void {
  const head = boneIndex('head');
  const ring = (y: number, share: number): Ring => ({
    frame: bind[head]!,
    at: [part.x * h, (part.y + y) * h, part.z * h],
    rx: part.w * share * h,
    front: part.d * share * h,
    colour: part.colour,
    weights: [[head, 1]],
  });
  loft(builder, [ring(-part.h, 1), ring(part.h, part.top ?? 1)], { around: 5 });
}

export function mixColours(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

function addEars(kit: BodyKit): void {
  const { h, bind, colours } = kit;
  const head = boneIndex('head');
  for (const side of [1, -1]) {
    const rings =
      ([[0.062, 0.004, 0.007], [0.075, 0.008, 0.012], [0.088, 0.009, 0.014], [0.098, 0.004, 0.009]] as const) // prettier-ignore
        .map(([y, rx, rz]): Ring => ({
          frame: bind[head]!,
          at: [side * 0.0435 * h, y * h, 0.002 * h],
          rx: rx * h,
          front: rz * h,
          colour: dim(colours.skin, 0.1),
          weights: [[head, 1]],
        }));
    loft(kit.builder, rings, { around: 6 });
  }
}

/** Where hair begins at this place around the head, share of the body's height above the neck's joint. */
const HAIRLINES: Readonly<Record<HairStyle, (across: number) => number>> = {
  short: (across) => (across < 0.9 ? 0.128 : across < 1.5 ? 0.098 : 0.066),
  thin: (across) => (across < 1.15 ? 0.2 : across < 1.6 ? 0.1 : 0.07),
  long: (across) => (across < 0.75 ? 0.13 : across < 1.1 ? 0.1 : 0.03),
  bob: (across) => (across < 0.8 ? 0.118 : across < 1.1 ? 0.1 : 0.03),
  bun: (across) => (across < 0.9 ? 0.128 : across < 1.5 ? 0.1 : 0.07),
  beanie: (across) => (across < 1 ? 0.112 : 0.09),
};

function addHair(kit: BodyKit): void {
  const { look, colours } = kit;
  const line = HAIRLINES[look.hair];
  const swell =
    look.hair === 'beanie' ? 1.15 : look.hair === 'thin' ? 1.035 : look.hair === 'short' ? 1.09 : 1.13;
  const rings = SKULL.filter(([y]) => y > 0.025).map((row): Ring => {
    const [y] = row;
    return {
      ...headRing(kit, row, swell),
      at: [0, (y + (y > 0.12 ? (swell - 1) * 0.07 : 0)) * kit.h, 0.006 * kit.h],
      colour: ({ angle, sin }) => strands(colours.hair, angle, sin, y),
      // What is below the hairline is drawn into the head.
      push: (point, place) => tuck(point, place, y < line(Math.abs(place.angle))),
    };
  });
  loft(kit.builder, rings, { around: AROUND, closeFirst: false });
  if (look.hair === 'long' || look.hair === 'bob') addDrape(kit, look.hair === 'long' ? -0.055 : 0.012);
  if (look.hair === 'bun') addBun(kit);
}

function tuck(point: readonly [number, number, number], { sin }: RingPlace, inside: boolean): typeof point {
  if (!inside) return point;
  const share = 0.82 - 0.02 * Math.abs(sin);
  return [point[0] * share, point[1], point[2] * share];
}

function strands(hair: Rgb, angle: number, sin: number, y: number): Rgb {
  const streak = 0.1 * Math.sin(angle * 11 + y * 90) + 0.06 * Math.sin(angle * 23);
  return dim(hair, 0.06 - streak - 0.1 * Math.abs(sin) * (y > 0.13 ? 1 : 0));
}

/** Hair that falls behind the neck. */
function addDrape(kit: BodyKit, end: number): void {
  const { h, bind, colours } = kit;
  const [head, chest] = [boneIndex('head'), boneIndex('chest')];
  const rings = [end, end + 0.02, end + 0.05, 0.06, 0.085, 0.1].map((y, at): Ring => {
    const narrow = at === 0 ? 0.75 : 1;
    return {
      frame: bind[head]!,
      at: [0, y * h, -0.022 * h],
      rx: 0.049 * narrow * h,
      front: 0.016 * narrow * h,
      back: (y < 0.03 ? 0.03 : 0.036) * narrow * h,
      power: 2.6,
      colour: ({ angle, sin }) => strands(colours.hair, angle, sin, y),
      weights: between(head, chest, y < 0 ? Math.min(0.7, -y * 14) : 0),
    };
  });
  loft(kit.builder, rings, { around: 12 });
}

function addBun(kit: BodyKit): void {
  const { h, bind, colours } = kit;
  const head = boneIndex('head');
  const rings = [-0.024, -0.018, -0.006, 0.006, 0.018, 0.024].map((y): Ring => {
    const r = Math.sqrt(Math.max(0.00002, 0.026 ** 2 - y ** 2));
    return {
      frame: bind[head]!,
      at: [0, (0.132 + y) * h, -0.052 * h],
      rx: r * h,
      front: r * h,
      colour: ({ angle, sin }) => strands(colours.hair, angle, sin, y),
      weights: [[head, 1]],
    };
  });
  loft(kit.builder, rings, { around: 8 });
}
