import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { LEGAL_EVENTS } from '../../core/scenario/scenario.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { SessionRecord } from '../../store/vigie-store.ts';
import { AppElement } from '../app-element.ts';
import { formatDate } from '../i18n/i18n.ts';
import { labWords } from '../i18n/lab-words.ts';
import { sessionFileWords } from '../i18n/session-file-words.ts';
import { sourceName } from '../source-name.ts';
import { sharedStyles } from '../styles.ts';
import { showCard } from '../elements/card-button.ts';
import { icon } from '../elements/vigie-icon.ts';
import { wordmark } from '../elements/wordmark.ts';
import { doorsStyles } from './doors-styles.ts';

const NEWEST = 8;

/** The first screen: three doors, what was kept, and the promise. Nothing is asked before a click. */
export class DoorsView extends AppElement {
  static override styles = [sharedStyles, doorsStyles];
  static override properties = { exact: { state: true } };
  declare private exact: boolean;

  constructor() {
    super();
    this.exact = false;
  }

  protected override slice(state: AppState): readonly unknown[] {
    const { cameras, pastSessions, savedScenarios, scenario, writable, onDisk } = state;
    return [cameras, pastSessions, savedScenarios, scenario.name, writable, onDisk];
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <header>
        <h1>${wordmark(44)}</h1>
        <p class="tagline">${this.t.tagline}</p>
        <p class="promise">
          ${icon('shield', 19)} <span>${this.t.privacy}</span>
          <button type="button" class="link" @click=${this.#howToCheck}>${this.t.privacyHow}</button>
        </p>
      </header>
      <div class="doors">${this.#stage()} ${this.#file()} ${this.#camera()}</div>
      <p class="drop muted">${this.t.dropHint}</p>
      ${this.#lessons()}
      <div class="kept">${this.#sessions()} ${this.#scenarios()} ${this.#onDisk()}</div>
      ${this.#evaluation()} ${this.#eight()}
    </div>`;
  }

  #lessons(): TemplateResult {
    return html`<section class="lessons panel">
      ${icon('lessons', 30)}
      <div>
        <h2>${this.t.lessons}</h2>
        <p class="muted">${this.t.lessonsText}</p>
      </div>
      <button type="button" @click=${() => this.app.lessons.showList()}>${this.t.toLessons}</button>
    </section>`;
  }

  #stage(): TemplateResult {
    const words = this.t.doors.stage;
    return html`<section class="door stage panel">
      <div class="sign">${icon('stage', 34)}</div>
      <h2>${words.title}</h2>
      <p>${words.text}</p>
      <button type="button" class="primary" @click=${() => void this.app.openStage(null)}>
        ${icon('play', 16)} ${words.action}
      </button>
    </section>`;
  }

  #file(): TemplateResult {
    const words = this.t.doors.file;
    const mode = (exact: boolean, label: string): TemplateResult =>
      html`<label
        ><input
          type="radio"
          name="mode"
          .checked=${this.exact === exact}
          @change=${() => (this.exact = exact)}
        />${label}</label
      >`;
    return html`<section class="door panel">
      <div class="sign">${icon('film', 34)}</div>
      <h2>${words.title}</h2>
      <p>${words.text}</p>
      <fieldset>
        <legend class="visually-hidden">${words.mode}</legend>
        ${mode(false, words.live)} ${mode(true, words.exact)}
        <p class="small muted">${this.exact ? words.exactHelp : words.liveHelp}</p>
      </fieldset>
      <button type="button" @click=${this.#chooseFile}>${icon('open', 17)} ${words.action}</button>
      <input
        type="file"
        class="video"
        hidden
        accept="video/*,.mkv,.mov,.mp4,.webm"
        aria-label=${words.action}
        @change=${this.#onFile}
      />
    </section>`;
  }

  #camera(): TemplateResult {
    const words = this.t.doors.camera;
    const { cameras } = this.state;
    return html`<section class="door panel">
      <div class="sign">${icon('camera', 34)}</div>
      <h2>${words.title}</h2>
      <p>${words.text}</p>
      ${
        cameras.length > 1
          ? html`<label class="stacked small"
              >${words.which}<select>
                <option value="">${words.anyCamera}</option>
                ${cameras.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}
              </select></label
            >`
          : html`<p class="small muted">${words.permission}</p>`
      }
      <button type="button" @click=${this.#openCamera}>${icon('camera', 17)} ${words.action}</button>
    </section>`;
  }

  #sessions(): TemplateResult {
    const { pastSessions, writable, language, onDisk } = this.state;
    const files = sessionFileWords(language);
    const row = (session: SessionRecord): TemplateResult => {
      const name = sourceName(session.source, this.t);
      return html`<li>
        <button
          type="button"
          class="quiet open"
          aria-label=${this.t.openSession(name)}
          @click=${() => void this.app.openPastSession(session.id)}
        >
          <span class="grow">${name}</span>
          ${session.openedFrom === undefined ? nothing : html`<span class="badge">${files.fromFile}</span>`}
          <span class="muted small">${formatDate(language, session.startedAt)}</span>
        </button>
        <button
          type="button"
          class="quiet icon"
          ?disabled=${!writable}
          aria-label=${this.t.deleteSession(name)}
          title=${this.t.deleteSession(name)}
          @click=${() => void this.app.deleteSession(session.id)}
        >
          ${icon('trash', 16)}
        </button>
      </li>`;
    };
    return html`<section>
      <h2>${this.t.pastSessions}</h2>
      ${
        pastSessions.length === 0
          ? html`<p class="muted small">${onDisk ? this.t.noPastOnDisk : this.t.noPast}</p>`
          : html`<ul>
              ${pastSessions.slice(0, NEWEST).map(row)}
            </ul>`
      }
      <button type="button" title=${files.openHelp} @click=${this.#chooseSession}>
        ${icon('open', 16)} ${files.open}
      </button>
      <input
        type="file"
        class="session"
        hidden
        accept=".vigie"
        aria-label=${files.open}
        @change=${this.#onSession}
      />
    </section>`;
  }

  #scenarios(): TemplateResult {
    const { savedScenarios, scenario } = this.state;
    const row = ({ name, zones, rules }: Scenario): TemplateResult =>
      html`<li>
        <button
          type="button"
          class="quiet open"
          aria-label=${this.t.useScenario(name)}
          @click=${() => this.app.loadScenario(name)}
        >
          <span class="grow">${name}</span>
          ${name === scenario.name ? html`<span class="badge good">${icon('check', 13)} ${this.t.inUse}</span>` : nothing}
          <span class="muted small">${this.t.scenarioParts(zones.length, rules.length)}</span>
        </button>
      </li>`;
    return html`<section>
      <h2>${this.t.savedScenarios}</h2>
      ${
        savedScenarios.length === 0
          ? html`<p class="muted small">${this.t.noScenarios}</p>`
          : html`<ul>
              ${savedScenarios.slice(0, NEWEST).map(row)}
            </ul>`
      }
    </section>`;
  }

  #onDisk(): TemplateResult | typeof nothing {
    return this.state.onDisk ? html`<p class="on-disk small">${this.t.onDiskNote}</p>` : nothing;
  }

  #evaluation(): TemplateResult {
    const w = labWords(this.state.language);
    return html`<section class="evaluation">
      <h2>${w.evaluation}</h2>
      <p class="muted small">${w.evaluationLead}</p>
      <button type="button" @click=${() => this.app.lab.showEvaluation()}>
        ${icon('check', 16)} ${w.toEvaluation}
      </button>
    </section>`;
  }

  #eight(): TemplateResult {
    return html`<section class="eight">
      <h2>${this.t.theEight}</h2>
      <p class="muted small">${this.t.theEightText}</p>
      <ul>
        ${LEGAL_EVENTS.map(
          (event) =>
            html`<li>
              <button type="button" class="quiet" @click=${() => showCard(this, event)}>
                ${icon(event, 20)} ${this.m.events[event].name}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  readonly #howToCheck = (): void => {
    this.dispatchEvent(new CustomEvent('vigie-how-to-check', { bubbles: true, composed: true }));
  };

  readonly #chooseFile = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>('input.video')?.click();
  };

  readonly #chooseSession = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>('input.session')?.click();
  };

  readonly #onSession = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.files && input.files.length > 0) void this.app.openAny([...input.files]);
    input.value = '';
  };

  readonly #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.app.openFile(file, this.exact ? 'exact' : 'live');
    input.value = '';
  };

  readonly #openCamera = (): void => {
    const chosen = this.renderRoot.querySelector('select')?.value;
    void this.app.openCamera(chosen || null);
  };
}

customElements.define('vigie-doors', DoorsView);
