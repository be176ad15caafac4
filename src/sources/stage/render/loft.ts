import { apply } from '../stage-math.ts';
import type { Mat4, Vec3 } from '../stage-math.ts';
import type { MeshBuilder, Rgb, Weights } from './mesh-builder.ts';

/** Place on a ring: radians from the front (+v) towards +x, and the sine and cosine of it. */
export interface RingPlace {
  readonly angle: number;
  readonly sin: number;
  readonly cos: number;
}

/** A closed outline that a skin is drawn over, in a frame of its own. Lengths in metres. */
export interface Ring {
  readonly frame: Mat4;
  readonly at: Vec3;
  /** Half width along x, and along z to the front and to the back (or y, for rings that stand upright). */
  readonly rx: number;
  readonly front: number;
  readonly back?: number;
  /** 2: an ellipse; more: rounder corners of a box. */
  readonly power?: number;
  readonly colour: Rgb | ((place: RingPlace) => Rgb);
  readonly weights: Weights | ((place: RingPlace) => Weights);
  /** Where the points around are, radians; evenly spread when left out. All rings of a skin have as many. */
  readonly angles?: readonly number[];
  /** Moves a point of the outline, in the frame's axes. */
  readonly push?: (point: Vec3, place: RingPlace) => Vec3;
}

export interface LoftOptions {
  /** Points around. */
  readonly around: number;
  /** Rings stand in x and y and follow one another along z. */
  readonly upright?: boolean;
  readonly closeFirst?: boolean;
  readonly closeLast?: boolean;
}

/** Draws a skin over rings. They follow one another along +y, or along +z when `upright`. */
export function loft(builder: MeshBuilder, rings: readonly Ring[], options: LoftOptions): void {
  const { around, upright = false, closeFirst = true, closeLast = true } = options;
  builder.part();
  const starts = rings.map((ring) => addRing(builder, ring, around, upright));
  for (let n = 0; n + 1 < starts.length; n++) {
    for (let i = 0; i < around; i++) {
      const j = (i + 1) % around;
      const [low, high] = [starts[n]!, starts[n + 1]!];
      if (upright) builder.quad(low + j, low + i, high + i, high + j);
      else builder.quad(low + i, low + j, high + j, high + i);
    }
  }
  if (closeFirst) close(builder, rings[0]!, starts[0]!, around, upright);
  if (closeLast) close(builder, rings.at(-1)!, starts.at(-1)!, around, !upright);
}

function addRing(builder: MeshBuilder, ring: Ring, around: number, upright: boolean): number {
  const start = builder.count;
  for (let i = 0; i < around; i++) {
    const place = placeAt(ring.angles?.[i] ?? (i / around) * 2 * Math.PI);
    builder.add({
      at: apply(ring.frame, outline(ring, place, upright)),
      colour: typeof ring.colour === 'function' ? ring.colour(place) : ring.colour,
      weights: typeof ring.weights === 'function' ? ring.weights(place) : ring.weights,
    });
  }
  return start;
}

function placeAt(angle: number): RingPlace {
  const turn = angle % (2 * Math.PI);
  return { angle: turn > Math.PI ? turn - 2 * Math.PI : turn, sin: Math.sin(angle), cos: Math.cos(angle) };
}

function outline(ring: Ring, place: RingPlace, upright: boolean): Vec3 {
  const { at, rx, front, back = front, power = 2, push } = ring;
  const round = (s: number): number => Math.sign(s) * Math.abs(s) ** (2 / power);
  const x = rx * round(place.sin);
  const v = (place.cos >= 0 ? front : back) * round(place.cos);
  const point: Vec3 = upright ? [at[0] + x, at[1] + v, at[2]] : [at[0] + x, at[1], at[2] + v];
  return push ? push(point, place) : point;
}

function close(builder: MeshBuilder, ring: Ring, start: number, around: number, flip: boolean): void {
  const front = placeAt(0);
  const middle = builder.add({
    at: apply(ring.frame, ring.at),
    colour: typeof ring.colour === 'function' ? ring.colour(front) : ring.colour,
    weights: typeof ring.weights === 'function' ? ring.weights(front) : ring.weights,
  });
  for (let i = 0; i < around; i++) {
    const j = (i + 1) % around;
    if (flip) builder.triangle(middle, start + i, start + j);
    else builder.triangle(middle, start + j, start + i);
  }
}
