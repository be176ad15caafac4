import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../../src/core/detection/detection.ts';
import { createTracker, stepTracker, viewTracks } from '../../../../src/core/tracking/tracker.ts';

const PICTURE = { width: 640, height: 480 };
const walker = (x: number, score = 0.8): Detection => ({ label: 'person', score, box: [x, 0.4, 0.06, 0.24] });

describe('tracker', () => {
  it.each([5, 10, 20])('follows one who breaks into a run under one id at %i Hz', (rate) => {
    const state = createTracker();
    const ids = new Set<number>();
    for (let i = 0; i < 4 * rate; i++) {
      const time = i / rate;
      // In the end the boxes of two steps do not touch at 5 Hz: only the predicted place fits.
      stepTracker(state, time, [walker(0.05 + 0.045 * time * time)], PICTURE);
      for (const track of viewTracks(state.tracks, time, PICTURE)) ids.add(track.id);
    }
    expect([...ids]).toEqual([1]);
  });

  it('predicts over the time that really passed when frames come late', () => {
    const state = createTracker();
    const ids = new Set<number>();
    // 20 Hz, then 4 Hz: the boxes of two late frames lie apart, and so does a prediction by one usual step.
    const times = [...Array.from({ length: 40 }, (_, i) => i / 20), 2.2, 2.45, 2.7];
    for (const time of times) {
      stepTracker(state, time, [walker(0.02 + 0.3 * time)], PICTURE);
      for (const track of viewTracks(state.tracks, time, PICTURE)) ids.add(track.id);
    }
    expect([...ids]).toEqual([1]);
  });

  it('keeps the id over a drop-out of a second, and through weak scores', () => {
    const state = createTracker();
    const seen: number[] = [];
    for (let i = 0; i < 50; i++) {
      const hidden = i >= 20 && i < 30;
      const detections = hidden ? [] : [walker(0.1 + i * 0.012, i >= 32 && i < 40 ? 0.15 : 0.8)];
      stepTracker(state, i / 10, detections, PICTURE);
      for (const track of viewTracks(state.tracks, i / 10, PICTURE)) seen.push(track.id);
    }
    expect(new Set(seen).size).toBe(1);
  });

  it('says since when something stands still', () => {
    const state = createTracker();
    for (let i = 0; i < 60; i++) {
      stepTracker(state, i / 10, [walker(i < 20 ? 0.1 + i * 0.015 : 0.4)], PICTURE);
    }
    const since = viewTracks(state.tracks, 5.9, PICTURE)[0]!.stationarySince!;
    expect(since).toBeGreaterThan(1);
    expect(since).toBeLessThan(2.5);
  });

  it('never gives an id twice or a number that is none, whatever it is shown', () => {
    const side = fc.double({ min: 0.01, max: 0.5, noNaN: true });
    const detection = fc.record({
      label: fc.constantFrom('person' as const, 'suitcase' as const, 'backpack' as const),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      box: fc.tuple(side, side, side, side),
    });
    const step = fc.tuple(
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      fc.array(detection, { maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const state = createTracker();
        let time = 0;
        for (const [elapsed, detections] of steps) {
          time += elapsed;
          stepTracker(state, time, detections, PICTURE);
          const tracks = viewTracks(state.tracks, time, PICTURE);
          expect(new Set(tracks.map(({ id }) => id)).size).toBe(tracks.length);
          for (const { box, velocity } of tracks)
            expect([...box, ...velocity].every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it('believes a sure box of the first frame at once, and later ones on their second', () => {
    const state = createTracker();
    stepTracker(state, 0, [walker(0.1)], PICTURE);
    expect(viewTracks(state.tracks, 0, PICTURE).map((track) => track.state)).toEqual(['confirmed']);
    stepTracker(state, 0.1, [walker(0.1), walker(0.6)], PICTURE);
    expect(viewTracks(state.tracks, 0.1, PICTURE).map((track) => track.state)).toEqual([
      'confirmed',
      'tentative',
    ]);
  });

  it('gives a track no weak box of another size: a post, or two people in one', () => {
    const state = createTracker();
    for (let i = 0; i < 10; i++) stepTracker(state, i / 10, [walker(0.4)], PICTURE);
    const tall: Detection = { label: 'person', score: 0.3, box: [0.4, 0.33, 0.06, 0.385] };
    stepTracker(state, 1, [tall], PICTURE);
    const [track] = viewTracks(state.tracks, 1, PICTURE);
    expect(track?.state).toBe('lost');
    expect(track?.box[3]).toBeCloseTo(0.24, 2);
  });

  it('does not take for a walker who vanished somebody who comes out where he went in, the other way', () => {
    const state = createTracker();
    // He walks to the right, is hidden for half a second, and another comes the other way from the same place.
    for (let i = 0; i < 20; i++) stepTracker(state, i / 10, [walker(0.2 + i * 0.012)], PICTURE);
    for (let i = 20; i < 25; i++) stepTracker(state, i / 10, [], PICTURE);
    stepTracker(state, 2.5, [walker(0.2 + 19 * 0.012 - 0.02)], PICTURE);
    expect(viewTracks(state.tracks, 2.5, PICTURE).map(({ id, state }) => [id, state])).toEqual([
      [1, 'lost'],
      [2, 'tentative'],
    ]);
  });
});
