import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { expect, test } from 'vitest';
import type { App, AppState } from '../../../src/app/app-state.ts';
import { AppController } from '../../../src/ui/app-controller.ts';

/** A host that counts its redraws, and an app of two parts. */
function setUp() {
  let controller: ReactiveController | undefined;
  let redraws = 0;
  const host = {
    addController: (one: ReactiveController) => (controller = one),
    requestUpdate: () => (redraws += 1),
  } as unknown as ReactiveControllerHost;
  const listeners = new Set<(state: AppState) => void>();
  const app = {
    state: { language: 'en', writable: true } as AppState,
    subscribe(listener: (state: AppState) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const set = (part: Partial<AppState>): void => {
    app.state = { ...app.state, ...part };
    for (const listener of listeners) listener(app.state);
  };
  new AppController(
    host,
    () => app as unknown as App,
    (state) => [state.language],
  );
  return { controller, set, listeners, redraws: () => redraws };
}

test('redraws when its slice changes, and at no other change', () => {
  const { controller, set, redraws } = setUp();
  controller?.hostConnected?.();
  const first = redraws();
  set({ writable: false });
  set({ language: 'en' });
  expect(redraws()).toBe(first);
  set({ language: 'fr' });
  expect(redraws()).toBe(first + 1);
});

test('listens once, and no longer than it is connected', () => {
  const { controller, listeners } = setUp();
  controller?.hostConnected?.();
  controller?.hostUpdate?.();
  expect(listeners.size).toBe(1);
  controller?.hostDisconnected?.();
  expect(listeners.size).toBe(0);
});
