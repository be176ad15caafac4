import { foot } from '../core/geometry/box.ts';
import { boxAt } from '../core/recording/search.ts';
import type { TrackRow } from '../core/recording/track-index.ts';

const INK = { line: '#74c7ff', halo: 'rgb(0 0 0 / 70%)', end: '#ffffff' } as const;
const DASH = [7, 5];

/**
 * Marks a track that was found in the recording over the picture: its way, and where it was at this moment. Works on
 * CSS pixels.
 * @param time media time of what is shown, seconds; null where that is not known
 */
export function paintFound(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { path }: TrackRow,
  time: number | null,
): void {
  context.beginPath();
  for (const { box } of path) {
    const [x, y] = foot(box);
    context.lineTo(x * width, y * height);
  }
  stroke(context, 2.5);
  const last = path.at(-1);
  if (last) {
    const [x, y] = foot(last.box);
    context.beginPath();
    context.arc(x * width, y * height, 4, 0, 2 * Math.PI);
    context.fillStyle = INK.end;
    context.fill();
  }
  const box = time === null ? null : boxAt(path, time);
  if (!box) return;
  const [x, y, w, h] = [box[0] * width, box[1] * height, box[2] * width, box[3] * height];
  context.beginPath();
  context.roundRect(x - 6, y - 6, w + 12, h + 12, 5);
  context.setLineDash(DASH);
  stroke(context, 3);
  context.setLineDash([]);
}

/** Dark under light, so that it reads on any picture. */
function stroke(context: CanvasRenderingContext2D, line: number): void {
  context.lineWidth = line + 2.5;
  context.strokeStyle = INK.halo;
  context.stroke();
  context.lineWidth = line;
  context.strokeStyle = INK.line;
  context.stroke();
}
