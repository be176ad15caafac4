import { createBackground, isLearnt, learnBackground, type SoundBackground } from './background.ts';
import { FLOOR } from './bands.ts';
import { createImpacts, followImpact, type Impact, type ImpactState } from './impacts.ts';
import { HOP, type SoundFrame } from './sound-frame.ts';
import { createTones, followTone, type Tone, type ToneState } from './tones.ts';
import { createVoices, followVoice, type Shout, type VoiceState } from './voices.ts';

/** Numbers of the listening as a whole. Seconds, decibels. */
export const LISTEN = {
  /** A gap in the sound of more than this: what was being followed is dropped. */
  gap: 0.2,
  /** What is this much louder than usual is not learnt from, for as long as `adopt`; then it is usual. */
  unusual: 10,
  adopt: 60,
  /** What is usual varies: nothing within this many deviations of it is unusual. */
  deviations: 3,
} as const;

/**
 * What the sound since the step before tells the rules: a few numbers a step, from which no sound can be made again.
 * Levels in dBFS, differences in dB, times in media seconds.
 */
export interface SoundEvidence {
  /** Seconds of sound that what is usual was learnt from. */
  readonly heard: number;
  /** Highest A-weighted level since the step before, and what is usual. */
  readonly level: number;
  readonly usual: number;
  /** What is usual varies by this much: nothing less is unusual. */
  readonly margin: number;
  /** The strongest blow and the strongest voiced stretch that came to their ends since the step before. */
  readonly impact: Impact | null;
  readonly shout: Shout | null;
  /** The tone that sounded longest since the step before. */
  readonly tone: Tone | null;
}

/** Everything that listening remembers. Plain data. */
export interface SoundState {
  time: number;
  readonly background: SoundBackground;
  impacts: ImpactState;
  voices: VoiceState;
  tones: ToneState;
  /** Seconds for which it has been louder than usual. */
  loudFor: number;
}

export function createSoundState(): SoundState {
  return {
    time: Number.NaN,
    background: createBackground(),
    impacts: createImpacts(),
    voices: createVoices(),
    tones: createTones(),
    loudFor: 0,
  };
}

/**
 * Listens to the frames since the step before; changes `state` in place.
 * @returns null where nothing was heard
 */
export function stepSound(state: SoundState, frames: readonly SoundFrame[]): SoundEvidence | null {
  if (frames.length === 0) return null;
  const { background } = state;
  let level = FLOOR;
  let impact: Impact | null = null;
  let shout: Shout | null = null;
  let tone: Tone | null = null;
  for (const frame of frames) {
    if (Math.abs(frame.time - state.time) > LISTEN.gap || frame.time < state.time) interrupt(state);
    state.time = frame.time;
    level = Math.max(level, frame.level);
    impact = stronger(impact, followImpact(state.impacts, frame, background));
    shout = stronger(shout, followVoice(state.voices, frame, background));
    const sounding = followTone(state.tones, frame, background);
    if (sounding && sounding.lasts >= (tone?.lasts ?? 0)) tone = sounding;
    learn(state, frame);
  }
  const margin = LISTEN.deviations * Math.max(background.level.deviation, background.peak.deviation);
  const usual = background.level.mean;
  return { heard: background.heard, level, usual, margin, impact, shout, tone };
}

function stronger<T extends { readonly above: number }>(one: T | null, other: T | null): T | null {
  return one && other ? (other.above > one.above ? other : one) : (one ?? other);
}

/** What was being followed had no end that anybody heard. What is usual stays. */
function interrupt(state: SoundState): void {
  state.impacts = createImpacts();
  state.voices = createVoices();
  state.tones = createTones();
}

/** Nothing is learnt from what is unusual, unless it stays: then the place sounds so. */
function learn(state: SoundState, frame: SoundFrame): void {
  const { background } = state;
  const { mean, deviation } = background.level;
  const loud =
    isLearnt(background) && frame.level - mean > Math.max(LISTEN.unusual, LISTEN.deviations * deviation);
  state.loudFor = loud ? state.loudFor + HOP : Math.max(0, state.loudFor - HOP);
  if (!loud || state.loudFor > LISTEN.adopt) learnBackground(background, frame);
}
