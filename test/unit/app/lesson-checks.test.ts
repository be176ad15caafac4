import { describe, expect, it } from 'vitest';
import type { AppState, SessionAlert } from '../../../src/app/app-state.ts';
import { NO_LAB } from '../../../src/app/lab-state.ts';
import { LESSON_IDS, NO_LESSONS, type DoStep, type LessonId } from '../../../src/app/lesson-state.ts';
import { LESSONS, lessonOf, minutesOf, stepsAt } from '../../../src/app/lessons/lessons.ts';
import type { Box } from '../../../src/core/geometry/types.ts';
import type { EventId, Zone } from '../../../src/core/scenario/scenario.ts';
import { lessonScenario, LESSON_SCRIPTS } from '../../../src/sources/stage/lesson-scenes.ts';
import { frameEn } from '../../../src/ui/lessons/frame-en.ts';
import { lessonWords } from '../../../src/ui/lessons/lesson-words.ts';
import { alert, result, session, track } from './factories.ts';

const HERE: Box = [0.4, 0.4, 0.1, 0.4];
const THERE: Box = [0.7, 0.3, 0.1, 0.4];
const LAYERS = { boxes: true, trails: true, zones: true, truth: false, floor: false, anonymous: false };

/** The state of a session of a lesson's scene, with whatever a row is about. */
function state(id: LessonId, more: Partial<AppState> = {}): AppState {
  const scenario = lessonScenario(lessonOf(id).scene);
  const base = { phase: 'running', session: session('s'), scenario, layers: LAYERS, lessons: NO_LESSONS };
  return { ...NO_LAB, ...base, result: seen([], 1), truth: null, alerts: [], selection: null, playback: null, ...more } as AppState;
} // prettier-ignore

/** A result in which people are found at these places. */
function seen(boxes: readonly Box[], time = 2, people = boxes.length): AppState['result'] {
  const found = result(
    time,
    boxes.map((box, n) => track(n + 1, { box })),
  );
  const detections = boxes.map((box) => ({ label: 'person', score: 0.8, box }) as const);
  return { ...found, detections, output: { ...found.output, people } };
}

const there = (...boxes: readonly Box[]): AppState['truth'] => ({
  objects: boxes.map((box, id) => ({ id, label: 'person', box, visible: 1 })),
});
const zone = (kind: Zone['kind'], id = 'z'): Zone => ({
  id,
  name: id,
  kind,
  points: [
    [0.3, 0.3],
    [0.6, 0.3],
    [0.6, 0.9],
    [0.3, 0.9],
  ],
});
const raised = (id: string, event: EventId, verdict: SessionAlert['verdict'] = null): SessionAlert => ({
  alert: alert(id, { event }),
  verdict,
  snapshot: null,
  clip: null,
});
const given = (id: LessonId, params: Record<string, number>, zones: readonly Zone[] = []): AppState['scenario'] => {
  const scenario = lessonScenario(lessonOf(id).scene);
  return { ...scenario, zones, rules: scenario.rules.map((rule) => ({ ...rule, params: { ...rule.params, ...params } })) };
}; // prettier-ignore
const forbidden = (zoneId: string | null): AppState['scenario'] => ({
  ...given('zone', {}, [zone('area')]),
  rules: [{ id: 'r', event: 'forbidden-zone', zone: zoneId, params: {} }],
});
const lost = {
  comparison: { kept: [], gained: [], lost: [alert('a')] },
  busy: false,
} as unknown as AppState['whatIf'];
const swept = (more: object = {}): AppState['sweep'] =>
  ({
    ruleId: 'bag',
    param: 'unattendedFor',
    by: 'truth',
    values: [4, 20],
    points: [{}, {}],
    running: false,
    ...more,
  }) as unknown as AppState['sweep'];
const paused = { playing: false, time: 7, speed: 1 };
const eight = Array.from({ length: 8 }, (_, n): Box => [n * 0.11, 0.4, 0.08, 0.4]);

/** For each step: what comes near it without being it, and what is it. */
type Row = readonly [
  id: LessonId,
  step: string,
  before: Partial<AppState>,
  after: Partial<AppState>,
  from?: Partial<AppState>,
];
const ROWS: readonly Row[] = [
  ['see', 'boxes-off', {}, { layers: { ...LAYERS, boxes: false } }],
  ['see', 'boxes-off', { phase: 'doors', layers: { ...LAYERS, boxes: false } }, { layers: { ...LAYERS, boxes: false } }],
  ['see', 'boxes-on', { layers: { ...LAYERS, boxes: false }, result: seen([HERE]) }, { result: seen([HERE]) }],
  ['see', 'boxes-on', { result: seen([]) }, { result: seen([HERE]) }],
  ['see', 'person', { selection: { kind: 'rule', id: 'r' } }, { selection: { kind: 'track', id: 1 } }],
  ['see', 'truth', {}, { layers: { ...LAYERS, truth: true } }],
  ['see', 'away', { result: seen([HERE], 9) }, { result: seen([], 9) }],
  ['see', 'away', { result: seen([], 1.5) }, { result: seen([], 9) }],
  ['zone', 'draw', { scenario: given('zone', {}, [zone('mask')]) }, { scenario: given('zone', {}, [zone('area')]) }],
  ['zone', 'draw', { scenario: given('zone', {}, [zone('area', 'old')]) }, { scenario: given('zone', {}, [zone('area', 'old'), zone('area')]) }, { scenario: given('zone', {}, [zone('area', 'old')]) }],
  ['zone', 'rule', { scenario: forbidden(null) }, { scenario: forbidden('z') }],
  ['zone', 'alert', { alerts: [raised('a', 'crowd-density')] }, { alerts: [raised('a', 'forbidden-zone')] }],
  ['zone', 'because', { alerts: [raised('a', 'forbidden-zone')] }, { alerts: [raised('a', 'forbidden-zone')], selection: { kind: 'alert', id: 'a' } }],
  ['bag', 'alerts', { alerts: [raised('a', 'abandoned-object')] }, { alerts: [raised('a', 'abandoned-object'), raised('b', 'abandoned-object')] }],
  ['bag', 'because', { alerts: [raised('a', 'abandoned-object')], selection: { kind: 'alert', id: 'b' } }, { alerts: [raised('a', 'abandoned-object')], selection: { kind: 'alert', id: 'a' } }],
  ['bag', 'verdicts', { alerts: [raised('a', 'abandoned-object', 'false'), raised('b', 'abandoned-object')] }, { alerts: [raised('a', 'abandoned-object', 'false'), raised('b', 'abandoned-object', 'unsure')] }],
  ['bag', 'longer', { whatIf: lost }, { whatIf: lost, scenario: given('bag', { unattendedFor: 12 }) }],
  ['bag', 'longer', { scenario: given('bag', { unattendedFor: 9 }) }, { whatIf: lost, scenario: given('bag', { unattendedFor: 12 }) }],
  ['fall', 'fall', { alerts: [raised('a', 'abandoned-object')] }, { alerts: [raised('a', 'person-down')] }],
  ['fall', 'because', { alerts: [raised('a', 'person-down')] }, { alerts: [raised('a', 'person-down')], selection: { kind: 'alert', id: 'a' } }],
  ['fall', 'nap', { alerts: [raised('a', 'person-down')] }, { alerts: [raised('a', 'person-down'), raised('b', 'person-down')] }],
  ['fall', 'verdicts', { alerts: [raised('a', 'person-down', 'true')] }, { alerts: [raised('a', 'person-down', 'true'), raised('b', 'person-down', 'false')] }],
  ['fall', 'longer', { whatIf: { ...lost!, busy: true }, scenario: given('fall', { onGroundFor: 8 }) }, { whatIf: lost, scenario: given('fall', { onGroundFor: 8 }) }],
  ['crowd', 'count', { result: seen(eight.slice(0, 5)) }, { result: seen(eight) }],
  ['crowd', 'count-camera', { result: seen([]) }, { result: seen([HERE]) }],
  ['crowd', 'limit', {}, { scenario: given('crowd', { maxPeople: 5 }) }],
  ['crowd', 'alert', {}, { alerts: [raised('a', 'crowd-density')] }],
  ['crowd', 'wrong', { playback: paused, truth: there(...eight), result: seen(eight) }, { playback: paused, truth: there(...eight), result: seen(eight.slice(1)) }],
  ['crowd', 'wrong', { playback: { ...paused, playing: true }, truth: there(...eight), result: seen(eight.slice(1)) }, { playback: paused, truth: there(...eight), result: seen(eight.slice(1)) }],
  ['crowd', 'wrong', { playback: paused, truth: there(...eight), result: seen([]) }, { playback: paused, truth: there(...eight), result: seen(eight.slice(1)) }],
  ['fool', 'phantom', { truth: there(HERE), result: seen([HERE, THERE]), selection: { kind: 'track', id: 1 } }, { truth: there(HERE), result: seen([HERE, THERE]), selection: { kind: 'track', id: 2 } }],
  ['fool', 'truth', {}, { layers: { ...LAYERS, truth: true } }],
  ['fool', 'crouch', { playback: paused, truth: there(HERE), result: seen([HERE, THERE]) }, { playback: paused, truth: there(HERE), result: seen([THERE]) }],
  ['fool', 'blanket', { truth: there(HERE), result: seen([THERE], 7) }, { truth: there(HERE), result: seen([THERE], 26) }],
  ['fool', 'blanket', { truth: there(HERE), result: seen([HERE], 26) }, { truth: there(HERE), result: seen([THERE], 26) }],
  ['fool', 'alone', { result: seen([]) }, { result: seen([HERE]) }],
  ['fool', 'vanish', { result: seen([HERE], 9) }, { result: seen([], 9) }],
  ['fool', 'double', { result: seen([HERE]) }, { result: seen([HERE, THERE]) }],
  ['mask', 'draw', { scenario: given('mask', {}, [zone('area')]) }, { scenario: given('mask', {}, [zone('mask')]) }],
  ['mask', 'holds', { scenario: given('mask', {}, [zone('mask')]), truth: there(HERE), result: seen([HERE], 9) }, { scenario: given('mask', {}, [zone('mask')]), truth: there(HERE), result: seen([THERE], 9) }],
  ['mask', 'holds', { scenario: given('mask', {}, [zone('mask')]), truth: there(THERE), result: seen([], 9) }, { scenario: given('mask', {}, [zone('mask')]), truth: there(HERE), result: seen([], 9) }],
  ['mask', 'gone', { scenario: given('mask', {}, [zone('mask')]) }, {}, { scenario: given('mask', {}, [zone('mask')]) }],
  ['sweep', 'record', { phase: 'ended' }, { phase: 'ended', recorded: { frames: 9 } as AppState['recorded'], marks: { ...NO_LAB.marks, events: [{ type: 'abandoned-object', raise: [1, 2], box: null, optional: false, note: '' }] } }],
  ['sweep', 'sweep', { sweep: swept({ running: true }) }, { sweep: swept() }],
  ['sweep', 'sweep', { sweep: swept({ by: 'none' }) }, { sweep: swept() }],
  ['sweep', 'choose', { sweep: swept() }, { sweep: swept(), scenario: given('sweep', { unattendedFor: 20 }) }],
  ['sweep', 'choose', { sweep: swept(), scenario: given('sweep', { unattendedFor: 13 }) }, { sweep: swept(), scenario: given('sweep', { unattendedFor: 20 }) }],
]; // prettier-ignore

const tasks = LESSONS.flatMap(({ id, steps }) =>
  steps.flatMap((step) => (step.kind === 'do' ? [{ id, step }] : [])),
);

describe('what a lesson checks', () => {
  it.each(ROWS.map((row) => [row[0], row[1], row] as const))(
    '%s, %s: not before, but after',
    (id, name, row) => {
      const [, , before, after, from = {}] = row;
      const step = lessonOf(id).steps.find((one) => one.id === name) as DoStep;
      const start = state(id, from);
      expect(step.check(state(id, before), start), 'before').toBe(false);
      expect(step.check(state(id, after), start), 'after').toBe(true);
    },
  );

  it('has a row for every step that is done', () => {
    const rows = new Set(ROWS.map(([id, step]) => `${id} ${step}`));
    expect(tasks.map(({ id, step }) => `${id} ${step.id}`).filter((name) => !rows.has(name))).toEqual([]);
  });

  it('is not fulfilled by opening the place', () => {
    for (const { id, step } of tasks)
      expect(step.check(state(id), state(id)), `${id} ${step.id}`).toBe(false);
  });
});

describe('the lessons', () => {
  it('are eight, of five to ten minutes, each in its place', () => {
    expect(LESSONS.map(({ id }) => id)).toEqual(LESSON_IDS);
    for (const lesson of LESSONS) {
      expect(LESSON_SCRIPTS[lesson.scene]).toMatchObject({ id: lesson.scene, patient: true });
      expect(new Set(lesson.steps.map(({ id }) => id)).size).toBe(lesson.steps.length);
      for (const place of lesson.places) {
        expect(minutesOf(lesson, place), `${lesson.id} ${place}`).toBeGreaterThanOrEqual(5);
        expect(minutesOf(lesson, place), `${lesson.id} ${place}`).toBeLessThanOrEqual(10);
        expect(stepsAt(lesson, place).length).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it.each(['en', 'fr'] as const)('say everything in %s, and no step that does not exist', (language) => {
    const { lessons } = lessonWords(language);
    for (const { id, steps } of LESSONS) {
      const texts = lessons[id].steps;
      expect(Object.keys(texts).sort(), id).toEqual(steps.map((step) => step.id).sort());
      for (const step of steps) {
        const choices = step.kind === 'ask' ? step.choices : [];
        expect(Object.keys(texts[step.id]!.choices ?? {}).sort(), step.id).toEqual([...choices].sort());
        if (step.kind === 'ask') expect(step.right.every((one) => step.choices.includes(one))).toBe(true);
        else expect(texts[step.id]!.after, `${id} ${step.id}`).toBeTruthy();
      }
    }
  });

  it.each(['en', 'fr'] as const)('give a source with a year to every fact in %s', (language) => {
    const { lessons, legal } = lessonWords(language);
    const facts = Object.values(lessons).flatMap(({ steps }) =>
      Object.values(steps).flatMap(({ fact }) => fact ?? []),
    );
    expect(facts.length).toBeGreaterThanOrEqual(LESSON_IDS.length);
    for (const { source } of facts) expect(source).toMatch(/20\d\d/);
    for (const { text, source } of legal) expect(text + source).toMatch(/20\d\d/);
  });

  it('fill the workshops that they are planned for', () => {
    const minutes = frameEn.planList.map(({ rows }) =>
      rows.reduce((sum: number, row) => sum + row.minutes, 0),
    );
    expect(minutes).toEqual([45, 90, 210]);
    const french = lessonWords('fr').planList.map(({ rows }) => rows.map((row) => row.minutes));
    expect(french).toEqual(frameEn.planList.map(({ rows }) => rows.map((row) => row.minutes)));
  });
});
