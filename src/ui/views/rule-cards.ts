import { css, html, nothing, type TemplateResult } from 'lit';
import { EVENTS, type EventId } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { dialogStyles, dialogTop } from '../dialog-parts.ts';
import '../elements/honest-card.ts';
import { icon } from '../elements/vigie-icon.ts';
import { cardWords } from '../i18n/cards-words.ts';
import { formatFixed } from '../i18n/i18n.ts';
import { figuresOf } from '../rule-figures.ts';
import { sharedStyles } from '../styles.ts';

/** The cards of all rules in a dialog; the one that was asked for is open. */
export class RuleCards extends AppElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      dialog {
        width: min(46rem, calc(100vw - 24px));
        max-height: min(88vh, 60rem);
      }
      .top {
        position: sticky;
        top: 0;
        z-index: 1;
        background: var(--panel);
      }
      .intro {
        padding: 0 20px 12px;
        color: var(--muted);
        font-size: 13px;
      }
      details {
        scroll-margin-top: 64px;
        border-top: 1px solid var(--line);
      }
      summary {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 10px;
        min-height: 44px;
        padding: 6px 20px;
        cursor: pointer;
        font-weight: 650;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--hover);
      }
      summary:focus-visible {
        outline-offset: -3px;
      }
      summary .small {
        margin-inline-start: auto;
        font-weight: 400;
      }
      details[open] summary > svg:last-child {
        rotate: 180deg;
      }
      vigie-honest-card {
        padding: 4px 20px 18px;
      }
    `,
  ];
  static override properties = { shown: { state: true } };
  declare private shown: EventId;

  constructor() {
    super();
    this.shown = EVENTS[0];
  }

  protected override slice(): readonly unknown[] {
    return [];
  }

  /** Opens the dialog at the card of a rule. */
  async open(event: EventId): Promise<void> {
    this.shown = event;
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    await this.updateComplete;
    const card = this.renderRoot.querySelector(`#card-${event}`);
    if (card instanceof HTMLDetailsElement) card.open = true;
    card?.scrollIntoView({ block: 'nearest' });
    card?.querySelector('summary')?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const words = cardWords(this.state.language);
    return html`<dialog aria-labelledby="title" closedby="any">
      ${dialogTop(words.title, words.close)}
      <p class="intro">${words.intro}</p>
      ${EVENTS.map((event) => this.#card(event))}
    </dialog>`;
  }

  #card(event: EventId): TemplateResult {
    const words = cardWords(this.state.language);
    const { events, found, falseAlerts, counting, synthesised } = figuresOf(event);
    const wrong = words.falseAlerts(falseAlerts);
    const short = synthesised
      ? words.synthesised(found, events)
      : counting
        ? `${words.countingShort(formatFixed(this.state.language, counting.error, 2))}, ${wrong}`
        : events > 0
          ? words.short(found, events, wrong)
          : `${words.noEvent}, ${wrong}`;
    return html`<details name="rule" id=${`card-${event}`}>
      <summary>
        ${icon(event, 18)} ${this.m.events[event].name}
        <span class="small muted number">${short}</span>
        ${icon('down', 16)}
      </summary>
      ${event === 'abnormal-sound' ? html`<p class="intro">${words.notOfTheLaw}</p>` : nothing}
      <vigie-honest-card .event=${event}></vigie-honest-card>
    </details>`;
  }
}

customElements.define('vigie-rule-cards', RuleCards);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-rule-cards': RuleCards;
  }
}
