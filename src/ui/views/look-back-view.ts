import { css, html, nothing, type TemplateResult } from 'lit';
import { AppElement } from '../app-element.ts';
import { icon } from '../elements/vigie-icon.ts';
import type { LookBackWords } from '../i18n/look-back-en.ts';
import { lookBackWords } from '../i18n/look-back-words.ts';
import { sharedStyles } from '../styles.ts';
import '../elements/synopsis-player.ts';
import './track-search.ts';

interface Section {
  /** Its name is in the words, under `sections`. */
  readonly id: keyof LookBackWords['sections'];
  readonly content: () => TemplateResult;
}

/** The ways of looking back, each an element of its own. A single one is shown without tabs. */
const SECTIONS: readonly Section[] = [
  { id: 'search', content: () => html`<vigie-track-search></vigie-track-search>` },
  { id: 'synopsis', content: () => html`<vigie-synopsis></vigie-synopsis>` },
];

/** Looking back at the recorded session: beside the picture, in the place of alerts and drawer. */
export class LookBackView extends AppElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
        min-height: 0;
        background: var(--panel);
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 8px 8px 8px 16px;
      }
      h2 {
        font-size: 17px;
      }
      h2:focus-visible {
        outline-offset: 4px;
        border-radius: 2px;
      }
      .tabs {
        display: flex;
        padding-inline: 8px;
        border-bottom: 1px solid var(--line);
      }
      .tabs button {
        min-height: 38px;
        border: 0;
        border-radius: 0;
        background: none;
        color: var(--muted);
        font-weight: 600;
      }
      .tabs button[aria-selected='true'] {
        color: var(--text);
        box-shadow: inset 0 -2px var(--accent);
      }
      .tabs button:focus-visible {
        outline-offset: -3px;
      }
      .sheet {
        grid-row: 3;
        min-height: 0;
        overflow-y: auto;
      }
      .sheet:focus-visible {
        outline-offset: -3px;
      }
    `,
  ];
  static override properties = { section: { state: true } };
  declare private section: string;

  constructor() {
    super();
    this.section = 'search';
    this.addEventListener('keydown', this.#onKey);
  }

  protected override slice(): readonly unknown[] {
    return [];
  }

  get #w(): LookBackWords {
    return lookBackWords(this.state.language);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<header>
        <h2 class="grow" tabindex="-1">${this.#w.title}</h2>
        <button
          type="button"
          class="icon quiet"
          aria-label=${this.#w.close}
          title=${this.#w.close}
          @click=${() => this.app.lookBack.hide()}
        >
          ${icon('close')}
        </button>
      </header>
      ${
        SECTIONS.length < 2
          ? nothing
          : html`<div
              class="tabs"
              role="tablist"
              aria-label=${this.#w.sectionsLabel}
              @keydown=${this.#onTabKey}
            >
              ${SECTIONS.map((section) => this.#tab(section))}
            </div>`
      }
      ${this.#sheet()}`;
  }

  #tab({ id }: Section): TemplateResult {
    const chosen = id === this.section;
    return html`<button
      type="button"
      role="tab"
      id=${`tab-${id}`}
      aria-selected=${chosen}
      aria-controls="sheet"
      tabindex=${chosen ? 0 : -1}
      @click=${() => (this.section = id)}
    >
      ${this.#w.sections[id]}
    </button>`;
  }

  #sheet(): TemplateResult {
    const content = SECTIONS.find(({ id }) => id === this.section)?.content();
    if (SECTIONS.length < 2) return html`<div class="sheet">${content}</div>`;
    return html`<div
      class="sheet"
      id="sheet"
      role="tabpanel"
      tabindex="0"
      aria-labelledby=${`tab-${this.section}`}
    >
      ${content}
    </div>`;
  }

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -99, End: 99 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const now = SECTIONS.findIndex(({ id }) => id === this.section);
    this.section = SECTIONS[Math.max(0, Math.min(SECTIONS.length - 1, now + step))]!.id;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${this.section}`)?.focus();
  };

  /** Also out of a field, where keys belong to the text. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.app.lookBack.hide();
  };
}

customElements.define('vigie-look-back', LookBackView);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-look-back': LookBackView;
  }
}
