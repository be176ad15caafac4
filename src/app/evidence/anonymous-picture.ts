import type { Box, Size } from '../../core/geometry/types.ts';
import type { PixelEvidence } from '../../core/pixels/pixel-evidence.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import type { Track } from '../../core/tracking/track.ts';
import type { FrameResult } from '../../engine/protocol.ts';
import { BusyGrid } from './busy-grid.ts';
import { fillMasks } from '../fill-masks.ts';
import { figuresOf, hiddenPlaces } from './hidden-people.ts';

/** Seconds between pictures that the empty scene is learnt from, and the share of each that goes in. */
const LEARN_EVERY = 0.5;
const LEARN = 0.4;
/** Seconds that a picture waits: somebody who is found only then was there before. */
const WAIT = 1.5;
/** Seconds for which a place stays taken after a person was seen there, and after something moved. */
const PERSON_STAYS = 3;
const MOTION_STAYS = 0.7;
/** What nobody has seen empty yet. */
const UNKNOWN = '#3a3f46';

/** What the picture of one step shows beside the empty scene. */
export interface Shown {
  readonly tracks: readonly Track[];
  readonly masks: readonly Zone[];
  /** The picture is of no one moment: the flames and things of the newest one are left out. */
  readonly timeless?: boolean;
}

/**
 * The scene without its people. A plate is learnt from those parts of the pictures where for some time nobody was,
 * nobody came and nothing moved; people are drawn over it as figures. So no pixel of a person who is seen, or who
 * moves, is ever in it. Who stands still and is not recognised stays visible: the page says so.
 */
export class AnonymousPicture {
  #plate: Surface | null = null;
  /** Flames and things, of which the evidence is, as they are: people cut out. */
  #things: Surface | null = null;
  readonly #busy = new BusyGrid();
  /** Pictures that wait, oldest first, and surfaces to use again. */
  #waiting: { readonly surface: Surface; readonly time: number }[] = [];
  #spare: Surface[] = [];
  #time = Number.NaN;

  /** Width and height of the pictures, or null before the first. */
  get size(): Size | null {
    return this.#plate && { width: this.#plate.canvas.width, height: this.#plate.canvas.height };
  }

  /**
   * Learns from a picture that was analysed.
   * @param picture with masks burnt in
   */
  learn(picture: OffscreenCanvas, { detections, output }: FrameResult): void {
    const { width, height } = picture;
    const { time } = output;
    if (this.size?.width !== width || this.size.height !== height) this.#start(width, height);
    if (time < this.#time) this.#jump();
    this.#time = time;
    const people = hiddenPlaces(output.tracks, detections);
    this.#busy.mark(picture, people, time);
    this.#showThings(picture, people, output.evidence);
    if (time - (this.#waiting.at(-1)?.time ?? -Infinity) >= LEARN_EVERY) {
      const copied = this.#spare.pop() ?? surface(width, height);
      copied.clearRect(0, 0, width, height);
      copied.drawImage(picture, 0, 0);
      this.#waiting.push({ surface: copied, time });
    }
    while (this.#waiting[0] && time - this.#waiting[0].time >= WAIT) this.#take(this.#waiting.shift()!);
  }

  /** Takes a picture that has waited into the plate, but for where somebody is, was, or has come since. */
  #take({ surface: still, time }: { readonly surface: Surface; readonly time: number }): void {
    cut(still, this.#busy.busySince(time - PERSON_STAYS, time - MOTION_STAYS));
    const plate = this.#plate!;
    plate.globalCompositeOperation = 'destination-over';
    plate.drawImage(still.canvas, 0, 0);
    plate.globalCompositeOperation = 'source-over';
    plate.globalAlpha = LEARN;
    plate.drawImage(still.canvas, 0, 0);
    plate.globalAlpha = 1;
    this.#spare.push(still);
  }

  #showThings(picture: OffscreenCanvas, people: readonly Box[], evidence: PixelEvidence | null): void {
    const things = this.#things!;
    things.clearRect(0, 0, picture.width, picture.height);
    for (const { box } of [...(evidence?.flames ?? []), ...(evidence?.blobs ?? [])])
      copy(picture, things, box);
    cut(things, people);
  }

  /** Draws the empty scene with figures in it over the whole of a canvas. */
  draw(
    context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D,
    { tracks, masks, timeless = false }: Shown,
    plate: CanvasImageSource | null = this.#plate?.canvas ?? null,
  ): void {
    const { width, height } = context.canvas;
    context.fillStyle = UNKNOWN;
    context.fillRect(0, 0, width, height);
    if (plate) context.drawImage(plate, 0, 0, width, height);
    if (this.#things && !timeless) context.drawImage(this.#things.canvas, 0, 0, width, height);
    drawFigures(context, tracks);
    fillMasks(context, masks);
  }

  /** Forgets everything: another source. */
  clear(): void {
    this.#plate = this.#things = null;
    this.#spare = [];
    this.#jump();
  }

  /** Time went back: what waits does not fit what comes. */
  #jump(): void {
    this.#waiting = [];
    this.#busy.clear();
    this.#time = Number.NaN;
  }

  #start(width: number, height: number): void {
    this.clear();
    this.#plate = surface(width, height);
    this.#things = surface(width, height);
  }
}

type Surface = OffscreenCanvasRenderingContext2D;

function surface(width: number, height: number): Surface {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  return context;
}

/** Makes holes, whole pixels outwards, so that no edge is half there. */
function cut(context: Surface, boxes: readonly Box[]): void {
  for (const box of boxes) context.clearRect(...outwards(box, context.canvas));
}

function copy(from: OffscreenCanvas, to: Surface, box: Box): void {
  const [x, y, w, h] = outwards(box, from);
  if (w > 0 && h > 0) to.drawImage(from, x, y, w, h, x, y, w, h);
}

function outwards([x, y, w, h]: Box, { width, height }: Size): [number, number, number, number] {
  const left = Math.max(0, Math.floor(x * width));
  const top = Math.max(0, Math.floor(y * height));
  const right = Math.min(width, Math.ceil((x + w) * width));
  const bottom = Math.min(height, Math.ceil((y + h) * height));
  return [left, top, Math.max(0, right - left), Math.max(0, bottom - top)];
}

/** Colours by which two figures are told apart; they say nothing of the person. */
const COLOURS = ['#7cc4ff', '#ffd166', '#9be564', '#f49ac1', '#c8b6ff', '#ffb37a', '#7ee0d2', '#e3e3e3'];

export function colourOf(id: number): string {
  return COLOURS[id % COLOURS.length]!;
}

function drawFigures(
  context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D,
  tracks: readonly Track[],
): void {
  const { width, height } = context.canvas;
  for (const { id, head, body } of figuresOf(tracks, width / height)) {
    context.fillStyle = colourOf(id);
    context.strokeStyle = '#10141a';
    context.lineWidth = Math.max(1, width / 400);
    context.beginPath();
    context.ellipse(head.x * width, head.y * height, head.rx * width, head.ry * height, 0, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    const [x, y, w, h] = body;
    context.beginPath();
    const corner = 0.35 * Math.min(w * width, h * height);
    context.roundRect(x * width, y * height, Math.max(1, w * width), Math.max(1, h * height), corner);
    context.fill();
    context.stroke();
  }
}
