import type { Language } from '../../app/app-state.ts';
import { evidenceEn, type EvidenceWords } from './evidence-en.ts';
import { evidenceFr } from './evidence-fr.ts';

/** The words of pictures, clips and the anonymous view in a language. */
export function evidenceWords(language: Language): EvidenceWords {
  return language === 'fr' ? evidenceFr : evidenceEn;
}
