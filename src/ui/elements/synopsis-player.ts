import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { visibleAt, type Synopsis, type SynopsisWish, type Visible } from '../../core/recording/synopsis.ts';
import type { TubeKind } from '../../core/recording/tubes.ts';
import { saveFile } from '../../app/save-file.ts';
import { AppElement } from '../app-element.ts';
import { formatClock, formatNumber, formatPercent } from '../i18n/i18n.ts';
import type { SynopsisWords } from '../i18n/synopsis-en.ts';
import { synopsisWords } from '../i18n/synopsis-words.ts';
import { sharedStyles } from '../styles.ts';
import { SynopsisClock } from '../synopsis-clock.ts';
import { synopsisFacts } from '../synopsis-facts.ts';
import { figureAt, SynopsisPainter, type FigureWords } from '../synopsis-painter.ts';
import { synopsisVideo } from '../synopsis-video.ts';
import { choices, clockControls, visibleList } from './synopsis-controls.ts';
import { synopsisStyles } from './synopsis-styles.ts';
import { icon } from './vigie-icon.ts';

/** Milliseconds between changes of the list while it plays. */
const LIST_EVERY = 1000;
/** Seconds that a session has gone on after which it is said. */
const NEWER = 5;

/** All tracks of the session at once, over the empty scene, each with its time. A figure leads to its moment. */
export class SynopsisPlayer extends AppElement {
  static override styles = [sharedStyles, synopsisStyles];
  static override properties = {
    synopsis: { state: true },
    busy: { state: true },
    wish: { state: true },
    zones: { state: true },
    sceneKnown: { state: true },
    listed: { state: true },
    saving: { state: true },
    unsaved: { state: true },
  };
  declare private synopsis: Synopsis | null;
  declare private busy: boolean;
  declare private wish: SynopsisWish;
  declare private zones: boolean;
  declare private sceneKnown: boolean;
  /** Who is in the list: while it plays it changes once a second. */
  declare private listed: readonly Visible[];

  /** The share of the video that is made, or null. */
  declare private saving: number | null;
  /** The video could not be made, and nobody stopped it. */
  declare private unsaved: boolean;

  readonly #painter = new SynopsisPainter();
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #resize = new ResizeObserver(() => this.#paint());
  readonly #clock = new SynopsisClock(() => this.#onTick());
  readonly #clockActions = {
    play: () => this.#play(),
    pause: () => this.#pause(),
    moveTo: (at: number) => this.#moveTo(at),
  };
  readonly #choiceActions = {
    toggle: (kind: TubeKind) => this.#toggle(kind),
    toggleZones: () => (this.zones = !this.zones),
    length: (seconds: number | null) => this.#change({ seconds }),
  };
  #video: AbortController | null = null;
  #listedAt = 0;
  #pointed: number | null = null;
  /** The session that was gathered. */
  #of: string | null = null;

  constructor() {
    super();
    this.synopsis = null;
    this.busy = false;
    this.wish = { seconds: null, kinds: ['people', 'bags', 'vehicles'] };
    this.zones = true;
    this.sceneKnown = true;
    this.listed = [];
    this.saving = null;
    this.unsaved = false;
  }

  protected override slice(state: AppState): readonly unknown[] {
    const { session, phase, steerable, scenario, recorded, source } = state;
    return [
      session?.id,
      phase,
      steerable,
      scenario.zones,
      source?.size,
      recorded?.frames ? Math.floor(recorded.to / NEWER) : null,
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
    this.#video?.abort();
    this.#resize.disconnect();
  }

  get #w(): SynopsisWords {
    return synopsisWords(this.state.language);
  }

  protected override willUpdate(): void {
    const { session, recorded } = this.state;
    const id = session?.id ?? null;
    if (id === this.#of || !recorded?.frames) return;
    this.#of = id;
    this.synopsis = null;
    void this.#gather(!this.#still.matches);
  }

  protected override render(): TemplateResult {
    const { synopsis } = this;
    return html`<p class="lead">${this.#w.lead}</p>
      ${synopsis ? this.#shown(synopsis) : this.#waiting()}`;
  }

  #waiting(): TemplateResult {
    const w = this.#w;
    const failed = Boolean(this.state.recorded?.frames) && !this.busy;
    const words = this.busy ? w.gathering : failed ? w.failed : w.nothing;
    return html`<p role="status">${words}</p>
      ${failed ? this.#again() : nothing}`;
  }

  #again(): TemplateResult {
    return html`<button type="button" ?disabled=${this.busy} @click=${() => void this.#gather(false)}>
      ${icon('redo', 15)} ${this.#w.again}
    </button>`;
  }

  #shown(synopsis: Synopsis): TemplateResult {
    const { source, language, steerable } = this.state;
    const size = source?.size ?? { width: 16, height: 9 };
    const w = this.#w;
    this.style.setProperty('--aspect', String(size.width / Math.max(1, size.height)));
    return html`<div class="frame">
        <canvas
          role="img"
          class=${steerable ? 'can-seek' : ''}
          aria-label=${w.picture(this.listed.length, formatClock(this.#clock.at), formatClock(synopsis.seconds))}
          @click=${this.#onClick}
          @pointermove=${this.#onPoint}
          @pointerleave=${this.#onPoint}
        ></canvas>
      </div>
      ${clockControls(language, this.#clock, synopsis, this.#clockActions)}
      ${choices(language, this.wish, this.zones, synopsis, this.#choiceActions)} ${this.#facts(synopsis)}
      <section>
        <h3>${w.nowTitle}</h3>
        ${visibleList(
          language,
          this.listed,
          steerable,
          (time) => this.#go(time),
          () => this.#pause(),
        )}
        <p class="muted small">${steerable ? w.nowHelp : w.noSeek}</p>
      </section>
      ${this.#saveLine(synopsis)}`;
  }

  #saveLine({ tubes }: Synopsis): TemplateResult {
    const w = this.#w;
    const { saving } = this;
    return html`<p class="row wrap">
      ${
        saving === null
          ? html`<button type="button" ?disabled=${tubes.length === 0} @click=${() => void this.#save()}>
              ${icon('download', 15)} ${w.save}
            </button>`
          : html`<button type="button" @click=${() => this.#video?.abort()}>
                ${icon('stop', 14)} ${w.stopSaving}
              </button>
              <span class="number">${w.saving(formatPercent(this.state.language, saving))}</span>`
      }
      <span role="status">${this.unsaved ? w.unsaved : nothing}</span>
    </p>`;
  }

  async #save(): Promise<void> {
    const { synopsis, app } = this;
    const { source, scenario } = this.state;
    if (!synopsis || !source) return;
    this.#pause();
    const video = new AbortController();
    this.#video = video;
    [this.saving, this.unsaved] = [0, false];
    const parts = {
      synopsis,
      size: source.size,
      zones: this.zones ? scenario.zones : [],
      words: (one: Visible) => this.#figureWords(one),
      draw: app.drawScene.bind(app),
      progress: (share: number) => (this.saving = share),
    };
    const blob = await synopsisVideo(parts, video.signal).catch(() => null);
    this.saving = null;
    this.unsaved = !blob && !video.signal.aborted;
    if (blob) saveFile(`vigie-synopsis.${blob.type.split('/')[1] ?? 'mp4'}`, blob);
  }

  /** What is shown, what is not, and why. */
  #facts(synopsis: Synopsis): TemplateResult {
    const w = this.#w;
    const { language, recorded } = this.state;
    const { tubes, to } = synopsis;
    return html`<div class="small">
      <p role="status">
        ${synopsisFacts(synopsis, recorded?.forgotten ?? 0, language)}
        ${this.sceneKnown ? nothing : w.noScene}
      </p>
      ${tubes.length > 0 ? html`<p class="muted">${w.together}</p>` : nothing}
      ${
        recorded && recorded.to - to > NEWER
          ? html`<p class="row wrap">${w.newer(formatClock(to))} ${this.#again()}</p>`
          : nothing
      }
    </div>`;
  }

  protected override updated(): void {
    const canvas = this.#canvas;
    if (canvas) this.#resize.observe(canvas);
    this.#paint();
  }

  get #canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector('canvas');
  }

  async #gather(play: boolean): Promise<void> {
    this.busy = true;
    const { wish } = this;
    const of = this.#of;
    const synopsis = await this.app.lab.synopsis(wish);
    // A newer wish, or another session, has its own answer.
    if (wish !== this.wish || of !== this.#of) return;
    this.busy = false;
    if (!synopsis) return;
    this.synopsis = synopsis;
    this.#clock.length = synopsis.seconds;
    this.#relist();
    if (play && synopsis.tubes.length > 0 && this.isConnected) this.#play();
  }

  #change(wish: Partial<SynopsisWish>): void {
    this.wish = { ...this.wish, ...wish };
    void this.#gather(false);
  }

  #toggle(kind: TubeKind): void {
    const { kinds } = this.wish;
    this.#change({ kinds: kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind] });
  }

  #play(): void {
    this.#clock.play();
    this.requestUpdate();
  }

  #pause(): void {
    this.#clock.pause();
    this.#relist();
  }

  #onTick(): void {
    const due = performance.now() - this.#listedAt >= LIST_EVERY;
    if (due || !this.#clock.playing) this.#relist();
    else this.#paint();
  }

  #moveTo(at: number): void {
    this.#clock.at = at;
    this.#relist();
  }

  /** The list, the slider and the clock follow; painting comes with them. */
  #relist(): void {
    this.#listedAt = performance.now();
    this.listed = this.synopsis ? visibleAt(this.synopsis, this.#clock.at) : [];
  }

  #paint(): void {
    const canvas = this.#canvas;
    const context = canvas?.getContext('2d');
    const { synopsis } = this;
    if (!canvas || !context || !synopsis || canvas.clientWidth === 0) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const scale = Math.min(2, devicePixelRatio);
    if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
    if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
    const scene = {
      visible: visibleAt(synopsis, this.#clock.at),
      zones: this.zones ? this.state.scenario.zones : [],
      pointed: this.#pointed,
      words: (one: Visible) => this.#figureWords(one),
    };
    const draw = this.app.drawScene.bind(this.app);
    this.sceneKnown = this.#painter.paint(context, { width, height }, scene, draw);
  }

  #figureWords({ tube, time }: Visible): FigureWords {
    const pace = formatNumber(this.state.language, tube.pace, tube.pace < 10 ? 1 : 0);
    const short = formatClock(time);
    const paced = tube.pace > 1.05 ? `${short} ${this.#w.faster(pace)}` : short;
    return { short, full: tube.label === 'person' ? paced : `${this.m.classes[tube.label]} ${paced}` };
  }

  #under(event: MouseEvent): Visible | null {
    const canvas = this.#canvas;
    if (!canvas || !this.synopsis) return null;
    const area = canvas.getBoundingClientRect();
    const x = (event.clientX - area.left) / area.width;
    const y = (event.clientY - area.top) / area.height;
    return figureAt(visibleAt(this.synopsis, this.#clock.at), x, y);
  }

  readonly #onPoint = (event: PointerEvent): void => {
    const under = event.type === 'pointerleave' ? null : this.#under(event);
    const pointed = under?.tube.number ?? null;
    if (pointed === this.#pointed) return;
    this.#pointed = pointed;
    this.#paint();
  };

  /** The list below the picture does the same for the keyboard. */
  readonly #onClick = (event: MouseEvent): void => {
    const under = this.#under(event);
    if (under && this.state.steerable) this.#go(under.time);
  };

  /** To that moment of the session; whoever shows this makes way for it. */
  #go(time: number): void {
    this.#pause();
    this.app.seek(time);
    this.dispatchEvent(new CustomEvent('vigie-sought', { detail: { time }, bubbles: true, composed: true }));
  }
}

customElements.define('vigie-synopsis', SynopsisPlayer);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-synopsis': SynopsisPlayer;
  }
}
