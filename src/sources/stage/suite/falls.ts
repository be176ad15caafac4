import type { LyingWay } from '../pose.ts';
import type { StageAct } from '../stage-script.ts';
import type { Spot } from '../stage-set.ts';
import { from, rule, scene, zoneOf } from './scene-kit.ts';
import type { SceneSpec, StageScene } from './scene-kit.ts';

/** Towards where somebody looks who falls that way to a direction, degrees. */
const FACING: Readonly<Record<LyingWay, number>> = { forward: 0, back: 180, side: 90 };

const MIDDLE: Spot = [0.3, -0.8];

interface Fall {
  readonly view: SceneSpec['view'];
  /** Where the head comes to lie, seen from the feet: degrees, 0 to the audience. */
  readonly to: number;
  readonly way: LyingWay;
  readonly at?: Spot;
  readonly seed: number;
  readonly passers?: number;
}

/** Somebody walks in, stands, falls, and lies. */
function fall(id: string, note: string, { view, to, way, at = MIDDLE, seed, passers = 0 }: Fall): StageScene {
  const acts: readonly StageAct[] = [
    {
      at: 0,
      do: 'enter',
      name: 'faller',
      from: from(at, -75, 2.2),
      to: at,
      face: from(at, to + FACING[way], 3),
      pace: 1.3,
    },
    { at: 4.2, do: 'fall', name: 'faller', way },
  ];
  return scene(id, false, note, { ...(view ? { view } : {}), seconds: 16, acts, seed, passers });
}

const WAYS: readonly LyingWay[] = ['forward', 'side', 'forward', 'back'];
const CAMERAS = ['platform', 'low', 'high'] as const;
const HEIGHTS = { platform: 'three metres up', low: 'at eye level', high: 'below the ceiling' } as const;

/** All round the compass; cameras at three heights in turn. */
const compass: readonly StageScene[] = Array.from({ length: 8 }, (_, n) => {
  const [to, view, way] = [n * 45, CAMERAS[n % 3]!, WAYS[n % 4]!];
  return fall(
    `fall-${String(to).padStart(3, '0')}`,
    `a fall ${way}, head at ${to}°, camera ${HEIGHTS[view]}`,
    {
      view,
      to,
      way,
      seed: 11 + n,
      passers: n % 4 === 2 ? 1 : 0,
    },
  );
});

const BED = { name: 'bed', kind: 'bed', at: [0.7, -1.9], heading: -Math.PI / 2 } as const;
/** Where lying is allowed: what is on the bed, and its sheets hanging over. */
export const BED_ZONE = zoneOf('platform', 'bed', [
  [-0.45, 0.45, -1.38],
  [1.85, 0.45, -1.38],
  [1.85, 0.95, -2.4],
  [-0.45, 0.95, -2.4],
]);
export const BED_RULE = rule('person-down', { lyingAllowed: true }, 'bed');
export const GOES_TO_BED: readonly StageAct[] = [
  { at: 0, do: 'enter', name: 'sleeper', from: [-1.6, 0.1], to: [0, -0.6], pace: 1.4 },
  { at: 1.2, do: 'lie-on', name: 'sleeper', on: 'bed' },
];
export const BEDROOM = [BED] as const;

export const FALLS: readonly StageScene[] = [
  ...compass,
  fall('fall-near', 'a fall close to the camera', { view: 'high', to: 200, way: 'forward', at: [-0.2, 0.7], seed: 21 }),
  fall('fall-far', 'a fall at the far end of the hall', { view: 'long', to: 100, way: 'forward', at: [0.6, -3.1], seed: 22 }),
  fall('fall-far-end-on', 'far away, along the line of sight', { view: 'platform', to: 10, way: 'back', at: [0.4, -3.3], seed: 23 }),
  scene('fall-mattress', false, 'a fall onto a mattress that lies about', {
    seconds: 16,
    seed: 24,
    set: [{ name: 'mattress', kind: 'mattress', at: [1, -0.9], heading: 1.35 }],
    acts: [
      { at: 0, do: 'enter', name: 'faller', from: [-2.6, -1.5], to: [-0.35, -1.2], face: [3, -0.5], pace: 1.3 },
      { at: 4, do: 'fall', name: 'faller', way: 'forward', slide: 0.75, onto: 'mattress' },
    ],
  }),
  scene('fall-chair', false, 'somebody slips from a chair', {
    seconds: 18,
    seed: 25,
    set: [{ name: 'chair', kind: 'chair', at: [0.3, -1.7], heading: -0.5 }],
    acts: [
      { at: 0, do: 'enter', name: 'sitter', from: [-2, -0.3], to: [-0.2, -0.6], pace: 1.3 },
      { at: 1.6, do: 'sit', name: 'sitter', seconds: 60, exit: 'west', on: 'chair' },
      { at: 6.5, do: 'fall', name: 'sitter', way: 'side', slide: 0.2 },
    ],
  }),
  scene('fall-bed', false, 'somebody falls out of bed', {
    seconds: 20,
    seed: 26,
    set: BEDROOM,
    zones: [BED_ZONE],
    rules: [BED_RULE],
    acts: [...GOES_TO_BED, { at: 8.5, do: 'roll-off', name: 'sleeper' }],
  }),
  scene('fall-steps', false, 'somebody falls from a stepladder', {
    seconds: 18,
    seed: 27,
    set: [{ name: 'steps', kind: 'steps', at: [0.9, -1.6], heading: Math.PI * 0.75 }],
    acts: [
      { at: 0, do: 'enter', name: 'climber', from: [-2, -1.2], to: [-0.1, -1.7], pace: 1.3 },
      { at: 1.5, do: 'climb', name: 'climber', on: 'steps' },
      { at: 7, do: 'fall', name: 'climber', way: 'side', slide: 0.75 },
    ],
  }),
]; // prettier-ignore
