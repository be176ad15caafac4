import { html, nothing, type TemplateResult } from 'lit';
import type { AppState, PictureLayers, Selection } from '../../app/app-state.ts';
import { momentOf } from '../../app/session-date.ts';
import { wantsSound } from '../../core/sound/wants-sound.ts';
import { periodState } from '../../core/scenario/authorisation.ts';
import { AppElement } from '../app-element.ts';
import { sharedStyles } from '../styles.ts';
import '../elements/playback-bar.ts';
import { icon, type IconName } from '../elements/vigie-icon.ts';
import '../elements/vigie-picture.ts';
import '../elements/whatif-line.ts';
import { evidenceWords } from '../i18n/evidence-words.ts';
import { labWords } from '../i18n/lab-words.ts';
import { GroundController } from '../ground-controller.ts';
import type { GroundDesk } from '../ground-desk.ts';
import { placeWords } from '../i18n/place-words.ts';
import { periodWords, sheetWords } from '../i18n/sheet-words.ts';
import { sideWords } from '../i18n/side-words.ts';
import './alert-list.ts';
import type { AlertList } from './alert-list.ts';
import './ground-form.ts';
import './inspector-view.ts';
import './scenario-panel.ts';
import './stage-console.ts';
import './timeline-view.ts';
import './truth-panel.ts';
import './whatif-panel.ts';
import { workStyles } from './work-styles.ts';

const TABS = ['alerts', 'timeline', 'director', 'inspector', 'whatif', 'truth', 'scenario'] as const;
type Tab = (typeof TABS)[number];
/** Panels that stay while alerts are chosen from them. */
const LOOKS_AT_ALERTS: ReadonlySet<Tab> = new Set(['whatif', 'truth']);
const LAYERS: readonly {
  readonly layer: Exclude<keyof PictureLayers, 'floor' | 'anonymous'>;
  readonly icon: IconName;
}[] = [
  { layer: 'boxes', icon: 'boxes' },
  { layer: 'trails', icon: 'trail' },
  { layer: 'zones', icon: 'zones' },
  { layer: 'truth', icon: 'truth' },
];

/**
 * The screen at work: picture, playback, timeline; alerts; and one drawer with the inspector, the scenario
 * and the director. Wide, all stand side by side; narrow, alerts and timeline become tabs too.
 */
export class WorkView extends AppElement {
  static override styles = [sharedStyles, workStyles];
  static override properties = {
    tab: { state: true },
    narrow: { state: true },
    low: { state: true },
    side: { state: true },
  };
  declare private tab: Tab;
  declare private narrow: boolean;
  /** Too low for alerts and drawer one above the other. */
  declare private low: boolean;
  /** Side by side stands where the picture does. */
  declare private side: boolean;
  #seen: Selection | null = null;
  #looked = false;
  #soundScreens: Promise<unknown> | null = null;
  readonly #ground = new GroundController(this, () => this.app);
  readonly #media = matchMedia('(max-width: 860px)');
  readonly #lowMedia = matchMedia('(max-height: 790px)');
  /** Here a lesson stands under the picture, and takes of its height. */
  readonly #lessonMedia = matchMedia('(max-width: 1024px)');

  constructor() {
    super();
    this.tab = 'inspector';
    this.narrow = this.#media.matches;
    this.low = this.#lowMedia.matches;
    this.side = false;
  }

  get #isLow(): boolean {
    return this.low || (this.#lessonMedia.matches && this.state.lessons.current !== null);
  }

  protected override slice(state: AppState): readonly unknown[] {
    const { selection, director, source, phase, engine } = state;
    return [
      selection,
      state.layers,
      state.lessons.current === null,
      Boolean(director),
      source?.kind,
      phase,
      engine.state,
      state.alerts.length,
      state.steerable,
      state.view,
      state.canOpenAgain,
      state.evaluation.opened,
      Boolean(state.recorded?.frames),
      state.lookBack.open,
      state.scenario.calibration,
      state.scenario.authorisation?.period,
      wantsSound(state.scenario),
      state.sound.state,
      this.#period(state),
      this.narrow ? state.result?.output.people : null,
    ];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#media.addEventListener('change', this.#onMedia);
    this.#lowMedia.addEventListener('change', this.#onMedia);
    this.#lessonMedia.addEventListener('change', this.#onMedia);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#media.removeEventListener('change', this.#onMedia);
    this.#lowMedia.removeEventListener('change', this.#onMedia);
    this.#lessonMedia.removeEventListener('change', this.#onMedia);
  }

  protected override updated(): void {
    const looking = this.#isLookingBack;
    if (this.#looked && !looking) void this.#backToTimeline();
    this.#looked = looking;
  }

  /** The view took the focus with it: it goes back to the button that opened it. */
  async #backToTimeline(): Promise<void> {
    const timeline = this.renderRoot.querySelector('vigie-timeline');
    await timeline?.updateComplete;
    if (document.activeElement === document.body) timeline?.focusLookBack();
  }

  protected override willUpdate(): void {
    const { selection } = this.state;
    if (!this.hasUpdated)
      this.tab = this.#alertsAreTab ? 'alerts' : this.state.director ? 'director' : 'inspector';
    if (selection !== this.#seen) {
      this.#seen = selection;
      this.#show(selection);
    }
    if (this.#isLookingBack) void import('./look-back-screens.ts');
    if (this.#ground.desk) this.tab = 'scenario';
    if (!this.#tabs.includes(this.tab)) this.tab = this.#alertsAreTab ? 'alerts' : 'inspector';
  }

  get #alertsAreTab(): boolean {
    return this.narrow || this.#isLow;
  }

  get #tabs(): readonly Tab[] {
    return TABS.filter((tab) => {
      if (tab === 'director') return Boolean(this.state.director);
      if (tab === 'alerts') return this.#alertsAreTab;
      return tab !== 'timeline' || this.narrow;
    });
  }

  toggleZones(): void {
    if (this.#ground.desk || this.side) return;
    this.app.setLayers({ zones: true });
    this.renderRoot.querySelector('vigie-picture')?.toggleZones();
  }

  /** Takes the focus to the alerts, or to the tab that is open, past everything before it. */
  focusOn(where: 'alerts' | 'panels'): void {
    if (where === 'alerts' && this.#alertsAreTab) this.tab = 'alerts';
    void this.updateComplete.then(() => {
      const list = this.renderRoot.querySelector<AlertList>('.rail > .alerts vigie-alert-list');
      if (where === 'alerts' && list) list.focusList();
      else this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
    });
  }

  protected override render(): TemplateResult {
    const looking = this.#isLookingBack;
    return html`<div
      @vigie-show-tab=${this.#onShowTab}
      @vigie-ground=${this.#onGround}
      @vigie-ground-end=${this.#onGroundEnd}
      class="layout ${this.narrow ? 'narrow' : this.#isLow ? 'wide stacked' : 'wide'} ${looking ? 'looking' : ''}"
    >
      <div class="main">
        <section class="stage" aria-label=${this.t.picture}>
          <div class="lines">
            ${this.#engineLine()}${this.#periodLine()}${this.#sounds() ? html`<vigie-sound-line></vigie-sound-line>` : nothing}<vigie-whatif-line
            ></vigie-whatif-line>
          </div>
          ${this.side ? html`<vigie-side @vigie-side-close=${this.#onSide}></vigie-side>` : nothing}
          <vigie-picture
            class=${this.side ? 'covered' : ''}
            ?inert=${this.side}
            .layers=${this.state.layers}
            .ground=${this.#ground.desk}
            .groundTurn=${this.#ground.turn}
          ></vigie-picture>
          <div class="under">
            <vigie-playback-bar ?compact=${this.narrow && !this.#isExactRun}></vigie-playback-bar>
            ${this.#layerButtons()}
          </div>
        </section>
        ${
          this.narrow
            ? nothing
            : html`<section class="timeline panel" aria-label=${this.t.timeline}>
                ${this.#soundPanel()}
                <vigie-timeline ?canLookBack=${!this.#ground.desk}></vigie-timeline>
              </section> `
        }
      </div>
      <div class="rail">
        ${
          this.#alertsAreTab || looking
            ? nothing
            : html`<section class="alerts" aria-label=${this.t.alerts}>
                <vigie-alert-list></vigie-alert-list>
              </section>`
        }
        ${looking ? nothing : this.#drawer()}
        ${looking ? html`<vigie-look-back role="region" aria-label=${labWords(this.state.language).lookBack}></vigie-look-back>` : nothing}
      </div>
    </div>`;
  }

  #drawer(): TemplateResult {
    return html`<section class="drawer">
      <div class="tabs" role="tablist" aria-label=${this.t.tabsLabel} @keydown=${this.#onTabKey}>
        ${this.#tabs.map((tab) => this.#tabButton(tab))}
      </div>
      <div class="sheet" role="tabpanel" id="sheet" tabindex="0" aria-labelledby=${`tab-${this.tab}`}>
        <h2 class="visually-hidden">${this.#tabName(this.tab)}</h2>
        ${this.#sheet()}
      </div>
    </section>`;
  }

  /** Who looks back sees what is found in the place of alerts and drawer; a calibration is ended first. */
  get #isLookingBack(): boolean {
    return this.state.lookBack.open && this.#ground.desk === null;
  }

  #sheet(): TemplateResult {
    switch (this.tab) {
      case 'alerts':
        return html`<vigie-alert-list></vigie-alert-list>`;
      case 'timeline':
        return html`${this.#soundPanel()}<vigie-timeline
            ?canLookBack=${!this.#ground.desk}
          ></vigie-timeline>`;
      case 'inspector':
        return html`<vigie-inspector></vigie-inspector>`;
      case 'whatif':
        return html`<vigie-whatif-panel class="padded"></vigie-whatif-panel>`;
      case 'truth':
        return html`<vigie-truth-panel class="padded"></vigie-truth-panel>`;
      case 'scenario':
        if (this.#ground.desk) return this.#groundForm(this.#ground.desk);
        return html`<vigie-scenario-panel class="padded" .app=${this.app}></vigie-scenario-panel>`;
      case 'director':
        return html`<vigie-stage-console class="padded" .app=${this.app}></vigie-stage-console>`;
    }
  }

  #tabButton(tab: Tab): TemplateResult {
    const chosen = tab === this.tab;
    return html`<button
      type="button"
      role="tab"
      id=${`tab-${tab}`}
      aria-selected=${chosen}
      aria-controls="sheet"
      tabindex=${chosen ? 0 : -1}
      ?disabled=${this.#ground.desk !== null && tab !== 'scenario'}
      @click=${() => (this.tab = tab)}
    >
      ${this.#tabName(tab)}${tab === 'alerts' ? html` <span class="number">${this.state.alerts.length}</span>` : nothing}
    </button>`;
  }

  #tabName(tab: Tab): string {
    if (tab === 'whatif' || tab === 'truth') return labWords(this.state.language).tabs[tab];
    return this.t.tabs[tab];
  }

  readonly #onShowTab = (event: Event): void => {
    const wanted = (event as CustomEvent<Tab>).detail;
    if (this.#tabs.includes(wanted)) this.tab = wanted;
  };

  get #isExactRun(): boolean {
    const { phase, source } = this.state;
    return phase === 'running' && source?.pacing === 'exact';
  }

  #layerButtons(): TemplateResult {
    const { source, result, phase, layers } = this.state;
    return html`<div class="layers" role="group" aria-label=${this.t.layersLabel}>
      ${LAYERS.filter(({ layer }) => layer !== 'truth' || source?.kind === 'stage').map(
        ({ layer, icon: name }) =>
          html`<button
            type="button"
            aria-pressed=${layers[layer]}
            title=${this.t.layersHelp[layer]}
            @click=${() => this.app.setLayers({ [layer]: !layers[layer] })}
          >
            ${icon(name, 16)} <span>${this.t.layers[layer]}</span>
          </button>`,
      )}
      <button
        type="button"
        class="short"
        aria-pressed=${layers.anonymous}
        title=${evidenceWords(this.state.language).layerHelp}
        @click=${() => this.app.setLayers({ anonymous: !layers.anonymous })}
      >
        ${icon('figure', 16)} <span>${evidenceWords(this.state.language).layer}</span>
      </button>
      ${
        phase === 'running' || this.side
          ? html`<button
              type="button"
              class="wordless"
              aria-pressed=${this.side}
              title=${sideWords(this.state.language).buttonHelp}
              @click=${this.#onSide}
            >
              ${icon('side', 16)} <span>${sideWords(this.state.language).button}</span>
            </button>`
          : nothing
      }
      ${
        this.state.scenario.calibration
          ? html`<button
              type="button"
              aria-pressed=${layers.floor}
              title=${placeWords(this.state.language).floorLayerHelp}
              @click=${() => this.app.setLayers({ floor: !layers.floor })}
            >
              ${icon('floor', 16)} <span>${placeWords(this.state.language).floorLayer}</span>
            </button>`
          : nothing
      }
      ${
        this.narrow && result && phase === 'running'
          ? html`<span class="badge number">${this.t.people(result.output.people)}</span>`
          : nothing
      }
    </div>`;
  }

  #engineLine(): TemplateResult | typeof nothing {
    const { state } = this.state.engine;
    if (state === 'restarting' || state === 'loading') {
      return html`<p class="line attention" role="status">${icon('attention', 16)} ${this.t.restarting}</p>`;
    }
    if (state === 'failed') {
      return html`<p class="line alarm" role="alert">${icon('alarm', 16)} ${this.t.failed}</p>`;
    }
    if (this.state.phase === 'ended') {
      return html`<p class="line muted">
        ${icon('info', 16)} <span role="status">${this.#endedWords()}</span>
        ${
          this.state.canOpenAgain && this.state.view
            ? html`<button type="button" class="quiet" @click=${() => void this.app.openAgain()}>
                ${icon('undo', 15)} ${this.t.openAgain}
              </button>`
            : nothing
        }
      </p>`;
    }
    return nothing;
  }

  /** While a session runs: rules that may not run now, or a period that cannot be held against a date. */
  #periodLine(): TemplateResult | typeof nothing {
    const { language, scenario } = this.state;
    const state = this.#period(this.state);
    const period = scenario.authorisation?.period;
    if (!period || state === 'none' || state === 'within') return nothing;
    const words = sheetWords(language);
    return state === 'undated'
      ? html`<p class="line muted">${icon('info', 16)} <span>${words.undatedLine}</span></p>`
      : html`<p class="line attention" role="status">
          ${icon('attention', 16)} ${words.outside(periodWords(language, period))}
        </p>`;
  }

  /** A rule listens in the session that runs. Its screens are loaded with the first that does. */
  #sounds(): boolean {
    const { phase, scenario } = this.state;
    if (phase !== 'running' || !wantsSound(scenario)) return false;
    this.#soundScreens ??= Promise.all([
      import('../elements/sound-line.ts'),
      import('../elements/sound-panel.ts'),
    ]);
    return true;
  }

  /** While something is heard. */
  #soundPanel(): TemplateResult | typeof nothing {
    if (!this.#sounds() || this.state.sound.state !== 'on') return nothing;
    return html`<vigie-sound-panel></vigie-sound-panel>`;
  }

  #period({ phase, scenario, session, result }: AppState): ReturnType<typeof periodState> {
    return phase === 'running' ? periodState(scenario, momentOf(session, result?.time ?? 0)) : 'none';
  }

  #endedWords(): string {
    const { recorded, evaluation, language } = this.state;
    if (evaluation.opened !== null) return labWords(language).pastClip(evaluation.opened);
    if (!this.state.view) return recorded?.frames ? labWords(language).pastRecorded : this.t.pastBanner;
    return this.state.steerable ? this.t.reviewBanner : this.t.endedBanner;
  }

  /** What is chosen is shown: an alert's card is brought into view, the rest opens the inspector. */
  #show(selection: Selection | null): void {
    if (!selection) return;
    // What was found is marked on the picture; whatever else is chosen wants the drawer.
    if (this.#isLookingBack) {
      if (selection.kind === 'track') return;
      this.app.lookBack.hide();
    }
    if (selection.kind === 'alert') {
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('vigie-alert-list')?.reveal(selection.id),
      );
      if (this.#alertsAreTab && this.tab === 'alerts') return;
      if (LOOKS_AT_ALERTS.has(this.tab)) return;
    }
    if (selection.kind === 'zone' && this.tab === 'scenario') return;
    this.tab = 'inspector';
  }

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -99, End: 99 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const now = tabs.findIndex((tab) => tab.id === `tab-${this.tab}`);
    const next = tabs[Math.max(0, Math.min(tabs.length - 1, now + step))];
    next?.focus();
    next?.click();
  };

  #groundForm(desk: GroundDesk): TemplateResult {
    return html`<vigie-ground-form
      class="padded"
      .app=${this.app}
      .desk=${desk}
      .turn=${this.#ground.turn}
    ></vigie-ground-form>`;
  }

  readonly #onGround = (): void => {
    if (!this.#ground.open()) return;
    this.renderRoot.querySelector('vigie-picture')?.closeZones();
    this.app.select(null);
    void this.updateComplete.then(() => {
      const sheet = this.renderRoot.querySelector<HTMLElement>('#sheet');
      sheet?.scrollTo(0, 0);
      sheet?.focus({ preventScroll: true });
    });
  };

  readonly #onGroundEnd = (event: Event): void => {
    const { use } = (event as CustomEvent<{ use: boolean }>).detail;
    if (this.#ground.end(use)) this.app.setLayers({ floor: true });
  };

  /** Opens side by side, which is loaded when it is first wanted, or closes it. */
  readonly #onSide = async (): Promise<void> => {
    if (!this.side) await import('./side-view.ts');
    else this.app.side.stop();
    this.side = !this.side;
  };

  readonly #onMedia = (): void => {
    this.narrow = this.#media.matches;
    this.low = this.#lowMedia.matches;
    this.requestUpdate();
  };
}

customElements.define('vigie-work', WorkView);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-work': WorkView;
  }
}
