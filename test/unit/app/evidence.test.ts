import { describe, expect, test } from 'vitest';
import { EVIDENCE, readEvidence } from '../../../src/app/evidence/evidence-settings.ts';
import { figuresOf, hiddenPlaces } from '../../../src/app/evidence/hidden-people.ts';
import type { Box } from '../../../src/core/geometry/types.ts';
import type { Track } from '../../../src/core/tracking/track.ts';

const track = (box: Box, more: Partial<Track> = {}): Track =>
  ({ id: 1, label: 'person', state: 'confirmed', box, ...more }) as Track;

describe('where people are hidden', () => {
  test('tracks of any state and detections that are hardly sure; nothing else', () => {
    const tracks = [
      track([0.1, 0.1, 0.1, 0.3]),
      track([0.3, 0.1, 0.1, 0.3], { state: 'tentative' }),
      track([0.5, 0.1, 0.1, 0.3], { state: 'lost' }),
      track([0.7, 0.1, 0.1, 0.1], { label: 'suitcase' }),
    ];
    const detections = [
      { label: 'person', score: 0.15, box: [0.1, 0.6, 0.1, 0.3] },
      { label: 'person', score: 0.14, box: [0.4, 0.6, 0.1, 0.3] },
      { label: 'backpack', score: 0.9, box: [0.6, 0.6, 0.1, 0.1] },
    ] as const;
    const lefts = hiddenPlaces(tracks, detections).map(([x, , w]) => x + w / 2);
    expect(lefts.map((x) => x.toFixed(2))).toEqual(['0.15', '0.15', '0.35', '0.55']);
  });

  test('a place is wider than the box on every side, the small ones too', () => {
    for (const box of [
      [0.4, 0.4, 0.2, 0.5],
      [0.4, 0.4, 0.01, 0.02],
    ] as const) {
      const [[x, y, w, h]] = hiddenPlaces([track(box)], []) as [Box];
      expect(x).toBeLessThanOrEqual(box[0] - 0.0119);
      expect(y).toBeLessThanOrEqual(box[1] - 0.0119);
      expect(x + w).toBeGreaterThanOrEqual(box[0] + box[2] + 0.0119);
      expect(y + h).toBeGreaterThanOrEqual(box[1] + box[3] + 0.0119);
    }
  });
});

describe('figures', () => {
  test.each<[string, Box, number, 'upright' | 'lying']>([
    ['somebody who stands', [0.4, 0.2, 0.1, 0.6], 4 / 3, 'upright'],
    ['somebody who sits', [0.4, 0.5, 0.2, 0.3], 4 / 3, 'upright'],
    ['somebody who lies', [0.4, 0.7, 0.3, 0.12], 4 / 3, 'lying'],
    // 0.2 of a picture twice as wide as high is wider than 0.3 of its height.
    ['wide in pixels, not in shares', [0.4, 0.6, 0.2, 0.3], 2, 'lying'],
  ])('%s', (_, box, aspect, posture) => {
    const [figure] = figuresOf([track(box)], aspect);
    const { head, body } = figure!;
    if (posture === 'upright') expect(head.y + head.ry).toBeLessThanOrEqual(body[1] + 1e-9);
    else expect(head.x + head.rx).toBeLessThanOrEqual(body[0] + 1e-9);
    // Nothing sticks out of the box.
    expect(body[0] + body[2]).toBeLessThanOrEqual(box[0] + box[2] + 1e-9);
    expect(body[1] + body[3]).toBeLessThanOrEqual(box[1] + box[3] + 1e-9);
    expect(head.y - head.ry).toBeGreaterThanOrEqual(box[1] - 1e-9);
  });

  test('things and people who are not sure yet are none', () => {
    const none = [
      track([0, 0, 0.1, 0.3], { state: 'tentative' }),
      track([0, 0, 0.1, 0.3], { label: 'suitcase' }),
    ];
    expect(figuresOf(none, 1)).toEqual([]);
  });
});

describe('settings of evidence', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['no object', 'yes'],
    ['of another kind', { clips: 'yes', before: '5', keepDays: null }],
    ['out of range', { before: 0, after: 21, keepDays: 400 }],
    ['not a number', { before: Number.NaN }],
  ])('%s: the defaults', (_, stored) => {
    expect(readEvidence(stored)).toEqual(EVIDENCE);
  });

  test('what was chosen is kept, what is unknown dropped', () => {
    const chosen = { clips: true, before: 2, after: 20, overlays: false, anonymous: false, keepDays: 30 };
    expect(readEvidence({ ...chosen, more: 1 })).toEqual(chosen);
  });

  test('by default nothing is recorded, and people are hidden', () => {
    expect(EVIDENCE).toMatchObject({ clips: false, anonymous: true });
  });
});
