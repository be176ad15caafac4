import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { App } from '../app/app-state.ts';
import { GroundDesk } from './ground-desk.ts';
import { commandOf, keyBelongsTo } from './shortcuts.ts';

/** The calibration that is being made on a screen: opened and ended by events, with its own undo and Esc. */
export class GroundController implements ReactiveController {
  /** Null while none is made. */
  desk: GroundDesk | null = null;
  /** Grows with each change of it. */
  turn = 0;
  readonly #host: ReactiveControllerHost;
  readonly #app: () => App;

  constructor(host: ReactiveControllerHost, app: () => App) {
    this.#host = host;
    this.#app = app;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#onKey, { capture: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#onKey, { capture: true });
    this.desk = null;
  }

  /** Another source has another floor. */
  hostUpdate(): void {
    if (this.desk && this.desk.picture !== this.#app().state.source?.size) this.desk = null;
  }

  /** Begins, from the calibration that there is; false where there is no picture to do it on. */
  open(): boolean {
    const { scenario, source, view } = this.#app().state;
    if (!source || !view) return false;
    const desk = new GroundDesk(scenario.calibration, source.size);
    desk.onChange = () => {
      this.turn++;
      this.#host.requestUpdate();
    };
    this.desk = desk;
    this.#host.requestUpdate();
    return true;
  }

  /** Ends it. `use`: the scenario takes it over, as one step to undo. True when it did. */
  end(use: boolean): boolean {
    const calibration = use ? (this.desk?.calibration ?? null) : null;
    this.desk = null;
    this.#host.requestUpdate();
    if (!calibration) return false;
    const app = this.#app();
    app.editScenario({ ...app.state.scenario, calibration });
    return true;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const what = this.desk ? commandOf(event, true)?.do : undefined;
    if (!this.desk || !what) return;
    if (what === 'escape') this.end(false);
    else if (what === 'undo' || what === 'redo') {
      if (keyBelongsTo(event.composedPath(), event.key, true)) return;
      this.desk[what]();
    } else if (what !== 'zones' || keyBelongsTo(event.composedPath(), event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
