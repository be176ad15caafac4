import { describe, expect, test } from 'vitest';
import { csv, csvCell, CSV_FORMS, type CsvCell } from '../../../../src/core/report/csv.ts';

describe('a CSV file', () => {
  test('begins with a byte order mark, and every line ends', () => {
    const rows = [
      ['Où', 'Début (s)'],
      ['Quai', 1.5],
    ];
    expect(csv(rows, CSV_FORMS.fr)).toBe('\ufeffOù;Début (s)\r\nQuai;1,5\r\n');
    expect(csv(rows, CSV_FORMS.en)).toBe('\ufeffOù,Début (s)\r\nQuai,1.5\r\n');
  });

  test.each<[CsvCell, string, string]>([
    ['plain', 'plain', 'plain'],
    [null, '', ''],
    ['a;b', '"a;b"', 'a;b'],
    ['a,b', 'a,b', '"a,b"'],
    ['say "no"', '"say ""no"""', '"say ""no"""'],
    ['two\nlines', '"two\nlines"', '"two\nlines"'],
    // Numbers are ours: a minus is a minus. What no spreadsheet can hold is left out.
    [1234.5678, '1234,568', '1234.568'],
    [-3.5, '-3,5', '-3.5'],
    [0.1 + 0.2, '0,3', '0.3'],
    [Number.NaN, '', ''],
    [Infinity, '', ''],
  ])('%j', (cell, french, english) => {
    expect(csvCell(cell, CSV_FORMS.fr)).toBe(french);
    expect(csvCell(cell, CSV_FORMS.en)).toBe(english);
  });

  test.each([
    '=1+1',
    '+33',
    '-2+3',
    '@SUM(A1)',
    '\tplain',
    '\rplain',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u00a0=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '|calc',
    '%0A=1',
    '=HYPERLINK("http://x";"y")',
  ])('%j is text, not a formula', (text) => {
    expect(csvCell(text, CSV_FORMS.fr).replace(/^"/, '')).toMatch(/^'/);
  });

  test('a text with a minus or an equals sign inside is left alone', () => {
    expect(csvCell('Quai 2 - nord = est', CSV_FORMS.fr)).toBe('Quai 2 - nord = est');
  });
});
