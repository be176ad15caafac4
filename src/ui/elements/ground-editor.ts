import { LitElement, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { App, AppState } from '../../app/app-state.ts';
import type { Point, Size } from '../../core/geometry/types.ts';
import type { UprightPerson } from '../../core/geometry/upright-fit.ts';
import type { GroundDesk } from '../ground-desk.ts';
import { formatMetres, formatShare, standingNow } from '../ground-figures.ts';
import { placeWords } from '../i18n/place-words.ts';
import { gridShape } from './floor-shapes.ts';
import { groundStyles } from './ground-styles.ts';
import { arrowStep } from './zone-gesture.ts';

type Grip =
  | { readonly kind: 'point'; readonly index: number }
  | { readonly kind: 'foot' | 'head'; readonly index: number };

/** The floor's points, or standing people, dragged over the picture by pointer and keyboard; the grid they give. */
export class VigieGroundEditor extends LitElement {
  static override styles = groundStyles;
  static override properties = {
    app: { attribute: false },
    desk: { attribute: false },
    /** Grows with each change of the desk. */
    turn: { attribute: false },
    size: { state: true },
  };
  declare app: App;
  declare desk: GroundDesk;
  declare turn: number;
  declare private size: Size;
  #held: { readonly grip: Grip; readonly by: Point; readonly key: string } | null = null;
  #drags = 0;
  #stop: (() => void) | null = null;
  readonly #resize = new ResizeObserver(([entry]) => {
    if (entry) this.size = { width: entry.contentRect.width, height: entry.contentRect.height };
  });

  constructor() {
    super();
    this.turn = 0;
    this.size = { width: 1, height: 1 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
    let result: AppState['result'] = null;
    void this.updateComplete.then(() => {
      if (!this.isConnected) return;
      this.#stop = this.app.subscribe((state) => {
        if (state.result === result || this.desk.draft.mode !== 'people') return;
        ({ result } = state);
        // Of a session that is looked at again, the same frames would count twice.
        if (result && state.phase === 'running') this.desk.watch(result.output.tracks, result.time);
        this.requestUpdate();
      });
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#stop?.();
    this.#stop = null;
  }

  protected override render(): TemplateResult {
    const { reading, draft } = this.desk;
    return html`<svg
        role="group"
        aria-label=${placeWords(this.app.state.language).calibrating}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onUp}
        @keydown=${this.#onKey}
      >
        ${reading.ok ? gridShape(reading.grid, this.size) : nothing}
        ${draft.mode === 'points' ? this.#points() : this.#people()}
      </svg>
      ${this.#plate()}`;
  }

  /** One line at the foot of the picture: the grid's step, or what is wrong. */
  #plate(): TemplateResult {
    const { language } = this.app.state;
    const words = placeWords(language);
    const { reading } = this.desk;
    return reading.ok
      ? html`<p class="plate">${words.gridStep(formatMetres(language, reading.grid.step))}</p>`
      : html`<p class="plate problem">
          ${words.problems[reading.code](reading.guilty.map((index) => index + 1))}
        </p>`;
  }

  #points(): SVGTemplateResult {
    const { pairs } = this.desk.draft;
    const outline = pairs
      .slice(0, 4)
      .map(({ image }) => this.#px(image).join(','))
      .join(' ');
    return svg`<polygon class="halo" points=${outline} /><polygon class="edge" points=${outline} />
      ${pairs.map(({ image }, index) => this.#handle({ kind: 'point', index }, image))}`;
  }

  #people(): SVGTemplateResult {
    const words = placeWords(this.app.state.language);
    const standing = standingNow(this.app).slice(0, 12);
    return svg`${standing.map(({ id, box: [x, y, w, h] }) => {
      const [left, top] = this.#px([x, y]);
      return svg`<rect class="standing" data-track=${id} role="button" tabindex="0" aria-label=${words.addTrack(id)}
        x=${left} y=${top} width=${w * this.size.width} height=${h * this.size.height} rx="4" />`;
    })}
    ${this.desk.draft.people.map((person, index) => this.#person(person, index))}`;
  }

  #person({ foot, head }: UprightPerson, index: number): SVGTemplateResult {
    const line = `M${this.#px(foot).join(' ')}L${this.#px(head).join(' ')}`;
    return svg`<path class="halo" d=${line} /><path class="edge" d=${line} />
      ${this.#handle({ kind: 'foot', index }, foot)}${this.#handle({ kind: 'head', index }, head)}`;
  }

  #handle(grip: Grip, at: Point): SVGTemplateResult {
    const { language } = this.app.state;
    const { reading, draft } = this.desk;
    const words = placeWords(language);
    const [x, y] = this.#px(at);
    const n = grip.index + 1;
    const place = [formatShare(language, at[0]), formatShare(language, at[1])] as const;
    const label =
      grip.kind === 'point'
        ? words.pointLabel(n, draft.pairs.length, ...place)
        : grip.kind === 'foot'
          ? words.footLabel(n, ...place)
          : words.headLabel(n, ...place);
    const guilty = !reading.ok && reading.guilty.includes(grip.index);
    return svg`<g class=${`handle${guilty ? ' guilty' : ''}`} role="button" tabindex="0" aria-label=${label}
      data-kind=${grip.kind} data-index=${grip.index}>
      <circle class="reach" cx=${x} cy=${y} r="18" /><circle class="dot" cx=${x} cy=${y} r="8" />
      ${grip.kind === 'head' ? nothing : svg`<text x=${x} y=${y + 3.8} text-anchor="middle" aria-hidden="true">${n}</text>`}
    </g>`;
  }

  #px([x, y]: Point): [number, number] {
    return [x * this.size.width, y * this.size.height];
  }

  #place(event: PointerEvent): Point {
    const box = this.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  #move(grip: Grip, to: Point, key: string): void {
    if (grip.kind === 'point') this.desk.movePoint(grip.index, to, key);
    else this.desk.movePerson(grip.index, grip.kind, to, key);
  }

  #where({ kind, index }: Grip): Point | undefined {
    const { pairs, people } = this.desk.draft;
    return kind === 'point' ? pairs[index]?.image : people[index]?.[kind];
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const grip = gripOf(event);
    const at = grip && this.#where(grip);
    if (!grip || !at) {
      this.#onTrack(event);
      return;
    }
    const [x, y] = this.#place(event);
    // The point keeps its place under the finger: it does not jump to it.
    this.#held = { grip, by: [at[0] - x, at[1] - y], key: `drag:${++this.#drags}` };
    (event.currentTarget as SVGSVGElement).setPointerCapture(event.pointerId);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.#held) return;
    const { grip, by, key } = this.#held;
    const [x, y] = this.#place(event);
    this.#move(grip, [x + by[0], y + by[1]], key);
  };

  readonly #onUp = (): void => {
    this.#held = null;
    this.desk.settle();
  };

  #onTrack(event: Event): boolean {
    const id = trackOf(event);
    const track = standingNow(this.app).find((one) => one.id === id);
    if (track) this.desk.addPerson(track);
    return Boolean(track);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    const grip = gripOf(event);
    const by = arrowStep(event);
    const at = grip && this.#where(grip);
    let done = false;
    if (grip && at && by) {
      this.#move(grip, [at[0] + by[0], at[1] + by[1]], `keys:${grip.kind}:${grip.index}`);
      done = true;
    } else if (grip && (event.key === 'Delete' || event.key === 'Backspace')) {
      if (grip.kind === 'point') this.desk.removePoint(grip.index);
      else this.desk.removePerson(grip.index);
      done = true;
    } else if (event.key === 'Enter' || event.key === ' ') {
      done = this.#onTrack(event);
    }
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function gripOf(event: Event): Grip | null {
  for (const node of event.composedPath()) {
    if (!(node instanceof SVGElement)) continue;
    const { kind, index } = node.dataset;
    if (kind) return { kind: kind as Grip['kind'], index: Number(index) };
  }
  return null;
}

function trackOf(event: Event): number | null {
  const [node] = event.composedPath();
  return node instanceof SVGElement && node.dataset['track'] ? Number(node.dataset['track']) : null;
}

customElements.define('vigie-ground-editor', VigieGroundEditor);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-ground-editor': VigieGroundEditor;
  }
}
