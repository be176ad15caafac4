import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import { messages } from '../../core/messages/messages.ts';
import { addRule, freshId } from '../../core/scenario/edit.ts';
import { zoneFits } from '../../core/scenario/zone-fit.ts';
import {
  BACKENDS,
  DETECTORS,
  LEGAL_EVENTS,
  type Analysis,
  type EventId,
} from '../../core/scenario/scenario.ts';
import { AppController } from '../app-controller.ts';
import { explainObstacle } from '../explain-obstacle.ts';
import { editWords } from '../i18n/edit-words.ts';
import '../elements/ground-section.ts';
import '../elements/sheet-section.ts';
import { icon } from '../elements/vigie-icon.ts';
import { sharedStyles } from '../styles.ts';

/** The scenario: its zones, rules and analysis settings, and how it is kept and shared. */
export class VigieScenarioPanel extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      h3 {
        margin: 16px 0 6px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 4px;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 6px;
      }
      li > button:first-child {
        flex: 1;
        justify-content: start;
        text-align: start;
        min-width: 0;
      }
      li > button small {
        margin-inline-start: auto;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block: 8px;
        align-items: center;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(8.5em, 1fr));
        gap: 10px;
      }
      .grid label,
      label.name {
        display: grid;
        gap: 4px;
      }
      .grid input,
      .grid select,
      label.name input {
        width: 100%;
        box-sizing: border-box;
      }
      .problem {
        color: var(--alarm-text);
      }
    `,
  ];
  static override properties = { app: { attribute: false }, wrong: { state: true } };
  declare app: App;
  declare private wrong: string;

  constructor() {
    super();
    this.wrong = '';
    new AppController(
      this,
      () => this.app,
      (state) => [
        state.scenario,
        state.selection,
        state.savedScenarios,
        state.language,
        state.canUndo,
        state.canRedo,
        state.source,
      ],
    );
  }

  protected override render(): TemplateResult {
    const { scenario, language, canUndo, canRedo } = this.app.state;
    const words = editWords(language);
    return html`<section aria-label=${words.scenario}>
      <label class="name"
        >${words.name}
        <input
          type="text"
          maxlength="80"
          .value=${scenario.name}
          @change=${(event: Event) => {
            const name = (event.target as HTMLInputElement).value.trim();
            if (name) this.app.editScenario({ ...this.app.state.scenario, name });
          }}
        />
      </label>
      <div class="row">
        <button type="button" ?disabled=${!canUndo} @click=${() => this.app.undo()}>${words.undo}</button>
        <button type="button" ?disabled=${!canRedo} @click=${() => this.app.redo()}>${words.redo}</button>
      </div>
      <vigie-sheet-section .app=${this.app}></vigie-sheet-section>
      ${this.#rules()} ${this.#zones()}
      <vigie-ground-section .app=${this.app}></vigie-ground-section>
      ${this.#analysis()} ${this.#files()}
    </section>`;
  }

  #rules(): TemplateResult {
    const { scenario, language, selection } = this.app.state;
    const words = editWords(language);
    const domain = messages(language);
    return html`<h3>${words.rules}</h3>
      ${scenario.rules.length === 0 ? html`<p class="muted">${words.noRules}</p>` : nothing}
      <ul>
        ${scenario.rules.map((rule) => {
          const zone = scenario.zones.find((one) => one.id === rule.zone);
          const selected = selection?.kind === 'rule' && selection.id === rule.id;
          const obstacle = explainObstacle(rule, this.app.state);
          return html`<li>
            <button
              type="button"
              aria-pressed=${selected}
              @click=${() => this.app.select({ kind: 'rule', id: rule.id })}
            >
              ${icon(rule.event)} <span>${domain.events[rule.event].name}</span>
              <small class="muted"
                >${rule.event === 'abnormal-sound' ? domain.wholePlace : (zone?.name ?? words.wholePicture)}</small
              >
            </button>
            ${obstacle ? html`<p class="problem small">${obstacle}</p>` : nothing}
          </li>`;
        })}
      </ul>
      <label class="row"
        >${words.addRule}
        <select @change=${this.#onAddRule}>
          <option value="" selected></option>
          ${LEGAL_EVENTS.map((id) => html`<option value=${id}>${domain.events[id].name}</option>`)}
          <optgroup label=${words.besideTheLaw}>
            <option value="abnormal-sound">${domain.events['abnormal-sound'].name}</option>
          </optgroup>
        </select>
      </label>`;
  }

  readonly #onAddRule = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const id = select.value as EventId | '';
    select.value = '';
    if (id === '') return;
    const { scenario, selection } = this.app.state;
    const zone = scenario.zones.find(
      (one) => selection?.kind === 'zone' && one.id === selection.id && one.kind !== 'mask',
    );
    const fitting = zone && zoneFits(id, zone.kind) ? zone.id : null;
    const ruleId = freshId(
      id,
      scenario.rules.map((rule) => rule.id),
    );
    this.app.editScenario(addRule(scenario, { id: ruleId, event: id, zone: fitting, params: {} }));
    this.app.select({ kind: 'rule', id: ruleId });
  };

  #zones(): TemplateResult {
    const { scenario, language, selection } = this.app.state;
    const words = editWords(language);
    return html`<h3>${words.zones}</h3>
      ${scenario.zones.length === 0 ? html`<p class="muted">${words.noZones}</p>` : nothing}
      <ul>
        ${scenario.zones.map(
          (zone) =>
            html`<li>
              <button
                type="button"
                aria-pressed=${selection?.kind === 'zone' && selection.id === zone.id}
                @click=${() => this.app.select({ kind: 'zone', id: zone.id })}
              >
                ${zone.name} <small class="muted">${words.kinds[zone.kind]}</small>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #analysis(): TemplateResult {
    const { scenario, language } = this.app.state;
    const { analysis } = scenario;
    const words = editWords(language);
    const number = (
      key: 'rate' | 'warmUp',
      label: string,
      unit: string,
      min: number,
      max: number,
    ): TemplateResult =>
      html`<label
        >${label} (${unit})
        <input
          type="number"
          min=${min}
          max=${max}
          step="any"
          .value=${String(analysis[key])}
          title=${words[key === 'rate' ? 'rateHelp' : 'warmUpHelp']}
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            const value = Number(input.value);
            const fits = input.value !== '' && value >= min && value <= max;
            this.wrong = fits ? '' : words.outOfRange(String(min), String(max));
            if (fits) this.#analyse({ ...analysis, [key]: value });
            else input.value = String(analysis[key]);
          }}
        />
      </label>`;
    return html`<h3>${words.analysis}</h3>
      <div class="grid">
        ${number('rate', words.rate, 'Hz', 0.5, 60)} ${number('warmUp', words.warmUp, 's', 0, 600)}
        <label
          >${words.detector}
          <select
            @change=${(event: Event) => {
              const chosen = DETECTORS.find((one) => one === (event.target as HTMLSelectElement).value);
              if (chosen) this.#analyse({ ...analysis, detector: chosen });
            }}
          >
            ${DETECTORS.map(
              (one) =>
                html`<option value=${one} ?selected=${one === (analysis.detector ?? 'coco-ssd')}>
                  ${one}
                </option>`,
            )}
          </select>
        </label>
        <label
          >${words.backend}
          <select
            @change=${(event: Event) => {
              const chosen = BACKENDS.find((one) => one === (event.target as HTMLSelectElement).value);
              const { backend: _, ...rest } = analysis;
              this.#analyse(chosen ? { ...rest, backend: chosen } : rest);
            }}
          >
            <option value="" ?selected=${!analysis.backend}>${words.automatic}</option>
            ${BACKENDS.map((one) => html`<option value=${one} ?selected=${one === analysis.backend}>${one}</option>`)}
          </select>
        </label>
      </div>
      ${
        (analysis.detector ?? 'coco-ssd') === 'nanodet'
          ? nothing
          : html`<label class="row"
                ><input
                  type="checkbox"
                  .checked=${analysis.farSight !== false}
                  @change=${(event: Event) => {
                    const { farSight: _, ...rest } = analysis;
                    const on = (event.target as HTMLInputElement).checked;
                    this.#analyse(on ? rest : { ...rest, farSight: false });
                  }}
                />${words.farSight}</label
              >
              <p class="muted small">${words.farSightHelp}</p>`
      }
      ${this.wrong ? html`<p class="problem" role="alert">${this.wrong}</p>` : nothing}`;
  }

  #analyse(analysis: Analysis): void {
    const { scenario } = this.app.state;
    const before = scenario.analysis;
    this.app.editScenario({ ...scenario, analysis });
    if (analysis.detector !== before.detector || analysis.backend !== before.backend) {
      this.app.setEngine({
        ...(analysis.detector ? { detector: analysis.detector } : {}),
        backend: analysis.backend ?? null,
      });
    }
  }

  #files(): TemplateResult {
    const { language, savedScenarios } = this.app.state;
    const words = editWords(language);
    return html`<h3>${words.saved}</h3>
      <div class="row">
        <button type="button" @click=${() => this.app.newScenario()}>${words.newScenario}</button>
        <button
          type="button"
          @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#file')?.click()}
        >
          ${words.open}
        </button>
        <button type="button" @click=${() => void this.app.saveScenario()}>${words.save}</button>
        <button type="button" @click=${() => this.app.exportScenario()}>${words.share}</button>
        <input id="file" type="file" accept=".json,application/json" hidden @change=${this.#onFile} />
      </div>
      ${savedScenarios.length === 0 ? html`<p class="muted">${words.noneSaved}</p>` : nothing}
      <ul>
        ${savedScenarios.map(
          (saved) =>
            html`<li>
              <button type="button" title=${words.load} @click=${() => this.app.loadScenario(saved.name)}>
                ${saved.name}
              </button>
              <button
                type="button"
                class="danger"
                aria-label=${words.deleteNamed(saved.name)}
                @click=${() => void this.app.deleteScenario(saved.name)}
              >
                ${words.delete}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  readonly #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.app.openAny([...(input.files ?? [])]);
    input.value = '';
  };
}

customElements.define('vigie-scenario-panel', VigieScenarioPanel);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-scenario-panel': VigieScenarioPanel;
  }
}
