import { ClipRing, findClipCodec } from '../app/evidence/clip-ring.ts';
import type { Size } from '../core/geometry/types.ts';
import { visibleAt, type Synopsis } from '../core/recording/synopsis.ts';
import { SynopsisPainter, type DrawScene, type SynopsisScene } from './synopsis-painter.ts';

/** Pictures a second, and width at most. */
const RATE = 12;
const WIDTH = 640;
/** Pictures between two waits for the encoder; the page has its turn then. */
const BATCH = 6;

export interface VideoParts {
  readonly synopsis: Synopsis;
  /** Of the session's pictures. */
  readonly size: Size;
  readonly zones: SynopsisScene['zones'];
  readonly words: SynopsisScene['words'];
  readonly draw: DrawScene;
  /** @param share of the whole that is done, 0..1 */
  readonly progress: (share: number) => void;
}

/**
 * A synopsis as a video, exactly as it is shown: the empty scene, figures, times.
 * @returns null where this browser encodes no video, or when it was stopped
 */
export async function synopsisVideo(parts: VideoParts, signal: AbortSignal): Promise<Blob | null> {
  const { synopsis, size, zones, words, draw, progress } = parts;
  const scale = Math.min(1, WIDTH / Math.max(1, size.width));
  // Encoders take even sizes only.
  const even = (value: number): number => Math.max(2, 2 * Math.round((value * scale) / 2));
  const [width, height] = [even(size.width), even(size.height)];
  const codec = await findClipCodec(width, height);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!codec || !context) return null;
  const ring = new ClipRing(codec, width, height, () => undefined);
  try {
    const painter = new SynopsisPainter();
    const pictures = Math.max(1, Math.ceil(synopsis.seconds * RATE));
    for (let i = 0; i < pictures; i++) {
      const scene = { visible: visibleAt(synopsis, i / RATE), zones, pointed: null, words };
      painter.paint(context, { width, height }, scene, draw);
      ring.add(canvas, i / RATE, 1 / RATE);
      if (i % BATCH !== 0) continue;
      await ring.finish();
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted || !ring.alive) return null;
      progress(i / pictures);
    }
    await ring.finish();
    const cut = ring.cut(0, Infinity);
    if (!cut) return null;
    const { writeClip } = await import('../app/evidence/clip-file.ts');
    return await writeClip(cut, codec);
  } finally {
    ring.close();
  }
}
