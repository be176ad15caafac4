import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { groundGrid } from '../../core/geometry/ground-grid.ts';
import type { Size } from '../../core/geometry/types.ts';
import { groundMap } from '../../core/rules/scale.ts';
import type { Calibration } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { fixtureShapes, gridShape } from './floor-shapes.ts';

/** What the person said of the floor, over the picture: its grid, and the things that belong there. */
export class FloorLayer extends AppElement {
  static override styles = css`
    :host {
      position: absolute;
      inset: 0;
      pointer-events: none;
    }
    svg {
      width: 100%;
      height: 100%;
    }
    path,
    rect {
      fill: none;
    }
    .halo,
    .dark {
      stroke: rgb(0 0 0 / 55%);
      stroke-width: 3;
    }
    .fine {
      stroke: rgb(255 255 255 / 45%);
    }
    .strong {
      stroke: rgb(255 255 255 / 85%);
      stroke-width: 1.5;
    }
    .light {
      stroke: rgb(255 255 255 / 80%);
      stroke-width: 1.2;
      stroke-dasharray: 2 4;
    }
    .light.solid {
      stroke-width: 1.8;
      stroke-dasharray: none;
    }
  `;
  static override properties = {
    grid: { type: Boolean },
    fixtures: { type: Boolean },
    size: { state: true },
  };
  declare grid: boolean;
  declare fixtures: boolean;
  declare private size: Size;
  #drawn: { calibration: Calibration; lines: ReturnType<typeof groundGrid> } | null = null;
  readonly #resize = new ResizeObserver(([entry]) => {
    if (entry) this.size = { width: entry.contentRect.width, height: entry.contentRect.height };
  });

  constructor() {
    super();
    this.grid = false;
    this.fixtures = false;
    this.size = { width: 1, height: 1 };
  }

  protected override slice({ scenario, source }: AppState): readonly unknown[] {
    return [scenario.calibration, scenario.fixtures, source];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override render(): TemplateResult {
    const { fixtures } = this.state.scenario;
    const grid = this.grid ? this.#lines() : null;
    return html`<svg aria-hidden="true">
      ${grid ? gridShape(grid, this.size) : nothing}
      ${this.fixtures && fixtures ? fixtureShapes(fixtures, this.size) : svg``}
    </svg>`;
  }

  /** The grid, worked out once for a calibration. */
  #lines(): ReturnType<typeof groundGrid> | null {
    const { scenario, source } = this.state;
    const { calibration } = scenario;
    const map = groundMap(calibration);
    if (!calibration || !map || !source) return null;
    if (this.#drawn?.calibration !== calibration)
      this.#drawn = { calibration, lines: groundGrid(map, source.size) };
    return this.#drawn.lines;
  }
}

customElements.define('vigie-floor', FloorLayer);
