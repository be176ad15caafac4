import { distance } from './box.ts';
import {
  fitHomography,
  groundToImage,
  homographyProblem,
  imageToGround,
  type Homography,
} from './homography.ts';
import type { Point, Size } from './types.ts';

/** A place of the picture (0..1) and where it lies on the ground, metres. */
export interface GroundPair {
  readonly image: Point;
  readonly ground: Point;
}

/** Why pairs of points give no floor; `points` are their indices, for the sentence and the picture. */
export interface GroundProblem {
  readonly code:
    | 'too-few'
    | 'image-same'
    | 'ground-same'
    | 'image-line'
    | 'ground-line'
    /** The points go round in another order on the ground than in the picture: two are swapped. */
    | 'order'
    /** The floor would rise towards the viewer: far and near are exchanged, or the picture lies on its side. */
    | 'horizon'
    /** A point lies almost on the horizon, where a pixel is many metres. */
    | 'near-horizon'
    /** More than four points that no floor fits. */
    | 'misfit';
  readonly points: readonly number[];
}

export const GROUND_FIT = {
  /** Points nearer to each other than this are one: picture heights, and a share of the ground's extent. */
  same: 0.005,
  /** Scales that differ less than this over the points: seen from above, where the horizon means nothing. */
  flatView: 1.15,
  /** Scales that differ more: a point stands almost on the horizon. */
  nearHorizon: 60,
  /** Degrees by which the horizon may lean. */
  lean: 60,
  /** Where a point lies this far off, in picture heights, the points do not belong together. */
  misfit: 0.05,
} as const;

/**
 * What is wrong with the pairs, or null when they give a floor.
 * @param aspect width over height of the picture
 */
export function groundProblem(pairs: readonly GroundPair[], aspect: number): GroundProblem | null {
  if (pairs.length < 4) return { code: 'too-few', points: [] };
  const image = pairs.map((pair): Point => [pair.image[0] * aspect, pair.image[1]]);
  const ground = pairs.map((pair) => pair.ground);
  const sameImage = samePair(image, GROUND_FIT.same);
  if (sameImage) return { code: 'image-same', points: sameImage };
  const sameGround = samePair(ground, GROUND_FIT.same * extent(ground));
  if (sameGround) return { code: 'ground-same', points: sameGround };
  const quads = quadsOf(pairs.length);
  // As the scenario's parser looks at them: what is accepted here is accepted there.
  const raw = pairs.map((pair) => pair.image);
  const problems = quads.map((quad) => homographyProblem(pick(raw, quad), pick(ground, quad)));
  const crossing = quads.filter((_, i) => problems[i] === 'order');
  if (crossing.length > 0) {
    // Whoever is in every crossing four is the one to move; of four alone, nobody can tell.
    const guilty = crossing.reduce<number[]>(
      (all, quad) => all.filter((i) => quad.includes(i)),
      [...crossing[0]!],
    );
    return { code: 'order', points: guilty };
  }
  if (!problems.includes(null)) {
    const onGround = problems.every((problem) => problem === 'ground-collinear');
    return { code: onGround ? 'ground-line' : 'image-line', points: onGround ? [] : lineOf(image) };
  }
  return viewProblem(pairs, aspect);
}

/** The floor through pairs that have no `groundProblem`; the best one where there are more than four. */
export function fitGround(pairs: readonly GroundPair[]): Homography {
  return fitHomography(
    pairs.map((pair) => pair.image),
    pairs.map((pair) => pair.ground),
  );
}

/** How far off a point of a fitted floor is. */
export interface PairError {
  /** In the picture. */
  readonly pixels: number;
  readonly metres: number;
}

/** How far each pair is off the floor; through four points, it goes exactly. */
export function groundErrors(map: Homography, pairs: readonly GroundPair[], picture: Size): PairError[] {
  return pairs.map(({ image, ground }) => {
    const seen = groundToImage(map, ground);
    const lies = imageToGround(map, image);
    return {
      pixels: seen ? distance(image, seen, picture.width / picture.height) * picture.height : Infinity,
      metres: lies ? distance(lies, ground) : Infinity,
    };
  });
}

/**
 * How far a place at one of the points may be off, in metres, when every point was set with a slip of `pixels`
 * in each axis: what exact points do not tell. The worst of the points, errors added as squares.
 */
export function groundUncertainty(pairs: readonly GroundPair[], picture: Size, pixels = 2): number {
  const map = fitGround(pairs);
  const squares = pairs.map(() => 0);
  const slips: readonly Point[] = [
    [pixels / picture.width, 0],
    [0, pixels / picture.height],
  ];
  pairs.forEach((slipping, i) => {
    for (const [dx, dy] of slips) {
      const image: Point = [slipping.image[0] + dx, slipping.image[1] + dy];
      const other = fitGround(pairs.map((pair, j) => (j === i ? { ...pair, image } : pair)));
      pairs.forEach((pair, j) => {
        const a = imageToGround(map, pair.image);
        const b = imageToGround(other, pair.image);
        squares[j]! += a && b ? distance(a, b) ** 2 : Infinity;
      });
    }
  });
  return Math.sqrt(Math.max(...squares));
}

/** Four pairs that stand for a fitted floor exactly: the form of a scenario's calibration. */
export function fourPairs(map: Homography, pairs: readonly GroundPair[]): readonly GroundPair[] {
  const fitted = pairs.flatMap(({ image }): GroundPair[] => {
    const ground = imageToGround(map, image);
    return ground ? [{ image, ground }] : [];
  });
  const quad = quadsOf(fitted.length).find((one) => {
    const four = pick(fitted, one);
    const image = four.map((pair) => pair.image);
    return (
      homographyProblem(
        image,
        four.map((pair) => pair.ground),
      ) === null
    );
  });
  return quad ? pick(fitted, quad) : fitted.slice(0, 4);
}

function viewProblem(pairs: readonly GroundPair[], aspect: number): GroundProblem | null {
  let map: Homography;
  try {
    map = fitGround(pairs);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { code: 'image-line', points: [] };
  }
  const [gx, gy, constant] = [map.toGround[6], map.toGround[7], map.toGround[8]];
  const depth = pairs.map(({ image: [x, y] }) => gx * x + gy * y + constant);
  const least = Math.min(...depth);
  const nearest = [depth.indexOf(least)];
  if (least <= 0) return { code: pairs.length > 4 ? 'misfit' : 'horizon', points: nearest };
  const ratio = Math.max(...depth) / least;
  const leans = (Math.atan2(Math.abs(gx / aspect), gy) * 180) / Math.PI;
  if (ratio > GROUND_FIT.flatView && leans > GROUND_FIT.lean) return { code: 'horizon', points: [] };
  if (ratio > GROUND_FIT.nearHorizon) return { code: 'near-horizon', points: nearest };
  return worstOf(pairs, aspect) > GROUND_FIT.misfit
    ? { code: 'misfit', points: oddOne(pairs, aspect) }
    : null;
}

/** How far the point that fits worst is off, picture heights. */
function worstOf(pairs: readonly GroundPair[], aspect: number): number {
  const errors = groundErrors(fitGround(pairs), pairs, { width: aspect, height: 1 });
  return Math.max(...errors.map(({ pixels }) => pixels));
}

/** The point without which the others fit best. Of five, any four fit: then nobody can tell. */
function oddOne(pairs: readonly GroundPair[], aspect: number): number[] {
  if (pairs.length < 6) return [];
  const without = pairs.map((_, i) => {
    const rest = pairs.filter((__, j) => j !== i);
    return worstOf(rest, aspect);
  });
  return [without.indexOf(Math.min(...without))];
}

/** Indices of the first two points that are nearer to each other than `least`. */
function samePair(points: readonly Point[], least: number): number[] | null {
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      if (distance(points[i]!, points[j]!) <= least) return [i, j];
    }
  }
  return null;
}

function extent(points: readonly Point[]): number {
  return Math.max(...points.map((a) => Math.max(...points.map((b) => distance(a, b)))));
}

/** Three points that lie on one line, of four; none of more, because which ones to blame is not clear. */
function lineOf(points: readonly Point[]): number[] {
  if (points.length !== 4) return [];
  const triples = [0, 1, 2, 3].map((left) => [0, 1, 2, 3].filter((i) => i !== left));
  const width = (triple: readonly number[]): number => {
    const [a, b, c] = pick(points, triple) as [Point, Point, Point];
    const doubled = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
    return doubled / Math.max(distance(a, b), distance(b, c), distance(c, a)) ** 2;
  };
  return triples.reduce((flattest, one) => (width(one) < width(flattest) ? one : flattest));
}

/** Every choice of four of `n` points, in order. */
function quadsOf(n: number): (readonly [number, number, number, number])[] {
  const quads: [number, number, number, number][] = [];
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++)
      for (let c = b + 1; c < n; c++) for (let d = c + 1; d < n; d++) quads.push([a, b, c, d]);
  return quads;
}

function pick<T>(items: readonly T[], indices: readonly number[]): T[] {
  return indices.map((i) => items[i]!);
}
