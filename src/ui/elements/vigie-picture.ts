import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import type { AppState, PictureLayers } from '../../app/app-state.ts';
import { AppElement } from '../app-element.ts';
import { editWords } from '../i18n/edit-words.ts';
import { labWords } from '../i18n/lab-words.ts';
import { formatPercent } from '../i18n/i18n.ts';
import { OverlayPainter } from '../overlay-painter.ts';
import { sharedStyles } from '../styles.ts';
import { TrailStore } from '../trail-store.ts';
import type { GroundDesk } from '../ground-desk.ts';
import './floor-layer.ts';
import './ground-editor.ts';
import './zone-editor.ts';
import { tagOf } from './zone-shapes.ts';

/** An alert's picture stands for this many seconds around its moment. */
const SAME_MOMENT = 0.5;
/** Milliseconds between paintings while boxes are carried forward: people see no more, and machines tire. */
const PAINT_EVERY = 30;

/** The picture with everything drawn over it, letterboxed into the room there is. */
export class VigiePicture extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        min-width: 0;
        min-height: 0;
        overflow: hidden;
        container-type: size;
        background: #000;
        box-sizing: border-box;
        /* The zone editor's tools stand here. */
        padding-top: var(--console, 0);
      }
      .frame {
        position: relative;
        aspect-ratio: var(--aspect);
        width: min(100cqw, calc(100cqh * var(--aspect)));
        background: #07090b;
      }
      .view,
      .view > *,
      .anonymous,
      .overlay,
      .masks {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .overlay,
      .masks {
        pointer-events: none;
      }
      .masks polygon {
        fill: #000;
      }
      .hit {
        position: absolute;
        inset: 0;
        cursor: crosshair;
      }
      .nothing {
        position: absolute;
        inset: auto 0 0;
        padding: 10px 14px;
        background: linear-gradient(transparent, rgb(0 0 0 / 80%));
        color: #cfd6de;
        font-size: 12.5px;
      }
    `,
  ];
  static override properties = {
    layers: { attribute: false },
    ground: { attribute: false },
    groundTurn: { attribute: false },
  };
  declare layers: PictureLayers;
  /** The calibration that is being made, or null. */
  declare ground: GroundDesk | null;
  /** Grows with each change of it. */
  declare groundTurn: number;

  readonly #trails = new TrailStore();
  readonly #painter = new OverlayPainter();
  #stop: (() => void) | null = null;
  #painted: AppState | null = null;
  #scheduled = 0;
  #paintedAt = 0;
  #canvas: HTMLCanvasElement | null = null;
  readonly #resize = new ResizeObserver(() => this.#fit());

  constructor() {
    super();
    this.layers = { boxes: true, trails: true, zones: true, truth: false, floor: false, anonymous: false };
    this.ground = null;
    this.groundTurn = 0;
    // The tracks that a click chooses are buttons in the inspector, for the keyboard.
    this.addEventListener('click', this.#onClick);
  }

  protected override slice(state: AppState): readonly unknown[] {
    const { view, source, phase, scenario, result } = state;
    return [
      view,
      source,
      phase,
      scenario.zones,
      Boolean(result),
      snapshotOf(state),
      Boolean(state.recorded?.frames),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = null;
    this.#resize.disconnect();
    cancelAnimationFrame(this.#scheduled);
    this.#scheduled = 0;
    this.#canvas = null;
  }

  /** Opens or closes zone editing. */
  toggleZones(): void {
    this.renderRoot.querySelector('vigie-zone-editor')?.toggle();
  }

  /** Ends zone editing, so that the picture is free for something else. */
  closeZones(): void {
    const editor = this.renderRoot.querySelector('vigie-zone-editor');
    if (editor?.editing) editor.toggle();
  }

  protected override render(): TemplateResult {
    const { source, view, scenario, phase } = this.state;
    const size = source?.size ?? { width: 16, height: 9 };
    const aspect = size.width > 0 && size.height > 0 ? size.width / size.height : 16 / 9;
    const masks = scenario.zones.filter((zone) => zone.kind === 'mask');
    const past = source?.kind === 'recording' || phase === 'ended';
    const snapshot = snapshotOf(this.state);
    this.style.setProperty('--aspect', String(aspect));
    return html`<div class="frame">
      <div class="view">
        ${view ?? (snapshot ? html`<img src=${snapshot} alt=${this.t.noPictureButAlert} />` : nothing)}
      </div>
      ${this.layers.anonymous ? html`<canvas class="anonymous" aria-hidden="true"></canvas>` : nothing}
      <svg class="masks" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        ${masks.map((mask) => svg`<polygon points=${mask.points.map(([x, y]) => `${x},${y}`).join(' ')} />`)}
      </svg>
      <vigie-floor ?grid=${this.layers.floor && !this.ground} ?fixtures=${this.layers.zones}></vigie-floor>
      <canvas class="overlay" aria-hidden="true"></canvas>
      <div class="hit"></div>
      ${view ? nothing : html`<p class="nothing">${this.#noPicture(snapshot, past)}</p>`}
      <vigie-zone-editor
        .app=${this.app}
        ?hidden=${!this.layers.zones || this.ground !== null}
        @vigie-console=${this.#onConsole}
      ></vigie-zone-editor>
      ${
        this.ground
          ? html`<vigie-ground-editor
              .app=${this.app}
              .desk=${this.ground}
              .turn=${this.groundTurn}
            ></vigie-ground-editor>`
          : nothing
      }
    </div>`;
  }

  #noPicture(snapshot: string | null, past: boolean): string {
    if (snapshot) return this.t.noPictureButAlert;
    if (past && this.state.recorded?.frames) return labWords(this.state.language).boxesOnly;
    return past ? this.t.noPicturePast : this.t.noPicture;
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.#canvas) {
      this.#canvas = this.renderRoot.querySelector<HTMLCanvasElement>('canvas.overlay');
      if (this.#canvas) this.#resize.observe(this.#canvas);
    }
    this.#stop ??= this.app.subscribe((state) => this.#follow(state));
    if (changed.has('layers')) this.#schedule();
    this.#follow(this.state);
  }

  /** Whether what is shown goes on by itself between two results. */
  get #moves(): boolean {
    const { phase, playback, source, view } = this.state;
    if (playback) return playback.playing;
    return phase === 'running' && source?.pacing === 'live' && view instanceof HTMLVideoElement;
  }

  #follow(state: AppState): void {
    const before = this.#painted;
    this.#painted = state;
    if (state.source !== before?.source) this.#trails.clear();
    if (state.result && state.result !== before?.result) {
      this.#trails.add(state.result.output.tracks, state.result.time);
    }
    const same =
      before &&
      state.result === before.result &&
      state.truth === before.truth &&
      state.alerts === before.alerts &&
      state.language === before.language &&
      state.selection === before.selection &&
      state.lookBack.chosen === before.lookBack.chosen &&
      state.playback === before.playback &&
      state.phase === before.phase;
    if (!same) this.#schedule();
  }

  #schedule(): void {
    if (!this.#scheduled) this.#scheduled = requestAnimationFrame(this.#onFrame);
  }

  readonly #onFrame = (now: number): void => {
    this.#scheduled = 0;
    if (now - this.#paintedAt < PAINT_EVERY) return this.#schedule();
    this.#paintedAt = now;
    this.#paint();
    if (this.#moves) this.#schedule();
  };

  #fit(): void {
    const canvas = this.#canvas;
    if (!canvas) return;
    const scale = Math.min(2, devicePixelRatio);
    const width = Math.round(canvas.clientWidth * scale);
    const height = Math.round(canvas.clientHeight * scale);
    if (canvas.width === width && canvas.height === height) return;
    canvas.width = width;
    canvas.height = height;
    this.#paint();
  }

  #paint(): void {
    const canvas = this.#canvas;
    const context = canvas?.getContext('2d');
    const state = this.#painted;
    if (!canvas || !context || !state) return;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    this.#paintAnonymous(width, height);
    context.setTransform(canvas.width / Math.max(1, width), 0, 0, canvas.height / Math.max(1, height), 0, 0);
    const zones = this.layers.zones ? state.scenario.zones : [];
    this.#painter.paint(context, width, height, {
      state,
      taken: zones.map((zone) => tagOf(zone, { width, height }, editWords(state.language).kinds[zone.kind])),
      shown: this.app.shown(),
      layers: this.layers,
      trails: this.#trails,
      words: {
        messages: this.m,
        lost: this.t.lost,
        percent: (share) => formatPercent(state.language, share),
      },
    });
  }

  #paintAnonymous(width: number, height: number): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>('canvas.anonymous');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    this.app.drawAnonymous(context);
  }

  readonly #onConsole = (event: Event): void => {
    const { height } = (event as CustomEvent<{ height: number }>).detail;
    this.style.setProperty('--console', `${height}px`);
  };

  /** Chooses the smallest track under the pointer. */
  readonly #onClick = (event: MouseEvent): void => {
    const hit = event.composedPath()[0];
    if (!(hit instanceof HTMLElement) || !hit.matches('.hit')) return;
    const area = hit.getBoundingClientRect();
    const x = (event.clientX - area.left) / area.width;
    const y = (event.clientY - area.top) / area.height;
    const under = [...(this.app.shown()?.tracks ?? [])]
      .filter(({ box }) => x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3])
      .sort((a, b) => a.box[2] * a.box[3] - b.box[2] * b.box[3])[0];
    this.app.select(under ? { kind: 'track', id: under.id } : null);
  };
}

/** Of a past session only the pictures of its alerts are left: the chosen alert's, or null. */
function snapshotOf({ view, selection, alerts, playback }: AppState): string | null {
  if (view || selection?.kind !== 'alert') return null;
  const chosen = alerts.find(({ alert }) => alert.id === selection.id);
  // Where boxes move over it, it stands for its own moment only.
  const away = playback && chosen ? Math.abs(playback.time - chosen.alert.raisedAt) > SAME_MOMENT : false;
  return away ? null : (chosen?.snapshot ?? null);
}

customElements.define('vigie-picture', VigiePicture);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-picture': VigiePicture;
  }
}
