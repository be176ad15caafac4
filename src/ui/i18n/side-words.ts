import type { Language } from '../../app/app-state.ts';
import { sideEn, type SideWords } from './side-en.ts';
import { sideFr } from './side-fr.ts';

/** The words of side by side in a language. */
export function sideWords(language: Language): SideWords {
  return language === 'fr' ? sideFr : sideEn;
}
