import { LUGGAGE, type ClassName } from '../detection/detection.ts';
import { between } from '../geometry/box.ts';
import type { Box } from '../geometry/types.ts';
import type { Track } from '../tracking/track.ts';
import type { Recording } from './recording.ts';

/** What a person chooses among: classes that belong together. */
export const TUBE_KINDS = ['people', 'bags', 'vehicles', 'others'] as const;
export type TubeKind = (typeof TUBE_KINDS)[number];

const VEHICLES: readonly ClassName[] = ['bicycle', 'car', 'motorcycle', 'truck'];

export function kindOf(label: ClassName): TubeKind {
  if (label === 'person') return 'people';
  if (LUGGAGE.includes(label)) return 'bags';
  return VEHICLES.includes(label) ? 'vehicles' : 'others';
}

/** One object over time, thinned: a "tube" through the stack of a session's pictures. */
export interface Tube {
  /** Unique in what was gathered, from 0, in order of beginning. A track's id may come again; this does not. */
  readonly number: number;
  readonly trackId: number;
  readonly label: ClassName;
  /** Media seconds. */
  readonly from: number;
  readonly to: number;
  /** Rows of five numbers, times rising: media seconds, then the box in shares of the picture. */
  readonly samples: Float64Array<ArrayBuffer>;
}

/** Numbers in a row of samples. */
export const SAMPLE = 5;
/** Seconds between samples of what moves and of what stands still, and the share of the picture that is no move. */
const STEP = 0.4;
const STILL_STEP = 5;
const STILL = 0.004;
/** Seconds that somebody may be unseen; after more it is another tube. Trackers give up after eight. */
const LONGEST_GAP = 8;
/** Tracks shorter than this are mostly mistakes of the detector, seconds. */
const LEAST = 1;
/** Frames between two chances for others to run. */
const SLICE = 500;

export interface Gathered {
  /** In order of their beginning. */
  readonly tubes: readonly Tube[];
  /** How many were too short. */
  readonly brief: number;
  /** Of all frames, media seconds; both 0 of none. */
  readonly from: number;
  readonly to: number;
}

/** A tube that is being followed. */
interface Open {
  readonly trackId: number;
  readonly from: number;
  readonly samples: number[];
  readonly votes: Map<ClassName, number>;
  last: { readonly time: number; readonly box: Box };
}

/**
 * Makes tubes of a recording: one for each track as long as time goes on. Where somebody sought, or the track was
 * unseen for long, another begins. Predicted boxes are left out. A slice of work each `next()`.
 */
export function* gatherTubes(recording: Recording): Generator<void, Gathered> {
  const open = new Map<number, Open>();
  const closed: Omit<Tube, 'number'>[] = [];
  const span = { from: Infinity, to: -Infinity };
  let before = -Infinity;
  let brief = 0;
  let frames = 0;
  const close = (one: Open): void => {
    open.delete(one.trackId);
    if (one.last.time - one.from < LEAST) brief++;
    else closed.push(finished(one));
  };
  for (const { time, tracks } of recording.tracks()) {
    if (time < before) for (const one of [...open.values()]) close(one);
    before = time;
    span.from = Math.min(span.from, time);
    span.to = Math.max(span.to, time);
    for (const track of tracks) {
      if (track.state !== 'confirmed') continue;
      const known = open.get(track.id);
      if (known && time - known.last.time > LONGEST_GAP) close(known);
      follow(open, track, time);
    }
    if (++frames % SLICE === 0) yield;
  }
  for (const one of [...open.values()]) close(one);
  closed.sort((a, b) => a.from - b.from);
  const tubes = closed.map((tube, number) => ({ ...tube, number }));
  return { tubes, brief, ...(frames > 0 ? span : { from: 0, to: 0 }) };
}

function follow(open: Map<number, Open>, { id, label, box }: Track, time: number): void {
  const known = open.get(id);
  if (!known) {
    const votes = new Map([[label, 1]]);
    open.set(id, { trackId: id, from: time, samples: [time, ...box], votes, last: { time, box } });
    return;
  }
  known.last = { time, box };
  known.votes.set(label, (known.votes.get(label) ?? 0) + 1);
  const { samples } = known;
  const at = samples.length - SAMPLE;
  const since = time - samples[at]!;
  const moved = box.some((value, i) => Math.abs(value - samples[at + 1 + i]!) > STILL);
  if (since >= (moved ? STEP : STILL_STEP)) samples.push(time, ...box);
}

function finished({ trackId, from, samples, votes, last }: Open): Omit<Tube, 'number'> {
  if (samples.at(-SAMPLE) !== last.time) samples.push(last.time, ...last.box);
  const [[label]] = [...votes].sort((a, b) => b[1] - a[1]) as [[ClassName, number]];
  return { trackId, label, from, to: last.time, samples: Float64Array.from(samples) };
}

/** Where a tube is at a media time, between two samples in between; null before its beginning and after its end. */
export function boxAt({ samples, from, to }: Tube, time: number): Box | null {
  if (time < from || time > to) return null;
  let low = 0;
  let high = samples.length / SAMPLE - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (samples[middle * SAMPLE]! <= time) low = middle;
    else high = middle;
  }
  const [a, b] = [low * SAMPLE, high * SAMPLE];
  const span = samples[b]! - samples[a]!;
  const share = span > 0 ? (time - samples[a]!) / span : 0;
  const boxOf = (at: number): Box => [samples[at + 1]!, samples[at + 2]!, samples[at + 3]!, samples[at + 4]!];
  return between(boxOf(a), boxOf(b), share);
}
