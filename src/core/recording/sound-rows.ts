import type { Impact } from '../sound/impacts.ts';
import type { SoundEvidence } from '../sound/sound-evidence.ts';
import type { Tone } from '../sound/tones.ts';
import type { Shout } from '../sound/voices.ts';
import { Table } from './table.ts';

/** The columns of what was found, in order; all NaN where there was none. */
const IMPACT = ['at', 'above', 'rise', 'spread', 'decay', 'voicing'] as const satisfies (keyof Impact)[];
const SHOUT = ['at', 'above', 'lasts', 'pitch', 'tilt', 'sway'] as const satisfies (keyof Shout)[];
const TONE = ['at', 'above', 'lasts', 'frequency', 'beeps'] as const satisfies (keyof Tone)[];

/** Columns before them: the frame’s number in its chunk, seconds heard, level, usual, margin. */
const BEFORE = 5;
const WIDTH = BEFORE + IMPACT.length + SHOUT.length + TONE.length;

/**
 * What rules were told of the sound, in rows: four levels and what was found, at most once a frame. No sound and no
 * speech can be made again from it. A table beside the others, so that recordings from before it are read as ever.
 */
export function soundTable(values?: Float64Array<ArrayBuffer>): Table {
  return new Table(WIDTH, values);
}

export function writeSound(table: Table, frame: number, evidence: SoundEvidence): void {
  const { heard, level, usual, margin, impact, shout, tone } = evidence;
  table.push(
    frame,
    heard,
    level,
    usual,
    margin,
    ...IMPACT.map((name) => impact?.[name] ?? Number.NaN),
    ...SHOUT.map((name) => shout?.[name] ?? Number.NaN),
    ...TONE.map((name) => tone?.[name] ?? Number.NaN),
  );
}

/** Number of the frame that a row belongs to. */
export function soundFrameOf(table: Table, row: number): number {
  return table.at(row, 0);
}

export function readSound(table: Table, row: number): SoundEvidence {
  const impact = BEFORE;
  const shout = impact + IMPACT.length;
  const tone = shout + SHOUT.length;
  return {
    heard: table.at(row, 1),
    level: table.at(row, 2),
    usual: table.at(row, 3),
    margin: table.at(row, 4),
    impact: readPart<Impact>(table, row, impact, IMPACT),
    shout: readPart<Shout>(table, row, shout, SHOUT),
    tone: readPart<Tone>(table, row, tone, TONE),
  };
}

function readPart<T extends object>(
  table: Table,
  row: number,
  from: number,
  names: readonly (keyof T)[],
): T | null {
  if (Number.isNaN(table.at(row, from))) return null;
  return Object.fromEntries(names.map((name, i) => [name, table.at(row, from + i)])) as T;
}

/** Whether a table that was kept is whole: rows belong to frames of the chunk, in order. */
export function isSoundReadable(values: unknown, frames: number): boolean {
  if (values === undefined) return true;
  if (!(values instanceof Float64Array) || values.length % WIDTH !== 0) return false;
  let last = -1;
  for (let at = 0; at < values.length; at += WIDTH) {
    const frame = values[at]!;
    if (!Number.isInteger(frame) || frame <= last || frame >= frames) return false;
    last = frame;
  }
  return true;
}
