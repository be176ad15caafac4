import type { Detection } from '../../core/detection/detection.ts';
import type { Box } from '../../core/geometry/types.ts';
import type { Track } from '../../core/tracking/track.ts';

/** Even an unsure person is hidden: hiding too much costs little. */
const LEAST_SCORE = 0.15;
/** What a box leaves out of hair, hands and hems: shares of its width and height, and the least of both. */
const BEYOND = { sides: 0.2, top: 0.15, bottom: 0.08, least: 0.012 } as const;

/**
 * Where people are or may be, as boxes in shares of the picture, with a margin. Detections of any score, tracks
 * that are not sure yet, and those that were lost a moment ago.
 */
export function hiddenPlaces(tracks: readonly Track[], detections: readonly Detection[]): Box[] {
  const seen = detections.filter(({ label, score }) => label === 'person' && score >= LEAST_SCORE);
  const followed = tracks.filter(({ label }) => label === 'person');
  return [...seen, ...followed].map(({ box }) => widen(box));
}

function widen([x, y, w, h]: Box): Box {
  const side = Math.max(BEYOND.least, BEYOND.sides * w);
  const top = Math.max(BEYOND.least, BEYOND.top * h);
  const bottom = Math.max(BEYOND.least, BEYOND.bottom * h);
  return [x - side, y - top, w + 2 * side, h + top + bottom];
}

/** A person as a figure: a head and a body, upright or lying, in shares of the picture. */
export interface Figure {
  readonly id: number;
  readonly head: { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number };
  readonly body: Box;
}

/** People who are followed, as figures: nothing of them but where they are and whether they lie. */
export function figuresOf(tracks: readonly Track[], aspect: number): Figure[] {
  return tracks
    .filter(({ label, state }) => label === 'person' && state !== 'tentative')
    .map(({ id, box }) => figureOf(id, box, aspect));
}

/** @param aspect width of the picture over its height */
function figureOf(id: number, [x, y, w, h]: Box, aspect: number): Figure {
  // Somebody whose box is wider than high, in pixels, lies; which end is the head is not told.
  if (w * aspect > 1.15 * h) {
    const ry = Math.min(h * 0.32, (w * aspect) / 10);
    const rx = ry / aspect;
    return {
      id,
      head: { x: x + rx, y: y + h / 2, rx, ry },
      body: [x + 2.1 * rx, y + h * 0.2, w - 2.1 * rx, h * 0.6],
    };
  }
  const rx = Math.min(w * 0.26, h / 14 / Math.max(aspect, 1e-6));
  const ry = rx * aspect;
  return {
    id,
    head: { x: x + w / 2, y: y + ry, rx, ry },
    body: [x + w * 0.2, y + 2.15 * ry, w * 0.6, h - 2.15 * ry],
  };
}
