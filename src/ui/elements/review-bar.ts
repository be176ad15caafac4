import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { reportWords } from '../i18n/report-words.ts';
import { chosenAlert, showAlert, stepFrom } from '../review.ts';
import { sharedStyles } from '../styles.ts';
import { singleKeys } from '../view-settings.ts';
import { reportButton } from './report-button.ts';
import { saveSessionButton } from './save-session-button.ts';
import { icon } from './vigie-icon.ts';

/** Judging one alert after another: how far it is, the keys, and what comes after. Empty while nobody does. */
export class ReviewBar extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      section {
        display: grid;
        gap: 6px;
        padding: 8px 14px;
        border-bottom: 1px solid var(--line);
        background: color-mix(in oklab, var(--accent) 13%, var(--panel));
      }
      .first {
        margin-inline-start: auto;
      }
      .row {
        gap: 6px;
      }
      .keys {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 3px 10px;
        font-size: 12.5px;
      }
      .keys span {
        display: inline-flex;
        align-items: center;
        gap: 3px;
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.reviewing, state.alerts];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { reviewing, alerts, language } = this.state;
    if (!reviewing) return nothing;
    const words = reportWords(language);
    const judged = alerts.filter(({ verdict }) => verdict !== null).length;
    return html`<section aria-label=${words.review}>
      <div class="row wrap">
        <strong>${words.reviewing}</strong>
        <span class="number" role="status">${words.reviewProgress(judged, alerts.length)}</span>
        <button
          type="button"
          class="icon first"
          aria-label=${words.previous}
          title=${words.previous}
          @click=${() => this.#step(-1)}
        >
          ${icon('back', 16)}
        </button>
        <button
          type="button"
          class="icon"
          aria-label=${words.next}
          title=${words.next}
          @click=${() => this.#step(1)}
        >
          ${icon('forward', 16)}
        </button>
        <button type="button" @click=${() => this.app.setReviewing(false)}>${words.reviewStop}</button>
      </div>
      ${
        judged === alerts.length
          ? html`<p class="row wrap">
              ${icon('check', 16)} <span class="grow">${this.t.allJudged}</span> ${reportButton(language)}
              ${saveSessionButton(language)}
            </p>`
          : this.#keys()
      }
    </section>`;
  }

  #keys(): TemplateResult | typeof nothing {
    if (!singleKeys()) return nothing;
    const words = reportWords(this.state.language);
    const v = this.t.keysVerdict;
    const keys = (letters: readonly string[], what: string): TemplateResult =>
      html`<span>${letters.map((letter) => html`<kbd>${letter}</kbd>`)} ${what}</span>`;
    return html`<p class="keys">
      ${keys([v.true.toUpperCase(), v.false.toUpperCase(), v.unsure.toUpperCase()], words.verdictKeys)}
      ${keys(['J', 'K'], words.nextKeys)} ${keys(['⌫'], words.undoKey)}
    </p>`;
  }

  #step(by: 1 | -1): void {
    const next = stepFrom(this.state.alerts, chosenAlert(this.app), by);
    if (next) showAlert(this.app, next);
  }
}

customElements.define('vigie-review-bar', ReviewBar);
