import type { SoundBackground } from './background.ts';
import { HOP, type SoundFrame } from './sound-frame.ts';

/** Numbers of a raised voice. Decibels, seconds, hertz, shares. */
export const VOICE = {
  /** A frame is voiced when it is this periodic, at a pitch of a voice, and no pure tone. */
  voicing: 0.5,
  pitch: [180, 1000],
  purity: 0.8,
  /** Weaker ones are not followed. */
  least: 6,
  /** Consonants interrupt a voice for this long. */
  pause: 0.13,
  /** What goes on for longer is no shout. */
  longest: 4,
  shortest: 0.2,
} as const;

/** One voiced stretch that is over: what was measured of it. */
export interface Shout {
  readonly at: number;
  /** Mean level over what is usual, dB. */
  readonly above: number;
  /** Voiced seconds. */
  readonly lasts: number;
  /** Mean pitch, Hz. */
  readonly pitch: number;
  /** Mean of `SoundFrame.tilt`, dB: shouting moves the power of a voice upwards. */
  readonly tilt: number;
  /** Highest over lowest pitch of the middle nine tenths, less 1: horns and beepers do not move. */
  readonly sway: number;
}

interface Stretch {
  readonly from: number;
  last: number;
  frames: number;
  above: number;
  tilt: number;
  pitches: number[];
}

export interface VoiceState {
  stretch: Stretch | null;
}

export function createVoices(): VoiceState {
  return { stretch: null };
}

/** Follows one frame. @returns a voiced stretch that is over now, or null */
export function followVoice(state: VoiceState, frame: SoundFrame, background: SoundBackground): Shout | null {
  const above = frame.level - background.level.mean;
  if (above >= VOICE.least && isVoiced(frame)) {
    state.stretch ??= { from: frame.time - HOP, last: 0, frames: 0, above: 0, tilt: 0, pitches: [] };
    const { stretch } = state;
    stretch.last = frame.time;
    stretch.frames++;
    stretch.above += above;
    stretch.tilt += frame.tilt;
    if (frame.time - stretch.from <= VOICE.longest) stretch.pitches.push(frame.pitch);
    return null;
  }
  const { stretch } = state;
  if (!stretch || frame.time - stretch.last < VOICE.pause) return null;
  state.stretch = null;
  const lasts = stretch.frames * HOP;
  if (lasts < VOICE.shortest || stretch.last - stretch.from > VOICE.longest) return null;
  const sorted = stretch.pitches.sort((a, b) => a - b);
  const edge = Math.floor(sorted.length / 20);
  return {
    at: stretch.from,
    above: stretch.above / stretch.frames,
    lasts,
    pitch: sorted[sorted.length >> 1]!,
    tilt: stretch.tilt / stretch.frames,
    sway: sorted.at(-1 - edge)! / sorted[edge]! - 1,
  };
}

function isVoiced({ voicing, pitch, purity }: SoundFrame): boolean {
  return (
    voicing >= VOICE.voicing && pitch >= VOICE.pitch[0] && pitch <= VOICE.pitch[1] && purity < VOICE.purity
  );
}
