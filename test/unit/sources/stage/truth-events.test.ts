import { describe, expect, it } from 'vitest';
import type { TruthEvent } from '../../../../src/sources/frame-source.ts';
import { createLens } from '../../../../src/sources/stage/projection.ts';
import { StagePlay } from '../../../../src/sources/stage/stage-play.ts';
import type { StageScript } from '../../../../src/sources/stage/stage-script.ts';
import { VIEWS } from '../../../../src/sources/stage/stage-set.ts';
import type { StageView } from '../../../../src/sources/stage/stage-set.ts';
import { scriptOf } from './run-script.ts';

const SIZE = { width: 768, height: 576 };
const [PLATFORM, HALL] = VIEWS as [StageView, StageView];

function eventsOf(script: StageScript, view: StageView, seed = 1): readonly TruthEvent[] {
  const play = new StagePlay(script, seed, createLens(view, SIZE));
  play.moveTo(script.length);
  return play.events;
}

/** A case is put down at 7.5 s; its owner is 1.5 m away about 2.9 s later; the rule's time is 8 s, 3 s early. */
const LEFT = ['abandoned-object', 15.4, 26.4] as const;
/** The fall begins at 7 s and is over about a second later; the rule's time is 3 s, 8 s late. */
const FELL = ['person-down', 7.2, 19] as const;

const TABLE: readonly (readonly [
  script: string,
  events: readonly (readonly [type: string, first: number, last: number])[],
])[] = [
  ['bag-left', [LEFT]],
  ['bag-returned', []],
  ['bag-attended', []],
  ['fall-forward', [FELL]],
  ['fall-side', [FELL]],
  ['fall-back', [FELL]],
  ['sit-on-bench', []],
  ['quiet', []],
];

describe('true events', () => {
  for (const [id, expected] of TABLE) {
    it(`of ${id}`, () => {
      for (const view of VIEWS) {
        const events = eventsOf(scriptOf(id), view);
        expect(events.map(({ type }) => type)).toEqual(expected.map(([type]) => type));
        events.forEach(({ raise, box, optional }, n) => {
          expect(Math.abs(raise[0] - expected[n]![1])).toBeLessThan(0.6);
          expect(Math.abs(raise[1] - expected[n]![2])).toBeLessThan(0.6);
          expect(box).not.toBeNull();
          expect(optional).toBeUndefined();
        });
      }
    });
  }

  it('of a crowd: once six are to be seen, for three seconds, until it goes', () => {
    for (const view of VIEWS) {
      // Who comes to it by the way out counts neither way.
      const certain = eventsOf(scriptOf('crowd'), view).filter(({ optional }) => optional !== true);
      const [event, ...more] = certain;
      expect(more).toEqual([]);
      expect(event?.type).toBe('crowd-density');
      expect(event?.raise[0]).toBeGreaterThan(4);
      expect(event?.raise[0]).toBeLessThan(12);
      expect(event?.box?.[2]).toBeGreaterThan(0.3);
    }
  });

  it('of the demonstration: a bag, a fall, a crowd, in this order, the bag within 25 s', () => {
    for (const view of VIEWS) {
      const events = eventsOf(scriptOf('demo'), view).filter(({ optional }) => optional !== true);
      expect(events.map(({ type }) => type)).toEqual(['abandoned-object', 'person-down', 'crowd-density']);
      expect(events[0]?.raise[0]).toBeLessThan(18);
    }
  });

  it('somebody falls in many directions to the camera: an event each', () => {
    for (const way of ['forward', 'back', 'side'] as const) {
      for (let n = 0; n < 8; n++) {
        const angle = (n / 8) * 2 * Math.PI;
        const face = [0.3 + Math.sin(angle) * 3, -0.8 + Math.cos(angle) * 3] as const;
        const script: StageScript = {
          ...scriptOf('quiet'),
          population: 0,
          length: 13,
          acts: [
            { at: 0, do: 'enter', name: 'faller', from: [0.3, -0.75], to: [0.3, -0.8], face },
            { at: 3, do: 'fall', name: 'faller', way },
          ],
        };
        const events = eventsOf(script, n % 2 ? PLATFORM : HALL);
        expect(events.map(({ type }) => type)).toEqual(['person-down']);
      }
    }
  });

  it('lying down on purpose counts neither way', () => {
    const script: StageScript = {
      ...scriptOf('quiet'),
      length: 16,
      acts: [
        { at: 0, do: 'enter', name: 'sleeper', from: [0.3, -0.75], to: [0.3, -0.8] },
        { at: 2, do: 'lie-down', name: 'sleeper', way: 'side' },
      ],
    };
    expect(eventsOf(script, PLATFORM)).toMatchObject([{ type: 'person-down', optional: true }]);
  });

  it('an event’s span ends when it is over', () => {
    const back: StageScript = {
      ...scriptOf('bag-left'),
      acts: [...scriptOf('bag-left').acts, { at: 17.5, do: 'take-back', name: 'owner', from: 'south' }],
    };
    const [event] = eventsOf(back, PLATFORM);
    const [whole] = eventsOf(scriptOf('bag-left'), PLATFORM);
    expect(event?.raise[0]).toBe(whole?.raise[0]);
    expect(event?.raise[1]).toBeLessThan(whole!.raise[1] - 1);
  });

  it('a thing out of the picture is nobody’s event', () => {
    const away: StageView = { ...PLATFORM, target: [...PLATFORM.eye.slice(0, 2), 30] as never };
    expect(eventsOf(scriptOf('bag-left'), away)).toEqual([]);
  });
});
