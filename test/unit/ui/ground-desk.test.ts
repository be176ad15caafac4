import { describe, expect, it } from 'vitest';
import { emptyScenario, formatScenario } from '../../../src/core/scenario/format-scenario.ts';
import { parseScenario } from '../../../src/core/scenario/parse-scenario.ts';
import type { Point } from '../../../src/core/geometry/types.ts';
import { GroundDesk, type GroundReading } from '../../../src/ui/ground-desk.ts';
import { PICTURE, see } from '../core/geometry/camera.ts';
import { track } from '../app/factories.ts';

const desk = (): GroundDesk => new GroundDesk(null, PICTURE);
/** What an opened scenario file makes of it. */
const throughFile = (made: GroundDesk): unknown =>
  parseScenario(formatScenario({ ...emptyScenario(), calibration: made.calibration })).calibration;

describe('a calibration by points', () => {
  it('starts with a rectangle that can be used, or with what there was', () => {
    const made = desk();
    expect(made.reading.ok).toBe(true);
    expect(throughFile(made)).toEqual(made.calibration);
    const again = new GroundDesk(made.calibration, PICTURE);
    expect(again.draft.pairs).toEqual(made.draft.pairs);
  });

  it.each<[string, (made: GroundDesk) => void, Extract<GroundReading, { ok: false }>['code']]>([
    ['two at one place', (made) => made.movePoint(0, [0.64, 0.56]), 'image-same'],
    ['in a line', (made) => made.movePoint(0, [0.72, 0.73]), 'image-line'],
    ['crossing', (made) => made.movePoint(0, [0.9, 0.6]), 'order'],
    [
      'mirrored on the ground',
      (made) => {
        made.placePoint(0, [2, 3]);
        made.placePoint(1, [0, 3]);
      },
      'order',
    ],
    ['one place on the ground', (made) => made.placePoint(0, [2, 3]), 'ground-same'],
    [
      'all in a line on the ground',
      (made) => [0, 1, 2, 3].forEach((i) => made.placePoint(i, [i, i])),
      'ground-line',
    ],
    [
      'upside down',
      (made) => {
        made.movePoint(0, [0.1, 0.5]);
        made.movePoint(1, [0.9, 0.5]);
        made.movePoint(2, [0.6, 0.9]);
        made.movePoint(3, [0.4, 0.9]);
      },
      'horizon',
    ],
  ])('refuses points %s, and comes back with undo', (_, spoil, code) => {
    const made = desk();
    const before = made.draft;
    spoil(made);
    expect(made.reading).toMatchObject({ ok: false, code });
    expect(made.calibration).toBeNull();
    while (made.canUndo) made.undo();
    expect(made.draft).toBe(before);
    expect(made.reading.ok).toBe(true);
  });

  it('undoes a drag as one step, and tells of each change', () => {
    const made = desk();
    let told = 0;
    made.onChange = () => told++;
    for (let i = 1; i <= 5; i++) made.movePoint(2, [(80 + i) / 100, 0.9], 'drag:1');
    made.settle();
    expect(told).toBe(5);
    made.undo();
    expect(made.draft.pairs[2]!.image).toEqual([0.8, 0.9]);
    made.redo();
    expect(made.draft.pairs[2]!.image).toEqual([0.85, 0.9]);
  });

  it('adds a point where the floor says, whose error then shows', () => {
    const made = desk();
    made.addPoint();
    const { reading } = made;
    expect(reading.ok && Math.max(...reading.errors.map(({ metres }) => metres))).toBeLessThan(0.02);
    const [x, y] = made.draft.pairs[4]!.image;
    made.movePoint(4, [x + 0.01, y]);
    expect(made.reading.ok && made.reading.errors[4]!.pixels).toBeGreaterThan(1);
    expect(throughFile(made)).toEqual(made.calibration);
    made.removePoint(4);
    made.removePoint(0);
    expect(made.draft.pairs).toHaveLength(4);
  });

  it('takes a rectangle in metres, and keeps points inside the picture', () => {
    const made = desk();
    made.setRectangle(2.5, 5);
    expect(made.draft.pairs.map(({ ground }) => ground)).toEqual([
      [0, 5],
      [2.5, 5],
      [2.5, 0],
      [0, 0],
    ]);
    made.movePoint(3, [-0.2, 1.7]);
    expect(made.draft.pairs[3]!.image).toEqual([0, 1]);
  });
});

/** The box of a standing person as the camera sees them. */
function standing(id: number, [x, z]: Point, tall = 1.7): ReturnType<typeof track> {
  const [u, v] = see([x, z]);
  const [, top] = see([x, z], tall);
  const width = ((v - top) * 0.4 * PICTURE.height) / PICTURE.width;
  return track(id, { box: [u - width / 2, top, width, v - top] });
}

describe('a calibration by people', () => {
  it('says what is missing until there is a floor, which a file takes', () => {
    const made = desk();
    made.edit({ mode: 'people' });
    expect(made.reading).toMatchObject({ code: 'people-too-few' });
    made.addPerson(standing(1, [-1, 6]));
    made.addPerson(standing(2, [1, 6.1]));
    expect(made.reading).toMatchObject({ code: 'people-same-distance' });
    made.removePerson(1);
    made.addPerson(standing(3, [1, 12]));
    expect(made.reading.ok && made.reading.upright?.cameraHeight).toBeCloseTo(4, 0);
    expect(throughFile(made)).toEqual(made.calibration);
    made.movePerson(1, 'head', [0.5, 0.99]);
    expect(made.reading).toMatchObject({ code: 'people-not-upright', guilty: [1] });
  });

  it('collects who walks through, and takes the middle one at each distance', () => {
    const made = desk();
    made.edit({ mode: 'people' });
    for (let i = 0; i < 60; i++) {
      const away = 5 + i / 5;
      // Every fifth is half hidden, and comes out small.
      made.watch([standing(1, [0, away], i % 5 === 0 ? 1.3 : 1.7), standing(2, [2, away])], i);
    }
    expect(made.sightings.count).toBeGreaterThan(60);
    expect(made.sightings.distances).toBeGreaterThan(2);
    made.useSightings();
    expect(made.reading.ok && made.reading.upright?.cameraHeight).toBeCloseTo(4, 0);
  });

  it('counts nobody twice in a moment, nobody who lies, and uses nothing from one distance', () => {
    const made = desk();
    const lying = track(3, { box: [0.3, 0.5, 0.3, 0.1] });
    for (let i = 0; i < 20; i++) made.watch([standing(1, [0, 6]), lying], i / 100);
    expect(made.sightings).toEqual({ count: 1, distances: 0 });
    made.useSightings();
    expect(made.draft.people).toEqual([]);
  });
});
