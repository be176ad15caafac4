import type { Language } from '../../app/app-state.ts';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';

/** The screen's words in a language. */
export function words(language: Language): Words {
  return language === 'fr' ? fr : en;
}
