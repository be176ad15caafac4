import { VigieError } from '../core/errors.ts';
import { countingError, type PeopleAt } from '../core/evaluation/counting.ts';
import type { EngineFacts, ExactEnd } from '../core/evaluation/exact-run.ts';
import type { Clip } from '../core/evaluation/manifest.ts';
import { parseMot, type MotRow } from '../core/evaluation/mot-text.ts';
import { scoreSession, type SessionTruth } from '../core/evaluation/score-session.ts';
import { FALLBACK_FPS, scoreTracks } from '../core/evaluation/score-tracks.ts';
import type { ClipResult } from '../core/evaluation/summary.ts';
import { Recording } from '../core/recording/recording.ts';
import type { BackendId } from '../core/scenario/scenario.ts';
import type { CreateEngineClient } from '../engine/engine-client.ts';
import type { FrameResult } from '../engine/protocol.ts';
import { createFileEar } from '../sources/file-ear.ts';
import type { FrameSource, SourceInfo } from '../sources/frame-source.ts';
import { framesPerSecond, type AutomationParts } from './automation.ts';
import { runExact } from './run-exact.ts';

export interface ClipParts {
  readonly createEngineClient: CreateEngineClient;
  readonly spawnEngine: () => Worker;
  readonly modelBase: string;
  readonly exactFile: (file: File) => FrameSource;
  readonly scene: AutomationParts['scene'];
  /** The backend that the person asked for, or null for the best. */
  readonly backend: () => BackendId | null;
}

/** What a clip's run found. */
export interface ClipRun {
  readonly info: SourceInfo;
  readonly engine: EngineFacts | null;
  readonly end: ExactEnd;
  readonly recording: Recording | null;
  readonly result: ClipResult;
}

/**
 * Analyses a clip from its first frame to its last, as the command does, and holds it against its truth.
 * @returns null when it was stopped
 * @throws VigieError when it cannot be analysed
 */
export async function runClip(
  { createEngineClient, spawnEngine, modelBase, exactFile, scene, backend }: ClipParts,
  clip: Clip,
  file: File | null,
  tracks: File | null,
  signal: AbortSignal,
  progress: (time: number, duration: number | null, frames: number) => void,
): Promise<ClipRun | null> {
  const { scenario } = clip;
  const { rate, detector } = scenario.analysis;
  // The file first: what cannot be read is told before the engine is started for it.
  const source = clip.stage ? await scene(clip.stage, scenario) : exactFile(file!);
  const ear = file && !clip.stage ? createFileEar(file, true) : null;
  const fps = tracks === null || !file ? null : await framesPerSecond(file);
  const truth = tracks === null ? [] : parseMot(await tracks.text());
  const recording = new Recording();
  const people: PeopleAt[] = [];
  const rows: MotRow[] = [];
  const started: { info: SourceInfo | null; engine: EngineFacts | null } = { info: null, engine: null };
  const end = await runExact(
    { source, ear, createEngine: createEngineClient, spawn: spawnEngine, modelBase },
    { scenario, detector: detector ?? 'coco-ssd', backend: backend(), rate },
    {
      loading: () => undefined,
      started: (info, engine) => {
        started.info = info;
        started.engine = engine;
      },
      frame: (result) => {
        const { output, size, looks, detections, colours } = result;
        recording.append(output, size, looks, detections, colours);
        people.push({ time: result.time, people: output.people });
        if (truth.length > 0) rows.push(...rowsOf(result, fps ?? FALLBACK_FPS));
        progress(result.time, started.info?.duration ?? null, people.length);
      },
      warning: () => undefined,
    },
    signal,
  );
  if (end.outcome === 'cancelled') return null;
  const { info, engine } = started;
  if (end.outcome === 'failed' || !info) {
    const { code, details } = end.error ?? { code: 'unexpected', details: { reason: 'no picture' } };
    throw new VigieError(code, details);
  }
  const result: ClipResult = {
    ...scoreSession(clip.id, end.coverage.analysed, truthOf(clip, end), end.alerts),
    tracking: truth.length === 0 ? null : scoreTracks(truth, rows, people, fps ?? FALLBACK_FPS),
    counting: clip.counts.length === 0 ? null : countingError(clip.counts, people, 0.5 / rate + 1e-6),
  };
  return { info, engine, end, recording, result };
}

/** What is true of a clip: its events, or what the stage knows of its scene. */
export function truthOf({ stage, events, negativeFor }: Clip, end: ExactEnd): SessionTruth {
  return { events: stage ? (end.truth ?? []) : events, complete: negativeFor };
}

/** The people of a frame who were found in this very frame, in pixels. */
function rowsOf({ time, size, output }: FrameResult, fps: number): MotRow[] {
  const frame = Math.round(time * fps) + 1;
  return output.tracks
    .filter(({ label, state }) => label === 'person' && state === 'confirmed')
    .map(({ id, score, box: [x, y, w, h] }) => ({
      frame,
      id,
      score,
      box: [x * size.width, y * size.height, w * size.width, h * size.height],
    }));
}
