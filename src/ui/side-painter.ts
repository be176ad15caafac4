import type { Detection } from '../core/detection/detection.ts';
import type { Size } from '../core/geometry/types.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { LabelLayout, type Rect } from './label-layout.ts';

/** Colours on the picture are the same in both themes: what is filmed has no theme. */
const INK = {
  both: '#ffffff',
  only: '#ffb52e',
  zone: 'rgb(124 215 255 / 75%)',
  halo: 'rgb(0 0 0 / 70%)',
  plate: 'rgb(9 12 16 / 78%)',
} as const;
const FONT = '600 12px system-ui, sans-serif';
const PLATE_HEIGHT = 17;
const PADDING = 4;
const DASH = [7, 4];

/** What one of the two found in a picture. */
export interface Side {
  readonly scenario: Scenario;
  readonly both: readonly Detection[];
  /** What the other one did not find. */
  readonly only: readonly Detection[];
  readonly zones: boolean;
  readonly words: (detection: Detection, only: boolean) => string;
}

/** Draws what one of two detectors found over its picture: what it alone found is dashed, and says so. */
export class SidePainter {
  readonly #labels = new LabelLayout();

  /** @param size of the canvas in CSS pixels */
  paint(context: CanvasRenderingContext2D, size: Size, { scenario, both, only, zones, words }: Side): void {
    const { width, height } = context.canvas;
    context.setTransform(width / Math.max(1, size.width), 0, 0, height / Math.max(1, size.height), 0, 0);
    context.lineJoin = 'round';
    if (zones) drawZones(context, size, scenario);
    const all = [
      ...only.map((detection) => ({ detection, isOnly: true })),
      ...both.map((detection) => ({ detection, isOnly: false })),
    ];
    for (const { detection, isOnly } of [...all].reverse()) {
      const { x, y, width: w, height: h } = rectOf(detection, size);
      context.beginPath();
      context.roundRect(x, y, w, h, 3);
      twice(context, isOnly ? INK.only : INK.both, isOnly ? 3 : 1.6, isOnly ? DASH : []);
    }
    context.font = FONT;
    context.textBaseline = 'middle';
    const texts = all.map(({ detection, isOnly }) => words(detection, isOnly));
    const wishes = all.map(({ detection }, id) => {
      const full = Math.ceil(context.measureText(texts[id]!).width) + 2 * PADDING;
      return { id, box: rectOf(detection, size), full, short: full };
    });
    for (const { id, x, y, width: w, height: h } of this.#labels.place(wishes, size, PLATE_HEIGHT, [])) {
      context.fillStyle = INK.plate;
      context.fillRect(x, y, w, h);
      context.fillStyle = all[id]!.isOnly ? INK.only : INK.both;
      context.fillText(texts[id]!, x + PADDING, y + h / 2 + 0.5);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
  }
}

function rectOf({ box: [x, y, w, h] }: Detection, { width, height }: Size): Rect {
  return { x: x * width, y: y * height, width: w * width, height: h * height };
}

function drawZones(context: CanvasRenderingContext2D, size: Size, { zones }: Scenario): void {
  for (const { kind, points } of zones) {
    if (kind === 'mask') continue;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x * size.width, y * size.height);
    if (kind === 'area') context.closePath();
    twice(context, INK.zone, 1.2, []);
  }
}

/** Dark under light, so that it reads on any picture. */
function twice(context: CanvasRenderingContext2D, ink: string, line: number, dash: readonly number[]): void {
  context.setLineDash([]);
  context.lineWidth = line + 2;
  context.strokeStyle = INK.halo;
  context.stroke();
  context.setLineDash([...dash]);
  context.lineWidth = line;
  context.strokeStyle = ink;
  context.stroke();
  context.setLineDash([]);
}
