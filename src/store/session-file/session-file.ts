import type { SessionTruth } from '../../core/evaluation/score-session.ts';
import type { AlertRecord, KeptRecording, SessionRecord } from '../vigie-store.ts';

/**
 * A session in a file, `NAME.vigie`, version 1: everything that the store keeps of it, to be opened elsewhere.
 *
 * The file is one gzip stream (RFC 1952), whose checksum tells damage. Inside, one after the other:
 *
 * 1. 8 bytes of ASCII: `vigie 1` and a line feed. The number is the version of the format.
 * 2. 4 bytes: the length of the head in bytes, an unsigned integer, little-endian.
 * 3. The head: JSON in UTF-8, in the form of `session-schema.ts`. Unknown keys are refused.
 * 4. The parts, whose lengths and types the head lists in their order, without anything between them: pictures as
 *    JPEG, clips as MP4 or WebM, tables of the recording as 64-bit floats, little-endian. The head refers to a part
 *    by its place in that list.
 *
 * Numbers of the head are those of `alerts.json`: media times in seconds, boxes in 0..1 of the picture. The file
 * names the build of Vigie and the SHA-256 of the model that the session ran with. It is not signed.
 */
export const SESSION_FILE = { version: 1, ending: '.vigie', magic: /^vigie (\d)\n$/, magicBytes: 8 } as const;

/** What a session file may hold at most. */
export const SESSION_LIMITS = {
  /** Bytes of the file, and of what is in it. */
  bytes: 2 ** 30,
  head: 64 * 2 ** 20,
  /** Bytes of all tables, twice what a session records. */
  recording: 256 * 2 ** 20,
  alerts: 20_000,
  gaps: 100_000,
  chunks: 10_000,
  /** Looks and their detections in one chunk of a recording. */
  looks: 20_000,
  parts: 200_000,
  /** Media seconds. */
  seconds: 1e7,
} as const;

/** What is in a session file. */
export interface SessionContent {
  /** Version and build of the page that made the file. */
  readonly app: string;
  /** When it was made, milliseconds since 1970. */
  readonly madeAt: number;
  readonly session: SessionRecord;
  readonly alerts: readonly AlertRecord[];
  readonly truth: SessionTruth | null;
  readonly recording: KeptRecording | null;
  /** The scene without its people, a JPEG. */
  readonly plate: Blob | null;
}

/** Whether a file is meant as a session: by its name, because what is in it is looked at when it is opened. */
export function isSessionFile(name: string): boolean {
  return name.toLowerCase().endsWith(SESSION_FILE.ending);
}
