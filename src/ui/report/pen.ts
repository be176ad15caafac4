import type { Language } from '../../app/app-state.ts';
import type { ReportFacts } from '../../app/report-facts.ts';
import type { Messages } from '../../core/messages/messages.ts';
import { messages } from '../../core/messages/messages.ts';
import type { Words } from '../i18n/en.ts';
import { allFacts } from '../i18n/facts.ts';
import type { AllFacts } from '../i18n/facts-en.ts';
import type { ReportWords } from '../i18n/report-en.ts';
import { reportWords } from '../i18n/report-words.ts';
import { words } from '../i18n/words.ts';
import { sourceName } from '../source-name.ts';

/** What a report is written with: the facts, and the words of one language. */
export interface Pen {
  readonly facts: ReportFacts;
  readonly language: Language;
  readonly r: ReportWords;
  readonly t: Words;
  readonly m: Messages;
  readonly rules: AllFacts;
  /** The name of the session's source. */
  readonly name: string;
}

export function penOf(facts: ReportFacts, language: Language): Pen {
  const t = words(language);
  return {
    facts,
    language,
    t,
    r: reportWords(language),
    m: messages(language),
    rules: allFacts(language),
    name: sourceName(facts.session.source, t),
  };
}
