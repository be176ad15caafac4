import { LESSON_SCRIPTS } from './lesson-scenes.ts';
import type { StageAct, StageScript } from './stage-script.ts';

/** Where a thing is left: away from the ways through, before the yellow line. */
const LEFT_AT = [2.5, -0.5] as const;

const bringsCase: readonly StageAct[] = [
  {
    at: 0,
    do: 'enter',
    name: 'owner',
    from: [-1.2, -2.4],
    to: LEFT_AT,
    face: [1.2, 4],
    brings: 'suitcase',
    pace: 1.2,
  },
  { at: 7.5, do: 'leave-object', name: 'owner', exit: 'south' },
];

export const demo: StageScript = {
  id: 'demo',
  view: 'platform',
  population: 3,
  length: 112,
  encore: true,
  acts: [
    ...bringsCase,
    { at: 27, do: 'population', count: 2 },
    { at: 28, do: 'enter', name: 'faller', from: 'west', to: [-0.1, 0.1] },
    { at: 37, do: 'fall', name: 'faller', way: 'forward' },
    { at: 51, do: 'get-up', name: 'faller', exit: 'west' },
    { at: 60, do: 'gather', count: 8, place: [-0.4, -0.9] },
    { at: 79, do: 'disperse' },
    { at: 80, do: 'population', count: 1 },
    { at: 87, do: 'take-back', name: 'owner', from: 'south' },
    { at: 97, do: 'population', count: 4 },
    { at: 98, do: 'chat' },
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

/** The plays by name. Those besides the demonstration show one thing each. */
export const SCRIPTS: Readonly<Record<string, StageScript>> = {
  demo,
  'bag-left': short('bag-left', bringsCase),
  'bag-returned': short('bag-returned', [
    ...bringsCase,
    { at: 12.5, do: 'take-back', name: 'owner', from: 'south' },
  ]),
  'bag-attended': short('bag-attended', [
    ...bringsCase.slice(0, 1),
    { at: 7.5, do: 'leave-object', name: 'owner', exit: null },
  ]),
  'fall-forward': short('fall-forward', [
    { at: 0, do: 'enter', name: 'faller', from: [-2.4, -1.2], to: [0.4, -0.4] },
    { at: 7, do: 'fall', name: 'faller', way: 'forward' },
    { at: 25, do: 'get-up', name: 'faller', exit: 'south' },
  ]),
  'fall-side': short('fall-side', [
    { at: 0, do: 'enter', name: 'faller', from: [2.6, -2.8], to: [0.2, -0.6] },
    { at: 7, do: 'fall', name: 'faller', way: 'side' },
    { at: 25, do: 'get-up', name: 'faller', exit: 'west' },
  ]),
  'fall-back': short('fall-back', [
    { at: 0, do: 'enter', name: 'faller', from: [0.6, -2.9], to: [0.3, -0.3], face: [0.3, 3] },
    { at: 7, do: 'fall', name: 'faller', way: 'back' },
    { at: 25, do: 'get-up', name: 'faller', exit: 'west' },
  ]),
  'sit-on-bench': short('sit-on-bench', [
    { at: 0, do: 'enter', name: 'sitter', from: [1, -1], to: [-1.4, -1.4] },
    { at: 4, do: 'sit', name: 'sitter', seconds: 24, exit: 'west' },
  ]),
  crowd: short(
    'crowd',
    [
      { at: 3, do: 'gather', count: 8, place: [-0.4, -0.9] },
      { at: 25, do: 'disperse' },
    ],
    40,
    1,
  ),
  quiet: short('quiet', [], 40, 3),
  ...LESSON_SCRIPTS,
};
