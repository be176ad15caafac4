import { css, html, nothing, type TemplateResult } from 'lit';
import { measure } from '../../core/messages/messages.ts';
import type { RuleReading } from '../../core/pipeline-types.ts';
import type { Because, Reading } from '../../core/rules/alert.ts';
import { AppElement } from '../app-element.ts';
import { cssProps } from '../css-props.ts';
import { explainReading } from '../explain-reading.ts';
import { formatClock } from '../i18n/i18n.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** Conditions with their values against their thresholds: live readings, or an alert's `because`. */
export class ReadingList extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .why {
        margin-bottom: 6px;
        font-size: 13px;
      }
      li {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr) auto;
        align-items: baseline;
        gap: 1px 7px;
        padding: 4px 0;
        font-size: 13px;
      }
      li svg {
        align-self: center;
        color: var(--muted);
      }
      li.met svg {
        color: var(--good);
      }
      .value {
        text-align: right;
        font-weight: 600;
      }
      .sub {
        grid-column: 2 / 4;
        display: flex;
        justify-content: space-between;
        gap: 8px;
      }
      .bar {
        grid-column: 2 / 4;
        margin-block: 3px 2px;
        position: relative;
        height: 5px;
        border-radius: 99px;
        background: var(--hover);
      }
      .bar b {
        position: absolute;
        inset: 0 auto 0 0;
        border-radius: 99px;
        background: var(--suspect);
      }
      .met .bar b {
        background: var(--good);
      }
      .bar i {
        position: absolute;
        inset-block: -3px;
        width: 2px;
        margin-left: -1px;
        background: var(--text);
        outline: 1px solid var(--panel);
      }
    `,
  ];
  static override properties = { reading: { attribute: false }, because: { attribute: false } };
  declare reading: RuleReading | null;
  declare because: readonly Because[] | null;

  constructor() {
    super();
    this.reading = null;
    this.because = null;
  }

  protected override slice(): readonly unknown[] {
    return [];
  }

  protected override render(): TemplateResult {
    const { reading, because } = this;
    const rows: readonly (Reading | Because)[] = because ?? reading?.finding.readings ?? [];
    const { language } = this.state;
    return html`${
        reading ? html`<p class="why">${explainReading(reading, language, this.t, this.m)}</p>` : nothing
      }
      <ul>
        ${rows.map((row) => this.#row(row))}
      </ul>`;
  }

  #row(row: Reading | Because): TemplateResult {
    const { condition, value, threshold, since } = row;
    const { language } = this.state;
    const met = 'met' in row ? row.met : true;
    const limit = typeof threshold === 'number' || typeof threshold === 'string' ? threshold : null;
    const name = this.m.conditions[condition].name;
    return html`<li class=${met ? 'met' : ''}>
      ${icon(met ? 'check' : 'close', 16)}
      <span
        ><span class="visually-hidden">${this.t.labelled(met ? this.t.met : this.t.unmet, '')}</span
        >${name}</span
      >
      <span class="number value">${measure(language, condition, value)}</span>
      ${
        typeof value === 'number' && typeof threshold === 'number' && threshold > 0
          ? bar(value, threshold)
          : nothing
      }
      ${
        since === null && limit === null
          ? nothing
          : html`<span class="sub small muted number"
              ><span>${since === null ? '' : this.t.since(formatClock(since))}</span
              ><span
                >${limit === null ? '' : this.t.limitOf(measure(language, condition, limit, true))}</span
              ></span
            >`
      }
    </li>`;
  }
}

/** The threshold stands at two thirds, unless the value needs more room. */
function bar(value: number, threshold: number): TemplateResult {
  const full = Math.max(threshold * 1.5, value);
  return html`<div class="bar" aria-hidden="true">
    <b ${cssProps({ width: `${Math.max(0, Math.min(1, value / full)) * 100}%` })}></b>
    <i ${cssProps({ left: `${(threshold / full) * 100}%` })}></i>
  </div>`;
}

customElements.define('vigie-reading-list', ReadingList);
