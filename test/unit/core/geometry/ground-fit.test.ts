import { describe, expect, it } from 'vitest';
import {
  fitGround,
  fourPairs,
  groundErrors,
  groundProblem,
  groundUncertainty,
  type GroundPair,
  type GroundProblem,
} from '../../../../src/core/geometry/ground-fit.ts';
import { groundGrid } from '../../../../src/core/geometry/ground-grid.ts';
import { groundToImage, homographyProblem, imageToGround } from '../../../../src/core/geometry/homography.ts';
import type { Point } from '../../../../src/core/geometry/types.ts';
import { ASPECT, PICTURE, see } from './camera.ts';

const pair = (x: number, z: number, by: Point = [0, 0]): GroundPair => {
  const [u, v] = see([x, z]);
  return { image: [u + by[0], v + by[1]], ground: [x, z] };
};
const FOUR = [pair(-1, 8), pair(1, 8), pair(1, 5), pair(-1, 5)];
const at = (...points: [Point, Point][]): GroundPair[] =>
  points.map(([image, ground]) => ({ image, ground }));
const UNIT: readonly Point[] = [
  [0, 4],
  [3, 4],
  [3, 0],
  [0, 0],
];
/** Four image points for the corners of a 3 × 4 m rectangle, far ones first. */
const rectangle = (...image: Point[]): GroundPair[] =>
  image.map((point, i) => ({ image: point, ground: UNIT[i]! }));

describe('a floor through points', () => {
  it.each<[string, GroundPair[], GroundProblem['code'] | null, number[]?]>([
    ['as a camera sees it', FOUR, null],
    [
      'the ground’s axes the other way round',
      FOUR.map((one) => ({ ...one, ground: [-one.ground[0], one.ground[1]] as const })),
      null,
    ],
    ['straight from above', rectangle([0.3, 0.2], [0.7, 0.2], [0.7, 0.8], [0.3, 0.8]), null],
    ['three points', FOUR.slice(0, 3), 'too-few'],
    [
      'two at one place of the picture',
      rectangle([0.4, 0.5], [0.6, 0.5], [0.6, 0.5], [0.2, 0.9]),
      'image-same',
      [1, 2],
    ],
    [
      'two at one place on the ground',
      at(
        [
          [0.4, 0.5],
          [0, 4],
        ],
        [
          [0.6, 0.5],
          [3, 4],
        ],
        [
          [0.8, 0.9],
          [3, 4],
        ],
        [
          [0.2, 0.9],
          [0, 0],
        ],
      ),
      'ground-same',
      [1, 2],
    ],
    [
      'three on a line of the picture',
      rectangle([0.2, 0.5], [0.5, 0.5], [0.8, 0.5], [0.2, 0.9]),
      'image-line',
      [0, 1, 2],
    ],
    [
      'four on a line on the ground',
      at(
        [
          [0.4, 0.5],
          [0, 0],
        ],
        [
          [0.6, 0.5],
          [1, 0],
        ],
        [
          [0.8, 0.9],
          [2, 0],
        ],
        [
          [0.2, 0.9],
          [3, 0],
        ],
      ),
      'ground-line',
    ],
    [
      'two swapped, so that the sides cross',
      rectangle([0.6, 0.5], [0.4, 0.5], [0.8, 0.9], [0.2, 0.9]),
      'order',
    ],
    [
      'one inside the triangle of the others',
      rectangle([0.4, 0.5], [0.6, 0.5], [0.5, 0.6], [0.5, 0.95]),
      'order',
    ],
    ['far and near exchanged', rectangle([0.1, 0.5], [0.9, 0.5], [0.6, 0.9], [0.4, 0.9]), 'horizon'],
    ['on its side', rectangle([0.1, 0.4], [0.9, 0.1], [0.9, 0.9], [0.1, 0.6]), 'horizon'],
    [
      'a point on the horizon',
      at(
        [
          [0.47, 0.195],
          [-30, 400],
        ],
        [
          [0.53, 0.2],
          [30, 400],
        ],
        [
          [0.95, 0.9],
          [6, 4],
        ],
        [
          [0.05, 0.9],
          [-6, 4],
        ],
      ),
      'near-horizon',
    ],
    ['a fifth that does not belong', [...FOUR, pair(0, 6, [0.1, 0.1])], 'misfit'],
    ['a sixth that does not belong', [...FOUR, pair(0, 6, [0.25, 0.2]), pair(0, 7)], 'order', [2, 4]],
    ['a fifth on a line with others', [...FOUR, pair(0, 8)], null],
  ])('%s', (_, pairs, code, points) => {
    const problem = groundProblem(pairs, ASPECT);
    expect(problem?.code ?? null).toBe(code);
    if (points) expect(problem?.points).toEqual(points);
    if (code === null)
      expect(
        homographyProblem(
          pairs.slice(0, 4).map((one) => one.image),
          pairs.slice(0, 4).map((one) => one.ground),
        ),
      ).toBeNull();
  });

  it('goes through four exactly, and says how far a slip of two pixels reaches', () => {
    const map = fitGround(FOUR);
    for (const { pixels, metres } of groundErrors(map, FOUR, PICTURE)) {
      expect(pixels).toBeLessThan(1e-6);
      expect(metres).toBeLessThan(1e-6);
    }
    const near = groundUncertainty(FOUR, PICTURE);
    const far = groundUncertainty([pair(-1, 30), pair(1, 30), pair(1, 25), pair(-1, 25)], PICTURE);
    expect(near).toBeGreaterThan(0.01);
    expect(near).toBeLessThan(0.15);
    // Distances grow with the square, and so do slips.
    expect(far).toBeGreaterThan(5 * near);
  });

  it('fits more points with the least error, and says by how much', () => {
    const pairs = [...FOUR, pair(0, 6.5), pair(3, 7, [0.01, 0])];
    expect(groundProblem(pairs, ASPECT)).toBeNull();
    const errors = groundErrors(fitGround(pairs), pairs, PICTURE).map(({ pixels }) => pixels);
    expect(Math.max(...errors)).toBeGreaterThan(2);
    expect(Math.max(...errors)).toBeLessThan(12.8);
    const [x, z] = imageToGround(fitGround(pairs), see([1, 6]))!;
    expect(Math.hypot(x - 1, z - 6)).toBeLessThan(0.15);
  });

  it('is told by four pairs, whatever it was fitted to', () => {
    const pairs = [pair(-1, 8), pair(0, 8, [0.004, 0]), pair(1, 8), pair(1, 5), pair(-1, 5), pair(0, 4)];
    const map = fitGround(pairs);
    const four = fourPairs(map, pairs);
    expect(four).toHaveLength(4);
    const again = fitGround(four);
    for (const place of [see([0, 6]), see([2, 10])]) {
      const [a, b] = [imageToGround(map, place)!, imageToGround(again, place)!];
      expect(a[0]).toBeCloseTo(b[0], 6);
      expect(a[1]).toBeCloseTo(b[1], 6);
    }
  });
});

describe('the grid of a floor', () => {
  it('has lines of whole steps, inside the picture, not beyond the horizon', () => {
    const map = fitGround(FOUR);
    const { step, lines } = groundGrid(map, PICTURE);
    expect([0.25, 0.5, 1, 2]).toContain(step);
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.length).toBeLessThan(120);
    expect(lines.some(({ strong }) => strong)).toBe(true);
    for (const { from, to } of lines) {
      for (const value of [...from, ...to]) {
        expect(value).toBeGreaterThan(-1e-9);
        expect(value).toBeLessThan(1 + 1e-9);
      }
      const [a, b] = [imageToGround(map, from)!, imageToGround(map, to)!];
      // Both ends keep the same whole number of steps in one axis.
      const along = Math.abs(a[0] - b[0]) < 1e-6 ? a[0] : a[1];
      expect(Math.abs(along / step - Math.round(along / step))).toBeLessThan(1e-6);
    }
  });

  it('covers a floor seen from above, and one whose middle is behind the camera', () => {
    const above = fitGround(rectangle([0.3, 0.2], [0.7, 0.2], [0.7, 0.8], [0.3, 0.8]));
    expect(groundGrid(above, PICTURE).lines.length).toBeGreaterThan(10);
    expect(groundToImage(fitGround(FOUR), [0, -50])).toBeNull();
  });
});
