import type { Zone } from '../core/scenario/scenario.ts';

/** Fills the masks among zones, over the whole of a canvas. */
export function fillMasks(
  context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D,
  zones: readonly Zone[],
): void {
  const { width, height } = context.canvas;
  context.fillStyle = '#000';
  for (const { kind, points } of zones) {
    if (kind !== 'mask') continue;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x * width, y * height);
    context.closePath();
    context.fill();
  }
}
