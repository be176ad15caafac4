import type { Language } from '../../app/app-state.ts';
import { cardsEn, type CardWords } from './cards-en.ts';
import { cardsFr } from './cards-fr.ts';

/** The words of the rules' cards in a language. */
export function cardWords(language: Language): CardWords {
  return language === 'fr' ? cardsFr : cardsEn;
}
