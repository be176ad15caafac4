import type { Language } from '../../app/app-state.ts';
import type { Period } from '../../core/scenario/scenario.ts';
import { parseLocal } from '../../core/scenario/authorisation.ts';
import { locale } from './i18n.ts';
import { sheetEn, type SheetWords } from './sheet-en.ts';
import { sheetFr } from './sheet-fr.ts';

/** The words of the authorisation sheet in a language. */
export function sheetWords(language: Language): SheetWords {
  return language === 'fr' ? sheetFr : sheetEn;
}

/** A period in words, in the place's own time. */
export function periodWords(language: Language, { from, to }: Period): string {
  // Local times are kept as if they were universal: they must not be moved into this machine's zone.
  const format = new Intl.DateTimeFormat(locale(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const words = (text: string): string => {
    const at = parseLocal(text);
    return at === null ? text : format.format(at);
  };
  return sheetWords(language).period(words(from), words(to));
}
