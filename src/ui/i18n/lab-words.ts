import type { Language } from '../../app/app-state.ts';
import { labEn, type LabWords } from './lab-en.ts';
import { labFr } from './lab-fr.ts';

/** The words of what if, sweeps, truth and evaluation in a language. */
export function labWords(language: Language): LabWords {
  return language === 'fr' ? labFr : labEn;
}
