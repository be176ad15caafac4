import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { formatBytes } from '../i18n/i18n.ts';
import { sourceName } from '../source-name.ts';
import { sharedStyles } from '../styles.ts';
import { wordmark } from '../elements/wordmark.ts';

/** While the model loads, in bytes, and the GPU is prepared. Can be stopped. */
export class OpeningView extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        min-height: 100%;
        padding: 24px;
      }
      .box {
        display: grid;
        gap: 12px;
        justify-items: center;
        width: min(30rem, 100%);
        text-align: center;
      }
      h1 {
        font-size: 17px;
      }
      .name {
        display: none;
      }
      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
      p {
        min-height: 1.4em;
      }
      button {
        margin-top: 8px;
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.engine, state.source];
  }

  protected override render(): TemplateResult {
    const { engine, source, language } = this.state;
    const { progress } = engine;
    const loading = engine.state === 'loading';
    const bytes = loading && progress?.phase === 'download' && progress.total > 0 ? progress : null;
    const wasm = this.state.scenario.analysis.backend === 'wasm';
    let stage = this.t.openingSource;
    if (loading && progress?.phase === 'prepare') stage = wasm ? this.t.preparingWasm : this.t.preparing;
    else if (loading) stage = this.t.loadingModelStart;
    const text = bytes
      ? this.t.loadingModel(formatBytes(language, bytes.loaded), formatBytes(language, bytes.total))
      : stage;
    return html`<div class="box">
      ${wordmark(56)}
      ${source ? html`<h1>${this.t.opening(sourceName(source, this.t))}</h1>` : html`<h1 class="visually-hidden">Vigie</h1>`}
      ${
        bytes
          ? html`<progress
              max=${bytes.total}
              .value=${bytes.loaded}
              aria-label=${this.t.loadingModelStart}
            ></progress>`
          : html`<progress aria-label=${text}></progress>`
      }
      <p class="number">${text}</p>
      <!-- Who listens hears what is done, not every byte of it. -->
      <p class="visually-hidden" role="status">${stage}</p>
      <p class="muted small">${loading && progress?.phase === 'prepare' ? this.t.preparingHelp : nothing}</p>
      <button type="button" @click=${() => this.app.cancel()}>${this.t.cancel}</button>
    </div>`;
  }
}

customElements.define('vigie-opening', OpeningView);
