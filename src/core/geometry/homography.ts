import { distance } from './box.ts';
import { polygonArea } from './polygon.ts';
import type { Point, Size } from './types.ts';

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** A plane-to-plane map between the picture (0..1) and the ground (metres), both ways. */
export interface Homography {
  /** Row by row. The third coordinate it gives is positive on the visible side of the horizon. */
  readonly toGround: Matrix;
  readonly toImage: Matrix;
}

/** Why four pairs of points give no usable map. */
export type HomographyProblem =
  /** Three of the image points lie (almost) on one line, or two are the same. */
  | 'image-collinear'
  /** The same for the ground points. */
  | 'ground-collinear'
  /** The points go round in a different order in the picture and on the ground. */
  | 'order';

/** A triangle lower than this share of its longest side counts as a line. */
const FLATTEST = 0.02;

/** Says what is wrong with four pairs of points, or null when they can be used. */
export function homographyProblem(
  image: readonly Point[],
  ground: readonly Point[],
): HomographyProblem | null {
  if (image.length !== 4 || ground.length !== 4) throw new RangeError('four image and four ground points');
  const turns = TRIANGLES.map((corners) => [flatness(image, corners), flatness(ground, corners)] as const);
  if (turns.some(([inImage]) => Math.abs(inImage) < FLATTEST)) return 'image-collinear';
  if (turns.some(([, onGround]) => Math.abs(onGround) < FLATTEST)) return 'ground-collinear';
  // All triangles keep their sense of turning, or all change it (the ground's axes may be either way
  // round: distances and areas do not mind). Anything else puts the horizon between the points.
  const same = turns.filter(([inImage, onGround]) => inImage * onGround > 0).length;
  return same === 0 || same === TRIANGLES.length ? null : 'order';
}

/**
 * The map through four pairs of points: direct linear transform, 8×8 (Hartley and Zisserman, 2nd ed., 4.1).
 * @param image points of the picture, 0..1
 * @param ground where they lie on the ground, metres
 * @throws RangeError when `homographyProblem` finds one
 */
export function homographyFrom(image: readonly Point[], ground: readonly Point[]): Homography {
  const problem = homographyProblem(image, ground);
  if (problem !== null) throw new RangeError(`no ground plane through these points: ${problem}`);
  return fitHomography(image, ground);
}

/**
 * The map that fits four or more pairs best (least squares of the direct linear transform); through four it
 * goes exactly. The pairs are not looked at first: `homographyProblem` and `ground-fit.ts` do that.
 * @throws RangeError when the points leave it undetermined
 */
export function fitHomography(image: readonly Point[], ground: readonly Point[]): Homography {
  // Both sides are brought near the origin and to a size near 1 first: metres may be map coordinates.
  const fromImage = normaliser(image);
  const fromGround = normaliser(ground);
  const source = image.map((point) => apply(fromImage, point)!);
  const target = ground.map((point) => apply(fromGround, point)!);
  const middle = multiply(invert(fromGround), multiply(solvePairs(source, target), fromImage));
  const toGround = thirdAt(middle, image[0]!) < 0 ? scaled(middle, -1) : middle;
  return { toGround, toImage: invert(toGround) };
}

/** Where a picture point lies on the ground, in metres; null on or beyond the horizon. */
export function imageToGround(map: Homography, point: Point): Point | null {
  return apply(map.toGround, point);
}

/** Where a ground point is seen, in 0..1 (or outside of it); null when it is behind the camera. */
export function groundToImage(map: Homography, point: Point): Point | null {
  return apply(map.toImage, point);
}

/** Area on the ground of a picture polygon, in m²; null when a part of it lies beyond the horizon. */
export function groundArea(map: Homography, polygon: readonly Point[]): number | null {
  const points: Point[] = [];
  for (const vertex of polygon) {
    const point = imageToGround(map, vertex);
    if (point === null) return null;
    points.push(point);
  }
  return polygonArea(points);
}

/** The largest distance, in pixels, of an image point from where its ground point is mapped back to. */
export function reprojectionError(
  map: Homography,
  image: readonly Point[],
  ground: readonly Point[],
  picture: Size,
): number {
  let worst = 0;
  image.forEach((point, i) => {
    const back = groundToImage(map, ground[i]!);
    const error =
      back === null ? Infinity : distance(point, back, picture.width / picture.height) * picture.height;
    worst = Math.max(worst, error);
  });
  return worst;
}

const TRIANGLES = [
  [0, 1, 2],
  [0, 1, 3],
  [0, 2, 3],
  [1, 2, 3],
] as const;

/** Signed height of a triangle over its longest side, as a share of that side. */
function flatness(points: readonly Point[], [i, j, k]: readonly [number, number, number]): number {
  const a = points[i]!;
  const b = points[j]!;
  const c = points[k]!;
  const longest = Math.max(distance(a, b), distance(b, c), distance(c, a));
  if (longest === 0) return 0;
  return ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / (longest * longest);
}

function normaliser(points: readonly Point[]): Matrix {
  const x = points.reduce((sum, point) => sum + point[0], 0) / points.length;
  const y = points.reduce((sum, point) => sum + point[1], 0) / points.length;
  const spread = points.reduce((sum, point) => sum + distance(point, [x, y]), 0) / points.length;
  const s = Math.SQRT2 / spread;
  return [s, 0, -s * x, 0, s, -s * y, 0, 0, 1];
}

function solvePairs(source: readonly Point[], target: readonly Point[]): Matrix {
  const rows: number[][] = [];
  source.forEach(([x, y], i) => {
    const [u, v] = target[i]!;
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  });
  const h = solve(rows.length === 8 ? rows : normalEquations(rows));
  return [h[0]!, h[1]!, h[2]!, h[3]!, h[4]!, h[5]!, h[6]!, h[7]!, 1];
}

/** AᵀA h = Aᵀb of an overdetermined system, augmented. The points are normalised, so this costs little accuracy. */
function normalEquations(rows: readonly number[][]): number[][] {
  return Array.from({ length: 8 }, (_, i) =>
    Array.from({ length: 9 }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
  );
}

/** Gauss with partial pivoting on an augmented matrix, which is used up. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const head = rows[column]!;
    if (Math.abs(head[column]!) < 1e-12) throw new RangeError('no ground plane through these points');
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / head[column]!;
      for (let i = column; i <= size; i++) rows[row]![i]! -= factor * head[i]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

function thirdAt(m: Matrix, [x, y]: Point): number {
  return m[6] * x + m[7] * y + m[8];
}

function apply(m: Matrix, point: Point): Point | null {
  const [x, y] = point;
  const w = thirdAt(m, point);
  // Relative to its terms, so that the test does not depend on the units.
  if (w <= 1e-9 * (Math.abs(m[6] * x) + Math.abs(m[7] * y) + Math.abs(m[8]))) return null;
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const at = (row: number, column: number): number =>
    a[row * 3]! * b[column]! + a[row * 3 + 1]! * b[3 + column]! + a[row * 3 + 2]! * b[6 + column]!;
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

function scaled(m: Matrix, by: number): Matrix {
  return [m[0] * by, m[1] * by, m[2] * by, m[3] * by, m[4] * by, m[5] * by, m[6] * by, m[7] * by, m[8] * by];
}

function invert(m: Matrix): Matrix {
  const [a, b, c, d, e, f, g, h, i] = m;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const adjugate: Matrix = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  return scaled(adjugate, 1 / determinant);
}
