import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fillIn, ERRORS, type PlainError } from '../core/errors.ts';
import type {
  EngineFacts,
  ExactEnd,
  ExactJob,
  FrameRecord,
  VideoFacts,
} from '../core/evaluation/exact-run.ts';
import { CommandError } from './host.ts';
import type { VigiePage } from './page.ts';
import { Progress, type ProgressOut } from './progress.ts';
import { RunFiles } from './run-files.ts';

/** One finished run over one video. */
export interface VideoRun {
  readonly video: VideoFacts;
  readonly engine: EngineFacts;
  readonly end: ExactEnd;
  /** Sentences. */
  readonly warnings: readonly string[];
  /** The folder's files; `detections.jsonl` and `tracks.txt` are there already. */
  readonly files: RunFiles;
}

export interface VideoRunOptions {
  readonly page: VigiePage;
  /** Null: the job's scene of the stage. */
  readonly video: string | null;
  readonly job: ExactJob;
  /** Folder for `detections.jsonl` and `tracks.txt`. */
  readonly out: string;
  readonly progress: ProgressOut;
  /** How the video is called in progress lines. */
  readonly name?: string;
  /** Sees every batch of frames once it is written. */
  readonly onFrames?: (frames: readonly FrameRecord[]) => void;
}

/**
 * Analyses one video and writes what was detected and tracked as it goes.
 * @throws CommandError with a sentence when nothing could be analysed
 */
export async function runVideo(options: VideoRunOptions): Promise<VideoRun> {
  if (options.video !== null) requireFile(options.video);
  const files = await RunFiles.open(options.out);
  const progress = new Progress(options.name ?? basename(options.video ?? 'stage'), options.progress);
  const warnings: string[] = [];
  // In a box, because the compiler does not see what a callback assigns.
  const state: { started: { video: VideoFacts; engine: EngineFacts } | null } = { started: null };
  try {
    const end = await options.page.run(options.video, options.job, async (message) => {
      switch (message.type) {
        case 'loading':
          progress.loading(message.phase, message.loaded, message.total);
          return;
        case 'started':
          state.started = { video: message.video, engine: message.engine };
          progress.started(message.video.duration);
          return;
        case 'warning':
          warnings.push(sentence(message.error));
          return;
        case 'frames':
          await files.add(message.frames, state.started!.video);
          progress.analysed(message.frames.length, message.frames.at(-1)?.time ?? 0);
          options.onFrames?.(message.frames);
      }
    });
    const { started } = state;
    if (started === null) {
      throw new CommandError(
        end.error ? sentence(end.error) : 'Stopped before the first frame; nothing was written.',
      );
    }
    if (end.error) warnings.push(sentence(end.error));
    await files.finish();
    return { ...started, end, warnings, files };
  } catch (error) {
    await files.discard();
    throw error;
  } finally {
    progress.done();
  }
}

/** An error of the page as its English sentence. */
export function sentence({ code, details }: PlainError): string {
  return fillIn(ERRORS[code], details);
}

function requireFile(path: string): void {
  if (!existsSync(path)) throw new CommandError(`There is no file ${path}: check the path.`, 2);
  if (!statSync(path).isFile()) throw new CommandError(`${path} is a folder: name a video file in it.`, 2);
}
