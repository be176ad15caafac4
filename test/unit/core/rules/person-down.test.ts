import { describe, expect, it } from 'vitest';
import type { Keypoint, LookRequest, LookResult } from '../../../../src/core/detection/look.ts';
import type { Point } from '../../../../src/core/geometry/types.ts';
import { createMachine, stepMachine } from '../../../../src/core/rules/alert-machine.ts';
import type { Alert } from '../../../../src/core/rules/alert.ts';
import { personDown } from '../../../../src/core/rules/person-down.ts';
import { emptyScenario } from '../../../../src/core/scenario/format-scenario.ts';
import type { Rule, Scenario } from '../../../../src/core/scenario/scenario.ts';
import type { Track } from '../../../../src/core/tracking/track.ts';

/** A square picture, so that shares are lengths. People stand 0.4 tall at 0.5, their feet at 0.8. */
const PICTURE = { width: 500, height: 500 };
const HEIGHT = 0.4;
const FOOT = 0.8;
const HOLD = 3;
const rule: Rule = { id: 'r', event: 'person-down', zone: null, params: { onGroundFor: HOLD } };

interface Body {
  readonly shoulder: Point;
  readonly hip: Point;
  readonly score?: number;
}
/** Somebody as they are at a moment: a box that the detector sees, a body that the pose network sees. */
interface Moment {
  readonly box: readonly [x: number, y: number, w: number, h: number] | null;
  readonly body: Body | null;
}

const STANDING: Moment = {
  box: [0.45, FOOT - HEIGHT, 0.1, HEIGHT],
  body: { shoulder: [0.5, FOOT - 0.82 * HEIGHT], hip: [0.5, FOOT - 0.52 * HEIGHT] },
};
/** Lying across the picture. */
const ACROSS: Moment = {
  box: [0.4, FOOT - 0.1, 0.3, 0.1],
  body: { shoulder: [0.62, FOOT - 0.04], hip: [0.5, FOOT - 0.04] },
};
/** Lying away from the camera: the trunk looks upright, but the shoulders are low. */
const AWAY: Moment = {
  box: null,
  body: { shoulder: [0.5, FOOT - 0.2 * HEIGHT], hip: [0.5, FOOT - 0.05 * HEIGHT] },
};
/** Lying askew to the view: the trunk leans by half a right angle, and hardly any of it points upwards. */
const ASKEW: Moment = {
  box: null,
  body: { shoulder: [0.5 + 0.11 * HEIGHT, FOOT - 0.4 * HEIGHT], hip: [0.5, FOOT - 0.31 * HEIGHT] },
};
/** Lying along the view, seen from not far above: all parts are there, and all are shorter. */
const ALONG: Moment = {
  box: [0.36, FOOT - 0.6 * HEIGHT, 0.28, 0.6 * HEIGHT],
  body: { shoulder: [0.52, FOOT - 0.52 * HEIGHT], hip: [0.5, FOOT - 0.32 * HEIGHT] },
};
/** Sitting with the legs out and the trunk bent over them. */
const STRETCHING: Moment = {
  box: [0.36, FOOT - 0.48 * HEIGHT, 0.24, 0.48 * HEIGHT],
  body: { shoulder: [0.5 + 0.17 * HEIGHT, FOOT - 0.37 * HEIGHT], hip: [0.5, FOOT - 0.2 * HEIGHT] },
};
const SITTING: Moment = {
  box: [0.43, FOOT - 0.65 * HEIGHT, 0.14, 0.65 * HEIGHT],
  body: { shoulder: [0.5, FOOT - 0.55 * HEIGHT], hip: [0.5, FOOT - 0.25 * HEIGHT] },
};
const BENDING: Moment = {
  box: [0.42, FOOT - 0.6 * HEIGHT, 0.2, 0.6 * HEIGHT],
  body: { shoulder: [0.6, FOOT - 0.5 * HEIGHT], hip: [0.5, FOOT - 0.5 * HEIGHT] },
};

function pose({ shoulder, hip, score = 0.7 }: Body): Keypoint[] {
  const at = ([x, y]: Point): Keypoint => ({ x, y, score });
  return Array.from({ length: 17 }, (_, i) => (i === 5 || i === 6 ? at(shoulder) : at(hip)));
}

interface Played {
  readonly alerts: Alert[];
  readonly looks: LookRequest[];
}

/** Plays at 10 Hz. Looks that are asked for are answered a step later with the body of that moment. */
function play(seconds: number, at: (time: number) => Moment, scenario: Scenario = emptyScenario()): Played {
  const state = personDown.init(rule);
  const machine = createMachine();
  const alerts = new Map<string, Alert>();
  const all: LookRequest[] = [];
  let asked: readonly LookRequest[] = [];
  let lastSeen = 0;
  for (let i = 0; i < seconds * 10; i++) {
    const time = i / 10;
    const { box, body } = at(time);
    if (box) lastSeen = time;
    const track: Track[] = box
      ? [
          {
            id: 1,
            label: 'person',
            box,
            velocity: [0, 0],
            score: 0.8,
            state: 'confirmed',
            firstSeen: 0,
            lastSeen,
            stationarySince: null,
          },
        ]
      : [];
    const looks = asked.map((request): LookResult => {
      const seen = body ? pose(body) : null;
      return request.key === 'suspected-fall:scene'
        ? { key: request.key, time, detections: [], pose: null, poses: seen ? [seen] : [] }
        : { key: request.key, time, detections: [], pose: seen };
    });
    const context = {
      time,
      elapsed: i === 0 ? 0 : 0.1,
      picture: PICTURE,
      scenario,
      zone: null,
      tracks: track,
      ended: [],
      detections: [],
      evidence: null,
      heightAt: () => HEIGHT,
      looks,
      fixtures: [],
    };
    const { findings, looks: wanted } = personDown.evaluate(state, rule, context);
    asked = wanted;
    all.push(...wanted);
    for (const alert of stepMachine(machine, rule, findings, time, context.elapsed).changed)
      alerts.set(alert.id, alert);
  }
  return { alerts: [...alerts.values()], looks: all };
}

const then =
  (after: Moment, from = 3) =>
  (time: number): Moment =>
    time < from ? STANDING : after;

describe('person-down', () => {
  it.each([
    ['across the picture', ACROSS],
    ['away from the camera, unseen by the detector', AWAY],
    ['askew', ASKEW],
  ])('finds somebody who lies %s', (_, lying) => {
    const { alerts } = play(12, then(lying));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ level: 'alarm', trackIds: [1] });
    expect(alerts[0]!.raisedAt).toBeGreaterThan(3 + HOLD - 0.2);
    expect(alerts[0]!.raisedAt).toBeLessThan(3 + HOLD + 1.5);
  });

  it.each([
    ['sits', SITTING],
    ['bends down', BENDING],
    ['sits and stretches', STRETCHING],
    ['stands', STANDING],
    ['is not to be seen at all', { box: null, body: null }],
  ])('raises nothing for somebody who %s', (_, moment) => {
    expect(play(30, then(moment)).alerts).toEqual([]);
  });

  it('takes somebody who may lie along the view for less sure, and waits longer', () => {
    const { alerts } = play(20, then(ALONG));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ level: 'attention' });
    expect(alerts[0]!.raisedAt).toBeGreaterThan(3 + 7.5);
    expect(alerts[0]!.raisedAt).toBeLessThan(3 + 9.5);
    expect(play(9, then(ALONG)).alerts).toEqual([]);
  });

  it('looks for poses only while somebody does not stand', () => {
    expect(play(5, () => STANDING).looks).toEqual([]);
    expect(play(5, then(ACROSS)).looks.length).toBeGreaterThan(5);
  });

  it('takes a pose that the network is unsure of for none', () => {
    const unsure = { box: null, body: { ...AWAY.body!, score: 0.2 } };
    expect(play(30, then(unsure)).alerts).toEqual([]);
  });

  it('lets somebody tie a shoe', () => {
    const stoop = (time: number): Moment => (time > 3 && time < 3 + HOLD - 0.5 ? ACROSS : STANDING);
    expect(play(12, stoop).alerts).toEqual([]);
  });

  it('is not sure of somebody who was never seen standing, and says so late', () => {
    const { alerts } = play(40, () => ACROSS);
    expect(alerts[0]).toMatchObject({ level: 'attention' });
    expect(alerts[0]!.raisedAt).toBeGreaterThan(15);
  });

  it('does not look for somebody who walked out of the picture', () => {
    const leaving = (time: number): Moment => {
      const x = 0.5 + time * 0.2;
      const box = [x, FOOT - HEIGHT, 0.1, HEIGHT] as const;
      return x < 0.93 ? { box, body: null } : { box: null, body: AWAY.body };
    };
    expect(play(12, leaving)).toEqual({ alerts: [], looks: [] });
  });

  it('raises nothing for somebody who exercises on the ground', () => {
    const up = {
      box: ACROSS.box,
      body: { shoulder: [0.62, FOOT - 0.5 * HEIGHT], hip: [0.5, FOOT - 0.04] },
    } as const;
    const pushUps = (time: number): Moment => (time < 3 ? STANDING : Math.sin(time * 4) > 0 ? up : ACROSS);
    expect(play(30, pushUps).alerts).toEqual([]);
  });

  it.each([
    ['push-ups', 0.12, 0],
    ['a fall, and somebody who lies', 0.04, 1],
  ])('tells those who lie from those who exercise: %s', (_, amplitude, count) => {
    const moves = (time: number): Moment => {
      const height = 0.37 + (amplitude / 2) * Math.cos((time - 3) * 3);
      return time < 3
        ? STANDING
        : {
            box: ACROSS.box,
            body: { shoulder: [0.62, FOOT - height * HEIGHT], hip: [0.5, FOOT - 0.3 * HEIGHT] },
          };
    };
    expect(play(16, moves).alerts).toHaveLength(count);
  });

  it('looks closer at somebody whom the look at the scene does not find', () => {
    const { looks } = play(6, then({ box: null, body: null }));
    const close = looks.find((look) => look.key === 'suspected-fall:1');
    expect(close).toMatchObject({ pose: true });
    // About the last place, and wide enough for a body that lies either way.
    expect(close!.box[2]).toBeGreaterThan(1.2 * HEIGHT);
    expect(close!.box[0]).toBeLessThan(0.5 - 0.6 * HEIGHT);
  });

  it('allows lying where a rule says so', () => {
    const bed = [
      [0.3, 0.6],
      [0.8, 0.6],
      [0.8, 0.9],
      [0.3, 0.9],
    ] as const;
    const allowed: Rule = { id: 'bed', event: 'person-down', zone: 'bed', params: { lyingAllowed: true } };
    const zone = { id: 'bed', name: 'Bed', kind: 'area' as const, points: bed };
    const scenario = { ...emptyScenario(), zones: [zone], rules: [rule, allowed] };
    expect(play(12, then(ACROSS), scenario).alerts).toEqual([]);
    expect(play(12, then(ACROSS), { ...scenario, rules: [rule] }).alerts).toHaveLength(1);
  });
});
