/**
 * Settings of the screen alone, kept in this browser. A browser that refuses keeps the default; a page on a disk
 * keeps nothing, because it shares its storage with every other one.
 */
const KEYS = 'vigie.single-keys';

let held = true;

function storage(): Storage | null {
  return location.protocol === 'file:' ? null : localStorage;
}

/** Whether single keys (T, F, J, …) act. WCAG 2.1.4 asks that they can be switched off. */
export function singleKeys(): boolean {
  try {
    return held && storage()?.getItem(KEYS) !== 'off';
  } catch {
    return held;
  }
}

export function setSingleKeys(on: boolean): void {
  held = on;
  try {
    if (on) storage()?.removeItem(KEYS);
    else storage()?.setItem(KEYS, 'off');
  } catch {
    // A browser that stores nothing: the setting lasts as long as the page.
  }
}
