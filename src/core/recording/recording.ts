import type { Detection } from '../detection/detection.ts';
import type { LookResult } from '../detection/look.ts';
import type { Size } from '../geometry/types.ts';
import type { StepOutput } from '../pipeline-types.ts';
import type { ClothingColour } from '../pixels/clothing.ts';
import type { Track } from '../tracking/track.ts';
import {
  Chunk,
  F,
  readColours,
  readDetection,
  readFrame,
  readTracks,
  writeFrame,
  type PackedChunk,
  type RecordedFrame,
} from './chunk.ts';

import { readSound, soundFrameOf } from './sound-rows.ts';

export { isReadable, TABLES } from './chunk.ts';
export type { PackedChunk, RecordedFrame, TableName } from './chunk.ts';

/** Frames of a chunk, and bytes of a recording from which its oldest chunks go: about two busy hours. */
const CHUNK = 512;
const MOST_BYTES = 128 * 2 ** 20;

/** Who was followed in a frame, and what those wore who were looked at in it. */
export interface TracksAt {
  /** Media time in seconds. */
  readonly time: number;
  readonly picture: Size;
  readonly tracks: readonly Track[];
  readonly worn: readonly ClothingColour[];
}

/**
 * A session as its rules saw it, kept in columns: changing a rule or a zone replays it without pictures or
 * networks. Numbers are kept whole, so that a replay of the same rules gives the same alerts.
 */
export class Recording {
  readonly #chunks: Chunk[] = [];
  /** Chunks have numbers for life: this is the oldest one's. */
  #first = 0;
  #length = 0;
  #forgotten = 0;

  /** Frames that can be replayed. */
  get length(): number {
    return this.#length;
  }

  /** Frames at the start that were given up for newer ones. */
  get forgotten(): number {
    return this.#forgotten;
  }

  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  }

  /** Media time of the oldest frame that can be replayed, seconds; null of nothing. */
  get from(): number | null {
    return this.#chunks[0]?.tables.frames.at(0, F.time) ?? null;
  }

  /** Media time of the newest frame, seconds; null of nothing. */
  get to(): number | null {
    const frames = this.#chunks.at(-1)?.tables.frames;
    return frames ? frames.at(frames.rows - 1, F.time) : null;
  }

  /** Numbers of the chunks that are there: from `first`, before `end`. Only the last one still grows. */
  get chunks(): { readonly first: number; readonly end: number } {
    return { first: this.#first, end: this.#first + this.#chunks.length };
  }

  append(
    output: StepOutput,
    picture: Size,
    looks: readonly LookResult[],
    detections: readonly Detection[],
    colours: readonly ClothingColour[] = [],
  ): void {
    let chunk = this.#chunks.at(-1);
    if (!chunk || chunk.frames >= CHUNK) {
      this.#chunks.push((chunk = new Chunk()));
      this.#forget();
    }
    writeFrame(chunk, output, picture, looks, detections, colours);
    this.#length++;
  }

  /** Every frame in order. */
  *frames(): Generator<RecordedFrame, void> {
    for (const chunk of this.#chunks) {
      let look = 0;
      let heard = 0;
      for (let row = 0; row < chunk.frames; row++) {
        const looks: LookResult[] = [];
        for (; chunk.looks[look]?.[0] === row; look++) looks.push(chunk.looks[look]![1]);
        const { sound } = chunk;
        const hears = heard < sound.rows && soundFrameOf(sound, heard) === row;
        yield readFrame(chunk, row, looks, hears ? readSound(sound, heard++) : null);
      }
    }
  }

  /**
   * Only who was followed, frame by frame.
   * @param from number of the first frame that is wanted, counted from the session's first; older ones may be gone
   */
  *tracks(from = 0): Generator<TracksAt, void> {
    let first = this.#forgotten;
    // A copy of the list: the oldest chunk may go while somebody takes their time.
    for (const chunk of [...this.#chunks]) {
      const { frames } = chunk.tables;
      let worn = 0;
      for (let row = Math.max(0, from - first); row < chunk.frames; row++) {
        const { worn: colours, next } = readColours(chunk.colours, row, worn);
        worn = next;
        yield {
          time: frames.at(row, F.time),
          picture: { width: frames.at(row, F.width), height: frames.at(row, F.height) },
          tracks: readTracks(chunk, row),
          worn: colours,
        };
      }
      first += chunk.frames;
    }
  }

  /** What the detector saw, frame by frame, from a score of 0.15 on. */
  *detections(): Generator<{ readonly time: number; readonly detections: readonly Detection[] }, void> {
    for (const { tables } of this.#chunks) {
      for (let row = 0, at = 0; row < tables.frames.rows; row++) {
        const detections: Detection[] = [];
        for (; at < tables.frames.at(row, F.detectionsEnd); at++)
          detections.push(readDetection(tables.detections, at));
        yield { time: tables.frames.at(row, F.time), detections };
      }
    }
  }

  pack(): PackedChunk[] {
    return this.#chunks.map((_, i) => this.packChunk(this.#first + i));
  }

  /** A copy of the chunk of that number, to be kept or sent. */
  packChunk(number: number): PackedChunk {
    return this.#chunks[number - this.#first]!.pack();
  }

  /** Takes over a chunk of another recording: the next one, or the last one as it has grown. */
  putChunk(number: number, packed: PackedChunk): void {
    if (this.#chunks.length === 0) {
      this.#first = number;
      this.#forgotten = number * CHUNK;
    }
    const chunk = new Chunk(packed);
    const at = number - this.#first;
    this.#length += chunk.frames - (this.#chunks[at]?.frames ?? 0);
    this.#chunks[at] = chunk;
  }

  /** Gives up the chunks before that number. */
  forgetBefore(number: number): void {
    while (this.#chunks.length > 0 && this.#first < number) this.#forgetOldest();
  }

  /** @param first number of the first chunk, where older ones were given up */
  static unpack(chunks: readonly PackedChunk[], first = 0): Recording {
    const recording = new Recording();
    chunks.forEach((packed, i) => recording.putChunk(first + i, packed));
    return recording;
  }

  #forget(): void {
    while (this.#chunks.length > 1 && this.bytes > MOST_BYTES) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#chunks.shift();
    if (!oldest) return;
    this.#first++;
    this.#length -= oldest.frames;
    this.#forgotten += oldest.frames;
  }
}
