import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { saveFile } from '../../app/save-file.ts';
import { EVIDENCE_PARTS, type EvidencePart } from '../../app/session-file-desk.ts';
import { AppElement } from '../app-element.ts';
import { dialogStyles, dialogTop } from '../dialog-parts.ts';
import { icon } from '../elements/vigie-icon.ts';
import { formatBytes } from '../i18n/i18n.ts';
import { sessionFileWords } from '../i18n/session-file-words.ts';
import { sessionName } from '../session-name.ts';
import { sharedStyles } from '../styles.ts';

/** What shows people as the camera saw them stays out until it is asked for. */
const AT_FIRST: ReadonlySet<EvidencePart> = new Set(['hiddenPictures', 'hiddenClips']);

/** Saves the session on the screen as a file that Vigie opens elsewhere. */
export class SessionDialog extends AppElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      fieldset {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 6px;
        font-weight: 650;
      }
      .body > button {
        justify-self: start;
      }
    `,
  ];
  static override properties = {
    chosen: { state: true },
    busy: { state: true },
    said: { state: true },
    shown: { state: true },
  };
  declare private chosen: ReadonlySet<EvidencePart>;
  declare private busy: boolean;
  declare private said: string;
  declare private shown: boolean;

  constructor() {
    super();
    this.chosen = AT_FIRST;
    this.busy = false;
    this.said = '';
    this.shown = false;
  }

  protected override slice(state: AppState): readonly unknown[] {
    return this.shown ? [state.alerts, state.session, state.phase] : [];
  }

  async open(): Promise<void> {
    this.said = '';
    this.chosen = AT_FIRST;
    this.shown = true;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult {
    const words = sessionFileWords(this.state.language);
    return html`<dialog aria-labelledby="title" closedby="any" @close=${() => (this.shown = false)}>
      ${dialogTop(words.title, this.t.close)} ${this.shown ? this.#body() : nothing}
    </dialog>`;
  }

  #body(): TemplateResult {
    const { alerts, language, phase } = this.state;
    const words = sessionFileWords(language);
    const judged = alerts.filter(({ verdict }) => verdict !== null).length;
    const { rest, evidence } = this.app.weighSession();
    const parts = EVIDENCE_PARTS.filter((part) => evidence[part].count > 0);
    const plain = parts.some((part) => this.chosen.has(part) && part.startsWith('plain'));
    return html`<div class="body">
      <p>${words.intro}</p>
      <p class="small muted">
        ${words.always(alerts.length, judged)} ${words.atMost(formatBytes(language, rest))}.
      </p>
      ${
        parts.length === 0
          ? html`<p class="small muted">${words.none}</p>`
          : html`<fieldset aria-describedby="people">
              <legend>${words.evidence}</legend>
              ${parts.map((part) => this.#part(part, evidence[part]))}
              <p id="people" class=${`small ${plain ? 'attention' : 'muted'}`}>
                ${plain ? words.people : words.anonymous} ${words.masks}
              </p>
            </fieldset>`
      }
      ${phase === 'running' ? html`<p class="small muted">${words.running}</p>` : nothing}
      <button type="button" class="primary" aria-disabled=${this.busy} @click=${() => void this.#save()}>
        ${icon('download', 16)} ${words.action}
      </button>
      <p class="said small" role="status">${this.said || nothing}</p>
    </div>`;
  }

  #part(
    part: EvidencePart,
    { count, bytes }: { readonly count: number; readonly bytes: number },
  ): TemplateResult {
    const { language } = this.state;
    const words = sessionFileWords(language);
    return html`<label
      ><input
        type="checkbox"
        .checked=${this.chosen.has(part)}
        @change=${(event: Event) => this.#choose(part, (event.target as HTMLInputElement).checked)}
      /><span
        >${words.parts[part]}
        <span class="muted number">(${words.partSize(count, formatBytes(language, bytes))})</span></span
      ></label
    >`;
  }

  #choose(part: EvidencePart, wanted: boolean): void {
    const chosen = new Set(this.chosen);
    if (wanted) chosen.add(part);
    else chosen.delete(part);
    this.chosen = chosen;
  }

  async #save(): Promise<void> {
    // Not disabled: the focus would fall out of the dialog, and with it the key that closes it.
    if (this.busy) return;
    const { language, session } = this.state;
    const words = sessionFileWords(language);
    this.busy = true;
    this.said = words.making;
    try {
      const file = session && (await this.app.makeSessionFile(this.chosen));
      if (!file) {
        this.said = words.notSaved;
        return;
      }
      const name = `${sessionName(session, this.t)}.vigie`;
      saveFile(name, file);
      this.said = words.saved(name, formatBytes(language, file.size));
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('vigie-session-dialog', SessionDialog);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-session-dialog': SessionDialog;
  }
}
