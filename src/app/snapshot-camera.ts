import type { Box, Size } from '../core/geometry/types.ts';
import type { Scenario, Zone } from '../core/scenario/scenario.ts';
import { fillMasks } from './fill-masks.ts';

/** Width of a snapshot, CSS pixels. */
const WIDTH = 480;
const QUALITY = 0.8;

/**
 * Keeps a small copy of the frame that is being analysed, masks burnt in, and makes a picture of an alert
 * from it. The copy is overwritten by the next frame; nothing is kept unless an alert asks for it.
 */
export class SnapshotCamera {
  #canvas: OffscreenCanvas | null = null;
  #size: Size = { width: 1, height: 1 };

  /** Copies the frame before it is handed to the engine. */
  keep(image: VideoFrame | ImageBitmap, size: Size, scenario: Scenario): void {
    const height = Math.max(1, Math.round((WIDTH * size.height) / size.width));
    if (this.#canvas?.height !== height) this.#canvas = new OffscreenCanvas(WIDTH, height);
    this.#size = { width: WIDTH, height };
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.drawImage(image, 0, 0, WIDTH, height);
    fillMasks(context, scenario.zones);
  }

  /** The copied frame as it is, for a canvas on the screen. */
  get picture(): OffscreenCanvas | null {
    return this.#canvas;
  }

  /** A JPEG of the copied frame with the alert's box drawn on it, or null before the first frame. */
  async take(box: Box | null): Promise<Blob | null> {
    const source = this.#canvas;
    if (!source) return null;
    const copy = new OffscreenCanvas(source.width, source.height);
    const context = copy.getContext('2d');
    if (!context) return null;
    context.drawImage(source, 0, 0);
    if (box) frame(context, box, this.#size);
    return copy.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  }
}

/**
 * The same picture with masks filled in. Those of its time are in it already; one that was drawn later is burnt in
 * before the picture goes anywhere.
 */
export async function burnMasks(picture: Blob, masks: readonly Zone[]): Promise<Blob> {
  const image = await createImageBitmap(picture);
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  image.close();
  fillMasks(context, masks);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

/** Two strokes, dark under light, so that the box shows on any picture. */
function frame(context: OffscreenCanvasRenderingContext2D, box: Box, size: Size): void {
  const [x, y, w, h] = box;
  for (const [width, style] of [
    [5, '#000'],
    [2.5, '#ff6b5e'],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = style;
    context.strokeRect(x * size.width, y * size.height, w * size.width, h * size.height);
  }
}
