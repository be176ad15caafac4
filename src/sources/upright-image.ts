import type { VideoSample } from 'mediabunny';
import type { Size } from '../core/geometry/types.ts';

/** Makes pictures that look as a player would show them, always of the same size. */
export interface UprightPainter {
  /** The picture of a sample; the sample stays the caller's. */
  paint(sample: VideoSample): VideoFrame | ImageBitmap;
}

/**
 * @param size pixels as displayed, rotation and pixel aspect ratio applied
 */
export function createUprightPainter(size: Size): UprightPainter {
  let canvas: OffscreenCanvas | null = null;
  return {
    paint(sample) {
      if (isPlain(sample, size)) return sample.toVideoFrame();
      // A WebCodecs frame does not carry mediabunny's rotation and flip, so they are drawn in here.
      canvas ??= new OffscreenCanvas(size.width, size.height);
      const context = canvas.getContext('2d', { alpha: false });
      if (context === null) throw new Error('no 2D canvas');
      sample.draw(context, 0, 0, size.width, size.height);
      return canvas.transferToImageBitmap();
    },
  };
}

/** A picture that can be handed on untouched: upright, as many pixels as were announced. */
function isPlain(sample: VideoSample, size: Size): boolean {
  return (
    sample.rotation === 0 &&
    !sample.flip &&
    sample.visibleRect.width === size.width &&
    sample.visibleRect.height === size.height
  );
}
