import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import type { StageAction } from '../../sources/stage/stage-director.ts';
import { AppController } from '../app-controller.ts';
import { editWords } from '../i18n/edit-words.ts';
import { sharedStyles } from '../styles.ts';

/** The director's console: makes things happen on the stage, changes the view, starts again with a seed. */
export class VigieStageConsole extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      h3 {
        margin: 14px 0 6px;
      }
      .seed {
        display: flex;
        gap: 8px;
        align-items: end;
        margin-top: 14px;
      }
      .seed input {
        width: 7em;
      }
      /* Can still be reached, so that who listens learns of it. */
      button[aria-disabled='true'] {
        opacity: 0.5;
      }
      [role='status'] {
        min-height: 1.4em;
        margin: 10px 0 0;
      }
    `,
  ];
  static override properties = { app: { attribute: false }, said: { state: true } };
  declare app: App;
  declare private said: string;

  constructor() {
    super();
    this.said = '';
    new AppController(
      this,
      () => this.app,
      (state) => [
        state.director,
        state.director?.view,
        state.director?.possible,
        state.director?.seed,
        state.language,
      ],
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const director = this.app.state.director;
    if (!director) return nothing;
    const words = editWords(this.app.state.language);
    return html`<section aria-label=${words.director}>
      <p class="muted">${words.directorIntro}</p>
      ${this.#group(words.makeHappen, (action) => action.event !== null)}
      ${this.#group(words.decoys, (action) => action.event === null && action.decoy === true)}
      ${this.#group(words.everyday, (action) => action.event === null && action.decoy !== true)}
      <h3>${words.camera}</h3>
      <div class="actions" role="group" aria-label=${words.camera}>
        ${director.views.map(
          (view) =>
            html`<button
              type="button"
              aria-pressed=${director.view === view}
              @click=${() => {
                this.app.setStageView(view);
                this.requestUpdate();
              }}
            >
              ${words.stageViews[view] ?? view}
            </button>`,
        )}
      </div>
      <form
        class="seed"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const input = this.renderRoot.querySelector('input');
          director.restart(Math.max(0, Math.floor(Number(input?.value ?? director.seed)) || 0));
          this.requestUpdate();
        }}
      >
        <label
          >${words.seed}<input type="number" min="0" max="999999" step="1" .value=${String(director.seed)}
        /></label>
        <button type="submit">${words.restart}</button>
      </form>
      <p role="status">${this.said}</p>
    </section>`;
  }

  #group(title: string, belongs: (action: StageAction) => boolean): TemplateResult {
    const { actions = [] } = this.app.state.director ?? {};
    return html`<h3>${title}</h3>
      <div class="actions" role="group" aria-label=${title}>
        ${actions.filter(belongs).map((action) => this.#button(action))}
      </div>`;
  }

  #button(action: StageAction): TemplateResult {
    const words = editWords(this.app.state.language);
    const label = words.stageActions[action.id] ?? action.id;
    const possible = this.app.state.director?.possible.has(action.id) ?? false;
    return html`<button
      type="button"
      data-action=${action.id}
      aria-disabled=${!possible}
      @click=${() => {
        const under = this.app.state.director?.trigger(action.id) ?? false;
        this.said = under ? words.done(label) : words.nobodyFree;
      }}
    >
      ${label}
    </button>`;
  }
}

customElements.define('vigie-stage-console', VigieStageConsole);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-stage-console': VigieStageConsole;
  }
}
