import { css, html, nothing, type TemplateResult } from 'lit';
import type { EventId } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { factsEn } from '../i18n/facts-en.ts';
import { factsFr } from '../i18n/facts-fr.ts';
import { formatNumber, formatPercent } from '../i18n/i18n.ts';
import { RULE_FIGURES } from '../rule-figures.ts';
import { sharedStyles } from '../styles.ts';

/** What a rule looks at, what it cannot do, what the field found, what Vigie measured. */
export class HonestCard extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
        font-size: 13px;
      }
      h3 {
        font-size: 12.5px;
        font-weight: 650;
        color: var(--muted);
      }
      li {
        position: relative;
        padding-left: 14px;
      }
      li::before {
        content: '–';
        position: absolute;
        left: 0;
        color: var(--muted);
      }
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
      }
      dd {
        text-align: right;
        font-weight: 600;
      }
    `,
  ];
  static override properties = { event: {} };
  declare event: EventId;

  protected override slice(): readonly unknown[] {
    return [];
  }

  protected override render(): TemplateResult {
    const facts = (this.state.language === 'fr' ? factsFr : factsEn)[this.event];
    const words = this.t.honest;
    return html`<div>
        <h3>${words.looksAt}</h3>
        <p>${facts.looksAt}</p>
      </div>
      <div>
        <h3>${words.cannot}</h3>
        <ul>
          ${facts.cannot.map((line) => html`<li>${line}</li>`)}
        </ul>
      </div>
      ${
        facts.field
          ? html`<div>
              <h3>${words.field}</h3>
              <p>${facts.field}</p>
            </div>`
          : nothing
      }
      <div>
        <h3>${words.measured}</h3>
        ${this.#figures()}
      </div>`;
  }

  #figures(): TemplateResult {
    const figures = RULE_FIGURES[this.event];
    const words = this.t.honest;
    const { language } = this.state;
    if (!figures) return html`<p class="muted">${words.notMeasured}</p>`;
    const share = (value: number | null): string => (value === null ? '–' : formatPercent(language, value));
    return html`<dl class="number">
        <dt>${words.precision}</dt>
        <dd>${share(figures.precision)}</dd>
        <dt>${words.recall}</dt>
        <dd>${share(figures.recall)}</dd>
        <dt>${words.perHour}</dt>
        <dd>${formatNumber(language, figures.falsePerHour, 1)}</dd>
      </dl>
      <p class="small muted">${words.on(figures.clips)}</p>`;
  }
}

customElements.define('vigie-honest-card', HonestCard);
