import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { foot } from '../../core/geometry/box.ts';
import { groundArea, imageToGround, type Homography } from '../../core/geometry/homography.ts';
import { quantity } from '../../core/messages/messages.ts';
import { groundLength, groundMap, groundSpeed } from '../../core/rules/scale.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import type { Track } from '../../core/tracking/track.ts';
import { AppElement } from '../app-element.ts';
import { askToCalibrate } from '../ask-to-calibrate.ts';
import { formatMetres } from '../ground-figures.ts';
import { formatNumber } from '../i18n/i18n.ts';
import { placeWords } from '../i18n/place-words.ts';
import { sharedStyles } from '../styles.ts';

/** Speed and place of a track, size of a zone: in metres on a calibrated ground, else in what there is, and it says so. */
export class GroundMeasures extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        margin-top: 8px;
        font-size: 13px;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 12px;
      }
      dt {
        color: var(--muted);
      }
      dd {
        text-align: end;
      }
      .none {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        margin-top: 4px;
      }
    `,
  ];
  static override properties = { track: { attribute: false }, zone: { attribute: false } };
  declare track: Track | null;
  declare zone: Zone | null;

  constructor() {
    super();
    this.track = null;
    this.zone = null;
  }

  protected override slice({ scenario, source, view }: AppState): readonly unknown[] {
    return [scenario.calibration, source, view];
  }

  protected override render(): TemplateResult | typeof nothing {
    const map = groundMap(this.state.scenario.calibration);
    const { track, zone } = this;
    if (!track && (!zone || zone.kind === 'mask')) return nothing;
    const rows = track ? this.#trackRows(track, map) : zone && map ? this.#zoneRows(zone, map) : [];
    return html`${rows.length > 0 ? html`<dl class="number">${rows}</dl>` : nothing}
    ${map ? nothing : this.#none()}`;
  }

  #none(): TemplateResult {
    const words = placeWords(this.state.language);
    return html`<p class="none small muted">
      ${words.noMetres}
      ${
        this.state.view
          ? html`<button type="button" @click=${() => askToCalibrate(this)}>${words.calibrate}</button>`
          : nothing
      }
    </p>`;
  }

  #trackRows(track: Track, map: Homography | null): TemplateResult[] {
    const { language, source } = this.state;
    const words = placeWords(language);
    const at = foot(track.box);
    const row = (name: string, value: string): TemplateResult =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`;
    const place = map && imageToGround(map, at);
    const speed = map && groundSpeed(map, at, track.velocity);
    if (place && speed !== null) {
      const [right, away] = place.map((value) => quantity(language, Math.round(value * 10) / 10, 'm'));
      return [
        row(words.speed, quantity(language, speed, 'm/s')),
        row(words.place, words.placeOf(right!, away!)),
      ];
    }
    if (track.label !== 'person' || !source) return [];
    const aspect = source.size.width / source.size.height;
    const heights = Math.hypot(track.velocity[0] * aspect, track.velocity[1]) / track.box[3];
    return [row(words.speed, words.heightsPerSecond(formatNumber(language, heights, 1)))];
  }

  #zoneRows(zone: Zone, map: Homography): TemplateResult[] {
    const { language } = this.state;
    const words = placeWords(language);
    const isLine = zone.kind === 'line';
    const size = isLine ? groundLength(map, zone.points) : groundArea(map, zone.points);
    const text =
      size === null
        ? words.beyond
        : isLine
          ? formatMetres(language, size)
          : `${formatNumber(language, size, size < 10 ? 1 : 0)}\u00a0m²`;
    return [
      html`<dt>${isLine ? words.length : words.area}</dt>
        <dd>${text}</dd>`,
    ];
  }
}

customElements.define('vigie-ground-measures', GroundMeasures);
