import { rule, scene } from './scene-kit.ts';
import type { StageScene } from './scene-kit.ts';

/** Flames are told by how they flicker: that takes more pictures. */
const FLICKER = 10;
const HANDS = 6;
const WEAPON = rule('weapon');
const BIN = { name: 'bin', kind: 'bin', at: [0.9, -1.4] } as const;

export const HAZARDS: readonly StageScene[] = [
  scene('fire-bin', false, 'a bin catches fire', {
    seconds: 16,
    seed: 91,
    rate: FLICKER,
    set: [BIN],
    acts: [{ at: 3, do: 'light-up', prop: 'bin' }],
  }),
  scene('fire-far', false, 'a bin catches fire far away, people pass', {
    seconds: 17,
    seed: 92,
    view: 'long',
    rate: FLICKER,
    passers: 1,
    set: [{ ...BIN, at: [0.2, -2.6] }],
    acts: [{ at: 3, do: 'light-up', prop: 'bin' }],
  }),
  scene('knife-raised', false, 'somebody holds up a knife', {
    seconds: 18,
    seed: 93,
    view: 'hall',
    rate: HANDS,
    rules: [WEAPON],
    acts: [
      { at: 0, do: 'enter', name: 'one', from: [-1, -1.6], to: [1.1, 0.6], face: [2.6, 3.4], brings: 'knife', pace: 1.2 },
      { at: 4, do: 'raise', name: 'one', up: true },
    ],
  }),
]; // prettier-ignore

export const HAZARD_DECOYS: readonly StageScene[] = [
  scene('beacon', true, 'a warning light turns, people in orange pass', {
    seconds: 16,
    seed: 94,
    rate: FLICKER,
    set: [{ name: 'beacon', kind: 'beacon', at: [1, -1] }],
    acts: [
      { at: 2, do: 'light-up', prop: 'beacon' },
      { at: 2, do: 'enter', name: 'one', from: [-2.2, -1.6], to: [0.1, -0.6], face: [1, -1], dress: 0xff6a10 },
    ],
  }),
  scene('lamp', true, 'a lamp is switched on and off', {
    seconds: 14,
    seed: 95,
    rate: FLICKER,
    set: [{ name: 'lamp', kind: 'lamp', at: [1.2, -1.4] }],
    acts: [
      { at: 3, do: 'light-up', prop: 'lamp' },
      { at: 8, do: 'put-out', prop: 'lamp' },
      { at: 10, do: 'light-up', prop: 'lamp' },
    ],
  }),
  scene('vests', true, 'people in orange walk about, one with a red umbrella', {
    seconds: 16,
    seed: 96,
    rate: FLICKER,
    acts: [
      { at: 0, do: 'enter', name: 'one', from: [-2.4, -1.6], to: [1.2, -0.8], dress: 0xff6a10 },
      { at: 0, do: 'enter', name: 'two', from: [2.6, -2.2], to: [-0.6, -1.4], dress: 0xff7d1a },
      { at: 1, do: 'enter', name: 'three', from: [-2.6, 0.2], to: [0.3, 0.1], brings: 'umbrella' },
      { at: 8, do: 'leave', name: 'one', exit: 'west' },
      { at: 9, do: 'leave', name: 'three', exit: 'south' },
    ],
  }),
  scene('umbrella-held', true, 'somebody stands with a rolled umbrella in the hand', {
    seconds: 16,
    seed: 97,
    view: 'hall',
    rate: HANDS,
    rules: [WEAPON],
    acts: [
      { at: 0, do: 'enter', name: 'one', from: [-1, -1.6], to: [1.1, 0.6], face: [2.6, 3.4], brings: 'brolly', pace: 1.2 },
    ],
  }),
  scene('umbrella-open', true, 'somebody stands under an umbrella', {
    seconds: 14,
    seed: 98,
    view: 'hall',
    rate: HANDS,
    rules: [WEAPON],
    acts: [
      { at: 0, do: 'enter', name: 'one', from: [-1, -1.6], to: [1.1, 0.5], face: [2.6, 3.4], brings: 'umbrella', pace: 1.2 },
    ],
  }),
  scene('light-changes', true, 'the light goes down and comes back', {
    seconds: 20,
    seed: 99,
    passers: 1,
    set: [{ name: 'table', kind: 'table', at: [1.6, -1.8], heading: -0.2 }],
    acts: [
      { at: 4, do: 'light', level: 0.45, seconds: 0.4 },
      { at: 12, do: 'light', level: 1, seconds: 3 },
    ],
  }),
  scene('camera-shakes', true, 'the camera is knocked twice', {
    seconds: 18,
    seed: 100,
    passers: 2,
    acts: [
      { at: 5, do: 'knock', swing: 1.6 },
      { at: 10, do: 'knock', swing: 1 },
    ],
  }),
  scene('camera-turned', true, 'the camera is turned aside and stays so', {
    seconds: 22,
    seed: 101,
    passers: 1,
    set: [{ name: 'chair', kind: 'chair', at: [1, -1.6], heading: 0.4 }],
    acts: [{ at: 5, do: 'knock', swing: 0.8, stays: [2.6, 0.9] }],
  }),
]; // prettier-ignore
