import { ContextProvider } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { App, AppState } from '../../app/app-state.ts';
import type { EventId } from '../../core/scenario/scenario.ts';
import { appContext } from '../app-context.ts';
import { AppController } from '../app-controller.ts';
import { words } from '../i18n/words.ts';
import { chosenAlert, judge, showAlert, stepFrom, toggleReview } from '../review.ts';
import { commandOf, keyBelongsTo, type Command } from '../shortcuts.ts';
import { sharedStyles } from '../styles.ts';
import { singleKeys } from '../view-settings.ts';
import '../elements/notice-stack.ts';
import './doors-view.ts';
import './evaluation-view.ts';
import './help-dialog.ts';
import './report-dialog.ts';
import './rule-cards.ts';
import './opening-view.ts';
import './top-bar.ts';
import './work-view.ts';

/** The whole screen. Its `app` is set once by `main.ts`; everything below takes it from the context. */
export class VigieApp extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
        height: 100%;
        background: var(--ground);
      }
      main {
        grid-row: 3;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        min-height: 0;
      }
      .scene {
        min-width: 0;
        min-height: 0;
        overflow: auto;
      }
      .work > .scene {
        overflow: hidden;
      }
      /* The lesson stands beside the picture, on narrow screens under it. */
      main.lesson {
        grid-template: minmax(0, 1fr) / clamp(290px, 23vw, 360px) minmax(0, 1fr);
      }
      main.lesson > vigie-lesson {
        border-inline-end: 1px solid var(--line);
      }
      @media (max-width: 1024px) {
        main.lesson {
          grid-template: minmax(0, 1fr) fit-content(42%) / minmax(0, 1fr);
        }
        main.lesson > vigie-lesson {
          grid-row: 2;
          border: 0;
          border-block-start: 2px solid var(--accent);
        }
      }
      /* Sheets are printed, and nothing around them. */
      @media print {
        :host {
          display: block;
          height: auto;
          background: none;
        }
        vigie-top-bar,
        vigie-notices {
          display: none;
        }
        main,
        .scene {
          display: block;
          overflow: visible !important;
        }
      }
      /* Seen while it has the focus: who goes by Tab need not pass by everything. */
      .skip {
        position: absolute;
        z-index: 20;
        inset: 6px auto auto 6px;
        display: flex;
        gap: 6px;
      }
      .skip button:not(:focus-visible) {
        position: absolute;
        width: 1px;
        min-width: 0;
        height: 1px;
        min-height: 0;
        padding: 0;
        border: 0;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
      .dropping {
        position: fixed;
        z-index: 30;
        inset: 0;
        display: grid;
        place-items: center;
        background: color-mix(in oklab, var(--ground) 82%, transparent);
        font-size: 22px;
        font-weight: 600;
        pointer-events: none;
      }
      .dropping::before {
        content: '';
        position: absolute;
        inset: 14px;
        border: 3px dashed var(--accent);
        border-radius: 16px;
      }
    `,
  ];
  static override properties = { app: { attribute: false }, dropping: { state: true } };
  declare app: App | undefined;
  declare private dropping: boolean;

  readonly #provider = new ContextProvider(this, { context: appContext });

  constructor() {
    super();
    this.dropping = false;
    new AppController(
      this,
      () => this.app,
      (state) => [state.phase, state.screen, state.language, state.theme, state.lessons.current === null],
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
    this.addEventListener('vigie-rule-cards', this.#onCards);
    this.addEventListener('vigie-report', this.#report);
    this.addEventListener('vigie-save-session', this.#saveSession);
    document.addEventListener('dragover', this.#onDragOver);
    document.addEventListener('dragleave', this.#onDragLeave);
    document.addEventListener('drop', this.#onDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.removeEventListener('vigie-rule-cards', this.#onCards);
    this.removeEventListener('vigie-report', this.#report);
    this.removeEventListener('vigie-save-session', this.#saveSession);
    document.removeEventListener('dragover', this.#onDragOver);
    document.removeEventListener('dragleave', this.#onDragLeave);
    document.removeEventListener('drop', this.#onDrop);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('app') && this.app) this.#provider.setValue(this.app);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.app) return nothing;
    const { phase, language, screen, lessons } = this.app.state;
    const working = phase === 'running' || phase === 'ended';
    const covered = screen !== 'session';
    const lesson = lessons.current !== null && !covered;
    if (lesson || screen === 'lessons' || screen === 'trainer') void import('./lesson-screens.ts');
    const frame = `${working || screen === 'evaluation' ? 'work' : ''} ${lesson ? 'lesson' : ''}`;
    return html`${working && !covered ? this.#skip() : nothing}
      <vigie-top-bar role="banner" @vigie-help=${this.#help}></vigie-top-bar>
      <vigie-notices role="region" aria-label=${words(language).notices}></vigie-notices>
      <main class=${frame} @vigie-how-to-check=${this.#howToCheck}>
        ${lesson ? html`<vigie-lesson role="complementary" aria-label=${words(language).lessons}></vigie-lesson>` : nothing}
        <div class="scene">
          ${covered ? this.#cover(screen) : nothing}
          ${
            working
              ? // Hidden, not taken away: a video that leaves the page is paused by the browser.
                html`<h1 class="visually-hidden" ?hidden=${covered}>Vigie</h1>
                  <vigie-work ?hidden=${covered}></vigie-work>`
              : covered
                ? nothing
                : phase === 'doors'
                  ? html`<vigie-doors></vigie-doors>`
                  : html`<vigie-opening></vigie-opening>`
          }
        </div>
      </main>
      <vigie-help></vigie-help>
      <vigie-rule-cards></vigie-rule-cards>
      <vigie-report></vigie-report>
      <vigie-session-dialog></vigie-session-dialog>
      <input
        type="file"
        hidden
        multiple
        accept="video/*,.mkv,.mov,.mp4,.webm,.json,application/json,.vigie"
        aria-label=${words(language).keys.open}
        @change=${this.#onFiles}
      />
      ${this.dropping ? html`<div class="dropping">${words(language).dropNow}</div>` : nothing}`;
  }

  #skip(): TemplateResult {
    const { skip } = words(this.app?.state.language ?? 'en');
    const go = (where: 'alerts' | 'panels'): TemplateResult =>
      html`<button
        type="button"
        class="primary"
        @click=${() => this.renderRoot.querySelector('vigie-work')?.focusOn(where)}
      >
        ${skip[where]}
      </button>`;
    return html`<nav class="skip" aria-label=${skip.label}>${go('alerts')} ${go('panels')}</nav>`;
  }

  /** What is shown in place of the doors or the session. */
  #cover(screen: AppState['screen']): TemplateResult {
    if (screen === 'lessons') return html`<vigie-lessons></vigie-lessons>`;
    if (screen === 'trainer') return html`<vigie-trainer></vigie-trainer>`;
    return html`<vigie-evaluation></vigie-evaluation>`;
  }

  protected override updated(): void {
    if (!this.app) return;
    const { language, theme } = this.app.state;
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }

  readonly #onCards = (event: Event): void => {
    void this.renderRoot.querySelector('vigie-rule-cards')?.open((event as CustomEvent<EventId>).detail);
  };

  readonly #help = (): void => this.renderRoot.querySelector('vigie-help')?.open();
  readonly #report = (): void => this.renderRoot.querySelector('vigie-report')?.open();
  readonly #saveSession = async (): Promise<void> => {
    await import('./session-dialog.ts');
    await this.renderRoot.querySelector('vigie-session-dialog')?.open();
  };
  readonly #howToCheck = (): void => this.renderRoot.querySelector('vigie-top-bar')?.showHowToCheck();

  readonly #onFiles = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.files && input.files.length > 0) void this.app?.openAny([...input.files]);
    input.value = '';
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.dropping = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.dropping = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.app?.openAny(files);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !this.app || event.isComposing) return;
    const command = commandOf(event, singleKeys());
    if (!command) return;
    const chord = event.ctrlKey || event.metaKey;
    const typing = keyBelongsTo(event.composedPath(), event.key, chord);
    const always = command.do === 'save' || command.do === 'open';
    if (typing && !always) return;
    if (this.#run(command)) event.preventDefault();
  };

  /** Carries a command out; false when there was nothing to do, so that the key keeps its usual meaning. */
  #run(command: Command): boolean {
    const { app } = this;
    if (!app) return false;
    const { state } = app;
    switch (command.do) {
      case 'help':
        this.#help();
        return true;
      case 'open':
        this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
        return true;
      case 'save':
        void app.saveScenario();
        return true;
      case 'undo':
        app.undo();
        return true;
      case 'redo':
        app.redo();
        return true;
      case 'zones':
        this.renderRoot.querySelector('vigie-work')?.toggleZones();
        return state.phase === 'running' || state.phase === 'ended';
      case 'mark':
        if (!state.session || state.screen !== 'session') return false;
        app.lab.toggleMark();
        return true;
      case 'finding':
        if (!state.score || state.screen !== 'session') return false;
        app.lab.step(command.by);
        return true;
      case 'escape':
        if (state.screen === 'lessons' || state.screen === 'trainer') {
          app.lessons.hide();
          return true;
        }
        if (state.marks.open) {
          app.lab.cancelMark();
          return true;
        }
        if (state.reviewing) {
          app.setReviewing(false);
          return true;
        }
        if (state.lookBack.open && state.screen === 'session') {
          app.lookBack.hide();
          return true;
        }
        app.select(null);
        return state.selection !== null;
      case 'toggle-play':
        if (!state.playback) return false;
        if (state.playback.playing) app.pause();
        else app.play();
        return true;
      case 'seek':
        if (!state.steerable || !state.playback) return false;
        app.seek(Math.max(0, state.playback.time + command.by));
        return true;
      case 'next-alert':
        return this.#step(1);
      case 'previous-alert':
        return this.#step(-1);
      case 'verdict':
        if (state.selection?.kind !== 'alert' || !state.writable) return false;
        judge(app, state.selection.id, command.verdict);
        return true;
      case 'review':
        if (!state.reviewing && (state.alerts.length === 0 || !state.writable)) return false;
        toggleReview(app);
        return true;
      case 'undo-verdict':
        if (!state.canUndoVerdict || !state.writable) return false;
        app.undoVerdict();
        return true;
      case 'report':
        if (!state.session || state.screen !== 'session') return false;
        this.#report();
        return true;
    }
  }

  /** The next or previous alert in the order of the list, newest first. */
  #step(by: 1 | -1): boolean {
    const { app } = this;
    const next = app && stepFrom(app.state.alerts, chosenAlert(app), by);
    if (!app || !next) return false;
    showAlert(app, next);
    return true;
  }
}

customElements.define('vigie-app', VigieApp);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-app': VigieApp;
  }
}
