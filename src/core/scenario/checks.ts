import * as v from 'valibot';
import type { ErrorDetails } from '../errors.ts';
import type { Point } from '../geometry/types.ts';
import { cleanLabel, cleanText } from './label.ts';
import { scenarioError, type ScenarioProblem } from './problems.ts';

/** A valibot message: a problem's code with its values, as JSON. */
export function say(code: ScenarioProblem, values: ErrorDetails = {}): string {
  return JSON.stringify({ code, values });
}

/** An object with exactly these keys. Own keys only: `__proto__` and `constructor` are unknown keys too. */
export function exactObject<const T extends v.ObjectEntries>(
  entries: T,
): v.StrictObjectSchema<T, (issue: v.StrictObjectIssue) => string> {
  return v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') return say('unknown-key');
    return say(issue.expected === 'Object' ? 'not-object' : 'missing');
  });
}

/** A list whose length is checked before its entries are looked at. */
export function list<const T extends v.GenericSchema>(
  entry: T,
  min: number,
  max: number,
): v.GenericSchema<unknown, v.InferOutput<T>[]> {
  return v.pipe(
    v.array(v.unknown(), say('not-list')),
    v.maxLength(max, say('too-many', { limit: max })),
    v.minLength(min, say('too-few', { limit: min })),
    v.array(entry),
  );
}

/** A finite number in a range, ends included. */
export function numberFrom(min: number, max: number): v.GenericSchema<unknown, number> {
  return v.pipe(
    v.number(say('not-number')),
    v.check((value) => value >= min && value <= max, say('out-of-range', { min, max })),
  );
}

/** One of a list of words. */
export function oneOf<const T extends readonly string[]>(choices: T): v.GenericSchema<unknown, T[number]> {
  return v.picklist(choices, say('not-one-of', { choices: choices.join(', ') }));
}

/** Text for people to read. */
export const label = v.pipe(v.string(say('not-text')), v.transform(cleanLabel));

/** Longer text for people to read, cut at `most` characters. */
export function textUpTo(most: number): v.GenericSchema<unknown, string> {
  return v.pipe(
    v.string(say('not-text')),
    v.transform((text) => cleanText(text, most)),
  );
}

/** A name that others refer to. */
export const id = v.pipe(
  v.string(say('not-text')),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u, say('bad-id')),
);

/** Two numbers in a range each. */
export function pair(min: number, max: number): v.GenericSchema<unknown, Point> {
  return v.pipe(
    v.array(v.unknown(), say('not-point')),
    v.length(2, say('not-point')),
    v.array(numberFrom(min, max)),
    v.transform((values): Point => [values[0]!, values[1]!]),
  );
}

/**
 * Checks a value against a schema.
 * @param at where the value stands, put before the path of a problem; '' for a whole file
 * @throws VigieError `scenario-invalid` with the path of the first problem
 */
export function check<const T extends v.GenericSchema>(
  schema: T,
  value: unknown,
  at: string,
): v.InferOutput<T> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = join(at, issue.path?.map((item) => (item as { key: string | number }).key) ?? []);
  const { code, values } = JSON.parse(issue.message) as { code: ScenarioProblem; values: ErrorDetails };
  throw scenarioError(path, code, values);
}

/** `zones`, 2, `points` → `zones[2].points`. Keys come from outside, so they are cleaned too. */
function join(at: string, keys: readonly (string | number)[]): string {
  let path = at;
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else path += path === '' ? cleanLabel(key) : `.${cleanLabel(key)}`;
  }
  return path === '' ? '(file)' : path;
}

/** The first entry whose id an earlier one has, or -1. */
export function repeated(entries: readonly { readonly id: string }[]): number {
  const seen = new Set<string>();
  return entries.findIndex((entry) => {
    if (seen.has(entry.id)) return true;
    seen.add(entry.id);
    return false;
  });
}
