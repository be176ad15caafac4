import { ALL_FORMATS, Input } from 'mediabunny';
import type { InputVideoTrack, Rotation } from 'mediabunny';
import { VigieError } from '../core/errors.ts';
import type { Size } from '../core/geometry/types.ts';
import { within } from './abort.ts';
import { codecInWords } from './codec-words.ts';
import { createGuardedBlobSource } from './guarded-blob-source.ts';

/** A file as a person chose it. */
export type NamedBlob = Blob & { readonly name: string };

/** A file whose video track was found. Whoever opened it calls `close`. */
export interface OpenedVideo {
  readonly input: Input;
  readonly track: InputVideoTrack;
  /** Pixels as displayed: square pixels, rotation applied. */
  readonly size: Size;
  /** Degrees clockwise, applied before the flip. */
  readonly rotation: Rotation;
  readonly flip: boolean;
  /** Timestamp of the first frame, seconds in the file's own time. */
  readonly start: number;
  /** What the file says it holds, seconds from its first frame; null when it does not say. */
  readonly duration: number | null;
  close(): void;
}

/** A damaged header can make a parser wait for ever; nobody waits longer than this. */
const OPEN_SECONDS = 20;
/** Larger pictures are not made; a damaged header claims them. 8K has 33 million pixels. */
const MAX_PIXELS = 2 ** 26;

/**
 * Finds the video track of a file.
 * @throws VigieError `file-empty`, `file-not-video`, `file-no-video-track` or `file-unreadable`.
 */
export async function openVideo(file: NamedBlob): Promise<OpenedVideo> {
  const { name } = file;
  if (file.size === 0) throw new VigieError('file-empty', { name });
  const input = new Input({ formats: ALL_FORMATS, source: createGuardedBlobSource(file) });
  try {
    const unreadable = (): Error => new VigieError('file-unreadable', { name });
    return await within(probe(input, name), OPEN_SECONDS, unreadable);
  } catch (cause) {
    input.dispose();
    if (cause instanceof VigieError) throw cause;
    throw new VigieError('file-unreadable', { name }, { cause });
  }
}

/**
 * Checks that this browser can decode the track frame by frame.
 * @throws VigieError `no-webcodecs` or `file-codec`.
 */
export async function requireDecodable(video: OpenedVideo, name: string): Promise<void> {
  if (typeof VideoDecoder === 'undefined') throw new VigieError('no-webcodecs');
  if (await video.track.canDecode()) return;
  throw new VigieError('file-codec', { name, codec: await codecOf(video) });
}

async function probe(input: Input, name: string): Promise<OpenedVideo> {
  if (!(await input.canRead())) throw new VigieError('file-not-video', { name });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new VigieError('file-no-video-track', { name });
  const size = { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() };
  if (!isPlausible(size)) throw new VigieError('file-unreadable', { name });
  const start = await track.getFirstTimestamp();
  return {
    input,
    track,
    size,
    rotation: await track.getRotation(),
    flip: await track.getFlip(),
    start,
    duration: await declaredDuration(input, track, start),
    close: () => input.dispose(),
  };
}

function isPlausible({ width, height }: Size): boolean {
  return width >= 1 && height >= 1 && width * height <= MAX_PIXELS;
}

/** Metadata first: it is what a cut-off file still promises. Some recordings have none. */
async function declaredDuration(input: Input, track: InputVideoTrack, start: number): Promise<number | null> {
  const end = (await input.getDurationFromMetadata([track])) ?? (await track.computeDuration());
  return end > start ? end - start : null;
}

/** The name of the video's codec, for people. */
export async function codecOf({ track }: OpenedVideo): Promise<string> {
  const known = await track.getCodec();
  if (known !== null) return codecInWords(known);
  const raw = await track.getInternalCodecId();
  return codecInWords(raw === null || raw instanceof Uint8Array ? null : String(raw));
}
