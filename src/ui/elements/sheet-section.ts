import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app-state.ts';
import { momentOf } from '../../app/session-date.ts';
import {
  isOrdered,
  MAX_STATEMENT,
  parseLocal,
  periodState,
  SHEET_PARTS,
  stateSheet,
  type SheetPart,
} from '../../core/scenario/authorisation.ts';
import { AppController } from '../app-controller.ts';
import { sheetWords } from '../i18n/sheet-words.ts';
import { sharedStyles } from '../styles.ts';
import { icon } from './vigie-icon.ts';

type TextPart = Exclude<SheetPart, 'period'>;
interface Ends {
  readonly from: string;
  readonly to: string;
}

/** The authorisation sheet of the scenario: what a lawful use has to say, with what the law asked and who says so. */
export class SheetSection extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        margin-top: 12px;
      }
      .sheet {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
      }
      .sheet > summary {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        min-height: 38px;
        padding: 4px 12px;
        cursor: pointer;
        font-weight: 650;
        list-style: none;
      }
      .sheet > summary::-webkit-details-marker {
        display: none;
      }
      .sheet > summary .small {
        margin-inline-start: auto;
        font-weight: 400;
      }
      .sheet[open] > summary > svg:last-child {
        rotate: 180deg;
      }
      .body {
        display: grid;
        gap: 14px;
        padding: 2px 12px 14px;
      }
      .part {
        display: grid;
        gap: 4px;
      }
      .part > label,
      legend {
        font-weight: 650;
      }
      .part > button {
        justify-self: start;
      }
      legend {
        padding: 0;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      textarea {
        width: 100%;
        resize: vertical;
      }
      .ends {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5rem), 1fr));
        gap: 8px;
      }
      .ends input {
        width: 100%;
      }
      .law {
        font-size: 12.5px;
        color: var(--muted);
      }
      .law summary {
        width: fit-content;
        min-height: 24px;
        cursor: pointer;
      }
      .law p {
        padding: 2px 0 4px 12px;
        border-left: 2px solid var(--line-strong);
      }
      .problem {
        color: var(--alarm-text);
      }
    `,
  ];
  static override properties = { app: { attribute: false }, draft: { state: true } };
  declare app: App;
  /** Ends of a period that cannot be used yet. */
  declare private draft: Ends | null;

  constructor() {
    super();
    this.draft = null;
    new AppController(
      this,
      () => this.app,
      (state) => [
        state.scenario.authorisation,
        state.language,
        state.session,
        state.phase,
        this.#periodState(),
      ],
    );
  }

  protected override render(): TemplateResult {
    const words = sheetWords(this.app.state.language);
    const sheet = this.app.state.scenario.authorisation ?? {};
    return html`<details class="sheet">
      <summary>
        ${icon('report', 17)} ${words.title}
        <span class="small muted number">${words.stated(Object.keys(sheet).length, SHEET_PARTS.length)}</span>
        ${icon('down', 16)}
      </summary>
      <div class="body">
        <p class="small">${words.intro}</p>
        ${this.app.state.phase === 'ended' ? html`<p class="small attention">${words.over}</p>` : nothing}
        ${SHEET_PARTS.map((part) => (part === 'period' ? this.#period() : this.#text(part)))}
      </div>
    </details>`;
  }

  #text(part: TextPart): TemplateResult {
    const words = sheetWords(this.app.state.language);
    const { name, help } = words.parts[part];
    return html`<div class="part">
      <label for=${part}>${name}</label>
      <p id=${`${part}-help`} class="small muted">${help}</p>
      <textarea
        id=${part}
        rows="2"
        maxlength=${MAX_STATEMENT}
        aria-describedby=${`${part}-help`}
        .value=${this.app.state.scenario.authorisation?.[part] ?? ''}
        @change=${(event: Event) =>
          this.app.editScenario(
            stateSheet(this.app.state.scenario, part, (event.target as HTMLTextAreaElement).value),
          )}
      ></textarea>
      ${this.#law(part)}
    </div>`;
  }

  #period(): TemplateResult {
    const words = sheetWords(this.app.state.language);
    const { name, help } = words.parts.period;
    const set = this.app.state.scenario.authorisation?.period ?? null;
    const shown = this.draft ?? set ?? { from: '', to: '' };
    const state = this.#periodState();
    const end = (which: keyof Ends): TemplateResult =>
      html`<label class="stacked"
        ><span>${words[which]}</span>
        <input
          type="datetime-local"
          data-end=${which}
          .value=${shown[which]}
          aria-describedby="period-help"
          @change=${(event: Event) => this.#setEnd(which, (event.target as HTMLInputElement).value)}
        />
      </label>`;
    return html`<fieldset class="part">
      <legend>${name}</legend>
      <p id="period-help" class="small muted">${help}</p>
      <div class="ends">${end('from')} ${end('to')}</div>
      ${
        set || this.draft
          ? html`<button type="button" @click=${() => this.#setPeriod(null)}>${words.clearPeriod}</button>`
          : nothing
      }
      ${this.draft ? html`<p class="problem small" role="alert">${this.#wrong(this.draft)}</p>` : nothing}
      ${state === 'none' ? nothing : html`<p class="small" role="status">${words.states[state]}</p>`}
      ${this.#law('period')}
    </fieldset>`;
  }

  #law(part: SheetPart): TemplateResult {
    const words = sheetWords(this.app.state.language);
    const { law, source } = words.parts[part];
    return html`<details class="law">
      <summary>${words.why}</summary>
      <p>${law} ${words.source(source)}</p>
    </details>`;
  }

  #setEnd(which: keyof Ends, value: string): void {
    const set = this.app.state.scenario.authorisation?.period ?? { from: '', to: '' };
    const ends = { ...(this.draft ?? set), [which]: value.slice(0, 16) };
    if (ends.from === '' && ends.to === '') this.#setPeriod(null);
    else if (isOrdered(ends)) this.#setPeriod(ends);
    else this.draft = ends;
  }

  #setPeriod(ends: Ends | null): void {
    this.draft = null;
    this.app.editScenario(stateSheet(this.app.state.scenario, 'period', ends));
  }

  #wrong({ from, to }: Ends): string {
    const words = sheetWords(this.app.state.language);
    return parseLocal(from) === null || parseLocal(to) === null ? words.incomplete : words.reversed;
  }

  /** How the period stands to now; of a session that is over, only whether it could be applied. */
  #periodState(): ReturnType<typeof periodState> {
    const { phase, scenario, session, result } = this.app.state;
    const state = periodState(scenario, momentOf(session, result?.time ?? 0));
    return phase === 'ended' && state !== 'undated' ? 'none' : state;
  }
}

customElements.define('vigie-sheet-section', SheetSection);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-sheet-section': SheetSection;
  }
}
