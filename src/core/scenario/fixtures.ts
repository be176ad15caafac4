import { iou } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import type { Scenario } from './scenario.ts';

/** From this overlap (intersection over union) a thing is one that was marked as belonging here. */
const SAME_PLACE = 0.3;
/** Four decimals are finer than a pixel, and keep the file readable. */
const DIGITS = 1e4;

/** Whether a thing was marked as belonging here, by its place. */
export function belongsHere(fixtures: readonly Box[] | undefined, box: Box): boolean {
  return fixtures?.some((fixture) => iou(fixture, box) > SAME_PLACE) ?? false;
}

/** Marks a thing as belonging here: no rule takes it for one that was left. Marked already: nothing changes. */
export function addFixture(scenario: Scenario, box: Box): Scenario {
  if (belongsHere(scenario.fixtures, box)) return scenario;
  const [x, y, width, height] = box.map((value) => Math.round(value * DIGITS) / DIGITS);
  return { ...scenario, fixtures: [...(scenario.fixtures ?? []), [x!, y!, width!, height!]] };
}

/** Takes the mark off whatever stands at a place. */
export function removeFixture(scenario: Scenario, box: Box): Scenario {
  const { fixtures = [], ...rest } = scenario;
  const kept = fixtures.filter((fixture) => !belongsHere([fixture], box));
  if (kept.length === fixtures.length) return scenario;
  return kept.length === 0 ? rest : { ...rest, fixtures: kept };
}
