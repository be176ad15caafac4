import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groundArea,
  groundToImage,
  homographyFrom,
  homographyProblem,
  imageToGround,
  reprojectionError,
} from '../../../../src/core/geometry/homography.ts';
import type { Point } from '../../../../src/core/geometry/types.ts';

/** A camera 4 m up, tilted 25° down, 60° wide, 16:9: where a ground point (right, forward) is seen. */
function camera([x, z]: Point): Point {
  const tilt = (25 * Math.PI) / 180;
  const focal = 0.5 / Math.tan((30 * Math.PI) / 180);
  const depth = z * Math.cos(tilt) + 4 * Math.sin(tilt);
  const down = 4 * Math.cos(tilt) - z * Math.sin(tilt);
  return [0.5 + (focal * x) / depth, 0.5 + ((focal * down) / depth) * (16 / 9)];
}

const GROUND: Point[] = [
  [-1, 8],
  [1, 8],
  [1, 5],
  [-1, 5],
];
const PICTURE = { width: 1280, height: 720 };

describe('homography', () => {
  it('measures the ground of a tilted camera', () => {
    const image = GROUND.map(camera);
    const map = homographyFrom(image, GROUND);
    for (const place of [
      [0, 6],
      [-2, 12],
      [3, 20],
      [0.5, 4],
    ] as Point[]) {
      const [x, z] = imageToGround(map, camera(place))!;
      expect(x).toBeCloseTo(place[0], 8);
      expect(z).toBeCloseTo(place[1], 8);
    }
    expect(groundArea(map, image)).toBeCloseTo(6, 8);
    expect(reprojectionError(map, image, GROUND, PICTURE)).toBeLessThan(1e-6);
  });

  it('knows the horizon', () => {
    const map = homographyFrom(GROUND.map(camera), GROUND);
    expect(imageToGround(map, [0.5, -0.3])).toBeNull();
    expect(
      groundArea(map, [
        [0.5, -0.3],
        [1, 0.9],
        [0, 0.9],
      ]),
    ).toBeNull();
    expect(groundToImage(map, [0, -50])).toBeNull();
  });

  it('takes map coordinates and a mirrored ground', () => {
    const far = GROUND.map(([x, y]): Point => [6e6 - x, 4e5 + y]);
    const map = homographyFrom(GROUND.map(camera), far);
    expect(groundArea(map, GROUND.map(camera))).toBeCloseTo(6, 3);
    expect(reprojectionError(map, GROUND.map(camera), far, PICTURE)).toBeLessThan(0.01);
  });

  it.each<[string, Point[], Point[], ReturnType<typeof homographyProblem>]>([
    [
      'three on a line',
      [
        [0, 0],
        [0.5, 0.5],
        [1, 1],
        [0, 1],
      ],
      GROUND,
      'image-collinear',
    ],
    [
      'all the same',
      [
        [0.5, 0.5],
        [0.5, 0.5],
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      GROUND,
      'image-collinear',
    ],
    [
      'ground on a line',
      GROUND.map(camera),
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 0],
      ],
      'ground-collinear',
    ],
    [
      'two swapped',
      GROUND.map(camera),
      [
        [1, 8],
        [-1, 8],
        [1, 5],
        [-1, 5],
      ],
      'order',
    ],
    ['as it should be', GROUND.map(camera), GROUND, null],
  ])('%s', (_, image, ground, problem) => {
    expect(homographyProblem(image, ground)).toBe(problem);
    if (problem) expect(() => homographyFrom(image, ground)).toThrow(problem);
  });

  it('goes there and back for any four points it accepts', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const corners: Point[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    // Corners of a square, each moved by up to 0.3 of it: convex or nearly so, in order.
    const four = (size: number): fc.Arbitrary<Point[]> =>
      fc
        .array(fc.tuple(share, share), { minLength: 4, maxLength: 4 })
        .map((by) =>
          by.map(([x, y], i): Point => [
            (corners[i]![0] + 0.3 * x) * size,
            (corners[i]![1] + 0.3 * y) * size,
          ]),
        );
    fc.assert(
      fc.property(four(0.75), four(40), share, share, share, (image, ground, a, b, c) => {
        fc.pre(homographyProblem(image, ground) === null);
        const map = homographyFrom(image, ground);
        expect(reprojectionError(map, image, ground, PICTURE)).toBeLessThan(0.01);
        // A mixture of the four lies between them, so on the visible side.
        const weights = [a, b, c, 1].map((weight) => weight / (a + b + c + 1));
        const inside: Point = [
          image.reduce((sum, point, i) => sum + point[0] * weights[i]!, 0),
          image.reduce((sum, point, i) => sum + point[1] * weights[i]!, 0),
        ];
        const back = groundToImage(map, imageToGround(map, inside)!)!;
        expect(back[0]).toBeCloseTo(inside[0], 5);
        expect(back[1]).toBeCloseTo(inside[1], 5);
      }),
    );
  });
});
