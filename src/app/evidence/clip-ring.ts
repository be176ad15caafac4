/** An encoded picture of a clip. */
export interface ClipPacket {
  readonly chunk: EncodedVideoChunk;
  /** Media time of the picture, seconds. */
  readonly time: number;
}

/** Pictures of a stretch of time, encoded, the first one readable by itself. */
export interface ClipCut {
  readonly packets: readonly ClipPacket[];
  readonly config: VideoDecoderConfig;
}

/** Codecs in the order of how widely their files can be played, and the container of each. */
export const CLIP_CODECS = [
  { codec: 'avc', words: 'avc1.42001f', type: 'video/mp4' },
  { codec: 'vp9', words: 'vp09.00.10.08', type: 'video/webm' },
  { codec: 'vp8', words: 'vp8', type: 'video/webm' },
] as const;
export type ClipCodec = (typeof CLIP_CODECS)[number];

/** Seconds between pictures that can be read by themselves. */
const KEY_EVERY = 1;
/** Bits a second: enough for 480 pixels of a fixed camera. */
const BITRATE = 900_000;
/** Pictures that may wait for the encoder; one that comes while so many wait is left out. */
const MOST_WAITING = 12;

/** The first codec that this browser encodes at a size, or null. */
export async function findClipCodec(width: number, height: number): Promise<ClipCodec | null> {
  if (typeof VideoEncoder === 'undefined') return null;
  for (const one of CLIP_CODECS) {
    const { supported } = await VideoEncoder.isConfigSupported(configOf(one, width, height)).catch(() => {
      return { supported: false };
    });
    if (supported) return one;
  }
  return null;
}

function configOf({ words, codec }: ClipCodec, width: number, height: number): VideoEncoderConfig {
  const config = { codec: words, width, height, bitrate: BITRATE, latencyMode: 'realtime' } as const;
  return codec === 'avc' ? { ...config, avc: { format: 'avc' } } : config;
}

/** The last seconds of a session, encoded as they come; older ones are forgotten. */
export class ClipRing {
  readonly codec: ClipCodec;
  readonly width: number;
  readonly height: number;
  readonly #encoder: VideoEncoder;
  readonly #onPacket: () => void;
  #packets: ClipPacket[] = [];
  #config: VideoDecoderConfig | null = null;
  #keyAt = -Infinity;
  #lastTime = -Infinity;
  #failed = false;

  /** @param onPacket called after each picture that is encoded */
  constructor(codec: ClipCodec, width: number, height: number, onPacket: () => void) {
    this.codec = codec;
    this.width = width;
    this.height = height;
    this.#onPacket = onPacket;
    this.#encoder = new VideoEncoder({
      output: (chunk, metadata) => this.#take(chunk, metadata),
      error: () => (this.#failed = true),
    });
    this.#encoder.configure(configOf(codec, width, height));
  }

  /** Media time of the newest picture that is encoded, seconds. */
  get encodedUntil(): number {
    return this.#packets.at(-1)?.time ?? -Infinity;
  }

  /** False once the encoder has given up. */
  get alive(): boolean {
    return !this.#failed && this.#encoder.state === 'configured';
  }

  /** @param time media time, seconds; a step back in time begins anew */
  add(canvas: OffscreenCanvas, time: number, duration: number): void {
    if (!this.alive || time === this.#lastTime) return;
    if (time < this.#lastTime) this.#packets = [];
    if (time < this.#lastTime) this.#keyAt = -Infinity;
    this.#lastTime = time;
    if (this.#encoder.encodeQueueSize >= MOST_WAITING) return;
    const keyFrame = time - this.#keyAt >= KEY_EVERY;
    if (keyFrame) this.#keyAt = time;
    const frame = new VideoFrame(canvas, {
      timestamp: Math.round(time * 1e6),
      duration: Math.round(duration * 1e6),
    });
    this.#encoder.encode(frame, { keyFrame });
    frame.close();
  }

  /** Forgets what is older, but keeps whole what can be read from there. */
  forgetBefore(time: number): void {
    const start = this.#startOf(time);
    if (start > 0) this.#packets.splice(0, start);
  }

  /** What was encoded of a stretch of time, or null where nothing was. */
  cut(from: number, to: number): ClipCut | null {
    const packets = this.#packets.slice(this.#startOf(from)).filter(({ time }) => time <= to);
    return packets.length > 0 && this.#config ? { packets, config: this.#config } : null;
  }

  /** Waits for what was given and is not encoded yet. */
  async finish(): Promise<void> {
    if (this.alive) await this.#encoder.flush().catch(() => undefined);
  }

  close(): void {
    if (this.#encoder.state !== 'closed') this.#encoder.close();
    this.#packets = [];
  }

  /** The last picture that can be read by itself at or before a time, else the first there is. */
  #startOf(time: number): number {
    const readable = this.#packets.findLastIndex((one) => one.chunk.type === 'key' && one.time <= time);
    return readable >= 0
      ? readable
      : Math.max(
          0,
          this.#packets.findIndex(({ chunk }) => chunk.type === 'key'),
        );
  }

  #take(chunk: EncodedVideoChunk, metadata?: EncodedVideoChunkMetadata): void {
    if (metadata?.decoderConfig) this.#config = metadata.decoderConfig;
    const time = chunk.timestamp / 1e6;
    // What was still being encoded when time jumped back is of no use. (Times were rounded to microseconds.)
    if (time > this.#lastTime + 1e-3) return;
    this.#packets.push({ chunk, time });
    this.#onPacket();
  }
}
