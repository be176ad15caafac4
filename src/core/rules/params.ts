import type { EventId } from '../scenario/scenario.ts';
import type { Unit } from './conditions.ts';

/** One parameter of a rule. Words for it are in `messages/`, under `params`. */
export type ParamSpec =
  | {
      readonly kind: 'number';
      readonly unit: Unit;
      readonly default: number;
      /** Values outside are refused by the parser. */
      readonly min: number;
      readonly max: number;
      /** Step of the slider. */
      readonly step: number;
    }
  | { readonly kind: 'boolean'; readonly default: boolean };

const seconds = (value: number, max: number, step = 0.5): ParamSpec => ({
  kind: 'number',
  unit: 's',
  default: value,
  min: 0,
  max,
  step,
});

/** The parameters of each rule. The names are part of the scenario format. */
export const PARAMS: Readonly<Record<EventId, Readonly<Record<string, ParamSpec>>>> = {
  'abandoned-object': { unattendedFor: seconds(30, 3600, 1) },
  'person-down': {
    onGroundFor: seconds(10, 600, 1),
    /** The rule's zone is a place to lie: neither this rule nor the others of its kind raise anything there. */
    lyingAllowed: { kind: 'boolean', default: false },
  },
  'crowd-density': {
    maxPeople: { kind: 'number', unit: 'people', default: 15, min: 1, max: 1000, step: 1 },
    maxDensity: { kind: 'number', unit: 'people/m²', default: 2, min: 0.1, max: 10, step: 0.1 },
    holdFor: seconds(10, 600),
  },
  'wrong-way': { holdFor: seconds(1.5, 60) },
  'forbidden-zone': { holdFor: seconds(0.5, 600) },
  'crowd-surge': { sensitivity: { kind: 'number', unit: 'ratio', default: 0.5, min: 0, max: 1, step: 0.05 } },
  'fire-start': { holdFor: seconds(3, 60) },
  weapon: { holdFor: seconds(1, 60) },
  'abnormal-sound': {
    /** By how much a sound must be louder than what is usual in its place. */
    aboveUsual: { kind: 'number', unit: 'dB', default: 15, min: 6, max: 60, step: 1 },
    impacts: { kind: 'boolean', default: true },
    shouts: { kind: 'boolean', default: true },
    tones: { kind: 'boolean', default: true },
    /** How long a tone must sound, its pauses left out. */
    toneFor: seconds(1.5, 60),
    /** How long it listens before it raises anything. */
    learnFor: { kind: 'number', unit: 's', default: 20, min: 5, max: 3600, step: 5 },
  },
};
