import { BENCHES, PILLARS, PILLAR_RADIUS, ROOM } from '../stage-set.ts';
import type { Vec3 } from '../stage-math.ts';
import type { Rgb } from './mesh-builder.ts';

/** Two rows of tubes under the ceiling, along the platform. */
export const TUBES = { at: [-2.6, 2.6], y: 4.42, from: -4.2, count: 6, every: 2.5, length: 1.7 } as const;

const WARM: Rgb = [1, 0.975, 0.925];
/** Light from everywhere, by the bounce of walls and floor. */
const AMBIENT = 0.62;
const TUBE_POWER = 2.4;

const LAMPS: readonly Vec3[] = TUBES.at.flatMap((x) => {
  const lamps: Vec3[] = [];
  for (let n = 0; n < TUBES.count; n++) lamps.push([x, TUBES.y, TUBES.from + n * TUBES.every]);
  return lamps;
});

/** The light that reaches a place of the empty hall, reckoned once, when the hall is built. */
export function lightAt(at: Vec3, normal: Vec3): Rgb {
  let sum = 0;
  for (const lamp of LAMPS) {
    const [x, y, z] = [lamp[0] - at[0], lamp[1] - at[1], lamp[2] - at[2]];
    const d2 = x * x + y * y + z * z + 0.2;
    const d = Math.sqrt(d2);
    const facing = Math.max(0, (x * normal[0] + y * normal[1] + z * normal[2]) / d);
    const down = Math.max(0.12, y / d);
    sum += (TUBE_POWER * facing * down) / d2;
  }
  const level = (AMBIENT * (0.8 + 0.2 * normal[1]) + sum) * openness(at, normal);
  return [level * WARM[0], level * WARM[1], level * WARM[2]];
}

/** Corners and what stands on the floor keep light away. */
function openness([x, y, z]: Vec3, normal: Vec3): number {
  const near = (distance: number, reach: number, depth: number): number =>
    1 - depth * Math.exp(-Math.max(0, distance) / reach);
  let open = 1;
  if (normal[1] > 0.5 && y < 0.3) {
    open *= near(z - ROOM.back, 0.5, 0.45) * near(x - ROOM.left, 0.5, 0.45);
    for (const [px, pz] of PILLARS) open *= near(Math.hypot(x - px, z - pz) - PILLAR_RADIUS, 0.22, 0.5);
    for (const bench of BENCHES) open *= near(toBench(x, z, bench), 0.16, 0.55);
  } else if (Math.abs(normal[1]) < 0.5) {
    open *= near(y, 0.5, 0.3) * near(ROOM.height - y, 0.6, 0.25);
    if (Math.abs(normal[2]) > 0.5) open *= near(x - ROOM.left, 0.5, 0.3);
    else open *= near(z - ROOM.back, 0.5, 0.3);
  }
  return open;
}

/** Distance from the seat's outline on the floor; 0 below it. */
function toBench(x: number, z: number, { at, heading, length }: (typeof BENCHES)[number]): number {
  const [dx, dz] = [x - at[0], z - at[1]];
  const along = Math.abs(dx * Math.cos(heading) - dz * Math.sin(heading)) - length / 2;
  const across = Math.abs(dx * Math.sin(heading) + dz * Math.cos(heading)) - 0.2;
  return Math.hypot(Math.max(0, along), Math.max(0, across));
}
