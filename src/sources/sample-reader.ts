import { EncodedPacketSink, VideoSampleSink } from 'mediabunny';
import type { EncodedPacket, VideoSample } from 'mediabunny';
import { abortError, within } from './abort.ts';
import type { OpenedVideo } from './open-video.ts';
import { decodeSpan } from './span-decoder.ts';

/** A span of the file that could not be read, seconds in the file's own time. */
export interface LostSpan {
  readonly from: number;
  readonly to: number;
}

/** Every picture of a video in order, past whatever is damaged. */
export interface SampleReader {
  /** The next picture, or null at the end. Who takes it closes it. One call at a time. */
  next(): Promise<VideoSample | null>;
  /** End of the last picture given, seconds in the file's own time; -Infinity before the first. */
  readonly end: number;
  close(): void;
}

export interface SampleReaderOptions {
  readonly onLost: (span: LostSpan) => void;
  /** Seconds of wall time without a picture after which the decoder is taken to be stuck. */
  readonly stallSeconds?: number;
}

type Samples = AsyncGenerator<VideoSample, void, unknown>;

const STALL_SECONDS = 8;
/** Stuck decoders cost 8 s each; after this many in a row the file is given up. */
const MAX_STALLS = 3;
/** Two decoders may round the same timestamp differently by a microsecond. */
const SAME = 1e-4;

const VERIFIED = { verifyKeyPackets: true } as const;

class StallError extends Error {
  override readonly name = 'StallError';
}

/**
 * Reads on two tracks. The usual one is mediabunny's pipelined sink. When it fails (damage, or the browser
 * took the decoder away), the group of pictures it failed in is decoded once more with a decoder of our own,
 * which gives every picture before the fault; if that fails too, reading goes on at the next key frame and
 * the span between is reported as lost. So what is read does not depend on timing.
 */
export function createSampleReader(video: OpenedVideo, options: SampleReaderOptions): SampleReader {
  return new ResilientReader(video, options);
}

class ResilientReader implements SampleReader {
  private readonly video: OpenedVideo;
  private readonly options: SampleReaderOptions;
  private readonly sink: VideoSampleSink;
  private readonly packets: EncodedPacketSink;
  private readonly closing = new AbortController();
  private samples: Samples;
  /** The key packet of the group that is decoded again, or null on the usual track. */
  private repairing: EncodedPacket | null = null;
  /** Where the usual track was last started. */
  private base: number;
  private last = -Infinity;
  private lastEnd = -Infinity;
  /** Something could not be read since the last picture that was given. */
  private lost = false;
  private stalls = 0;

  constructor(video: OpenedVideo, options: SampleReaderOptions) {
    this.video = video;
    this.options = options;
    this.sink = new VideoSampleSink(video.track);
    this.packets = new EncodedPacketSink(video.track);
    this.base = video.start;
    this.samples = this.sink.samples();
  }

  get end(): number {
    return this.lastEnd;
  }

  async next(): Promise<VideoSample | null> {
    for (;;) {
      let step: IteratorResult<VideoSample, void>;
      try {
        step = await this.step();
      } catch (error) {
        if (this.closing.signal.aborted) throw abortError();
        await this.recover(error);
        continue;
      }
      if (this.closing.signal.aborted) {
        step.value?.close();
        throw abortError();
      }
      if (step.done === true) {
        if (this.repairing !== null) {
          await this.leaveRepair(this.repairing);
          continue;
        }
        this.reportLoss(this.declaredEnd());
        return null;
      }
      const sample = step.value;
      this.stalls = 0;
      if (sample.timestamp > this.last + SAME) return this.give(sample);
      sample.close();
    }
  }

  close(): void {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    this.dropSamples();
  }

  private give(sample: VideoSample): VideoSample {
    this.reportLoss(sample.timestamp);
    this.last = sample.timestamp;
    this.lastEnd = sample.timestamp + sample.duration;
    return sample;
  }

  private step(): Promise<IteratorResult<VideoSample, void>> {
    const pull = this.samples.next();
    const seconds = this.options.stallSeconds ?? STALL_SECONDS;
    let late = false;
    // A picture that comes after its time has nobody to close it but us.
    pull.then(
      (result) => {
        if (late) result.value?.close();
      },
      () => undefined,
    );
    return within(pull, seconds, () => {
      late = true;
      return new StallError(`no picture for ${seconds} s`);
    });
  }

  /** Goes on after a failure: first by decoding the group again, then by leaving it out. */
  private async recover(error: unknown): Promise<void> {
    this.dropSamples();
    if (isGone(error) || (error instanceof StallError && ++this.stalls > MAX_STALLS)) throw error;
    const failed = this.repairing;
    try {
      const key = failed === null ? await this.keyOfGroup() : null;
      if (key !== null) {
        this.repair(key);
        return;
      }
      this.lost = true;
      await this.startAfter(failed);
    } catch (worse) {
      await this.jump(worse);
    }
  }

  /** The key packet of the group of pictures that was being read. */
  private async keyOfGroup(): Promise<EncodedPacket | null> {
    const key = await this.packets.getKeyPacket(Math.max(this.last, this.base), VERIFIED);
    return key ?? this.packets.getFirstKeyPacket(VERIFIED);
  }

  private repair(key: EncodedPacket): void {
    this.repairing = key;
    this.samples = decodeSpan(this.video, this.packets, key, this.closing.signal);
  }

  /** When a group has been decoded again to its end: back to the usual track. */
  private async leaveRepair(repaired: EncodedPacket): Promise<void> {
    try {
      await this.startAfter(repaired);
    } catch (error) {
      await this.jump(error);
    }
  }

  private async startAfter(key: EncodedPacket | null): Promise<void> {
    this.repairing = null;
    const next = key === null ? null : await this.packets.getNextKeyPacket(key, VERIFIED);
    if (next === null) {
      this.samples = nothing();
      return;
    }
    this.base = next.timestamp;
    this.samples = this.sink.samples(next.timestamp);
  }

  /** When even the way to the next key frame is damaged: asks for later and later times, by the index. */
  private async jump(error: unknown): Promise<void> {
    if (isGone(error) || this.closing.signal.aborted) throw error;
    this.lost = true;
    this.repairing = null;
    this.samples = nothing();
    const from = Math.max(this.last, this.base);
    for (let ahead = 1; from + ahead < this.declaredEnd(); ahead *= 1.5) {
      const key = await this.packets.getKeyPacket(from + ahead, VERIFIED).catch(() => null);
      if (key === null || key.timestamp <= from + SAME) continue;
      this.base = key.timestamp;
      this.samples = this.sink.samples(key.timestamp);
      return;
    }
  }

  private dropSamples(): void {
    void this.samples.return().catch(() => undefined);
  }

  private reportLoss(to: number): void {
    if (!this.lost) return;
    this.lost = false;
    const from = Math.max(this.lastEnd, this.video.start);
    if (to > from + SAME) this.options.onLost({ from, to });
  }

  private declaredEnd(): number {
    return this.video.start + (this.video.duration ?? 0);
  }
}

/** The file was moved, changed or its drive was removed while it was read. */
function isGone(error: unknown): boolean {
  return error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name);
}

async function* nothing(): Samples {
  // The end of the file: no picture.
}
