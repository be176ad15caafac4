import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../app/app-state.ts';
import type { EventSummary, Summary } from '../../core/evaluation/summary.ts';
import { messages } from '../../core/messages/messages.ts';
import { formatFixed, formatNumber, formatSeconds } from '../i18n/i18n.ts';
import { labWords } from '../i18n/lab-words.ts';
import { sharedStyles } from '../styles.ts';

type Column =
  'events' | 'true' | 'false' | 'missed' | 'duplicates' | 'precision' | 'recall' | 'f1' | 'delay' | 'perHour';
const COLUMNS: readonly Column[] = [
  'events',
  'true',
  'false',
  'missed',
  'duplicates',
  'precision',
  'recall',
  'f1',
  'delay',
  'perHour',
];

/** The table of an evaluation, a line for each event; `tall`: a column for each, where there is little room. */
export class EventTable extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .scroll {
        position: relative;
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 5px 10px;
        border-top: 1px solid var(--line);
        font-weight: 400;
        text-align: right;
        vertical-align: top;
      }
      th:first-child {
        padding-left: 0;
        text-align: left;
      }
      thead th {
        border: 0;
        color: var(--muted);
        font-size: 12.5px;
        vertical-align: bottom;
      }
      .all {
        font-weight: 650;
      }
      td .alarms {
        display: block;
        color: var(--muted);
        font-size: 11.5px;
        font-weight: 400;
        white-space: nowrap;
      }
      .tall th,
      .tall td {
        padding: 4px 0 4px 10px;
      }
      .tall th:first-child {
        padding-left: 0;
        color: var(--muted);
      }
      .tall thead th {
        max-width: 7em;
        color: var(--text);
      }
    `,
  ];
  static override properties = {
    summary: { attribute: false },
    language: { attribute: false },
    tall: { type: Boolean },
  };
  declare summary: Summary | null;
  declare language: Language;
  declare tall: boolean;

  constructor() {
    super();
    this.summary = null;
    this.language = 'en';
    this.tall = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.summary) return nothing;
    // One kind of event needs no sum beside it.
    const { events, total } = this.summary;
    const lines = events.length === 1 ? events : [...events, total];
    return html`<div
      class="scroll"
      tabindex="0"
      role="group"
      aria-label=${labWords(this.language).table.caption}
    >
      ${this.tall ? this.#tall(lines) : this.#wide(lines)}
    </div>`;
  }

  #wide(lines: readonly EventSummary[]): TemplateResult {
    const { table } = labWords(this.language);
    return html`<table>
      <caption class="visually-hidden">
        ${table.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${table.event}</th>
          ${COLUMNS.map((column) => html`<th scope="col" title=${this.#help(column)}>${table[column]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr class=${line.event === 'all' ? 'all' : ''}>
              <th scope="row">${this.#name(line, false)}</th>
              ${COLUMNS.map((column) => html`<td>${this.#cell(line, column)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #tall(lines: readonly EventSummary[]): TemplateResult {
    const { table } = labWords(this.language);
    return html`<table class="tall">
      <caption class="visually-hidden">
        ${table.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">${table.event}</span></th>
          ${lines.map(
            (line) =>
              html`<th scope="col" class=${line.event === 'all' ? 'all' : ''}>${this.#name(line, true)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${COLUMNS.map(
          (column) =>
            html`<tr>
              <th scope="row" title=${this.#help(column)}>${table[column]}</th>
              ${lines.map(
                (line) =>
                  html`<td class=${line.event === 'all' ? 'all' : ''}>${this.#cell(line, column)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #help(column: Column): string {
    const { table } = labWords(this.language);
    return column === 'true' ? table.trueHelp : column === 'duplicates' ? table.duplicatesHelp : '';
  }

  #name({ event }: EventSummary, short: boolean): string {
    if (event === 'all') return labWords(this.language).table.all;
    const words = messages(this.language).events[event];
    return short ? words.short : words.name;
  }

  #cell(line: EventSummary, column: Column): string | TemplateResult {
    const ratio = (value: number | null): string =>
      value === null ? '–' : formatFixed(this.language, value, 2);
    switch (column) {
      case 'true':
        return this.#withAlarms(line.true, line.trueAlarms);
      case 'false':
        return this.#withAlarms(line.false, line.falseAlarms);
      case 'precision':
      case 'recall':
      case 'f1':
        return ratio(line[column]);
      case 'delay':
        return line.medianDelay === null ? '–' : formatSeconds(this.language, line.medianDelay);
      case 'perHour':
        return line.falsePerHour === null ? '–' : formatNumber(this.language, line.falsePerHour, 1);
      case 'events':
      case 'missed':
      case 'duplicates':
        return String(line[column]);
    }
  }

  #withAlarms(count: number, alarms: number): TemplateResult {
    const { table } = labWords(this.language);
    return html`${count}${count > 0 ? html`<span class="alarms">${table.ofAlarms(alarms)}</span>` : nothing}`;
  }
}

customElements.define('vigie-event-table', EventTable);
