import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AppState, SessionAlert } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { reportWords } from '../i18n/report-words.ts';
import { placeName } from '../place-name.ts';
import { sharedStyles } from '../styles.ts';
import '../elements/alert-card.ts';
import { reportButton } from '../elements/report-button.ts';
import '../elements/review-bar.ts';
import '../elements/verdict-ledger.ts';
import { inListOrder, toggleReview } from '../review.ts';
import { icon } from '../elements/vigie-icon.ts';

/** The newest this many have a card; older ones on demand. */
const PAGE = 100;
/** A screen reader hears of new alerts at most this often, in milliseconds. */
const SAY_EVERY = 4000;

/** The alerts, newest first, under the ledger of the person's verdicts. */
export class AlertList extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .filter {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 5px;
        padding: 8px 14px 4px;
      }
      .filter button {
        padding: 1px 8px;
        font-size: 12.5px;
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        scrollbar-gutter: stable;
      }
      ul {
        padding: 8px 6px 14px 14px;
      }
      vigie-review-bar {
        position: sticky;
        top: 0;
        z-index: 2;
        display: block;
      }
      vigie-alert-card {
        scroll-margin-block: 140px 8px;
      }
      li + li {
        margin-top: 8px;
      }
      .empty {
        display: grid;
        gap: 4px;
        justify-items: center;
        padding: 26px 12px;
        text-align: center;
        color: var(--muted);
      }
      .empty strong {
        color: var(--text);
      }
      .more {
        display: flex;
        width: calc(100% - 20px);
        margin: 0 6px 14px 14px;
      }
    `,
  ];
  static override properties = { shown: { state: true }, unjudged: { state: true }, said: { state: true } };
  declare private shown: number;
  declare private unjudged: boolean;
  declare private said: string;
  #known = new Set<string>();
  #pending: SessionAlert[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSaid = 0;

  constructor() {
    super();
    this.shown = PAGE;
    this.unjudged = false;
    this.said = '';
  }

  protected override slice(state: AppState): readonly unknown[] {
    const { canUndoVerdict, reviewing, writable, session } = state;
    return [state.alerts, state.source, state.director, canUndoVerdict, reviewing, writable, session];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override firstUpdated(): void {
    for (const { alert } of this.state.alerts) this.#known.add(alert.id);
  }

  protected override render(): TemplateResult {
    const { alerts } = this.state;
    const list = inListOrder(this.unjudged ? alerts.filter(({ verdict }) => verdict === null) : alerts);
    const cards = list.slice(0, this.shown);
    return html`
      <div class="scroll" tabindex="-1">
        <vigie-ledger></vigie-ledger>
        <vigie-review-bar></vigie-review-bar>
        ${alerts.length > 0 ? this.#filter() : nothing}
        ${
          list.length === 0
            ? this.#empty()
            : html`<ul aria-label=${this.t.alerts}>
                ${repeat(
                  cards,
                  ({ alert }) => alert.id,
                  (item) =>
                    html`<li>
                      <vigie-alert-card .item=${item} data-id=${item.alert.id}></vigie-alert-card>
                    </li>`,
                )}
              </ul>`
        }
        ${
          list.length > cards.length
            ? html`<button type="button" class="more" @click=${() => (this.shown += PAGE)}>
                ${this.t.more(Math.min(PAGE, list.length - cards.length))}
              </button>`
            : nothing
        }
      </div>
      <p class="visually-hidden" role="status">${this.said}</p>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('shown')) return;
    const fresh = this.state.alerts.filter(({ alert }) => !this.#known.has(alert.id));
    if (this.state.alerts.length === 0) this.#known.clear();
    if (fresh.length === 0) return;
    for (const { alert } of fresh) this.#known.add(alert.id);
    this.#pending.push(...fresh);
    this.#timer ??= setTimeout(() => this.#say(), Math.max(0, this.#lastSaid + SAY_EVERY - Date.now()));
  }

  /** The next Tab goes to the first thing in it. */
  focusList(): void {
    this.renderRoot.querySelector<HTMLElement>('.scroll')?.focus();
  }

  /** Brings the chosen alert's card into view. */
  reveal(id: string): void {
    const index = this.state.alerts.findIndex(({ alert }) => alert.id === id);
    if (index >= 0) this.shown = Math.max(this.shown, this.state.alerts.length - index);
    void this.updateComplete.then(() => {
      const card = this.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`);
      card?.scrollIntoView({ block: 'nearest' });
    });
  }

  #say(): void {
    this.#timer = undefined;
    this.#lastSaid = Date.now();
    const items = this.#pending.splice(0);
    const [first] = items;
    if (items.length > 1) this.said = this.t.newAlerts(items.length);
    else if (first) {
      const { event, level, zone } = first.alert;
      const place = placeName(this.state.scenario, zone, this.m);
      this.said = this.t.newAlert(this.m.events[event].name, this.m.levels[level], place);
    }
  }

  #filter(): TemplateResult {
    const { alerts, canUndoVerdict, reviewing, writable, language } = this.state;
    const words = reportWords(language);
    const open = alerts.filter(({ verdict }) => verdict === null).length;
    return html`<div class="filter" role="group" aria-label=${this.t.filter}>
      <button type="button" aria-pressed=${!this.unjudged} @click=${() => (this.unjudged = false)}>
        ${this.t.showAll} <span class="number">${alerts.length}</span>
      </button>
      <button type="button" aria-pressed=${this.unjudged} @click=${() => (this.unjudged = true)}>
        ${this.t.unjudged} <span class="number">${open}</span>
      </button>
      <span class="grow"></span>
      <button
        type="button"
        class="quiet icon"
        aria-label=${this.t.undoVerdict}
        title=${words.undoLast}
        ?disabled=${!canUndoVerdict || !writable}
        @click=${() => this.app.undoVerdict()}
      >
        ${icon('undo', 16)}
      </button>
      <button
        type="button"
        aria-pressed=${reviewing}
        title=${words.reviewHelp}
        ?disabled=${!writable}
        @click=${() => toggleReview(this.app)}
      >
        ${words.reviewShort}
      </button>
      ${reportButton(language, true)}
    </div>`;
  }

  #empty(): TemplateResult {
    if (this.unjudged && this.state.alerts.length > 0) {
      return html`<div class="empty">${icon('check', 26)}<strong>${this.t.allJudged}</strong></div>`;
    }
    return html`<div class="empty">
      ${icon('shield', 28)} <strong>${this.t.noAlerts}</strong>
      <p>${this.t.noAlertsText}</p>
      ${this.state.director ? html`<p>${this.t.noAlertsStage}</p>` : nothing}
      ${this.state.session ? reportButton(this.state.language) : nothing}
    </div>`;
  }
}

customElements.define('vigie-alert-list', AlertList);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-alert-list': AlertList;
  }
}
