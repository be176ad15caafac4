import type { TopStyle } from '../cast.ts';
import { smooth } from '../stage-math.ts';
import { between, boneIndex, dim, tableAt } from './body-kit.ts';
import type { BodyKit } from './body-kit.ts';
import { loft } from './loft.ts';
import type { Ring, RingPlace } from './loft.ts';
import type { Rgb, Weights } from './mesh-builder.ts';

type Table = readonly (readonly [y: number, r: number])[];

/** Half widths and depths of the trunk over the height above the hips; shares of the body's height. */
const STRAIGHT: Table = [
  [-0.06, 0.099], [0, 0.097], [0.05, 0.09], [0.1, 0.086], [0.16, 0.093], [0.21, 0.101], [0.245, 0.104],
  [0.268, 0.096], [0.285, 0.078], [0.3, 0.056], [0.315, 0.041], [0.33, 0.033],
]; // prettier-ignore
const WAISTED: Table = [
  [-0.06, 0.101], [0, 0.101], [0.05, 0.088], [0.1, 0.074], [0.16, 0.08], [0.21, 0.089], [0.245, 0.092],
  [0.268, 0.085], [0.285, 0.068], [0.3, 0.049], [0.315, 0.036], [0.33, 0.029],
]; // prettier-ignore
const FRONT: Table = [
  [-0.06, 0.06], [0, 0.061], [0.05, 0.062], [0.1, 0.06], [0.16, 0.065], [0.22, 0.07], [0.262, 0.06],
  [0.285, 0.045], [0.3, 0.036], [0.33, 0.026],
]; // prettier-ignore
const BUST: Table = [[0.1, 0], [0.18, 0.012], [0.2, 0.014], [0.25, 0]]; // prettier-ignore
const BACK: Table = [
  [-0.06, 0.072], [-0.02, 0.078], [0.03, 0.07], [0.08, 0.056], [0.16, 0.062], [0.22, 0.068], [0.262, 0.066],
  [0.285, 0.058], [0.3, 0.048], [0.33, 0.036],
]; // prettier-ignore

interface Cut {
  /** Where the garment ends, above the hips, and how far from the body it stands; shares of the height. */
  readonly hem: number;
  readonly loose: number;
  /** Where its neckline is at the front, and half its width in radians; below it the garment is closed. */
  readonly open: number;
  readonly gap: number;
  readonly collar: boolean;
}

export const CUTS: Readonly<Record<TopStyle, Cut>> = {
  tee: { hem: -0.035, loose: 0.005, open: 0.29, gap: 0.7, collar: false },
  shirt: { hem: -0.05, loose: 0.007, open: 0.265, gap: 0.3, collar: true },
  jacket: { hem: -0.045, loose: 0.01, open: -1, gap: 0.3, collar: true },
  coat: { hem: -0.2, loose: 0.012, open: 0.2, gap: 0.34, collar: true },
};

/** Seat, garment, neck and collar. */
export function addTrunk(kit: BodyKit): void {
  addSeat(kit);
  addGarment(kit);
  addNeck(kit);
}

function ring(kit: BodyKit, y: number, loose: number, rest: Pick<Ring, 'colour' | 'weights'>): Ring {
  const { h, g, look, bind } = kit;
  const { figure } = look;
  const width = tableAt(STRAIGHT, y) * (1 - figure) + tableAt(WAISTED, y) * figure;
  const front = tableAt(FRONT, y) + tableAt(BUST, y) * figure;
  return {
    frame: bind[0]!,
    at: [0, y * h, 0],
    rx: (width * g + loose) * h,
    front: (front * g + loose) * h,
    back: (tableAt(BACK, y) * g + loose) * h,
    power: y > 0.1 ? 2.3 : 2.2,
    ...rest,
  };
}

/** Pelvis below the waist, chest above. */
function spine(y: number): Weights {
  return between(boneIndex('pelvis'), boneIndex('chest'), smooth((y - 0.01) / 0.11));
}

function addSeat(kit: BodyKit): void {
  const { bottom } = kit.colours;
  const rings = [-0.068, -0.055, -0.02, 0.02, 0.06].map((y): Ring => {
    const whole = ring(kit, y, 0.002, { colour: dim(bottom, y < -0.04 ? 0.45 : 0), weights: spine(y) });
    const share = y < -0.06 ? 0.6 : 1;
    return { ...whole, rx: whole.rx * share, front: whole.front * share, back: (whole.back ?? 0) * share };
  });
  loft(kit.builder, rings, { around: 12, closeLast: false });
}

function addGarment(kit: BodyKit): void {
  const cut = CUTS[kit.look.top];
  const heights = [0.045, 0.095, 0.15, 0.205, 0.245, 0.268, 0.286, 0.302, 0.316];
  const below: number[] = [];
  for (let y = cut.hem; y < 0.02; y += 0.045) below.push(y);
  const inside = { colour: dim(kit.colours.top, 0.7), weights: hang(cut.hem) };
  const hem = ring(kit, Math.max(cut.hem, -0.06), cut.loose + flare(cut.hem), inside);
  const lift = { at: [0, (cut.hem + 0.02) * kit.h, 0] as const };
  const rings = [...below, ...heights].map((y): Ring => ({
    ...ring(kit, y, cut.loose + flare(y), { colour: clothAt(kit, y), weights: hang(y) }),
    angles: anglesAt(openingAt(cut, y)),
  }));
  // Turned in at the hem, so that it has a thickness.
  const narrow = { rx: hem.rx * 0.9, front: hem.front * 0.9, back: hem.back! * 0.9 };
  const inner: Ring = { ...hem, ...lift, ...narrow, angles: anglesAt(openingAt(cut, cut.hem)) };
  loft(kit.builder, [inner, ...rings], { around: rings[0]!.angles!.length, closeFirst: false });
}

/** Below the hips cloth stands off the legs. */
function flare(y: number): number {
  return y < 0.01 ? 0.005 + Math.max(0, -0.06 - y) * 0.13 : 0;
}

/** Cloth below the hips goes with the leg on its side. */
function hang(y: number): Weights | ((place: RingPlace) => Weights) {
  if (y >= -0.03) return spine(y);
  const down = Math.min(0.75, (-0.03 - y) * 4);
  return ({ sin }) => {
    const left = smooth(0.5 + sin * 0.9);
    return [
      [boneIndex('pelvis'), 1 - down],
      [boneIndex('thighL'), down * left],
      [boneIndex('thighR'), down * (1 - left)],
    ];
  };
}

/** Half the width of the opening at this height, radians; 0 where the garment is closed. */
function openingAt({ open, gap }: Cut, y: number): number {
  if (open < 0) return gap * (y > 0.2 ? 1 + (y - 0.2) * 4 : 1);
  return y <= open ? 0 : Math.min(gap, ((y - open) / (0.316 - open)) * gap * 1.5);
}

/** Half the width of an edge between two colours, radians. */
const EDGE = 0.012;
/** How many points there are from one edge of the opening round the back to the other. */
const ROUND = 13;

/** Points around, with a pair at each edge of the opening: so that the edge is sharp. */
function anglesAt(opening: number): readonly number[] {
  const edge = Math.max(opening, 2 * EDGE);
  const first = edge + EDGE;
  const rest = Array.from({ length: ROUND }, (_, n) => first + ((2 * Math.PI - 2 * first) * n) / (ROUND - 1));
  return [0, edge - EDGE, ...rest, 2 * Math.PI - edge + EDGE];
}

function clothAt({ look, colours }: BodyKit, y: number): (place: RingPlace) => Rgb {
  const cut = CUTS[look.top];
  const opening = openingAt(cut, y);
  const belt = look.top === 'coat' && y > 0.06 && y < 0.1;
  const shown = look.top === 'tee' ? colours.skin : colours.under;
  return ({ angle, sin }) => {
    const across = Math.abs(angle);
    if (opening > 0 && across < opening) return dim(shown, 0.12);
    if (belt) return dim(colours.top, 0.5);
    // Under the arms, where an open front folds over, and along the seam of the back.
    const pit = Math.abs(sin) > 0.75 && y > 0.1 && y < 0.24 ? 0.28 : 0;
    const lapel = cut.open < 0 && across < opening + 0.3 ? 0.2 : 0;
    const seam = across > 3 && y < 0.26 ? 0.2 : 0;
    return dim(colours.top, Math.max(pit, lapel, seam) + folds(angle, y));
  };
}

/** Cloth hangs in folds: fewer and deeper below the waist. */
function folds(angle: number, y: number): number {
  const below = y < 0.08 ? 1.6 : 1;
  return 0.08 * below * (1 + Math.sin(angle * 5 + y * 24) * Math.cos(angle * 3 - y * 41));
}

/** Half the width of the opening of a collar, radians. */
const COLLAR_OPEN = 0.5;

function addNeck(kit: BodyKit): void {
  const { h, bind, colours, look } = kit;
  const [chest, head] = [boneIndex('chest'), boneIndex('head')];
  const neck = (y: number, r: number, t: number, dark: number): Ring => ({
    frame: bind[chest]!,
    at: [0, y * h, (0.004 + (y - 0.27) * 0.12) * h],
    rx: r * h,
    front: r * h,
    colour: dim(colours.skin, dark),
    weights: between(chest, head, t),
  });
  const thick = 0.031 - 0.004 * look.figure;
  const rings = [neck(0.265, thick * 1.25, 0, 0.3), neck(0.3, thick, 0.4, 0.3), neck(0.345, thick, 1, 0.35)];
  loft(kit.builder, rings, { around: 8 });
  if (!CUTS[look.top].collar) return;
  const collar = (y: number, r: number, dark: number): Ring => ({
    ...neck(y, r, 0, 0),
    front: r * 1.05 * h,
    angles: anglesAt(COLLAR_OPEN),
    colour: ({ angle }) => dim(Math.abs(angle) < COLLAR_OPEN ? colours.under : colours.top, dark),
  });
  const high = look.top === 'coat' ? 0.32 : 0.308;
  loft(kit.builder, [collar(0.272, 0.056, 0.1), collar(high, 0.043, 0), collar(high - 0.006, 0.034, 0.5)], {
    around: ROUND + 3,
    closeFirst: false,
    closeLast: false,
  });
}
