import type { Size } from '../../core/geometry/types.ts';

/** Width of the kept picture at most, pixels: two stand beside one another. */
const WIDTH = 960;

/** Keeps a copy of the picture that both look at, and shows it only when both have answered. */
export class SidePicture {
  #coming = new OffscreenCanvas(1, 1);
  #shown = new OffscreenCanvas(1, 1);

  keep(image: CanvasImageSource, { width, height }: Size): void {
    const scale = Math.min(1, WIDTH / Math.max(1, width));
    const canvas = this.#coming;
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  }

  show(): void {
    [this.#coming, this.#shown] = [this.#shown, this.#coming];
  }

  /** Draws the shown picture over a whole canvas. */
  draw(context: CanvasRenderingContext2D): void {
    context.drawImage(this.#shown, 0, 0, context.canvas.width, context.canvas.height);
  }
}
