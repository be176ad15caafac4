import type { Size } from '../core/geometry/types.ts';

/** Milliseconds between pictures of a source that shows none of its own. */
const PAINT_EVERY = 80;

/**
 * Paints analysed frames for sources that show nothing themselves. A frame is kept when it is handed over and
 * shown when its result is there, so that boxes and picture always belong together.
 */
export class FramePainter {
  readonly canvas = document.createElement('canvas');
  readonly #back = document.createElement('canvas');
  #keptAt = -Infinity;
  #kept = false;

  keep(image: VideoFrame | ImageBitmap, size: Size): void {
    const now = performance.now();
    this.#kept = now - this.#keptAt >= PAINT_EVERY;
    if (!this.#kept) return;
    this.#keptAt = now;
    fit(this.#back, size);
    this.#back.getContext('2d')?.drawImage(image, 0, 0, size.width, size.height);
  }

  /** Shows the kept frame; true when there was one. */
  show(): boolean {
    if (!this.#kept) return false;
    this.#kept = false;
    fit(this.canvas, this.#back);
    this.canvas.getContext('2d')?.drawImage(this.#back, 0, 0);
    return true;
  }
}

function fit(canvas: HTMLCanvasElement, { width, height }: Size): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
