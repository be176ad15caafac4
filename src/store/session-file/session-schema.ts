import * as v from 'valibot';
import { CLASSES } from '../../core/detection/detection.ts';
import { VigieError } from '../../core/errors.ts';
import { eventSchema } from '../../core/evaluation/manifest.ts';
import type { Box } from '../../core/geometry/types.ts';
import { TABLES } from '../../core/recording/recording.ts';
import { CONDITIONS, type ConditionId } from '../../core/rules/conditions.ts';
import {
  check,
  exactObject,
  id,
  list,
  numberFrom,
  oneOf,
  repeated,
  say,
  textUpTo,
} from '../../core/scenario/checks.ts';
import { readScenario } from '../../core/scenario/parse-scenario.ts';
import { scenarioError } from '../../core/scenario/problems.ts';
import { BACKENDS, DETECTORS, EVENTS, type Scenario } from '../../core/scenario/scenario.ts';
import { SESSION_LIMITS as LIMITS } from './session-file.ts';

const whole = (min: number, max: number): v.GenericSchema<unknown, number> =>
  v.pipe(numberFrom(min, max), v.integer(say('not-whole')));
/** Media seconds; some files begin a little before their zero. */
const time = numberFrom(-1000, LIMITS.seconds);
/** Milliseconds since 1970, as far as a date goes. */
const moment = numberFrom(0, 8.64e15);
const share = numberFrom(-1, 2);
const text = textUpTo(255);
const part = v.nullable(whole(0, LIMITS.parts));

/** A rectangle of the picture; one that is followed may reach beyond its edges. */
const box = v.pipe(
  v.array(v.unknown(), say('not-box')),
  v.length(4, say('not-box')),
  v.array(numberFrom(-10, 10)),
  v.transform((values): Box => [values[0]!, values[1]!, values[2]!, values[3]!]),
);

const sessionSchema = exactObject({
  id: v.pipe(v.string(say('not-text')), v.regex(/^[\w-]{1,64}$/, say('bad-id'))),
  source: exactObject({
    kind: oneOf(['stage', 'camera', 'file', 'screen', 'recording']),
    name: text,
    duration: v.nullable(numberFrom(0, LIMITS.seconds)),
    size: exactObject({ width: whole(1, 32_768), height: whole(1, 32_768) }),
  }),
  scenario: v.unknown(),
  startedAt: moment,
  endedAt: v.nullable(moment),
  engine: v.nullable(
    exactObject({
      backend: oneOf(BACKENDS),
      detector: oneOf(DETECTORS),
      modelSha256: v.pipe(v.string(say('not-text')), v.regex(/^[\da-f]{1,64}$/, say('bad-id'))),
    }),
  ),
  coverage: exactObject({
    analysed: numberFrom(0, LIMITS.seconds),
    gaps: list(exactObject({ from: time, to: time, reason: text }), 0, LIMITS.gaps),
  }),
  app: v.optional(text),
});

const value = v.union([v.boolean(), numberFrom(-1e12, 1e12), text], say('not-text'));
const alertSchema = exactObject({
  id: v.pipe(v.string(say('not-text')), v.minLength(1, say('bad-id')), v.maxLength(300, say('bad-id'))),
  ruleId: id,
  event: oneOf(EVENTS),
  zone: v.nullable(text),
  level: oneOf(['attention', 'alarm']),
  raisedAt: time,
  clearedAt: v.nullable(time),
  box: v.nullable(box),
  trackIds: list(whole(0, 1e12), 0, 10_000),
  because: list(
    exactObject({
      condition: oneOf(Object.keys(CONDITIONS) as ConditionId[]),
      value,
      threshold: v.nullable(value),
      since: time,
    }),
    0,
    100,
  ),
});

const alertEntry = exactObject({
  alert: alertSchema,
  verdict: v.nullable(oneOf(['true', 'false', 'unsure'])),
  snapshot: part,
  hidden: part,
  clip: v.nullable(
    exactObject({
      part: whole(0, LIMITS.parts),
      from: time,
      to: time,
      anonymous: v.boolean(say('not-boolean')),
      overlays: v.boolean(say('not-boolean')),
    }),
  ),
});

const pose = list(exactObject({ x: numberFrom(-10, 10), y: numberFrom(-10, 10), score: share }), 0, 100);
const lookSchema = exactObject({
  key: text,
  time,
  detections: list(exactObject({ label: oneOf(CLASSES), score: share, box }), 0, LIMITS.looks),
  pose: v.nullable(pose),
  poses: v.optional(list(pose, 0, 100)),
});

const chunkSchema = exactObject({
  /** Which columns the tables have. */
  layout: v.pipe(v.string(say('not-text')), v.maxLength(10_000, say('bad-id'))),
  tables: exactObject(v.entriesFromList(TABLES, whole(0, LIMITS.parts))),
  /** Colours of clothing, where they were looked at. */
  colours: v.optional(whole(0, LIMITS.parts)),
  /** What rules were told of the sound, where one listened. */
  sound: v.optional(whole(0, LIMITS.parts)),
  looks: list(exactObject({ frame: whole(0, 1e6), look: lookSchema }), 0, LIMITS.looks),
});

const headSchema = exactObject({
  app: text,
  madeAt: moment,
  session: sessionSchema,
  alerts: list(alertEntry, 0, LIMITS.alerts),
  truth: v.nullable(
    exactObject({
      events: list(eventSchema, 0, 10_000),
      complete: list(oneOf(EVENTS), 0, EVENTS.length),
    }),
  ),
  recording: v.nullable(exactObject({ first: whole(0, 1e9), chunks: list(chunkSchema, 1, LIMITS.chunks) })),
  plate: part,
  parts: list(
    exactObject({
      // Nothing else becomes a picture, a clip or a table: the browser is given no page to open.
      type: oneOf(['image/jpeg', 'video/mp4', 'video/webm', 'float64']),
      bytes: whole(0, LIMITS.bytes),
    }),
    0,
    LIMITS.parts,
  ),
});

export type RawHead = v.InferOutput<typeof headSchema>;
export type Head = RawHead & { readonly session: { readonly scenario: Scenario } };

/**
 * Reads the head of a session file, with the strictness of a scenario file.
 * @throws VigieError `session-file-invalid` with the path of the first problem
 */
export function readHead(given: unknown): Head {
  try {
    const head = check(headSchema, given, '');
    const twice = repeated(head.alerts.map(({ alert }) => alert));
    if (twice >= 0)
      throw scenarioError(`alerts[${twice}].alert.id`, 'duplicate-id', { id: head.alerts[twice]!.alert.id });
    const scenario = readScenario(head.session.scenario, 'session.scenario');
    return { ...head, session: { ...head.session, scenario } };
  } catch (error) {
    throw asInvalid(error);
  }
}

/** The same problem, as one of a session file. */
export function asInvalid(error: unknown): unknown {
  if (!(error instanceof VigieError) || error.code !== 'scenario-invalid') return error;
  return new VigieError('session-file-invalid', error.details, { cause: error });
}
