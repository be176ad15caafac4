import type {
  EngineFacts,
  ExactEnd,
  ExactJob,
  ExactMessage,
  FrameRecord,
  VideoFacts,
} from '../core/evaluation/exact-run.ts';
import type { StageClip } from '../core/evaluation/manifest.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { CreateEngineClient } from '../engine/engine-client.ts';
import type { FrameResult } from '../engine/protocol.ts';
import type { Ear } from '../sources/ear.ts';
import { createExactFileSource } from '../sources/file-exact.ts';
import { createFileEar } from '../sources/file-ear.ts';
import type { FrameSource, SourceInfo } from '../sources/frame-source.ts';
import { openVideo } from '../sources/open-video.ts';
import { runExact } from './run-exact.ts';

/** How the commands (`npm run analyze`, `npm run evaluate`) drive the page. */
export interface Automation {
  /** A file input on the page, hidden; whoever drives the browser puts the video there. */
  fileInput(): HTMLInputElement;
  /** Runs one exact session over the chosen file, or over the job's scene of the stage. `report` is called in order and waited for. */
  run(job: ExactJob, report: (message: ExactMessage) => Promise<void>): Promise<ExactEnd>;
  /** Stops the running session; what was found is kept. */
  cancel(): void;
}

export interface AutomationParts {
  readonly createEngine: CreateEngineClient;
  readonly spawn: () => Worker;
  readonly modelBase: string;
  /** A scene of the stage, frame by frame, with what is true of it by a scenario. */
  readonly scene: (stage: StageClip, scenario: Scenario) => Promise<FrameSource>;
}

declare global {
  var vigie: Automation | undefined;
}

/** Frames are sent in batches, so that memory stays flat however long the video is, and progress is seen. */
const BATCH = { frames: 50, milliseconds: 500 } as const;

/** Puts the automation on the page as `globalThis.vigie`. */
export function installAutomation(parts: AutomationParts): void {
  let input: HTMLInputElement | null = null;
  let controller: AbortController | null = null;
  globalThis.vigie = {
    fileInput() {
      if (input) return input;
      input = document.createElement('input');
      input.type = 'file';
      input.hidden = true;
      document.body.append(input);
      return input;
    },
    async run(job, report) {
      const file = input?.files?.[0];
      if (!file && !job.stage) throw new Error('no file was chosen');
      controller = new AbortController();
      try {
        const source = job.stage ? await parts.scene(job.stage, job.scenario) : createExactFileSource(file!);
        const fps = async (): Promise<number | null> => (job.stage ? job.rate : framesPerSecond(file!));
        const ear = file && !job.stage ? createFileEar(file, true) : null;
        return await runSource(parts, { source, ear, fps }, job, report, controller.signal);
      } finally {
        controller = null;
      }
    },
    cancel: () => controller?.abort(),
  };
}

/** A source, its sound, and how many frames a second it has. */
interface Reel {
  readonly source: FrameSource;
  readonly ear: Ear | null;
  readonly fps: () => Promise<number | null>;
}

async function runSource(
  parts: AutomationParts,
  { source, ear, fps }: Reel,
  job: ExactJob,
  report: (message: ExactMessage) => Promise<void>,
  signal: AbortSignal,
): Promise<ExactEnd> {
  let batch: FrameRecord[] = [];
  let flushedAt = performance.now();
  // One after the other, so that the driver sees things in the order in which they happened.
  let last = Promise.resolve();
  const send = (message: ExactMessage): Promise<void> => (last = last.then(() => report(message)));
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const frames = batch;
    batch = [];
    flushedAt = performance.now();
    await send({ type: 'frames', frames });
  };
  const end = await runExact(
    { ...parts, source, ear },
    job,
    {
      loading: ({ phase, loaded, total }) => void send({ type: 'loading', phase, loaded, total }),
      started: async (info, engine) =>
        send({ type: 'started', video: await videoFacts(info, fps), engine: engineFacts(engine) }),
      frame: (result) => {
        batch.push(record(result));
        const due = batch.length >= BATCH.frames || performance.now() - flushedAt >= BATCH.milliseconds;
        return due ? flush() : undefined;
      },
      warning: (error) => void send({ type: 'warning', error }),
    },
    signal,
  );
  await flush();
  await last;
  return end;
}

function record({ time, detections, looks, output }: FrameResult): FrameRecord {
  const tracks = output.tracks
    .filter((track) => track.state !== 'tentative')
    .map(({ id, label, box, score, state }) => ({ id, label, box, score, state }));
  return { time, detections, looks, tracks, people: output.people };
}

function engineFacts(info: EngineFacts): EngineFacts {
  const { backend, refused, adapter, detector, modelSha256, loadTime, warmUpTime } = info;
  return { backend, refused, adapter, detector, modelSha256, loadTime, warmUpTime };
}

async function videoFacts({ name, size, duration }: SourceInfo, fps: Reel['fps']): Promise<VideoFacts> {
  return { name, size, duration, fps: await fps() };
}

/** Packets of the start say how many frames a second a file has; null when it cannot be told. */
export async function framesPerSecond(file: File): Promise<number | null> {
  try {
    const video = await openVideo(file);
    try {
      const { averagePacketRate } = await video.track.computePacketStats(1000);
      return Number.isFinite(averagePacketRate) && averagePacketRate > 0
        ? wholeRate(averagePacketRate)
        : null;
    } finally {
      video.close();
    }
  } catch {
    // The frame rate only numbers the frames of a file; a video without one is analysed all the same.
    return null;
  }
}

/** Rounded timestamps put an average a hair beside the rate that was meant: a whole one or NTSC's. */
function wholeRate(rate: number): number {
  const whole = Math.round(rate);
  const meant = [whole, (whole * 1000) / 1001].find((one) => Math.abs(one - rate) < rate * 2e-4);
  return meant ?? rate;
}
