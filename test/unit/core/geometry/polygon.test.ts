import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  shareInPolygon,
  crossing,
  distanceToLine,
  distanceToPolygon,
  isSimplePolygon,
  pointInPolygon,
  polygonArea,
  segmentsTouch,
} from '../../../../src/core/geometry/polygon.ts';
import type { Box, Point } from '../../../../src/core/geometry/types.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const points = fc.tuple(share, share).map(([x, y]): Point => [x, y]);
const U: Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0.6, 1],
  [0.6, 0.4],
  [0.4, 0.4],
  [0.4, 1],
  [0, 1],
];

/** A star-shaped polygon about the middle: simple by construction, concave as it likes. */
const stars = fc
  .tuple(fc.array(fc.double({ min: 0.05, max: 0.5, noNaN: true }), { minLength: 3, maxLength: 24 }), share)
  .map(([radii, phase]) =>
    radii.map((radius, i): Point => {
      const angle = (2 * Math.PI * (i + phase)) / radii.length;
      return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
    }),
  );

describe('pointInPolygon', () => {
  it.each<[Point, boolean]>([
    [[0.2, 0.9], true],
    [[0.5, 0.9], false],
    [[0.5, 0.2], true],
    [[0.5, 0.4], true],
    [[0.4, 0.7], true],
    [[0, 0], true],
    [[1.0000001, 0.5], false],
    [[-0.1, 0.4], false],
  ])('%j in a U: %s', (point, inside) => {
    expect(pointInPolygon(point, U)).toBe(inside);
  });

  it('counts every vertex and a polygon without vertices none', () => {
    for (const vertex of U) expect(pointInPolygon(vertex, U)).toBe(true);
    expect(pointInPolygon([0, 0], [])).toBe(false);
  });

  it('does not depend on where the polygon starts or which way it turns', () => {
    fc.assert(
      fc.property(stars, points, fc.nat(30), (polygon, point, start) => {
        const inside = pointInPolygon(point, polygon);
        const k = start % polygon.length;
        expect(pointInPolygon(point, [...polygon.slice(k), ...polygon.slice(0, k)])).toBe(inside);
        expect(pointInPolygon(point, polygon.toReversed())).toBe(inside);
      }),
    );
  });

  it('loses no point between two halves of the picture', () => {
    fc.assert(
      fc.property(points, share, share, (point, top, bottom) => {
        const left = pointInPolygon(point, [
          [0, 0],
          [top, 0],
          [bottom, 1],
          [0, 1],
        ]);
        const right = pointInPolygon(point, [
          [top, 0],
          [1, 0],
          [1, 1],
          [bottom, 1],
        ]);
        expect(left || right).toBe(true);
      }),
    );
  });
});

describe('areas', () => {
  it('measures concave polygons', () => {
    expect(polygonArea(U)).toBeCloseTo(1 - 0.2 * 0.6, 12);
    expect(polygonArea([])).toBe(0);
    // Map coordinates far from the origin keep their square metre.
    const far = 6_000_000;
    expect(
      polygonArea([
        [far, far],
        [far + 1, far],
        [far + 1, far + 1],
        [far, far + 1],
      ]),
    ).toBe(1);
  });

  it.each<[Box, number]>([
    [[0, 0, 1, 1], 0.88],
    [[0.4, 0.4, 0.2, 0.6], 0],
    [[0.3, 0.8, 0.2, 0.1], 0.5],
    [[0.1, 0.1, 0, 0], 1],
    [[0.5, 0.9, 0, 0], 0],
    [[2, 2, 1, 1], 0],
  ])('share of %j in a U: %f', (box, overlap) => {
    expect(shareInPolygon(box, U)).toBeCloseTo(overlap, 12);
  });

  it('splits a box between a polygon and the rest of the picture', () => {
    fc.assert(
      fc.property(fc.tuple(share, share, share, share), share, ([x, y, w, h], cut) => {
        const box: Box = [x * 0.9, y * 0.9, 0.02 + w * 0.08, 0.02 + h * 0.08];
        const left = shareInPolygon(box, [
          [0, 0],
          [cut, 0],
          [cut, 1],
          [0, 1],
        ]);
        const right = shareInPolygon(box, [
          [cut, 0],
          [1, 0],
          [1, 1],
          [cut, 1],
        ]);
        expect(left + right).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('simple polygons', () => {
  it.each<[string, Point[], boolean]>([
    ['a U', U, true],
    [
      'a bow tie',
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      false,
    ],
    [
      'two points',
      [
        [0, 0],
        [1, 1],
      ],
      false,
    ],
    [
      'a line there and back',
      [
        [0, 0],
        [1, 1],
        [0.5, 0.5],
      ],
      false,
    ],
    [
      'equal neighbours',
      [
        [0, 0],
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      false,
    ],
    [
      'a straight vertex',
      [
        [0, 0],
        [0.5, 0],
        [1, 0],
        [1, 1],
      ],
      true,
    ],
    [
      'a vertex on another edge',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0.5, 0],
        [0, 1],
      ],
      false,
    ],
    [
      'a vertex met twice',
      [
        [0, 0],
        [1, 0],
        [0.5, 0.5],
        [1, 1],
        [0, 1],
        [0.5, 0.5],
      ],
      false,
    ],
  ])('%s', (_, polygon, simple) => {
    expect(isSimplePolygon(polygon)).toBe(simple);
  });

  it('takes every star and refuses it once two far vertices change places', () => {
    fc.assert(
      fc.property(stars, (star) => {
        expect(isSimplePolygon(star)).toBe(true);
      }),
    );
    const square: Point[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    expect(isSimplePolygon([square[1]!, square[0]!, square[2]!, square[3]!])).toBe(false);
  });
});

describe('lines', () => {
  it.each<[Point, Point, Point, Point, boolean]>([
    [[0, 0], [1, 1], [0, 1], [1, 0], true],
    [[0, 0], [1, 0], [0.5, 0], [0.5, 1], true],
    [[0, 0], [1, 0], [2, 0], [3, 0], false],
    [[0, 0], [1, 0], [1, 0], [2, 0], true],
    [[0, 0], [1, 0], [0, 0.1], [1, 0.1], false],
  ])('%j–%j and %j–%j share a point: %s', (a, b, c, d, cross) => {
    expect(segmentsTouch(a, b, c, d)).toBe(cross);
  });

  it('tells the side of a crossing', () => {
    const line: Point[] = [
      [0.2, 0.5],
      [0.8, 0.5],
    ];
    expect(crossing([0.5, 0.4], [0.5, 0.6], line)).toBe(1);
    expect(crossing([0.5, 0.6], [0.5, 0.4], line)).toBe(-1);
    expect(crossing([0.9, 0.4], [0.9, 0.6], line)).toBe(0);
    expect(crossing([0.5, 0.4], [0.6, 0.45], line)).toBe(0);
  });

  it('counts a path that stops on the line, or passes its joint, exactly once', () => {
    const line: Point[] = [
      [0, 0.5],
      [0.5, 0.5],
      [1, 0.5],
    ];
    const path: Point[] = [
      [0.5, 0.3],
      [0.5, 0.5],
      [0.5, 0.5],
      [0.5, 0.7],
    ];
    const total = path.slice(1).reduce((sum, to, i) => sum + crossing(path[i]!, to, line), 0);
    expect(total).toBe(1);
    expect(crossing([0.5, 0.3], [0.5, 0.7], line)).toBe(1);
  });

  it('sums to the same over any path between two places, when nobody walks round the ends', () => {
    const line: Point[] = [
      [-1, 0.5],
      [0.3, 0.2],
      [0.6, 0.8],
      [2, 0.5],
    ];
    fc.assert(
      fc.property(fc.array(points, { minLength: 2, maxLength: 12 }), (path) => {
        const stepped = path.slice(1).reduce((sum, to, i) => sum + crossing(path[i]!, to, line), 0);
        expect(stepped).toBe(crossing(path[0]!, path.at(-1)!, line) + 0);
      }),
    );
  });

  it('measures distances', () => {
    expect(distanceToPolygon([0.5, 0.2], U)).toBe(0);
    expect(distanceToPolygon([0.5, 0.9], U)).toBeCloseTo(0.1, 12);
    expect(distanceToPolygon([1.5, 0.5], U, 2)).toBeCloseTo(1, 12);
    expect(distanceToLine([0, 1], [[0, 0]])).toBe(1);
    expect(distanceToLine([0, 1], [])).toBe(Infinity);
    expect(distanceToPolygon([0, 1], [])).toBe(Infinity);
  });
});
