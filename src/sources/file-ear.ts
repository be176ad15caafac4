import { ALL_FORMATS, AudioSampleSink, Input } from 'mediabunny';
import type { AudioSample, InputAudioTrack } from 'mediabunny';
import { VigieError } from '../core/errors.ts';
import { SoundAnalyser } from '../core/sound/sound-analyser.ts';
import type { SoundFrame } from '../core/sound/sound-frame.ts';
import { within } from './abort.ts';
import type { Ear } from './ear.ts';
import { createGuardedBlobSource } from './guarded-blob-source.ts';
import type { NamedBlob } from './open-video.ts';

/** A step of more than this many seconds ahead, and any step back, is a jump: nothing between is listened to. */
const JUMP = 10;
/** Seconds after which a decoder that does not answer is given up: the pictures wait for it. */
const PATIENCE = 8;

/**
 * The sound of a video file, decoded in step with its pictures: the same file and times give the same measurements,
 * however fast it plays. Nothing is played. Opened with the first call of `hear`.
 * @param fromFirstPicture times are counted from the first picture, as an exact source does, not as the file does
 *
 * `hear` throws VigieError `sound-none` or `sound-codec`.
 */
export function createFileEar(file: NamedBlob, fromFirstPicture: boolean): Ear {
  return new FileEar(file, fromFirstPicture);
}

type Samples = AsyncGenerator<AudioSample, void, unknown>;

class FileEar implements Ear {
  readonly #file: NamedBlob;
  readonly #fromFirstPicture: boolean;
  #input: Input | null = null;
  #opening: Promise<{ track: InputAudioTrack; start: number }> | null = null;
  #samples: Samples | null = null;
  #analyser: SoundAnalyser | null = null;
  #rate = 0;
  #codec = '?';
  /** What is decoded and lies after the time that was asked for. */
  #waiting: SoundFrame[] = [];
  /** Media time up to which was decoded, and up to which was asked. */
  #decoded = Number.NaN;
  #asked = Number.NaN;
  #closed = false;

  constructor(file: NamedBlob, fromFirstPicture: boolean) {
    this.#file = file;
    this.#fromFirstPicture = fromFirstPicture;
  }

  async hear(time: number): Promise<readonly SoundFrame[]> {
    if (this.#closed) return [];
    const { track, start } = await (this.#opening ??= this.#open());
    if (!(time >= this.#asked && time - this.#asked <= JUMP)) await this.#jump(track, start, time);
    this.#asked = time;
    while (this.#decoded < time && (await this.#decode(start)));
    const due = this.#waiting.findIndex((frame) => frame.time > time);
    return this.#waiting.splice(0, due < 0 ? this.#waiting.length : due);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const samples = this.#samples;
    this.#samples = null;
    await samples?.return().catch(() => undefined);
    this.#input?.dispose();
    this.#input = null;
  }

  async #open(): Promise<{ track: InputAudioTrack; start: number }> {
    const { name } = this.#file;
    this.#input = new Input({ formats: ALL_FORMATS, source: createGuardedBlobSource(this.#file) });
    const track = await this.#input.getPrimaryAudioTrack();
    if (track === null) throw new VigieError('sound-none', { name });
    this.#codec = ((await track.getCodec()) ?? '?').toUpperCase();
    if (!(await track.canDecode())) throw this.#undecodable();
    const video = this.#fromFirstPicture ? await this.#input.getPrimaryVideoTrack() : null;
    return { track, start: (await video?.getFirstTimestamp()) ?? 0 };
  }

  async #jump(track: InputAudioTrack, start: number, time: number): Promise<void> {
    await this.#samples?.return().catch(() => undefined);
    this.#samples = new AudioSampleSink(track).samples(Math.max(0, start + (this.#isFirst ? 0 : time)));
    this.#analyser?.restart();
    this.#waiting = [];
    this.#decoded = this.#isFirst ? 0 : time;
  }

  get #isFirst(): boolean {
    return Number.isNaN(this.#asked);
  }

  async #next(): Promise<AudioSample | null> {
    try {
      const next = this.#samples?.next();
      if (!next) return null;
      return (await within(next, PATIENCE, () => new Error('the decoder hangs'))).value ?? null;
    } catch (cause) {
      if (this.#closed) return null;
      throw this.#undecodable(cause);
    }
  }

  #undecodable(cause?: unknown): VigieError {
    return new VigieError('sound-codec', { name: this.#file.name, codec: this.#codec }, { cause });
  }

  /** Decodes one packet. @returns false at the end */
  async #decode(start: number): Promise<boolean> {
    const sample = await this.#next();
    if (!sample) {
      this.#decoded = Infinity;
      return false;
    }
    try {
      if (sample.sampleRate !== this.#rate) {
        this.#rate = sample.sampleRate;
        this.#analyser = new SoundAnalyser(sample.sampleRate);
      }
      this.#decoded = sample.timestamp + sample.duration - start;
      this.#waiting.push(...this.#analyser!.hear(mixDown(sample), this.#decoded));
    } finally {
      sample.close();
    }
    return true;
  }
}

/** The mean of all channels. */
function mixDown(sample: AudioSample): Float32Array {
  const { numberOfChannels: channels, numberOfFrames: frames } = sample;
  const mixed = new Float32Array(frames);
  const plane = new Float32Array(frames);
  for (let planeIndex = 0; planeIndex < channels; planeIndex++) {
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    for (let i = 0; i < frames; i++) mixed[i]! += plane[i]! / channels;
  }
  return mixed;
}
