import type { Frame, FrameTruth } from '../../../src/sources/frame-source.ts';
import { SCRIPTS } from '../../../src/sources/stage/scripts.ts';
import { createStageSource } from '../../../src/sources/stage/stage-source.ts';
import type { StageOptions, StageSource } from '../../../src/sources/stage/stage-source.ts';

/** A stage as plain data. */
export interface StageSpec {
  readonly script?: string;
  /** Seconds that the script is cut to. */
  readonly length?: number;
  readonly seed?: number;
  readonly pacing?: 'live' | 'exact';
  readonly view?: string;
  readonly size?: { readonly width: number; readonly height: number };
}

/** One frame as plain data. */
export interface Told {
  readonly time: number;
  readonly truth: FrameTruth;
  /** A sum over the picture, and how many different colours it has. */
  readonly hash: string;
  readonly colours: number;
}

export function spawnStage(): Worker {
  return new Worker(new URL('../../../src/sources/stage/stage.worker.ts', import.meta.url), {
    type: 'module',
  });
}

export function makeStage(spec: StageSpec, spawn = spawnStage): StageSource {
  const { script = 'quiet', length, ...rest } = spec;
  const known = SCRIPTS[script];
  if (!known) throw new Error(`no script ${script}`);
  const options: StageOptions = {
    spawn,
    script: length === undefined ? known : { ...known, length, encore: false },
    size: { width: 320, height: 240 },
    ...rest,
  };
  return createStageSource(options);
}

export const never = (): AbortSignal => new AbortController().signal;

/** Reads and closes a frame's picture. */
export function tell({ image, time, truth }: Frame): Told {
  const canvas = new OffscreenCanvas(image instanceof VideoFrame ? 1 : image.width, 240);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || !truth) throw new Error('no picture, or no truth');
  context.drawImage(image, 0, 0);
  image.close();
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let hash = 2166136261;
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
    hash = Math.imul(hash ^ colour, 16777619);
    if (at % 64 === 0) colours.add(colour);
  }
  return { time, truth, hash: (hash >>> 0).toString(16), colours: colours.size };
}

export async function takeOne(source: StageSource, signal = never()): Promise<Told | null> {
  const frame = await source.next(signal);
  return frame && tell(frame);
}
