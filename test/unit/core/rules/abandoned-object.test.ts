import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../src/core/geometry/types.ts';
import type { PixelEvidence } from '../../../../src/core/pixels/pixel-evidence.ts';
import type { StaticBlob } from '../../../../src/core/pixels/static-blobs.ts';
import { abandonedObject } from '../../../../src/core/rules/abandoned-object.ts';
import { createMachine, stepMachine } from '../../../../src/core/rules/alert-machine.ts';
import type { Alert } from '../../../../src/core/rules/alert.ts';
import { emptyScenario } from '../../../../src/core/scenario/format-scenario.ts';
import type { Calibration, Rule } from '../../../../src/core/scenario/scenario.ts';
import type { Track } from '../../../../src/core/tracking/track.ts';

const PICTURE = { width: 640, height: 480 };
const LIMIT = 10;
const rule: Rule = { id: 'r', event: 'abandoned-object', zone: null, params: { unattendedFor: LIMIT } };
/** People are 0.3 tall; 1.2 body heights (2 m) are 0.27 of the picture's width. */
const HEIGHT = 0.3;
const BAG: Box = [0.48, 0.74, 0.04, 0.06];
/** The bag is put down at 5 s and seen to stand from 9 s on. */
const PUT = 5;
const SEEN = 9;

interface Cast {
  /** Where each person's feet are at a time, or null while they are not there (`hidden`: not seen). */
  readonly people: readonly ((time: number) => number | null)[];
  readonly blob?: Partial<StaticBlob>;
  /** Whether pixels move around the bag. */
  readonly moving?: (time: number) => boolean;
  readonly fixtures?: readonly Box[];
  readonly calibration?: Calibration;
  readonly health?: PixelEvidence['health'];
  readonly seconds?: number;
  /** First score of a bag in second looks. */
  readonly bag?: number;
}

function person(id: number, x: number, since: number, time: number): Track {
  return {
    id,
    label: 'person',
    box: [x - HEIGHT / 8, 0.8 - HEIGHT, HEIGHT / 4, HEIGHT],
    velocity: [0, 0],
    score: 0.8,
    state: 'confirmed',
    firstSeen: since,
    lastSeen: time,
    stationarySince: null,
  };
}

/** Plays a scene at 10 Hz and gives the alerts. */
function alerts({
  people,
  blob,
  moving,
  fixtures = [],
  calibration,
  health = 'ok',
  seconds = 40,
  bag = 0,
}: Cast): Alert[] {
  const state = abandonedObject.init(rule);
  const machine = createMachine();
  const raised = new Map<string, Alert>();
  const since = new Map<number, number>();
  for (let i = 0; i < seconds * 10; i++) {
    const time = i / 10;
    const tracks = people.flatMap((at, index) => {
      const x = at(time);
      if (x === null) return [];
      if (!since.has(index)) since.set(index, time);
      return [person(index + 1, x, since.get(index)!, time)];
    });
    const thing: StaticBlob = {
      id: 1,
      box: BAG,
      area: 40,
      firstSeen: SEEN,
      lastSeen: time,
      attended: moving?.(time) ?? false,
      personAt: -1e9,
      added: 2,
      correlation: 0.2,
      ...blob,
    };
    const evidence: PixelEvidence = {
      health,
      colourless: false,
      blobs: time >= SEEN ? [thing] : [],
      flames: [],
      motion: null,
    };
    const context = {
      time,
      elapsed: i === 0 ? 0 : 0.1,
      picture: PICTURE,
      scenario: { ...emptyScenario(), calibration: calibration ?? null },
      zone: null,
      tracks,
      ended: [],
      detections: [],
      evidence,
      heightAt: () => HEIGHT,
      looks: [
        {
          key: 'static-object:blob:1',
          time,
          detections: [{ label: 'suitcase' as const, score: bag, box: BAG }],
          pose: null,
        },
      ],
      fixtures,
    };
    const { findings } = abandonedObject.evaluate(state, rule, context);
    for (const alert of stepMachine(machine, rule, findings, time, context.elapsed).changed)
      raised.set(alert.id, alert);
  }
  return [...raised.values()];
}

/** Walks in, stands at the bag until `leaves`, and walks out of the picture. */
const owner =
  (leaves: number) =>
  (time: number): number | null => {
    if (time < leaves) return Math.max(0.5, 1 - time * 0.2);
    const x = 0.5 + (time - leaves) * 0.12;
    return x < 1 ? x : null;
  };

describe('abandoned-object', () => {
  it('counts from when the owner is gone', () => {
    const [alert] = alerts({ people: [owner(12)] });
    // At 0.12 widths a second the owner is more than 3 m away 3.4 s after leaving.
    expect(alert?.raisedAt).toBeGreaterThan(12 + 2.5 + LIMIT);
    expect(alert?.raisedAt).toBeLessThan(12 + 5 + LIMIT);
    expect(alert?.because.map((line) => line.condition)).toEqual(
      expect.arrayContaining(['attendance', 'unattended-for', 'newly-placed']),
    );
  });

  const cases: readonly [string, Cast, number][] = [
    ['an owner who stays', { people: [owner(1e9)] }, 0],
    [
      'an owner who steps aside two metres and a half',
      { people: [(t) => (t < 12 ? owner(1e9)(t) : 0.83)] },
      0,
    ],
    ['nobody about', { people: [] }, 1],
    ['movement at it all the time, by nobody who is followed', { people: [], moving: () => true }, 0],
    ['a light that looks like a thing, marked as belonging here', { people: [], fixtures: [BAG] }, 0],
    ['a fixture elsewhere', { people: [], fixtures: [[0.1, 0.1, 0.1, 0.1]] }, 1],
    ['a covered camera', { people: [], health: 'covered' }, 0],
    ['a person who stands still', { people: [], blob: { personAt: 1e9 } }, 0],
    ['a thing as large as a car', { people: [], blob: { box: [0.3, 0.4, 0.4, 0.4] } }, 0],
    ['a thing at the picture’s edge', { people: [], blob: { box: [0, 0.5, 0.05, 0.1] } }, 0],
    ['a companion who stays with it', { people: [owner(12), (t) => (t < 6 ? null : 0.6)], seconds: 50 }, 0],
  ];
  it.each(cases)('%s', (_, cast, count) => {
    expect(alerts(cast)).toHaveLength(count);
  });

  it('is not put off by people who pass close by, one after another', () => {
    const passer = (from: number) => (time: number) => {
      const x = (time - from) * 0.3;
      return time >= from && x < 1 ? x : null;
    };
    const busy = Array.from({ length: 12 }, (_, i) => passer(16 + 3 * i));
    const near = (time: number): boolean =>
      busy.some((at) => {
        const x = at(time);
        return x !== null && Math.abs(x - 0.5) < 0.15;
      });
    const quiet = alerts({ people: [owner(12)] })[0]!.raisedAt;
    const [alert] = alerts({ people: [owner(12), ...busy], moving: near, seconds: 60 });
    expect(alert!.raisedAt - quiet).toBeLessThan(1);
  });

  it('waits for an owner who vanished in the middle of the picture, then goes by the pixels', () => {
    const hidden = (time: number): number | null => (time < 12 ? owner(1e9)(time) : null);
    const [alone] = alerts({ people: [hidden] });
    expect(alone!.raisedAt).toBeGreaterThan(12 + 4.5 + LIMIT);
    // Unseen by the detector, the owner still moves there.
    expect(alerts({ people: [hidden], moving: (time) => time > 12 })).toHaveLength(0);
  });

  it('tells how far the owner is in metres on a calibrated ground, else in body heights', () => {
    // Stands 0.44 of the picture's width away.
    const away = (time: number): number | null =>
      time < 12 ? owner(1e9)(time) : Math.min(0.94, 0.5 + (time - 12) * 0.12);
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const;
    const ground = corners.map(([x, y]) => [10 * x, 10 * y] as const) as unknown as Calibration['ground'];
    const told = (calibration?: Calibration): unknown =>
      alerts({ people: [away], ...(calibration && { calibration }) })[0]?.because.find(({ condition }) =>
        condition.startsWith('owner-'),
      );
    expect(told()).toMatchObject({ condition: 'owner-distance', threshold: 1.8 });
    expect(told({ image: corners, ground })).toMatchObject({ condition: 'owner-metres', value: 4.4 });
  });

  it('knows the owner again who turns up where they vanished', () => {
    const before = (time: number): number | null => (time < 12 ? owner(1e9)(time) : null);
    const after = (time: number): number | null => (time < 14 ? null : 0.52);
    expect(alerts({ people: [before, after] })).toHaveLength(0);
  });

  it('clears when the owner comes back', () => {
    const back = (time: number): number | null => (time > 32 ? 0.55 : owner(12)(time));
    const [alert] = alerts({ people: [back], seconds: 50 });
    expect(alert?.clearedAt).toBeGreaterThan(32);
    expect(alert?.clearedAt).toBeLessThan(46);
  });

  it('is attention for an unknown thing of weak edges, an alarm for luggage', () => {
    expect(alerts({ people: [], blob: { added: 1 } })[0]?.level).toBe('attention');
    expect(alerts({ people: [], blob: { added: 1 }, bag: 0.5 })[0]?.level).toBe('alarm');
    expect(alerts({ people: [], blob: { added: 2 } })[0]?.level).toBe('alarm');
  });
});

describe('the put-down', () => {
  it('belongs to whoever was there just before, not to who walked by long ago', () => {
    const early = (time: number): number | null => (time < 1.5 ? 0.3 + time * 0.2 : null);
    const late = (time: number): number | null =>
      time < PUT - 2 ? null : time < 12 ? 0.52 : time < 16 ? 0.52 + (time - 12) * 0.12 : null;
    // Were it theirs who left the picture at 1.5 s, the clock would run while the other still stands there.
    const [alert] = alerts({ people: [early, late], seconds: 40 });
    expect(alert?.raisedAt).toBeGreaterThan(12 + LIMIT);
  });
});
