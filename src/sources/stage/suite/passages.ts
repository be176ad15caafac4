import type { StageAct } from '../stage-script.ts';
import { rule, scene, zoneOf } from './scene-kit.ts';
import type { StageScene } from './scene-kit.ts';

const RATE = 6;

/** A part of the floor that is closed off, behind two barriers with a gap between them. */
const BARRIERS = [
  { name: 'left', kind: 'barrier', at: [-0.6, -1.4] },
  { name: 'right', kind: 'barrier', at: [2.1, -1.4] },
] as const;
const CLOSED = zoneOf('platform', 'closed', [
  [-1.3, 0, -1.6],
  [2.9, 0, -1.6],
  [2.7, 0, -3.9],
  [-1.1, 0, -3.9],
]);
const NO_ENTRY = rule('forbidden-zone', { holdFor: 0.5 }, 'closed');

/** The door on the right is a way out: one goes to it along the back wall. */
const WAY_OUT = zoneOf(
  'platform',
  'way-out',
  [
    [-1.8, 0, -2.8],
    [2.7, 0, -2.8],
    [2.7, 0, -4.5],
    [-1.8, 0, -4.5],
  ],
  { direction: [1, 0.05] },
);
const ONE_WAY = rule('wrong-way', { holdFor: 1 }, 'way-out');

/** A line across the floor: may be crossed towards the doors, not back. */
const GATE = zoneOf(
  'platform',
  'gate',
  [
    [-2.6, 0, -0.9],
    [3.6, 0, -0.9],
  ],
  { kind: 'line', direction: [0, -1] },
);
const ONE_SIDE = rule('forbidden-zone', {}, 'gate');

const walks = (name: string, from: readonly [number, number], to: readonly [number, number]): StageAct => ({
  at: 0.5,
  do: 'enter',
  name,
  from,
  to,
  pace: 1.2,
});

export const PASSAGES: readonly StageScene[] = [
  scene('closed-entered', false, 'somebody walks between the barriers into the closed part', {
    seconds: 15,
    seed: 81,
    rate: RATE,
    set: BARRIERS,
    zones: [CLOSED],
    rules: [NO_ENTRY],
    acts: [walks('one', [-0.8, 0.9], [0.9, -0.4]), { at: 4, do: 'go', name: 'one', to: [0.8, -2.8] }],
  }),
  scene('gate-crossed', false, 'somebody comes back over a line', {
    seconds: 13,
    seed: 82,
    rate: RATE,
    zones: [GATE],
    rules: [ONE_SIDE],
    acts: [walks('one', [0.6, -3.4], [0.2, 0.5])],
  }),
  scene('wrong-way', false, 'somebody comes in by the way out, against others', {
    seconds: 16,
    seed: 83,
    rate: RATE,
    zones: [WAY_OUT],
    rules: [ONE_WAY],
    acts: [
      { at: 0, do: 'right-way', count: 2 },
      { at: 1, do: 'wrong-way' },
    ],
  }),
];

export const PASSAGE_DECOYS: readonly StageScene[] = [
  scene('closed-passed', true, 'people pass and stand before the barriers', {
    seconds: 18,
    seed: 84,
    rate: RATE,
    set: BARRIERS,
    zones: [CLOSED],
    rules: [NO_ENTRY],
    acts: [
      walks('one', [-2.2, -0.2], [0.7, -0.5]),
      { at: 0, do: 'enter', name: 'two', from: [2.8, 0.4], to: [-1.8, 0.2], pace: 1.2 },
      { at: 9, do: 'go', name: 'one', to: [2.8, -0.2] },
    ],
  }),
  scene('gate-right-way', true, 'people cross the line the way that is allowed', {
    seconds: 13,
    seed: 85,
    rate: RATE,
    zones: [GATE],
    rules: [ONE_SIDE],
    acts: [walks('one', [0.2, 0.7], [0.7, -3.4]), walks('two', [-1.6, 0.5], [-1.2, -3])],
  }),
  scene('right-way', true, 'people go out by the way out', {
    seconds: 16,
    seed: 86,
    rate: RATE,
    zones: [WAY_OUT],
    rules: [ONE_WAY],
    acts: [{ at: 0, do: 'right-way', count: 5 }],
  }),
];
