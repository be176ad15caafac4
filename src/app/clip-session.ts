import type { Clip } from '../core/evaluation/manifest.ts';
import type { SessionTruth } from '../core/evaluation/score-session.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import type { SessionRecord } from '../store/vigie-store.ts';
import type { SessionAlert } from './app-state.ts';
import { truthOf, type ClipRun } from './clip-run.ts';
import { RecordingPlayer } from './recording-player.ts';

/** A manifest is told from a scenario by its start, so that a large one is not read twice. */
const START = 20_000;

/** A clip that was run, in the form of a session. It is not in the store. */
export function clipSession(
  clip: Clip,
  { info, engine, end }: ClipRun,
): { session: SessionRecord; alerts: SessionAlert[]; truth: SessionTruth } {
  const { kind, name, duration, size } = info;
  return {
    session: {
      id: `clip:${clip.id}`,
      source: { kind, name, duration, size },
      scenario: clip.scenario,
      startedAt: Date.now(),
      endedAt: Date.now(),
      engine: engine && {
        backend: engine.backend,
        detector: engine.detector,
        modelSha256: engine.modelSha256,
      },
      coverage: end.coverage,
    },
    alerts: end.alerts.map((alert) => ({ alert, verdict: null, snapshot: null, clip: null })),
    truth: truthOf(clip, end),
  };
}

/** The clip's video where the browser plays it, else what was recorded of it. */
export async function openReview(
  make: (() => FrameSource) | null,
  { recording, end }: ClipRun,
): Promise<FrameSource> {
  const boxes = (): FrameSource =>
    new RecordingPlayer(recording?.from ?? 0, recording?.to ?? end.coverage.analysed);
  if (!make) return boxes();
  const review = make();
  try {
    await review.open(10, new AbortController().signal);
    return review;
  } catch {
    await review.close();
    return boxes();
  }
}

/** Whether a file is a manifest rather than a scenario. */
export async function isManifest(file: File): Promise<boolean> {
  try {
    return /"clips"\s*:/.test(await file.slice(0, START).text());
  } catch {
    return false;
  }
}
