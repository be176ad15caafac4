import type { Language } from '../../app/app-state.ts';
import { editEn, type EditWords } from './edit-en.ts';
import { editFr } from './edit-fr.ts';

/** The words of the zone editor and the scenario panel in a language. */
export function editWords(language: Language): EditWords {
  return language === 'fr' ? editFr : editEn;
}
