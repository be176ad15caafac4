import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { countingError, type PeopleAt } from '../core/evaluation/counting.ts';
import type { EngineFacts, ExactEnd, ExactJob, VideoFacts } from '../core/evaluation/exact-run.ts';
import type { Clip } from '../core/evaluation/manifest.ts';
import { matchEvents } from '../core/evaluation/match-events.ts';
import type { MotCounts } from '../core/evaluation/mot-metrics.ts';
import { parseMot } from '../core/evaluation/mot-text.ts';
import { FALLBACK_FPS, scoreTracks } from '../core/evaluation/score-tracks.ts';
import type { ClipResult } from '../core/evaluation/summary.ts';
import { CommandError } from './host.ts';
import { fileHash } from './build-id.ts';
import { writeWhole } from './run-files.ts';

/** What is kept of a clip's run between evaluations: everything that its scores are made of. */
export interface ClipRecord {
  readonly key: string;
  readonly video: VideoFacts;
  readonly engine: EngineFacts;
  readonly end: ExactEnd;
  readonly people: readonly PeopleAt[];
  readonly warnings: readonly string[];
}

/** Folder of a clip's files. Ids are letters, digits, spaces, `.`, `_` and `-` (the manifest's parser sees to it). */
export function clipFolder(out: string, clip: Clip): string {
  return join(out, 'clips', clip.id);
}

/** What a clip's run depends on: the same key, the same findings. The ground truth is not part of it. */
export async function clipKey(
  manifest: string,
  clip: Clip,
  app: string,
  job: ExactJob,
  model: string,
): Promise<string> {
  const video = clip.stage
    ? ''
    : await fileHash(videoPath(manifest, clip)).catch(() => {
        throw new CommandError(`its video ${clip.video} cannot be read: check the path in the manifest.`);
      });
  return createHash('sha256').update(JSON.stringify({ video, app, job, model })).digest('hex');
}

/** Where a clip's video lies. */
export function videoPath(manifest: string, clip: Clip): string {
  return resolve(dirname(manifest), clip.video);
}

/** The kept run of a clip, or null when there is none for this key or it cannot be read. */
export async function readRecord(folder: string, key: string): Promise<ClipRecord | null> {
  try {
    const record = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as ClipRecord;
    return record.key === key ? record : null;
  } catch {
    return null;
  }
}

export async function writeRecord(folder: string, record: ClipRecord): Promise<void> {
  await writeWhole(join(folder, 'run.json'), `${JSON.stringify(record)}\n`);
}

/** Holds a clip's run against its ground truth. */
export async function scoreClip(
  manifest: string,
  clip: Clip,
  record: ClipRecord,
  folder: string,
): Promise<ClipResult> {
  const { end, people } = record;
  // The stage knows what happened in its scenes.
  const events = clip.stage ? (end.truth ?? []) : clip.events;
  const { rate } = clip.scenario.analysis;
  return {
    id: clip.id,
    seconds: end.coverage.analysed,
    canBeFalse: [...new Set([...clip.negativeFor, ...events.map((event) => event.type)])],
    judgement: matchEvents(events, end.alerts, clip.negativeFor),
    tracking:
      clip.tracks === null ? null : await trackingOf(resolve(dirname(manifest), clip.tracks), record, folder),
    counting: clip.counts.length === 0 ? null : countingError(clip.counts, people, 0.5 / rate + 1e-6),
  };
}

async function trackingOf(path: string, { video, people }: ClipRecord, folder: string): Promise<MotCounts> {
  const truth = parseMot(await readFile(path, 'utf8'));
  const tracked = parseMot(await readFile(join(folder, 'tracks.txt'), 'utf8'));
  return scoreTracks(truth, tracked, people, video.fps ?? FALLBACK_FPS);
}
