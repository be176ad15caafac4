import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { labWords } from '../i18n/lab-words.ts';
import { isMoved } from '../../core/recording/compare.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** One line over the picture while a change is held against the recorded session: what differs; keep or go back. */
export class WhatIfLine extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        padding: 5px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--accent-soft), var(--panel);
      }
      .gained {
        color: var(--accent);
        font-weight: 650;
      }
      .lost {
        font-weight: 650;
        text-decoration: line-through;
        text-decoration-thickness: 1px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-inline-start: auto;
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.whatIf];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { whatIf, language } = this.state;
    if (!whatIf) return nothing;
    const w = labWords(language);
    const show = (): boolean =>
      this.dispatchEvent(
        new CustomEvent('vigie-show-tab', { detail: 'whatif', bubbles: true, composed: true }),
      );
    return html`<div>
      <span role="status">${this.#words()}</span>
      <span class="buttons">
        <button type="button" class="quiet" @click=${show}>${w.details}</button>
        <button type="button" @click=${() => this.app.lab.revertChange()}>
          ${icon('undo', 15)} ${w.revert}
        </button>
        <button
          type="button"
          class="primary"
          aria-label=${w.keep}
          title=${w.keep}
          @click=${() => this.app.lab.keepChange()}
        >
          ${icon('check', 15)} ${w.keepShort}
        </button>
      </span>
    </div>`;
  }

  #words(): TemplateResult {
    const { whatIf, language } = this.state;
    const w = labWords(language);
    if (!whatIf?.comparison)
      return html`${whatIf?.busy ? w.replaying : whatIf?.hidden.map((one) => w.hidden[one])}`;
    const { gained, lost, kept } = whatIf.comparison;
    if (gained.length + lost.length === 0) {
      const moved = kept.filter(isMoved).length;
      return html`${moved > 0 ? html`${w.lineLead} ${w.moved(moved)}` : w.noDifference}`;
    }
    return html`${w.lineLead} <span class="gained number">${w.gained(gained.length)}</span>,
      <span class="lost number">${w.lost(lost.length)}</span>,
      <span class="number">${w.kept(kept.length)}</span>`;
  }
}

customElements.define('vigie-whatif-line', WhatIfLine);
