import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Language } from '../../app/app-state.ts';
import { groundToImage, imageToGround, type Homography } from '../../core/geometry/homography.ts';
import type { Point } from '../../core/geometry/types.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import { editWords } from '../i18n/edit-words.ts';
import { sharedStyles } from '../styles.ts';
import type { DraftProblem } from './zone-draft.ts';
import { withMiddle, withVertex, withoutVertex } from './zone-gesture.ts';

export type CornerProblem = DraftProblem | 'not-a-number' | 'outside';

/** Takes a changed zone over, or says why it cannot be. `coalesce` as in `editScenario`. */
export type CornerChange = (zone: Zone, coalesce?: string) => DraftProblem | null;

type Axis = 0 | 1;
const AXES = [0, 1] as const;
const NAMES = ['x', 'y'] as const;

/**
 * The corners of a zone as numbers: in percent of the picture, or where the ground is calibrated in metres on it.
 * What makes no zone is refused in a sentence, and the number is again what it was.
 */
export class VigieZoneCorners extends LitElement {
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
      .problem {
        margin-top: 8px;
        color: var(--alarm-text);
      }
      .units {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 14px;
        margin: 6px 0 8px;
        padding: 0;
        border: 0;
      }
    `,
  ];
  static override properties = {
    zone: { attribute: false },
    ground: { attribute: false },
    language: { attribute: false },
    metres: { state: true },
    problem: { state: true },
  };
  declare zone: Zone | null;
  /** Null where the ground is not calibrated. */
  declare ground: Homography | null;
  declare language: Language;
  declare change: CornerChange;
  declare private metres: boolean;
  declare private problem: CornerProblem | null;

  constructor() {
    super();
    this.zone = null;
    this.ground = null;
    this.language = 'en';
    this.metres = false;
    this.problem = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { zone } = this;
    if (!zone) return nothing;
    const words = editWords(this.language);
    const unit = this.#map ? 'm' : '%';
    return html`${this.ground ? this.#units() : nothing}
      <table>
        <thead>
          <tr>
            <th scope="col">${words.corner}</th>
            ${NAMES.map((name) => html`<th scope="col">${name} (${unit})</th>`)}
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${zone.points.map((_, index) => this.#row(zone, index))}
        </tbody>
      </table>
      ${this.problem ? html`<p class="problem" role="alert">${words.problems[this.problem]}</p>` : nothing}`;
  }

  /** The map to use, or null for percent. */
  get #map(): Homography | null {
    return this.metres ? this.ground : null;
  }

  #units(): TemplateResult {
    const words = editWords(this.language);
    const choice = (metres: boolean, label: string): TemplateResult =>
      html`<label
        ><input
          type="radio"
          name="unit"
          .checked=${this.metres === metres}
          @change=${() => {
            this.metres = metres;
            this.problem = null;
          }}
        />${label}</label
      >`;
    return html`<fieldset class="units">
      <legend class="visually-hidden">${words.cornerUnit}</legend>
      ${choice(false, words.inPercent)} ${choice(true, words.inMetres)}
    </fieldset>`;
  }

  #row(zone: Zone, index: number): TemplateResult {
    const words = editWords(this.language);
    return html`<tr>
      <th scope="row">${index + 1}</th>
      ${AXES.map((axis) => html`<td>${this.#coordinate(zone, index, axis)}</td>`)}
      <td>
        <button
          type="button"
          title=${words.addVertex}
          aria-label=${`${words.addVertex} (${index + 1})`}
          @click=${() => this.#try(withMiddle(zone, index))}
        >
          +
        </button>
        <button
          type="button"
          aria-label=${`${words.delete} (${index + 1})`}
          title=${words.delete}
          @click=${() => {
            const next = withoutVertex(zone, index);
            if (next) this.#try(next);
            else this.problem = 'too-few';
          }}
        >
          −
        </button>
      </td>
    </tr>`;
  }

  #coordinate(zone: Zone, index: number, axis: Axis): TemplateResult {
    const metres = this.#map !== null;
    // A corner beyond the horizon has no place on the ground.
    const place = this.#shown(zone.points[index]!);
    return html`<input
      type="number"
      min=${metres ? nothing : 0}
      max=${metres ? nothing : 100}
      step=${metres ? 0.1 : 0.5}
      ?disabled=${place === null}
      aria-label=${`${NAMES[axis]} ${index + 1}`}
      .value=${live(place === null ? '' : String(place[axis]))}
      @change=${(event: Event) => this.#enter(zone, index, axis, event.target as HTMLInputElement)}
    />`;
  }

  /** A corner as it stands in the table: percent to a tenth, metres to a hundredth. */
  #shown(point: Point): Point | null {
    const map = this.#map;
    const round = (value: number, by: number): number => Math.round(value * by) / by;
    if (!map) return [round(point[0] * 100, 10), round(point[1] * 100, 10)];
    const place = imageToGround(map, point);
    return place && [round(place[0], 100), round(place[1], 100)];
  }

  #enter(zone: Zone, index: number, axis: Axis, input: HTMLInputElement): void {
    const before = zone.points[index];
    const value = input.value.trim() === '' ? Number.NaN : Number(input.value);
    const to = before && Number.isFinite(value) ? this.#moved(before, axis, value) : null;
    if (!Number.isFinite(value)) this.problem = 'not-a-number';
    else if (!to || !inside(to)) this.problem = 'outside';
    else this.#try(withVertex(zone, index, to), `corner:${zone.id}:${index}:${axis}`);
    // What was refused gives way to what stands.
    this.requestUpdate();
  }

  /** A corner with another coordinate; the other one stays as it is, where it is counted. */
  #moved(point: Point, axis: Axis, value: number): Point | null {
    const map = this.#map;
    if (!map) return axis === 0 ? [value / 100, point[1]] : [point[0], value / 100];
    const place = imageToGround(map, point);
    return place && groundToImage(map, axis === 0 ? [value, place[1]] : [place[0], value]);
  }

  #try(zone: Zone, coalesce?: string): void {
    this.problem = this.change(zone, coalesce);
  }
}

function inside([x, y]: Point): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

customElements.define('vigie-zone-corners', VigieZoneCorners);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-zone-corners': VigieZoneCorners;
  }
}
