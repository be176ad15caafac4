import { cleanText } from './label.ts';
import type { Authorisation, Period, Scenario } from './scenario.ts';

/** Texts of an authorisation sheet longer than this are cut, in characters. */
export const MAX_STATEMENT = 600;

/** The parts of a sheet, in the order of the form and the report. */
export const SHEET_PARTS = ['purpose', 'place', 'period', 'authority', 'informed'] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

/**
 * A date and time without a zone, `2026-11-26T08:30`, as milliseconds that can be compared with others of the same
 * place; null when it is none. Pure arithmetic: no clock is asked.
 */
export function parseLocal(text: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const at = Date.UTC(year, month - 1, day, hour, minute);
  // 31 February would silently become 3 March.
  return new Date(at).toISOString().startsWith(text) ? at : null;
}

/** Whether a period ends after it begins. */
export function isOrdered({ from, to }: Period): boolean {
  return (parseLocal(from) ?? Infinity) < (parseLocal(to) ?? -Infinity);
}

/**
 * Where a moment lies with regard to a scenario's period. `none`: it has no period; `undated`: it has one, but the
 * moment has no date.
 */
export type PeriodState = 'none' | 'undated' | 'before' | 'within' | 'after';

/** @param at the moment in the place's own time, milliseconds as `parseLocal` counts; null where nobody knows it */
export function periodState(
  { authorisation }: Pick<Scenario, 'authorisation'>,
  at: number | null,
): PeriodState {
  const period = authorisation?.period;
  if (!period) return 'none';
  if (at === null) return 'undated';
  if (at < (parseLocal(period.from) ?? Infinity)) return 'before';
  return at > (parseLocal(period.to) ?? -Infinity) ? 'after' : 'within';
}

/** Whether rules may run at a moment: a period that cannot be held against a date stops nothing. */
export function rulesMayRun(scenario: Pick<Scenario, 'authorisation'>, at: number | null): boolean {
  const state = periodState(scenario, at);
  return state !== 'before' && state !== 'after';
}

/** The scenario with one part of its sheet stated anew; an empty one is taken out, and a sheet of none with it. */
export function stateSheet<Part extends SheetPart>(
  scenario: Scenario,
  part: Part,
  value: Authorisation[Part] | null,
): Scenario {
  const { authorisation = {}, ...rest } = scenario;
  const { [part]: _, ...others } = authorisation;
  const stated = typeof value === 'string' ? cleanText(value, MAX_STATEMENT) : value;
  const next: Authorisation = stated ? { ...others, [part]: stated } : others;
  return Object.keys(next).length === 0 ? rest : { ...rest, authorisation: next };
}
