import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ScenarioDesk } from '../../../src/app/scenario-desk.ts';
import {
  defaultScenario,
  emptyScenario,
  formatScenario,
} from '../../../src/core/scenario/format-scenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';

const events = {
  changed: vi.fn(),
  saved: vi.fn<(scenarios: readonly Scenario[]) => void>(),
  nameless: () => 'Scenario',
  tell: vi.fn(),
  problem: vi.fn(),
};
const named = (name: string): ReturnType<typeof emptyScenario> => emptyScenario(name);

let store: MemoryStore;
let desk: ScenarioDesk;
beforeEach(() => {
  vi.clearAllMocks();
  store = new MemoryStore();
  desk = new ScenarioDesk(store, events);
});

/** What is kept for the next visit, as told last. */
const kept = (): unknown => events.changed.mock.calls.at(-1)?.[1];

describe('ScenarioDesk', () => {
  test('edits are undone and redone; edits with one key are one step', () => {
    desk.edit(named('a'));
    desk.edit(named('b'), 'drag');
    desk.edit(named('c'), 'drag');
    expect(events.changed).toHaveBeenLastCalledWith(
      { scenario: named('c'), canUndo: true, canRedo: false },
      named('c'),
    );
    desk.undo();
    expect(desk.scenario.name).toBe('a');
    desk.redo();
    expect(desk.scenario.name).toBe('c');
  });

  test('a file is one undoable step, and said; an invalid one changes nothing', () => {
    desk.edit(named('a'));
    expect(desk.import(formatScenario(named('b')))).toBe(true);
    expect(events.tell).toHaveBeenCalledWith({ code: 'scenario-opened', details: { name: 'b' } });
    desk.undo();
    expect(desk.scenario.name).toBe('a');
    events.changed.mockClear();
    expect(desk.import('{"version":2}')).toBe(false);
    expect(events.problem).toHaveBeenCalledWith(expect.objectContaining({ code: 'scenario-invalid' }));
    expect(events.changed).not.toHaveBeenCalled();
  });

  test('a scenario that came with a source is not the person’s own, and is not kept', () => {
    desk.replace(named('stage'), false);
    expect(desk.isOwn).toBe(false);
    expect(kept()).toBeNull();
    desk.edit(named('mine'));
    expect(desk.isOwn).toBe(true);
    expect(kept()).toEqual(named('mine'));
    desk.startAnew();
    expect(desk.scenario).toEqual(defaultScenario());
    expect(desk.isOwn).toBe(false);
    expect(kept()).toBeNull();
    desk.undo();
    expect(desk.scenario).toEqual(named('mine'));
  });

  test('a past session’s scenario is looked at; one’s own comes back as it was, history too', () => {
    desk.edit(named('a'));
    desk.edit(named('b'));
    desk.borrow(named('past'));
    expect(desk.scenario.name).toBe('past');
    expect(desk.working.name).toBe('b');
    expect(kept()).toEqual(named('b'));
    desk.borrow(named('another'));
    desk.giveBack();
    expect(desk.scenario.name).toBe('b');
    desk.undo();
    expect(desk.scenario.name).toBe('a');
  });

  test('a borrowed scenario that is changed becomes one’s own', () => {
    desk.edit(named('a'));
    desk.borrow(named('past'));
    desk.edit(named('past, changed'));
    expect(kept()).toEqual(named('past, changed'));
    desk.giveBack();
    expect(desk.scenario.name).toBe('past, changed');
    expect(desk.working.name).toBe('past, changed');
  });

  test('saved by name, listed, deleted; one without a name is given one', async () => {
    desk.edit(named('a'));
    await desk.save();
    // This store lasts as long as the page, and that is what is said.
    expect(events.tell).toHaveBeenLastCalledWith({ code: 'scenario-held', details: { name: 'a' } });
    Object.assign(store, { persistent: true });
    await desk.save();
    expect(events.tell).toHaveBeenLastCalledWith({ code: 'scenario-saved', details: { name: 'a' } });
    desk.edit(named(''));
    await desk.save();
    expect(events.saved.mock.calls.at(-1)?.[0].map(({ name }) => name)).toEqual(['a', 'Scenario']);
    await desk.delete('a');
    expect(events.saved.mock.calls.at(-1)?.[0]).toHaveLength(1);
  });

  test('what cannot be saved is told, and not said to be saved', async () => {
    Object.assign(store, { putScenario: () => Promise.reject(new Error('no')) });
    desk.edit(named('a'));
    await desk.save();
    expect(events.problem).toHaveBeenCalled();
    expect(events.tell).not.toHaveBeenCalled();
  });

  test('a lesson’s scenario is lent: what is made of it is thrown away, the person’s own comes back', () => {
    desk.edit(named('mine'));
    desk.borrow(named('lesson'), true);
    desk.edit(named('changed'));
    expect(desk.scenario.name).toBe('changed');
    expect(desk.working.name).toBe('mine');
    expect(kept()).toEqual(named('mine'));
    desk.giveBack();
    expect(desk.scenario.name).toBe('mine');
    expect(desk.isOwn).toBe(true);
  });

  test('a lesson leaves nothing behind where nobody had made a scenario', () => {
    desk.borrow(named('lesson'), true);
    desk.edit(named('changed'));
    expect(kept()).toBeNull();
    desk.giveBack();
    expect(desk.scenario).toEqual(defaultScenario());
    expect(desk.isOwn).toBe(false);
  });
});
