import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  CanvasSink,
  EncodedPacket,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { ClipCodec, ClipCut } from './clip-ring.ts';

/** Pictures a second and width of a GIF: small enough to send. */
const GIF = { rate: 5, width: 320 } as const;

/** Puts encoded pictures into a file; its time begins at 0. */
export async function writeClip({ packets, config }: ClipCut, codec: ClipCodec): Promise<Blob> {
  const mp4 = codec.type === 'video/mp4';
  const target = new BufferTarget();
  const format = mp4 ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource(codec.codec);
  output.addVideoTrack(source);
  await output.start();
  const begin = packets[0]!.time;
  for (const { chunk, time } of packets) {
    const packet = EncodedPacket.fromEncodedChunk(chunk).clone({ timestamp: time - begin });
    await source.add(packet, { decoderConfig: config });
  }
  await output.finalize();
  return new Blob([target.buffer!], { type: codec.type });
}

/**
 * A clip as a GIF without end, for programs that play no video.
 * @param told hears how much of it is made, 0 to 1
 */
export async function gifOf(clip: Blob, told: (share: number) => void): Promise<Blob> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(clip) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('the clip has no picture');
  const [wide, high] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
  const width = Math.min(GIF.width, wide);
  const height = Math.round((width * high) / wide);
  const sink = new CanvasSink(track, { width, height, fit: 'fill' });
  const gif = GIFEncoder();
  const end = await track.computeDuration();
  const step = 1 / GIF.rate;
  const times = Array.from({ length: Math.max(1, Math.ceil(end / step)) }, (_, i) => i * step);
  let made = 0;
  for await (const shown of sink.canvasesAtTimestamps(times)) {
    told(made++ / times.length);
    // The page has its turn: to show how far it is, and to be used.
    await new Promise((resolve) => setTimeout(resolve));
    const context = shown?.canvas.getContext('2d') as CanvasRenderingContext2D | null;
    if (!context) continue;
    const { data } = context.getImageData(0, 0, width, height);
    const palette = quantize(data, 128);
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay: 1000 * step });
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: 'image/gif' });
}
