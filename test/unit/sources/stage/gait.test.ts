import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadence, stridePose } from '../../../../src/sources/stage/gait.ts';
import { castPerson } from '../../../../src/sources/stage/cast.ts';
import { createRandom } from '../../../../src/sources/stage/random.ts';
import { bonesOf } from '../../../../src/sources/stage/skeleton.ts';
import { apply } from '../../../../src/sources/stage/stage-math.ts';

const LOOK = castPerson(createRandom(4), 1);
const H = LOOK.height;

/** Places of heel and ball of the left foot while the body goes straight on. */
function footfalls(speed: number, steps = 240): (readonly [number, number, number])[][] {
  return Array.from({ length: steps }, (_, n) => {
    const turn = n / steps;
    const way = (turn / cadence(speed)) * speed;
    const bones = bonesOf(LOOK, stridePose(turn * 2 * Math.PI, speed, H), 0, way, 0);
    return [-0.03, 0.09].map((z) => apply(bones[9]!, [0, -0.042 * H, z * H]));
  });
}

describe('walking', () => {
  it('a foot that is down stays where it is', () => {
    for (const speed of [0.4, 0.8, 1.2, 1.5]) {
      const path = footfalls(speed);
      for (const point of [0, 1]) {
        const slides = path.slice(1).flatMap((places, n) => {
          const [was, is] = [path[n]![point]!, places[point]!];
          return was[1] < 0.002 && is[1] < 0.002 ? [Math.abs(is[2] - was[2])] : [];
        });
        expect(slides.length, `at ${speed} m/s`).toBeGreaterThan(20);
        // Metres in all, of a stride of up to 1.5 m.
        expect(
          slides.reduce((a, b) => a + b),
          `at ${speed} m/s`,
        ).toBeLessThan(0.06);
      }
    }
  });

  it('never goes through the floor, and is never in the air', () => {
    for (const speed of [0.2, 0.6, 1, 1.4, 1.8]) {
      for (const [heel, ball] of footfalls(speed) as [[number, number, number], [number, number, number]][]) {
        expect(Math.min(heel[1], ball[1])).toBeGreaterThan(-0.001);
        expect(Math.min(heel[1], ball[1])).toBeLessThan(0.35);
      }
    }
  });

  it('goes on smoothly from step to step and from speed to speed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        fc.double({ min: 0, max: 3.3, noNaN: true }),
        (phase, speed) => {
          const pose = stridePose(phase, speed, H);
          const next = stridePose(phase + 0.01, speed + 0.005, H);
          for (const key of Object.keys(pose) as (keyof typeof pose)[]) {
            expect(Number.isFinite(pose[key])).toBe(true);
            expect(Math.abs(pose[key] - next[key])).toBeLessThan(0.15);
          }
        },
      ),
    );
  });

  it('knees bend one way', () => {
    for (let phase = 0; phase < 6.28; phase += 0.05) {
      const { kneeL, kneeR } = stridePose(phase, 1.3, H);
      expect(Math.min(kneeL, kneeR)).toBeGreaterThan(0);
    }
  });
});
