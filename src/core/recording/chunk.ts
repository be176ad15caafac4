import { CLASSES } from '../detection/detection.ts';
import type { Detection } from '../detection/detection.ts';
import type { LookResult } from '../detection/look.ts';
import type { Size } from '../geometry/types.ts';
import type { StepOutput } from '../pipeline-types.ts';
import type { CrowdMotion } from '../pixels/crowd-motion.ts';
import type { Flame } from '../pixels/flame-state.ts';
import type { ClothingColour } from '../pixels/clothing.ts';
import { COLOUR_BINS } from '../pixels/colour-bins.ts';
import type { PixelEvidence } from '../pixels/pixel-evidence.ts';
import type { StaticBlob } from '../pixels/static-blobs.ts';
import type { CameraHealth } from '../pixels/camera-health.ts';
import type { SoundEvidence } from '../sound/sound-evidence.ts';
import type { Track } from '../tracking/track.ts';
import { isSoundReadable, soundTable, writeSound } from './sound-rows.ts';
import { Table } from './table.ts';

/** What rules saw at one step: everything but the picture. */
export interface RecordedFrame {
  /** Media time in seconds. */
  readonly time: number;
  readonly picture: Size;
  readonly tracks: readonly Track[];
  readonly ended: readonly Track[];
  readonly evidence: PixelEvidence | null;
  readonly looks: readonly LookResult[];
  readonly sound: SoundEvidence | null;
}

/** Weaker boxes are not kept: only the tracker needed them. */
const LEAST_SCORE = 0.15;

const HEALTH: readonly CameraHealth[] = [
  'ok',
  'light-change',
  'shaking',
  'moved',
  'covered',
  'dark',
  'frozen',
];
const STATES = ['tentative', 'confirmed', 'lost'] as const;
const MOTION = [
  'moving',
  'speed',
  'energy',
  'fastShare',
  'fastPlaces',
  'alignment',
  'spreading',
] as const satisfies readonly (keyof CrowdMotion)[];

const WIDTHS = {
  frames: 10,
  tracks: 13,
  ended: 13,
  blobs: 12,
  flames: 10,
  motion: 7,
  detections: 6,
} as const;
export type TableName = keyof typeof WIDTHS;
export const TABLES = Object.keys(WIDTHS) as readonly TableName[];

/** Columns of `frames`; those that end in `End` say where the frame's rows of another table end. */
export const F = {
  time: 0,
  width: 1,
  height: 2,
  /** -1: no evidence; else the health, plus 16 where the picture has no colour, plus 32 with motion. */
  evidence: 3,
  tracksEnd: 4,
  endedEnd: 5,
  blobsEnd: 6,
  flamesEnd: 7,
  motionEnd: 8,
  detectionsEnd: 9,
} as const;

/** Says which columns a kept chunk has: one with others cannot be read. */
const LAYOUT = JSON.stringify([WIDTHS, MOTION, HEALTH, STATES, CLASSES]);

/** A chunk as it is kept: plain data. Boxes, scores and measurements; nothing of a picture is in it. */
export interface PackedChunk {
  readonly layout: string;
  readonly tables: Readonly<Record<TableName, Float64Array<ArrayBuffer>>>;
  readonly looks: readonly (readonly [frame: number, look: LookResult])[];
  /** Rows of frame, track, upper, lower (places in `COLOUR_BINS`, -1: unclear); absent in chunks of older versions. */
  readonly colours?: Float64Array<ArrayBuffer>;
  /** Where a rule listened: what it was told (`sound-rows.ts`). */
  readonly sound?: Float64Array<ArrayBuffer>;
}

/** Numbers in a row of `colours`. It is no part of the layout: what was kept before it can still be read. */
const COLOUR_WIDTH = 4;

/** Some hundred frames in columns. */
export class Chunk {
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly looks: [frame: number, look: LookResult][];
  readonly colours: Table;
  readonly sound: Table;

  constructor(packed?: PackedChunk) {
    const tables: Partial<Record<TableName, Table>> = {};
    for (const name of TABLES) tables[name] = new Table(WIDTHS[name], packed?.tables[name]);
    this.tables = tables as Record<TableName, Table>;
    this.looks = packed ? packed.looks.map(([frame, look]) => [frame, look]) : [];
    this.colours = new Table(COLOUR_WIDTH, packed?.colours);
    this.sound = soundTable(packed?.sound);
  }

  get frames(): number {
    return this.tables.frames.rows;
  }

  get bytes(): number {
    const others = this.looks.length * 400 + this.colours.bytes + this.sound.bytes;
    return TABLES.reduce((sum, name) => sum + this.tables[name].bytes, others);
  }

  /** A copy, to be kept or sent. */
  pack(): PackedChunk {
    const packed: Partial<Record<TableName, Float64Array<ArrayBuffer>>> = {};
    for (const name of TABLES) packed[name] = this.tables[name].packed();
    return {
      layout: LAYOUT,
      tables: packed as PackedChunk['tables'],
      looks: [...this.looks],
      colours: this.colours.packed(),
      ...(this.sound.rows > 0 && { sound: this.sound.packed() }),
    };
  }
}

/** Columns of `frames` that say where rows of another table end. */
const ENDS = [
  [F.tracksEnd, 'tracks'],
  [F.endedEnd, 'ended'],
  [F.blobsEnd, 'blobs'],
  [F.flamesEnd, 'flames'],
  [F.motionEnd, 'motion'],
  [F.detectionsEnd, 'detections'],
] as const satisfies readonly (readonly [number, TableName])[];

/**
 * Whether this version can read a kept chunk: another version's columns may be others, and one that was damaged
 * on the disk is not half read.
 */
export function isReadable({ layout, tables, looks, colours, sound }: PackedChunk): boolean {
  if (layout !== LAYOUT || !Array.isArray(looks)) return false;
  if (
    !TABLES.every((name) => tables[name] instanceof Float64Array && tables[name].length % WIDTHS[name] === 0)
  )
    return false;
  const { frames } = tables;
  if (!isSoundReadable(sound, frames.length / WIDTHS.frames)) return false;
  const last = ENDS.map(() => 0);
  for (let at = 0; at < frames.length; at += WIDTHS.frames) {
    if (!Number.isFinite(frames[at + F.time])) return false;
    for (const [i, [column, name]] of ENDS.entries()) {
      const end = frames[at + column]!;
      const rows = tables[name].length / WIDTHS[name];
      if (!Number.isInteger(end) || end < last[i]! || end > rows) return false;
      last[i] = end;
    }
    const code = frames[at + F.evidence]!;
    if (code >= 0 && HEALTH[code & 15] === undefined) return false;
    if ((code & 32) !== 0 && code >= 0 && last[4] === 0) return false;
  }
  return (
    knows(tables.tracks, WIDTHS.tracks, 1, CLASSES) &&
    knows(tables.tracks, WIDTHS.tracks, 9, STATES) &&
    knows(tables.ended, WIDTHS.ended, 1, CLASSES) &&
    knows(tables.ended, WIDTHS.ended, 9, STATES) &&
    knows(tables.detections, WIDTHS.detections, 0, CLASSES) &&
    (colours === undefined || areColours(colours, frames.length / WIDTHS.frames))
  );
}

/** Whether colours are of frames that are there, in their order, and of bins that there are. */
function areColours(colours: unknown, frames: number): boolean {
  if (!(colours instanceof Float64Array) || colours.length % COLOUR_WIDTH !== 0) return false;
  let last = 0;
  for (let at = 0; at < colours.length; at += COLOUR_WIDTH) {
    const frame = colours[at]!;
    if (!Number.isInteger(frame) || frame < last || frame >= frames) return false;
    last = frame;
    for (const bin of [colours[at + 2]!, colours[at + 3]!])
      if (bin !== -1 && COLOUR_BINS[bin] === undefined) return false;
  }
  return true;
}

/** Whether every row's number in a column is a place in a list. */
function knows(values: Float64Array, width: number, column: number, list: readonly unknown[]): boolean {
  for (let at = column; at < values.length; at += width) if (list[values[at]!] === undefined) return false;
  return true;
}

export function writeFrame(
  { tables, looks: kept, colours: worn, sound: heard }: Chunk,
  { time, tracks, ended, evidence, sound }: StepOutput,
  picture: Size,
  looks: readonly LookResult[],
  detections: readonly Detection[],
  colours: readonly ClothingColour[],
): void {
  for (const look of looks) kept.push([tables.frames.rows, look]);
  for (const { trackId, upper, lower } of colours)
    worn.push(tables.frames.rows, trackId, placeOf(upper), placeOf(lower));
  if (sound) writeSound(heard, tables.frames.rows, sound);
  for (const track of tracks) if (track.state !== 'tentative') writeTrack(tables.tracks, track);
  for (const track of ended) writeTrack(tables.ended, track);
  for (const blob of evidence?.blobs ?? []) writeBlob(tables.blobs, blob);
  for (const flame of evidence?.flames ?? []) writeFlame(tables.flames, flame);
  const motion = evidence?.motion ?? null;
  if (motion) tables.motion.push(...MOTION.map((name) => motion[name]));
  for (const { label, score, box } of detections) {
    if (score >= LEAST_SCORE) tables.detections.push(CLASSES.indexOf(label), score, ...box);
  }
  const code = evidence
    ? HEALTH.indexOf(evidence.health) + (evidence.colourless ? 16 : 0) + (motion ? 32 : 0)
    : -1;
  tables.frames.push(
    time,
    picture.width,
    picture.height,
    code,
    tables.tracks.rows,
    tables.ended.rows,
    tables.blobs.rows,
    tables.flames.rows,
    tables.motion.rows,
    tables.detections.rows,
  );
}

function placeOf(bin: ClothingColour['upper']): number {
  return bin === null ? -1 : COLOUR_BINS.indexOf(bin);
}

function writeTrack(table: Table, track: Track): void {
  table.push(
    track.id,
    CLASSES.indexOf(track.label),
    ...track.box,
    ...track.velocity,
    track.score,
    STATES.indexOf(track.state),
    track.firstSeen,
    track.lastSeen,
    track.stationarySince ?? Number.NaN,
  );
}

function writeBlob(table: Table, blob: StaticBlob): void {
  const { id, box, area, firstSeen, lastSeen, attended, personAt, added, correlation } = blob;
  table.push(id, ...box, area, firstSeen, lastSeen, attended ? 1 : 0, personAt, added, correlation);
}

function writeFlame(table: Table, flame: Flame): void {
  const { box, kind, evidence, flicker, coherence, growth, areaVariation } = flame;
  table.push(...box, kind === 'steady' ? 0 : 1, evidence, flicker, coherence, growth, areaVariation);
}

/** Where the rows of a frame begin in another table: where those of the frame before end. */
function rowsOf(frames: Table, row: number, column: number): readonly [from: number, to: number] {
  return [row === 0 ? 0 : frames.at(row - 1, column), frames.at(row, column)];
}

function readRows<T>(
  table: Table,
  [from, to]: readonly [number, number],
  read: (table: Table, row: number) => T,
): T[] {
  const rows: T[] = [];
  for (let row = from; row < to; row++) rows.push(read(table, row));
  return rows;
}

export function readFrame(
  chunk: Chunk,
  row: number,
  looks: readonly LookResult[],
  sound: SoundEvidence | null,
): RecordedFrame {
  const { frames, tracks, ended } = chunk.tables;
  return {
    time: frames.at(row, F.time),
    picture: { width: frames.at(row, F.width), height: frames.at(row, F.height) },
    tracks: readRows(tracks, rowsOf(frames, row, F.tracksEnd), readTrack),
    ended: readRows(ended, rowsOf(frames, row, F.endedEnd), readTrack),
    evidence: readEvidence(chunk, row),
    looks,
    sound,
  };
}

function readEvidence({ tables }: Chunk, row: number): PixelEvidence | null {
  const { frames, blobs, flames } = tables;
  const code = frames.at(row, F.evidence);
  if (code < 0) return null;
  return {
    health: HEALTH[code & 15]!,
    colourless: (code & 16) !== 0,
    blobs: readRows(blobs, rowsOf(frames, row, F.blobsEnd), readBlob),
    flames: readRows(flames, rowsOf(frames, row, F.flamesEnd), readFlame),
    motion: (code & 32) !== 0 ? readMotion(tables, row) : null,
  };
}

/** Motion has a row only where there was any. */
function readMotion({ frames, motion }: Chunk['tables'], row: number): CrowdMotion {
  const at = frames.at(row, F.motionEnd) - 1;
  const read: Partial<Record<keyof CrowdMotion, number>> = {};
  MOTION.forEach((name, column) => (read[name] = motion.at(at, column)));
  return read as unknown as CrowdMotion;
}

function readTrack(table: Table, row: number): Track {
  const still = table.at(row, 12);
  return {
    id: table.at(row, 0),
    label: CLASSES[table.at(row, 1)]!,
    box: [table.at(row, 2), table.at(row, 3), table.at(row, 4), table.at(row, 5)],
    velocity: [table.at(row, 6), table.at(row, 7)],
    score: table.at(row, 8),
    state: STATES[table.at(row, 9)]!,
    firstSeen: table.at(row, 10),
    lastSeen: table.at(row, 11),
    stationarySince: Number.isNaN(still) ? null : still,
  };
}

function readBlob(table: Table, row: number): StaticBlob {
  return {
    id: table.at(row, 0),
    box: [table.at(row, 1), table.at(row, 2), table.at(row, 3), table.at(row, 4)],
    area: table.at(row, 5),
    firstSeen: table.at(row, 6),
    lastSeen: table.at(row, 7),
    attended: table.at(row, 8) === 1,
    personAt: table.at(row, 9),
    added: table.at(row, 10),
    correlation: table.at(row, 11),
  };
}

function readFlame(table: Table, row: number): Flame {
  return {
    box: [table.at(row, 0), table.at(row, 1), table.at(row, 2), table.at(row, 3)],
    kind: table.at(row, 4) === 0 ? 'steady' : 'ignition',
    evidence: table.at(row, 5),
    flicker: table.at(row, 6),
    coherence: table.at(row, 7),
    growth: table.at(row, 8),
    areaVariation: table.at(row, 9),
  };
}

export function readDetection(table: Table, row: number): Detection {
  return {
    label: CLASSES[table.at(row, 0)]!,
    score: table.at(row, 1),
    box: [table.at(row, 2), table.at(row, 3), table.at(row, 4), table.at(row, 5)],
  };
}

/** What the people of a frame wore, and the row of `colours` after them. @param from its first row that may be theirs */
export function readColours(
  colours: Table,
  frame: number,
  from: number,
): { readonly worn: readonly ClothingColour[]; readonly next: number } {
  const worn: ClothingColour[] = [];
  let row = from;
  for (; row < colours.rows && colours.at(row, 0) <= frame; row++) {
    if (colours.at(row, 0) < frame) continue;
    const [upper, lower] = [COLOUR_BINS[colours.at(row, 2)], COLOUR_BINS[colours.at(row, 3)]];
    worn.push({ trackId: colours.at(row, 1), upper: upper ?? null, lower: lower ?? null });
  }
  return { worn, next: row };
}

/** Only the tracks of a frame, for who needs no more. */
export function readTracks({ tables: { frames, tracks } }: Chunk, row: number): readonly Track[] {
  return readRows(tracks, rowsOf(frames, row, F.tracksEnd), readTrack);
}
