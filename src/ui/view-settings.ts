/** Settings of the screen alone, kept in this browser. A browser that refuses keeps the default. */
const KEYS = 'vigie.single-keys';

/** Whether single keys (T, F, J, …) act. WCAG 2.1.4 asks that they can be switched off. */
export function singleKeys(): boolean {
  try {
    return localStorage.getItem(KEYS) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEYS);
    else localStorage.setItem(KEYS, 'off');
  } catch {
    // A browser that stores nothing: the setting lasts as long as the page.
  }
}
