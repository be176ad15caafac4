import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import { removeFixture } from '../../core/scenario/fixtures.ts';
import { groundMap } from '../../core/rules/scale.ts';
import { AppController } from '../app-controller.ts';
import { askToCalibrate } from '../ask-to-calibrate.ts';
import { formatPercent } from '../i18n/i18n.ts';
import { placeWords } from '../i18n/place-words.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

/** What the scenario knows of the place: its calibration, and the things that belong there. */
export class VigieGroundSection extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      h3 {
        margin: 16px 0 6px;
      }
      .row {
        flex-wrap: wrap;
        gap: 6px;
        margin-block: 8px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      li span {
        flex: 1;
      }
    `,
  ];
  static override properties = { app: { attribute: false } };
  declare app: App;

  constructor() {
    super();
    new AppController(
      this,
      () => this.app,
      ({ scenario, language, view }) => [scenario.calibration, scenario.fixtures, language, view],
    );
  }

  protected override render(): TemplateResult {
    const { scenario, language, view } = this.app.state;
    const words = placeWords(language);
    const known = groundMap(scenario.calibration) !== null;
    return html`<h3>${words.ground}</h3>
      <p class="small ${known ? '' : 'muted'}">${known ? words.calibrated : words.uncalibrated}</p>
      <div class="row">
        <button type="button" ?disabled=${!view} @click=${() => askToCalibrate(this)}>
          ${icon('floor', 15)} ${known ? words.change : words.calibrate}
        </button>
        ${
          scenario.calibration
            ? html`<button
                type="button"
                class="danger"
                @click=${() => this.app.editScenario({ ...this.app.state.scenario, calibration: null })}
              >
                ${words.remove}
              </button>`
            : nothing
        }
      </div>
      ${this.#fixtures()}`;
  }

  #fixtures(): TemplateResult {
    const { scenario, language } = this.app.state;
    const words = placeWords(language);
    const { fixtures = [] } = scenario;
    return html`<h3>${words.fixtures}</h3>
      ${fixtures.length === 0 ? html`<p class="small muted">${words.fixturesNone}</p>` : nothing}
      <ul>
        ${fixtures.map((box, i) => {
          const [x, y] = [box[0] + box[2] / 2, box[1] + box[3]];
          return html`<li>
            <span class="small"
              >${words.fixture(i + 1, formatPercent(language, x), formatPercent(language, y))}</span
            >
            <button
              type="button"
              class="quiet icon"
              aria-label=${words.fixtureRemove(i + 1)}
              title=${words.fixtureRemove(i + 1)}
              @click=${() => this.app.editScenario(removeFixture(this.app.state.scenario, box))}
            >
              ${icon('close', 14)}
            </button>
          </li>`;
        })}
      </ul>`;
  }
}

customElements.define('vigie-ground-section', VigieGroundSection);
