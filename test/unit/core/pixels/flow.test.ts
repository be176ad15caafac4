import { describe, expect, it } from 'vitest';
import { measureCrowd } from '../../../../src/core/pixels/crowd-motion.ts';
import { createFlow, updateFlow, type FlowField } from '../../../../src/core/pixels/flow.ts';
import { createPlanes, type Planes } from '../../../../src/core/pixels/planes.ts';

const WIDTH = 160;
const HEIGHT = 96;

/** No two places alike, as clothes and limbs are. */
function shade(x: number, y: number, seed: number): number {
  const hash = Math.sin(x * 12.9898 + y * 78.233 + seed * 37.719) * 43758.5453;
  return 20 + 200 * (hash - Math.floor(hash));
}

/** Textured patches of a size on a grey floor, each at its place. */
function picture(patches: readonly (readonly [x: number, y: number])[], size: number): Planes {
  const planes = createPlanes(WIDTH * HEIGHT);
  planes.y.fill(120);
  patches.forEach(([left, top], seed) => {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size / 2; x++) {
        const [px, py] = [Math.round(left) + x, Math.round(top) + y];
        if (px < 0 || py < 0 || px >= WIDTH || py >= HEIGHT) continue;
        planes.y[py * WIDTH + px] = shade(Math.floor(x / 3), Math.floor(y / 3), seed);
      }
    }
  });
  return planes;
}

/** The field after patches moved by a velocity (pixels a second) for 0.1 s. */
function fieldOf(
  patches: readonly (readonly [x: number, y: number, vx: number, vy: number])[],
  size: number,
): FlowField | null {
  const state = createFlow(WIDTH, HEIGHT);
  updateFlow(
    state,
    picture(
      patches.map(([x, y]) => [x, y]),
      size,
    ),
    0,
    true,
  );
  return updateFlow(
    state,
    picture(
      patches.map(([x, y, vx, vy]) => [x + vx / 10, y + vy / 10]),
      size,
    ),
    0.1,
    true,
  );
}

function meanVelocity({ vx, vy }: FlowField): [number, number] {
  const moving = [...vx.keys()].filter((i) => vx[i] !== 0 || vy[i] !== 0);
  const mean = (values: Float32Array): number =>
    moving.reduce((sum, i) => sum + values[i]!, 0) / moving.length;
  return [mean(vx), mean(vy)];
}

describe('flow', () => {
  it.each([
    [40, 0],
    [-30, 20],
    [0, -60],
    [90, 10],
  ])('sees a patch move by %i, %i pixels a second', (vx, vy) => {
    const [x, y] = meanVelocity(fieldOf([[60, 40, vx, vy]], 24)!);
    expect(Math.abs(x - vx)).toBeLessThan(12);
    expect(Math.abs(y - vy)).toBeLessThan(12);
  });

  it('says nothing at the start, after a gap, and of a picture that came twice', () => {
    const state = createFlow(WIDTH, HEIGHT);
    const still = picture([[60, 40]], 24);
    expect(updateFlow(state, still, 0, true)).toBeNull();
    expect(updateFlow(state, still, 0.1, true)).toBeNull();
    expect(updateFlow(state, picture([[64, 40]], 24), 1.1, true)).toBeNull();
    expect(updateFlow(state, picture([[68, 40]], 24), 1.2, true)).not.toBeNull();
  });

  it('takes a change of light for no motion', () => {
    const state = createFlow(WIDTH, HEIGHT);
    const before = picture([[60, 40]], 24);
    updateFlow(state, before, 0, true);
    const lit = { ...before, y: before.y.map((value) => value + 20) };
    const field = updateFlow(state, lit, 0.1, true)!;
    expect(Math.max(...field.vx, ...field.vy)).toBe(0);
  });
});

describe('crowd motion', () => {
  const person = (): number => 24 / HEIGHT;
  // Six people of 24 pixels about the middle (75, 45).
  const places = [
    [30, 20],
    [75, 12],
    [115, 20],
    [30, 60],
    [75, 66],
    [115, 60],
  ] as const;
  const crowd = (velocity: (x: number, y: number) => readonly [number, number]) =>
    measureCrowd(
      fieldOf(
        places.map(([x, y]) => [x, y, ...velocity(x, y)]),
        24,
      )!,
      person,
      HEIGHT,
    );
  const away = (speed: number) => (x: number, y: number) => {
    const length = Math.hypot(x - 75, y - 42);
    return [((x - 75) / length) * speed, ((y - 42) / length) * speed] as const;
  };

  it('measures speed in body heights, and which way a crowd goes', () => {
    const walk = crowd(() => [20, 0]);
    expect(walk.speed).toBeCloseTo(20 / 24, 0);
    expect(walk.fastPlaces).toBe(0);
    const run = crowd(() => [60, 0]);
    expect(run.speed).toBeGreaterThan(2);
    expect(run.alignment).toBeGreaterThan(0.9);
    expect(run.fastPlaces).toBeGreaterThanOrEqual(6);
    expect(run.energy).toBeGreaterThan(2 * walk.energy);
    expect(crowd(away(60)).spreading).toBeGreaterThan(1);
    expect(crowd(away(-60)).spreading).toBeLessThan(-1);
  });
});
