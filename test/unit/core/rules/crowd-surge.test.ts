import { describe, expect, it } from 'vitest';
import type { CrowdMotion } from '../../../../src/core/pixels/crowd-motion.ts';
import { createMachine, stepMachine } from '../../../../src/core/rules/alert-machine.ts';
import type { Alert } from '../../../../src/core/rules/alert.ts';
import { crowdSurge, kindOf } from '../../../../src/core/rules/crowd-surge.ts';
import { emptyScenario } from '../../../../src/core/scenario/format-scenario.ts';
import type { Rule } from '../../../../src/core/scenario/scenario.ts';
import type { Track } from '../../../../src/core/tracking/track.ts';

/** People 0.2 tall; speeds in body heights a second. */
const HEIGHT = 0.2;
const still: CrowdMotion = {
  moving: 0.5,
  speed: 0.5,
  energy: 0.5,
  fastShare: 0,
  fastPlaces: 0,
  alignment: 0.5,
  spreading: 0,
};
const rush: CrowdMotion = { ...still, moving: 8, speed: 2.4, energy: 19, fastShare: 0.9, fastPlaces: 9 };

interface Cast {
  readonly people: number;
  /** How many of them run at a time. */
  readonly runners: (time: number) => number;
  readonly motion: (time: number) => CrowdMotion | null;
  readonly sensitivity?: number;
  readonly seconds?: number;
}

function alerts({ people, runners, motion, sensitivity = 0.5, seconds = 30 }: Cast): Alert[] {
  const rule: Rule = { id: 'r', event: 'crowd-surge', zone: null, params: { sensitivity } };
  const state = crowdSurge.init(rule);
  const machine = createMachine();
  const raised = new Map<string, Alert>();
  for (let i = 0; i < seconds * 10; i++) {
    const time = i / 10;
    const tracks = Array.from({ length: people }, (_, n): Track => {
      const speed = n < runners(time) ? 2.5 * HEIGHT : 0.7 * HEIGHT;
      return {
        id: n + 1,
        label: 'person',
        box: [0.1 + 0.08 * n, 0.4, 0.05, HEIGHT],
        velocity: [0, speed],
        score: 0.8,
        state: 'confirmed',
        firstSeen: 0,
        lastSeen: time,
        stationarySince: null,
      };
    });
    const context = {
      time,
      elapsed: i === 0 ? 0 : 0.1,
      picture: { width: 640, height: 480 },
      scenario: emptyScenario(),
      zone: null,
      tracks,
      ended: [],
      detections: [],
      evidence: { health: 'ok' as const, colourless: false, blobs: [], flames: [], motion: motion(time) },
      heightAt: () => HEIGHT,
      looks: [],
      fixtures: [],
    };
    const { findings } = crowdSurge.evaluate(state, rule, context);
    for (const alert of stepMachine(machine, rule, findings, time, context.elapsed).changed)
      raised.set(alert.id, alert);
  }
  return [...raised.values()];
}

const from =
  <T>(at: number, before: T, after: T) =>
  (time: number): T =>
    time < at ? before : after;

describe('crowd-surge', () => {
  it('is an alarm when people run by their tracks and by the flow', () => {
    const [alert] = alerts({ people: 8, runners: from(15, 0, 8), motion: from(15, still, rush) });
    expect(alert).toMatchObject({ level: 'alarm' });
    expect(alert!.raisedAt).toBeGreaterThan(15.5);
    expect(alert!.raisedAt).toBeLessThan(16.5);
  });

  it.each([
    ['tracks alone', from(15, 0, 8), from(15, still, still)],
    ['the flow alone', from(15, 0, 0), from(15, still, rush)],
  ])('is worth attention by %s', (_, runners, motion) => {
    expect(alerts({ people: 8, runners, motion }).map(({ level }) => level)).toEqual(['attention']);
  });

  const none: readonly [string, Cast][] = [
    ['one who runs', { people: 8, runners: from(15, 0, 1), motion: from(15, still, still) }],
    ['three people who run', { people: 3, runners: from(15, 0, 3), motion: from(15, still, still) }],
    ['a train without people', { people: 0, runners: () => 0, motion: from(15, still, rush) }],
    ['a place where people always run', { people: 8, runners: () => 8, motion: () => rush }],
    [
      'a rush before anything is known of the place',
      { people: 8, runners: from(2, 0, 8), motion: from(2, still, rush), seconds: 6 },
    ],
    [
      'a moment',
      {
        people: 8,
        runners: (t) => (t > 15 && t < 15.5 ? 8 : 0),
        motion: (t) => (t > 15 && t < 15.5 ? rush : still),
      },
    ],
    ['no flow and no runners', { people: 8, runners: () => 0, motion: () => null }],
  ];
  it.each(none)('raises nothing for %s', (_, cast) => {
    expect(alerts(cast)).toEqual([]);
  });

  it('finds more with a higher sensitivity', () => {
    const few = { people: 8, runners: from(15, 0, 3), motion: () => still };
    expect(alerts({ ...few, sensitivity: 0.5 })).toHaveLength(0);
    expect(alerts({ ...few, sensitivity: 1 })).toHaveLength(1);
  });

  it.each([
    ['gather', { spreading: -1.5, alignment: 0.1 }],
    ['scatter', { spreading: 1.5, alignment: 0.1 }],
    ['one-way', { spreading: 0.1, alignment: 0.9 }],
    ['turmoil', { spreading: 0.1, alignment: 0.2 }],
  ])('calls it %s', (kind, motion) => {
    expect(kindOf({ ...rush, ...motion })).toBe(kind);
  });
});
