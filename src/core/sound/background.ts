import { BANDS } from './bands.ts';
import { HOP, type SoundFrame } from './sound-frame.ts';

/** How the usual sound of a place is learnt. Seconds, decibels. */
export const USUAL = {
  /** Before so much was heard, everything is learnt from. */
  learn: 5,
  /** Time constant of the means. */
  memory: 20,
  /** A level counts as at most so many deviations, and so many decibels more, away from the mean. */
  deviations: 2,
  slack: 3,
  /** Before much is known, a level deviates by this much; and never by less than that. */
  firstDeviation: 2,
  leastDeviation: 1,
} as const;

/** A running mean of levels, and how far they usually are from it. */
export interface Usual {
  mean: number;
  deviation: number;
}

/** What a place usually sounds like. Plain data. */
export interface SoundBackground {
  /** Seconds that were learnt from. */
  heard: number;
  readonly level: Usual;
  readonly peak: Usual;
  readonly bands: readonly Usual[];
}

export function createBackground(): SoundBackground {
  const usual = (): Usual => ({ mean: 0, deviation: USUAL.firstDeviation });
  return { heard: 0, level: usual(), peak: usual(), bands: BANDS.map(usual) };
}

/** Whether anything may be called unusual; how long a rule wants to have listened is its own affair. */
export function isLearnt({ heard }: SoundBackground): boolean {
  return heard >= USUAL.learn;
}

/**
 * Learns from one frame. The influence of each is bounded (Huber 1964), so that a bang hardly moves the mean, and
 * what stays is usual after a minute or two.
 */
export function learnBackground(background: SoundBackground, frame: SoundFrame): void {
  const first = background.heard === 0;
  background.heard += HOP;
  // At first a plain mean of all that was heard.
  const share = HOP / Math.min(USUAL.memory, background.heard);
  learn(background.level, frame.level, share, first);
  learn(background.peak, frame.peak, share, first);
  background.bands.forEach((band, i) => learn(band, frame.bands[i]!, share, first));
}

function learn(usual: Usual, level: number, share: number, first: boolean): void {
  if (first) usual.mean = level;
  const most = USUAL.deviations * usual.deviation + USUAL.slack;
  const off = Math.max(-most, Math.min(most, level - usual.mean));
  usual.mean += share * off;
  usual.deviation += Math.min(share, 0.2) * (Math.abs(off) - usual.deviation);
  usual.deviation = Math.max(USUAL.leastDeviation, usual.deviation);
}
