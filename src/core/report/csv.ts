/** How a spreadsheet in a language reads a CSV file that is opened by double click. */
export interface CsvForm {
  readonly separator: ';' | ',';
  readonly decimal: ',' | '.';
}

/** Excel takes both from the language of the system: in French the comma stands in numbers. */
export const CSV_FORMS = {
  fr: { separator: ';', decimal: ',' },
  en: { separator: ',', decimal: '.' },
} as const satisfies Readonly<Record<string, CsvForm>>;

/** Numbers are written as numbers of the form, texts are guarded; null is an empty cell. */
export type CsvCell = string | number | null;

/** Without it Excel takes the file for one in the old code page of the system, and accents break. */
const BOM = '\ufeff';
/** Decimals of a number at most: a thousandth of a second, and of the picture. */
const DIGITS = 3;
/**
 * A text that begins like this may be run as a formula when the file is opened (OWASP, “CSV Injection”); the wide
 * forms too, which some spreadsheets take for the same. Blanks before it are no protection.
 */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** Rows as a CSV file: with a byte order mark, lines ended by CRLF (RFC 4180), the last one too. */
export function csv(rows: readonly (readonly CsvCell[])[], form: CsvForm): string {
  const lines = rows.map((row) => row.map((cell) => csvCell(cell, form)).join(form.separator));
  return `${BOM}${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** One cell: a text from outside can neither be run as a formula nor end its cell. */
export function csvCell(cell: CsvCell, { separator, decimal }: CsvForm): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return '';
    return quoted(String(Number(cell.toFixed(DIGITS))).replace('.', decimal), separator);
  }
  return quoted(FORMULA.test(cell) ? `'${cell}` : cell, separator);
}

function quoted(text: string, separator: string): string {
  if (!text.includes(separator) && !/["\r\n]/.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}
