import { describe, expect, test } from 'vitest';
import type { Detection } from '../../../../src/core/detection/detection.ts';
import { createPipeline, step } from '../../../../src/core/pipeline.ts';
import type { Alert } from '../../../../src/core/rules/alert.ts';
import { Recording } from '../../../../src/core/recording/recording.ts';
import { replay, runAll } from '../../../../src/core/recording/replay.ts';
import {
  isOrdered,
  MAX_STATEMENT,
  parseLocal,
  periodState,
  rulesMayRun,
  SHEET_PARTS,
  stateSheet,
} from '../../../../src/core/scenario/authorisation.ts';
import { emptyScenario, formatScenario } from '../../../../src/core/scenario/format-scenario.ts';
import { parseScenario } from '../../../../src/core/scenario/parse-scenario.ts';
import { problemOf } from '../../../../src/core/scenario/problems.ts';
import { VigieError } from '../../../../src/core/errors.ts';
import type { Period, Scenario } from '../../../../src/core/scenario/scenario.ts';

const PERIOD: Period = { from: '2026-11-26T08:30', to: '2026-11-26T18:00' };
const at = (text: string): number => parseLocal(text)!;
const during = (period: Period): Scenario => ({ ...emptyScenario(), authorisation: { period } });

describe('a local date and time', () => {
  test.each([
    ['2026-11-26T08:30', Date.UTC(2026, 10, 26, 8, 30)],
    ['2024-02-29T00:00', Date.UTC(2024, 1, 29)],
    ['2026-02-29T00:00', null],
    ['2026-02-31T10:00', null],
    ['2026-13-01T10:00', null],
    ['2026-11-26T24:00', null],
    ['2026-11-26T10:60', null],
    ['2026-11-26', null],
    ['2026-11-26T10:00Z', null],
    ['2026-11-26T10:00:00', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (text, wanted) => {
    expect(parseLocal(text)).toBe(wanted);
  });

  test.each([
    [PERIOD, true],
    [{ from: PERIOD.to, to: PERIOD.from }, false],
    [{ from: PERIOD.from, to: PERIOD.from }, false],
    [{ from: '', to: PERIOD.to }, false],
    [{ from: PERIOD.from, to: '' }, false],
  ])('%j is ordered: %s', (period, wanted) => {
    expect(isOrdered(period)).toBe(wanted);
  });
});

describe('the period', () => {
  test.each([
    ['2026-11-26T08:29', 'before', false],
    ['2026-11-26T08:30', 'within', true],
    ['2026-11-26T12:00', 'within', true],
    ['2026-11-26T18:00', 'within', true],
    ['2026-11-26T18:01', 'after', false],
    ['2027-11-26T12:00', 'after', false],
  ])('%s: %s', (text, state, mayRun) => {
    expect(periodState(during(PERIOD), at(text))).toBe(state);
    expect(rulesMayRun(during(PERIOD), at(text))).toBe(mayRun);
  });

  test('without a date it stops nothing, and without a period there is nothing to stop', () => {
    expect(periodState(during(PERIOD), null)).toBe('undated');
    expect(rulesMayRun(during(PERIOD), null)).toBe(true);
    expect(periodState(emptyScenario(), at(PERIOD.from))).toBe('none');
  });
});

describe('rules run within the period only', () => {
  const crowd = {
    id: 'c',
    event: 'crowd-density',
    zone: null,
    params: { maxPeople: 2, holdFor: 1 },
  } as const;
  const scenario: Scenario = {
    ...during({ from: '2026-11-26T08:30', to: '2026-11-26T08:31' }),
    rules: [crowd],
  };
  const people: Detection[] = [0.2, 0.6].map((x) => ({
    label: 'person',
    score: 0.8,
    box: [x, 0.4, 0.1, 0.3],
  }));
  const PICTURE = { width: 640, height: 480 };

  function run(began: number | null): { alerts: Alert[]; recording: Recording; tracks: number } {
    const state = createPipeline(scenario);
    const recording = new Recording();
    const alerts = new Map<string, Alert>();
    let tracks = 0;
    for (let i = 0; i < 1000; i++) {
      const time = i / 10;
      const now = began === null ? null : began + time * 1000;
      const output = step(state, {
        time,
        detections: people,
        pixels: null,
        looks: [],
        picture: PICTURE,
        at: now,
      });
      recording.append(output, PICTURE, [], people);
      for (const alert of output.changed) alerts.set(alert.id, alert);
      tracks = output.tracks.length;
    }
    return { alerts: [...alerts.values()], recording, tracks };
  }

  test.each([
    // Who is counted must be seen for a second, and the rule holds for another; it is cleared when the period ends.
    ['2026-11-26T08:29', [[61.9, null]]],
    ['2026-11-26T08:30', [[2, 60.1]]],
    ['2026-11-26T08:00', []],
    ['2026-11-26T09:00', []],
  ])('a session that began at %s', (text, spans) => {
    const { alerts, recording, tracks } = run(at(text));
    expect(alerts.map(({ raisedAt, clearedAt }) => [raisedAt, clearedAt])).toEqual(spans);
    // Tracks go on: nobody is forgotten, no rule looks.
    expect(tracks).toBe(2);
    const again = runAll(replay(recording, scenario, scenario.rules, undefined, [], at(text)));
    expect(again).toEqual(alerts);
  });

  test('without a date they run all the time, live and replayed', () => {
    const { alerts, recording } = run(null);
    expect(alerts.map(({ raisedAt, clearedAt }) => [raisedAt, clearedAt])).toEqual([[2, null]]);
    expect(runAll(replay(recording, scenario))).toEqual(alerts);
  });
});

describe('the sheet in the file', () => {
  const whole: Scenario = {
    ...emptyScenario('Quai'),
    authorisation: {
      purpose: 'Colis oubliés',
      place: 'Quai 2',
      period: PERIOD,
      authority: 'Préfet',
      informed: 'Affiches',
    },
  };

  test('comes back as it was, in an order of its own', () => {
    expect(parseScenario(formatScenario(whole))).toEqual(whole);
    const keys = Object.keys((JSON.parse(formatScenario(whole)) as Scenario).authorisation!);
    expect(keys).toEqual(SHEET_PARTS);
    expect(formatScenario(emptyScenario())).not.toContain('authorisation');
  });

  test.each([
    [{ purpos: 'x' }, 'authorisation.purpos', 'unknown-key'],
    [{ __proto__: null, purpose: 3 }, 'authorisation.purpose', 'not-text'],
    ['Quai 2', 'authorisation', 'not-object'],
    [{ period: { from: PERIOD.from } }, 'authorisation.period.to', 'missing'],
    [{ period: { ...PERIOD, until: 'x' } }, 'authorisation.period.until', 'unknown-key'],
    [{ period: { ...PERIOD, from: '26/11/2026' } }, 'authorisation.period.from', 'not-date'],
    [{ period: { ...PERIOD, to: 5 } }, 'authorisation.period.to', 'not-date'],
    [{ period: { from: PERIOD.to, to: PERIOD.from } }, 'authorisation.period', 'period-order'],
  ])('%j is refused at %s: %s', (authorisation, path, code) => {
    const text = JSON.stringify({ ...emptyScenario(), authorisation });
    try {
      parseScenario(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(VigieError);
      const { details } = error as VigieError;
      expect([details['path'], problemOf(details)]).toEqual([path, code]);
    }
  });

  test('texts are cleaned and cut; empty ones, and a sheet of none, are left out', () => {
    const raw = { purpose: `a\n\u202eb${'x'.repeat(2000)}`, place: '  ' };
    const { authorisation } = parseScenario(JSON.stringify({ ...emptyScenario(), authorisation: raw }));
    expect(authorisation?.purpose).toMatch(/^a b?x?/);
    expect([...authorisation!.purpose!]).toHaveLength(MAX_STATEMENT);
    expect(authorisation).not.toHaveProperty('place');
    const empty = JSON.stringify({ ...emptyScenario(), authorisation: { place: '' } });
    expect(parseScenario(empty)).toEqual(emptyScenario());
  });

  test('is stated part by part', () => {
    const one = stateSheet(emptyScenario(), 'place', ' Quai 2 ');
    expect(one.authorisation).toEqual({ place: 'Quai 2' });
    const two = stateSheet(one, 'period', PERIOD);
    expect(two.authorisation).toEqual({ place: 'Quai 2', period: PERIOD });
    expect(stateSheet(stateSheet(two, 'place', ''), 'period', null)).toEqual(emptyScenario());
  });
});
