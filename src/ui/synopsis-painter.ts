import type { Size } from '../core/geometry/types.ts';
import type { Visible } from '../core/recording/synopsis.ts';
import type { Zone } from '../core/scenario/scenario.ts';
import type { Track } from '../core/tracking/track.ts';
import { LabelLayout, type LabelWish, type Rect } from './label-layout.ts';

/** Colours on the picture are the same in both themes: what is filmed has no theme. */
const INK = {
  object: '#8fd3ff',
  text: '#ffffff',
  zone: 'rgb(124 215 255 / 70%)',
  halo: 'rgb(0 0 0 / 65%)',
  plate: 'rgb(9 12 16 / 78%)',
  pointed: '#74c7ff',
} as const;
const FONT = '600 12px system-ui, sans-serif';
const PLATE_HEIGHT = 17;
const PADDING = 4;

type Surface = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What a figure's label says: all of it, and where room is short. */
export interface FigureWords {
  readonly full: string;
  readonly short: string;
}

export interface SynopsisScene {
  readonly visible: readonly Visible[];
  /** Drawn thinly; none where they are not to be. */
  readonly zones: readonly Zone[];
  /** The number of the tube that is pointed at, or null. */
  readonly pointed: number | null;
  readonly words: (one: Visible) => FigureWords;
}

/** Draws the empty scene with the figures of people over a whole canvas: see `App.drawScene`. */
export type DrawScene = (context: Surface, tracks: readonly Track[]) => boolean;

/** Draws a moment of a synopsis: the scene, figures, what is no person as a frame, and the time of each. */
export class SynopsisPainter {
  readonly #labels = new LabelLayout();

  /**
   * @param size of the canvas in CSS pixels
   * @returns whether the empty scene is known
   */
  paint(context: Surface, size: Size, scene: SynopsisScene, draw: DrawScene): boolean {
    context.setTransform(1, 0, 0, 1, 0, 0);
    const known = draw(context, scene.visible.map(asTrack));
    const { width, height } = context.canvas;
    context.setTransform(width / Math.max(1, size.width), 0, 0, height / Math.max(1, size.height), 0, 0);
    context.lineJoin = 'round';
    for (const zone of scene.zones) drawZone(context, size, zone);
    for (const one of scene.visible) {
      const pointed = one.tube.number === scene.pointed;
      if (pointed || one.tube.label !== 'person') drawFrame(context, size, one, pointed);
    }
    this.#drawLabels(context, size, scene);
    return known;
  }

  #drawLabels(context: Surface, size: Size, { visible, words, pointed }: SynopsisScene): void {
    context.font = FONT;
    context.textBaseline = 'middle';
    const ordered = [...visible].sort(
      (a, b) =>
        Number(b.tube.number === pointed) - Number(a.tube.number === pointed) ||
        b.box[2] * b.box[3] - a.box[2] * a.box[3],
    );
    const texts = new Map(ordered.map((one) => [one.tube.number, words(one)]));
    const roomFor = (text: string): number => Math.ceil(context.measureText(text).width) + 2 * PADDING;
    const wishes = ordered.map((one): LabelWish => {
      const { full, short } = texts.get(one.tube.number)!;
      return { id: one.tube.number, box: rectOf(one, size), full: roomFor(full), short: roomFor(short) };
    });
    for (const { id, isShort, x, y, width, height } of this.#labels.place(wishes, size, PLATE_HEIGHT, [])) {
      context.fillStyle = INK.plate;
      context.fillRect(x, y, width, height);
      context.fillStyle = id === pointed ? INK.pointed : INK.text;
      const { full, short } = texts.get(id)!;
      context.fillText(isShort ? short : full, x + PADDING, y + height / 2 + 0.5);
    }
  }
}

/** The smallest figure under a point of the picture, both in shares of it. */
export function figureAt(visible: readonly Visible[], x: number, y: number): Visible | null {
  return visible
    .filter(({ box }) => x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3])
    .reduce<Visible | null>(
      (best, one) => (!best || one.box[2] * one.box[3] < best.box[2] * best.box[3] ? one : best),
      null,
    );
}

/** The drawing of figures takes tracks; their colours go by the tube, since a track's id may come twice. */
function asTrack({ tube, time, box }: Visible): Track {
  return {
    id: tube.number,
    label: tube.label,
    box,
    velocity: [0, 0],
    score: 1,
    state: 'confirmed',
    firstSeen: tube.from,
    lastSeen: time,
    stationarySince: null,
  };
}

function rectOf({ box: [x, y, w, h] }: Visible, { width, height }: Size): Rect {
  return { x: x * width, y: y * height, width: w * width, height: h * height };
}

function drawZone(context: Surface, size: Size, { kind, points }: Zone): void {
  if (kind === 'mask') return;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x * size.width, y * size.height);
  if (kind === 'area') context.closePath();
  twice(context, INK.zone, 1);
}

function drawFrame(context: Surface, size: Size, one: Visible, pointed: boolean): void {
  const { x, y, width, height } = rectOf(one, size);
  context.beginPath();
  context.roundRect(x, y, width, height, 4);
  twice(context, pointed ? INK.pointed : INK.object, pointed ? 3 : 1.6);
}

/** Dark under light, so that it reads on any picture. */
function twice(context: Surface, ink: string, line: number): void {
  context.lineWidth = line + 2;
  context.strokeStyle = INK.halo;
  context.stroke();
  context.lineWidth = line;
  context.strokeStyle = ink;
  context.stroke();
}
