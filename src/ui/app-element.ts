import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import type { App, AppState } from '../app/app-state.ts';
import type { Messages } from '../core/messages/messages.ts';
import { messages } from '../core/messages/messages.ts';
import { appContext } from './app-context.ts';
import { AppController } from './app-controller.ts';
import type { Words } from './i18n/en.ts';
import { words } from './i18n/words.ts';

/** An element that takes the application from the context and redraws when its slice changes. */
export abstract class AppElement extends LitElement {
  readonly #consumer = new ContextConsumer(this, { context: appContext, subscribe: true });

  constructor() {
    super();
    new AppController(
      this,
      () => this.#consumer.value,
      (state) => [state.language, ...this.slice(state)],
    );
  }

  /** What of the state this element draws. The language is always part of it. */
  protected abstract slice(state: AppState): readonly unknown[];

  protected get app(): App {
    const app = this.#consumer.value;
    if (!app) throw new Error('no application in the context');
    return app;
  }

  protected get state(): AppState {
    return this.app.state;
  }

  /** The screen's words in the current language. */
  protected get t(): Words {
    return words(this.state.language);
  }

  /** The domain's words in the current language. */
  protected get m(): Messages {
    return messages(this.state.language);
  }

  protected override shouldUpdate(): boolean {
    return this.#consumer.value !== undefined;
  }
}
