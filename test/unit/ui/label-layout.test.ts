import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LabelLayout, type LabelWish, type PlacedLabel, type Rect } from '../../../src/ui/label-layout.ts';

const AREA = { width: 800, height: 600 };
const HEIGHT = 18;

const wish = (id: number, x: number, y: number, more: Partial<LabelWish> = {}): LabelWish => ({
  id,
  box: { x, y, width: 60, height: 150 },
  full: 110,
  short: 26,
  ...more,
});
const place = (
  layout: LabelLayout,
  wishes: readonly LabelWish[],
  taken: readonly Rect[] = [],
): PlacedLabel[] => layout.place(wishes, AREA, HEIGHT, taken);

describe('LabelLayout', () => {
  test('a label alone stands above its box, at its left', () => {
    expect(place(new LabelLayout(), [wish(1, 300, 200)])).toEqual([
      { id: 1, isShort: false, x: 300, y: 180, width: 110, height: 18 },
    ]);
  });

  test('at the edges it stays in the picture', () => {
    const placed = place(new LabelLayout(), [wish(1, 770, 5), wish(2, -20, 580)]);
    for (const { x, y, width, height } of placed) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(AREA.width);
      expect(y + height).toBeLessThanOrEqual(AREA.height);
    }
    expect(placed).toHaveLength(2);
  });

  test('the second of two people side by side takes another place', () => {
    const placed = place(new LabelLayout(), [wish(1, 300, 200), wish(2, 340, 205)]);
    expect(placed.map(({ isShort }) => isShort)).toEqual([false, false]);
    expect(placed[1]?.y).not.toBe(placed[0]?.y);
  });

  test('in a crowd labels become short, then are left out, the least important first', () => {
    const crowd = Array.from({ length: 60 }, (_, i) => wish(i, 200 + (i % 12) * 30, 250 + (i % 7)));
    const placed = place(new LabelLayout(), crowd);
    expect(placed[0]).toMatchObject({ id: 0, isShort: false });
    expect(placed.some(({ isShort }) => isShort)).toBe(true);
    expect(placed.length).toBeLessThan(crowd.length);
  });

  test('keeps clear of what is taken', () => {
    const [label] = place(
      new LabelLayout(),
      [wish(1, 300, 200)],
      [{ x: 290, y: 170, width: 200, height: 30 }],
    );
    expect(label?.y).toBeGreaterThan(200);
  });

  test('keeps its place while it can, so that it does not flicker', () => {
    const layout = new LabelLayout();
    const [, first] = place(layout, [wish(1, 300, 200), wish(2, 340, 205)]);
    // The other is gone: the label could go back above its box, and does not.
    const [still] = place(layout, [wish(2, 340, 205)]);
    expect(still).toEqual(first);
  });

  test('labels never cover each other', () => {
    const boxes = fc.array(
      fc.tuple(
        fc.integer({ min: -50, max: 820 }),
        fc.integer({ min: -50, max: 620 }),
        fc.integer({ min: 5, max: 300 }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.array(boxes, { minLength: 1, maxLength: 4 }), (frames) => {
        const layout = new LabelLayout();
        for (const frame of frames) {
          const placed = place(
            layout,
            frame.map(([x, y, size], id) => wish(id, x, y, { box: { x, y, width: size / 2, height: size } })),
          );
          placed.forEach((a, i) => {
            for (const b of placed.slice(i + 1)) {
              const apart =
                a.x + a.width <= b.x ||
                b.x + b.width <= a.x ||
                a.y + a.height <= b.y ||
                b.y + b.height <= a.y;
              expect(apart).toBe(true);
            }
          });
        }
      }),
    );
  });
});
