import { html, type TemplateResult } from 'lit';
import type { Language } from '../../app/app-state.ts';
import { sessionFileWords } from '../i18n/session-file-words.ts';
import { icon } from './vigie-icon.ts';

/** “Save session…”: asks the application for the dialog. Its word is a `span`, to be hidden where there is little room. */
export function saveSessionButton(language: Language): TemplateResult {
  const words = sessionFileWords(language);
  return html`<button
    type="button"
    class="quiet save"
    aria-label=${words.save}
    title=${words.title}
    @click=${({ currentTarget }: Event) =>
      currentTarget?.dispatchEvent(new CustomEvent('vigie-save-session', { bubbles: true, composed: true }))}
  >
    ${icon('save', 16)} <span>${words.save}</span>
  </button>`;
}
