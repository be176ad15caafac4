import type { ObjectKind } from '../luggage.ts';
import type { StageAct } from '../stage-script.ts';
import type { Spot } from '../stage-set.ts';
import { scene } from './scene-kit.ts';
import type { SceneSpec, StageScene } from './scene-kit.ts';

/** Somebody brings a thing to a place. */
function brings(kind: ObjectKind, to: Spot, at: Spot = [-1.6, -1.6]): StageAct {
  return { at: 0, do: 'enter', name: 'owner', from: at, to, face: [0, 4], brings: kind, pace: 1.35 };
}

type Left = Pick<SceneSpec, 'view' | 'set' | 'seed' | 'passers'> & {
  readonly on?: string;
  readonly to?: Spot;
};

/** It is left, on the floor or on something. */
function left(id: string, note: string, kind: ObjectKind, { on, to = [1.6, -0.7], ...spec }: Left): StageScene {
  const leave: StageAct = { at: 3.4, do: 'leave-object', name: 'owner', exit: 'south', ...(on === undefined ? {} : { on }) };
  return scene(id, false, note, { ...spec, seconds: 26, acts: [brings(kind, to), leave] });
} // prettier-ignore

const TABLE = { name: 'table', kind: 'table', at: [1.5, -1.9], heading: -0.15 } as const;
const BENCH = { name: 'bench', kind: 'bench', at: [1.3, -2.2], heading: -0.3 } as const;

export const BAGS: readonly StageScene[] = [
  left('bag-suitcase', 'a suitcase left on the floor', 'suitcase', { seed: 51 }),
  left('bag-backpack', 'a backpack left on the floor', 'backpack', {
    seed: 52,
    view: 'hall',
    to: [0.4, -0.6],
  }),
  left('bag-handbag-bench', 'a handbag left on a bench', 'handbag', {
    seed: 53,
    set: [BENCH],
    on: 'bench',
    to: [1, -1.1],
  }),
  left('bag-duffel-table', 'a sports bag left on a table', 'duffel', {
    seed: 54,
    set: [TABLE],
    on: 'table',
    to: [1.2, -0.9],
  }),
  left('bag-shopper', 'a shopping bag left on the floor', 'shopper', { seed: 55, to: [1.2, -0.3] }),
  left('bag-busy', 'a suitcase left while people walk by', 'suitcase', {
    seed: 56,
    passers: 2,
    to: [2.3, -0.8],
  }),
];

export const BAG_DECOYS: readonly StageScene[] = [
  scene('bag-returned', true, 'a bag left for six seconds: its owner comes back for it', {
    seconds: 24,
    seed: 61,
    acts: [
      brings('suitcase', [1.6, -0.7]),
      { at: 3.4, do: 'leave-object', name: 'owner', exit: 'south' },
      { at: 10, do: 'take-back', name: 'owner', from: 'south' },
    ],
  }),
  scene('bag-attended', true, 'a suitcase whose owner stands beside it', {
    seconds: 24,
    seed: 62,
    acts: [brings('suitcase', [0.8, -0.8]), { at: 3.4, do: 'leave-object', name: 'owner', exit: null }],
  }),
  scene('bag-handed-over', true, 'a bag is handed over: the one goes, the other stays with it and takes it along', {
    seconds: 26,
    seed: 63,
    acts: [
      brings('backpack', [0.6, -0.8]),
      { at: 0, do: 'enter', name: 'friend', from: [2.6, -2.4], to: [1.35, -0.7], face: [0.5, -0.8], pace: 1.3 },
      { at: 4, do: 'leave-object', name: 'owner', exit: null },
      { at: 8, do: 'hand-over', name: 'owner', to: 'friend' },
      { at: 8.2, do: 'leave', name: 'owner', exit: 'south' },
      { at: 21, do: 'take-along', name: 'friend', exit: 'west' },
    ],
  }),
  scene('bag-sleeper', true, 'somebody lies asleep on a bench beside their suitcase', {
    seconds: 26,
    seed: 64,
    set: [BENCH],
    acts: [
      brings('suitcase', [1, -1.2]),
      { at: 3.2, do: 'leave-object', name: 'owner', exit: null },
      { at: 5.2, do: 'lie-on', name: 'owner', on: 'bench' },
    ],
  }),
  scene('bag-on-bench-attended', true, 'somebody sits beside the bag that they put on the bench', {
    seconds: 24,
    seed: 65,
    set: [BENCH],
    acts: [
      brings('handbag', [1, -1.1]),
      { at: 3, do: 'leave-object', name: 'owner', exit: null, on: 'bench' },
      { at: 7, do: 'sit', name: 'owner', seconds: 60, exit: 'west', on: 'bench' },
    ],
  }),
  scene('bag-carried', true, 'people with bags walk through and stop', {
    seconds: 24,
    seed: 66,
    passers: 2,
    acts: [
      brings('duffel', [0.6, -0.6]),
      { at: 0, do: 'enter', name: 'other', from: [2.8, -2.6], to: [1.6, -1.2], face: [0, 3], brings: 'suitcase' },
      { at: 16, do: 'leave', name: 'owner', exit: 'south' },
      { at: 18, do: 'leave', name: 'other', exit: 'west' },
    ],
  }),
]; // prettier-ignore
