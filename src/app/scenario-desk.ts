import { toPlain, type PlainError } from '../core/errors.ts';
import { defaultScenario, formatScenario } from '../core/scenario/format-scenario.ts';
import { record, redo, startHistory, undo, type History } from '../core/scenario/history.ts';
import { parseScenario } from '../core/scenario/parse-scenario.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { VigieStore } from '../store/vigie-store.ts';
import type { AppState } from './app-state.ts';

export interface ScenarioDeskEvents {
  changed(parts: Pick<AppState, 'scenario' | 'canUndo' | 'canRedo'>): void;
  saved(scenarios: readonly Scenario[]): void;
  problem(error: PlainError): void;
}

/** The scenario that is worked on: its history, its file, the saved ones. */
export class ScenarioDesk {
  readonly #events: ScenarioDeskEvents;
  readonly #store: VigieStore;
  #history: History<Scenario> = startHistory(defaultScenario());
  /** True once the person has made or chosen a scenario: the stage then leaves it alone. */
  #isOwn = false;

  constructor(store: VigieStore, events: ScenarioDeskEvents) {
    this.#store = store;
    this.#events = events;
  }

  get scenario(): Scenario {
    return this.#history.present;
  }

  get isOwn(): boolean {
    return this.#isOwn;
  }

  edit(next: Scenario, coalesce?: string): void {
    this.#isOwn = true;
    this.#take(record(this.#history, next, coalesce ?? null));
  }

  undo(): void {
    this.#take(undo(this.#history));
  }

  redo(): void {
    this.#take(redo(this.#history));
  }

  /** Starts over with a scenario; there is nothing to undo. */
  replace(scenario: Scenario, isOwn: boolean): void {
    this.#isOwn = isOwn;
    this.#take(startHistory(scenario));
  }

  /** Takes over a file's text as one undoable step; an invalid one changes nothing. */
  import(text: string): boolean {
    try {
      this.edit(parseScenario(text));
      return true;
    } catch (error) {
      this.#events.problem(toPlain(error));
      return false;
    }
  }

  /** Gives the scenario to the person as a file. */
  export(): void {
    const blob = new Blob([formatScenario(this.scenario)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${fileName(this.scenario.name)}.vigie.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async save(): Promise<void> {
    await this.#try(() => this.#store.putScenario(this.scenario));
    await this.list();
  }

  async delete(name: string): Promise<void> {
    await this.#try(() => this.#store.deleteScenario(name));
    await this.list();
  }

  async list(): Promise<void> {
    await this.#try(async () => this.#events.saved(await this.#store.scenarios()));
  }

  #take(history: History<Scenario>): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#events.changed({
      scenario: history.present,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#events.problem(toPlain(error));
    }
  }
}

/** A name as a file name: letters, digits and dashes of any script. */
function fileName(name: string): string {
  const plain = name
    .trim()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'scenario';
}
