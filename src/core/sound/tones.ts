import type { SoundBackground } from './background.ts';
import { HOP, type SoundFrame } from './sound-frame.ts';

/** Numbers of a tone that calls. Decibels, seconds, shares. */
export const TONE = {
  /** Share of the power that one partial has, or how periodic a sound is, from which on it is a tone. */
  purity: 0.5,
  voicing: 0.85,
  /** Weaker ones are not followed. */
  least: 6,
  /** A tone may slide by this share from one frame to the next (sirens), and pause for so long. */
  slide: 0.045,
  pause: 0.07,
  /** Beeps: this long at least, the same within these shares of frequency and of length, and so many of them. */
  beep: 0.12,
  sameFrequency: 0.02,
  sameLength: 0.3,
  beeps: 3,
  /** Beeps are remembered for this long: three periods of the slowest two-tone horns. */
  memory: 8,
} as const;

/** The tone that stands, or the beeps that come back: what is measured of it. */
export interface Tone {
  readonly at: number;
  /** Mean level over what is usual, dB. */
  readonly above: number;
  /** Seconds that it has sounded, its pauses left out. */
  readonly lasts: number;
  /** Hz; of a tone that slides, where it is now. */
  readonly frequency: number;
  /** 1: it stands or slides; from `TONE.beeps` on: it comes back. */
  readonly beeps: number;
}

interface Run {
  readonly from: number;
  last: number;
  frames: number;
  above: number;
  frequency: number;
  /** Sum over its frames, for the mean. */
  hertz: number;
}

export interface ToneState {
  run: Run | null;
  /** Runs that are over. */
  past: Run[];
}

export function createTones(): ToneState {
  return { run: null, past: [] };
}

/** Follows one frame. @returns what sounds now, or null in silence and in everything that is no tone */
export function followTone(state: ToneState, frame: SoundFrame, background: SoundBackground): Tone | null {
  const above = frame.level - background.level.mean;
  const frequency = above >= TONE.least ? frequencyOf(frame) : null;
  const { run } = state;
  if (frequency !== null && run && Math.abs(frequency / run.frequency - 1) <= TONE.slide) {
    extend(run, frame.time, frequency, above);
  } else if (frequency !== null || (run && frame.time - run.last > TONE.pause)) {
    if (run) end(state, run);
    state.run = frequency === null ? null : begin(frame.time, frequency, above);
  }
  state.past = state.past.filter((one) => frame.time - one.last <= TONE.memory);
  return state.run && toneOf(state.run, state.past);
}

/** A pure tone has the frequency of its partial, a rich one that of its pitch; noise has none. */
function frequencyOf({ purity, partial, voicing, pitch }: SoundFrame): number | null {
  if (purity >= TONE.purity) return partial;
  return voicing >= TONE.voicing ? pitch : null;
}

function begin(time: number, frequency: number, above: number): Run {
  return { from: time - HOP, last: time, frames: 1, above, frequency, hertz: frequency };
}

function extend(run: Run, time: number, frequency: number, above: number): void {
  run.last = time;
  run.frames++;
  run.above += above;
  run.frequency = frequency;
  run.hertz += frequency;
}

function end(state: ToneState, run: Run): void {
  state.run = null;
  if (run.last - run.from >= TONE.beep) state.past.push(run);
}

function toneOf(run: Run, past: readonly Run[]): Tone {
  const beeps = [...past.filter((one) => isSameBeep(one, run)), run];
  const repeats = beeps.length >= TONE.beeps && run.last - run.from >= TONE.beep;
  const counted = repeats ? beeps : [run];
  const frames = counted.reduce((sum, one) => sum + one.frames, 0);
  return {
    at: counted[0]!.from,
    above: counted.reduce((sum, one) => sum + one.above, 0) / frames,
    lasts: counted.reduce((sum, one) => sum + one.last - one.from, 0),
    frequency: run.frequency,
    beeps: counted.length,
  };
}

/** Whether a run that is over is the beep that sounds now, or one that it may still become. */
function isSameBeep(one: Run, now: Run): boolean {
  const length = one.last - one.from;
  const lasts = now.last - now.from;
  const mean = ({ hertz, frames }: Run): number => hertz / frames;
  return (
    Math.abs(mean(one) / mean(now) - 1) <= TONE.sameFrequency && lasts <= length * (1 + TONE.sameLength) + HOP
  );
}
