import type { StageAct, StageScript } from './stage-script.ts';

/** Where a thing is left: away from the ways through, near the yellow line. */
const LEFT_AT = [2.35, -0.5] as const;

const bringsCase: readonly StageAct[] = [
  { at: 0, do: 'enter', name: 'owner', from: [-1.4, -2.6], to: LEFT_AT, brings: 'suitcase' },
  { at: 10, do: 'leave-object', name: 'owner', exit: 'south' },
];

export const demo: StageScript = {
  id: 'demo',
  view: 'platform',
  population: 3,
  length: 110,
  encore: true,
  acts: [
    ...bringsCase,
    { at: 26, do: 'population', count: 2 },
    { at: 28.5, do: 'enter', name: 'faller', from: 'west', to: [-0.1, 0.1] },
    { at: 35, do: 'fall', name: 'faller', way: 'forward' },
    { at: 50, do: 'get-up', name: 'faller', exit: 'west' },
    { at: 59, do: 'gather', count: 8, place: [-0.7, -0.9] },
    { at: 77, do: 'disperse' },
    { at: 78, do: 'population', count: 1 },
    { at: 85, do: 'take-back', name: 'owner', from: 'south' },
    { at: 96, do: 'population', count: 4 },
  ],
};

const short = (id: string, acts: readonly StageAct[], length = 40, population = 2): StageScript => ({
  id,
  view: 'platform',
  population,
  acts,
  length,
  encore: false,
});

export const SCRIPTS: Readonly<Record<string, StageScript>> = {
  demo,
  'bag-left': short('bag-left', bringsCase),
  'bag-returned': short('bag-returned', [
    ...bringsCase,
    { at: 15, do: 'take-back', name: 'owner', from: 'south' },
  ]),
  'fall-forward': short('fall-forward', [
    { at: 0, do: 'enter', name: 'faller', from: [-3, -1], to: [0.4, -0.4] },
    { at: 7, do: 'fall', name: 'faller', way: 'forward' },
    { at: 25, do: 'get-up', name: 'faller', exit: 'south' },
  ]),
  'fall-side': short('fall-side', [
    { at: 0, do: 'enter', name: 'faller', from: [2.6, -2.8], to: [0.2, -0.6] },
    { at: 7, do: 'fall', name: 'faller', way: 'side' },
    { at: 25, do: 'get-up', name: 'faller', exit: 'west' },
  ]),
  'sit-on-bench': short('sit-on-bench', [
    { at: 0, do: 'enter', name: 'sitter', from: [1, -1], to: [-1.4, -1.4] },
    { at: 4, do: 'sit', name: 'sitter', seconds: 24, exit: 'west' },
  ]),
  crowd: short(
    'crowd',
    [
      { at: 3, do: 'gather', count: 8, place: [0, -0.8] },
      { at: 25, do: 'disperse' },
    ],
    40,
    1,
  ),
  quiet: short('quiet', [], 40, 3),
};
