import type { Box, Point, Size } from '../core/geometry/types.ts';
import type { PixelFrame } from '../core/pixels/pixel-frame.ts';

/** Width of the small picture that pixel rules work on. */
export const PIXEL_WIDTH = 160;

type Masks = readonly (readonly Point[])[];

/** The part of a frame to draw, and whether to keep its shape. */
export interface Drawing {
  /** Shares of the picture; may reach beyond it, where black is drawn. */
  readonly region: Box;
  /** `stretch` fills the square; `fit` keeps the shape, centred, on black. */
  readonly shape: 'stretch' | 'fit';
}

export const WHOLE: Drawing = { region: [0, 0, 1, 1], shape: 'stretch' };

/**
 * A canvas of constant size that frames are drawn on, masks burnt in, and read back from. Constant, because
 * GPU buffers are pooled by size and never freed.
 */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #context: OffscreenCanvasRenderingContext2D;

  /**
   * @param smoothing `medium` averages what falls on a pixel, which keeps fine patterns from flickering; `low` is
   * bilinear
   */
  constructor(width: number, height: number, smoothing: 'low' | 'medium') {
    this.width = width;
    this.height = height;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no 2D canvas');
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = smoothing;
    this.#context = context;
  }

  /**
   * Draws a region of the frame, masked, and returns its pixels (RGBA). The map takes places of this canvas
   * (shares) back to places of the whole picture (shares).
   */
  draw(image: VideoFrame | ImageBitmap, size: Size, masks: Masks, drawing: Drawing): Uint8ClampedArray {
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#000';
    context.fillRect(0, 0, this.width, this.height);
    const to = placement(drawing, size, this);
    context.setTransform(to.sx, 0, 0, to.sy, to.x, to.y);
    // In these coordinates the whole picture is `size` wide and high.
    context.drawImage(image, 0, 0, size.width, size.height);
    for (const mask of masks) {
      context.beginPath();
      for (const [x, y] of mask) context.lineTo(x * size.width, y * size.height);
      context.closePath();
      context.fill();
    }
    return context.getImageData(0, 0, this.width, this.height).data;
  }
}

/** From picture pixels to canvas pixels: factors, and where the picture's corner comes to lie. */
interface Placement {
  readonly sx: number;
  readonly sy: number;
  readonly x: number;
  readonly y: number;
}

function placement({ region, shape }: Drawing, size: Size, canvas: Size): Placement {
  const [x, y, w, h] = region;
  let sx = canvas.width / (w * size.width);
  let sy = canvas.height / (h * size.height);
  if (shape === 'fit') sx = sy = Math.min(sx, sy);
  return {
    sx,
    sy,
    x: canvas.width / 2 - sx * ((x + w / 2) * size.width),
    y: canvas.height / 2 - sy * ((y + h / 2) * size.height),
  };
}

/** From shares of the canvas back to shares of the picture. */
export function toPicture(
  drawing: Drawing,
  size: Size,
  canvas: Size,
): (x: number, y: number) => [number, number] {
  const to = placement(drawing, size, canvas);
  return (x, y) => [
    (x * canvas.width - to.x) / to.sx / size.width,
    (y * canvas.height - to.y) / to.sy / size.height,
  ];
}

/** The small picture for pixel rules; made anew when the source changes its shape. */
export class SmallPicture {
  #picture: Picture | null = null;

  draw(image: VideoFrame | ImageBitmap, size: Size, masks: Masks): PixelFrame {
    const height = Math.max(16, Math.round((PIXEL_WIDTH * size.height) / size.width));
    if (this.#picture?.height !== height) this.#picture = new Picture(PIXEL_WIDTH, height, 'medium');
    return { width: PIXEL_WIDTH, height, data: this.#picture.draw(image, size, masks, WHOLE) };
  }
}
