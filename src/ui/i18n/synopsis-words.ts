import type { Language } from '../../app/app-state.ts';
import { synopsisEn, type SynopsisWords } from './synopsis-en.ts';
import { synopsisFr } from './synopsis-fr.ts';

/** The words of the synopsis in a language. */
export function synopsisWords(language: Language): SynopsisWords {
  return language === 'fr' ? synopsisFr : synopsisEn;
}
