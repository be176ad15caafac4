import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_STEPS,
  record,
  redo,
  settle,
  startHistory,
  undo,
} from '../../../../src/core/scenario/history.ts';
import type { History } from '../../../../src/core/scenario/history.ts';

/** The simplest thing that could be right: every state ever, and where one stands. */
class Model {
  states: number[] = [0];
  at = 0;
  joining: string | null = null;
}

interface Real {
  history: History<number>;
}

class Edit implements fc.Command<Model, Real> {
  readonly value: number;
  readonly key: string | null;
  constructor(value: number, key: string | null) {
    this.value = value;
    this.key = key;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    real.history = record(real.history, this.value, this.key);
    if (this.value === model.states[model.at]) return;
    const joins = this.key !== null && this.key === model.joining;
    model.states = [...model.states.slice(0, joins ? model.at : model.at + 1), this.value];
    model.at = model.states.length - 1;
    model.joining = this.key;
    verify(model, real);
  }
  toString(): string {
    return `edit(${this.value}, ${this.key})`;
  }
}

class Move implements fc.Command<Model, Real> {
  readonly by: -1 | 0 | 1;
  constructor(by: -1 | 0 | 1) {
    this.by = by;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    real.history =
      this.by === 0 ? settle(real.history) : this.by < 0 ? undo(real.history) : redo(real.history);
    const to = model.at + this.by;
    if (this.by === 0 || (to >= 0 && to < model.states.length)) {
      model.at = to;
      model.joining = null;
    }
    verify(model, real);
  }
  toString(): string {
    return ['undo', 'settle', 'redo'][this.by + 1]!;
  }
}

function verify(model: Model, { history }: Real): void {
  expect([...history.past, history.present, ...history.future]).toEqual(model.states);
  expect(history.present).toBe(model.states[model.at]);
}

describe('history', () => {
  it('does what a list of states does', () => {
    const edits = fc
      .tuple(fc.nat(5), fc.constantFrom(null, 'drag', 'type'))
      .map(([value, key]) => new Edit(value, key));
    const moves = fc.constantFrom<-1 | 0 | 1>(-1, 0, 1).map((by) => new Move(by));
    fc.assert(
      fc.property(fc.commands([edits, moves], { maxCommands: 60 }), (commands) => {
        fc.modelRun(() => ({ model: new Model(), real: { history: startHistory(0) } }), commands);
      }),
    );
  });

  it('undoes a drag as one step, and two drags as two', () => {
    let history = startHistory('a');
    for (const step of ['b', 'c', 'd']) history = record(history, step, 'drag');
    history = settle(history);
    for (const step of ['e', 'f']) history = record(history, step, 'drag');
    expect(undo(history).present).toBe('d');
    expect(undo(undo(history)).present).toBe('a');
    expect(redo(redo(undo(undo(history)))).present).toBe('f');
  });

  it('remembers a bounded number of steps', () => {
    let history = startHistory(0);
    for (let i = 1; i <= MAX_STEPS + 50; i++) history = record(history, i);
    expect(history.past).toHaveLength(MAX_STEPS);
    expect(undo(startHistory(1))).toEqual(startHistory(1));
  });
});
