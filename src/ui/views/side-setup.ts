import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { SideChoice } from '../../app/side/side-state.ts';
import { quantity } from '../../core/messages/messages.ts';
import { PARAMS, type ParamSpec } from '../../core/rules/params.ts';
import { replaceRule } from '../../core/scenario/edit.ts';
import type { DetectorId, Rule, Scenario } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { icon } from '../elements/vigie-icon.ts';
import type { SideWords } from '../i18n/side-en.ts';
import { sideWords } from '../i18n/side-words.ts';
import { placeName } from '../place-name.ts';
import { sharedStyles } from '../styles.ts';

type NumberSpec = Extract<ParamSpec, { kind: 'number' }>;

/** A detector that B may be. NanoDet sees distant people by itself. */
interface Candidate {
  readonly detector: DetectorId;
  readonly farSight: boolean;
}

const CANDIDATES: readonly Candidate[] = [
  { detector: 'coco-ssd', farSight: true },
  { detector: 'coco-ssd', farSight: false },
  { detector: 'nanodet', farSight: false },
  { detector: 'centernet', farSight: true },
  { detector: 'centernet', farSight: false },
];

/** A value of a rule that can be another for B. */
interface Changeable {
  readonly rule: Rule;
  readonly param: string;
  readonly spec: NumberSpec;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** Chooses what is held against the session. Sends `vigie-side-start` when it has begun. */
export class SideSetup extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      form {
        display: grid;
        gap: 12px;
        max-width: 44rem;
      }
      fieldset {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 6px;
        font-weight: 650;
      }
      .part {
        display: grid;
        gap: 10px;
        padding-inline-start: 26px;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
        gap: 8px 12px;
      }
      .row {
        align-items: end;
      }
      select {
        width: 100%;
      }
    `,
  ];
  static override properties = {
    kind: { state: true },
    candidate: { state: true },
    origin: { state: true },
    changeable: { state: true },
    value: { state: true },
    read: { state: true },
  };
  declare private kind: SideChoice['kind'];
  declare private candidate: number;
  /** Where the other scenario comes from: one value changed, a name of those kept, or the file that was read. */
  declare private origin: string;
  declare private changeable: number;
  declare private value: number | null;
  declare private read: Scenario | null;

  constructor() {
    super();
    this.kind = 'detector';
    this.candidate = 0;
    this.origin = 'changed';
    this.changeable = 0;
    this.value = null;
    this.read = null;
  }

  protected override slice(state: AppState): readonly unknown[] {
    return [state.scenario, state.savedScenarios, state.engine.info?.detector, state.phase];
  }

  get #w(): SideWords {
    return sideWords(this.state.language);
  }

  protected override render(): TemplateResult {
    const w = this.#w;
    return html`<form @submit=${this.#onSubmit}>
      <fieldset>
        <legend>${w.what}</legend>
        ${this.#kindRadio('detector')} ${this.kind === 'detector' ? this.#detectorPart() : nothing}
        ${this.#kindRadio('scenario')} ${this.kind === 'scenario' ? this.#scenarioPart() : nothing}
      </fieldset>
      <div class="row wrap">
        <button type="submit" class="primary" ?disabled=${!this.#choice()}>
          ${icon('play', 15)} ${w.start}
        </button>
        ${this.state.phase === 'running' ? nothing : html`<p class="muted">${w.notRunning}</p>`}
      </div>
    </form>`;
  }

  #kindRadio(kind: SideChoice['kind']): TemplateResult {
    return html`<label>
      <input
        type="radio"
        name="kind"
        .checked=${this.kind === kind}
        @change=${() => (this.kind = kind)}
      />${this.#w.kinds[kind]}
    </label>`;
  }

  /** All but what the session has itself. */
  get #candidates(): readonly Candidate[] {
    const { engine, scenario } = this.state;
    const mine = engine.info?.detector ?? 'coco-ssd';
    const far = mine !== 'nanodet' && scenario.analysis.farSight !== false;
    return CANDIDATES.filter(({ detector, farSight }) => detector !== mine || farSight !== far);
  }

  #detectorPart(): TemplateResult {
    const w = this.#w;
    const name = ({ detector, farSight }: Candidate): string =>
      detector === 'nanodet'
        ? this.t.detectors[detector]
        : `${this.t.detectors[detector]}, ${farSight ? w.withFar : w.withoutFar}`;
    return html`<div class="part">
      <label class="stacked">
        ${w.detector}
        <select @change=${(event: Event) => (this.candidate = Number(valueOf(event)))}>
          ${this.#candidates.map(
            (one, i) => html`<option value=${i} ?selected=${i === this.candidate}>${name(one)}</option>`,
          )}
        </select>
      </label>
      <p class="muted small">${w.slower}</p>
    </div>`;
  }

  #scenarioPart(): TemplateResult {
    const w = this.#w;
    const { savedScenarios } = this.state;
    const origin = (value: string, words: string): TemplateResult =>
      html`<option value=${value} ?selected=${value === this.origin}>${words}</option>`;
    return html`<div class="part">
      <div class="row wrap">
        <label class="stacked grow">
          ${w.kinds.scenario}
          <select @change=${(event: Event) => (this.origin = valueOf(event))}>
            ${origin('changed', w.changed)} ${this.read ? origin('file', w.read(this.read.name)) : nothing}
            ${
              savedScenarios.length > 0
                ? html`<optgroup label=${w.saved}>
                    ${savedScenarios.map(({ name }) => origin(`saved:${name}`, name))}
                  </optgroup>`
                : nothing
            }
          </select>
        </label>
        <button
          type="button"
          @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click()}
        >
          ${icon('open', 15)} ${w.file}
        </button>
        <input
          type="file"
          hidden
          accept=".json,application/json"
          aria-label=${w.file}
          @change=${this.#onFile}
        />
      </div>
      ${this.origin === 'changed' ? this.#changePart() : nothing}
      <p class="muted small">${w.rulesOnly}</p>
    </div>`;
  }

  /** Every number of every rule. */
  get #changeables(): readonly Changeable[] {
    return this.state.scenario.rules.flatMap((rule) =>
      Object.entries(PARAMS[rule.event]).flatMap(([param, spec]) =>
        spec.kind === 'number' ? [{ rule, param, spec }] : [],
      ),
    );
  }

  #changePart(): TemplateResult {
    const w = this.#w;
    const all = this.#changeables;
    const chosen = all[this.changeable];
    if (!chosen) return html`<p>${w.noRule}</p>`;
    const { scenario, language } = this.state;
    const { min, max, unit, step } = chosen.spec;
    const name = ({ rule, param }: Changeable): string =>
      this.t.labelled(
        `${this.m.events[rule.event].name}, ${placeName(scenario, rule.zone, this.m)}`,
        this.#paramName(rule, param),
      );
    return html`<div class="fields">
      <label class="stacked">
        ${w.param}
        <select
          @change=${(event: Event) => {
            this.changeable = Number(valueOf(event));
            this.value = null;
          }}
        >
          ${all.map((one, i) => html`<option value=${i} ?selected=${i === this.changeable}>${name(one)}</option>`)}
        </select>
      </label>
      <label class="stacked">
        ${w.value(quantity(language, presentOf(chosen), unit))}
        <input
          type="number"
          required
          min=${min}
          max=${max}
          step=${step}
          .value=${String(this.value ?? suggested(chosen))}
          @change=${(event: Event) => (this.value = Number(valueOf(event)))}
        />
      </label>
    </div>`;
  }

  #paramName(rule: Rule, param: string): string {
    return this.m.params[rule.event][param]?.name ?? param;
  }

  /** What is chosen as it stands; null where it cannot begin. */
  #choice(): SideChoice | null {
    const { phase, scenario, savedScenarios } = this.state;
    if (phase !== 'running') return null;
    if (this.kind === 'detector') {
      const chosen = this.#candidates[this.candidate];
      return chosen ? { kind: 'detector', ...chosen } : null;
    }
    if (this.origin === 'changed') {
      const chosen = this.#changeables[this.changeable];
      if (!chosen) return null;
      const { rule, param } = chosen;
      const params = { ...rule.params, [param]: this.value ?? suggested(chosen) };
      return { kind: 'scenario', scenario: replaceRule(scenario, { ...rule, params }) };
    }
    const other =
      this.origin === 'file' ? this.read : savedScenarios.find(({ name }) => `saved:${name}` === this.origin);
    return other ? { kind: 'scenario', scenario: other } : null;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const choice = this.#choice();
    if (!choice) return;
    this.app.side.start(choice);
    this.dispatchEvent(new CustomEvent('vigie-side-start', { bubbles: true, composed: true }));
  };

  readonly #onFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    const read = file ? await this.app.side.readScenario(file) : null;
    if (!read) return;
    this.read = read;
    this.origin = 'file';
  };
}

function presentOf({ rule, param, spec }: Changeable): number {
  const given = rule.params[param];
  return typeof given === 'number' ? given : spec.default;
}

/** Half of what it is, on a step, or twice that: something that differs. */
function suggested(chosen: Changeable): number {
  const { min, max, step } = chosen.spec;
  const present = presentOf(chosen);
  const onStep = (value: number): number =>
    Number((Math.round(Math.min(max, Math.max(min, value)) / step) * step).toFixed(6));
  const half = onStep(present / 2);
  return half !== present && half > 0 ? half : onStep(present * 2 || step);
}

customElements.define('vigie-side-setup', SideSetup);
