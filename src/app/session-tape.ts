import { CLASSES } from '../core/detection/detection.ts';
import { between } from '../core/geometry/box.ts';
import type { Track } from '../core/tracking/track.ts';

/** Frames that are kept at most: over half an hour at ten a second. The oldest go first. */
const MOST_FRAMES = 20_000;
/** A frame stands for the picture until the next one, but no longer than this, in seconds. */
const LONGEST_STAND = 0.6;
/** Numbers kept for a track: id, class, box, score, state, first seen, last seen, still since. */
const FIELDS = 11;
const STATES = ['tentative', 'confirmed', 'lost'] as const;

interface Entry {
  readonly time: number;
  readonly tracks: Float32Array;
}

/**
 * What was followed in each analysed frame of a session, so that it can be looked at again: over the video,
 * without analysing it again. Kept in memory only, with a cap; gone with the session.
 */
export class SessionTape {
  /** Runs of rising time, the newest last: a person who seeks begins another. */
  #runs: Entry[][] = [];
  #frames = 0;

  clear(): void {
    this.#runs = [];
    this.#frames = 0;
  }

  /** Adds an analysed frame. `time` in media seconds. */
  add(time: number, tracks: readonly Track[]): void {
    const run = this.#runs.at(-1);
    const last = run?.at(-1)?.time ?? -Infinity;
    const entry = { time, tracks: pack(tracks) };
    if (run && time > last) run.push(entry);
    else this.#runs.push([entry]);
    this.#frames++;
    if (this.#frames > MOST_FRAMES) this.#dropOldest();
  }

  /** What was followed at `time`, boxes between two frames in between; null where nothing was analysed. */
  at(time: number): readonly Track[] | null {
    for (let i = this.#runs.length - 1; i >= 0; i--) {
      const run = this.#runs[i]!;
      const index = lastUpTo(run, time);
      const entry = run[index];
      if (!entry || time - entry.time > LONGEST_STAND) continue;
      const next = run[index + 1];
      const tracks = unpack(entry.tracks);
      return next
        ? tracksBetween(tracks, unpack(next.tracks), (time - entry.time) / (next.time - entry.time))
        : tracks;
    }
    return null;
  }

  #dropOldest(): void {
    const oldest = this.#runs[0]!;
    // A tenth at once, so that a full tape does not move its whole run with every frame.
    const gone = Math.min(oldest.length, MOST_FRAMES / 10);
    oldest.splice(0, gone);
    if (oldest.length === 0) this.#runs.shift();
    this.#frames -= gone;
  }
}

function pack(tracks: readonly Track[]): Float32Array {
  const packed = new Float32Array(tracks.length * FIELDS);
  tracks.forEach((track, i) => {
    const label = CLASSES.indexOf(track.label);
    const { id, box, score, state, firstSeen, lastSeen, stationarySince } = track;
    const still = stationarySince ?? Number.NaN;
    packed.set([id, label, ...box, score, STATES.indexOf(state), firstSeen, lastSeen, still], i * FIELDS);
  });
  return packed;
}

function unpack(packed: Float32Array): Track[] {
  return Array.from({ length: packed.length / FIELDS }, (_, i) => {
    const [id, label, x, y, w, h, score, state, firstSeen, lastSeen, still] = packed.subarray(
      i * FIELDS,
      (i + 1) * FIELDS,
    ) as unknown as number[];
    return {
      id: id!,
      label: CLASSES[label!]!,
      box: [x!, y!, w!, h!],
      velocity: [0, 0],
      score: score!,
      state: STATES[state!]!,
      firstSeen: firstSeen!,
      lastSeen: lastSeen!,
      stationarySince: Number.isNaN(still!) ? null : still!,
    };
  });
}

/** Index of the last entry at or before `time`, or -1. */
function lastUpTo(run: readonly Entry[], time: number): number {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (run[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function tracksBetween(tracks: readonly Track[], later: readonly Track[], share: number): Track[] {
  return tracks.map((track) => {
    const next = later.find((one) => one.id === track.id);
    return next ? { ...track, box: between(track.box, next.box, share) } : track;
  });
}
