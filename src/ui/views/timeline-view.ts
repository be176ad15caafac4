import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { AppState, LaneSpan } from '../../app/app-state.ts';
import type { Rule } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { cssProps } from '../css-props.ts';
import { formatClock, formatSeconds } from '../i18n/i18n.ts';
import { placeName } from '../place-name.ts';
import { sharedStyles } from '../styles.ts';
import { ticks, timelineEnd } from '../time-scale.ts';
import { icon } from '../elements/vigie-icon.ts';
import { labWords } from '../i18n/lab-words.ts';
import { markSpans, span as spanOf, whatIfSpans } from './timeline-extras.ts';
import { timelineStyles } from './timeline-styles.ts';

/** A lane draws at most this many spans, the newest; the table holds the newest 100 alerts. */
const MAX_SPANS = 300;
const MAX_ROWS = 100;
/** Height of a lane with its line, CSS pixels. */
const LANE = 29;
/** A shorter drag was a click, seconds. */
const SHORTEST = 0.2;

/** One lane a rule: time running, attention, alarm; gaps hatched; a playhead that seeks. */
export class TimelineView extends AppElement {
  static override styles = [sharedStyles, timelineStyles];
  static override properties = { drawn: { state: true }, canLookBack: { type: Boolean } };
  /** Whether somebody may look back now. */
  declare canLookBack: boolean;
  /** The event that is being drawn on a rule's lane, media seconds. */
  declare private drawn: { readonly row: number; readonly from: number; readonly to: number } | null;

  constructor() {
    super();
    this.drawn = null;
    this.canLookBack = false;
  }

  /** Gives the focus to the button that looks back. */
  focusLookBack(): void {
    this.renderRoot.querySelector<HTMLElement>('.look-back')?.focus();
  }

  protected override slice(state: AppState): readonly unknown[] {
    const time = state.playback?.time ?? state.result?.time ?? 0;
    return [
      state.lanes,
      state.alerts,
      state.scenario,
      state.coverage.gaps,
      state.source,
      state.steerable,
      state.selection,
      state.whatIf?.comparison,
      state.marks,
      state.score?.findings,
      Boolean(state.recorded?.frames),
      state.lookBack.open,
      Math.round(time * 4),
    ];
  }

  get #tickCount(): number {
    return Math.max(2, Math.min(8, Math.floor((this.clientWidth - 210) / 70)));
  }

  get #time(): number {
    return this.state.playback?.time ?? this.state.result?.time ?? 0;
  }

  protected override render(): TemplateResult {
    const { scenario, source, coverage, language } = this.state;
    const end = timelineEnd(source?.duration ?? null, this.#time);
    return html`<div class="head">
        <h2>${this.t.timeline}</h2>
        ${this.#keys()}
        <span class="grow"></span>
        <span class="muted number">
          ${this.t.coverage(formatSeconds(language, coverage.analysed), coverage.gaps.length)}
        </span>
        ${this.#lookBack()}
      </div>
      ${
        scenario.rules.length === 0
          ? html`<p class="empty">${this.t.noRules}</p>`
          : html`<div class="lanes">
              <div class="grid">
                ${scenario.rules.map((rule, row) => this.#lane(rule, row, end))}
                <span></span>
                <div class="axis number" aria-hidden="true">
                  ${ticks(end, this.#tickCount).map(
                    (time) =>
                      html`<span
                        class=${time === end ? 'last' : ''}
                        ${cssProps({ left: `${(time / end) * 100}%` })}
                        >${formatClock(time)}</span
                      >`,
                  )}
                </div>
                ${this.#scrub(end)}
              </div>
              <svg class="defs" width="0" height="0" aria-hidden="true">
                <pattern
                  id="hatch"
                  width="6"
                  height="6"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
                </pattern>
              </svg>
            </div>`
      }
      ${this.#table()}`;
  }

  #lookBack(): TemplateResult | typeof nothing {
    const { language, recorded, lookBack } = this.state;
    if (!this.canLookBack || !recorded?.frames) return nothing;
    const w = labWords(language);
    return html`<button
      type="button"
      class="look-back"
      aria-pressed=${lookBack.open}
      title=${w.lookBackHelp}
      @click=${() => (lookBack.open ? this.app.lookBack.hide() : this.app.lookBack.show())}
    >
      ${icon('look-back', 15)} ${w.lookBack}
    </button>`;
  }

  #keys(): TemplateResult {
    const { marks, whatIf, language } = this.state;
    const w = labWords(language);
    const phases = ['suspect', 'attention', 'alarm'] as const;
    return html`${phases
        .filter((phase) => phase !== 'suspect' || !whatIf?.comparison)
        .map((phase) => html`<span class="key muted"><i class=${phase}></i>${this.t.phases[phase]}</span>`)}
      ${
        whatIf?.comparison
          ? html`<span class="key muted"><i class="above"></i>${w.asRaised}</span>
              <span class="key muted"><i class="below"></i>${w.withChange}</span>`
          : nothing
      }
      ${
        marks.events.length > 0 || marks.marking
          ? html`<span class="key muted"><i class="happened"></i>${w.happened}</span>`
          : nothing
      } <span class="key muted"><i class="gap"></i>${this.t.gap}</span>`;
  }

  #lane(rule: Rule, row: number, end: number): TemplateResult {
    const spans = this.state.lanes.filter(({ ruleId }) => ruleId === rule.id).slice(-MAX_SPANS);
    const name = this.m.events[rule.event].short;
    const place = placeName(this.state.scenario, rule, this.m);
    return html`<button
        type="button"
        class="name"
        title=${this.t.ruleOf(this.m.events[rule.event].name, place)}
        @click=${() => this.app.select({ kind: 'rule', id: rule.id })}
      >
        ${icon(rule.event, 16)}<span>${name} <span class="muted">${place}</span></span>
      </button>
      <svg class="lane" aria-hidden="true">
        <rect class="track" x="0" y="12" width="100%" height="3" rx="1.5" />
        ${this.state.coverage.gaps.map((gap) => this.#gap(gap, end))}
        ${
          this.state.whatIf?.comparison
            ? whatIfSpans(this.state, rule, end)
            : spans.map((span) => this.#span(span, end))
        }
        ${markSpans(this.state, rule, this.#time, end)} ${this.#drawing(row, end)}
      </svg>`;
  }

  #drawing(row: number, end: number): SVGTemplateResult | typeof nothing {
    const { drawn } = this;
    if (drawn?.row !== row) return nothing;
    const { x, width } = spanOf(Math.min(drawn.from, drawn.to), Math.max(drawn.from, drawn.to), end);
    return svg`<rect class="drawing" x=${x} y="2" width=${width} height="24" rx="2" />`;
  }

  #span(span: LaneSpan, end: number): SVGTemplateResult {
    const to = span.to ?? this.#time;
    const { selection } = this.state;
    const chosen = selection?.kind === 'alert' && selection.id === span.alertId;
    const height = span.phase === 'suspect' ? 10 : 16;
    const words = `${this.t.phases[span.phase]} ${formatClock(span.from)} – ${formatClock(to)}`;
    return svg`<rect class=${`${span.phase}${chosen ? ' chosen' : ''}`} x=${`${(span.from / end) * 100}%`}
      y=${13.5 - height / 2} width=${`${Math.max(0.25, ((to - span.from) / end) * 100)}%`} height=${height} rx="2"
      ><title>${words}</title></rect>`;
  }

  #gap(
    gap: { readonly from: number; readonly to: number; readonly reason: string },
    end: number,
  ): SVGTemplateResult {
    const width = Math.max(0.3, ((gap.to - gap.from) / end) * 100);
    return svg`<rect x=${`${(gap.from / end) * 100}%`} y="2" width=${`${width}%`} height="24" fill="url(#hatch)"
      ><title>${this.t.gapBecause(this.m.reasons[gap.reason] ?? gap.reason)}</title></rect>`;
  }

  #scrub(end: number): TemplateResult {
    const { steerable } = this.state;
    const left = cssProps({ left: `${Math.min(100, (this.#time / end) * 100)}%` });
    const line = html`<div class="head-line" ${left}></div>`;
    if (!steerable) return html`<div class="scrub fixed">${line}</div>`;
    return html`<div
      class=${this.state.marks.marking ? 'scrub marking' : 'scrub'}
      role="slider"
      tabindex="0"
      aria-label=${this.t.timeline}
      title=${this.t.timelineHelp}
      aria-valuemin="0"
      aria-valuemax=${Math.round(end)}
      aria-valuenow=${Math.round(this.#time)}
      aria-valuetext=${formatClock(this.#time)}
      @pointerdown=${this.#onPointer}
      @pointermove=${this.#onPointer}
      @pointerup=${this.#onPointer}
      @pointercancel=${this.#onPointer}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, end)}
    >
      ${line}
    </div>`;
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const area = event.currentTarget as HTMLElement;
    if (event.type === 'pointerdown') area.setPointerCapture(event.pointerId);
    else if (!area.hasPointerCapture(event.pointerId)) return;
    const box = area.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const time = share * timelineEnd(this.state.source?.duration ?? null, this.#time);
    const row = Math.floor((event.clientY - box.top) / LANE);
    if (this.#draws(event.type, time, row)) return;
    if (event.type !== 'pointerdown' && event.type !== 'pointermove') return;
    this.app.seek(time);
    if (event.type === 'pointerdown') this.#chooseAt(time, row);
  };

  /** While the person marks, a drag along a rule's lane is an event of its kind. */
  #draws(type: string, time: number, row: number): boolean {
    const { drawn } = this;
    if (type === 'pointerdown') {
      if (!this.state.marks.marking || !this.state.scenario.rules[row]) return false;
      this.drawn = { row, from: time, to: time };
      return true;
    }
    if (!drawn) return false;
    if (type === 'pointermove') this.drawn = { ...drawn, to: time };
    else this.drawn = null;
    const rule = this.state.scenario.rules[drawn.row];
    const [from, to] = [Math.min(drawn.from, time), Math.max(drawn.from, time)];
    if (type !== 'pointerup' || !rule) return true;
    // A click without a drag goes there.
    if (to - from < SHORTEST) this.app.seek(time);
    else this.app.lab.addMark({ type: rule.event, raise: [from, to], box: null, optional: false, note: '' });
    return true;
  }

  /** A click on an alert's span chooses that alert. */
  #chooseAt(time: number, row: number): void {
    const rule = this.state.scenario.rules[row];
    const hit = this.state.lanes.find(
      ({ ruleId, from, to, alertId }) =>
        ruleId === rule?.id && alertId && from <= time && time <= (to ?? Infinity),
    );
    if (hit?.alertId) this.app.select({ kind: 'alert', id: hit.alertId });
  }

  #onKey(event: KeyboardEvent, end: number): void {
    const step = event.shiftKey ? 10 : 1;
    const now = this.#time;
    const to: Record<string, number> = {
      ArrowLeft: now - step,
      ArrowDown: now - step,
      ArrowRight: now + step,
      ArrowUp: now + step,
      PageDown: now - 30,
      PageUp: now + 30,
      Home: 0,
      End: end,
    };
    const time = to[event.key];
    if (time === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.app.seek(Math.min(end, Math.max(0, time)));
  }

  #table(): TemplateResult | typeof nothing {
    const { alerts, scenario } = this.state;
    if (alerts.length === 0) return nothing;
    // A table is as wide as its words whatever it is told; what holds it is not.
    return html`<div class="visually-hidden">
      <table>
        <caption>
          ${this.t.tableCaption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.t.tableFrom}</th>
            <th scope="col">${this.t.tableTo}</th>
            <th scope="col">${this.t.tableEvent}</th>
            <th scope="col">${this.t.tableLevel}</th>
            <th scope="col">${this.t.tablePlace}</th>
          </tr>
        </thead>
        <tbody>
          ${alerts.slice(-MAX_ROWS).map(
            ({ alert }) =>
              html`<tr>
                <td>${formatClock(alert.raisedAt)}</td>
                <td>${alert.clearedAt === null ? this.t.stillOn : formatClock(alert.clearedAt)}</td>
                <td>${this.m.events[alert.event].name}</td>
                <td>${this.m.levels[alert.level]}</td>
                <td>${placeName(scenario, alert, this.m)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define('vigie-timeline', TimelineView);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-timeline': TimelineView;
  }
}
