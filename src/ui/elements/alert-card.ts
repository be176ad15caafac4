import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState, SessionAlert } from '../../app/app-state.ts';
import type { Verdict } from '../../core/rules/alert.ts';
import { argue } from '../../core/messages/messages.ts';
import { AppElement } from '../app-element.ts';
import { formatClock, formatSeconds } from '../i18n/i18n.ts';
import { placeName } from '../place-name.ts';
import { judge } from '../review.ts';
import { sharedStyles } from '../styles.ts';
import { cardButton } from './card-button.ts';
import { clipLine } from './clip-line.ts';
import { fixtureButton } from './fixture-button.ts';
import { icon, type IconName } from './vigie-icon.ts';

const VERDICTS: readonly { readonly verdict: Verdict; readonly icon: IconName }[] = [
  { verdict: 'true', icon: 'check' },
  { verdict: 'false', icon: 'cross' },
  { verdict: 'unsure', icon: 'unsure' },
];

/** One alert: picture, what, where, when, why, and the person's verdict. */
export class AlertCard extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        content-visibility: auto;
        contain-intrinsic-size: auto 150px;
      }
      article {
        position: relative;
        display: grid;
        grid-template-columns: 96px minmax(0, 1fr);
        gap: 10px 12px;
        padding: 10px 12px 10px 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
      }
      article::before {
        content: '';
        position: absolute;
        inset: -1px auto -1px -1px;
        width: 4px;
        border-radius: var(--radius) 0 0 var(--radius);
        background: var(--attention);
      }
      article.alarm-card::before {
        background: var(--alarm);
      }
      article.over::before {
        opacity: 0.45;
      }
      article.selected {
        border-color: var(--accent);
        box-shadow: 0 0 0 1px var(--accent);
      }
      @media (forced-colors: active) {
        article.selected {
          outline: 2px solid Highlight;
        }
      }
      .picture {
        position: relative;
        width: 96px;
        aspect-ratio: 4 / 3;
        border-radius: 4px;
        overflow: hidden;
        background: var(--raised);
        display: grid;
        place-items: center;
        color: var(--muted);
        font-size: 11.5px;
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
        display: block;
      }
      .what {
        all: unset;
        display: block;
        cursor: pointer;
        font-weight: 650;
        line-height: 1.25;
      }
      .what::after {
        content: '';
        position: absolute;
        inset: 0;
        border-radius: var(--radius);
      }
      .what:focus-visible::after {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        font-size: 12.5px;
      }
      .level {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        font-weight: 650;
      }
      .when {
        white-space: nowrap;
      }
      .because {
        margin-top: 4px;
        font-size: 12.5px;
        line-height: 1.35;
      }
      .because li {
        display: inline;
      }
      .because li:not(:last-child)::after {
        content: ' · ';
        color: var(--muted);
      }
      .verdict {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
        position: relative;
        width: fit-content;
        max-width: 100%;
      }
      .clip {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
        position: relative;
        font-size: 12.5px;
      }
      .clip button {
        padding-inline: 9px;
        font-size: 13px;
      }
      .verdict button {
        padding-inline: 9px;
        font-size: 13px;
      }
      .verdict button[aria-pressed='true'] {
        font-weight: 650;
      }
    `,
  ];
  static override properties = { item: { attribute: false } };
  declare item: SessionAlert;

  protected override slice(state: AppState): readonly unknown[] {
    const selected = state.selection?.kind === 'alert' && state.selection.id === this.item.alert.id;
    const gif = state.gif?.alertId === this.item.alert.id ? state.gif.share : state.gif !== null;
    return [selected, state.scenario.zones, state.scenario.fixtures, state.writable, state.phase, gif];
  }

  protected override render(): TemplateResult {
    const { alert } = this.item;
    const { selection, language } = this.state;
    const selected = selection?.kind === 'alert' && selection.id === alert.id;
    const classes = [
      alert.level === 'alarm' ? 'alarm-card' : '',
      alert.clearedAt === null ? '' : 'over',
      selected ? 'selected' : '',
    ];
    return html`<article class=${classes.join(' ')}>
      ${this.#picture()}
      <div>
        <button type="button" class="what" aria-current=${selected ? 'true' : 'false'} @click=${this.#choose}>
          ${this.m.events[alert.event].name}
        </button>
        <p class="head">
          <span class="level ${alert.level}">${icon(alert.level, 15)} ${this.m.levels[alert.level]}</span>
          <span>${placeName(this.state.scenario, alert, this.m)}</span>
          <span class="muted when">
            <time>${formatClock(alert.raisedAt)}</time>,
            ${
              alert.clearedAt === null
                ? this.state.phase === 'ended'
                  ? this.t.untilEnd
                  : this.t.active
                : this.t.lasted(formatSeconds(language, alert.clearedAt - alert.raisedAt))
            }</span
          >
        </p>
        <ul class="because muted">
          ${alert.because.map((because) => html`<li>${argue(language, because)}</li>`)}
        </ul>
      </div>
      ${this.#verdicts()} ${clipLine(this.app, this.item)}
    </article>`;
  }

  #picture(): TemplateResult {
    const { alert, snapshot } = this.item;
    if (!snapshot) return html`<div class="picture">${icon(alert.event, 30)}</div>`;
    const text = this.t.snapshotOf(this.m.events[alert.event].name, formatClock(alert.raisedAt));
    return html`<div class="picture">
      <img src=${snapshot} alt=${text} loading="lazy" decoding="async" />
    </div>`;
  }

  #verdicts(): TemplateResult {
    const { alert, verdict } = this.item;
    const { writable } = this.state;
    return html`<div
      class="verdict"
      role="group"
      aria-label=${this.t.labelled(this.t.verdict, this.m.events[alert.event].name)}
    >
      ${VERDICTS.map(
        ({ verdict: value, icon: name }) =>
          html`<button
            type="button"
            aria-pressed=${verdict === value}
            ?disabled=${!writable}
            title=${this.t.keysVerdict[value].toUpperCase()}
            @click=${() => judge(this.app, alert.id, value)}
          >
            ${icon(name, 15)} ${this.m.verdicts[value]}
          </button>`,
      )}
      ${
        verdict === null
          ? nothing
          : html`<button
              type="button"
              class="quiet icon"
              aria-label=${this.t.undoVerdict}
              title=${this.t.undoVerdict}
              @click=${() => this.app.setVerdict(alert.id, null)}
            >
              ${icon('undo', 15)}
            </button>`
      }
      ${alert.event === 'abandoned-object' && alert.box ? fixtureButton(this.app, alert.box) : nothing}
      ${cardButton(this.state.language, alert.event, true)}
    </div>`;
  }

  readonly #choose = (): void => {
    const { alert } = this.item;
    this.app.select({ kind: 'alert', id: alert.id });
    if (this.state.steerable) this.app.seek(alert.raisedAt);
  };
}

customElements.define('vigie-alert-card', AlertCard);
