import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { SideState } from '../../app/side/side-state.ts';
import { errorSentence } from '../../core/messages/messages.ts';
import type { Detection } from '../../core/detection/detection.ts';
import { AppElement } from '../app-element.ts';
import { icon } from '../elements/vigie-icon.ts';
import { formatFixed, formatNumber, formatPercent } from '../i18n/i18n.ts';
import type { SideWords } from '../i18n/side-en.ts';
import { sideWords } from '../i18n/side-words.ts';
import { SidePainter } from '../side-painter.ts';
import { sharedStyles } from '../styles.ts';
import './side-facts.ts';
import './side-setup.ts';
import { sideStyles } from './side-styles.ts';

type Which = 'a' | 'b';

/** Side by side, in the place of the picture: the same picture twice, and what differs. Sends `vigie-side-close`. */
export class SideView extends AppElement {
  static override styles = [sharedStyles, sideStyles];
  static override properties = { choosing: { state: true } };
  /** Another B is being chosen, though one is there. */
  declare private choosing: boolean;
  readonly #painters = { a: new SidePainter(), b: new SidePainter() };
  readonly #resize = new ResizeObserver(() => this.#paint());

  constructor() {
    super();
    this.choosing = false;
  }

  protected override slice({ side, source, layers, phase, engine }: AppState): readonly unknown[] {
    return [side, source?.size, layers, phase, engine.info];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  get #w(): SideWords {
    return sideWords(this.state.language);
  }

  protected override render(): TemplateResult {
    const w = this.#w;
    const { side, source } = this.state;
    const size = source?.size ?? { width: 16, height: 9 };
    this.style.setProperty('--aspect', String(size.width / Math.max(1, size.height)));
    const choosing = !side || this.choosing;
    return html`<section class="body" aria-label=${w.title}>
      <header>
        <h2>${w.title}</h2>
        <span class="buttons">
          ${
            side
              ? html`<button
                  type="button"
                  @click=${() => (this.choosing = !this.choosing)}
                  aria-expanded=${choosing}
                >
                  ${w.change}
                </button>`
              : nothing
          }
          <button type="button" @click=${this.#close}>${icon('close', 15)} ${w.close}</button>
        </span>
      </header>
      ${
        choosing
          ? html`<p class="lead">${w.lead}</p>
              <vigie-side-setup @vigie-side-start=${() => (this.choosing = false)}></vigie-side-setup>`
          : nothing
      }
      ${side ? this.#running(side) : nothing}
    </section>`;
  }

  #running(side: SideState): TemplateResult {
    return html`<p
        role="status"
        class=${side.status === 'failed' ? 'alarm' : ''}
        ?hidden=${side.status === 'running' && Boolean(side.pair)}
      >
        ${this.#statusWords(side)}
      </p>
      ${
        side.pair
          ? html`<div class="panes">${this.#pane('a', side)}${this.#pane('b', side)}</div>
              <vigie-side-facts></vigie-side-facts>`
          : nothing
      }`;
  }

  #statusWords({ status, progress, error, pair }: SideState): string {
    const w = this.#w;
    const { language } = this.state;
    if (status === 'running') return pair ? '' : w.waiting;
    const loaded =
      progress?.phase === 'download' && progress.total > 0
        ? w.loaded(formatPercent(language, progress.loaded / progress.total))
        : '';
    const why = status === 'failed' && error ? errorSentence(language, error) : '';
    return [w.states[status], loaded, why].filter((one) => one !== '').join(' ');
  }

  #pane(which: Which, side: SideState): TemplateResult {
    const w = this.#w;
    const { language } = this.state;
    const { perSecond, took } = side.rates[which];
    const shared = which === 'b' && side.by === 'rules';
    const rate = shared
      ? w.byRules
      : w.rate(formatFixed(language, perSecond, 1), formatNumber(language, took, 0));
    const name = this.#nameOf(which, side);
    return html`<figure>
      <figcaption>
        <strong title=${name}>${name}</strong> <span class="muted small number">${rate}</span>
      </figcaption>
      <canvas role="img" class=${which} aria-label=${w.pane(name, this.#found(which, side).length)}></canvas>
    </figure>`;
  }

  #nameOf(which: Which, { choice, info, by, scenario }: SideState): string {
    const w = this.#w;
    const mine = this.state.engine.info?.detector;
    if (which === 'a') return this.t.labelled(w.a, mine ? this.t.detectors[mine] : '…');
    const detector = info?.detector ?? (choice.kind === 'detector' ? choice.detector : null);
    const far =
      detector === 'nanodet' || !detector
        ? ''
        : scenario.analysis.farSight === false
          ? w.withoutFar
          : w.withFar;
    const network = by === 'network' && detector ? [this.t.detectors[detector], far] : [];
    const rules = choice.kind === 'scenario' ? [w.otherScenario(scenario.name)] : [];
    return this.t.labelled(w.b, [...network, ...rules].filter((one) => one !== '').join(', '));
  }

  #found(which: Which, { pair }: SideState): readonly Detection[] {
    if (!pair) return [];
    const { both, onlyA, onlyB } = pair.pairing;
    return [...both.map((one) => one[which]), ...(which === 'a' ? onlyA : onlyB)];
  }

  protected override updated(): void {
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) this.#resize.observe(canvas);
    this.#paint();
  }

  #paint(): void {
    const { side } = this.state;
    if (!side?.pair) return;
    this.#paintPane('a', side);
    this.#paintPane('b', side);
  }

  #paintPane(which: Which, side: SideState): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${which}`);
    const context = canvas?.getContext('2d');
    const { pair } = side;
    if (!canvas || !context || !pair || canvas.clientWidth === 0) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const scale = Math.min(2, devicePixelRatio);
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const { layers, scenario: mine, language } = this.state;
    const scenario = which === 'a' ? mine : side.scenario;
    if (layers.anonymous) this.app.drawScene(context, pair[which].output.tracks);
    else this.app.side.draw(context, scenario);
    const { both, onlyA, onlyB } = pair.pairing;
    this.#painters[which].paint(
      context,
      { width, height },
      {
        scenario,
        both: both.map((one) => one[which]),
        only: which === 'a' ? onlyA : onlyB,
        zones: layers.zones,
        words: ({ label, score }, only) =>
          [this.m.classes[label], formatPercent(language, score), ...(only ? [this.#w.onlyHere] : [])].join(
            ' · ',
          ),
      },
    );
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('vigie-side-close', { bubbles: true, composed: true }));
  };
}

customElements.define('vigie-side', SideView);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-side': SideView;
  }
}
