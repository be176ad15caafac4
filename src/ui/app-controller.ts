import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { App, AppState } from '../app/app-state.ts';

/** The parts of the state that an element draws. Compared one by one, by identity. */
export type Slice = (state: AppState) => readonly unknown[];

/**
 * Redraws its host when one of the parts that `slice` names has changed, and at no other time: the state
 * changes many times a second, most of the screen does not.
 */
export class AppController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #app: () => App | undefined;
  readonly #slice: Slice;
  #subscribed: App | undefined;
  #stop: (() => void) | null = null;
  #seen: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost, app: () => App | undefined, slice: Slice) {
    this.#host = host;
    this.#app = app;
    this.#slice = slice;
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  /** The host's `app` may be set after it was connected. */
  hostUpdate(): void {
    if (this.#app() !== this.#subscribed) this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
    this.#subscribed = undefined;
  }

  #follow(): void {
    this.hostDisconnected();
    const app = this.#app();
    if (!app) return;
    this.#subscribed = app;
    this.#seen = this.#slice(app.state);
    this.#stop = app.subscribe((state) => {
      const next = this.#slice(state);
      if (same(this.#seen, next)) return;
      this.#seen = next;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
