import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import { messages, quantity } from '../../core/messages/messages.ts';
import { PARAMS, type ParamSpec } from '../../core/rules/params.ts';
import { removeRule, replaceRule } from '../../core/scenario/edit.ts';
import type { Rule } from '../../core/scenario/scenario.ts';
import { AppController } from '../app-controller.ts';
import { groundMap } from '../../core/rules/scale.ts';
import { cardButton } from '../elements/card-button.ts';
import { askToCalibrate } from '../ask-to-calibrate.ts';
import { explainObstacle } from '../explain-obstacle.ts';
import { editWords } from '../i18n/edit-words.ts';
import { placeWords } from '../i18n/place-words.ts';
import { sharedStyles } from '../styles.ts';

type NumberSpec = Extract<ParamSpec, { kind: 'number' }>;

/** A rule's place and parameters, with units, ranges and the way back to the defaults. */
export class VigieRuleForm extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .param {
        display: grid;
        gap: 4px;
        margin-block: 12px;
      }
      .inputs {
        display: grid;
        grid-template-columns: 1fr 6em auto;
        gap: 8px;
        align-items: center;
      }
      .inputs input[type='number'] {
        width: 100%;
      }
      .row {
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
        align-items: center;
      }
      .problem {
        color: var(--alarm-text);
        margin: 0;
      }
      select {
        width: 100%;
      }
    `,
  ];
  static override properties = {
    app: { attribute: false },
    ruleId: { attribute: false },
    wrong: { state: true },
  };
  declare app: App;
  declare ruleId: string;
  /** The parameter whose last entry was out of range. */
  declare private wrong: string | null;

  constructor() {
    super();
    this.ruleId = '';
    this.wrong = null;
    new AppController(
      this,
      () => this.app,
      (state) => [state.scenario, state.language, state.source, state.view, state.sound, state.phase],
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const { scenario, language } = this.app.state;
    const rule = scenario.rules.find((one) => one.id === this.ruleId);
    if (!rule) return nothing;
    const words = editWords(language);
    const specs = Object.entries(PARAMS[rule.event]);
    return html`
      ${this.#place(rule)}
      ${specs.map(([name, spec]) => (spec.kind === 'number' ? this.#number(rule, name, spec) : this.#switch(rule, name, spec.default)))}
      ${rule.event === 'crowd-density' && !groundMap(scenario.calibration) ? this.#needsGround() : nothing}
      <div class="row">
        <button
          type="button"
          ?disabled=${Object.keys(rule.params).length === 0}
          @click=${() => this.#change({ ...rule, params: {} })}
        >
          ${words.reset}
        </button>
        ${cardButton(language, rule.event)}
        <button
          type="button"
          class="danger"
          @click=${() => {
            this.app.editScenario(removeRule(this.app.state.scenario, rule.id));
            this.app.select(null);
          }}
        >
          ${words.delete}
        </button>
      </div>
    `;
  }

  #needsGround(): TemplateResult {
    const { language, view } = this.app.state;
    const words = placeWords(language);
    return html`<div class="row">
      <button type="button" ?disabled=${!view} @click=${() => askToCalibrate(this)}>
        ${words.calibrate}
      </button>
    </div>`;
  }

  #place(rule: Rule): TemplateResult {
    const { scenario, language } = this.app.state;
    const words = editWords(language);
    const obstacle = explainObstacle(rule, this.app.state);
    const problem = obstacle ? html`<p class="problem">${obstacle}</p>` : nothing;
    if (rule.event === 'abnormal-sound')
      return html`<p class="muted small">${words.soundPlaceHelp}</p>
        ${problem}`;
    return html`<label class="param"
        >${words.where}
        <select
          @change=${(event: Event) => {
            const id = (event.target as HTMLSelectElement).value;
            this.#change({ ...rule, zone: id === '' ? null : id });
          }}
        >
          <option value="" ?selected=${rule.zone === null}>${words.wholePicture}</option>
          ${scenario.zones
            .filter((one) => one.kind !== 'mask')
            .map(
              (one) => html`<option value=${one.id} ?selected=${one.id === rule.zone}>${one.name}</option>`,
            )}
        </select>
      </label>
      ${problem}`;
  }

  #number(rule: Rule, name: string, spec: NumberSpec): TemplateResult {
    const { language } = this.app.state;
    const words = editWords(language);
    const given = rule.params[name];
    const value = typeof given === 'number' ? given : spec.default;
    const label = messages(language).params[rule.event][name]?.name ?? name;
    const min = quantity(language, spec.min, spec.unit);
    const max = quantity(language, spec.max, spec.unit);
    const set = (entered: number, coalesce?: string): boolean => {
      const fits = Number.isFinite(entered) && entered >= spec.min && entered <= spec.max;
      this.wrong = fits ? null : name;
      if (fits) this.#change({ ...rule, params: { ...rule.params, [name]: entered } }, coalesce);
      return fits;
    };
    return html`<div class="param">
      <label for=${name}>${label}</label>
      <div class="inputs">
        <input
          type="range"
          aria-label=${label}
          min=${spec.min}
          max=${sliderMax(spec)}
          step=${spec.step}
          .value=${String(Math.min(value, sliderMax(spec)))}
          @input=${(event: Event) => set(Number((event.target as HTMLInputElement).value), `param:${rule.id}:${name}`)}
        />
        <input
          id=${name}
          type="number"
          min=${spec.min}
          max=${spec.max}
          step="any"
          .value=${String(value)}
          aria-invalid=${this.wrong === name}
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            if (input.value === '' || !set(Number(input.value))) input.value = String(value);
          }}
        />
        <span class="muted">${messages(language).units[spec.unit].other}</span>
      </div>
      <small
        class=${this.wrong === name ? 'problem' : 'muted'}
        role=${this.wrong === name ? 'alert' : nothing}
      >
        ${this.wrong === name ? words.outOfRange(min, max) : `${messages(language).params[rule.event][name]?.help ?? ''} ${words.range(min, max)} ${words.usual(quantity(language, spec.default, spec.unit))}`}
      </small>
    </div>`;
  }

  #switch(rule: Rule, name: string, usual: boolean): TemplateResult {
    const { language } = this.app.state;
    return html`<label class="row">
        <input
          type="checkbox"
          .checked=${(rule.params[name] ?? usual) === true}
          @change=${(event: Event) =>
            this.#change({
              ...rule,
              params: { ...rule.params, [name]: (event.target as HTMLInputElement).checked },
            })}
        />
        ${messages(language).params[rule.event][name]?.name ?? name}
      </label>
      <p class="muted small">${messages(language).params[rule.event][name]?.help ?? nothing}</p>`;
  }

  #change(rule: Rule, coalesce?: string): void {
    this.app.editScenario(replaceRule(this.app.state.scenario, rule), coalesce);
  }
}

/** The slider covers the usual range; the number field reaches the rest. */
function sliderMax(spec: NumberSpec): number {
  return Math.min(spec.max, Math.max(spec.default * 4, spec.step * 20));
}

customElements.define('vigie-rule-form', VigieRuleForm);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-rule-form': VigieRuleForm;
  }
}
