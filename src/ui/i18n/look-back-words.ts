import type { Language } from '../../app/app-state.ts';
import { lookBackEn, type LookBackWords } from './look-back-en.ts';
import { lookBackFr } from './look-back-fr.ts';

/** The words of looking back at a recorded session, in a language. */
export function lookBackWords(language: Language): LookBackWords {
  return language === 'fr' ? lookBackFr : lookBackEn;
}
