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
  return cleanText(text, MAX_LABEL);
}

/** The same for longer texts: at most `most` characters. */
export function cleanText(text: string, most: number): string {
  // It may be megabytes long: only its start is looked at, with room for what is stripped.
  const start = text.slice(0, most * 16);
  const cleaned = start
    .replace(/[\t\n\r]+/g, ' ')
    .replace(UNWANTED, '')
    .trim();
  return [...cleaned].slice(0, most).join('').trim();
}
