import type { FloorPosture } from '../floor-poses.ts';
import type { StageAct } from '../stage-script.ts';
import type { Spot } from '../stage-set.ts';
import { BEDROOM, BED_RULE, BED_ZONE, GOES_TO_BED } from './falls.ts';
import { from, scene } from './scene-kit.ts';
import type { SceneSpec, StageScene } from './scene-kit.ts';

interface Busy {
  readonly view: SceneSpec['view'];
  readonly facing: number;
  readonly seed: number;
  readonly at?: Spot;
}

/** Somebody walks in and is busy on the floor. */
function busy(id: string, note: string, posture: FloorPosture, { view, facing, seed, at = [0.3, -0.8] }: Busy): StageScene {
  const acts: readonly StageAct[] = [
    { at: 0, do: 'enter', name: 'one', from: from(at, -80, 2.2), to: at, face: from(at, facing, 3), pace: 1.3 },
    { at: 3.6, do: 'floor', name: 'one', posture },
  ];
  return scene(id, true, note, { ...(view ? { view } : {}), seconds: 16, acts, seed });
} // prettier-ignore

export const FLOOR_DECOYS: readonly StageScene[] = [
  busy('floor-sit', 'somebody sits down on the floor', 'sit', { view: 'platform', facing: 60, seed: 31 }),
  busy('floor-sit-front', 'somebody sits on the floor, seen from the front', 'sit', { view: 'low', facing: -15, seed: 32 }),
  busy('floor-kneel', 'somebody kneels', 'kneel', { view: 'high', facing: -60, seed: 33 }),
  busy('floor-play', 'somebody plays on the floor', 'play', { view: 'platform', facing: 30, seed: 34 }),
  busy('floor-push-ups', 'push-ups', 'push-ups', { view: 'platform', facing: 80, seed: 35 }),
  busy('floor-sit-ups', 'sit-ups', 'sit-ups', { view: 'high', facing: -80, seed: 36 }),
  busy('floor-stretch', 'stretching on the floor', 'stretch', { view: 'low', facing: 45, seed: 37 }),
  scene('sit-chair', true, 'somebody sits on a chair', {
    seconds: 16,
    seed: 38,
    set: [{ name: 'chair', kind: 'chair', at: [0.3, -1.4], heading: 0.5 }],
    acts: [
      { at: 0, do: 'enter', name: 'sitter', from: [-1.9, -0.2], to: [-0.2, -0.5], pace: 1.3 },
      { at: 1.6, do: 'sit', name: 'sitter', seconds: 60, exit: 'west', on: 'chair' },
    ],
  }),
  scene('lie-in-bed', true, 'somebody lies down in a bed, where lying is allowed', {
    seconds: 18,
    seed: 39,
    set: BEDROOM,
    zones: [BED_ZONE],
    rules: [BED_RULE],
    acts: GOES_TO_BED,
  }),
  scene('stumble', true, 'a fall, up again at once', {
    seconds: 15,
    seed: 40,
    acts: [
      { at: 0, do: 'enter', name: 'one', from: [-1.9, -1.4], to: [0.3, -0.8], face: [3, -0.5], pace: 1.3 },
      { at: 4, do: 'fall', name: 'one', way: 'forward' },
      { at: 5.6, do: 'get-up', name: 'one', exit: 'west' },
    ],
  }),
  scene('stoop', true, 'somebody puts a bag down, looks for something, takes it up', {
    seconds: 16,
    seed: 41,
    acts: [
      { at: 0, do: 'enter', name: 'one', from: [-1.9, -1.4], to: [0.3, -0.8], face: [-1, 3], brings: 'handbag', pace: 1.3 },
      { at: 3.2, do: 'leave-object', name: 'one', exit: null },
      { at: 8.5, do: 'take-along', name: 'one', exit: 'west' },
    ],
  }),
]; // prettier-ignore
