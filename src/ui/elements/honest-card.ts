import { css, html, nothing, type TemplateResult } from 'lit';
import type { EventId } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { cardWords } from '../i18n/cards-words.ts';
import { allFacts } from '../i18n/facts.ts';
import { formatFixed } from '../i18n/i18n.ts';
import { figuresOf, MEASURED } from '../rule-figures.ts';
import { sharedStyles } from '../styles.ts';

/** What a rule looks at, what it cannot do, what Vigie measured, and beside it what the field found. */
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
      .beside {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
        gap: 10px 18px;
      }
      .figure {
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
  static override properties = { event: {} };
  declare event: EventId;

  protected override slice(): readonly unknown[] {
    return [];
  }

  protected override render(): TemplateResult {
    const { language } = this.state;
    const { looksAt, cannot, field } = allFacts(language)[this.event];
    const words = cardWords(language);
    const { clips, detector, backend } = MEASURED;
    return html`<div>
        <h3>${words.looksAt}</h3>
        <p>${looksAt}</p>
      </div>
      <div>
        <h3>${words.cannot}</h3>
        <ul>
          ${cannot.map((line) => html`<li>${line}</li>`)}
        </ul>
      </div>
      <div class="beside">
        <div>
          <h3>${words.measured}</h3>
          ${this.#figures()}
        </div>
        <div>
          <h3>${words.field}</h3>
          <p class=${field.figure ? 'figure' : ''}>${field.figure ?? words.noFigure}</p>
          <p>${field.finding}</p>
          ${field.source ? html`<p class="small muted">${words.source(field.source)}</p>` : nothing}
        </div>
      </div>
      <p class="small muted">
        ${figuresOf(this.event).synthesised ? words.onSynthesised : words.on(clips, detector, backend)}
      </p>`;
  }

  #figures(): TemplateResult {
    const { language } = this.state;
    const words = cardWords(language);
    const { events, found, falseAlerts, counting, synthesised } = figuresOf(this.event);
    if (synthesised)
      return html`<p class="figure">${words.synthesised(found, events)}</p>
        <p class="figure">${words.decoys(falseAlerts, synthesised.decoys)}</p>`;
    return html`${
        counting
          ? html`<p class="figure">
              ${words.counting(formatFixed(language, counting.error, 2), counting.clip)}
            </p>`
          : nothing
      }
      <p class=${events > 0 ? 'figure' : ''}>${events > 0 ? words.found(found, events) : words.noEvent}</p>
      <p class="figure">${words.falseAlerts(falseAlerts)}</p>`;
  }
}

customElements.define('vigie-honest-card', HonestCard);
