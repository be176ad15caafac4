import { mkdir, open, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FrameRecord, VideoFacts } from '../core/evaluation/exact-run.ts';
import { formatMotRow } from '../core/evaluation/mot-text.ts';
import type { Box } from '../core/geometry/types.ts';

/** Frames a second to number frames by when a file does not tell its own. */
const FALLBACK_FPS = 25;

/** Writes `detections.jsonl` and `tracks.txt` as frames come, so that memory stays flat. */
export class RunFiles {
  private readonly folder: string;
  private readonly detections: Part;
  private readonly tracks: Part;

  private constructor(folder: string, detections: Part, tracks: Part) {
    this.folder = folder;
    this.detections = detections;
    this.tracks = tracks;
  }

  static async open(folder: string): Promise<RunFiles> {
    await mkdir(folder, { recursive: true });
    const detections = await Part.open(join(folder, 'detections.jsonl'));
    return new RunFiles(folder, detections, await Part.open(join(folder, 'tracks.txt')));
  }

  async add(frames: readonly FrameRecord[], video: VideoFacts): Promise<void> {
    await this.detections.write(frames.map(detectionLine).join(''));
    await this.tracks.write(frames.map((frame) => trackLines(frame, video)).join(''));
  }

  /** Gives the files their names. Until then, an earlier run's stay as they were. */
  async finish(): Promise<void> {
    await this.detections.finish();
    await this.tracks.finish();
  }

  /** Leaves things as they were before. */
  async discard(): Promise<void> {
    await this.detections.discard();
    await this.tracks.discard();
  }

  /** Writes one more file beside them. */
  async put(name: string, text: string): Promise<void> {
    await writeWhole(join(this.folder, name), text);
  }
}

/** One frame of `detections.jsonl`: time in seconds, boxes in 0..1, low scores included. */
export function detectionLine({ time, detections, looks }: FrameRecord): string {
  const line = {
    time: rounded(time, 6),
    detections: detections.map(({ label, score, box }) => ({
      label,
      score: rounded(score, 4),
      box: roundedBox(box),
    })),
    ...(looks.length > 0 && { looks }),
  };
  return `${JSON.stringify(line)}\n`;
}

/** The people of one frame in MOT format: frames of the video from 1, pixels, found in this very frame. */
export function trackLines({ time, tracks }: FrameRecord, { fps, size }: VideoFacts): string {
  const frame = Math.round(time * (fps ?? FALLBACK_FPS)) + 1;
  return tracks
    .filter((track) => track.label === 'person' && track.state === 'confirmed')
    .map(({ id, box: [x, y, width, height], score }) => {
      const box: Box = [x * size.width, y * size.height, width * size.width, height * size.height];
      return `${formatMotRow({ frame, id, box, score })}\n`;
    })
    .join('');
}

/** Writes a file so that it is never half there. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}

function roundedBox([x, y, width, height]: Box): Box {
  return [rounded(x, 5), rounded(y, 5), rounded(width, 5), rounded(height, 5)];
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** A file that has its name once it is whole. */
class Part {
  private readonly path: string;
  private readonly file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.file = file;
  }

  static async open(path: string): Promise<Part> {
    return new Part(path, await open(`${path}.part`, 'w'));
  }

  async write(text: string): Promise<void> {
    if (text !== '') await this.file.writeFile(text);
  }

  async finish(): Promise<void> {
    await this.file.close();
    await rename(`${this.path}.part`, this.path);
  }

  async discard(): Promise<void> {
    await this.file.close();
    await rm(`${this.path}.part`, { force: true });
  }
}
