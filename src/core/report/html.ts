/** Markup that is known to be safe: literals of this program and escaped values. */
export interface Html {
  readonly html: string;
}

/** Text as it can stand in an element or a quoted attribute of a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A template whose values are escaped, except for `Html` and lists of it. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  const parts = strings.map((part, i) => part + (i < values.length ? text(values[i]) : ''));
  return { html: parts.join('') };
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join('');
  if (isHtml(value)) return value.html;
  return escapeHtml(String(value));
}

function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && typeof (value as Html).html === 'string';
}
