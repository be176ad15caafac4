import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../app/app-state.ts';
import { messages } from '../../core/messages/messages.ts';
import type { EventId } from '../../core/scenario/scenario.ts';
import { cardWords } from '../i18n/cards-words.ts';
import { icon } from './vigie-icon.ts';

/** Asks the application to show a rule's card; its dialog has all of them. */
export function showCard(from: EventTarget, event: EventId): void {
  from.dispatchEvent(new CustomEvent('vigie-rule-cards', { detail: event, bubbles: true, composed: true }));
}

/** “How good is this rule?”, a quiet button. `small`: a sign without words, where there is little room. */
export function cardButton(language: Language, event: EventId, small = false): TemplateResult {
  const words = cardWords(language);
  const label = words.about(messages(language).events[event].name);
  return html`<button
    type="button"
    class=${small ? 'quiet icon' : 'quiet'}
    data-card=${event}
    aria-label=${label}
    title=${label}
    @click=${({ currentTarget }: Event) => currentTarget && showCard(currentTarget, event)}
  >
    ${icon('info', 15)} ${small ? nothing : words.howGood}
  </button>`;
}
