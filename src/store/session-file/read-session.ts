import { VigieError } from '../../core/errors.ts';
import { readEvent } from '../../core/evaluation/manifest.ts';
import {
  isReadable,
  Recording,
  TABLES,
  type PackedChunk,
  type TableName,
} from '../../core/recording/recording.ts';
import { megabytes } from '../../core/scenario/parse-scenario.ts';
import { scenarioError } from '../../core/scenario/problems.ts';
import type { AlertRecord, KeptRecording, SessionRecord } from '../vigie-store.ts';
import { asInvalid, readHead, type Head } from './session-schema.ts';
import { SESSION_FILE, SESSION_LIMITS, type SessionContent } from './session-file.ts';

type RawChunk = NonNullable<Head['recording']>['chunks'][number];

/**
 * Reads a session file (`session-file.ts`). Nothing is guessed: what Vigie does not know is refused.
 * @throws VigieError `file-empty`, `file-unreadable`, `session-file-unknown`, `session-file-newer`,
 * `session-file-damaged`, `session-file-too-large` or `session-file-invalid`
 * @param most bytes that may be in it
 */
export async function readSession(file: File, most: number = SESSION_LIMITS.bytes): Promise<SessionContent> {
  const { name } = file;
  if (file.size === 0) throw new VigieError('file-empty', { name });
  if (file.size > most) throw tooLarge(file.size, most);
  const whole = await unpack(file, most);
  const { head, from } = await headOf(whole, name);
  const parts = await Parts.of(head, whole.slice(from), name);
  try {
    return await contentOf(head, parts);
  } catch (error) {
    throw asInvalid(error);
  }
}

/** What was compressed; its checksum tells damage. */
async function unpack(file: File, most: number): Promise<Blob> {
  const { name } = file;
  const start = await bytesOf(file.slice(0, 2), name);
  if (start[0] !== 0x1f || start[1] !== 0x8b) throw new VigieError('session-file-unknown', { name });
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      // A small file may hold a very large one: no more of it is unpacked than is needed to know.
      if (bytes > most) throw tooLarge(bytes, most);
      controller.enqueue(chunk);
    },
  });
  try {
    const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(limit);
    return await new Response(unpacked).blob();
  } catch (error) {
    if (bytes > most) throw tooLarge(bytes, most);
    const code = isGone(error) ? 'file-unreadable' : 'session-file-damaged';
    throw new VigieError(code, { name }, { cause: error });
  }
}

/** The head, and where the parts begin. */
async function headOf(whole: Blob, name: string): Promise<{ head: Head; from: number }> {
  const opening = await bytesOf(whole.slice(0, SESSION_FILE.magicBytes + 4), name);
  const mark = SESSION_FILE.magic.exec(ascii(opening.subarray(0, SESSION_FILE.magicBytes)));
  if (!mark) throw new VigieError('session-file-unknown', { name });
  const version = Number(mark[1]);
  if (version !== SESSION_FILE.version) throw new VigieError('session-file-newer', { name, version });
  if (opening.length < SESSION_FILE.magicBytes + 4) throw new VigieError('session-file-damaged', { name });
  const length = new DataView(opening.buffer).getUint32(SESSION_FILE.magicBytes, true);
  if (length > SESSION_LIMITS.head) throw tooLarge(length, SESSION_LIMITS.head);
  const from = opening.length + length;
  const json = await whole.slice(opening.length, from).text();
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (error) {
    throw new VigieError('session-file-damaged', { name }, { cause: error });
  }
  return { head: readHead(given), from };
}

/** What stands behind the head, by its place in the head's list. */
class Parts {
  readonly #head: Head;
  readonly #data: Blob;
  readonly #starts: readonly number[];

  private constructor(head: Head, data: Blob, starts: readonly number[]) {
    this.#head = head;
    this.#data = data;
    this.#starts = starts;
  }

  static async of(head: Head, data: Blob, name: string): Promise<Parts> {
    let end = 0;
    const starts = head.parts.map(({ bytes }) => (end += bytes) - bytes);
    if (end !== data.size) throw new VigieError('session-file-damaged', { name });
    const tables = head.parts.reduce((sum, { type, bytes }) => sum + (type === 'float64' ? bytes : 0), 0);
    if (tables > SESSION_LIMITS.recording) throw tooLarge(tables, SESSION_LIMITS.recording);
    return new Parts(head, data, starts);
  }

  /** A picture or a clip. @param path where the head refers to it, for a problem */
  media(at: number | null, kind: 'image/' | 'video/', path: string): Blob | null {
    return at === null ? null : this.#part(at, kind, path);
  }

  async table(at: number, path: string): Promise<Float64Array<ArrayBuffer>> {
    const part = this.#part(at, 'float64', path);
    if (part.size % 8 !== 0) throw scenarioError(path, 'not-number');
    return new Float64Array(await part.arrayBuffer());
  }

  #part(at: number, kind: string, path: string): Blob {
    const part = this.#head.parts[at];
    if (!part?.type.startsWith(kind)) throw scenarioError(path, 'missing');
    const start = this.#starts[at]!;
    return this.#data.slice(start, start + part.bytes, part.type);
  }
}

async function contentOf(head: Head, parts: Parts): Promise<SessionContent> {
  const { app, madeAt, alerts, truth, plate } = head;
  const { app: ranWith, ...rest } = head.session;
  const session: SessionRecord = { ...rest, ...(ranWith !== undefined && { app: ranWith }) };
  return {
    app,
    madeAt,
    session,
    alerts: alerts.map((raw, i): AlertRecord => {
      const path = `alerts[${i}]`;
      const blob = parts.media(raw.clip?.part ?? null, 'video/', `${path}.clip.part`);
      const { from = 0, to = 0, anonymous = false, overlays = false } = raw.clip ?? {};
      return {
        sessionId: session.id,
        alert: raw.alert,
        verdict: raw.verdict,
        snapshot: parts.media(raw.snapshot, 'image/', `${path}.snapshot`),
        hidden: parts.media(raw.hidden, 'image/', `${path}.hidden`),
        clip: blob && { blob, from, to, anonymous, overlays },
      };
    }),
    truth: truth && { events: truth.events.map(readEvent), complete: truth.complete },
    recording: await recordingOf(head, parts),
    plate: parts.media(plate, 'image/', 'plate'),
  };
}

/** The recording, or null of another version of Vigie, whose columns are others: the rest is shown without it. */
async function recordingOf({ recording }: Head, parts: Parts): Promise<KeptRecording | null> {
  if (!recording) return null;
  const chunks: PackedChunk[] = [];
  for (const [i, raw] of recording.chunks.entries()) {
    const path = `recording.chunks[${i}]`;
    const chunk = await chunkOf(raw, parts, path);
    if (!isReadable(chunk)) {
      if (!isReadable({ ...EMPTY, layout: chunk.layout })) return null;
      throw scenarioError(path, 'not-recording');
    }
    chunks.push(chunk);
  }
  const { from, to } = Recording.unpack(chunks, recording.first);
  // A timeline of so many years would be of no use to anybody.
  if (Math.max(Math.abs(from ?? 0), Math.abs(to ?? 0)) > SESSION_LIMITS.seconds)
    throw scenarioError('recording', 'not-recording');
  return { first: recording.first, chunks };
}

async function chunkOf(raw: RawChunk, parts: Parts, path: string): Promise<PackedChunk> {
  const { layout, tables, looks, colours, sound } = raw;
  const read: [TableName, Float64Array<ArrayBuffer>][] = [];
  for (const name of TABLES) read.push([name, await parts.table(tables[name], `${path}.tables.${name}`)]);
  return {
    layout,
    tables: Object.fromEntries(read) as PackedChunk['tables'],
    ...(colours !== undefined && { colours: await parts.table(colours, `${path}.colours`) }),
    ...(sound !== undefined && { sound: await parts.table(sound, `${path}.sound`) }),
    looks: looks.map(({ frame, look: { poses, ...look } }) => [frame, { ...look, ...(poses && { poses }) }]),
  };
}

const NONE = new Float64Array(0);
const EMPTY = {
  tables: Object.fromEntries(TABLES.map((name) => [name, NONE])) as PackedChunk['tables'],
  looks: [],
};

async function bytesOf(blob: Blob, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw new VigieError('file-unreadable', { name }, { cause: error });
  }
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function tooLarge(bytes: number, most: number): VigieError {
  return new VigieError('session-file-too-large', { size: megabytes(bytes), limit: megabytes(most) });
}

/** The file was moved, changed or unplugged while it was read. */
function isGone(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotReadableError' || error.name === 'NotFoundError');
}
