/** Units of measured values, for words and charts. */
export type Unit =
  | 's'
  | 'm'
  | 'm/s'
  | 'people'
  | 'people/m²'
  | 'ratio'
  | 'deg'
  | 'heights'
  | 'per-s'
  | 'dB'
  | 'dBFS'
  | 'Hz'
  | 'none';

export interface ConditionSpec {
  readonly unit: Unit;
  /** How the value is held against the threshold. */
  readonly compare: '>=' | '<=' | 'is';
}

/** Every condition a rule can argue with. The ids are part of `alerts.json`; words are in `messages/`. */
export const CONDITIONS = {
  'object-class': { unit: 'none', compare: 'is' },
  'object-score': { unit: 'ratio', compare: '>=' },
  'object-still-for': { unit: 's', compare: '>=' },
  attendance: { unit: 'none', compare: 'is' },
  'owner-distance': { unit: 'heights', compare: '>=' },
  'owner-metres': { unit: 'm', compare: '>=' },
  'unattended-for': { unit: 's', compare: '>=' },
  drop: { unit: 'heights', compare: '>=' },
  'lying-ratio': { unit: 'ratio', compare: '>=' },
  'height-share': { unit: 'ratio', compare: '<=' },
  'still-speed': { unit: 'heights', compare: '<=' },
  'on-ground-for': { unit: 's', compare: '>=' },
  'people-count': { unit: 'people', compare: '>=' },
  'people-at-least': { unit: 'people', compare: '>=' },
  density: { unit: 'people/m²', compare: '>=' },
  'held-for': { unit: 's', compare: '>=' },
  'in-zone': { unit: 'none', compare: 'is' },
  'crossed-line': { unit: 'none', compare: 'is' },
  'against-direction': { unit: 'deg', compare: '>=' },
  'progress-against': { unit: 'heights', compare: '>=' },
  'newly-placed': { unit: 'ratio', compare: '>=' },
  'torso-angle': { unit: 'deg', compare: '>=' },
  'hip-height': { unit: 'heights', compare: '<=' },
  'shoulder-height': { unit: 'heights', compare: '<=' },
  'trunk-height': { unit: 'heights', compare: '<=' },
  'lying-allowed': { unit: 'none', compare: 'is' },
  restlessness: { unit: 'heights', compare: '<=' },
  'pose-score': { unit: 'ratio', compare: '>=' },
  'has-direction': { unit: 'none', compare: 'is' },
  'flicker-rate': { unit: 'per-s', compare: '>=' },
  'flame-evidence': { unit: 's', compare: '>=' },
  'moves-as-one': { unit: 'ratio', compare: '<=' },
  'area-change': { unit: 'ratio', compare: '>=' },
  'colour-picture': { unit: 'none', compare: 'is' },
  'camera-health': { unit: 'none', compare: 'is' },
  'running-share': { unit: 'ratio', compare: '>=' },
  'motion-rise': { unit: 'ratio', compare: '>=' },
  'fast-places': { unit: 'none', compare: '>=' },
  'surge-kind': { unit: 'none', compare: 'is' },
  'knife-looks': { unit: 'none', compare: '>=' },
  'arm-raised': { unit: 'none', compare: 'is' },
  'sound-kind': { unit: 'none', compare: 'is' },
  'sound-heard': { unit: 's', compare: '>=' },
  'sound-level': { unit: 'dBFS', compare: '>=' },
  'sound-above': { unit: 'dB', compare: '>=' },
  'sound-rise': { unit: 'dB', compare: '>=' },
  'sound-spread': { unit: 'ratio', compare: '>=' },
  'sound-decay': { unit: 'dB', compare: '>=' },
  'sound-periodic': { unit: 'ratio', compare: '<=' },
  'voice-for': { unit: 's', compare: '>=' },
  'voice-pitch': { unit: 'Hz', compare: '>=' },
  'voice-sway': { unit: 'ratio', compare: '>=' },
  'voice-tilt': { unit: 'dB', compare: '>=' },
  'tone-for': { unit: 's', compare: '>=' },
  'tone-frequency': { unit: 'Hz', compare: '>=' },
  'tone-beeps': { unit: 'none', compare: '>=' },
} as const satisfies Record<string, ConditionSpec>;

export type ConditionId = keyof typeof CONDITIONS;
