import fc from 'fast-check';

/** How often each property is tried, and from which seed: fixed, unless a longer run asks for more. */
export function fuzzing(runs: number): { numRuns: number; seed: number; interruptAfterTimeLimit?: number } {
  const factor = Number(process.env['VIGIE_FUZZ_FACTOR'] ?? 1);
  return { numRuns: Math.ceil(runs * factor), seed: Number(process.env['VIGIE_FUZZ_SEED'] ?? 20_261_126) };
}

/** What no property may take longer than, milliseconds: nothing hangs. */
export const HANGS = 10_000;

/** Things that have broken readers of JSON before. */
const NASTY = [
  '1e308',
  '-1e308',
  '1e999',
  '-0',
  '99999999999999999999',
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '[[[[[[[[]]]]]]]]',
  '{"__proto__":{"polluted":1}}',
  '"__proto__"',
  '"constructor"',
  '"\\u0000"',
  '"\\ud800"',
  '"<img src=x onerror=alert(1)>"',
  '"\\u202e"',
] as const;

type Edit = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** Damage to a text: cut, doubled, overwritten, or with a value in it exchanged for a nasty one. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  place.map(
    (at): Edit =>
      (text) =>
        text.slice(0, Math.floor(at * text.length)),
  ),
  fc.tuple(place, fc.nat(40)).map(
    ([at, length]): Edit =>
      (text) =>
        text.slice(0, Math.floor(at * text.length)) + text.slice(Math.floor(at * text.length) + length),
  ),
  fc.tuple(place, fc.nat(40)).map(([at, length]): Edit => (text) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from + length) + text.slice(from);
  }),
  fc.tuple(place, fc.string({ unit: 'binary', maxLength: 3 })).map(([at, by]): Edit => (text) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + by + text.slice(from + by.length);
  }),
  fc.tuple(place, fc.constantFrom(...NASTY)).map(([at, by]): Edit => (text) => {
    const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null/g)];
    const value = values[Math.floor(at * values.length)];
    if (!value) return by;
    return text.slice(0, value.index) + by + text.slice(value.index + value[0].length);
  }),
);

/** A text as it may come from outside: the given one, damaged once to four times. */
export function damaged(text: string): fc.Arbitrary<string> {
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) => edits.reduce((damagedText, one) => one(damagedText), text));
}

/** Runs `work` and says what came of it; longer than `HANGS` counts as hanging. */
export async function outcome<T>(
  work: () => T | Promise<T>,
): Promise<{ value: T; error: null } | { value: null; error: unknown }> {
  const began = performance.now();
  try {
    return { value: await work(), error: null };
  } catch (error) {
    return { value: null, error };
  } finally {
    if (performance.now() - began > HANGS) throw new Error('it hung');
  }
}
