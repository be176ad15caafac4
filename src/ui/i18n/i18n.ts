import type { Language } from '../../app/app-state.ts';

/** Making an `Intl` formatter costs about as much as fifty uses of it, so each is made once. */
const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${language}:${key}`;
  let format = formatters.get(id);
  if (!format) {
    format = new Intl.NumberFormat(locale(language), options);
    formatters.set(id, format);
  }
  return format;
}

/** British English for a metric, 24-hour audience. */
export function locale(language: Language): string {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}

/** At most `digits` decimals. */
export function formatNumber(language: Language, value: number, digits = 1): string {
  return numberFormat(language, `n${digits}`, { maximumFractionDigits: digits }).format(value);
}

/** Always `digits` decimals, for figures that change in place. */
export function formatFixed(language: Language, value: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat(language, `f${digits}`, options).format(value);
}

/** A share of 1 as a percentage, without decimals. */
export function formatPercent(language: Language, share: number): string {
  // French typography wants a no-break space before the sign; Intl gives it, English has none.
  return numberFormat(language, 'p', { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Seconds as a sentence says them: “31 s”, “2.5 s”, “4 min 05 s”. */
export function formatSeconds(language: Language, seconds: number): string {
  if (seconds < 120) return `${formatNumber(language, seconds, seconds < 10 ? 1 : 0)}\u00a0s`;
  const whole = Math.round(seconds);
  const rest = String(whole % 60).padStart(2, '0');
  return `${Math.floor(whole / 60)}\u00a0min\u00a0${rest}\u00a0s`;
}

/** Media time as a clock: `0:07`, `12:34`, `1:02:03`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** The same with tenths, for a report: `0:07.4`, in French `0:07,4`. */
export function formatClockTenths(language: Language, seconds: number): string {
  const tenths = Math.max(0, Math.round(seconds * 10));
  return `${formatClock(Math.floor(tenths / 10))}${language === 'fr' ? ',' : '.'}${tenths % 10}`;
}

/** Bytes in decimal units, as file managers show them. */
export function formatBytes(language: Language, bytes: number): string {
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatFixed(language, value, value < 100 && unit > 1 ? 1 : 0)}\u00a0${units[unit] ?? ''}`;
}

const dates = new Map<Language, Intl.DateTimeFormat>();

/** Wall-clock milliseconds as a date and time. */
export function formatDate(language: Language, milliseconds: number): string {
  let format = dates.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short' });
    dates.set(language, format);
  }
  return format.format(milliseconds);
}

const times = new Map<Language, Intl.DateTimeFormat>();

/** Wall-clock milliseconds as a time of day with seconds: `14:03:12`. */
export function formatTimeOfDay(language: Language, milliseconds: number): string {
  let format = times.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(locale(language), { timeStyle: 'medium' });
    times.set(language, format);
  }
  return format.format(milliseconds);
}

const plurals = new Map<Language, Intl.PluralRules>();

/** Chooses the word for a count. French counts 0 and 1 as one, English only 1. */
export function plural(language: Language, count: number, one: string, other: string): string {
  let rules = plurals.get(language);
  if (!rules) {
    rules = new Intl.PluralRules(locale(language));
    plurals.set(language, rules);
  }
  return rules.select(count) === 'one' ? one : other;
}
