import type { Verdict } from '../core/rules/alert.ts';

/** What a key asks for. */
export type Command =
  | { readonly do: 'toggle-play' | 'next-alert' | 'previous-alert' | 'zones' | 'help' | 'escape' }
  | { readonly do: 'undo' | 'redo' | 'save' | 'open' | 'mark' }
  | { readonly do: 'review' | 'undo-verdict' | 'report' }
  | { readonly do: 'finding'; readonly by: 1 | -1 }
  | { readonly do: 'seek'; readonly by: number }
  | { readonly do: 'verdict'; readonly verdict: Verdict };

/** The parts of a key press that matter, so that this can be tested without a browser. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** True, false, unsure; and vraie, fausse, incertaine. Both sets work in both languages. */
const VERDICTS: Readonly<Record<string, Verdict>> = {
  t: 'true',
  v: 'true',
  f: 'false',
  u: 'unsure',
  i: 'unsure',
};

/**
 * The command of a key press, or null.
 * @param single whether keys without a modifier act.
 */
export function commandOf(press: KeyPress, single: boolean): Command | null {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) {
    if (key === 'z') return { do: press.shiftKey ? 'redo' : 'undo' };
    if (press.shiftKey) return null;
    if (key === 'y') return { do: 'redo' };
    if (key === 's') return { do: 'save' };
    return key === 'o' ? { do: 'open' } : null;
  }
  if (key === 'Escape') return { do: 'escape' };
  return single ? singleKey(key, press.shiftKey) : null;
}

function singleKey(key: string, shift: boolean): Command | null {
  const verdict = VERDICTS[key];
  if (verdict && !shift) return { do: 'verdict', verdict };
  switch (key) {
    case ' ':
      return { do: 'toggle-play' };
    case 'ArrowLeft':
      return { do: 'seek', by: shift ? -10 : -1 };
    case 'ArrowRight':
      return { do: 'seek', by: shift ? 10 : 1 };
    case 'j':
      return { do: 'next-alert' };
    case 'k':
      return { do: 'previous-alert' };
    case 'r':
      return { do: 'review' };
    case 'e':
      return { do: 'report' };
    case 'Backspace':
      return { do: 'undo-verdict' };
    case 'm':
      return { do: 'mark' };
    case 'n':
      return { do: 'finding', by: 1 };
    case 'p':
      return { do: 'finding', by: -1 };
    case 'z':
      return { do: 'zones' };
    case '?':
      return { do: 'help' };
    default:
      return null;
  }
}

const TEXT =
  'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=range])';
const MOVING = /^(Arrow|Page|Home|End)/;

/**
 * True where a key belongs to what has the focus: text fields, choices, sliders, drawing. Together with Ctrl or
 * ⌘ (`chord`) it belongs to text fields only, which have an undo of their own.
 */
export function keyBelongsTo(path: readonly EventTarget[], key: string, chord = false): boolean {
  const elements = path.filter((node) => node instanceof Element);
  if (chord) return elements.some((node) => node.matches(TEXT));
  for (const node of elements) {
    if (node.matches(TEXT) || node.matches('select')) return true;
    if (node.matches('[type=range], [role=slider]')) return MOVING.test(key);
    if (node.matches('input')) return key === ' ' || MOVING.test(key);
    // A tab wants to be moved from and chosen; letters mean the same on it as anywhere.
    if (node.matches('[role=tab]')) return key === ' ' || key === 'Enter' || MOVING.test(key);
    if (node.matches('[role=group][tabindex="0"]')) return key !== 'Escape';
    if (node.matches('button, a, summary, [role=button]') && (key === ' ' || key === 'Enter')) return true;
    if (node.matches('dialog, [popover]')) return true;
    // Z leaves it as it entered it.
    if (node.localName === 'vigie-zone-editor') return key.toLowerCase() !== 'z';
  }
  return false;
}
