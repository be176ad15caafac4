import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { Share } from '../../core/evaluation/wilson.ts';
import { AppElement } from '../app-element.ts';
import { cssProps } from '../css-props.ts';
import { formatNumber, formatPercent } from '../i18n/i18n.ts';
import { reportWords } from '../i18n/report-words.ts';
import { countVerdicts } from '../ledger.ts';
import { PUBLISHED_FALSE } from '../rule-figures.ts';
import { sharedStyles } from '../styles.ts';

const FEW = 20;

/** The person's verdicts as live shares, each with its count and interval, beside the published figure. */
export class VerdictLedger extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      section {
        display: grid;
        gap: 5px;
        padding: 8px 14px 9px;
        line-height: 1.3;
        border-bottom: 1px solid var(--line);
      }
      .bar {
        position: relative;
        display: flex;
        height: 8px;
        border-radius: 99px;
        background: var(--hover);
      }
      .bar span {
        height: 100%;
        border-radius: 99px;
        background: var(--alarm);
      }
      .bar i {
        position: absolute;
        inset-block: -3px;
        width: 2px;
        background: var(--text);
        outline: 1px solid var(--panel);
      }
      .bar b {
        position: absolute;
        inset-block: 2px;
        border-inline: 2px solid var(--text);
        background: color-mix(in oklab, var(--text) 45%, transparent);
      }
      .tick {
        display: inline-block;
        width: 2px;
        height: 11px;
        margin-right: 7px;
        background: var(--text);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 8px;
      }
      dt {
        color: var(--muted);
      }
      dd {
        display: flex;
        flex-wrap: wrap;
        gap: 0 6px;
      }
    `,
  ];

  protected override slice(state: AppState): readonly unknown[] {
    return [state.alerts];
  }

  protected override render(): TemplateResult {
    const { alerts } = this.state;
    const ledger = countVerdicts(alerts);
    const { falseOfDecided: share, wrong, right } = ledger;
    return html`<section aria-labelledby="ledger-title">
      <h2 id="ledger-title" class="visually-hidden">${this.t.ledger}</h2>
      ${share ? this.#share(share, ledger.unsure) : nothing}
      ${
        right + wrong + ledger.unsure === 0
          ? html`<p class="small">${this.t.ledgerNone}</p>`
          : this.#three(ledger)
      }
      <div class="bar" aria-hidden="true">
        <span ${cssProps({ width: `${(share?.share ?? 0) * 100}%` })}></span>
        ${
          share
            ? html`<b
                ${cssProps({ left: `${share.low * 100}%`, width: `${(share.high - share.low) * 100}%` })}
              ></b>`
            : nothing
        }
        <i ${cssProps({ left: `${PUBLISHED_FALSE.share * 100}%` })}></i>
      </div>
      <p class="small muted"><b class="tick"></b>${this.t.published}. ${this.#ofBags()}</p>
    </section>`;
  }

  #share({ count, of, share, low, high }: Share, unsure: number): TemplateResult {
    const words = reportWords(this.state.language);
    const percent = (value: number): string => formatPercent(this.state.language, value);
    return html`<p>
      <strong class="number">${this.t.ledgerShare(percent(share), count, of)}</strong>
      <span class="small muted" title=${words.intervalHelp}
        >${words.interval(percent(low), percent(high))}.
        ${unsure > 0 ? `${this.t.ledgerUnsure(unsure)}. ` : ''}${of < FEW ? this.t.ledgerSmall : ''}</span
      >
    </p>`;
  }

  #three({ trueOfJudged, falseOfJudged, unsureOfJudged }: ReturnType<typeof countVerdicts>): TemplateResult {
    const words = reportWords(this.state.language);
    const percent = (value: number): string => formatPercent(this.state.language, value);
    const whole = (value: number): string => formatNumber(this.state.language, value * 100, 0);
    const column = (label: string, share: Share | null): TemplateResult =>
      html`<div>
        <dt>${label}</dt>
        <dd class="number">
          ${
            share
              ? html`<strong>${share.count}</strong>
                  <span>${words.shareShort(percent(share.share), whole(share.low), whole(share.high))}</span>`
              : 0
          }
        </dd>
      </div>`;
    return html`<dl class="small" aria-label=${words.judgedShares} title=${words.judgedShares}>
      ${column(words.right, trueOfJudged)} ${column(words.wrong, falseOfJudged)}
      ${column(words.unsure, unsureOfJudged)}
    </dl>`;
  }

  /** The published figure is of one kind of alert: the same kind stands beside it. */
  #ofBags(): string {
    const words = reportWords(this.state.language);
    const same = this.state.alerts.filter(({ alert }) => alert.event === PUBLISHED_FALSE.event);
    const { falseOfDecided: share } = countVerdicts(same);
    if (!share) return same.length > 0 ? words.ofBagsNone : '';
    return words.ofBags(formatPercent(this.state.language, share.share), share.count, share.of);
  }
}

customElements.define('vigie-ledger', VerdictLedger);
