import type { Language } from '../../app/app-state.ts';
import type { LessonId } from '../../app/lesson-state.ts';
import { lessonsEn } from './lessons-en.ts';
import { lessonsFr } from './lessons-fr.ts';
import { frameEn, type FrameWords } from './frame-en.ts';
import { frameFr } from './frame-fr.ts';

/** Something that a source says, and which one, with its date. */
export interface Fact {
  readonly text: string;
  readonly source: string;
}

export interface StepText {
  readonly title: string;
  /** What to do or to think about, and why. */
  readonly text: string;
  /** How, for whoever does not find it. */
  readonly hint?: string;
  /** What it showed, once it was done. */
  readonly after?: string;
  readonly choices?: Readonly<Record<string, { readonly label: string; readonly why: string }>>;
  readonly fact?: Fact;
}

export interface LessonText {
  readonly title: string;
  /** What is learnt, for the list. */
  readonly learn: string;
  /** For the trainer: what it is for, what it needs, what to talk about afterwards. */
  readonly goal: string;
  readonly material: string;
  readonly talk: readonly string[];
  /** One sentence to take home. */
  readonly keep: string;
  readonly steps: Readonly<Record<string, StepText>>;
}

export type LessonTexts = Readonly<Record<LessonId, LessonText>>;
export type LessonWords = FrameWords & { readonly lessons: LessonTexts };

const WORDS: Readonly<Record<Language, LessonWords>> = {
  en: { ...frameEn, lessons: lessonsEn },
  fr: { ...frameFr, lessons: lessonsFr },
};

/** All that the lessons say, in a language. */
export function lessonWords(language: Language): LessonWords {
  return WORDS[language];
}
