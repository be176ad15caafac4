import type { Scenario } from '../../core/scenario/scenario.ts';
import type { FrameResult } from '../../engine/protocol.ts';
import { colourOf } from './anonymous-picture.ts';

/** Draws zones, boxes and the time into a picture of a clip: words of any language are left out. */
export function drawOverlays(
  context: OffscreenCanvasRenderingContext2D,
  { output }: FrameResult,
  scenario: Scenario,
): void {
  const { width, height } = context.canvas;
  context.lineJoin = 'round';
  for (const { kind, points } of scenario.zones) {
    if (kind === 'mask') continue;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x * width, y * height);
    if (kind === 'area') context.closePath();
    stroke(context, '#4fd1ff', 1.5);
  }
  for (const { id, box, label, state } of output.tracks) {
    if (state === 'tentative') continue;
    const [x, y, w, h] = box;
    context.beginPath();
    context.rect(x * width, y * height, w * width, h * height);
    stroke(context, label === 'person' ? colourOf(id) : '#ffffff', 1.5);
  }
  context.font = `${Math.round(height / 24)}px ui-monospace, monospace`;
  context.textBaseline = 'bottom';
  const text = clock(output.time);
  context.fillStyle = 'rgb(0 0 0 / 70%)';
  const room = context.measureText(text).width + 10;
  context.fillRect(0, height - height / 18, room, height / 18);
  context.fillStyle = '#fff';
  context.fillText(text, 5, height - 2);
}

function stroke(context: OffscreenCanvasRenderingContext2D, style: string, width: number): void {
  context.lineWidth = width + 2;
  context.strokeStyle = 'rgb(0 0 0 / 60%)';
  context.stroke();
  context.lineWidth = width;
  context.strokeStyle = style;
  context.stroke();
}

/** Media time as minutes, seconds and tenths. */
function clock(time: number): string {
  const minutes = Math.floor(time / 60);
  return `${minutes}:${(time - 60 * minutes).toFixed(1).padStart(4, '0')}`;
}
