import type { Language } from '../../app/app-state.ts';
import { sessionFileEn, type SessionFileWords } from './session-file-en.ts';
import { sessionFileFr } from './session-file-fr.ts';

/** The words of sessions in files in a language. */
export function sessionFileWords(language: Language): SessionFileWords {
  return language === 'fr' ? sessionFileFr : sessionFileEn;
}
