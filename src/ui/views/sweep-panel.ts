import { html, nothing, svg, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { Sweep } from '../../app/lab-state.ts';
import { quantity } from '../../core/messages/messages.ts';
import { PARAMS, type ParamSpec } from '../../core/rules/params.ts';
import type { Rule } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { CHART, curveLine, curvesOf, frameOf, type Curve } from '../elements/sweep-chart.ts';
import { labWords } from '../i18n/lab-words.ts';
import { placeName } from '../place-name.ts';
import { sharedStyles } from '../styles.ts';
import { sweepStyles } from './sweep-styles.ts';

type NumberSpec = Extract<ParamSpec, { kind: 'number' }>;

interface Threshold {
  readonly rule: Rule;
  readonly param: string;
  readonly spec: NumberSpec;
}

/** A threshold over its range on the recorded session: a curve, a table, and the way to take a value over. */
export class SweepPanel extends AppElement {
  static override styles = [sharedStyles, sweepStyles];
  static override properties = { chosen: { state: true }, looked: { state: true } };
  /** Index in `#thresholds` of the one that is chosen; null: the selected rule's first. */
  declare private chosen: number | null;
  /** The value that is looked at, or null for the present one. */
  declare private looked: number | null;

  constructor() {
    super();
    this.chosen = null;
    this.looked = null;
  }

  protected override slice(state: AppState): readonly unknown[] {
    return [state.sweep, state.scenario, state.selection, Boolean(state.recorded?.frames)];
  }

  protected override render(): TemplateResult {
    const w = labWords(this.state.language);
    const { sweep, recorded } = this.state;
    const thresholds = this.#thresholds;
    if (thresholds.length === 0)
      return html`<h3>${w.sweepTitle}</h3>
        <p class="muted small">${w.sweepNothing}</p>`;
    const chosen = thresholds[this.#index(thresholds)]!;
    const running = sweep?.running ?? false;
    return html`<h3>${w.sweepTitle}</h3>
      <p class="muted small">${w.sweepHelp}</p>
      <div class="ask">
        <label class="stacked small grow"
          >${w.sweepWhat}
          <select @change=${this.#onChoose}>
            ${thresholds.map(
              (one, i) => html`<option value=${i} ?selected=${one === chosen}>${this.#nameOf(one)}</option>`,
            )}
          </select>
        </label>
        ${
          running
            ? html`<button type="button" @click=${() => this.app.lab.stopSweep()}>${w.sweepStop}</button>`
            : html`<button type="button" ?disabled=${!recorded?.frames} @click=${() => this.#start(chosen)}>
                ${w.sweepStart}
              </button>`
        }
      </div>
      ${sweep ? this.#result(sweep) : nothing}`;
  }

  get #thresholds(): readonly Threshold[] {
    return this.state.scenario.rules.flatMap((rule) =>
      Object.entries(PARAMS[rule.event]).flatMap(([param, spec]) =>
        spec.kind === 'number' ? [{ rule, param, spec }] : [],
      ),
    );
  }

  #index(thresholds: readonly Threshold[]): number {
    const { selection, sweep } = this.state;
    if (this.chosen !== null && this.chosen < thresholds.length) return this.chosen;
    const at = (test: (one: Threshold) => boolean): number => thresholds.findIndex(test);
    const swept = at(({ rule, param }) => rule.id === sweep?.ruleId && param === sweep.param);
    const selected = at(({ rule }) => selection?.kind === 'rule' && selection.id === rule.id);
    return Math.max(0, swept >= 0 ? swept : selected);
  }

  #nameOf({ rule, param }: Threshold): string {
    const name = this.m.params[rule.event][param]?.name ?? param;
    return `${this.m.events[rule.event].short}, ${placeName(this.state.scenario, rule, this.m)} · ${name}`;
  }

  readonly #onChoose = (event: Event): void => {
    this.chosen = Number((event.target as HTMLSelectElement).value);
  };

  #start({ rule, param }: Threshold): void {
    this.looked = null;
    this.app.lab.startSweep(rule.id, param);
  }

  #result(sweep: Sweep): TemplateResult | typeof nothing {
    const w = labWords(this.state.language);
    const rule = this.state.scenario.rules.find(({ id }) => id === sweep.ruleId);
    const spec = rule && PARAMS[rule.event][sweep.param];
    if (!rule || spec?.kind !== 'number') return nothing;
    const given = rule.params[sweep.param];
    const present = typeof given === 'number' ? given : spec.default;
    const curves = curvesOf(sweep.points, sweep.by !== 'none');
    return html`<div class="result">
      <p class="muted small sentence">
        ${w.by[sweep.by]}${sweep.running ? ` · ${w.sweepProgress(sweep.points.length, sweep.values.length)}` : nothing}
      </p>
      <p class="visually-hidden" role="status">
        ${sweep.running ? nothing : w.sweepProgress(sweep.points.length, sweep.values.length)}
      </p>
      ${this.#chart(sweep, spec, present, curves)}
      <p class="keys small">
        ${curves.map((curve) => html`<span class=${curve}>${this.#key(curve)} ${this.#curveName(curve)}</span>`)}
      </p>
      ${this.#look(sweep, spec, present, curves)} ${this.#table(sweep, spec, present, curves)}
    </div>`;
  }

  #curveName(curve: Curve): string {
    const w = labWords(this.state.language);
    if (this.state.sweep?.by === 'none') return w.allCount;
    return { true: w.rightCount, false: w.wrongCount, missed: w.missedCount, unjudged: w.unjudgedCount }[
      curve
    ];
  }

  #key(curve: Curve): TemplateResult {
    const point = { value: 1, alerts: 0, true: 0, false: 0, missed: 0, unjudged: 0 };
    const frame = { x: () => 9, y: () => 6, most: 1 };
    return html`<svg width="18" height="12" aria-hidden="true">
      <path class="line" d="M0 6H18" />
      ${curveLine(curve, [point], frame)}
    </svg>`;
  }

  #chart(sweep: Sweep, spec: NumberSpec, present: number, curves: readonly Curve[]): TemplateResult {
    const w = labWords(this.state.language);
    const { width, height, left, right, top, bottom } = CHART;
    const frame = frameOf(sweep.values, sweep.points, curves);
    const rule = this.state.scenario.rules.find(({ id }) => id === sweep.ruleId);
    const name = (rule && this.m.params[rule.event][sweep.param]?.name) ?? sweep.param;
    const looked = this.looked ?? present;
    const ends = [sweep.values[0]!, sweep.values[sweep.values.length >> 1]!, sweep.values.at(-1)!];
    const at = frame.x(present);
    const anchor = at > width * 0.7 ? 'end' : at < width * 0.3 ? 'start' : 'middle';
    return html`<svg
      class="chart"
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label=${w.sweepChart(name)}
      @pointerdown=${this.#onPoint}
      @pointermove=${this.#onPoint}
    >
      ${[0, frame.most / 2, frame.most].map(
        (count) =>
          svg`<line class="grid" x1=${left} x2=${width - right} y1=${frame.y(count)} y2=${frame.y(count)} />
            <text class="axis" x=${left - 6} y=${frame.y(count) + 4} text-anchor="end">${count}</text>`,
      )}
      ${ends.map(
        (value, i) =>
          svg`<text class="axis" x=${frame.x(value)} y=${height - 8}
            text-anchor=${i === 0 ? 'start' : i === 2 ? 'end' : 'middle'}
            >${quantity(this.state.language, value, spec.unit)}</text>`,
      )}
      <line class="present" x1=${at} x2=${at} y1=${top - 4} y2=${height - bottom} />
      <text class="axis now" x=${at} y=${top - 9} text-anchor=${anchor}>
        ${w.sweepPresent(quantity(this.state.language, present, spec.unit))}
      </text>
      <line class="looked" x1=${frame.x(looked)} x2=${frame.x(looked)} y1=${top} y2=${height - bottom} />
      ${curves.map((curve) => curveLine(curve, sweep.points, frame))}
    </svg>`;
  }

  /** The value whose place on the axis is nearest to the pointer is looked at. */
  readonly #onPoint = (event: PointerEvent): void => {
    const { sweep } = this.state;
    if (!sweep || (event.type === 'pointermove' && event.buttons === 0)) return;
    const area = (event.currentTarget as Element).getBoundingClientRect();
    const x = ((event.clientX - area.left) / area.width) * CHART.width;
    const frame = frameOf(sweep.values, sweep.points, []);
    const far = (value: number): number => Math.abs(frame.x(value) - x);
    this.looked = [...sweep.values].sort((a, b) => far(a) - far(b))[0] ?? null;
  };

  #look(sweep: Sweep, spec: NumberSpec, present: number, curves: readonly Curve[]): TemplateResult {
    const w = labWords(this.state.language);
    const { language } = this.state;
    const looked = this.looked ?? present;
    const index = Math.max(0, sweep.values.indexOf(looked));
    const point = sweep.points.find(({ value }) => value === looked);
    const value = quantity(language, looked, spec.unit);
    return html`<input
        type="range"
        min="0"
        max=${sweep.values.length - 1}
        step="1"
        .value=${String(index)}
        aria-label=${w.sweepChoose}
        aria-valuetext=${value}
        @input=${(event: Event) =>
          (this.looked = sweep.values[Number((event.target as HTMLInputElement).value)] ?? null)}
      />
      <div class="looked-at">
        <p class="number">
          <strong>${w.sweepAt(value)}</strong>
          ${
            point
              ? curves.map(
                  (curve, i) =>
                    html`${i > 0 ? ', ' : ''}${this.#curveName(curve).toLowerCase()} ${point[curve]}`,
                )
              : '…'
          }
        </p>
        ${
          looked === present
            ? html`<span class="muted small">${w.sweepUsed}</span>`
            : html`<button type="button" class="primary" @click=${() => this.#use(looked)}>
                ${w.sweepUse(value)}
              </button>`
        }
      </div>`;
  }

  #use(value: number): void {
    this.looked = null;
    this.app.lab.useValue(value);
  }

  #table(sweep: Sweep, spec: NumberSpec, present: number, curves: readonly Curve[]): TemplateResult {
    const w = labWords(this.state.language);
    return html`<details>
      <summary class="small">${w.sweepTable}</summary>
      <table class="number small">
        <caption class="visually-hidden">
          ${w.sweepTitle}
        </caption>
        <thead>
          <tr>
            <th scope="col">${w.sweepWhat}</th>
            ${curves.map((curve) => html`<th scope="col">${this.#curveName(curve)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${sweep.points.map(
            (point) =>
              html`<tr class=${point.value === present ? 'is-present' : ''}>
                <th scope="row">${quantity(this.state.language, point.value, spec.unit)}</th>
                ${curves.map((curve) => html`<td>${point[curve]}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }
}

customElements.define('vigie-sweep-panel', SweepPanel);
