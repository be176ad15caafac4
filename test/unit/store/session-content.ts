import fc from 'fast-check';
import type { LookResult } from '../../../src/core/detection/look.ts';
import { CLASSES } from '../../../src/core/detection/detection.ts';
import type { ClipEvent } from '../../../src/core/evaluation/manifest.ts';
import type { Box } from '../../../src/core/geometry/types.ts';
import { COLOUR_BINS } from '../../../src/core/pixels/colour-bins.ts';
import { Recording } from '../../../src/core/recording/recording.ts';
import type { Alert, Because } from '../../../src/core/rules/alert.ts';
import { CONDITIONS, type ConditionId } from '../../../src/core/rules/conditions.ts';
import { defaultScenario } from '../../../src/core/scenario/format-scenario.ts';
import { BACKENDS, DETECTORS, EVENTS } from '../../../src/core/scenario/scenario.ts';
import type { SessionContent } from '../../../src/store/session-file/session-file.ts';
import type { AlertRecord, SessionRecord } from '../../../src/store/vigie-store.ts';
import { result, SIZE, track } from '../app/factories.ts';

/** Sessions of any kind, as they may be saved. */

const time = fc.double({ min: 0, max: 1e5, noNaN: true }).map((value) => value + 0);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const box = fc.tuple(share, share, share, share) as fc.Arbitrary<Box>;
/** A name that needs no cleaning. */
const name = fc.stringMatching(/^[A-Za-zéà«» ._-]{1,60}$/).map((text) => text.trim() || 'x');
const blob = (type: string): fc.Arbitrary<Blob> =>
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new Blob([Uint8Array.from(bytes)], { type }));
const value = fc.oneof(time, fc.boolean(), name);

const because: fc.Arbitrary<Because> = fc.record({
  condition: fc.constantFrom(...(Object.keys(CONDITIONS) as ConditionId[])),
  value,
  threshold: fc.option(value),
  since: time,
});
const alert: fc.Arbitrary<Omit<Alert, 'id'>> = fc.record({
  ruleId: fc.constantFrom('r1', 'crowd', 'règle 2'),
  event: fc.constantFrom(...EVENTS),
  zone: fc.option(name),
  level: fc.constantFrom('attention' as const, 'alarm' as const),
  raisedAt: time,
  clearedAt: fc.option(time),
  box: fc.option(box),
  trackIds: fc.array(fc.nat(), { maxLength: 4 }),
  because: fc.array(because, { maxLength: 4 }),
});
const clip = fc.record({
  blob: fc.oneof(blob('video/mp4'), blob('video/webm')),
  from: time,
  to: time,
  anonymous: fc.boolean(),
  overlays: fc.boolean(),
});
const row = fc.record({
  alert,
  verdict: fc.option(fc.constantFrom('true' as const, 'false' as const, 'unsure' as const)),
  snapshot: fc.option(blob('image/jpeg')),
  hidden: fc.option(blob('image/jpeg')),
  clip: fc.option(clip),
});

const keypoint = fc.record({ x: share, y: share, score: share });
const look: fc.Arbitrary<LookResult> = fc
  .record({
    key: name,
    time,
    detections: fc.array(fc.record({ label: fc.constantFrom(...CLASSES), score: share, box }), {
      maxLength: 3,
    }),
    pose: fc.option(fc.array(keypoint, { maxLength: 17 })),
    poses: fc.option(fc.array(fc.array(keypoint, { maxLength: 3 }), { maxLength: 2 })),
  })
  .map(({ poses, ...rest }) => ({ ...rest, ...(poses && { poses }) }));

/** What a rule was told of a sound, with a tone in it. */
const HEARD = {
  heard: 30,
  level: -20.5,
  usual: -45,
  margin: 3,
  impact: null,
  shout: null,
  tone: { at: 2, above: 20, lasts: 1.5, frequency: 1000, beeps: 1 },
};

const recording = fc
  .record({
    frames: fc.integer({ min: 1, max: 30 }),
    first: fc.nat(5),
    looks: fc.array(look, { maxLength: 3 }),
    upper: fc.option(fc.constantFrom(...COLOUR_BINS)),
  })
  .map(({ frames, first, looks, upper }) => {
    const made = new Recording();
    const seen = [{ label: 'person', score: 0.5, box: [0.1, 0.2, 0.3, 0.4] }] as const;
    for (let i = 0; i < frames; i++) {
      const { output } = result(i / 5, [track(1), track(i + 2, { label: 'suitcase' })]);
      const sound = i % 2 === 0 ? HEARD : null;
      const colours = i % 3 === 0 ? [{ trackId: 1, upper, lower: null }] : [];
      made.append({ ...output, sound }, SIZE, i === 2 ? looks : [], seen, colours);
    }
    return { first, chunks: made.pack() };
  });

const event: fc.Arbitrary<ClipEvent> = fc.record({
  type: fc.constantFrom(...EVENTS),
  raise: fc.tuple(time, time).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  box: fc.option(box),
  optional: fc.boolean(),
  note: name,
});

const session: fc.Arbitrary<SessionRecord> = fc
  .record({
    id: fc.uuid(),
    source: fc.record({
      kind: fc.constantFrom('stage', 'camera', 'file', 'screen', 'recording'),
      name,
      duration: fc.option(time),
      size: fc.record({
        width: fc.integer({ min: 1, max: 8000 }),
        height: fc.integer({ min: 1, max: 8000 }),
      }),
    }),
    scenario: name.map((called) => defaultScenario(called)),
    startedAt: fc.nat(),
    endedAt: fc.option(fc.nat()),
    engine: fc.option(
      fc.record({
        backend: fc.constantFrom(...BACKENDS),
        detector: fc.constantFrom(...DETECTORS),
        modelSha256: fc.constant('3f5a9c0e7be1f6d8c2b4a09157d3e6f80c1b2a394d5e6f708192a3b4c5d6e7f8'),
      }),
    ),
    coverage: fc.record({
      analysed: time,
      gaps: fc.array(fc.record({ from: time, to: time, reason: name }), { maxLength: 4 }),
    }),
    app: fc.option(fc.constant('0.1.0+3f2a90c41b7d')),
  })
  .map(({ app, ...rest }) => ({ ...rest, ...(app !== null && { app }) }));

export const contents: fc.Arbitrary<SessionContent> = fc
  .record({
    app: fc.constant('0.1.0+3f2a90c41b7d'),
    madeAt: fc.nat(),
    session,
    rows: fc.array(row, { maxLength: 5 }),
    truth: fc.option(
      fc.record({
        events: fc.array(event, { maxLength: 3 }),
        complete: fc.uniqueArray(fc.constantFrom(...EVENTS)),
      }),
    ),
    recording: fc.option(recording),
    plate: fc.option(blob('image/jpeg')),
  })
  .map(({ rows, ...rest }) => ({
    ...rest,
    alerts: rows.map((one, i): AlertRecord => {
      const sessionId = rest.session.id;
      return { ...one, sessionId, alert: { ...one.alert, id: `${one.alert.ruleId}#${i}` } };
    }),
  }));

/** The same with the bytes of its blobs, to be compared. */
export async function plain(given: unknown): Promise<unknown> {
  if (given instanceof Blob)
    return { type: given.type, bytes: [...new Uint8Array(await given.arrayBuffer())] };
  if (ArrayBuffer.isView(given)) return { floats: [...(given as Float64Array)].map(String) };
  if (Array.isArray(given)) return Promise.all(given.map(plain));
  if (given === null || typeof given !== 'object') return given;
  const entries = Object.entries(given).map(async ([key, part]) => [key, await plain(part)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
