import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { App, AppState } from '../../app/app-state.ts';
import type { Point, Size } from '../../core/geometry/types.ts';
import { addZone, removeZone, replaceZone, freshId } from '../../core/scenario/edit.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import { editWords } from '../i18n/edit-words.ts';
import { formatPercent } from '../i18n/i18n.ts';
import {
  ZONE_TOOLS,
  isRectangleTool,
  reduceDraft,
  samePlace,
  shapeProblem,
  startDraft,
  type DraftAction,
  type DraftProblem,
  type ZoneDraft,
  type ZoneTool,
} from './zone-draft.ts';
import {
  arrowStep,
  moveGrip,
  shift,
  turn,
  withMiddle,
  withVertex,
  withoutVertex,
  type Grip,
} from './zone-gesture.ts';
import { draftShape, zoneShape } from './zone-shapes.ts';
import { zoneStyles } from './zone-styles.ts';

const MAX_ZONES = 64;
/** A pointer that strays less than this, in CSS pixels, has clicked; more, it has dragged. */
const CLICK_SLOP = 6;
/** Hold a corner this long with a finger to delete it, milliseconds. */
const LONG_PRESS = 600;

interface Held {
  readonly zone: Zone;
  readonly grip: Grip;
  readonly from: Point;
  readonly preview: Zone;
  readonly moved: boolean;
}

/**
 * Draws and edits zones over the picture, by mouse, touch and keyboard. Fills its parent, which must have
 * the picture's box. Changes are previewed here and given to the app once, so that a drag is one undo step.
 * While it is open its tools stand above the picture, not over it: `vigie-console` tells how high they are.
 */
export class VigieZoneEditor extends LitElement {
  static override styles = zoneStyles;
  static override properties = {
    app: { attribute: false },
    editing: { type: Boolean, reflect: true },
    draft: { state: true },
    held: { state: true },
    picked: { state: true },
    problem: { state: true },
    size: { state: true },
    said: { state: true },
  };
  declare app: App;
  /** Whether zones can be changed; the toolbar opens and closes it. */
  declare editing: boolean;
  declare private draft: ZoneDraft | null;
  declare private held: Held | null;
  declare private picked: { zoneId: string; index: number } | null;
  declare private problem: DraftProblem | 'too-many-zones' | null;
  declare private size: Size;
  declare private said: string;
  #unsubscribe: (() => void) | null = null;
  #down: { x: number; y: number; placed: boolean } | null = null;
  #longPress: ReturnType<typeof setTimeout> | undefined;
  readonly #resize = new ResizeObserver(([entry]) => {
    if (entry) this.size = { width: entry.contentRect.width, height: entry.contentRect.height };
  });
  readonly #consoleResize = new ResizeObserver(() => this.#tellConsole());

  constructor() {
    super();
    this.editing = false;
    this.draft = null;
    this.held = null;
    this.picked = null;
    this.problem = null;
    this.size = { width: 1, height: 1 };
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#consoleResize.disconnect();
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    clearTimeout(this.#longPress);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('app')) return;
    this.#unsubscribe?.();
    let seen: AppState | null = null;
    this.#unsubscribe = this.app.subscribe((state) => {
      const same =
        seen !== null &&
        seen.scenario === state.scenario &&
        seen.selection === state.selection &&
        seen.language === state.language &&
        seen.canUndo === state.canUndo &&
        seen.canRedo === state.canRedo;
      seen = state;
      if (!same) this.requestUpdate();
    });
  }

  /** Begins to draw a zone; null goes back to editing what is there. */
  chooseTool(tool: ZoneTool | null): void {
    this.editing = true;
    this.draft = tool ? startDraft(tool) : null;
    this.picked = null;
    this.problem = null;
    if (tool) void this.updateComplete.then(() => this.#svg?.focus({ preventScroll: true }));
  }

  /** Opens or closes editing (the `Z` shortcut). */
  toggle(): void {
    if (this.editing) this.#stop();
    else this.editing = true;
  }

  protected override render(): TemplateResult {
    const { scenario, selection, language } = this.app.state;
    const words = editWords(language);
    const held = this.held;
    const zones = scenario.zones.map((zone) => (held && held.zone.id === zone.id ? held.preview : zone));
    const context = {
      size: this.size,
      words,
      percent: (share: number) => formatPercent(language, share),
      editing: this.editing && !this.draft,
      selected: selection?.kind === 'zone' ? selection.id : null,
      picked: this.picked,
      broken: held && shapeProblem(held.preview.kind, held.preview.points) ? held.zone.id : null,
    };
    return html`<svg
        class=${this.draft || this.picked || held ? 'busy' : ''}
        role="group"
        aria-label=${words.zones}
        tabindex=${this.draft ? 0 : -1}
        aria-describedby="hint"
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerUp}
        @pointercancel=${this.#onPointerCancel}
        @dblclick=${this.#onDoubleClick}
        @keydown=${this.#onKeyDown}
      >
        ${zones.map((zone) => zoneShape(zone, context))}
        ${this.draft ? draftShape(this.draft, this.size) : nothing}
      </svg>
      <div class="console">${this.#renderTools()} ${this.editing ? this.#renderHint() : nothing}</div>
      <p class="quiet" role="status" aria-live="polite">${this.said}</p>`;
  }

  protected override firstUpdated(): void {
    const console = this.renderRoot.querySelector('.console');
    if (console) this.#consoleResize.observe(console);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('editing')) this.#tellConsole();
  }

  #tellConsole(): void {
    const height = this.editing ? (this.renderRoot.querySelector('.console')?.clientHeight ?? 0) : 0;
    this.dispatchEvent(new CustomEvent('vigie-console', { detail: { height }, bubbles: true }));
  }

  #renderTools(): TemplateResult {
    const { language, canUndo, canRedo, selection } = this.app.state;
    const words = editWords(language);
    if (!this.editing) {
      return html`<div class="tools">
        <button type="button" @click=${() => this.toggle()}>${words.editZones}</button>
      </div>`;
    }
    const drawing = this.draft;
    const zoneId = selection?.kind === 'zone' ? selection.id : null;
    return html`<div class="tools" role="toolbar" aria-label=${words.editZones}>
      ${ZONE_TOOLS.filter((tool) => !drawing || drawing.tool === tool).map(
        (tool) =>
          html`<button
            type="button"
            data-tool=${tool}
            aria-pressed=${drawing?.tool === tool}
            title=${words.toolHints[tool]}
            @click=${() => this.chooseTool(drawing?.tool === tool ? null : tool)}
          >
            ${words.tools[tool]}
          </button>`,
      )}
      ${
        drawing
          ? html`<button type="button" @click=${() => this.#draw({ type: 'finish' })}>${words.finish}</button>
              <button
                type="button"
                ?disabled=${drawing.points.length === 0}
                @click=${() => this.#draw({ type: 'remove-last' })}
              >
                ${words.takeBack}
              </button>
              <button type="button" @click=${() => this.chooseTool(null)}>${words.cancel}</button>`
          : html`<button type="button" ?disabled=${!canUndo} @click=${() => this.app.undo()}>
                ${words.undo}
              </button>
              <button type="button" ?disabled=${!canRedo} @click=${() => this.app.redo()}>
                ${words.redo}
              </button>
              <button type="button" ?disabled=${!zoneId} @click=${() => zoneId && this.#delete(zoneId)}>
                ${words.delete}
              </button>
              <button type="button" class="done" @click=${() => this.#stop()}>${words.doneEditing}</button>`
      }
    </div>`;
  }

  #renderHint(): TemplateResult {
    const words = editWords(this.app.state.language);
    if (this.problem)
      return html`<p class="hint problem" id="hint" role="alert">${words.problems[this.problem]}</p>`;
    if (this.picked) return html`<p class="hint" id="hint">${words.pickedHint}</p>`;
    const { draft } = this;
    return html`<p class="hint" id="hint">
      ${draft ? words.toolHints[draft.tool] : words.selectHint}
      <span class="keys">${draft ? words.drawKeys : words.selectKeys}</span>
    </p>`;
  }

  get #svg(): SVGSVGElement | null {
    return this.renderRoot.querySelector('svg');
  }

  #stop(): void {
    this.draft = null;
    this.picked = null;
    this.held = null;
    this.problem = null;
    this.editing = false;
  }

  #place(event: { clientX: number; clientY: number }): Point {
    const box = this.getBoundingClientRect();
    const x = (event.clientX - box.left) / Math.max(1, box.width);
    const y = (event.clientY - box.top) / Math.max(1, box.height);
    return [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))];
  }

  #zone(id: string | undefined): Zone | null {
    return this.app.state.scenario.zones.find((zone) => zone.id === id) ?? null;
  }

  /** One action on the draft: shows its problem, or takes over the finished zone. */
  #draw(action: DraftAction): void {
    if (!this.draft) return;
    const step = reduceDraft(this.draft, action);
    this.problem = step.problem;
    this.draft = step.draft;
    if (!step.finished) return;
    const { scenario, language } = this.app.state;
    if (scenario.zones.length >= MAX_ZONES) {
      this.problem = 'too-many-zones';
      return;
    }
    const { kind, points } = step.finished;
    const n = scenario.zones.filter((zone) => zone.kind === kind).length + 1;
    const id = freshId(
      kind,
      scenario.zones.map((zone) => zone.id),
    );
    const zone: Zone = { id, name: editWords(language).zoneName(kind, n), kind, points };
    this.app.editScenario(addZone(scenario, zone));
    this.app.select({ kind: 'zone', id });
    this.draft = null;
    this.#say(zone);
  }

  /** Gives the app a changed zone, or shows why it cannot be. */
  #commit(zone: Zone, coalesce?: string): boolean {
    this.problem = shapeProblem(zone.kind, zone.points);
    if (this.problem) return false;
    this.app.editScenario(replaceZone(this.app.state.scenario, zone), coalesce);
    return true;
  }

  #delete(zoneId: string): void {
    this.app.editScenario(removeZone(this.app.state.scenario, zoneId));
    this.app.select(null);
    this.picked = null;
    this.said = editWords(this.app.state.language).removed;
  }

  #say(zone: Zone): void {
    const words = editWords(this.app.state.language);
    this.said = words.zoneLabel(zone.name, words.kinds[zone.kind], zone.points.length);
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    if (!this.editing || event.button !== 0) return;
    const at = this.#place(event);
    this.#down = { x: event.clientX, y: event.clientY, placed: false };
    if (this.draft) {
      this.#svg?.setPointerCapture(event.pointerId);
      this.#draw({ type: 'point', at: this.#snap(at) });
      if (isRectangleTool(this.draft.tool) && this.draft.points.length === 0) {
        this.#draw({ type: 'place' });
        this.#down.placed = true;
      }
      return;
    }
    if (this.picked) {
      const zone = this.#zone(this.picked.zoneId);
      if (zone && this.#commit(withVertex(zone, this.picked.index, at))) this.picked = null;
      this.#down = null;
      return;
    }
    this.#grab(event, at);
  };

  #grab(event: PointerEvent, at: Point): void {
    const target = event.composedPath().find((node) => node instanceof SVGElement && node.dataset['role']);
    if (!(target instanceof SVGElement)) {
      this.app.select(null);
      return;
    }
    const { role, zone: zoneId, index } = target.dataset;
    let zone = this.#zone(zoneId);
    if (!zone) return;
    this.app.select({ kind: 'zone', id: zone.id });
    let grip: Grip = { kind: 'body' };
    if (role === 'direction') grip = { kind: 'direction' };
    if (role === 'vertex') grip = { kind: 'vertex', index: Number(index) };
    let moved = false;
    if (role === 'edge') {
      zone = withMiddle(zone, Number(index));
      grip = { kind: 'vertex', index: Number(index) + 1 };
      moved = true;
    }
    this.#svg?.setPointerCapture(event.pointerId);
    this.held = { zone, grip, from: at, preview: zone, moved };
    if (role === 'vertex' && event.pointerType === 'touch') {
      this.#longPress = setTimeout(() => {
        this.held = null;
        this.#removeVertex(zone, Number(index));
      }, LONG_PRESS);
    }
  }

  /** Near the first corner the crosshair jumps onto it, so that the area closes. */
  #snap(at: Point): Point {
    const first = this.draft?.points[0];
    if (!first || !this.draft || this.draft.points.length < 3 || this.draft.tool === 'line') return at;
    const dx = (first[0] - at[0]) * this.size.width;
    const dy = (first[1] - at[1]) * this.size.height;
    return Math.hypot(dx, dy) < 14 ? first : at;
  }

  readonly #onPointerMove = (event: PointerEvent): void => {
    if (!this.editing) return;
    const at = this.#place(event);
    if (this.draft) {
      this.#draw({ type: 'point', at: this.#snap(at) });
      return;
    }
    if (!this.held) return;
    const strayed = this.#strayed(event);
    if (!this.held.moved && !strayed) return;
    clearTimeout(this.#longPress);
    const { zone, grip, from } = this.held;
    const preview = moveGrip(zone, grip, from, at, this.size.width / this.size.height);
    this.held = { ...this.held, preview, moved: true };
  };

  readonly #onPointerUp = (event: PointerEvent): void => {
    clearTimeout(this.#longPress);
    const down = this.#down;
    this.#down = null;
    if (this.draft && down) {
      const dragged = this.#strayed(event, down);
      if (isRectangleTool(this.draft.tool)) {
        if (!down.placed || dragged) this.#draw({ type: 'place' });
      } else {
        this.#draw({ type: 'place' });
      }
      return;
    }
    const held = this.held;
    if (!held) return;
    this.held = null;
    if (held.moved) {
      if (this.#commit(held.preview)) this.#say(held.preview);
    } else if (held.grip.kind === 'vertex') {
      this.picked = { zoneId: held.zone.id, index: held.grip.index };
    }
  };

  readonly #onPointerCancel = (): void => {
    clearTimeout(this.#longPress);
    this.#down = null;
    this.held = null;
  };

  #strayed(event: PointerEvent, down = this.#down): boolean {
    return down !== null && Math.hypot(event.clientX - down.x, event.clientY - down.y) > CLICK_SLOP;
  }

  readonly #onDoubleClick = (): void => {
    if (this.draft && !isRectangleTool(this.draft.tool)) this.#draw({ type: 'finish' });
  };

  #removeVertex(zone: Zone, index: number): void {
    const next = withoutVertex(zone, index);
    this.picked = null;
    if (next) this.#commit(next);
    else this.problem = 'too-few';
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (!this.editing || event.ctrlKey || event.metaKey) return;
    const handled = this.draft ? this.#drawKey(event) : this.#editKey(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #drawKey(event: KeyboardEvent): boolean {
    const by = arrowStep(event);
    const first = this.draft?.points[0];
    if (by) this.#draw({ type: 'step', by });
    else if (event.key === 'Backspace') this.#draw({ type: 'remove-last' });
    else if (event.key === 'Escape') this.chooseTool(null);
    else if (event.key === 'c' || event.key === 'C') this.#draw({ type: 'finish' });
    else if (event.key === 'Enter' || event.key === ' ') {
      const cursor = this.draft?.cursor;
      const last = this.draft?.points.at(-1);
      // Enter where the last corner already stands means: that was all.
      const again = cursor && last && samePlace(cursor, last) && (this.draft?.points.length ?? 0) > 1;
      this.#draw({ type: again && first ? 'finish' : 'place' });
    } else return false;
    return true;
  }

  #editKey(event: KeyboardEvent): boolean {
    if (event.key === 'n' || event.key === 'N') {
      this.chooseTool('polygon');
      return true;
    }
    if (event.key === 'Escape') {
      if (this.held || this.picked || this.problem) {
        this.held = null;
        this.picked = null;
        this.problem = null;
        return true;
      }
      this.#stop();
      return true;
    }
    const target = event.target instanceof SVGElement ? event.target : null;
    const zone = this.#zone(target?.dataset['zone']);
    if (!target || !zone) return false;
    return this.#zoneKey(event, zone, target.dataset['role'] ?? '', Number(target.dataset['index']));
  }

  /** A key on a focused zone, corner, side or arrow. */
  #zoneKey(event: KeyboardEvent, zone: Zone, role: string, index: number): boolean {
    const by = arrowStep(event);
    const key = event.key;
    if (by && role === 'direction')
      this.#commit(turn(zone, (by[0] || by[1]) > 0 ? 5 : -5), `turn:${zone.id}`);
    else if (by && role === 'vertex') {
      const point = zone.points[index];
      if (!point) return false;
      const next = withVertex(zone, index, [point[0] + by[0], point[1] + by[1]]);
      if (this.#commit(next, `vertex:${zone.id}:${index}`)) this.#sayVertex(next, index);
    } else if (by && role === 'body') this.#commit(shift(zone, by), `shift:${zone.id}`);
    else if (key === 'Delete' || key === 'Backspace') {
      if (role === 'vertex') this.#removeVertex(zone, index);
      else this.#delete(zone.id);
    } else if (key === 'Insert' || key === '+')
      this.#commit(withMiddle(zone, role === 'vertex' || role === 'edge' ? index : 0));
    else if (key === 'Enter' || key === ' ') {
      if (role === 'edge') this.#commit(withMiddle(zone, index));
      this.app.select({ kind: 'zone', id: zone.id });
    } else return false;
    return true;
  }

  #sayVertex(zone: Zone, index: number): void {
    const { language } = this.app.state;
    const [x, y] = zone.points[index] ?? [0, 0];
    const percent = (share: number): string => formatPercent(language, share);
    this.said = editWords(language).vertexLabel(index + 1, zone.points.length, percent(x), percent(y));
  }
}

customElements.define('vigie-zone-editor', VigieZoneEditor);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-zone-editor': VigieZoneEditor;
  }
}
