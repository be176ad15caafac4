import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageToGround } from '../../../../src/core/geometry/homography.ts';
import { homographyProblem } from '../../../../src/core/geometry/homography.ts';
import type { Point } from '../../../../src/core/geometry/types.ts';
import {
  fitUpright,
  type UprightPerson,
  type UprightView,
} from '../../../../src/core/geometry/upright-fit.ts';
import { ASPECT, see, type Camera } from './camera.ts';

const VIEW: UprightView = { height: 1.7, fieldOfView: 60, aspect: ASPECT };
const CAMERA: Camera = { up: 4, tilt: 25, view: 60 };
const person = (place: Point, tall = 1.7, camera = CAMERA): UprightPerson => ({
  foot: see(place, 0, camera),
  head: see(place, tall, camera),
});
const fitted = (
  people: readonly UprightPerson[],
  view = VIEW,
): Extract<ReturnType<typeof fitUpright>, { fit: unknown }>['fit'] => {
  const result = fitUpright(people, view);
  if ('problem' in result) throw new Error(result.problem);
  return result.fit;
};
const between = (
  people: readonly UprightPerson[],
  a: Point,
  b: Point,
  view = VIEW,
  camera = CAMERA,
): number => {
  const { map } = fitted(people, view);
  const [p, q] = [imageToGround(map, see(a, 0, camera))!, imageToGround(map, see(b, 0, camera))!];
  return Math.hypot(p[0] - q[0], p[1] - q[1]);
};

describe('a floor from standing people', () => {
  it.each<[string, Camera]>([
    ['from a ceiling', { up: 3, tilt: 30, view: 60 }],
    ['from a mast', { up: 7, tilt: 20, view: 60 }],
    ['steeply', { up: 5, tilt: 50, view: 60 }],
    ['from a shelf, at the height of eyes', { up: 1.6, tilt: 2, view: 60 }],
  ])('is the true one: %s', (_, camera) => {
    const places: Point[] =
      camera.tilt > 40
        ? [
            [-1, 3],
            [0.5, 5],
          ]
        : [
            [-1, 6],
            [1, 9],
            [0, 14],
          ];
    const people = places.map((place) => person(place, 1.7, camera));
    const fit = fitted(people);
    expect(fit.cameraHeight).toBeCloseTo(camera.up, 1);
    expect(fit.tilt).toBeCloseTo(camera.tilt, 0);
    for (const height of fit.heights) expect(height).toBeCloseTo(1.7, 2);
    expect(between(people, places[0]!, places[1]!, VIEW, camera)).toBeCloseTo(
      Math.hypot(places[0]![0] - places[1]![0], places[0]![1] - places[1]![1]),
      1,
    );
    expect(
      homographyProblem(
        fit.pairs.map((one) => one.image),
        fit.pairs.map((one) => one.ground),
      ),
    ).toBeNull();
  });

  it('scales with the height that is given', () => {
    const people = [person([-1, 6]), person([1, 12])];
    const small = between(people, [0, 6], [0, 12], { ...VIEW, height: 1.5 });
    expect(small).toBeCloseTo((6 * 1.5) / 1.7, 1);
  });

  it('shows who does not fit, and how sure it is', () => {
    const one = fitted([person([-1, 6]), person([1, 12]), person([0, 9], 1.85)]);
    expect(one.heights[2]).toBeGreaterThan(1.78);
    const far = fitted([person([-1, 6]), person([1, 20]), person([0, 12])]).uncertainty;
    const near = fitted([person([-1, 6]), person([1, 7])]).uncertainty;
    expect(far).toBeGreaterThan(0.02);
    expect(far).toBeLessThan(0.4);
    expect(near).toBeGreaterThan(2 * far);
  });

  it('is as sure as it says: people of different heights, a lens that is not known', () => {
    const normal = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(normal, normal, normal, normal, (a, b, c, lens) => {
        const people = [
          person([-1, 6], 1.7 + 0.07 * a),
          person([1, 16], 1.7 + 0.07 * b),
          person([0, 10], 1.7 + 0.07 * c),
        ];
        const view = { ...VIEW, fieldOfView: 60 + 8 * lens };
        const { uncertainty } = fitted(people, view);
        const measured = between(people, [0, 6], [0, 16], view);
        expect(Math.abs(measured / 10 - 1)).toBeLessThan(2.5 * uncertainty + 0.02);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, UprightPerson[], string, number | null]>([
    ['one person', [person([0, 6])], 'too-few', null],
    ['side by side', [person([-1, 8]), person([1, 8.1])], 'same-distance', null],
    ['upside down', [person([0, 6]), { foot: [0.5, 0.4], head: [0.5, 0.6] }], 'not-upright', 1],
    ['too small', [person([0, 6]), { foot: [0.5, 0.4], head: [0.5, 0.39] }], 'not-upright', 1],
    ['a child among grown-ups', [person([-1, 6]), person([1, 12]), person([0, 9], 0.9)], 'no-floor', 2],
  ])('is refused: %s', (_, people, problem, index) => {
    expect(fitUpright(people, VIEW)).toEqual({ problem, person: index });
  });
});
