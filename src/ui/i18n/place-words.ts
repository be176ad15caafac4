import type { Language } from '../../app/app-state.ts';
import { placeEn, type PlaceWords } from './place-en.ts';
import { placeFr } from './place-fr.ts';

/** The words of calibration, measures on the ground and fixtures in a language. */
export function placeWords(language: Language): PlaceWords {
  return language === 'fr' ? placeFr : placeEn;
}
