import { describe, expect, test } from 'vitest';
import { ERRORS } from '../../../src/core/errors.ts';
import { en } from '../../../src/core/messages/en.ts';
import { fr } from '../../../src/core/messages/fr.ts';
import { argue, errorSentence, measure, quantity } from '../../../src/core/messages/messages.ts';
import { PARAMS } from '../../../src/core/rules/params.ts';
import { EVENTS } from '../../../src/core/scenario/scenario.ts';
import { scenarioError } from '../../../src/core/scenario/problems.ts';
import { toPlain } from '../../../src/core/errors.ts';
import { factsEn } from '../../../src/ui/i18n/facts-en.ts';
import { editEn } from '../../../src/ui/i18n/edit-en.ts';
import { editFr } from '../../../src/ui/i18n/edit-fr.ts';
import { factsFr } from '../../../src/ui/i18n/facts-fr.ts';
import { labEn } from '../../../src/ui/i18n/lab-en.ts';
import { labFr } from '../../../src/ui/i18n/lab-fr.ts';
import { lookBackEn } from '../../../src/ui/i18n/look-back-en.ts';
import { lookBackFr } from '../../../src/ui/i18n/look-back-fr.ts';
import { reportEn } from '../../../src/ui/i18n/report-en.ts';
import { reportFr } from '../../../src/ui/i18n/report-fr.ts';
import { sessionFileEn } from '../../../src/ui/i18n/session-file-en.ts';
import { sessionFileFr } from '../../../src/ui/i18n/session-file-fr.ts';
import { sheetEn } from '../../../src/ui/i18n/sheet-en.ts';
import { lessonWords } from '../../../src/ui/lessons/lesson-words.ts';
import { sheetFr } from '../../../src/ui/i18n/sheet-fr.ts';
import { en as screenEn } from '../../../src/ui/i18n/en.ts';
import { fr as screenFr } from '../../../src/ui/i18n/fr.ts';

/** Every sentence of a catalogue; functions are called with words that stand out. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const made: unknown = (value as (...values: unknown[]) => unknown)(2, 3, 4, 5);
    return typeof made === 'string' ? [[path, made]] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => sentences(part, `${path}.${key}`));
}

describe('the catalogues', () => {
  test.each([
    ['domain', en, fr],
    ['screen', screenEn, screenFr],
    ['facts', factsEn, factsFr],
    ['editing', editEn, editFr],
    ['what if', labEn, labFr],
    ['looking back', lookBackEn, lookBackFr],
    ['report', reportEn, reportFr],
    ['authorisation sheet', sheetEn, sheetFr],
    ['sessions in files', sessionFileEn, sessionFileFr],
  ])('%s: the same sentences in both languages', (_name, one, other) => {
    expect(
      sentences(other)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      sentences(one)
        .map(([path]) => path)
        .sort(),
    );
  });

  test('an error has the same details in both languages', () => {
    const details = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();
    for (const code of Object.keys(ERRORS) as (keyof typeof ERRORS)[]) {
      expect(details(fr.errors[code]), code).toEqual(details(ERRORS[code]));
    }
  });

  test('every parameter of every rule has words', () => {
    for (const event of EVENTS) {
      const names = Object.keys(PARAMS[event]);
      expect(Object.keys(en.params[event]), event).toEqual(expect.arrayContaining(names));
      expect(Object.keys(fr.params[event]), event).toEqual(expect.arrayContaining(names));
    }
  });

  test('French punctuation never starts a line', () => {
    for (const catalogue of [
      fr,
      screenFr,
      factsFr,
      editFr,
      labFr,
      reportFr,
      sheetFr,
      lookBackFr,
      sessionFileFr,
      lessonWords('fr'),
    ]) {
      for (const [path, sentence] of sentences(catalogue)) {
        // A narrow no-break space stands before high punctuation and inside the quotation marks.
        // The colon of a time of day is no punctuation.
        const read = sentence.replace(/\d:\d/g, '');
        expect(read, path).not.toMatch(/[^\u202f][:;?!»%]|«[^\u202f]/);
      }
    }
  });
});

describe('values in words', () => {
  test('an argument is a sentence', () => {
    const because = { condition: 'unattended-for', value: 31.2, threshold: 30, since: 4 } as const;
    expect(argue('en', because)).toBe('left alone for 31\u00a0s (limit 30\u00a0s)');
    expect(argue('fr', because)).toBe('laissé seul depuis 31\u00a0s (seuil\u202f: 30\u00a0s)');
  });

  test('counts agree with their nouns', () => {
    expect(quantity('en', 1, 'people')).toBe('1\u00a0person');
    expect(quantity('en', 0, 'people')).toBe('0\u00a0people');
    expect(quantity('fr', 0, 'people')).toBe('0\u00a0personne');
    expect(quantity('fr', 2, 'people')).toBe('2\u00a0personnes');
    expect(quantity('fr', 1.5, 'heights')).toBe('1,5\u00a0hauteur de personne');
  });

  test('classes, shares and yes', () => {
    expect(measure('fr', 'object-class', 'suitcase')).toBe('valise');
    expect(measure('en', 'object-score', 0.62)).toBe('62%');
    expect(measure('fr', 'in-zone', true)).toBe('oui');
  });

  test('a value without words, such as markup from a file, stays text', () => {
    expect(measure('en', 'object-class', '<b>x</b>')).toBe('<b>x</b>');
  });

  test('a scenario problem is told in the language of the screen', () => {
    const error = toPlain(scenarioError('zones[2].points', 'too-many', { limit: 256 }));
    expect(errorSentence('en', error)).toContain('zones[2].points');
    expect(errorSentence('en', error)).toContain('has more than 256 entries');
    expect(errorSentence('fr', error)).toContain('a plus de 256 éléments');
  });

  test('a reason with a code is put into words, another is shown as it is', () => {
    const lost = (reason: string) => ({ code: 'engine-lost', details: { reason, seconds: 2 } }) as const;
    expect(errorSentence('fr', lost('device-lost'))).toContain('carte graphique perdue');
    expect(errorSentence('fr', lost('odd'))).toContain('odd');
  });
});
