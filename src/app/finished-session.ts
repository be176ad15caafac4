import type { Size } from '../core/geometry/types.ts';
import type { Recording } from '../core/recording/recording.ts';
import type { FrameResult } from '../engine/protocol.ts';
import type { SourceInfo } from '../sources/frame-source.ts';
import type { Coverage, SessionRecord } from '../store/vigie-store.ts';
import type { LaneSpan, SessionAlert } from './app-state.ts';
import type { DirectedSource } from './session-parts.ts';
import type { SessionTape } from './session-tape.ts';

/** A session that is over and is shown again. */
export interface Finished {
  readonly info: SourceInfo;
  readonly session: SessionRecord;
  readonly coverage: Coverage;
  readonly lanes: readonly LaneSpan[];
  /** Opened: its video, or a player of the recording; null where neither was kept. */
  readonly source: DirectedSource | null;
  readonly recording: Pick<Recording, 'frames'> | null;
  /** The scene without its people, or null where it was not kept. */
  readonly plate: Blob | null;
}

export const NO_FRAMES: Pick<Recording, 'frames'> = {
  *frames() {
    // Nothing was recorded.
  },
};

/** Milliseconds of work before the page has its turn. */
const TURN = 12;

/** Puts what was followed on the tape, so that it can be looked at; in turns, because an hour takes a while. */
export async function fillTape(
  tape: SessionTape,
  recording: Pick<Recording, 'frames'>,
  wanted: () => boolean,
): Promise<void> {
  let began = performance.now();
  for (const { time, tracks } of recording.frames()) {
    tape.add(time, tracks);
    if (performance.now() - began < TURN) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!wanted()) return;
    began = performance.now();
  }
}

/** The timeline of alerts that are known from the store only. */
export function lanesOf(alerts: readonly SessionAlert[], coverage: Coverage): LaneSpan[] {
  const end = endOf(coverage);
  return alerts.map(({ alert: { id, ruleId, level, raisedAt, clearedAt } }) => {
    return { ruleId, phase: level, from: raisedAt, to: clearedAt ?? Math.max(raisedAt, end), alertId: id };
  });
}

/** Until when a session ran, media seconds, by where its time went. */
export function endOf({ analysed, gaps }: Coverage): number {
  return gaps.reduce((sum, { from, to }) => sum + to - from, analysed);
}

/** What stands for the newest result until somebody looks at a moment. */
export function emptyResult(size: Size): FrameResult {
  return {
    seq: 0,
    time: 0,
    size,
    detections: [],
    looks: [],
    timing: { prepare: 0, network: 0, decode: 0, pipeline: 0 },
    output: {
      time: 0,
      tracks: [],
      ended: [],
      evidence: null,
      changed: [],
      readings: [],
      people: 0,
      looks: [],
    },
  };
}
