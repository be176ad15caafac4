import type { Language } from '../../app/app-state.ts';
import { soundEn, type SoundWords } from './sound-en.ts';
import { soundFr } from './sound-fr.ts';

/** The words of the microphone and of the spectrogram in a language. */
export function soundWords(language: Language): SoundWords {
  return language === 'fr' ? soundFr : soundEn;
}
