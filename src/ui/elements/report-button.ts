import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../app/app-state.ts';
import { reportWords } from '../i18n/report-words.ts';
import { icon } from './vigie-icon.ts';

/** “Report…”: asks the application for the dialog. `plain`: without its sign, where there is little room. */
export function reportButton(language: Language, plain = false): TemplateResult {
  const words = reportWords(language);
  return html`<button
    type="button"
    title=${words.keyReport}
    @click=${({ currentTarget }: Event) =>
      currentTarget?.dispatchEvent(new CustomEvent('vigie-report', { bubbles: true, composed: true }))}
  >
    ${plain ? nothing : icon('report', 16)} ${words.report}
  </button>`;
}
