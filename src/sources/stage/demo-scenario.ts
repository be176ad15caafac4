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
  [-0.6, -3.4],
  [2.7, -3.4],
  [2.7, -4.5],
  [-0.6, -4.5],
];
/** Two places on the way out, for the direction of its zone. */
const OUTWARDS: readonly [Spot, Spot] = [
  [0, -3.7],
  [2, -3.7],
];

function zonesFor(view: StageView): readonly Zone[] {
  const lens = createLens(view, PICTURE);
  const see = ([x, z]: Spot): Point => {
    const seen = lens.see([x, 0, z]);
    return [seen.x, seen.y];
  };
  const area = (spots: readonly Spot[]): Point[] =>
    clipToPicture(spots.map(see)).map(([x, y]) => [rounded(x), rounded(y)]);
  const [from, to] = OUTWARDS.map(see) as [Point, Point];
  const direction = [rounded(to[0] - from[0]), rounded(to[1] - from[1])] as const;
  return [
    { id: 'platform-edge', name: 'Platform edge', kind: 'area', points: area(EDGE) },
    { id: 'way-out', name: 'Way out', kind: 'area', points: area(WAY_OUT), direction },
  ];
}

/** What of an outline lies in the picture: cut at one border after the other (Sutherland and Hodgman 1974). */
function clipToPicture(outline: readonly Point[]): readonly Point[] {
  let points = outline;
  for (const axis of [0, 1] as const) {
    for (const [border, inwards] of [
      [0, 1],
      [1, -1],
    ] as const) {
      const depth = (point: Point): number => (point[axis] - border) * inwards;
      points = points.flatMap((point, n) => {
        const before = points.at(n - 1)!;
        const [from, to] = [depth(before), depth(point)];
        const kept = to >= 0 ? [point] : [];
        if (from >= 0 === to >= 0) return kept;
        const share = from / (from - to);
        const cut: Point = [
          before[0] + share * (point[0] - before[0]),
          before[1] + share * (point[1] - before[1]),
        ];
        return [cut, ...kept];
      });
    }
  }
  return points;
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

/** What is called otherwise in French: the names of the scenario and of its zones. */
const IN_FRENCH: Readonly<Record<string, string>> = {
  Stage: 'Scène',
  'Platform edge': 'Bord du quai',
  'Way out': 'Sortie',
};

/** The stage's own scenario with its names in the language of the page: `fr`, else English. */
export function stageScenarioIn(language: string): Scenario {
  if (language !== 'fr') return stageScenario;
  const named = <T extends { readonly name: string }>(one: T): T => ({
    ...one,
    name: IN_FRENCH[one.name] ?? one.name,
  });
  return { ...named(stageScenario), zones: stageScenario.zones.map(named) };
}

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
