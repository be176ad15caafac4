/**
 * What is measured of a short stretch of sound. Nothing of the wave itself is in it; at 31 of these a second words
 * could still be guessed, so frames are looked at and dropped. Only `SoundEvidence` is ever kept.
 */
export interface SoundFrame {
  /** Media time of its end, seconds. */
  readonly time: number;
  /** A-weighted level, dBFS. */
  readonly level: number;
  /** The loudest of its blocks of 8 ms, dBFS, without what is below 150 Hz. */
  readonly peak: number;
  /** The largest rise between two blocks 48 ms apart that ends in it, dB. */
  readonly rise: number;
  /** Level of each third-octave band of `BANDS`, dBFS. */
  readonly bands: Float32Array;
  /** The strongest partial between 300 and 7000 Hz, Hz, and its share of the A-weighted power, 0..1. */
  readonly partial: number;
  readonly purity: number;
  /** The fundamental between 100 and 1000 Hz that explains most of it, Hz, and how periodic it is, 0..1. */
  readonly pitch: number;
  readonly voicing: number;
  /** Level of 1 to 5 kHz over that of 100 Hz to 1 kHz, dB: the alpha ratio of speech (Sundberg and Nordenberg 2006). */
  readonly tilt: number;
}

/** Seconds between frames, of a block, and between the blocks that a rise is measured over. */
export const HOP = 0.032;
export const BLOCK = 0.008;
export const RISE_OVER = 0.048;
