import { css, html, type TemplateResult } from 'lit';
import { AppElement } from '../app-element.ts';
import { dialogStyles, dialogTop } from '../dialog-parts.ts';
import { labWords } from '../i18n/lab-words.ts';
import { reportWords } from '../i18n/report-words.ts';
import { sharedStyles } from '../styles.ts';

/** The list of keyboard shortcuts. */
export class HelpDialog extends AppElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 8px 20px;
        align-items: center;
        padding: 4px 20px 8px;
      }
      dt {
        white-space: nowrap;
      }
      p {
        padding: 6px 20px 18px;
      }
    `,
  ];

  protected override slice(): readonly unknown[] {
    return [];
  }

  open(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult {
    const k = this.t.keys;
    const v = this.t.keysVerdict;
    const words = reportWords(this.state.language);
    const key = (text: string): TemplateResult => html`<kbd>${text}</kbd>`;
    const ctrl = (text: string): TemplateResult => html`<kbd>${k.ctrl}</kbd> <kbd>${text}</kbd>`;
    const rows: readonly [TemplateResult, string][] = [
      [key(k.space), k.play],
      [html`<kbd>←</kbd> <kbd>→</kbd>`, k.seek],
      [html`<kbd>J</kbd> <kbd>K</kbd>`, k.nextAlert],
      [html`${[v.true, v.false, v.unsure].map((letter) => html`${key(letter.toUpperCase())} `)}`, k.verdict],
      [key('R'), words.keyReview],
      [key(words.backspace), words.keyUndoVerdict],
      [key('E'), words.keyReport],
      [key('M'), labWords(this.state.language).keyMark],
      [html`<kbd>N</kbd> <kbd>P</kbd>`, labWords(this.state.language).keyFindings],
      [key('Z'), k.zones],
      [ctrl('Z'), k.undo],
      [html`${ctrl(k.shift)} <kbd>Z</kbd>`, k.redo],
      [ctrl('S'), k.save],
      [ctrl('O'), k.open],
      [key('Esc'), k.escape],
      [key('?'), k.help],
    ];
    return html`<dialog aria-labelledby="title" closedby="any">
      ${dialogTop(this.t.shortcuts, this.t.close)}
      <dl>
        ${rows.map(
          ([keys, words]) =>
            html`<dt>${keys}</dt>
              <dd>${words}</dd>`,
        )}
      </dl>
      <p class="muted small">${k.inPicture}</p>
    </dialog>`;
  }
}

customElements.define('vigie-help', HelpDialog);

declare global {
  interface HTMLElementTagNameMap {
    'vigie-help': HelpDialog;
  }
}
