import { BANDS, FLOOR } from '../core/sound/bands.ts';
import type { SoundEvidence } from '../core/sound/sound-evidence.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';

/** Seconds that are shown, and of one column. */
export const SHOWN = 30;
export const COLUMN = 0.1;

/** What was heard in a tenth of a second: the loudest of it, in each band and as a whole. */
export interface SoundColumn {
  readonly number: number;
  readonly bands: Float32Array;
  level: number;
}

/** What the rules were told at a time: what is usual, and how much more is unusual at least. */
export interface ToldSound {
  readonly time: number;
  readonly usual: number;
  readonly margin: number;
}

/** The last half minute of measurements, as columns to draw. */
export class SoundHistory {
  readonly columns: SoundColumn[] = [];
  readonly told: ToldSound[] = [];
  /** The newest evidence, and the newest media time, seconds. */
  evidence: SoundEvidence | null = null;
  time = Number.NaN;

  add(frames: readonly SoundFrame[]): void {
    for (const frame of frames) {
      const number = Math.floor(frame.time / COLUMN);
      let column = this.columns.at(-1);
      if (column?.number !== number) {
        column = { number, bands: new Float32Array(BANDS.length).fill(FLOOR), level: FLOOR };
        this.columns.push(column);
      }
      column.level = Math.max(column.level, frame.level);
      for (let i = 0; i < BANDS.length; i++) column.bands[i] = Math.max(column.bands[i]!, frame.bands[i]!);
      this.time = frame.time;
    }
    const first = (this.time - SHOWN) / COLUMN;
    while ((this.columns[0]?.number ?? Infinity) < first) this.columns.shift();
    while ((this.told[0]?.time ?? Infinity) < this.time - SHOWN) this.told.shift();
  }

  tell(time: number, evidence: SoundEvidence): void {
    this.evidence = evidence;
    this.told.push({ time, usual: evidence.usual, margin: evidence.margin });
  }

  clear(): void {
    this.columns.length = 0;
    this.told.length = 0;
    this.evidence = null;
    this.time = Number.NaN;
  }
}
