import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import type { Found } from '../../app/look-back-state.ts';
import type { ClassName } from '../../core/detection/detection.ts';
import { COLOUR_BINS } from '../../core/pixels/colour-bins.ts';
import { DIRECTIONS, EVERYTHING, wayAcross, type Direction } from '../../core/recording/search.ts';
import type { Zone } from '../../core/scenario/scenario.ts';
import { AppElement } from '../app-element.ts';
import { foundCard, foundCardStyles } from '../elements/found-card.ts';
import { icon } from '../elements/vigie-icon.ts';
import { formatClock, formatFixed } from '../i18n/i18n.ts';
import type { LookBackWords } from '../i18n/look-back-en.ts';
import { lookBackWords } from '../i18n/look-back-words.ts';
import { sharedStyles } from '../styles.ts';
import { draftOf, readDraft, wearsClothes, type QueryDraft } from './track-query-draft.ts';
import { trackSearchStyles } from './track-search-styles.ts';

/** Cards that are shown at first, and more at a time. */
const PAGE = 30;
const ARROWS: Readonly<Record<Direction, string>> = {
  0: '→',
  45: '↘',
  90: '↓',
  135: '↙',
  180: '←',
  225: '↖',
  270: '↑',
  315: '↗',
};
/** A running session has grown by this many seconds when it is worth searching again. */
const GROWN = 2;

/** Searches the recorded session; what is found stands in cards that go to its moment. */
export class TrackSearch extends AppElement {
  static override styles = [sharedStyles, trackSearchStyles, foundCardStyles];
  static override properties = {
    draft: { state: true },
    problems: { state: true },
    shown: { state: true },
    plate: { state: true },
  };
  declare private draft: QueryDraft;
  declare private problems: Partial<Record<keyof QueryDraft, string>>;
  declare private shown: number;
  declare private plate: string | null;
  #found: Found | null = null;

  constructor() {
    super();
    this.draft = draftOf(EVERYTHING, 'en');
    this.problems = {};
    this.shown = PAGE;
    this.plate = null;
  }

  protected override slice(state: AppState): readonly unknown[] {
    return [state.lookBack, state.scenario.zones, state.source, state.steerable, state.phase, grown(state)];
  }

  get #w(): LookBackWords {
    return lookBackWords(this.state.language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.plate) URL.revokeObjectURL(this.plate);
    this.plate = null;
  }

  protected override willUpdate(): void {
    const { found, query } = this.state.lookBack;
    if (!this.hasUpdated) this.draft = draftOf(query, this.state.language);
    if (found === this.#found) return;
    this.#found = found;
    this.shown = PAGE;
    void this.#showPlate();
  }

  async #showPlate(): Promise<void> {
    const plate = await this.app.lookBack.plate();
    if (this.plate) URL.revokeObjectURL(this.plate);
    this.plate = plate && this.isConnected ? URL.createObjectURL(plate) : null;
  }

  protected override render(): TemplateResult {
    return html`<p class="lead">${this.#w.lead}</p>
      ${this.#why()} ${this.#form()} ${this.#results()}`;
  }

  #why(): TemplateResult {
    return html`<details class="why">
      <summary>${this.#w.whyTitle}</summary>
      ${this.#w.why.map((paragraph) => html`<p class="small">${paragraph}</p>`)}
    </details>`;
  }

  #form(): TemplateResult {
    const w = this.#w;
    const { zones } = this.state.scenario;
    const zone = zones.find(({ id }) => id === this.draft.zone);
    return html`<form novalidate aria-label=${w.form} @submit=${this.#onSubmit} @reset=${this.#onReset}>
      <div class="fields">
        ${this.#select('label', w.label, this.#kinds())}
        ${this.#select('zone', w.zone, [
          ['', w.anywhere],
          ...zones
            .filter(({ kind }) => kind !== 'mask')
            .map(({ id, kind, name }) => [id, kind === 'line' ? w.line(name) : w.area(name)] as const),
        ])}
        ${zone?.kind === 'area' ? this.#text('inside', w.inside, 'decimal') : nothing}
        ${zone?.kind === 'line' ? this.#select('way', w.way, this.#ways(zone)) : nothing}
        ${this.#select('direction', w.direction, [
          ['', w.anyDirection],
          ...DIRECTIONS.map((one) => [String(one), `${ARROWS[one]} ${w.directions[one]}`] as const),
        ])}
        ${this.#text('present', w.present, 'decimal')} ${this.#text('still', w.still, 'decimal')}
        ${
          wearsClothes(this.draft)
            ? html`${this.#select('upper', w.upper, this.#colours())}
              ${this.#select('lower', w.lower, this.#colours())}`
            : nothing
        }
        ${this.#text('from', w.from, 'text')} ${this.#text('to', w.to, 'text')}
        ${this.#select('sort', w.sort, [
          ['time', w.sorts.time],
          ['present', w.sorts.present],
        ])}
      </div>
      <p class="small muted">${w.help}</p>
      <div class="row wrap buttons">
        <button type="submit" class="primary">${icon('search', 16)} ${w.search}</button>
        <button type="reset">${w.reset}</button>
      </div>
    </form>`;
  }

  /** The kinds that there are, with how many; people, and the kind that is chosen, are always asked for. */
  #kinds(): (readonly [string, string])[] {
    const kinds: Found['kinds'] & Record<string, number> = { person: 0, ...this.state.lookBack.found?.kinds };
    const { label } = this.draft;
    if (label !== '') kinds[label] ??= 0;
    return [
      ['', this.#w.anything],
      ...Object.entries(kinds).map(
        ([kind, count]) => [kind, `${this.m.classes[kind as ClassName]} (${count})`] as const,
      ),
    ];
  }

  #ways(zone: Zone): (readonly [string, string])[] {
    const { source } = this.state;
    const aspect = source ? source.size.width / source.size.height : 1;
    return [
      ['0', this.#w.eitherWay],
      ...([1, -1] as const).map((way) => {
        const direction = wayAcross(zone, way, aspect);
        return [String(way), `${ARROWS[direction]} ${this.#w.directions[direction]}`] as const;
      }),
    ];
  }

  #colours(): (readonly [string, string])[] {
    return [
      ['', this.#w.anyColour],
      ...COLOUR_BINS.map((colour) => [colour, this.#w.colours[colour]] as const),
    ];
  }

  #select(
    name: keyof QueryDraft,
    label: string,
    choices: readonly (readonly [value: string, text: string])[],
  ): TemplateResult {
    return html`<label class="stacked"
      ><span class="small">${label}</span
      ><select name=${name} @change=${this.#onChange}>
        ${choices.map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === this.draft[name]}>${text}</option>`,
        )}
      </select></label
    >`;
  }

  #text(name: keyof QueryDraft, label: string, mode: 'text' | 'decimal'): TemplateResult {
    const problem = this.problems[name];
    return html`<div class="field">
      <label class="stacked"
        ><span class="small">${label}</span
        ><input
          name=${name}
          type="text"
          inputmode=${mode}
          autocomplete="off"
          placeholder=${mode === 'text' ? '0:00' : '0'}
          .value=${this.draft[name]}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? `problem-${name}` : nothing}
          @change=${this.#onChange}
      /></label>
      ${problem ? html`<p id=${`problem-${name}`} class="small alarm">${problem}</p>` : nothing}
    </div>`;
  }

  readonly #onChange = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    this.draft = { ...this.draft, [name]: value };
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    // Enter searches before a field has told of its change.
    for (const [name, value] of fields)
      if (typeof value === 'string') this.draft = { ...this.draft, [name]: value };
    const read = readDraft(this.draft, this.state.scenario.zones, this.#w);
    this.problems = 'problems' in read ? read.problems : {};
    if ('query' in read) return void this.app.lookBack.search(read.query);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
    );
  };

  readonly #onReset = (event: Event): void => {
    event.preventDefault();
    this.problems = {};
    this.draft = draftOf(EVERYTHING, this.state.language);
    void this.app.lookBack.search(EVERYTHING);
  };

  #results(): TemplateResult {
    const { found, reading } = this.state.lookBack;
    const w = this.#w;
    return html`<section aria-label=${w.results}>
      ${
        reading !== null && reading > 0
          ? html`<label class="stacked small"
              >${w.reading}<progress max="1" .value=${reading}></progress
            ></label>`
          : nothing
      }
      <p role="status" class="count">${found && reading === null ? this.#said(found) : nothing}</p>
      ${found && grown(this.state) ? html`<p class="small muted">${w.grown}</p>` : nothing}
      ${found && found.rows.length > 0 && !this.state.steerable ? html`<p class="small muted">${this.#noSeeking()}</p>` : nothing}
      ${found ? this.#cards(found) : nothing}
    </section>`;
  }

  #noSeeking(): string {
    const { phase, source } = this.state;
    const { camera, exact, ended } = this.#w.noSeeking;
    if (phase === 'ended') return ended;
    return source?.pacing === 'exact' ? exact : camera;
  }

  /** Told once a search: how many, or what to loosen. */
  #said(found: Found): string {
    const w = this.#w;
    const { rows, of, loosen } = found;
    if (of === 0) return w.nothingRecorded;
    if (rows.length > 0) return `${w.count(rows.length, of)} ${w.took(this.#milliseconds(found))}`;
    const [most] = loosen;
    return `${w.nothing} ${most ? w.loosenOne(w.parts[most.part], most.count) : w.loosenMore}`;
  }

  #milliseconds({ took }: Found): string {
    return formatFixed(this.state.language, took, took < 10 ? 1 : 0);
  }

  #cards({ rows, upTo }: Found): TemplateResult {
    const { chosen } = this.state.lookBack;
    const parts = { plate: this.plate, state: this.state, w: this.#w, m: this.m };
    const left = rows.length - this.shown;
    return html`<ul @keydown=${this.#onArrow}>
        ${rows.slice(0, this.shown).map((row) =>
          foundCard({
            ...parts,
            row,
            chosen: row.id === chosen?.id,
            choose: () => this.app.lookBack.choose(row),
          }),
        )}
      </ul>
      ${
        left > 0
          ? html`<button type="button" @click=${() => (this.shown += PAGE)}>
              ${this.#w.more(Math.min(PAGE, left))}
            </button>`
          : nothing
      }
      <p class="small muted">${this.#w.upTo(formatClock(upTo))}</p>`;
  }

  /** From card to card, for who does not want to tab through them all. */
  readonly #onArrow = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const cards = [...this.renderRoot.querySelectorAll<HTMLElement>('.what')];
    const now = cards.indexOf(event.target as HTMLElement);
    cards[Math.max(0, Math.min(cards.length - 1, now + step))]?.focus();
  };

  protected override updated(changed: PropertyValues): void {
    // A choice whose list has changed shows what the draft says.
    if (!changed.has('draft')) return;
    for (const select of this.renderRoot.querySelectorAll('select'))
      select.value = this.draft[select.name as keyof QueryDraft];
  }
}

function grown({ phase, recorded, lookBack: { found } }: AppState): boolean {
  return phase === 'running' && found !== null && (recorded?.to ?? 0) > found.upTo + GROWN;
}

customElements.define('vigie-track-search', TrackSearch);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-track-search': TrackSearch;
  }
}
