import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { WhatIf } from '../../app/lab-state.ts';
import { isMoved } from '../../core/recording/compare.ts';
import type { Alert } from '../../core/rules/alert.ts';
import { AppElement } from '../app-element.ts';
import { icon } from '../elements/vigie-icon.ts';
import { formatBytes, formatClock, formatNumber, formatSeconds } from '../i18n/i18n.ts';
import type { LabWords } from '../i18n/lab-en.ts';
import { labWords } from '../i18n/lab-words.ts';
import { placeName } from '../place-name.ts';
import { sharedStyles } from '../styles.ts';
import './sweep-panel.ts';

/** A list shows this many alerts; a change that moves more than that is seen on the timeline. */
const MOST_ROWS = 30;

interface Row {
  readonly alert: Alert;
  /** The alert as it was raised, where the session has it: a click chooses it. */
  readonly real: Alert | null;
  readonly note: string;
}

/** What if the rules had been others: what a change of the scenario would have made of the session; sweeps. */
export class WhatIfPanel extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      .panel-body {
        display: grid;
        gap: 12px;
      }
      .sentence::first-letter {
        text-transform: uppercase;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .sum {
        font-size: 15px;
        font-weight: 650;
      }
      .group {
        display: grid;
        gap: 4px;
      }
      .rows {
        display: grid;
        gap: 3px;
      }
      .rows button {
        display: grid;
        grid-template-columns: auto auto minmax(0, 1fr) auto;
        gap: 8px;
        width: 100%;
        text-align: start;
        font-size: 13px;
      }
      .sign {
        width: 1.1em;
        font-weight: 700;
        text-align: center;
      }
      .gained .sign {
        color: var(--accent);
      }
      .lost .what {
        text-decoration: line-through;
        text-decoration-thickness: 1px;
      }
      .what {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        max-width: 30rem;
      }
      caption {
        padding-bottom: 3px;
        text-align: left;
      }
      th,
      td {
        padding: 4px 8px 4px 0;
        border-top: 1px solid var(--line);
        text-align: right;
        font-weight: 400;
      }
      th:first-child {
        text-align: left;
      }
      thead th {
        border: 0;
        color: var(--muted);
        font-size: 12.5px;
      }
      tr.changed td:last-child {
        font-weight: 700;
      }
      hr {
        width: 100%;
        margin: 2px 0;
        border: 0;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.whatIf, state.recorded, state.phase, state.scenario.zones];
  }

  get #w(): LabWords {
    return labWords(this.state.language);
  }

  protected override render(): TemplateResult {
    const { whatIf, recorded } = this.state;
    return html`<div class="panel-body">
      <h3>${this.#w.title}</h3>
      ${
        recorded?.frames
          ? whatIf
            ? this.#change(whatIf)
            : html`<p>${this.#w.invite}</p>`
          : html`<p>${this.state.phase === 'ended' ? this.#w.recordedNone : this.#w.recordedNothing}</p>`
      }
      ${this.#recorded()}
      ${
        recorded?.frames
          ? html`<hr />
              <vigie-sweep-panel></vigie-sweep-panel>`
          : nothing
      }
    </div>`;
  }

  #recorded(): TemplateResult | typeof nothing {
    const { recorded, language, phase } = this.state;
    if (!recorded?.frames) return nothing;
    const { from, to, frames, bytes, forgotten, stored } = recorded;
    return html`<p class="muted small">
      ${this.#w.recorded(
        formatSeconds(language, Math.max(0, to - from)),
        formatNumber(language, frames, 0),
        formatBytes(language, bytes),
      )}
      ${forgotten > 0 ? this.#w.recordedForgotten(formatClock(from)) : nothing}
      ${stored || phase === 'doors' ? nothing : this.#w.recordedUnstored}
    </p>`;
  }

  #change(whatIf: WhatIf): TemplateResult {
    const { comparison, hidden, busy } = whatIf;
    return html`<div class="group" aria-busy=${busy}>
        <p class="sum" role="status">
          ${
            comparison
              ? this.#w.differences(comparison.gained.length, comparison.lost.length, comparison.kept.length)
              : busy
                ? this.#w.replaying
                : nothing
          }
        </p>
        ${hidden.map((one) => html`<p class="attention small">${this.#w.hidden[one]}</p>`)}
        ${
          comparison
            ? html`<p class="muted small">
                ${this.#w.replayNote(
                  formatSeconds(this.state.language, whatIf.to - whatIf.from),
                  formatNumber(this.state.language, Math.max(1, whatIf.took), 0),
                )}
              </p>`
            : nothing
        }
      </div>
      <div class="actions">
        <button type="button" class="primary" @click=${() => this.app.lab.keepChange()}>
          ${icon('check', 15)} ${this.#w.keep}
        </button>
        <button type="button" @click=${() => this.app.lab.revertChange()}>
          ${icon('undo', 15)} ${this.#w.revert}
        </button>
      </div>
      ${this.#tally(whatIf)} ${this.#lists(whatIf)}`;
  }

  #tally({ before, after, by }: WhatIf): TemplateResult {
    if (!before || !after) return html`<p class="muted small sentence">${this.#w.by[by]}</p>`;
    const rows = [
      ['true', this.#w.rightCount],
      ['false', this.#w.wrongCount],
      ['missed', this.#w.missedCount],
      ['unjudged', this.#w.unjudgedCount],
    ] as const;
    return html`<table class="number">
      <caption class="muted small">
        ${this.#w.tallyCaption}, ${this.#w.by[by]}
      </caption>
      <thead>
        <tr>
          <th><span class="visually-hidden">${this.#w.allCount}</span></th>
          <th scope="col">${this.#w.asRaised}</th>
          <th scope="col">${this.#w.withChange}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([key, name]) =>
            html`<tr class=${before[key] === after[key] ? '' : 'changed'}>
              <th scope="row">${name}</th>
              <td>${before[key]}</td>
              <td>${after[key]}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #lists({ comparison }: WhatIf): TemplateResult | typeof nothing {
    if (!comparison) return nothing;
    const { gained, lost, kept } = comparison;
    return html`${this.#list(
      'gained',
      this.#w.gainedTitle,
      this.#w.gainedHelp,
      gained.map((alert) => ({ alert, real: null, note: this.m.levels[alert.level] })),
    )}
    ${this.#list(
      'lost',
      this.#w.lostTitle,
      this.#w.lostHelp,
      lost.map((alert) => ({ alert, real: alert, note: this.m.levels[alert.level] })),
    )}
    ${this.#list(
      'kept',
      this.#w.keptTitle,
      '',
      kept.map(({ before, after }) => ({ alert: after, real: before, note: this.#moved(before, after) })),
    )}`;
  }

  #moved(before: Alert, after: Alert): string {
    if (!isMoved({ before, after })) return '';
    const by = after.raisedAt - before.raisedAt;
    const seconds = formatSeconds(this.state.language, Math.abs(by));
    const time = Math.abs(by) < 0.01 ? '' : by < 0 ? this.#w.sooner(seconds) : this.#w.later(seconds);
    const level =
      before.level === after.level
        ? ''
        : this.#w.levelNow(this.m.levels[before.level], this.m.levels[after.level]);
    return [time, level].filter((one) => one !== '').join(' · ');
  }

  #list(
    kind: 'gained' | 'lost' | 'kept',
    title: string,
    help: string,
    rows: readonly Row[],
  ): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    const sign = { gained: '+', lost: '−', kept: '=' }[kind];
    return html`<section class="group ${kind}">
      <h3>${title} <span class="number">${rows.length}</span></h3>
      ${help ? html`<p class="muted small">${help}</p>` : nothing}
      <ul class="rows">
        ${rows.slice(0, MOST_ROWS).map(
          ({ alert, real, note }) =>
            html`<li>
              <button type="button" class="quiet" @click=${() => this.#look(alert, real)}>
                <span class="sign" aria-hidden="true">${sign}</span>
                <time>${formatClock(alert.raisedAt)}</time>
                <span class="what"
                  >${this.m.events[alert.event].name}, ${placeName(this.state.scenario, alert, this.m)}</span
                >
                <span class="muted small">${note}</span>
              </button>
            </li>`,
        )}
      </ul>
      ${rows.length > MOST_ROWS ? html`<p class="muted small">${this.#w.more(rows.length - MOST_ROWS)}</p>` : nothing}
    </section>`;
  }

  #look(alert: Alert, real: Alert | null): void {
    if (this.state.steerable) this.app.seek(alert.raisedAt);
    // Choosing an alert opens its argument; what was never raised has none to show.
    if (real) this.app.select({ kind: 'alert', id: real.id });
  }
}

customElements.define('vigie-whatif-panel', WhatIfPanel);
