import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { SideState } from '../../app/side/side-state.ts';
import type { ClassTally } from '../../core/detection/compare-detections.ts';
import { isMoved, type Comparison } from '../../core/recording/compare.ts';
import type { Alert } from '../../core/rules/alert.ts';
import { AppElement } from '../app-element.ts';
import { formatClock, formatFixed, formatNumber, formatPercent, formatSeconds } from '../i18n/i18n.ts';
import type { SideWords } from '../i18n/side-en.ts';
import { sideWords } from '../i18n/side-words.ts';
import { placeName } from '../place-name.ts';
import { sharedStyles } from '../styles.ts';
import { sideFactsStyles } from './side-styles.ts';

/** A list shows this many alerts of a kind. */
const MOST_ROWS = 30;
/** Times a second that the figures change: more cannot be read. */
const PER_SECOND = 2;

type Kept = Comparison['kept'][number];

/** What differs between the two: objects now and over the session, and alerts. */
export class SideFacts extends AppElement {
  static override styles = [sharedStyles, sideFactsStyles];

  protected override slice({ side, steerable }: AppState): readonly unknown[] {
    const time = side?.pair?.a.time ?? 0;
    return [side?.by, side?.status, side?.alerts, Math.floor(time * PER_SECOND), steerable];
  }

  get #w(): SideWords {
    return sideWords(this.state.language);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { side } = this.state;
    if (!side?.span) return nothing;
    return html`<section>
        <h3>${this.#w.classesTitle}</h3>
        ${side.by === 'rules' ? html`<p>${this.#w.sameNetwork}</p>` : this.#objects(side)}
      </section>
      <section>
        <h3>${this.#w.alertsTitle}</h3>
        ${this.#alerts(side)}
      </section>`;
  }

  #objects({ pair, tally, span, missed }: SideState): TemplateResult {
    const w = this.#w;
    const { language } = this.state;
    const n = (value: number): string => formatNumber(language, value, 0);
    return html`${
        pair
          ? html`<p class="number">
              ${w.thisPicture(
                n(pair.pairing.both.length),
                n(pair.pairing.onlyA.length),
                n(pair.pairing.onlyB.length),
              )}
            </p>`
          : nothing
      }
      ${tally.classes.length > 0 ? this.#table(tally.classes, tally.pictures) : html`<p>${w.noObjects}</p>`}
      <p class="muted small">
        ${w.pictures(n(tally.pictures), formatClock(span?.from ?? 0), formatClock(span?.to ?? 0))}
        ${missed > 0 ? w.missed(missed) : nothing}
      </p>`;
  }

  #table(classes: readonly ClassTally[], pictures: number): TemplateResult {
    const { columns } = this.#w;
    const keys = ['nowA', 'nowB', 'meanA', 'meanB', 'both', 'onlyA', 'onlyB'] as const;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.#w.classesTitle}>
      <table class="number">
        <thead>
          <tr>
            <th scope="col">${columns.label}</th>
            ${keys.map((key) => html`<th scope="col">${columns[key]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${classes.map((one) => this.#row(one, pictures))}
        </tbody>
      </table>
    </div>`;
  }

  #row({ label, both, onlyA, onlyB, nowA, nowB }: ClassTally, pictures: number): TemplateResult {
    const { language } = this.state;
    const mean = (sum: number): string => formatFixed(language, sum / Math.max(1, pictures), 2);
    const share = (part: number): string => formatPercent(language, part / Math.max(1, both + onlyA + onlyB));
    const now = nowA === nowB ? '' : 'differs';
    return html`<tr>
      <th scope="row">${this.m.classes[label]}</th>
      <td class=${now}>${nowA}</td>
      <td class=${now}>${nowB}</td>
      <td>${mean(both + onlyA)}</td>
      <td>${mean(both + onlyB)}</td>
      <td>${share(both)}</td>
      <td>${share(onlyA)}</td>
      <td>${share(onlyB)}</td>
    </tr>`;
  }

  #alerts({ alerts: { kept, gained, lost }, by }: SideState): TemplateResult {
    const w = this.#w;
    if (kept.length + gained.length + lost.length === 0) return html`<p>${w.noAlerts}</p>`;
    return html`${this.#group(
      w.alertGroups.a,
      lost.map((alert) => ({ alert, real: alert, note: this.m.levels[alert.level] })),
    )}
    ${this.#group(
      w.alertGroups.b,
      gained.map((alert) => ({ alert, real: null, note: this.m.levels[alert.level] })),
    )}
    ${this.#group(
      w.alertGroups.both,
      kept.map((pair) => ({ alert: pair.before, real: pair.before, note: this.#moved(pair) })),
    )}
    ${by === 'network' && lost.length > 0 ? html`<p class="muted small">${w.warmUp}</p>` : nothing}`;
  }

  #moved(pair: Kept): string {
    const by = pair.after.raisedAt - pair.before.raisedAt;
    if (!isMoved(pair) || Math.abs(by) < 0.05) return this.m.levels[pair.before.level];
    const seconds = formatSeconds(this.state.language, Math.abs(by));
    return this.#w.moved(by < 0 ? this.#w.sooner(seconds) : this.#w.later(seconds));
  }

  #group(
    title: string,
    rows: readonly { readonly alert: Alert; readonly real: Alert | null; readonly note: string }[],
  ): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    const newest = rows.toSorted((a, b) => b.alert.raisedAt - a.alert.raisedAt).slice(0, MOST_ROWS);
    return html`<h4 class="small">${title} <span class="number">${rows.length}</span></h4>
      <ul class="rows">
        ${newest.map(
          ({ alert, real, note }) =>
            html`<li>
              <button
                type="button"
                title=${this.state.steerable ? this.#w.goTo : ''}
                @click=${() => this.#look(alert, real)}
              >
                <time>${formatClock(alert.raisedAt)}</time>
                <span
                  >${this.m.events[alert.event].name},
                  ${placeName(this.state.scenario, alert.zone, this.m)}</span
                >
                <span class="muted">${note}</span>
              </button>
            </li>`,
        )}
      </ul>
      ${rows.length > MOST_ROWS ? html`<p class="muted small">${this.#w.more(rows.length - MOST_ROWS)}</p>` : nothing}`;
  }

  #look(alert: Alert, real: Alert | null): void {
    if (this.state.steerable) this.app.seek(alert.raisedAt);
    if (real) this.app.select({ kind: 'alert', id: real.id });
  }
}

customElements.define('vigie-side-facts', SideFacts);
