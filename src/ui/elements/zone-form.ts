import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import { freshId, addZone, removeZone, replaceZone } from '../../core/scenario/edit.ts';
import { groundMap } from '../../core/rules/scale.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import { AppController } from '../app-controller.ts';
import { editWords } from '../i18n/edit-words.ts';
import { sharedStyles } from '../styles.ts';
import './zone-corners.ts';
import type { CornerChange } from './zone-corners.ts';
import { shapeProblem } from './zone-draft.ts';
import { shift, withDirection } from './zone-gesture.ts';
import { degrees } from './zone-shapes.ts';

/** A zone's name, numeric corners and direction: everything the pointer can do, without a pointer. */
export class VigieZoneForm extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block: 10px;
        align-items: end;
      }
      label.name {
        display: grid;
        gap: 4px;
      }
    `,
  ];
  static override properties = {
    app: { attribute: false },
    zoneId: { attribute: false },
  };
  declare app: App;
  declare zoneId: string;

  constructor() {
    super();
    this.zoneId = '';
    new AppController(
      this,
      () => this.app,
      (state) => [state.scenario, state.language],
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const { scenario, language } = this.app.state;
    const zone = scenario.zones.find((one) => one.id === this.zoneId);
    if (!zone) return nothing;
    const words = editWords(language);
    return html`
      <label class="name"
        >${words.name}
        <input
          type="text"
          maxlength="80"
          .value=${zone.name}
          @change=${(event: Event) => {
            const name = (event.target as HTMLInputElement).value.trim();
            if (name) this.#commit({ ...zone, name });
          }}
        />
      </label>
      <p class="muted">
        ${words.kindIs(words.kinds[zone.kind])}${zone.kind === 'mask' ? ` — ${words.maskExplained}` : ''}
      </p>
      ${zone.kind === 'mask' ? nothing : this.#direction(zone)} ${this.#corners(zone)}
      <div class="row">
        <button type="button" @click=${() => this.#duplicate(zone)}>${words.duplicate}</button>
        <button
          type="button"
          class="danger"
          @click=${() => {
            this.app.editScenario(removeZone(this.app.state.scenario, zone.id));
            this.app.select(null);
          }}
        >
          ${words.delete}
        </button>
      </div>
    `;
  }

  #direction(zone: Zone): TemplateResult {
    const words = editWords(this.app.state.language);
    if (!zone.direction) {
      return html`<div class="row">
        <button type="button" @click=${() => this.#commit(withDirection(zone, 0))}>
          ${words.addDirection}
        </button>
      </div>`;
    }
    return html`<div class="row">
      <label class="name"
        >${words.directionDegrees}
        <input
          type="number"
          min="0"
          max="359"
          step="1"
          .value=${String(degrees(zone.direction))}
          @change=${(event: Event) => {
            const angle = Number((event.target as HTMLInputElement).value);
            if (Number.isFinite(angle)) this.#commit(withDirection(zone, ((angle % 360) + 360) % 360));
          }}
        />
      </label>
      <button type="button" @click=${() => this.#commit(withDirection(zone, null))}>
        ${words.removeDirection}
      </button>
    </div>`;
  }

  #corners(zone: Zone): TemplateResult {
    const { language, scenario } = this.app.state;
    return html`<details>
      <summary>${editWords(language).corners} (${zone.points.length})</summary>
      <vigie-zone-corners
        .zone=${zone}
        .ground=${groundMap(scenario.calibration)}
        .language=${language}
        .change=${this.#change}
      ></vigie-zone-corners>
    </details>`;
  }

  readonly #change: CornerChange = (zone, coalesce) => {
    const problem = shapeProblem(zone.kind, zone.points);
    if (!problem) this.app.editScenario(replaceZone(this.app.state.scenario, zone), coalesce);
    return problem;
  };

  #duplicate(zone: Zone): void {
    const { scenario, language } = this.app.state;
    const id = freshId(
      zone.kind,
      scenario.zones.map((one) => one.id),
    );
    const copy = shift(
      { ...zone, id, name: editWords(language).copyOf(zone.name).slice(0, 80) },
      [0.03, 0.03],
    );
    this.app.editScenario(addZone(scenario, copy));
    this.app.select({ kind: 'zone', id });
  }

  #commit(zone: Zone): void {
    this.app.editScenario(replaceZone(this.app.state.scenario, zone));
  }
}

customElements.define('vigie-zone-form', VigieZoneForm);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-zone-form': VigieZoneForm;
  }
}
