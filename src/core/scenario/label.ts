/** Labels longer than this are cut, in characters. */
export const MAX_LABEL = 80;

/**
 * Characters that a label must not carry: controls, those that turn the direction of writing (a name could
 * make the sentence around it read backwards), those without width, and halves of surrogate pairs.
 */
const UNWANTED =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** A label from outside, safe to show anywhere as text: one line, plain direction, at most 80 characters. */
export function cleanLabel(text: string): string {
  // A label may be megabytes long: only its start is looked at, with room for what is stripped.
  const start = text.slice(0, MAX_LABEL * 16);
  const cleaned = start
    .replace(/[\t\n\r]+/g, ' ')
    .replace(UNWANTED, '')
    .trim();
  return [...cleaned].slice(0, MAX_LABEL).join('').trim();
}
