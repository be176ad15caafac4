import type { Language } from '../../app/app-state.ts';
import { factsEn, type AllFacts } from './facts-en.ts';
import { factsFr } from './facts-fr.ts';

/** What the rules' cards say, in a language. */
export function allFacts(language: Language): AllFacts {
  return language === 'fr' ? factsFr : factsEn;
}
