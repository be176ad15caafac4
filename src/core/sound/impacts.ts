import type { SoundBackground } from './background.ts';
import type { SoundFrame } from './sound-frame.ts';

/** Numbers of an impact. Decibels, seconds, shares. */
export const IMPACT = {
  /** Weaker ones are not followed. */
  least: 8,
  /** The blow itself: its highest level and its width are looked for this long after it began. */
  blow: 0.07,
  /** A band takes part when it is this much, and this many deviations, above what is usual in it. */
  bandAbove: 6,
  bandDeviations: 2,
  /** Its end is looked at this long after it began, as a mean over the span. */
  tail: [0.3, 0.44],
} as const;

/** Something that struck: what was measured of it. */
export interface Impact {
  /** Media time at which it began, seconds. */
  readonly at: number;
  /** Of its loudest 8 ms over what such blocks usually have, dB. */
  readonly above: number;
  /** Rise within 48 ms, dB. */
  readonly rise: number;
  /** Share of the third-octave bands that took part, 0..1. */
  readonly spread: number;
  /** By how much it had fallen after 0.3 to 0.44 s, dB. */
  readonly decay: number;
  /** How periodic it was, 0..1: a voice or a horn begins suddenly too. */
  readonly voicing: number;
}

interface Blow {
  readonly at: number;
  readonly usual: number;
  peak: number;
  rise: number;
  spread: number;
  voicing: number;
  frames: number;
  tail: number;
  tailFrames: number;
}

export interface ImpactState {
  blow: Blow | null;
}

export function createImpacts(): ImpactState {
  return { blow: null };
}

/** Follows one frame. @returns an impact that is over now, or null */
export function followImpact(
  state: ImpactState,
  frame: SoundFrame,
  background: SoundBackground,
): Impact | null {
  const usual = background.peak.mean;
  if (!state.blow) {
    if (frame.rise < IMPACT.least || frame.peak - usual < IMPACT.least) return null;
    state.blow = {
      at: frame.time,
      usual,
      peak: frame.peak,
      rise: 0,
      spread: 0,
      voicing: 0,
      frames: 0,
      tail: 0,
      tailFrames: 0,
    };
  }
  const { blow } = state;
  const since = frame.time - blow.at;
  if (since <= IMPACT.blow) {
    blow.peak = Math.max(blow.peak, frame.peak);
    blow.rise = Math.max(blow.rise, frame.rise);
    blow.spread = Math.max(blow.spread, spreadOf(frame, background));
    blow.voicing += frame.voicing;
    blow.frames++;
  } else if (since >= IMPACT.tail[0] && since < IMPACT.tail[1]) {
    blow.tail += frame.peak;
    blow.tailFrames++;
  }
  if (since < IMPACT.tail[1]) return null;
  state.blow = null;
  if (blow.tailFrames === 0) return null;
  return {
    at: blow.at,
    above: blow.peak - blow.usual,
    rise: blow.rise,
    spread: blow.spread,
    decay: blow.peak - blow.tail / blow.tailFrames,
    voicing: blow.voicing / blow.frames,
  };
}

/** Share of the bands that are louder than usual. */
function spreadOf(frame: SoundFrame, { bands }: SoundBackground): number {
  const loud = bands.filter(
    ({ mean, deviation }, i) =>
      frame.bands[i]! - mean >= Math.max(IMPACT.bandAbove, IMPACT.bandDeviations * deviation),
  );
  return loud.length / bands.length;
}
