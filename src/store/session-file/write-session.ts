import type { LookResult } from '../../core/detection/look.ts';
import { VigieError } from '../../core/errors.ts';
import { TABLES, type PackedChunk, type TableName } from '../../core/recording/recording.ts';
import type { Alert } from '../../core/rules/alert.ts';
import { megabytes } from '../../core/scenario/parse-scenario.ts';
import type { AlertRecord } from '../vigie-store.ts';
import { readHead, type RawHead } from './session-schema.ts';
import { SESSION_FILE, SESSION_LIMITS, type SessionContent } from './session-file.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type RawAlert = RawHead['alerts'][number];
type RawChunk = NonNullable<RawHead['recording']>['chunks'][number];
type PartType = RawHead['parts'][number]['type'];

/** Collects what stands behind the head, and gives each part its place. */
class Parts {
  readonly list: Mutable<RawHead['parts']> = [];
  readonly data: BlobPart[] = [];

  add(type: PartType, data: Blob | Float64Array<ArrayBuffer>): number {
    this.data.push(data);
    return this.list.push({ type, bytes: data instanceof Blob ? data.size : data.byteLength }) - 1;
  }
}

/**
 * A session as a file (`session-file.ts`). What is in it is checked as when it is opened: a file that could not be
 * opened again is not made.
 * @throws VigieError `session-file-too-large`
 */
export async function writeSession(content: SessionContent): Promise<Blob> {
  const parts = new Parts();
  const head = headOf(content, parts);
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bytes = parts.list.reduce((sum, part) => sum + part.bytes, json.length);
  if (bytes > SESSION_LIMITS.bytes || json.length > SESSION_LIMITS.head)
    throw new VigieError('session-file-too-large', {
      size: megabytes(bytes),
      limit: megabytes(SESSION_LIMITS.bytes),
    });
  readHead(head);
  const whole = new Blob([opening(json.length), json, ...parts.data]);
  const packed = await new Response(whole.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  return new Blob([packed], { type: 'application/octet-stream' });
}

/** What stands before the head: the mark of the format, and the head's length. */
function opening(headBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SESSION_FILE.magicBytes + 4);
  bytes.set(new TextEncoder().encode(`vigie ${SESSION_FILE.version}\n`));
  new DataView(bytes.buffer).setUint32(SESSION_FILE.magicBytes, headBytes, true);
  return bytes;
}

function headOf(content: SessionContent, parts: Parts): RawHead {
  const { app, madeAt, session, alerts, truth, recording, plate } = content;
  const { id, source, scenario, startedAt, endedAt, engine, coverage } = session;
  const { kind, name, duration, size } = source;
  return {
    app,
    madeAt,
    session: {
      id,
      source: { kind: kind as 'file', name, duration, size: { width: size.width, height: size.height } },
      scenario,
      startedAt,
      endedAt,
      engine: engine && {
        backend: engine.backend as 'wasm',
        detector: engine.detector as 'nanodet',
        modelSha256: engine.modelSha256,
      },
      coverage: {
        analysed: coverage.analysed,
        gaps: coverage.gaps.map(({ from, to, reason }) => ({ from, to, reason })),
      },
      ...(session.app !== undefined && { app: session.app }),
    },
    alerts: alerts.map((one) => alertOf(one, parts)),
    truth: truth && {
      events: truth.events.map(({ type, raise, box, optional, note }) => {
        return { type, raise: [...raise], box: box && [...box], optional, note };
      }),
      complete: [...truth.complete],
    },
    recording: recording && {
      first: recording.first,
      chunks: recording.chunks.map((chunk) => chunkOf(chunk, parts)),
    },
    plate: plate && parts.add('image/jpeg', plate),
    parts: parts.list,
  };
}

function alertOf({ alert, verdict, snapshot, hidden, clip }: AlertRecord, parts: Parts): RawAlert {
  return {
    alert: plainAlert(alert),
    verdict,
    snapshot: snapshot && parts.add('image/jpeg', snapshot),
    hidden: hidden && parts.add('image/jpeg', hidden),
    clip: clip && {
      part: parts.add(clip.blob.type === 'video/webm' ? 'video/webm' : 'video/mp4', clip.blob),
      from: clip.from,
      to: clip.to,
      anonymous: clip.anonymous,
      overlays: clip.overlays,
    },
  };
}

function plainAlert(alert: Alert): RawAlert['alert'] {
  const { id, ruleId, event, zone, level, raisedAt, clearedAt, box, trackIds, because } = alert;
  return {
    ...{ id, ruleId, event, zone, level, raisedAt, clearedAt, box, trackIds: [...trackIds] },
    because: because.map(({ condition, value, threshold, since }) => {
      return {
        condition,
        value: inJson(value),
        threshold: threshold === null ? null : inJson(threshold),
        since,
      };
    }),
  };
}

/** JSON has no number for what is beyond all numbers. */
function inJson(value: number | string | boolean): number | string | boolean {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function chunkOf({ layout, tables, looks, colours, sound }: PackedChunk, parts: Parts): RawChunk {
  const places = TABLES.map((name) => [name, parts.add('float64', tables[name])] as const);
  return {
    layout,
    tables: Object.fromEntries(places) as Record<TableName, number>,
    ...(colours && { colours: parts.add('float64', colours) }),
    ...(sound && { sound: parts.add('float64', sound) }),
    looks: looks.map(([frame, look]) => ({ frame, look: plainLook(look) })),
  };
}

function plainLook({ key, time, detections, pose, poses }: LookResult): RawChunk['looks'][number]['look'] {
  const points = (all: NonNullable<LookResult['pose']>): { x: number; y: number; score: number }[] =>
    all.map(({ x, y, score }) => ({ x, y, score }));
  return {
    key,
    time,
    detections: detections.map(({ label, score, box }) => ({ label, score, box })),
    pose: pose && points(pose),
    ...(poses && { poses: poses.map(points) }),
  };
}
