import type { Language } from '../../app/app-state.ts';
import { reportEn, type ReportWords } from './report-en.ts';
import { reportFr } from './report-fr.ts';

/** The words of reviewing, the ledger's figures and the report in a language. */
export function reportWords(language: Language): ReportWords {
  return language === 'fr' ? reportFr : reportEn;
}
