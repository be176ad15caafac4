import { toPlain, VigieError, type PlainError } from '../core/errors.ts';
import { Recording } from '../core/recording/recording.ts';
import type { FrameResult } from '../engine/protocol.ts';
import type { KeptRecording, VigieStore } from '../store/vigie-store.ts';
import type { Recorded } from './lab-state.ts';

/** Milliseconds between writes of the chunk that grows, and between two words about it. */
const SAVE_EVERY = 10_000;
const SAY_EVERY = 1000;

export interface RecordingDeskParts {
  readonly store: VigieStore;
  readonly changed: (recorded: Recorded | null) => void;
  readonly problem: (error: PlainError) => void;
}

/**
 * The recording of the session on the screen: what its rules saw, in memory and in the store. No pictures.
 * It is written chunk by chunk; when the disk is full, that is said, and the rest is kept in memory only.
 */
export class RecordingDesk {
  readonly #parts: RecordingDeskParts;
  #recording: Recording | null = null;
  /** Whose it is in the store; null where it is not to be written. */
  #sessionId: string | null = null;
  /** Chunks before this number are written whole. */
  #written = 0;
  #dropped = 0;
  #full = false;
  #writing: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setInterval> | undefined;
  #said = 0;

  constructor(parts: RecordingDeskParts) {
    this.#parts = parts;
  }

  /** Null before a session, and where nothing was recorded. */
  get recording(): Recording | null {
    return this.#recording;
  }

  begin(sessionId: string): void {
    this.clear();
    this.#recording = new Recording();
    this.#sessionId = sessionId;
    this.#timer = setInterval(() => void this.#save(), SAVE_EVERY);
    this.#say();
  }

  /** Shows a recording that is whole: a past session's, or a clip's. */
  adopt(kept: KeptRecording | Recording | null, stored: boolean): void {
    this.clear();
    this.#recording =
      kept === null || kept instanceof Recording ? kept : Recording.unpack(kept.chunks, kept.first);
    this.#full = !stored;
    this.#say();
  }

  take({ output, size, looks, detections, colours }: FrameResult): void {
    const recording = this.#recording;
    if (!recording) return;
    const { end } = recording.chunks;
    recording.append(output, size, looks, detections, colours);
    if (recording.chunks.end > end) void this.#save();
    const now = performance.now();
    if (now - this.#said < SAY_EVERY) return;
    this.#said = now;
    this.#say();
  }

  /** The session is over: what is not written yet is written. */
  end(): Promise<void> {
    clearInterval(this.#timer);
    this.#say();
    return this.#save();
  }

  /** This tab writes from now on: all of it is written. */
  writeNow(): Promise<void> {
    this.#written = 0;
    return this.#save();
  }

  clear(): void {
    clearInterval(this.#timer);
    this.#recording = null;
    this.#sessionId = null;
    this.#written = 0;
    this.#dropped = 0;
    this.#full = false;
    this.#parts.changed(null);
  }

  #say(): void {
    const recording = this.#recording;
    if (!recording) return this.#parts.changed(null);
    const { length, from, to, bytes, forgotten } = recording;
    this.#parts.changed({
      frames: length,
      from: from ?? 0,
      to: to ?? 0,
      bytes,
      forgotten,
      stored: !this.#full && this.#parts.store.writable && this.#parts.store.persistent,
    });
  }

  /** One write after the other; what grows meanwhile comes with the next. */
  #save(): Promise<void> {
    const recording = this.#recording;
    const id = this.#sessionId;
    if (!recording || id === null || this.#full || !this.#parts.store.writable) return this.#writing;
    this.#writing = this.#writing.then(() => this.#write(recording, id));
    return this.#writing;
  }

  async #write(recording: Recording, id: string): Promise<void> {
    const { store, problem } = this.#parts;
    try {
      const { first, end } = recording.chunks;
      if (first > this.#dropped && recording === this.#recording) {
        this.#dropped = first;
        await store.dropChunks(id, first);
      }
      for (let number = Math.max(first, this.#written); number < end; number++) {
        if (number < recording.chunks.first) continue;
        await store.putChunk(id, number, recording.packChunk(number));
        if (recording === this.#recording) this.#written = Math.max(this.#written, number);
      }
    } catch (error) {
      if (recording === this.#recording && !this.#full) {
        // Alerts need the room that is left: nothing more of the recording is written.
        this.#full = error instanceof VigieError && error.code === 'storage-full';
        this.#say();
      }
      problem(toPlain(error));
    }
  }
}
