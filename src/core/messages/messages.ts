import { fillIn, type PlainError } from '../errors.ts';
import type { ClassName } from '../detection/detection.ts';
import type { Because, Reading } from '../rules/alert.ts';
import { CONDITIONS, type ConditionId, type Unit } from '../rules/conditions.ts';
import { problemOf } from '../scenario/problems.ts';
import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';

export type { Messages } from './en.ts';

/** The words of the domain in a language. */
export function messages(language: 'en' | 'fr'): Messages {
  return language === 'fr' ? fr : en;
}

/** Errors whose `problem` is one of the list for files. */
const INVALID: ReadonlySet<string> = new Set([
  'scenario-invalid',
  'manifest-invalid',
  'session-file-invalid',
]);

/** An error as a sentence. */
export function errorSentence(language: 'en' | 'fr', error: PlainError): string {
  const words = messages(language);
  const { reason, what } = error.details;
  const details = Object.fromEntries(
    Object.entries(error.details).map(([name, value]) => {
      return [name, typeof value === 'number' ? numberFormat(language, 2).format(value) : value];
    }),
  );
  const problem = INVALID.has(error.code) ? problemOf(error.details) : null;
  return fillIn(words.errors[error.code], {
    ...details,
    ...(typeof reason === 'string' && { reason: reasonWords(words, reason) }),
    ...(typeof what === 'string' && { what: words.stored[what] ?? what }),
    ...(problem && { problem: fillIn(words.scenarioProblems[problem], details) }),
  });
}

/** A reason, or several with the backend that each stands for (“webgpu: no-gpu; webgl: …”). */
function reasonWords({ reasons }: Messages, reason: string): string {
  const known = (code: string): string => (Object.hasOwn(reasons, code) ? reasons[code]! : code);
  if (!/^\w+: /.test(reason)) return known(reason);
  return reason
    .split('; ')
    .map((part) => part.replace(/: (.*)$/s, (_, code: string) => `: ${known(code)}`))
    .join('; ');
}

/** Ratios that are shares of a whole read better as percentages; the others are plain numbers. */
const AS_PERCENT: readonly ConditionId[] = [
  'object-score',
  'height-share',
  'pose-score',
  'moves-as-one',
  'running-share',
  'sound-spread',
  'sound-periodic',
  'voice-sway',
];

/** A measured value with its unit, in words. `bare`: without the unit, for a threshold that follows it. */
export function measure(
  language: 'en' | 'fr',
  condition: ConditionId,
  value: number | string | boolean,
  bare = false,
): string {
  const words = messages(language);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return inWords(words, condition, value);
  if (AS_PERCENT.includes(condition)) return percent(language, value);
  return quantity(language, value, CONDITIONS[condition].unit, bare);
}

/** Names that people gave stay as they are, even those that look like a code. */
const CODED: readonly ConditionId[] = [
  'attendance',
  'object-class',
  'camera-health',
  'surge-kind',
  'sound-kind',
];

function inWords({ classes, states }: Messages, condition: ConditionId, value: string): string {
  if (!CODED.includes(condition)) return value;
  if (Object.hasOwn(classes, value)) return classes[value as ClassName];
  return Object.hasOwn(states, value) ? states[value]! : value;
}

/** Units whose fractions say nothing. */
const WHOLE: ReadonlySet<Unit> = new Set(['people', 'deg', 'dB', 'dBFS', 'Hz']);

/** A number with its unit, in words: “31 s”, “1 person”, “2.4 people/m²”. */
export function quantity(language: 'en' | 'fr', value: number, unit: Unit, bare = false): string {
  const digits = WHOLE.has(unit) || (unit === 's' && value >= 10) ? 0 : unit === 's' ? 1 : 2;
  const number = numberFormat(language, digits).format(value);
  const forms = messages(language).units[unit];
  // French counts below two as one, English only one itself; ten hundredths are already rounded away.
  const isOne = language === 'fr' ? Math.abs(value) < 2 : number === '1';
  const word = isOne ? forms.one : forms.other;
  if (word === '' || (bare && forms.one !== forms.other)) return number;
  return unit === 'deg' ? `${number}${word}` : `${number}\u00a0${word}`;
}

/** A line of an alert's argument: “left alone for 31 s (limit 30 s)”. */
export function argue(language: 'en' | 'fr', because: Because | Reading): string {
  const { condition, value, threshold } = because;
  const limit = threshold === null || typeof threshold === 'boolean' ? null : threshold;
  return messages(language).conditions[condition].argue(
    measure(language, condition, value),
    limit === null ? null : measure(language, condition, limit, true),
  );
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: 'en' | 'fr', digits: number): Intl.NumberFormat {
  return cached(`${language}${digits}`, language, { maximumFractionDigits: digits });
}

function percent(language: 'en' | 'fr', share: number): string {
  return cached(`${language}%`, language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

function cached(key: string, language: 'en' | 'fr', options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options);
    formats.set(key, format);
  }
  return format;
}
