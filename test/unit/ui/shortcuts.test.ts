import { describe, expect, test } from 'vitest';
import { commandOf, type KeyPress } from '../../../src/ui/shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('commandOf', () => {
  test.each([
    [press(' '), { do: 'toggle-play' }],
    [press('ArrowLeft'), { do: 'seek', by: -1 }],
    [press('ArrowRight', { shiftKey: true }), { do: 'seek', by: 10 }],
    [press('t'), { do: 'verdict', verdict: 'true' }],
    [press('v'), { do: 'verdict', verdict: 'true' }],
    [press('F'), { do: 'verdict', verdict: 'false' }],
    [press('i'), { do: 'verdict', verdict: 'unsure' }],
    [press('j'), { do: 'next-alert' }],
    [press('k'), { do: 'previous-alert' }],
    [press('r'), { do: 'review' }],
    [press('e'), { do: 'report' }],
    [press('Backspace'), { do: 'undo-verdict' }],
    [press('z'), { do: 'zones' }],
    [press('?', { shiftKey: true }), { do: 'help' }],
    [press('z', { ctrlKey: true }), { do: 'undo' }],
    [press('Z', { ctrlKey: true, shiftKey: true }), { do: 'redo' }],
    [press('y', { metaKey: true }), { do: 'redo' }],
    [press('s', { ctrlKey: true }), { do: 'save' }],
    [press('o', { ctrlKey: true }), { do: 'open' }],
    [press('Escape'), { do: 'escape' }],
    [press('t', { ctrlKey: true }), null],
    [press('z', { altKey: true }), null],
    [press('q'), null],
  ])('%o', (key, command) => {
    expect(commandOf(key, true)).toEqual(command);
  });

  test('single keys can be switched off, the others stay', () => {
    expect(commandOf(press('t'), false)).toBeNull();
    expect(commandOf(press(' '), false)).toBeNull();
    expect(commandOf(press('z', { ctrlKey: true }), false)).toEqual({ do: 'undo' });
    expect(commandOf(press('Escape'), false)).toEqual({ do: 'escape' });
  });
});
