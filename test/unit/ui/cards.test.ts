import { describe, expect, test } from 'vitest';
import { EVENTS } from '../../../src/core/scenario/scenario.ts';
import { cardsEn } from '../../../src/ui/i18n/cards-en.ts';
import { cardsFr } from '../../../src/ui/i18n/cards-fr.ts';
import { factsEn } from '../../../src/ui/i18n/facts-en.ts';
import { factsFr } from '../../../src/ui/i18n/facts-fr.ts';
import { placeEn } from '../../../src/ui/i18n/place-en.ts';
import { placeFr } from '../../../src/ui/i18n/place-fr.ts';
import { figuresOf, MEASURED } from '../../../src/ui/rule-figures.ts';

/** Every sentence of a catalogue with its path; functions are called with values that stand out. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const call = value as (...values: unknown[]) => unknown;
    // Some take a list of numbers, the others take plain values.
    const made = path.startsWith('.problems') ? call([2, 3]) : call(2, 3, 4, 5);
    return typeof made === 'string' ? [[path, made]] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => sentences(part, `${path}.${key}`));
}

describe('the words of the place and of the cards', () => {
  test.each([
    ['place', placeEn, placeFr],
    ['cards', cardsEn, cardsFr],
  ])('%s: the same sentences in both languages', (_, one, other) => {
    const paths = (words: unknown): string[] =>
      sentences(words)
        .map(([path]) => path)
        .sort();
    expect(paths(other)).toEqual(paths(one));
  });

  test('French signs stand off by a narrow no-break space', () => {
    for (const [path, sentence] of [...sentences(placeFr), ...sentences(cardsFr), ...sentences(factsFr)]) {
      expect(sentence, path).not.toMatch(/[ \u00a0][:;?!%»]|«[ \u00a0]|[^\u202f\d][:;?!»](?=\s|$)/);
    }
  });

  test('a problem names the points to move', () => {
    expect(placeEn.problems['image-line']([1, 2, 4])).toContain('1, 2 and 4');
    expect(placeFr.problems['image-same']([2, 3])).toContain('2 et 3');
  });
});

describe('the cards', () => {
  test('each rule says what it looks at, what it cannot do, and what was measured', () => {
    for (const event of EVENTS) {
      expect(factsEn[event].cannot.length, event).toBeGreaterThan(1);
      expect(factsFr[event].cannot, event).toHaveLength(factsEn[event].cannot.length);
      const { events, found, falseAlerts } = figuresOf(event);
      expect(found, event).toBeLessThanOrEqual(events);
      expect(falseAlerts, event).toBeGreaterThanOrEqual(0);
    }
    expect(MEASURED.clips).toBeGreaterThan(0);
  });

  test('a published figure has its source; only one was found', () => {
    const published = EVENTS.filter((event) => factsEn[event].field.figure !== null);
    expect(published).toEqual(['abandoned-object']);
    for (const facts of [factsEn, factsFr]) {
      expect(facts['abandoned-object'].field.source).toContain('La Croix');
      for (const event of EVENTS) {
        const { figure, finding, source } = facts[event].field;
        expect((figure === null) === (factsEn[event].field.figure === null), event).toBe(true);
        if (source === null) expect(finding.toLowerCase(), event).toMatch(/^(no|aucun)/);
        // No number in a finding without a figure.
        if (figure === null) expect(finding, event).not.toMatch(/\d/);
      }
    }
  });
});
