import type { Point, Size } from '../../../core/geometry/types.ts';
import type { EventId, Rule, Scenario, Zone } from '../../../core/scenario/scenario.ts';
import { createLens } from '../projection.ts';
import type { StageAct, StageScript } from '../stage-script.ts';
import { VIEWS } from '../stage-set.ts';
import type { Spot } from '../stage-set.ts';
import type { Vec3 } from '../stage-math.ts';

/** A scene of the suite: a short play, what it is watched for, and whether anything should be raised. */
export interface StageScene {
  readonly id: string;
  /** Looks like an event and is none: whatever is raised is false. */
  readonly decoy: boolean;
  readonly note: string;
  readonly script: StageScript;
  readonly scenario: Scenario;
  readonly seed: number;
}

/** Pixels of every scene: what small cameras give. */
export const SCENE_SIZE: Size = { width: 640, height: 480 };

type ViewId = 'platform' | 'hall' | 'low' | 'high' | 'long';

export interface SceneSpec {
  readonly view?: ViewId;
  readonly seconds: number;
  readonly acts: readonly StageAct[];
  readonly set?: StageScript['set'];
  readonly passers?: number;
  readonly seed?: number;
  /** Rules besides those that every scene has, and zones that they need. */
  readonly rules?: readonly Rule[];
  readonly zones?: readonly Zone[];
  /** Pictures a second. */
  readonly rate?: number;
}

/**
 * What every scene is watched for, so that a scene about one thing can fail by another. The times are short
 * because the scenes are.
 */
const ALWAYS: readonly Rule[] = [
  { id: 'abandoned', event: 'abandoned-object', zone: null, params: { unattendedFor: 10 } },
  { id: 'down', event: 'person-down', zone: null, params: { onGroundFor: 3 } },
  { id: 'surge', event: 'crowd-surge', zone: null, params: {} },
  { id: 'fire', event: 'fire-start', zone: null, params: {} },
];

const SLOW = 5;

export function scene(id: string, decoy: boolean, note: string, spec: SceneSpec): StageScene {
  const { view = 'platform', seconds, acts, set = [], passers = 0, seed = 1 } = spec;
  const scenario: Scenario = {
    version: 1,
    name: id,
    zones: spec.zones ?? [],
    rules: [...ALWAYS, ...(spec.rules ?? [])],
    calibration: null,
    analysis: { rate: spec.rate ?? SLOW, warmUp: 0, farSight: false },
  };
  const script: StageScript = { id, view, population: passers, acts, set, length: seconds, encore: false };
  return { id, decoy, note, script, scenario, seed };
}

/** A rule for the whole picture or one zone. */
export function rule(event: EventId, params: Rule['params'] = {}, zone: string | null = null): Rule {
  return { id: `${event}${zone === null ? '' : `-${zone}`}`, event, zone, params };
}

/** Places of the hall as a zone of the picture, rounded so that the manifest is short. */
export function zoneOf(
  view: ViewId,
  id: string,
  places: readonly Vec3[],
  more: Pick<Zone, 'direction'> & { readonly kind?: Zone['kind'] } = {},
): Zone {
  const lens = createLens(
    VIEWS.find((one) => one.id === view)!,
    SCENE_SIZE,
  );
  const { kind = 'area', ...rest } = more;
  const points = places.map((place): Point => {
    const { x, y } = lens.see(place);
    return [within(x), within(y)];
  });
  return { id, name: id, kind, points, ...rest };
}

function within(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
}

/** A spot so far from another in a direction; degrees, 0 to the audience, 90 to the right. */
export function from([x, z]: Spot, degrees: number, metres: number): Spot {
  const angle = (degrees * Math.PI) / 180;
  return [round(x + Math.sin(angle) * metres), round(z + Math.cos(angle) * metres)];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
