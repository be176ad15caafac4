import { VideoSample } from 'mediabunny';
import type { EncodedPacket, EncodedPacketSink } from 'mediabunny';
import { abortError } from './abort.ts';
import type { OpenedVideo } from './open-video.ts';

/** Pictures on their way through the decoder and those waiting to be taken, together. */
const QUEUE = 6;

/**
 * Decodes one group of pictures, from `key` up to the next key packet, and gives every picture that came
 * out before a fault, then throws the fault.
 * @throws DOMException of the decoder; AbortError when `signal` aborts.
 */
export async function* decodeSpan(
  video: OpenedVideo,
  packets: EncodedPacketSink,
  key: EncodedPacket,
  signal: AbortSignal,
): AsyncGenerator<VideoSample, void, unknown> {
  const queue = new DecodeQueue(video, await video.track.getTimeResolution(), signal);
  try {
    const config = await video.track.getDecoderConfig();
    if (config === null) throw new Error('the codec is unknown');
    queue.decoder.configure(config);
    let packet: EncodedPacket | null = key;
    let flushing = false;
    for (;;) {
      const sample = queue.take();
      if (sample !== null) {
        yield sample;
      } else if (queue.failure !== null) {
        throw queue.failure;
      } else if (queue.flushed) {
        return;
      } else if (packet !== null && queue.hasRoom()) {
        queue.decoder.decode(packet.toEncodedVideoChunk());
        packet = await nextInSpan(packets, packet);
      } else {
        if (packet === null && !flushing) {
          flushing = true;
          queue.flush();
        }
        await queue.change();
      }
    }
  } finally {
    queue.close();
  }
}

async function nextInSpan(packets: EncodedPacketSink, packet: EncodedPacket): Promise<EncodedPacket | null> {
  const next = await packets.getNextPacket(packet, { verifyKeyPackets: true });
  return next === null || next.type === 'key' ? null : next;
}

class DecodeQueue {
  readonly decoder: VideoDecoder;
  failure: Error | null = null;
  flushed = false;
  private readonly ready: VideoSample[] = [];
  private readonly signal: AbortSignal;
  private wake: () => void = () => undefined;

  constructor(video: OpenedVideo, timeResolution: number, signal: AbortSignal) {
    const { rotation, flip } = video;
    this.signal = signal;
    this.decoder = new VideoDecoder({
      output: (frame) => {
        const sample = new VideoSample(frame, { rotation, flip });
        // The same rounding as the pipelined sink, so that both give the same times.
        sample.setTimestamp(Math.round(sample.timestamp * timeResolution) / timeResolution);
        this.ready.push(sample);
        this.wake();
      },
      error: (error) => this.fail(error),
    });
    this.decoder.ondequeue = () => this.wake();
    signal.addEventListener('abort', this.onAbort, { once: true });
    if (signal.aborted) this.onAbort();
  }

  take(): VideoSample | null {
    return this.ready.shift() ?? null;
  }

  hasRoom(): boolean {
    return this.decoder.decodeQueueSize + this.ready.length < QUEUE;
  }

  flush(): void {
    this.decoder.flush().then(
      () => {
        this.flushed = true;
        this.wake();
      },
      (error: unknown) => this.fail(error),
    );
  }

  /** Resolves when a picture, a fault or room for a packet may have come. */
  change(): Promise<void> {
    if (this.ready.length > 0 || this.failure !== null || this.flushed) return Promise.resolve();
    return new Promise((resolve) => (this.wake = resolve));
  }

  close(): void {
    this.signal.removeEventListener('abort', this.onAbort);
    for (const sample of this.ready.splice(0)) sample.close();
    if (this.decoder.state !== 'closed') this.decoder.close();
  }

  private readonly onAbort = (): void => {
    this.fail(abortError());
    this.close();
  };

  private fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.wake();
  }
}
