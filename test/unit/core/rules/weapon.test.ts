import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../../src/core/detection/detection.ts';
import type { Keypoint, LookRequest, LookResult } from '../../../../src/core/detection/look.ts';
import { createMachine, stepMachine } from '../../../../src/core/rules/alert-machine.ts';
import type { Alert } from '../../../../src/core/rules/alert.ts';
import { weapon } from '../../../../src/core/rules/weapon.ts';
import { emptyScenario } from '../../../../src/core/scenario/format-scenario.ts';
import type { Rule } from '../../../../src/core/scenario/scenario.ts';
import type { Track } from '../../../../src/core/tracking/track.ts';

const rule: Rule = { id: 'r', event: 'weapon', zone: null, params: {} };
const HEIGHT = 0.6;
/** The right hand of somebody who stands at 0.5; the left one hides. */
const HAND = [0.6, 0.55] as const;

interface Cast {
  /** What a look at the hand shows. */
  readonly seen: (time: number) => readonly Detection[];
  readonly wrist?: readonly [number, number];
  readonly height?: number;
}

const thing = (
  label: Detection['label'],
  score: number,
  at: readonly [number, number] = HAND,
  size = 0.06,
): Detection => ({
  label,
  score,
  box: [at[0] - size / 8, at[1] - size / 2, size / 4, size],
});

function pose(wrist: readonly [number, number]): Keypoint[] {
  return Array.from({ length: 17 }, (_, i) => {
    if (i === 10) return { x: wrist[0], y: wrist[1], score: 0.8 };
    return i === 9 ? { x: 0.4, y: 0.6, score: 0.05 } : { x: 0.5, y: 0.35, score: 0.8 };
  });
}

function play({ seen, wrist = HAND, height = HEIGHT }: Cast): { alerts: Alert[]; looks: LookRequest[] } {
  const state = weapon.init(rule);
  const machine = createMachine();
  const alerts = new Map<string, Alert>();
  const all: LookRequest[] = [];
  let asked: readonly LookRequest[] = [];
  for (let i = 0; i < 150; i++) {
    const time = i / 10;
    const track: Track = {
      id: 1,
      label: 'person',
      box: [0.4, 0.9 - height, 0.2, height],
      velocity: [0, 0],
      score: 0.8,
      state: 'confirmed',
      firstSeen: 0,
      lastSeen: time,
      stationarySince: null,
    };
    const looks = asked.map(({ key, pose: isPose }): LookResult => {
      const base = { key, time };
      return isPose
        ? { ...base, detections: [], pose: pose(wrist) }
        : { ...base, detections: seen(time), pose: null };
    });
    const context = {
      time,
      elapsed: i === 0 ? 0 : 0.1,
      picture: { width: 480, height: 480 },
      scenario: emptyScenario(),
      zone: null,
      tracks: [track],
      ended: [],
      detections: [],
      evidence: null,
      heightAt: () => null,
      looks,
      fixtures: [],
    };
    const found = weapon.evaluate(state, rule, context);
    asked = found.looks;
    all.push(...found.looks);
    for (const alert of stepMachine(machine, rule, found.findings, time, context.elapsed).changed)
      alerts.set(alert.id, alert);
  }
  return { alerts: [...alerts.values()], looks: all };
}

describe('weapon', () => {
  const knife = (): Detection[] => [thing('knife', 0.5)];

  it('is worth attention when look after look shows a knife at the hand', () => {
    const { alerts } = play({ seen: knife });
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ level: 'attention', trackIds: [1] });
    expect(alerts[0]!.because.map((line) => line.condition)).toContain('knife-looks');
  });

  it('is an alarm when the arm is raised', () => {
    const up = [0.6, 0.25] as const;
    const { alerts } = play({ seen: () => [thing('knife', 0.5, up)], wrist: up });
    expect(alerts[0]?.level).toBe('alarm');
  });

  const none: readonly [string, Cast][] = [
    ['nothing in the hand', { seen: () => [] }],
    ['a knife that is seen once', { seen: (t) => (t > 5 && t < 5.4 ? knife() : []) }],
    ['a knife on the table', { seen: () => [thing('knife', 0.7, [0.1, 0.2])] }],
    ['what might as well be a phone', { seen: () => [thing('knife', 0.4), thing('cell phone', 0.38)] }],
    ['a knife as long as a leg', { seen: () => [thing('knife', 0.7, HAND, 0.4)] }],
    ['an unsure find', { seen: () => [thing('knife', 0.25)] }],
    ['a phone', { seen: () => [thing('cell phone', 0.6)] }],
  ];
  it.each(none)('raises nothing for %s', (_, cast) => {
    expect(play(cast).alerts).toEqual([]);
  });

  it('does not look at hands that are too small to see', () => {
    expect(play({ seen: knife, height: 0.25 }).looks).toEqual([]);
  });

  it('looks at a hand now and then, and closely once something was seen in it', () => {
    const hands = (cast: Cast): number => play(cast).looks.filter((look) => !look.pose).length;
    expect(hands({ seen: () => [] })).toBeLessThan(20);
    expect(hands({ seen: knife })).toBeGreaterThan(40);
  });
});
