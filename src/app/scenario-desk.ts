import { toPlain, type PlainError } from '../core/errors.ts';
import { defaultScenario, formatScenario } from '../core/scenario/format-scenario.ts';
import { record, redo, startHistory, undo, type History } from '../core/scenario/history.ts';
import { parseScenario } from '../core/scenario/parse-scenario.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { VigieStore } from '../store/vigie-store.ts';
import type { AppState } from './app-state.ts';
import { fileName, saveFile } from './save-file.ts';

export interface ScenarioDeskEvents {
  /** `kept`: what the person made or chose, for the next visit; null when there is nothing of the kind. */
  changed(parts: Pick<AppState, 'scenario' | 'canUndo' | 'canRedo'>, kept: Scenario | null): void;
  saved(scenarios: readonly Scenario[]): void;
  /** The name for a scenario that is to be kept and has none, in the language of the screen. */
  nameless(): string;
  tell(message: PlainError): void;
  problem(error: PlainError): void;
}

interface Before {
  readonly history: History<Scenario>;
  readonly isOwn: boolean;
  readonly lent: boolean;
}

/** The scenario that is worked on: its history, its file, the saved ones. */
export class ScenarioDesk {
  readonly #events: ScenarioDeskEvents;
  readonly #store: VigieStore;
  #history: History<Scenario> = startHistory(defaultScenario());
  /** True once the person has made or chosen a scenario: the stage then leaves it alone. */
  #isOwn = false;
  /** What was worked on before a past session's or a lesson's scenario was put in its place. */
  #before: Before | null = null;

  constructor(store: VigieStore, events: ScenarioDeskEvents) {
    this.#store = store;
    this.#events = events;
  }

  get scenario(): Scenario {
    return this.#history.present;
  }

  /** The scenario that stands when no past session is looked at any more. */
  get working(): Scenario {
    const before = this.#before;
    return before && (before.lent || !this.#wasChanged) ? before.history.present : this.scenario;
  }

  get isOwn(): boolean {
    return this.#isOwn;
  }

  edit(next: Scenario, coalesce?: string): void {
    this.#isOwn = true;
    this.#take(record(this.#history, next, coalesce ?? null));
  }

  /** An empty one, as one undoable step; a source may put the one that suits it in its place. */
  startAnew(): void {
    this.#isOwn = false;
    this.#take(record(this.#history, defaultScenario(), null));
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
    this.#before = null;
    this.#take(startHistory(scenario));
  }

  /**
   * Shows a past session's scenario; what was worked on comes back with `giveBack`.
   * @param lent what is made of it is thrown away then: it is a lesson's
   */
  borrow(scenario: Scenario, lent = false): void {
    const { history, isOwn } = this.#before ?? { history: this.#history, isOwn: this.#isOwn };
    this.#before = { history, isOwn, lent };
    this.#take(startHistory(scenario));
  }

  /** Ends looking at it. A past session's scenario that was changed meanwhile is the person's own now. */
  giveBack(): void {
    const before = this.#before;
    const changed = this.#wasChanged;
    this.#before = null;
    if (!before || (changed && !before.lent)) return;
    this.#isOwn = before.isOwn;
    this.#take(before.history);
  }

  /** Takes over a file's text as one undoable step; an invalid one changes nothing. */
  import(text: string): boolean {
    try {
      const scenario = parseScenario(text);
      this.edit(scenario);
      this.#events.tell({ code: 'scenario-opened', details: { name: scenario.name } });
      return true;
    } catch (error) {
      this.#events.problem(toPlain(error));
      return false;
    }
  }

  /** Gives the scenario to the person as a file. */
  export(): void {
    const name = `${fileName(this.scenario.name, 'scenario')}.vigie.json`;
    saveFile(name, formatScenario(this.scenario));
  }

  async save(): Promise<void> {
    if (this.scenario.name === '') this.edit({ ...this.scenario, name: this.#events.nameless() });
    const { scenario } = this;
    const kept = await this.#try(() => this.#store.putScenario(scenario));
    if (kept && this.#store.writable)
      this.#events.tell({
        code: this.#store.persistent ? 'scenario-saved' : 'scenario-held',
        details: { name: scenario.name },
      });
    await this.list();
  }

  async delete(name: string): Promise<void> {
    await this.#try(() => this.#store.deleteScenario(name));
    await this.list();
  }

  async list(): Promise<void> {
    await this.#try(async () => this.#events.saved(await this.#store.scenarios()));
  }

  get #wasChanged(): boolean {
    return this.#history.past.length > 0;
  }

  #take(history: History<Scenario>): void {
    if (history === this.#history) return;
    this.#history = history;
    const parts = {
      scenario: history.present,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
    };
    const isOwn = this.#before?.lent ? this.#before.isOwn : this.#isOwn;
    this.#events.changed(parts, isOwn ? this.working : null);
  }

  /** True when it was done. */
  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.#events.problem(toPlain(error));
      return false;
    }
  }
}
