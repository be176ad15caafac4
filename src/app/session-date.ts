import type { SessionRecord } from '../store/vigie-store.ts';

/** Only what a camera shows happens when it is shown: the stage has no date, and nobody knows a file's. */
const DATED: ReadonlySet<string> = new Set(['camera', 'screen']);

export function isDated(kind: string): boolean {
  return DATED.has(kind);
}

/** A wall-clock time as the clock on the wall shows it, in milliseconds as `parseLocal` of the core counts. */
export function localTimeOf(milliseconds: number): number {
  return milliseconds - new Date(milliseconds).getTimezoneOffset() * 60_000;
}

/**
 * When a moment of a session was by the clock of this machine, or null where the source has no date of its own. When
 * clocks are changed in the middle of a session, it follows.
 * @param time media seconds
 */
export function momentOf(session: SessionStart | null, time: number): number | null {
  if (!session || !isDated(session.source.kind)) return null;
  return localTimeOf(session.startedAt + time * 1000);
}

/** The same of its beginning: what a replay counts from. */
export function beganAt(session: SessionStart | null): number | null {
  return momentOf(session, 0);
}

export type SessionStart = Pick<SessionRecord, 'startedAt'> & { readonly source: { readonly kind: string } };
