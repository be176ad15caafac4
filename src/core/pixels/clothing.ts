import { overlapArea } from '../geometry/box.ts';
import { pointInPolygon } from '../geometry/polygon.ts';
import type { Box, Point, Size } from '../geometry/types.ts';
import type { Track } from '../tracking/track.ts';
import { COLOUR_BINS, colourBin, type ColourBin } from './colour-bins.ts';
import type { PixelFrame } from './pixel-frame.ts';

/**
 * The colour of what somebody wears, as one bin for the upper and one for the lower half of the body; null where it
 * is unclear. It is taken from a person's box as it is, to be searched for in words. It never links tracks: whoever
 * leaves and comes back is a new track, of which nothing here says whose it is.
 */
export interface ClothingColour {
  readonly trackId: number;
  readonly upper: ColourBin | null;
  readonly lower: ColourBin | null;
}

/**
 * Numbers of the look at clothes; places as shares of the person's box. Measured on scenes of the stage, held against
 * the colours that its people are given: of the looks that were clear, 99 of 108 were right for the upper body (four
 * scenes), 18 of 29 for the lower (two scenes; coats hang over it, and the floor shows between the legs).
 */
export const CLOTHING = {
  /** Seconds of media time between two looks at a track. */
  every: 1.5,
  /** Least median score of a person who is looked at. */
  score: 0.4,
  /** Height by width of a person who stands or walks. */
  shape: [1.5, 5],
  /** The middle of chest and belly, and of the legs below the hem of a coat: little background. */
  upper: [0.32, 0.2, 0.36, 0.25],
  lower: [0.32, 0.63, 0.36, 0.2],
  /** Of somebody who is cut off at the waist by the picture's lower edge (a webcam), the chest. */
  bust: { most: 1.6, upper: [0.3, 0.6, 0.4, 0.32] },
  /** Nearer to the picture's edge than this, a body is cut off. */
  edge: 0.01,
  /** Fewer pixels than this say nothing; more are thinned. */
  leastPixels: 12,
  mostPixels: 240,
  /** Share of the pixels, and lead over the next bin, that one bin needs. */
  share: 0.4,
  lead: 0.1,
} as const satisfies Record<string, unknown>;

/** When each track was looked at last, media seconds. Entries die with their tracks. */
export type ClothingState = Map<number, number>;

const PLACES = Object.fromEntries(COLOUR_BINS.map((bin, place) => [bin, place])) as Record<ColourBin, number>;

interface Look {
  readonly pixels: PixelFrame;
  readonly masks: readonly (readonly Point[])[];
  /** Boxes of tracks that stand in front. */
  readonly others: readonly Box[];
}

/**
 * Looks at the clothes of the people whose turn it is: each once in `CLOTHING.every` seconds of media time, so that
 * the same film gives the same answers on any machine. Reads pixels that are at hand already, and changes nothing
 * but `state`.
 * @param pixels the whole picture at any scale, stretched or not, with masks burnt in
 * @param masks polygons of which no pixel counts
 * @param picture its real shape
 */
export function lookAtClothes(
  state: ClothingState,
  pixels: PixelFrame,
  masks: readonly (readonly Point[])[],
  tracks: readonly Track[],
  time: number,
  picture: Size,
): ClothingColour[] {
  const live = new Set(tracks.map(({ id }) => id));
  for (const [id, at] of state) if (!live.has(id) || at > time) state.delete(id);
  const due = tracks.filter((track) => {
    if (track.label !== 'person' || track.state !== 'confirmed' || track.score < CLOTHING.score) return false;
    return time - (state.get(track.id) ?? -Infinity) >= CLOTHING.every;
  });
  return due.map((track) => {
    state.set(track.id, time);
    const others = inFront(track, tracks);
    return { trackId: track.id, ...clothingOf({ pixels, masks, others }, track.box, picture) };
  });
}

/** The bins of upper and lower half of a body in a box. */
function clothingOf(look: Look, box: Box, picture: Size): Pick<ClothingColour, 'upper' | 'lower'> {
  const [x, y, w, h] = box;
  const shape = (h * picture.height) / (w * picture.width);
  const cut = y + h > 1 - CLOTHING.edge;
  if (cut)
    return {
      upper: shape < CLOTHING.bust.most ? binOf(look, partOf(box, CLOTHING.bust.upper)) : null,
      lower: null,
    };
  const [least, most] = CLOTHING.shape;
  const whole = shape >= least && shape <= most && y > CLOTHING.edge;
  if (!whole || x < -CLOTHING.edge || x + w > 1 + CLOTHING.edge) return { upper: null, lower: null };
  return { upper: binOf(look, partOf(box, CLOTHING.upper)), lower: binOf(look, partOf(box, CLOTHING.lower)) };
}

function partOf([x, y, w, h]: Box, [px, py, pw, ph]: readonly [number, number, number, number]): Box {
  return [x + px * w, y + py * h, pw * w, ph * h];
}

/** Boxes whose feet are lower in the picture, and so nearer to the camera: what they cover is not this one's. */
function inFront(track: Track, tracks: readonly Track[]): Box[] {
  const foot = track.box[1] + track.box[3];
  return tracks
    .filter(({ id, state, box }) => id !== track.id && state !== 'tentative' && box[1] + box[3] > foot)
    .map(({ box }) => box);
}

/** The bin that most of a region's pixels are in; null where they are few, or of no one mind. */
function binOf({ pixels, masks, others }: Look, region: Box): ColourBin | null {
  const [x, y, w, h] = region;
  const before = others.filter((box) => overlapArea(box, region) > 0);
  const { width, height, data } = pixels;
  const hidden = masks.filter((mask) => overlapArea(around(mask, 2 / width, 2 / height), region) > 0);
  const [left, right] = [Math.max(0, Math.ceil(x * width)), Math.min(width, Math.floor((x + w) * width))];
  const [top, bottom] = [Math.max(0, Math.ceil(y * height)), Math.min(height, Math.floor((y + h) * height))];
  const step = Math.max(1, Math.ceil(Math.sqrt(((right - left) * (bottom - top)) / CLOTHING.mostPixels)));
  const counts = new Uint16Array(COLOUR_BINS.length);
  let seen = 0;
  for (let row = top; row < bottom; row += step)
    for (let column = left; column < right; column += step) {
      if (isHidden(column, row, pixels, hidden, before)) continue;
      const at = (row * width + column) * 4;
      counts[PLACES[colourBin(data[at]!, data[at + 1]!, data[at + 2]!)]]!++;
      seen++;
    }
  if (seen < CLOTHING.leastPixels) return null;
  const [first, second] = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]!) as [number, number];
  const clear = counts[first]! >= CLOTHING.share * seen;
  return clear && counts[first]! - counts[second]! >= CLOTHING.lead * seen ? COLOUR_BINS[first]! : null;
}

/** The box about a polygon, grown by so much to each side. */
function around(polygon: readonly Point[], growX: number, growY: number): Box {
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - growX, Math.min(...ys) - growY];
  return [left, top, Math.max(...xs) + growX - left, Math.max(...ys) + growY - top];
}

/** Whether a pixel belongs to a mask, its softened edge included, or to somebody in front. */
function isHidden(
  column: number,
  row: number,
  { width, height }: PixelFrame,
  masks: Look['masks'],
  others: Look['others'],
): boolean {
  const [x, y] = [(column + 0.5) / width, (row + 0.5) / height];
  if (others.some((box) => x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3]))
    return true;
  if (masks.length === 0) return false;
  const corners = [-1, 1].flatMap((dx) => [-1, 1].map((dy): Point => [x + dx / width, y + dy / height]));
  return masks.some((mask) => [[x, y] as Point, ...corners].some((corner) => pointInPolygon(corner, mask)));
}
