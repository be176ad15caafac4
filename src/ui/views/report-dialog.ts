import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../../app/app-state.ts';
import { saveFile } from '../../app/save-file.ts';
import { CSV_FORMS } from '../../core/report/csv.ts';
import { AppElement } from '../app-element.ts';
import { dialogStyles, dialogTop } from '../dialog-parts.ts';
import { icon } from '../elements/vigie-icon.ts';
import { evidenceWords } from '../i18n/evidence-words.ts';
import { reportWords } from '../i18n/report-words.ts';
import { reportCsv, reportJson } from '../report/report-data.ts';
import { reportHtml } from '../report/report-html.ts';
import { sessionName } from '../session-name.ts';
import { sharedStyles } from '../styles.ts';

const KINDS = ['html', 'json', 'csv-fr', 'csv-en'] as const;
type Kind = (typeof KINDS)[number];
const TYPES: Readonly<Record<Kind, string>> = {
  html: 'text/html',
  json: 'application/json',
  'csv-fr': 'text/csv',
  'csv-en': 'text/csv',
};

/** Saves the report of the session on the screen: to read, for programs, for spreadsheets. */
export class ReportDialog extends AppElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      ul {
        display: grid;
        gap: 10px;
      }
      li {
        display: grid;
        gap: 3px;
      }
      li button {
        justify-content: flex-start;
      }
    `,
  ];
  static override properties = {
    pictures: { state: true },
    peopleHidden: { state: true },
    busy: { state: true },
    said: { state: true },
  };
  declare private pictures: boolean;
  declare private peopleHidden: boolean;
  declare private busy: boolean;
  declare private said: string;

  constructor() {
    super();
    this.pictures = true;
    this.peopleHidden = true;
    this.busy = false;
    this.said = '';
  }

  protected override slice(state: AppState): readonly unknown[] {
    return [state.alerts, state.session];
  }

  open(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    this.said = '';
    if (dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult {
    const { alerts, language } = this.state;
    const words = reportWords(language);
    const evidence = evidenceWords(language);
    const judged = alerts.filter(({ verdict }) => verdict !== null).length;
    return html`<dialog aria-labelledby="title" closedby="any">
      ${dialogTop(words.title, this.t.close)}
      <div class="body">
        <p>${words.intro(alerts.length, judged)}</p>
        <div>
          <label
            ><input
              type="checkbox"
              .checked=${this.pictures}
              aria-describedby="pictures-help"
              @change=${(event: Event) => (this.pictures = (event.target as HTMLInputElement).checked)}
            />${words.withPictures}</label
          >
          <label
            ><input
              type="checkbox"
              .checked=${this.peopleHidden}
              ?disabled=${!this.pictures}
              aria-describedby="pictures-help"
              @change=${(event: Event) => (this.peopleHidden = (event.target as HTMLInputElement).checked)}
            />${evidence.reportHidden}</label
          >
          <p id="pictures-help" class="small muted">
            ${this.peopleHidden ? evidence.reportHiddenHelp : words.withPicturesHelp}
          </p>
        </div>
        <ul>
          ${KINDS.map((kind) => this.#choice(kind))}
        </ul>
        <p class="said small" role="status">${this.said || nothing}</p>
      </div>
    </dialog>`;
  }

  #choice(kind: Kind): TemplateResult {
    const words = reportWords(this.state.language);
    const [label, help] = {
      html: [words.saveHtml, words.saveHtmlHelp],
      json: [words.saveJson, words.saveJsonHelp],
      'csv-fr': [words.saveCsvFr, words.saveCsvFrHelp],
      'csv-en': [words.saveCsvEn, words.saveCsvEnHelp],
    }[kind] as [string, string];
    return html`<li>
      <button
        type="button"
        class=${kind === 'html' ? 'primary' : ''}
        aria-describedby=${`help-${kind}`}
        aria-disabled=${this.busy}
        @click=${() => void this.#save(kind)}
      >
        ${icon('download', 16)} ${label}
      </button>
      <p id=${`help-${kind}`} class="small muted">${help}</p>
    </li>`;
  }

  async #save(kind: Kind): Promise<void> {
    // Not disabled: the focus would fall out of the dialog, and with it the key that closes it.
    if (this.busy) return;
    const { language } = this.state;
    const words = reportWords(language);
    this.busy = true;
    this.said = words.making;
    try {
      const facts = await this.app.gatherReport(
        kind !== 'html' || !this.pictures ? 'none' : this.peopleHidden ? 'hidden' : 'plain',
      );
      if (!facts) {
        this.said = words.notSaved;
        return;
      }
      const content = {
        html: () => reportHtml(facts, language),
        json: () => reportJson(facts),
        'csv-fr': () => reportCsv(facts, language, CSV_FORMS.fr),
        'csv-en': () => reportCsv(facts, language, CSV_FORMS.en),
      }[kind]();
      const name = `${sessionName(facts.session, this.t)}.${kind.slice(0, 4).replace('-', '')}`;
      saveFile(name, content, TYPES[kind]);
      this.said = words.saved(name);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('vigie-report', ReportDialog);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-report': ReportDialog;
  }
}
