import type { Point } from '../../core/geometry/types.ts';
import type { Scenario, Zone } from '../../core/scenario/scenario.ts';
import { createLens } from './projection.ts';
import { ROOM, SAFETY_LINE, VIEWS } from './stage-set.ts';
import type { Spot, StageView } from './stage-set.ts';

/** Pictures of the stage are four by three. */
const PICTURE = { width: 4, height: 3 } as const;

/**
 * Beyond the yellow line nobody should be; along the back wall people go to the right-hand door, which is a way
 * out: across the picture, because who walks towards a camera hardly moves in it. On the floor, metres.
 */
const EDGE: readonly Spot[] = [
  [SAFETY_LINE.to - 0.15, 2.6],
  [ROOM.right, 2.6],
  [ROOM.right, ROOM.back],
  [SAFETY_LINE.to - 0.15, ROOM.back],
];
const WAY_OUT: readonly Spot[] = [
  [-1.8, -3],
  [2.7, -3],
  [2.7, -4.5],
  [-1.8, -4.5],
];
/** Two places on the way out, for the direction of its zone. */
const OUTWARDS: readonly [Spot, Spot] = [
  [-1, -3.7],
  [2, -3.7],
];

function zonesFor(view: StageView): readonly Zone[] {
  const lens = createLens(view, PICTURE);
  const see = ([x, z]: Spot): Point => {
    const seen = lens.see([x, 0, z]);
    return [within(seen.x), within(seen.y)];
  };
  const [from, to] = OUTWARDS.map(see) as [Point, Point];
  const direction = [rounded(to[0] - from[0]), rounded(to[1] - from[1])] as const;
  return [
    { id: 'platform-edge', name: 'Platform edge', kind: 'area', points: EDGE.map(see) },
    { id: 'way-out', name: 'Way out', kind: 'area', points: WAY_OUT.map(see), direction },
  ];
}

function within(value: number): number {
  return rounded(Math.min(1, Math.max(0, value)));
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

const SCENARIOS = new Map(VIEWS.map((view) => [view.id, scenarioOf(view)]));

/** What the stage is watched for: its acts are short, so its rules are quick. */
function scenarioOf(view: StageView): Scenario {
  return {
    version: 1,
    name: 'Stage',
    zones: zonesFor(view),
    rules: [
      { id: 'abandoned', event: 'abandoned-object', zone: null, params: { unattendedFor: 8 } },
      { id: 'down', event: 'person-down', zone: null, params: { onGroundFor: 3 } },
      { id: 'crowd', event: 'crowd-density', zone: null, params: { maxPeople: 6, holdFor: 3 } },
      { id: 'contrary', event: 'wrong-way', zone: 'way-out', params: { holdFor: 1 } },
      { id: 'edge', event: 'forbidden-zone', zone: 'platform-edge', params: {} },
      { id: 'surge', event: 'crowd-surge', zone: null, params: {} },
      { id: 'fire', event: 'fire-start', zone: null, params: {} },
      { id: 'knife', event: 'weapon', zone: null, params: {} },
    ],
    calibration: null,
    analysis: { rate: 8, warmUp: 0 },
  };
}

/** The stage's own scenario, with its zones as a view of that id sees them. */
export function stageScenarioFor(view: string): Scenario {
  return SCENARIOS.get(view) ?? stageScenario;
}

export const stageScenario: Scenario = SCENARIOS.get('platform')!;

/**
 * A scenario after the camera was changed: the stage's own zones, where nobody moved them, go along.
 * @returns null when there is nothing to change
 */
export function followView(scenario: Scenario, from: string, to: string): Scenario | null {
  const before = stageScenarioFor(from).zones;
  const after = stageScenarioFor(to).zones;
  if (from === to) return null;
  const zones = scenario.zones.map((zone) => {
    const at = before.findIndex(({ id, points }) => id === zone.id && samePoints(points, zone.points));
    if (at < 0) return zone;
    const { points, direction } = after[at]!;
    return { ...zone, points, ...(zone.direction && direction ? { direction } : {}) };
  });
  return zones.some((zone, n) => zone !== scenario.zones[n]) ? { ...scenario, zones } : null;
}

function samePoints(one: readonly Point[], other: readonly Point[]): boolean {
  return one.length === other.length && one.every(([x, y], n) => x === other[n]![0] && y === other[n]![1]);
}
