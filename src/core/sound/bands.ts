/** Centre frequencies of the third-octave bands that are looked at, Hz (IEC 61260-1, nominal values). */
export const BANDS = [
  100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300,
] as const;

/** The quietest level that is told, dBFS: about what sixteen bits hold. */
export const FLOOR = -100;

/** A level in decibels of a power (mean square, full scale 1); a full-scale sine has 0 dBFS (AES17). */
export function decibels(power: number): number {
  return Math.max(FLOOR, 10 * Math.log10(2 * power + 1e-30));
}

/** Edges of a third-octave band about a nominal centre: a sixth of an octave below and above it. */
export function edgesOf(centre: number): readonly [low: number, high: number] {
  return [centre * 2 ** (-1 / 6), centre * 2 ** (1 / 6)];
}

/** Index of the band that a frequency (Hz) lies in or nearest to. */
export function bandOf(frequency: number): number {
  const index = Math.round(3 * Math.log2(Math.max(1, frequency) / BANDS[0]));
  return Math.min(BANDS.length - 1, Math.max(0, index));
}

/** The factor of the A-weighting on power at a frequency in Hz: about how loud people hear it (IEC 61672-1). */
export function aWeight(frequency: number): number {
  const f = frequency ** 2;
  const response =
    (12194 ** 2 * f ** 2) /
    ((f + 20.6 ** 2) * Math.sqrt((f + 107.7 ** 2) * (f + 737.9 ** 2)) * (f + 12194 ** 2));
  // 0 dB at 1 kHz.
  return (response * 1.2589) ** 2;
}
