import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LessonDesk, readProgress } from '../../../src/app/lesson-desk.ts';
import * as lessons from '../../../src/app/lessons/lessons.ts';
import type { AppState } from '../../../src/app/app-state.ts';
import { NO_LAB } from '../../../src/app/lab-state.ts';
import { NO_LESSONS } from '../../../src/app/lesson-state.ts';
import { Observable } from '../../../src/app/observable.ts';
import { defaultScenario } from '../../../src/core/scenario/format-scenario.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { result, session } from './factories.ts';

const LAYERS = { boxes: true, trails: true, zones: true, truth: false, floor: false, anonymous: false };
const openPlace = vi.fn(() => Promise.resolve());
const failed = vi.fn();
let store: MemoryStore;
let state: Observable<AppState>;
let desk: LessonDesk;

function fresh(): void {
  const start = {
    ...NO_LAB,
    phase: 'doors',
    layers: LAYERS,
    lessons: NO_LESSONS,
    scenario: defaultScenario(),
    alerts: [],
    session: null,
    result: null,
    truth: null,
    selection: null,
    playback: null,
  };
  state = new Observable(start as unknown as AppState);
  desk = new LessonDesk({ state, store, load: () => Promise.resolve(lessons), openPlace, failed });
}

beforeEach(() => {
  vi.clearAllMocks();
  store = new MemoryStore();
  fresh();
});

const current = (): AppState['lessons']['current'] => state.state.lessons.current;
const told = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const look = async (parts: Partial<AppState>): Promise<void> => {
  state.set(parts);
  await told();
};
const running = { phase: 'running', session: session('s'), result: result(1) } as const;

describe('LessonDesk', () => {
  it('begins at the first step, opens its place, and goes on only once the step is done', async () => {
    state.set({ screen: 'lessons' });
    await desk.start('see', 'stage');
    expect(state.state.screen).toBe('session');
    expect(openPlace).toHaveBeenCalledWith(lessons.lessonOf('see'), 'stage', false);
    expect(current()).toMatchObject({ id: 'see', step: 'boxes-off', at: 0, of: 6, met: false });
    await look(running);
    desk.goOn();
    expect(current()).toMatchObject({ step: 'boxes-off', met: false });
    await look({ layers: { ...LAYERS, boxes: false } });
    expect(current()).toMatchObject({ step: 'boxes-off', met: true });
    // What was done once stays done.
    await look({ layers: LAYERS });
    expect(current()?.met).toBe(true);
    desk.goOn();
    expect(current()).toMatchObject({ step: 'boxes-on', at: 1, met: false });
    expect(state.state.lessons.done).toEqual({ see: ['boxes-off'] });
  });

  it('lets a wrong answer be followed by another; each is remembered', async () => {
    await desk.start('see', 'stage');
    for (let n = 0; n < 3; n++) desk.skip();
    expect(current()?.step).toBe('knows');
    desk.answer('name');
    desk.answer('nonsense');
    expect(current()).toMatchObject({ tried: ['name'], met: false });
    desk.answer('box');
    desk.answer('intent');
    expect(current()).toMatchObject({ tried: ['name', 'box'], met: true });
    expect(state.state.lessons.done).toEqual({ see: ['knows'] });
  });

  it('ends after the last step; what was skipped is not done', async () => {
    await desk.start('sweep', 'stage');
    for (let n = 0; n < 9; n++) desk.skip();
    expect(current()).toMatchObject({ step: null, at: 6, of: 6 });
    expect(state.state.lessons.done).toEqual({});
  });

  it('measures from the session that runs, not from the one before it', async () => {
    state.set({ ...running, session: session('old'), result: result(50) });
    await desk.start('see', 'camera');
    for (let n = 0; n < 4; n++) desk.skip();
    expect(current()?.step).toBe('away');
    await look({ session: session('new'), result: result(1) });
    await look({ result: result(1.5) });
    expect(current()?.met).toBe(false);
    await look({ result: result(3) });
    expect(current()?.met).toBe(true);
  });

  it('counts nothing that is done while its place is still being opened', async () => {
    await look({ ...running, layers: { ...LAYERS, boxes: false } });
    let open = (): void => undefined;
    openPlace.mockReturnValueOnce(new Promise((resolve) => (open = resolve)));
    const started = desk.start('see', 'stage');
    await told();
    await look({ result: result(9) });
    expect(current()).toMatchObject({ step: 'boxes-off', met: false });
    open();
    await started;
    await look({ result: result(10) });
    expect(current()?.met).toBe(true);
  });

  it('is put away and taken up again, also by the next visit', async () => {
    await desk.start('zone', 'camera');
    desk.skip();
    fresh();
    await desk.restore();
    expect(current()).toMatchObject({ id: 'zone', place: 'camera', step: 'rule', at: 1 });
    expect(openPlace).toHaveBeenCalledTimes(1);
    await desk.start('zone', 'camera');
    expect(current()).toMatchObject({ step: 'rule' });
    desk.leave();
    expect(current()).toBeNull();
    fresh();
    await desk.restore();
    expect(current()).toBeNull();
  });

  it('is held on the stage where it has no other place; the scene can be opened anew', async () => {
    await desk.start('bag', 'camera');
    expect(current()?.place).toBe('stage');
    await desk.openPlace();
    expect(openPlace).toHaveBeenLastCalledWith(lessons.lessonOf('bag'), 'stage', true);
  });

  it('says so when the lessons cannot be loaded', async () => {
    const broken = new LessonDesk({ state, store, load: () => Promise.reject(new Error('gone')), openPlace, failed });
    await broken.start('see', 'stage');
    expect(failed).toHaveBeenCalledOnce();
    expect(current()).toBeNull();
  });
}); // prettier-ignore

describe('what was stored of the lessons', () => {
  it.each([
    [undefined, { done: {}, current: null }],
    ['x', { done: {}, current: null }],
    [
      { done: { see: ['a'], nowhere: ['b'], bag: [1] }, current: null },
      { done: { see: ['a'] }, current: null },
    ],
    [
      { done: {}, current: { id: 'bag', place: 'stage', step: 'because' } },
      { done: {}, current: { id: 'bag', place: 'stage', step: 'because' } },
    ],
    [
      { done: {}, current: { id: 'bag', place: 'moon', step: 'because' } },
      { done: {}, current: null },
    ],
    [
      { done: {}, current: { id: 'bag', place: 'stage', step: null } },
      { done: {}, current: null },
    ],
  ])('%j is read with care', (stored, read) => {
    expect(readProgress(stored)).toEqual(read);
  });
});
