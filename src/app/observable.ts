/** An immutable state that tells its listeners of a change, at most once a microtask. */
export class Observable<T extends object> {
  #state: T;
  #told = true;
  readonly #listeners = new Set<(state: T) => void>();

  constructor(state: T) {
    this.#state = state;
  }

  get state(): T {
    return this.#state;
  }

  /** Takes over the given parts. A part that is the very same value changes nothing. */
  set(parts: Partial<T>): void {
    const keys = Object.keys(parts) as (keyof T)[];
    if (keys.every((key) => Object.is(this.#state[key], parts[key]))) return;
    this.#state = { ...this.#state, ...parts };
    if (!this.#told) return;
    this.#told = false;
    queueMicrotask(() => {
      this.#told = true;
      for (const listener of this.#listeners) listener(this.#state);
    });
  }

  /** Returns how to stop listening. */
  subscribe(listener: (state: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
