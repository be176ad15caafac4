import * as v from 'valibot';
import type { Box } from '../geometry/types.ts';
import { check, exactObject, id, label, list, numberFrom, oneOf, repeated, say } from '../scenario/checks.ts';
import { parseJson, readScenario } from '../scenario/parse-scenario.ts';
import { scenarioError } from '../scenario/problems.ts';
import { EVENTS, type EventId, type Scenario } from '../scenario/scenario.ts';

/** Something that really happens in a clip. Times in seconds from the start of the file. */
export interface ClipEvent {
  readonly type: EventId;
  /** The span in which an alert must be raised. */
  readonly raise: readonly [from: number, to: number];
  /** Where, or null for anywhere. */
  readonly box: Box | null;
  /** An optional event counts neither for nor against. */
  readonly optional: boolean;
  readonly note: string;
}

/** A scene of the built-in stage: the same scene and seed always give the same pictures. */
export interface StageClip {
  readonly scene: string;
  readonly seed: number;
}

/** One video of a manifest with its ground truth. */
export interface Clip {
  readonly id: string;
  /** Path of the video, relative to the manifest; empty for a scene of the stage. */
  readonly video: string;
  /** A scene of the stage, which is played instead of a video and knows its own truth. */
  readonly stage?: StageClip;
  readonly note: string;
  readonly scenario: Scenario;
  /** Events that surely do not happen except where listed: an alert for one of them can be false. */
  readonly negativeFor: readonly EventId[];
  readonly events: readonly ClipEvent[];
  /** Path of the true tracks in MOT format, relative to the manifest, or null. */
  readonly tracks: string | null;
  /** How many people are in the picture at a time in seconds. */
  readonly counts: readonly (readonly [time: number, people: number])[];
}

export interface Manifest {
  readonly clips: readonly Clip[];
}

const LIMITS = { bytes: 50_000_000, clips: 10_000, events: 10_000, counts: 1_000_000, seconds: 1e6 } as const;

const time = numberFrom(0, LIMITS.seconds);

/** A file beside the manifest: no absolute path, no way up, no address. */
const path = v.pipe(
  v.string(say('not-text')),
  v.regex(/^(?![/\\])(?![a-zA-Z]+:)(?!.*\.\.(?:[/\\]|$))[^\0]{1,500}$/, say('bad-path')),
);

/** An event as a file has it; `readEvent` makes a `ClipEvent` of it. */
export const eventSchema = exactObject({
  type: oneOf(EVENTS),
  raise: v.pipe(
    v.array(time, say('not-span')),
    v.length(2, say('not-span')),
    v.check(([from, to]) => from! <= to!, say('not-span')),
  ),
  box: v.optional(
    v.nullable(v.pipe(v.array(numberFrom(-1, 2), say('not-box')), v.length(4, say('not-box')))),
    null,
  ),
  optional: v.optional(v.boolean(say('not-boolean')), false),
  note: v.optional(label, ''),
  track: v.optional(numberFrom(0, 1e9)),
});

const clipSchema = exactObject({
  id,
  video: v.optional(path),
  stage: v.optional(id),
  seed: v.optional(v.pipe(numberFrom(0, 1e6), v.integer(say('not-whole')))),
  note: v.optional(label, ''),
  scenario: v.unknown(),
  negativeFor: v.optional(list(oneOf(EVENTS), 0, EVENTS.length), []),
  events: v.optional(list(eventSchema, 0, LIMITS.events), []),
  tracks: v.optional(v.nullable(path), null),
  counts: v.optional(
    list(
      v.pipe(v.array(numberFrom(0, LIMITS.seconds), say('not-point')), v.length(2, say('not-point'))),
      0,
      LIMITS.counts,
    ),
    [],
  ),
});

const manifestSchema = exactObject({
  version: v.literal(1, say('version')),
  about: v.optional(v.string(say('not-text'))),
  clips: list(clipSchema, 1, LIMITS.clips),
});

/**
 * Reads an evaluation manifest, with the strictness of a scenario file.
 * @throws VigieError `scenario-invalid` with the path of the first problem, or `scenario-too-large`
 */
export function parseManifest(text: string): Manifest {
  const raw = check(manifestSchema, parseJson(text, LIMITS.bytes), '');
  const twice = repeated(raw.clips);
  if (twice >= 0) throw scenarioError(`clips[${twice}].id`, 'duplicate-id', { id: raw.clips[twice]!.id });
  return { clips: raw.clips.map((clip, i) => readClip(clip, `clips[${i}]`)) };
}

function readClip(raw: v.InferOutput<typeof clipSchema>, at: string): Clip {
  const { video = '', stage, seed, ...rest } = raw;
  if ((video === '') === (stage === undefined)) throw scenarioError(at, 'video-or-stage');
  if (stage === undefined && seed !== undefined) throw scenarioError(`${at}.seed`, 'only-stage');
  if (stage !== undefined && (raw.events.length > 0 || raw.tracks !== null))
    throw scenarioError(`${at}.${raw.tracks === null ? 'events' : 'tracks'}`, 'stage-knows');
  return {
    ...rest,
    video,
    ...(stage === undefined ? {} : { stage: { scene: stage, seed: seed ?? 1 } }),
    events: raw.events.map(readEvent),
    scenario: readScenario(raw.scenario, `${at}.scenario`),
    counts: raw.counts.map(([when, people]) => [when!, people!] as const),
  };
}

export function readEvent({
  type,
  raise,
  box,
  optional,
  note,
}: v.InferOutput<typeof eventSchema>): ClipEvent {
  return {
    type,
    raise: [raise[0]!, raise[1]!],
    box: box && [box[0]!, box[1]!, box[2]!, box[3]!],
    optional,
    note,
  };
}
