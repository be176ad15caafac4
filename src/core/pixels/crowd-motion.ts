import type { FlowField } from './flow.ts';
import { FLOW } from './flow.ts';

/** What the flow says of a crowd, in heights of a person: no picture, no tracks. */
export interface CrowdMotion {
  /** Moving area in people: a person covers a quarter of the square of their height. */
  readonly moving: number;
  /** Mean speed of what moves, body heights a second. */
  readonly speed: number;
  /** Speed times people, summed. */
  readonly energy: number;
  /** Share of the moving area that is faster than a run. */
  readonly fastShare: number;
  /** Places, a person's height wide, where something runs. */
  readonly fastPlaces: number;
  /** 1: all go one way. */
  readonly alignment: number;
  /** Mean speed away from the middle (towards it when negative), body heights a second. */
  readonly spreading: number;
}

/** Body heights a second from which it is a run: 1.4 is 2.4 m/s for an adult. */
export const RUN = 1.4;
/** Slower than this is noise. */
const LEAST = 0.3;

/**
 * @param heightAt height of a standing person whose feet are at `y` (0..1 of the picture), in picture heights
 * @param height of the small picture, pixels
 */
export function measureCrowd(field: FlowField, heightAt: (y: number) => number, height: number): CrowdMotion {
  const sum = { moving: 0, speed: 0, fast: 0, vx: 0, vy: 0, x: 0, y: 0 };
  const blocks: { x: number; y: number; vx: number; vy: number; weight: number; person: number }[] = [];
  const places = new Set<string>();
  for (let row = 0, at = 0; row < field.rows; row++) {
    // The feet are about half a body below what moves; the line h(y) is smooth enough for that.
    const person = heightAt(((row + 0.5) * FLOW.block) / height) * height;
    for (let column = 0; column < field.columns; column++, at++) {
      const vx = field.vx[at]! / person;
      const vy = field.vy[at]! / person;
      const speed = Math.hypot(vx, vy);
      if (speed < LEAST) continue;
      const weight = field.moving[at]! / (0.25 * person * person);
      const x = (column + 0.5) * FLOW.block;
      const y = (row + 0.5) * FLOW.block;
      blocks.push({ x, y, vx, vy, weight, person });
      sum.moving += weight;
      sum.speed += weight * speed;
      sum.vx += weight * vx;
      sum.vy += weight * vy;
      sum.x += weight * x;
      sum.y += weight * y;
      if (speed < RUN) continue;
      sum.fast += weight;
      places.add(`${Math.floor(x / person)} ${Math.floor(y / person)}`);
    }
  }
  if (sum.moving === 0) return NOTHING;
  const [cx, cy] = [sum.x / sum.moving, sum.y / sum.moving];
  let spreading = 0;
  for (const { x, y, vx, vy, weight, person } of blocks) {
    const far = Math.hypot(x - cx, y - cy);
    if (far > 0.3 * person) spreading += (weight * ((x - cx) * vx + (y - cy) * vy)) / far;
  }
  return {
    moving: sum.moving,
    speed: sum.speed / sum.moving,
    energy: sum.speed,
    fastShare: sum.fast / sum.moving,
    fastPlaces: places.size,
    alignment: Math.hypot(sum.vx, sum.vy) / sum.speed,
    spreading: spreading / sum.moving,
  };
}

const NOTHING: CrowdMotion = {
  moving: 0,
  speed: 0,
  energy: 0,
  fastShare: 0,
  fastPlaces: 0,
  alignment: 0,
  spreading: 0,
};
