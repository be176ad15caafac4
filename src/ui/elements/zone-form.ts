import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import { freshId, addZone, removeZone, replaceZone } from '../../core/scenario/edit.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import { AppController } from '../app-controller.ts';
import { editWords } from '../i18n/edit-words.ts';
import { sharedStyles } from '../styles.ts';
import { shapeProblem, type DraftProblem } from './zone-draft.ts';
import { shift, withDirection, withMiddle, withVertex, withoutVertex } from './zone-gesture.ts';
import { degrees } from './zone-shapes.ts';

/** A zone's name, numeric corners and direction: everything the pointer can do, without a pointer. */
export class VigieZoneForm extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      table {
        border-collapse: collapse;
        width: 100%;
        font-variant-numeric: tabular-nums;
      }
      th {
        text-align: start;
        font-weight: 500;
        padding: 2px 8px 2px 0;
      }
      td input {
        width: 5.5em;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block: 10px;
        align-items: end;
      }
      .problem {
        color: var(--alarm-text);
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
    problem: { state: true },
  };
  declare app: App;
  declare zoneId: string;
  declare private problem: DraftProblem | null;

  constructor() {
    super();
    this.zoneId = '';
    this.problem = null;
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
      ${this.problem ? html`<p class="problem" role="alert">${words.problems[this.problem]}</p>` : nothing}
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
    const words = editWords(this.app.state.language);
    return html`<details>
      <summary>${words.corners} (${zone.points.length})</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.corner}</th>
            <th scope="col">x (%)</th>
            <th scope="col">y (%)</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${zone.points.map(
            (point, index) =>
              html`<tr>
                <th scope="row">${index + 1}</th>
                ${[0, 1].map((axis) => html`<td>${this.#coordinate(zone, index, axis as 0 | 1, point[axis as 0 | 1])}</td>`)}
                <td>
                  <button
                    type="button"
                    title=${words.addVertex}
                    aria-label=${`${words.addVertex} (${index + 1})`}
                    @click=${() => this.#commit(withMiddle(zone, index))}
                  >
                    +
                  </button>
                  <button
                    type="button"
                    aria-label=${`${words.delete} (${index + 1})`}
                    title=${words.delete}
                    @click=${() => {
                      const next = withoutVertex(zone, index);
                      if (next) this.#commit(next);
                      else this.problem = 'too-few';
                    }}
                  >
                    −
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }

  #coordinate(zone: Zone, index: number, axis: 0 | 1, value: number): TemplateResult {
    return html`<input
      type="number"
      min="0"
      max="100"
      step="0.5"
      aria-label=${`${axis === 0 ? 'x' : 'y'} ${index + 1}`}
      .value=${String(Math.round(value * 1000) / 10)}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const share = Number(input.value) / 100;
        const point = zone.points[index];
        if (!point || !Number.isFinite(share)) return;
        const next = withVertex(zone, index, axis === 0 ? [share, point[1]] : [point[0], share]);
        if (!this.#commit(next)) input.value = String(Math.round(value * 1000) / 10);
      }}
    />`;
  }

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

  #commit(zone: Zone): boolean {
    this.problem = shapeProblem(zone.kind, zone.points);
    if (this.problem) return false;
    this.app.editScenario(replaceZone(this.app.state.scenario, zone));
    return true;
  }
}

customElements.define('vigie-zone-form', VigieZoneForm);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-zone-form': VigieZoneForm;
  }
}
