import type { Impact } from '../sound/impacts.ts';
import type { SoundEvidence } from '../sound/sound-evidence.ts';
import { TONE, type Tone } from '../sound/tones.ts';
import type { Shout } from '../sound/voices.ts';
import type { Rule } from '../scenario/scenario.ts';
import type { Reading } from './alert.ts';
import { PARAMS } from './params.ts';
import { param, reading } from './readings.ts';
import type { Finding, RuleModule } from './rule-module.ts';

/** Numbers of the rule, from trials on synthesised sounds. Decibels, seconds, hertz, shares. */
export const SOUND = {
  /** An impact rises so fast, takes in so much of the spectrum, and is this much quieter half a second later. */
  rise: 12,
  spread: 0.6,
  decay: 9,
  /** A voice or a horn repeats itself more than this. */
  impactVoicing: 0.6,
  /** A shout lasts this long, at this pitch, with this much above 1 kHz, and moves. */
  shoutFor: 0.3,
  shoutPitch: 250,
  shoutTilt: -6,
  shoutSway: 0.03,
  /** How long what was heard is told of after its end. */
  tellFor: 1,
  clearAfter: 2,
} as const;

/** What a sound may be. There is no surer name for any of them. */
export type SoundKind = 'impact' | 'shout' | 'tone';

/** What a sound is held against: dB over what is usual, and seconds of listening. */
interface Limits {
  readonly least: number;
  readonly learnFor: number;
}

interface Heard {
  readonly until: number;
  readonly readings: readonly Reading[];
}

export interface AbnormalSoundState {
  /** The last impact and the last shout that were loud enough: they are over when they are known. */
  impact: Heard | null;
  shout: Heard | null;
}

/**
 * An unusual sound: louder than the place's own past, and of one of three shapes. It is the ninth rule, and of another
 * kind than the eight of the decree. It never raises an alarm: a sound is a reason to look, not more.
 */
export const abnormalSound: RuleModule<AbnormalSoundState> = {
  event: 'abnormal-sound',
  init: () => ({ impact: null, shout: null }),
  evaluate(state, rule, { sound, time }) {
    if (!sound) return { findings: [], looks: [] };
    const limits: Limits = {
      least: Math.max(param(rule, 'aboveUsual'), sound.margin),
      learnFor: param(rule, 'learnFor'),
    };
    const findings: Finding[] = [];
    if (isWanted(rule, 'impacts')) {
      const now = argueImpact(sound, limits);
      state.impact = hear(state.impact, now, sound.impact !== null, time);
      findings.push(toldOf('impact', state.impact, now, time));
    }
    if (isWanted(rule, 'shouts')) {
      const now = argueShout(sound, limits);
      state.shout = hear(state.shout, now, sound.shout !== null, time);
      findings.push(toldOf('shout', state.shout, now, time));
    }
    if (isWanted(rule, 'tones')) findings.push(toneFinding(sound, limits, param(rule, 'toneFor')));
    return { findings, looks: [] };
  },
};

function isWanted(rule: Rule, name: string): boolean {
  const given = rule.params[name];
  return typeof given === 'boolean' ? given : PARAMS['abnormal-sound'][name]?.default === true;
}

/** What every kind argues with. */
function argue(kind: SoundKind, sound: SoundEvidence, above: number, { least, learnFor }: Limits): Reading[] {
  return [
    reading('sound-kind', kind, null),
    reading('sound-heard', sound.heard, learnFor),
    reading('sound-level', sound.level, null),
    reading('sound-above', above, least),
  ];
}

const NO_IMPACT: Impact = { at: 0, above: 0, rise: 0, spread: 0, decay: 0, voicing: 0 };
const NO_SHOUT: Shout = { at: 0, above: 0, lasts: 0, pitch: 0, tilt: -100, sway: 0 };
const NO_TONE: Tone = { at: 0, above: 0, lasts: 0, frequency: 0, beeps: 0 };

function argueImpact(sound: SoundEvidence, limits: Limits): Reading[] {
  const { above, rise, spread, decay, voicing } = sound.impact ?? NO_IMPACT;
  return [
    ...argue('impact', sound, above, limits),
    reading('sound-rise', rise, SOUND.rise),
    reading('sound-spread', spread, SOUND.spread),
    reading('sound-decay', decay, SOUND.decay),
    reading('sound-periodic', voicing, SOUND.impactVoicing),
  ];
}

function argueShout(sound: SoundEvidence, limits: Limits): Reading[] {
  const { above, lasts, pitch, tilt, sway } = sound.shout ?? NO_SHOUT;
  return [
    ...argue('shout', sound, above, limits),
    reading('voice-for', lasts, SOUND.shoutFor),
    reading('voice-pitch', pitch, SOUND.shoutPitch),
    reading('voice-tilt', tilt, SOUND.shoutTilt),
    reading('voice-sway', sway, SOUND.shoutSway),
  ];
}

/** What is over in a moment is told of for a second, so that a step that came late still tells of it. */
function hear(
  before: Heard | null,
  readings: readonly Reading[],
  fresh: boolean,
  time: number,
): Heard | null {
  if (fresh && readings.every(({ met }) => met)) return { until: time + SOUND.tellFor, readings };
  return before && time < before.until ? before : null;
}

function toldOf(kind: SoundKind, heard: Heard | null, now: readonly Reading[], time: number): Finding {
  return {
    subject: kind,
    trackIds: [],
    box: null,
    readings: heard?.readings ?? now,
    holds: heard !== null && time < heard.until,
    heldFor: 0,
    holdFor: 0,
    clearAfter: SOUND.clearAfter,
    level: 'attention',
  };
}

function toneFinding(sound: SoundEvidence, limits: Limits, holdFor: number): Finding {
  const { at, above, lasts, frequency, beeps } = sound.tone ?? NO_TONE;
  const readings = [
    ...argue('tone', sound, above, limits),
    reading('tone-for', lasts, holdFor, at),
    reading('tone-frequency', frequency, null),
    reading('tone-beeps', beeps, null),
  ];
  const holds = sound.tone !== null && sound.heard >= limits.learnFor && above >= limits.least;
  return {
    subject: 'tone',
    trackIds: [],
    box: null,
    readings,
    holds,
    heldFor: holds ? lasts : 0,
    holdFor,
    // Beeps come back within this.
    clearAfter: TONE.memory / 2,
    level: 'attention',
  };
}
