import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/sources/stage/actor.ts';
import { isFloor } from '../../../../src/sources/stage/ground.ts';
import { apply } from '../../../../src/sources/stage/stage-math.ts';
import { PILLARS, PILLAR_RADIUS } from '../../../../src/sources/stage/stage-set.ts';
import { STEP } from '../../../../src/sources/stage/world.ts';
import { hashOf, play } from './run-script.ts';

const SEEDS = [1, 2] as const;
/** With the encore, so that everything happens. */
const LONG = 150;

const nothing = (): void => undefined;
const upright = (actor: Actor): boolean => actor.overlay === null;

describe('simulation', () => {
  it('the same seed gives the same world, another seed another', () => {
    const hashes = [7, 7, 8].map((seed) => hashOf(play('demo', seed, 90, nothing)));
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  it('nobody walks through another, a pillar or a wall', () => {
    for (const seed of SEEDS) {
      let nearest = Infinity;
      let close = 0;
      let pairs = 0;
      let off = 0;
      let walked = 0;
      play('demo', seed, LONG, ({ actors }) => {
        const standing = actors.filter(upright);
        standing.forEach((actor, n) => {
          walked++;
          if (!isFloor(actor.x, actor.z)) off++;
          for (const [x, z] of PILLARS) {
            expect(Math.hypot(actor.x - x, actor.z - z)).toBeGreaterThan(PILLAR_RADIUS + 0.2);
          }
          for (const other of standing.slice(n + 1)) {
            const gap = Math.hypot(actor.x - other.x, actor.z - other.z);
            nearest = Math.min(nearest, gap);
            pairs++;
            if (gap < 0.42) close++;
          }
        });
      });
      // Chests are about 0.25 m deep and 0.45 m wide.
      expect(nearest).toBeGreaterThan(0.3);
      expect(close / pairs).toBeLessThan(0.002);
      // Corners of doorways are cut by a hand's breadth at most.
      expect(off / walked).toBeLessThan(0.005);
    }
  });

  it('people turn and speed up no faster than people do', () => {
    let before = new Map<number, { x: number; z: number; heading: number }>();
    play('demo', 1, LONG, ({ actors }) => {
      const old = before;
      before = new Map();
      for (const { id, x, z, heading, overlay } of actors) {
        const last = old.get(id);
        if (last && overlay === null) {
          expect(Math.hypot(x - last.x, z - last.z) / STEP).toBeLessThan(4.2);
          expect(Math.abs(heading - last.heading) / STEP).toBeLessThan(3);
        }
        before.set(id, { x, z, heading });
      }
    });
  });

  it('soles are on the floor: never below it, and with one foot at least when walking', () => {
    let [low, high] = [Infinity, -Infinity];
    play('demo', 2, LONG, ({ actors }) => {
      for (const actor of actors) {
        const soles = solesOf(actor);
        const lowest = Math.min(...soles.map(([, y]) => y));
        low = Math.min(low, lowest);
        if (upright(actor) && actor.speed < 1.9) high = Math.max(high, lowest);
      }
    });
    expect(low).toBeGreaterThan(-0.005);
    expect(high).toBeLessThan(0.015);
  });

  it('feet that stand do not slide', () => {
    const slides: number[] = [];
    const before = new Map<number, readonly (readonly [number, number, number])[]>();
    play('quiet', 1, 40, ({ actors }) => {
      for (const actor of actors) {
        const soles = solesOf(actor);
        const last = before.get(actor.id);
        before.set(actor.id, soles);
        if (!last || !upright(actor)) continue;
        soles.forEach((sole, n) => {
          const old = last[n]!;
          if (sole[1] > 0.004 || old[1] > 0.004) return;
          slides.push(Math.hypot(sole[0] - old[0], sole[2] - old[2]) / STEP);
        });
      }
    });
    slides.sort((a, b) => a - b);
    // Metres a second; walkers go at 1.2.
    expect(slides.length).toBeGreaterThan(1000);
    expect(slides[Math.floor(slides.length * 0.5)]).toBeLessThan(0.05);
    expect(slides[Math.floor(slides.length * 0.9)]).toBeLessThan(0.45);
  });

  it('what was put down stands on the floor, upright and still', () => {
    let rested = 0;
    play('demo', 1, LONG, ({ objects }) => {
      for (const { holder, shift, matrix } of objects) {
        if (holder !== null || shift !== null) continue;
        rested++;
        expect(matrix[13]).toBeCloseTo(0, 6);
        expect(matrix[5]).toBeCloseTo(1, 6);
      }
    });
    expect(rested).toBeGreaterThan(500);
  });

  it('bodies that lie or sit are neither in the floor nor above it', () => {
    for (const script of ['fall-forward', 'fall-side', 'fall-back', 'sit-on-bench']) {
      let lowest = Infinity;
      let seen = 0;
      play(script, 1, 24, ({ actors }) => {
        for (const { overlay, bones } of actors) {
          if (overlay?.kind !== 'lying' && overlay?.kind !== 'sitting') continue;
          if (overlay.amount < 1) continue;
          seen++;
          const hips = bones[0]![13]!;
          const [least, most] = overlay.kind === 'lying' ? [0.06, 0.25] : [0.45, 0.7];
          expect(hips).toBeGreaterThan(least);
          expect(hips).toBeLessThan(most);
          for (const bone of bones) lowest = Math.min(lowest, bone[13]!);
        }
      });
      expect(seen, script).toBeGreaterThan(100);
      expect(lowest, script).toBeGreaterThan(0);
    }
  });

  it('goes on for ever without filling up: ten minutes of encore', () => {
    let most = 0;
    const world = play('demo', 5, 600, ({ actors, objects }) => {
      most = Math.max(most, actors.length + objects.length);
      for (const { x, z } of actors) expect(Number.isFinite(x + z)).toBe(true);
    });
    expect(most).toBeLessThan(36);
    expect(world.actors.every(({ stuck }) => stuck < 10)).toBe(true);
  });
});

/** Heels and balls of both feet: the points that a foot stands and turns on. */
function solesOf({ bones, look }: Actor): readonly (readonly [number, number, number])[] {
  const h = look.height;
  return [9, 12].flatMap((foot) => [-0.03, 0.09].map((z) => apply(bones[foot]!, [0, -0.042 * h, z * h])));
}
