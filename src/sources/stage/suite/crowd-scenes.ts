import { rule, scene } from './scene-kit.ts';
import type { StageScene } from './scene-kit.ts';

const MOVING = 8;
const DENSE = rule('crowd-density', { maxPeople: 6, holdFor: 3 });
const ROOMY = rule('crowd-density', { maxPeople: 12, holdFor: 3 });

export const CROWDS: readonly StageScene[] = [
  scene('crowd-dense', false, 'eight gather where six are too many', {
    seconds: 20,
    seed: 71,
    rules: [DENSE],
    acts: [{ at: 0.5, do: 'gather', count: 8, place: [-0.2, -0.9] }],
  }),
  scene('crowd-surge', false, 'people stand about, then all run', {
    seconds: 20,
    seed: 72,
    rate: MOVING,
    rules: [ROOMY],
    acts: [
      { at: 0, do: 'gather', count: 11, place: [1.1, -1] },
      { at: 13.5, do: 'run' },
    ],
  }),
  scene('crowd-surge-high', false, 'people stand about, then all run; from above', {
    view: 'high',
    seconds: 20,
    seed: 73,
    rate: MOVING,
    rules: [ROOMY],
    acts: [
      { at: 0, do: 'gather', count: 8, place: [1.4, -1.3] },
      { at: 13.5, do: 'run' },
    ],
  }),
];

export const CROWD_DECOYS: readonly StageScene[] = [
  scene('crowd-stops', true, 'people come, stand, and go their ways', {
    seconds: 22,
    seed: 74,
    rate: MOVING,
    rules: [ROOMY],
    acts: [
      { at: 0.5, do: 'gather', count: 7, place: [-0.1, -0.9] },
      { at: 14, do: 'disperse' },
    ],
  }),
  scene('crowd-crosses', true, 'two groups walk through each other', {
    seconds: 14,
    seed: 75,
    rate: MOVING,
    rules: [ROOMY],
    acts: [
      { at: 0, do: 'cross', count: 8 },
      { at: 1, do: 'cross', count: 4 },
    ],
  }),
  scene('crowd-queues', true, 'a queue moves up', {
    seconds: 22,
    seed: 76,
    rules: [ROOMY],
    acts: [{ at: 0, do: 'queue', count: 6, front: [2.2, -3], step: [-0.72, 0.32], every: 4 }],
  }),
  scene('crowd-hurries', true, 'a few hurry past others who stand', {
    seconds: 18,
    seed: 77,
    rate: MOVING,
    rules: [ROOMY],
    acts: [
      { at: 0, do: 'gather', count: 5, place: [-0.2, -1.4] },
      { at: 8.5, do: 'cross', count: 2, pace: 2.3 },
    ],
  }),
];
