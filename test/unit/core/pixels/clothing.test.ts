import { describe, expect, test } from 'vitest';
import type { Box, Point } from '../../../../src/core/geometry/types.ts';
import { CLOTHING, lookAtClothes, type ClothingState } from '../../../../src/core/pixels/clothing.ts';
import { colourBin, type ColourBin } from '../../../../src/core/pixels/colour-bins.ts';
import type { PixelFrame } from '../../../../src/core/pixels/pixel-frame.ts';
import type { Track } from '../../../../src/core/tracking/track.ts';

type Rgb = readonly [number, number, number];

describe('colourBin', () => {
  // CSS colours of plain names, colours of clothes as cameras see them, and skin.
  test.each<[string, Rgb, ColourBin]>([
    ['black', [0, 0, 0], 'black'],
    ['a black coat in the light', [42, 40, 44], 'black'],
    ['the same in bluish shade', [34, 37, 45], 'black'],
    ['dim grey', [105, 105, 105], 'grey'],
    ['grey', [128, 128, 128], 'grey'],
    ['light grey', [190, 190, 190], 'grey'],
    ['a warm grey', [138, 130, 121], 'grey'],
    ['white', [255, 255, 255], 'white'],
    ['a shirt in the shade', [208, 212, 220], 'white'],
    ['red', [255, 0, 0], 'red'],
    ['dark red', [139, 0, 0], 'red'],
    ['crimson', [220, 20, 60], 'red'],
    ['firebrick', [178, 34, 34], 'red'],
    ['orange', [255, 165, 0], 'orange'],
    ['dark orange', [255, 140, 0], 'orange'],
    ['chocolate', [210, 105, 30], 'orange'],
    ['saddle brown', [139, 69, 19], 'orange'],
    ['sienna', [160, 82, 45], 'orange'],
    ['a brown coat', [78, 55, 48], 'orange'],
    ['yellow', [255, 255, 0], 'yellow'],
    ['gold', [255, 215, 0], 'yellow'],
    ['a high-visibility vest', [212, 230, 40], 'yellow'],
    ['green', [0, 128, 0], 'green'],
    ['lime', [0, 255, 0], 'green'],
    ['olive drab', [107, 142, 35], 'green'],
    ['dark green', [0, 100, 0], 'green'],
    ['teal', [0, 128, 128], 'blue'],
    ['blue', [0, 0, 255], 'blue'],
    ['navy', [0, 0, 128], 'blue'],
    ['royal blue', [65, 105, 225], 'blue'],
    ['sky blue', [135, 206, 235], 'blue'],
    ['jeans', [55, 72, 104], 'blue'],
    ['purple', [128, 0, 128], 'purple'],
    ['indigo', [75, 0, 130], 'purple'],
    ['pink', [255, 192, 203], 'purple'],
    ['hot pink', [255, 105, 180], 'purple'],
    ['magenta', [255, 0, 255], 'purple'],
    ['skin, which is no colour of clothes', [198, 150, 122], 'orange'],
  ])('%s', (_, rgb, bin) => expect(colourBin(...rgb)).toBe(bin));
});

const PICTURE = { width: 640, height: 480 };
const [WIDTH, HEIGHT] = [300, 300];
const RED: Rgb = [200, 20, 20];
const BLUE: Rgb = [30, 60, 200];
const WALL: Rgb = [150, 150, 150];
const BOX: Box = [0.4, 0.2, 0.12, 0.6];

/** A picture of a wall with boxes in it, the later ones in front. */
function scene(...boxes: readonly (readonly [Box, Rgb])[]): PixelFrame {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let row = 0; row < HEIGHT; row++)
    for (let column = 0; column < WIDTH; column++) {
      const [x, y] = [(column + 0.5) / WIDTH, (row + 0.5) / HEIGHT];
      const hit = boxes.findLast(
        ([box]) => x >= box[0] && x < box[0] + box[2] && y >= box[1] && y < box[1] + box[3],
      );
      data.set([...(hit?.[1] ?? WALL), 255], (row * WIDTH + column) * 4);
    }
  return { width: WIDTH, height: HEIGHT, data };
}

/** Red above, blue below the waist. */
function dressed([x, y, w, h]: Box, upper = RED, lower = BLUE): [Box, Rgb][] {
  return [
    [[x, y, w, h * 0.52], upper],
    [[x, y + h * 0.52, w, h * 0.48], lower],
  ];
}

function person(id: number, box: Box, more: Partial<Track> = {}): Track {
  return {
    id,
    label: 'person',
    box,
    velocity: [0, 0],
    score: 0.8,
    state: 'confirmed',
    firstSeen: 0,
    lastSeen: 0,
    stationarySince: null,
    ...more,
  };
}

const square = (x: number, y: number, w: number, h: number): Point[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

function look(
  pixels: PixelFrame,
  tracks: readonly Track[],
  masks: readonly (readonly Point[])[] = [],
): { upper: ColourBin | null; lower: ColourBin | null } {
  const [first] = lookAtClothes(new Map(), pixels, masks, tracks, 0, PICTURE);
  return { upper: first?.upper ?? null, lower: first?.lower ?? null };
}

describe('lookAtClothes', () => {
  const pixels = scene(...dressed(BOX));

  test('upper and lower half have a colour each', () => {
    expect(look(pixels, [person(1, BOX)])).toEqual({ upper: 'red', lower: 'blue' });
  });

  test('a mask over a half gives no colour of it, and no black either', () => {
    const black = scene(...dressed(BOX), [
      [0.3, 0.15, 0.4, 0.36],
      [0, 0, 0],
    ]);
    const mask = square(0.3, 0.15, 0.4, 0.36);
    expect(look(black, [person(1, BOX)], [mask])).toEqual({ upper: null, lower: 'blue' });
    // Without being told of it, the mask would pass for a black coat: so the test tests something.
    expect(look(black, [person(1, BOX)]).upper).toBe('black');
  });

  test('the softened edge of a mask does not count either', () => {
    const [x, y, w, h] = BOX;
    const part: Box = [x + 0.32 * w, y + 0.2 * h, 0.36 * w, 0.25 * h];
    // One row of pixels is left between the mask and the end of the part.
    const mask = square(0, 0, 1, part[1] + part[3] - 1 / HEIGHT);
    expect(look(pixels, [person(1, BOX)], [mask]).upper).toBeNull();
  });

  test('who stands in front hides what is behind', () => {
    const front: Box = [0.36, 0.45, 0.2, 0.5];
    const both = scene(...dressed(BOX), [front, [240, 240, 240]]);
    const tracks = [person(1, BOX), person(2, front)];
    expect(look(both, tracks)).toEqual({ upper: 'red', lower: null });
  });

  test.each<[string, Box, Partial<Track>, Rgb?]>([
    ['is too small', [0.4, 0.4, 0.01, 0.05], {}],
    ['lies', [0.3, 0.7, 0.4, 0.15], {}],
    ['is hardly seen', BOX, { score: 0.2 }],
    ['is a guess', BOX, { state: 'lost' }],
    ['is new', BOX, { state: 'tentative' }],
    ['is a suitcase', BOX, { label: 'suitcase' }],
    ['is cut off above', [0.4, 0, 0.12, 0.6], {}],
    ['is cut off at the legs', [0.4, 0.35, 0.12, 0.65], {}],
    ['is cut off at the side', [-0.05, 0.2, 0.12, 0.6], {}],
  ])('nothing is said of what %s', (_, box, more) => {
    expect(look(scene(...dressed(box)), [person(1, box, more)])).toEqual({ upper: null, lower: null });
  });

  test('of somebody before a webcam, the chest', () => {
    const bust: Box = [0.3, 0.3, 0.5, 0.7];
    expect(look(scene([bust, BLUE]), [person(1, bust)])).toEqual({ upper: 'blue', lower: null });
  });

  test('clothes of many colours are unclear', () => {
    const stripes = [RED, BLUE, [20, 160, 40], [240, 240, 240], [240, 220, 30]] as const;
    const [x, y, w, h] = BOX;
    const part = Array.from({ length: 60 }, (_, i): [Box, Rgb] => {
      return [[x, y + (h * i) / 60, w, h / 60], stripes[i % stripes.length]!];
    });
    expect(look(scene(...part), [person(1, BOX)]).upper).toBeNull();
  });

  test('each track is looked at now and then, by media time, and forgotten with its track', () => {
    const state: ClothingState = new Map();
    const at = (time: number, ...ids: number[]): number[] =>
      lookAtClothes(
        state,
        pixels,
        [],
        ids.map((id) => person(id, BOX)),
        time,
        PICTURE,
      ).map(({ trackId }) => trackId);
    expect(at(0, 1)).toEqual([1]);
    expect(at(0.5, 1, 2)).toEqual([2]);
    expect(at(CLOTHING.every - 0.01, 1, 2)).toEqual([]);
    expect(at(CLOTHING.every, 1, 2)).toEqual([1]);
    // Back in time, as after a seek: what was is no longer so.
    expect(at(0.2, 1)).toEqual([1]);
    expect([...state.keys()]).toEqual([1]);
  });

  test('it changes nothing of what it is given', () => {
    const tracks = [person(1, BOX)];
    const before = structuredClone({ tracks, data: pixels.data });
    lookAtClothes(
      new Map(),
      pixels,
      [],
      Object.freeze(tracks.map((track) => Object.freeze(track))),
      0,
      PICTURE,
    );
    expect(tracks).toEqual(before.tracks);
    expect(Buffer.compare(Buffer.from(pixels.data.buffer), Buffer.from(before.data.buffer))).toBe(0);
  });
});
